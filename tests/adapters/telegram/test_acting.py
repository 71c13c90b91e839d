"""What the bot does on Telegram beside talking, and how presses, limits and missing rights are met."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.telegram.outgoing import calls
from adapters.telegram.platform import Telegram
from chat.actions import Ban, ChatAction, DeleteMessage, SendMessage
from chat.gestures import CloseTopic, GiveTitle, PostPoll, ReopenTopic, TakeTitle
from chat.people import Member, Role
from chat.platform import PlatformError, Refusal
from chat.words import Words
from tests.adapters.telegram.conftest import CHAT, COMMANDS, OFFICE, QUICK, until
from tests.adapters.telegram.http import Answer
from tests.adapters.telegram.said import ANN
from tests.adapters.telegram.server import ME, TOKEN, BotApi
from tests.adapters.telegram.test_whole_bot import ADVERT, stranger, the_bot

GROUP = f"telegram:{CHAT}"
WHY = Words("by-command", name="Ann", command="pin")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BEN = Member(id="telegram:700", name="Ben")
PATIENT = replace(QUICK, press=8.0)


def made(action: ChatAction) -> dict[str, Any]:
    (call,) = calls(action, NOON)
    return {"method": call.method, **call.parameters}


@pytest.mark.parametrize(("thread", "asked"), [("7", 7), ("1", None), ("", None)])
def test_a_post_goes_into_its_topic_and_into_the_general_one_without_being_told(thread: str, asked: int | None) -> None:
    for action in (
        SendMessage(group=GROUP, reason=WHY, text="hi", thread=thread),
        PostPoll(group=GROUP, reason=WHY, question="Q", answers=("a", "b"), thread=thread),
        SendMessage(group=f"{GROUP}/{thread}" if thread else GROUP, reason=WHY, text="hi"),
    ):
        assert made(action).get("message_thread_id") == asked


@pytest.mark.parametrize(
    ("thread", "method"), [("7", "closeForumTopic"), ("1", "closeGeneralForumTopic"), ("", "closeGeneralForumTopic")]
)
def test_the_general_topic_is_closed_and_opened_by_calls_of_its_own(thread: str, method: str) -> None:
    close = CloseTopic(group=GROUP, reason=WHY, thread=thread)
    assert made(close)["method"] == method
    assert made(close.inverse())["method"] == method.replace("close", "reopen")
    assert isinstance(close.inverse(), ReopenTopic)


def test_an_administrators_title_is_another_call_than_a_members_tag() -> None:
    give = GiveTitle(group=GROUP, reason=WHY, member=BEN, title=" Night  owl ")
    assert made(give) == {"method": "setChatMemberTag", "chat_id": CHAT, "user_id": 700, "tag": "Night owl"}
    staff = replace(give, member=replace(BEN, role=Role.MODERATOR))
    assert made(staff)["method"] == "setChatAdministratorCustomTitle"
    assert "tag" not in made(TakeTitle(group=GROUP, reason=WHY, member=BEN))
    platform, too_long = Telegram(TOKEN, "http://127.0.0.1:1"), Words("title-too-long", most=16)
    assert [platform.against(GROUP, title) for title in ("", "x" * 16, "😀" * 8)] == [None] * 3
    assert [platform.against(GROUP, title) for title in ("x" * 17, "😀" * 9)] == [too_long] * 2
    for title in ("", "x" * 17, "😀" * 9):
        with pytest.raises(PlatformError) as refused:
            made(replace(give, title=title))
        assert refused.value.refusal is Refusal.IMPOSSIBLE


@pytest.mark.parametrize(("cleanup", "all_goes"), [(None, False), (timedelta(hours=1), True)])
def test_a_ban_takes_away_what_was_written_only_where_that_is_wanted(cleanup: timedelta | None, all_goes: bool) -> None:
    ban = Ban(group=GROUP, reason=WHY, member=BEN, cleanup=cleanup)
    assert made(ban)["revoke_messages"] is all_goes


@pytest.mark.parametrize(
    ("told", "seconds"), [(0, 1), (1.5, 1.5), ("2", 2), ("x", 1), (None, 1), (86_400, 86_400), (10**9, 86_400), (-5, 1)]
)
async def test_whatever_is_said_about_how_long_to_wait_is_obeyed(server: BotApi, told: object, seconds: float) -> None:
    platform = Telegram(TOKEN, server.url, COMMANDS, times=QUICK)
    message = server.message(CHAT, ANN, text="hi")
    server.flood("deleteMessage", told)
    delete = DeleteMessage(group=GROUP, reason=WHY, message=str(message["message_id"]), author=BEN)
    for _ in range(2):  # the second time it is not even asked
        with pytest.raises(PlatformError) as refused:
            await platform.perform(delete)
        assert refused.value.refusal is Refusal.WAIT
        assert seconds - 0.5 < refused.value.retry_after.total_seconds() <= seconds
    assert len(server.made("deleteMessage")) == 1
    await platform._connection.leave()


async def test_a_poll_without_an_answer_is_not_posted_again(server: BotApi) -> None:
    platform = Telegram(TOKEN, server.url, COMMANDS, times=QUICK)
    server.trouble("sendPoll", Answer(cut=True), after=True)
    with pytest.raises(PlatformError) as refused:
        await platform.perform(PostPoll(group=GROUP, reason=WHY, question="Q", answers=("a", "b")))
    assert refused.value.refusal is Refusal.UNCERTAIN
    await platform._connection.leave()


async def test_whoever_presses_what_is_not_theirs_is_told_so_and_nobody_else(inn: BotApi, tmp_path: Path) -> None:
    card = inn.message(CHAT, ME, text="card")
    press = {"message": card, "data": "undo K7F3QM2A", "chat_instance": "1"}
    async with the_bot(tmp_path, inn, PATIENT):
        inn.deliver(callback_query=press | {"id": "q1", "from": stranger(3)})
        await until(lambda: inn.answered)
        inn.post(CHAT, ANN, "/rules")
        await until(lambda: len(inn.said(CHAT)) == 2)
    assert inn.alerts == {"q1": "That is for the moderators."}
    assert "That is for the moderators." not in inn.said(CHAT)


async def test_an_answer_that_comes_too_late_for_a_press_is_posted(inn: BotApi, tmp_path: Path) -> None:
    card = inn.message(CHAT, ME, text="card")
    press = {"id": "q1", "from": stranger(3), "message": card, "data": "undo K7F3QM2A", "chat_instance": "1"}
    async with the_bot(tmp_path, inn, replace(QUICK, press=0.0)):
        inn.deliver(callback_query=press)
        await until(lambda: "That is for the moderators." in inn.said(CHAT))
    assert inn.alerts == {"q1": ""}


async def test_the_moderators_are_told_once_of_a_right_that_is_missing(inn: BotApi, tmp_path: Path) -> None:
    inn.chats[CHAT].members[ME["id"]]["can_delete_messages"] = False
    inn.post(CHAT, ANN, f"/settings group moderators telegram:{OFFICE}")
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.said(CHAT))
        for number in range(4, 7):
            inn.post(CHAT, stranger(number), ADVERT)
            await until(lambda number=number: len(inn.made("deleteMessage")) >= number - 3)
        await until(lambda: any("delete a message" in each for each in inn.said(OFFICE)))
        inn.post(CHAT, ANN, "/rules")
        await until(lambda: len(inn.said(CHAT)) > 1)
    assert sum("delete a message" in each for each in inn.said(OFFICE)) == 1


async def test_a_message_is_pinned_by_a_command_and_a_member_may_not(inn: BotApi, tmp_path: Path) -> None:
    message = inn.message(CHAT, stranger(1), text="we meet at eight")
    inn.post(CHAT, stranger(2), "/pin", reply_to_message=message)
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.said(CHAT))
        assert inn.chats[CHAT].pinned == []
        inn.post(CHAT, ANN, "/pin", reply_to_message=message)
        await until(lambda: inn.chats[CHAT].pinned == [message["message_id"]])
