"""Pins, polls, pace, topics and titles, asked for by name."""

from datetime import timedelta

import pytest

from bot.checkups import Checkups
from chat.actions import Action, ChatAction, SendMessage
from chat.gestures import (
    ClosePoll,
    CloseTopic,
    GiveTitle,
    PinMessage,
    PostPoll,
    React,
    ReopenTopic,
    SlowDown,
    TakeTitle,
    UnpinMessage,
)
from chat.language import language
from chat.platform import Capabilities, Emit
from chat.words import Words
from tests.bot.commands.room import ADMIN, ANN, BOB, CHANNEL, GROUP, INNKEEPER, MOD, OFFICE, OWNER, Room, of_kind, said

UNABLE = Capabilities(pins=False, polls=False, slow=False, topics=False, titles=False)
GESTURES: tuple[type[Action], ...] = (
    *(PinMessage, UnpinMessage, PostPoll, SlowDown, CloseTopic, ReopenTopic, GiveTitle, TakeTitle),
)
HOSTILE = ("", " ", "|", "| | |", "\x00", "{ $name }", "@everyone <@&1>", "-1s", "٣s", "9" * 4_000, "x" * 4_000, "a|b")


async def test_what_is_answered_is_pinned_and_unpinned(room: Room) -> None:
    message = await room.say(BOB, "we meet at eight")
    for line, kind in (("pin", PinMessage), ("unpin", UnpinMessage), ("釘選", PinMessage)):
        (done,) = of_kind(await room.call(MOD, line, reply_to=message), kind)
        assert isinstance(done, kind)
        assert (done.message, done.group) == (message.id, GROUP)


async def test_nothing_is_pinned_without_an_answered_message(room: Room) -> None:
    assert await room.told(MOD, "pin") == "Answer the message you mean."


async def test_a_question_with_answers_becomes_a_poll_in_the_topic_it_was_asked_in(room: Room) -> None:
    for line in ("poll Where?  | at the inn|by the river ", "poll Where?｜at the inn｜by the river"):
        (poll,) = of_kind(await room.call(MOD, line, thread="7"), PostPoll)
        assert isinstance(poll, PostPoll)
        assert (poll.question, poll.answers, poll.thread) == ("Where?", ("at the inn", "by the river"), "7")
        assert poll.key


async def test_a_poll_is_closed_by_answering_it(room: Room) -> None:
    message = await room.say(INNKEEPER, "the poll")
    for line in ("poll close", "poll 结束"):
        (close,) = of_kind(await room.call(MOD, line, reply_to=message), ClosePoll)
        assert isinstance(close, ClosePoll)
        assert close.message == message.id
    assert await room.told(MOD, "poll close") == "Answer the message you mean."


@pytest.mark.parametrize("line", ["poll", "poll Where?", "poll Where? | here", "poll | | |", "poll Q" + " | a" * 11])
async def test_a_poll_needs_a_question_and_two_to_ten_answers(line: str, room: Room) -> None:
    actions = await room.call(MOD, line)
    assert not of_kind(actions, PostPoll)
    assert "/poll Where do we meet?" in said(actions)


async def test_a_poll_that_is_too_long_for_a_network_is_not_cut(room: Room) -> None:
    assert "at most 300" in await room.told(MOD, f"poll {'Q' * 301} | a | b")
    assert "an answer 55" in await room.told(MOD, f"poll Q | {'a' * 56} | b")


async def test_where_there_are_no_polls_the_question_is_asked_in_words(room: Room) -> None:
    actions = await room.call(MOD, "poll Where? | inn | river", able=UNABLE)
    (post,) = of_kind(actions, SendMessage)
    assert isinstance(post, SendMessage)
    votes = [(each.emoji, each.of) for each in actions if isinstance(each, React)]
    assert votes == [("1️⃣", post.key), ("2️⃣", post.key)]
    assert language("en").say(post.text) == "📊 Where?\n1️⃣ inn\n2️⃣ river"
    assert post.expires is None


@pytest.mark.parametrize(
    ("line", "seconds"), [("30s", 30), ("5m", 300), ("6h", 21_600), ("off", 0), ("关", 0), ("十秒", 10)]
)
async def test_everybody_is_slowed_down_where_it_was_asked(line: str, seconds: int, room: Room) -> None:
    (slow,) = of_kind(await room.call(MOD, f"slow {line}", thread="301"), SlowDown)
    assert isinstance(slow, SlowDown)
    assert (slow.pace, slow.thread) == (timedelta(seconds=seconds), "301")


