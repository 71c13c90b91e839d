from datetime import UTC, datetime

import pytest

from adapters.playground import incoming
from adapters.playground.people import CHANNEL, LOBBY, NEWCOMER, OFFICE, ZHOU
from adapters.playground.posts import Post
from chat.events import CommandCalled, MessagePosted
from chat.message import Reply
from chat.people import Kind

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
COMMANDS = frozenset({"help", "warn", "签到"})


def said(text: str, **fields: str) -> Post:
    return Post(id=fields.get("id", "41"), chat=fields.get("chat", LOBBY), author=NEWCOMER.member, at=AT, text=text)


def test_a_message_becomes_an_event_named_after_it() -> None:
    answered = Post(id="40", chat=LOBBY, author=ZHOU.member, at=AT, text="before")
    event = incoming.posted(said("hello @laozhou"), answered, COMMANDS)
    assert isinstance(event, MessagePosted)
    assert event.id == "playground:lobby:41:posted"
    assert event.message.reply_to == Reply(message="40", author=ZHOU.id)
    assert event.message.mentions == ("laozhou",)
    assert not event.message.mentions_everyone


@pytest.mark.parametrize("text", ["@everyone come", "看这里 @所有人", "@全體成員 開會"])
def test_a_call_to_everyone_is_told(text: str) -> None:
    event = incoming.posted(said(text), None, COMMANDS)
    assert isinstance(event, MessagePosted)
    assert event.message.mentions_everyone


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        ("/help", "help", ""),
        ("/help@innkeeper", "help", ""),
        ("/warn @ann stop it", "warn", "@ann stop it"),
        ("/warn\n@ann\nstop", "warn", "@ann\nstop"),
        ("/签到", "签到", ""),
    ],
)
def test_a_known_command_is_a_call(text: str, name: str, arguments: str) -> None:
    event = incoming.posted(said(text), None, COMMANDS)
    assert isinstance(event, CommandCalled)
    assert (event.name, event.arguments, event.message) == (name, arguments, "41")


@pytest.mark.parametrize(
    "text", ["/help@otherbot", "/nothing", "/ help", "see /help", "//help", "/", "/helpme buy now"]
)
def test_anything_else_is_a_message(text: str) -> None:
    assert isinstance(incoming.posted(said(text), None, COMMANDS), MessagePosted)


def test_every_edit_is_an_event_of_its_own() -> None:
    first = Post(id="41", chat=LOBBY, author=NEWCOMER.member, at=AT, text="a", edited_at=AT, edits=1)
    second = Post(id="41", chat=LOBBY, author=NEWCOMER.member, at=AT, text="b", edited_at=AT, edits=2)
    assert incoming.edited(first, None).id != incoming.edited(second, None).id


def test_a_pressed_button_in_the_moderators_chat_is_about_the_group() -> None:
    event = incoming.pressed(said("card", chat=OFFICE), NEWCOMER.member, "undo K7F3QM2A", 9, AT)
    assert (event.group, event.about, event.pressed) == (OFFICE, LOBBY, "undo K7F3QM2A")


def test_a_channel_speaks_as_a_channel() -> None:
    post = Post(id="41", chat=LOBBY, author=CHANNEL.member, at=AT, text="news")
    assert incoming.message_of(post).author.kind is Kind.CHANNEL
