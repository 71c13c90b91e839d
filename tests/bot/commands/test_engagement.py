from datetime import timedelta

import pytest

from bot.commands.spoken import spoken
from chat.actions import SendMessage
from chat.events import MessagePosted
from chat.message import Message, Origin, Reply
from chat.people import Kind, Role
from chat.recent import Recent
from chat.records import AwardPoints, ChangeSetting, CheckIn, CountTopic
from tests.bot.commands.room import ADMIN, ANN, BOB, CHANNEL, GROUP, MOD, START, Room, of_kind, said


async def test_a_member_checks_in_once_a_day_and_days_in_a_row_count_more(room: Room) -> None:
    first = await room.call(ANN, "checkin")
    assert said(first) == "Ann is here: +5 points, first day, 5 in all."
    again = await room.call(ANN, "checkin")
    assert said(again) == "Ann has been counted for today."
    assert not of_kind(again, CheckIn, AwardPoints)
    room.now += timedelta(days=1)
    assert said(await room.call(ANN, "签到")) == "Ann is here: +6 points, 2 days in a row, 11 in all."


async def test_channels_and_anonymous_admins_earn_nothing(room: Room) -> None:
    for kind in (Kind.CHANNEL, Kind.ANONYMOUS_ADMIN):
        caller = type(ANN)(id="net:50", name="Somebody", kind=kind, role=Role.ADMIN)
        assert not of_kind(await room.call(caller, "checkin"), AwardPoints)
    assert "Points are for people" in await room.told(ANN, "points", reply_to=await room.say(CHANNEL, "news"))


async def test_points_can_be_switched_off(room: Room) -> None:
    await room.call(ADMIN, "settings points enabled off")
    assert not of_kind(await room.call(ANN, "checkin"), AwardPoints)


async def test_points_and_places_are_shown(room: Room) -> None:
    await room.call(ANN, "checkin")
    assert await room.told(ANN, "points") == "Ann: 5 points, level 0, place 1"
    assert await room.told(BOB, "points @ann") == "Ann: 5 points, level 0, place 1"
    assert await room.told(BOB, "points", reply_to=await room.say(ANN, "hi")) == "Ann: 5 points, level 0, place 1"
    assert await room.told(BOB, "top") == "Most points:\n1. Ann – 5"
    assert "I know nobody" in await room.told(BOB, "points @nobody")


@pytest.mark.parametrize("count", ["-5", "0", "1e9", "nan", "٣", "²", "5 000", "+5", "5a", "51", "9" * 4_000])
async def test_a_leaderboard_of_an_impossible_length_is_refused(count: str, room: Room) -> None:
    assert await room.told(ANN, f"top {count}") == "Write a whole number from 1 to 50.\nFor example: /top 5"


async def test_nobody_leads_an_empty_board(room: Room) -> None:
    assert await room.told(ANN, "top") == "Nobody has points yet."


async def test_answers_are_added_found_and_removed(room: Room) -> None:
    assert await room.told(ANN, "faq") == "No answers are written down yet."
    await room.call(MOD, "faq add How do I join the book club? ｜ 怎么加入读书会 | Write to @mei {0.__class__}.")
    assert await room.told(ANN, "faq list") == "Questions I can answer:\n1. How do I join the book club?"
    assert await room.told(ANN, "faq how can i join the book club") == "Write to @mei {0.__class__}."
    assert "not sure enough" in await room.told(ANN, "faq who took my umbrella?")
    assert await room.told(MOD, "faq remove 1") == "No longer known: How do I join the book club?"
    assert (await room.store.settings(GROUP)).changes == {}


@pytest.mark.parametrize(
    "line",
    [
        "faq add",
        "faq add only a question",
        "faq add | answer",
        "faq add question |",
        "faq add q || a",
        "faq remove",
        "faq remove 1",
    ],
)
async def test_half_an_answer_is_refused(line: str, room: Room) -> None:
    actions = await room.call(MOD, line)
    assert not of_kind(actions, ChangeSetting)
    assert "/faq add When do we meet?" in said(actions)


async def test_an_answer_too_long_for_any_network_is_refused(room: Room) -> None:
    actions = await room.call(MOD, "faq add q? | " + "x" * 4_050)
    assert not of_kind(actions, ChangeSetting)


async def test_topics_are_added_listed_posted_and_removed(room: Room) -> None:
    assert "Topics that come with the bot" in await room.told(MOD, "topic")
    assert await room.told(MOD, "topic add What are you reading? {x} @everyone") == "Topic 1 is kept."
    posted = await room.call(MOD, "topic now")
    assert of_kind(posted, CountTopic)
    posts = [each.text for each in of_kind(posted, SendMessage) if isinstance(each, SendMessage)]
    assert posts[0] == "What are you reading? {x} @everyone"
    assert await room.told(MOD, "topic list") == "Topics of this group:\n1. What are you reading? {x} @everyone"
    assert await room.told(MOD, "topic remove 1") == "Gone: What are you reading? {x} @everyone"


@pytest.mark.parametrize(
    "line", ["topic add", "topic remove", "topic remove 1", "topic sing", "topic add " + "x" * 2_000]
)
async def test_an_impossible_topic_is_refused(line: str, room: Room) -> None:
    assert not of_kind(await room.call(MOD, line), ChangeSetting)


async def test_help_explains_one_command_and_hides_what_is_not_for_the_caller(room: Room) -> None:
    assert "/ban" not in await room.told(ANN, "help")
    assert "/ban" in await room.told(MOD, "help")
    assert "/settings flood messages 8" in await room.told(MOD, "help /settings")
    assert "no command ban for you" in await room.told(ANN, "help ban")
    assert "no command {0.__class__} for you" in await room.told(ANN, "help {0.__class__}")


def posted(text: str, **more: object) -> MessagePosted:
    message = Message(id="9", group=GROUP, author=ANN, at=START, text=text, **more)  # type: ignore[arg-type]
    return MessagePosted(id="event", group=GROUP, at=START, message=message)


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        ("签到", "checkin", ""),
        (" 簽到 ", "checkin", ""),
        ("/签到", "checkin", ""),
        ("积分", "points", ""),
        ("排行榜", "top", ""),
        ("/禁言 @ann 2小时 太吵", "mute", "@ann 2小时 太吵"),
        ("/群规", "rules", ""),
    ],
)
def test_chinese_names_call_commands(text: str, name: str, arguments: str) -> None:
    call = spoken(posted(text), Recent())
    assert call is not None
    assert (call.name, call.arguments, call.by, call.message) == (name, arguments, ANN, "9")


@pytest.mark.parametrize(
    "text", ["", "/", "签到了吗", "签到 大家", "群规", "禁言 @ann", "/ban @ann", "checkin", "/nothing", "，签到"]
)
def test_ordinary_words_call_nothing(text: str) -> None:
    assert spoken(posted(text), Recent()) is None


def test_forwarded_words_call_nothing() -> None:
    forwarded = posted("签到", forward=Origin(kind="person"))
    assert spoken(forwarded, Recent()) is None
    assert spoken(posted("签到", via_bot="x"), Recent()) is None


def test_a_reply_to_a_message_that_is_gone_is_a_call_without_one() -> None:
    call = spoken(posted("/警告", reply_to=Reply(message="gone")), Recent())
    assert call is not None
    assert call.reply_to is None