@pytest.mark.parametrize("line", ["", "7h", "soon", "-1s", "30", "30s please", "1e9", "9" * 4_000])
async def test_an_impossible_pace_slows_nobody_down(line: str, room: Room) -> None:
    actions = await room.call(MOD, f"slow {line}")
    assert not of_kind(actions, SlowDown)
    assert said(actions)


async def test_a_topic_is_closed_and_opened_where_the_call_was_made(room: Room) -> None:
    actions = await room.call(MOD, "close", thread="7")
    assert [type(each).__name__ for each in actions] == ["SendMessage", "CloseTopic"]
    assert [each.thread for each in actions if isinstance(each, CloseTopic)] == ["7"]
    assert [each.thread for each in actions if isinstance(each, SendMessage)] == ["7"]
    (opened,) = of_kind(await room.call(MOD, "reopen", thread="7"), ReopenTopic)
    assert isinstance(opened, ReopenTopic)
    assert opened.thread == "7"


async def test_no_topic_is_closed_from_outside_of_one(room: Room) -> None:
    assert await room.told(MOD, "close") == "Do this in the topic that you mean."
    await room.call(OWNER, f"settings group moderators {OFFICE}")
    assert not of_kind(await room.call(MOD, "close", place=OFFICE, thread="9"), CloseTopic)


async def test_a_title_is_given_and_taken(room: Room) -> None:
    (given,) = of_kind(await room.call(MOD, "title @bob Night  owl"), GiveTitle)
    assert isinstance(given, GiveTitle)
    assert (given.member.id, given.title) == (BOB.id, "Night owl")
    (taken,) = of_kind(await room.call(MOD, "untitle @bob"), TakeTitle)
    assert isinstance(taken, TakeTitle)
    assert (taken.member.id, taken.title) == (BOB.id, "")


async def test_a_title_is_for_a_person_and_not_empty(room: Room) -> None:
    assert not of_kind(await room.call(MOD, "title @bob"), GiveTitle)
    assert not of_kind(await room.call(MOD, f"title {CHANNEL.id} News"), GiveTitle)
    assert "at most 100" in await room.told(MOD, f"title @bob {'x' * 101}")


@pytest.mark.parametrize("line", ["title @bob Owls", "untitle @bob Owls"])
async def test_a_title_that_the_network_cannot_give_is_not_said_to_be_given(line: str, room: Room) -> None:
    class Tower:
        name, capabilities = "net", Capabilities()

        async def run(self, emit: Emit) -> None:
            """Emit nothing."""

        async def perform(self, action: ChatAction) -> str:
            raise NotImplementedError

        def against(self, group: str, title: str) -> Words | None:
            assert group == GROUP
            return Words("title-no-role", title=title) if title == "Owls" else None

    checkups = Checkups({"net": Tower()})
    actions = await room.call(MOD, line, checkups=checkups)
    assert not of_kind(actions, GiveTitle, TakeTitle)
    assert "There is no role “Owls” in this server" in said(actions)
    assert of_kind(await room.call(MOD, line[:-1], checkups=checkups), GiveTitle, TakeTitle)


@pytest.mark.parametrize("line", ["pin", "unpin", "slow 30s", "close", "reopen", "title @bob Owl", "untitle @bob"])
async def test_what_a_network_cannot_do_is_said_in_words(line: str, room: Room) -> None:
    message = await room.say(ANN, "hello")
    actions = await room.call(ADMIN, line, reply_to=message if "pin" in line else None, thread="7", able=UNABLE)
    assert not of_kind(actions, *GESTURES)
    assert "network" in said(actions)


@pytest.mark.parametrize("name", ["pin", "unpin", "poll", "slow", "close", "reopen", "title", "untitle", "purge"])
async def test_members_cannot_and_hostile_words_do_no_harm(name: str, room: Room) -> None:
    message = await room.say(BOB, "hello")
    denied = await room.call(ANN, f"{name} x | y | z", reply_to=message, thread="7")
    assert said(denied) == "That is for the moderators."
    for words in HOSTILE:
        for action in await room.call(MOD, f"{name} {words}", thread="7"):
            assert isinstance(action, SendMessage | CloseTopic | ReopenTopic), words
