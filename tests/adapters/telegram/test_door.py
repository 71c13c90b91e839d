"""The door of a Telegram group: the whole bot on a Bot API server, and people who try everything at it."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import App
from chat.door import Watch
from chat.wire import load
from moderation.asking import question_of
from storage import tables
from storage.watches import Watches
from tests.adapters.telegram.conftest import CHAT, until
from tests.adapters.telegram.said import ANN, BEN
from tests.adapters.telegram.server import ME, BotApi
from tests.adapters.telegram.test_whole_bot import ADVERT, OFFICE, stranger, the_bot

Ask = Callable[..., Awaitable[dict[str, Any]]]


async def settle(server: BotApi, *settings: str) -> None:
    """Let the owner set something before anybody comes."""
    before = len(server.said(CHAT))
    for each in settings:
        server.post(CHAT, ANN, f"/settings {each}")
    await until(lambda: len(server.said(CHAT)) >= before + len(settings))


def come(server: BotApi, who: dict[str, Any]) -> dict[str, Any]:
    """Let somebody come in by themselves; give the message by which Telegram says so."""
    server.chats[CHAT].members[who["id"]] = {"user": who, "status": "member"}
    return server.post(CHAT, who, new_chat_members=[who], date=moment(server))


def go(server: BotApi, who: dict[str, Any]) -> None:
    server.chats[CHAT].members[who["id"]]["status"] = "left"
    server.post(CHAT, who, left_chat_member=who, date=moment(server))


def moment(server: BotApi) -> int:
    """Give a second of a minute ago that no other move has: nobody comes and goes twice in one."""
    return int(datetime.now(UTC).timestamp()) - 160 + server.count("moves")


def questions(server: BotApi, chat: int = CHAT) -> list[dict[str, Any]]:
    """Give the questions that stand in a chat."""
    return [each for each in server.chats[chat].messages.values() if any("verify" in data for data in datas(each))]


def datas(message: dict[str, Any]) -> list[str]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row]


def answer(message: dict[str, Any], *, right: bool = True) -> str:
    """Give the data behind an answer to the sum that a message asks for."""
    found = re.search(r"(\d+) \+ (\d+)", message["text"])
    assert found is not None
    wanted = str(int(found[1]) + int(found[2]))
    buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
    return next(str(each["callback_data"]) for each in buttons if (each["text"] == wanted) is right)


async def press(server: BotApi, who: dict[str, Any], message: dict[str, Any], data: str) -> None:
    """Let somebody press, and wait until Telegram has been told that it was heard."""
    id_ = f"q{server.count('query')}"
    server.deliver(callback_query={"id": id_, "from": who, "message": message, "data": data, "chat_instance": "1"})
    await until(lambda: id_ in server.answered)
    await asyncio.sleep(0.15)


def status(server: BotApi, who: dict[str, Any]) -> str:
    return str(server.chats[CHAT].members[who["id"]]["status"])


async def times_are_up(app: App, minutes: int = 6) -> None:
    """Let the clock ring for all that waits, as it will in some minutes, and what is done then be done."""
    then = datetime.now(UTC) + timedelta(minutes=minutes)
    app.performer._now = lambda: then + timedelta(seconds=1)
    for event in await Watches(app.store.database).ended(then):
        await (await app.emit(event))


async def asked(server: BotApi, who: dict[str, Any] = BEN, number: int = 1) -> dict[str, Any]:
    """Let somebody come in, and give the question they are asked."""
    come(server, who)
    await until(lambda: len(questions(server)) >= number and status(server, who) == "restricted")
    return questions(server)[-1]


async def settled(app: App) -> None:
    """Wait until all that is due has been done, and is known to be."""
    open_ = tables.outbox.c.state.in_(("pending", "sending"))
    due = select(tables.outbox.c.id).where(open_, tables.outbox.c.due_at <= datetime.now(UTC))
    while await app.store.database.rows(due):  # noqa: ASYNC110 - the database tells nobody of a change
        await asyncio.sleep(0.01)


async def watches(app: App) -> list[Watch]:
    rows = await app.store.database.rows(select(tables.watches.c.watch))
    return [load(Watch, row.watch) for row in rows]


async def test_the_right_answer_lets_write_and_cleans_up(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn):
        await settle(inn, "verification who everyone", "verification how sum")
        question = await asked(inn)
        assert "taken out of the group, and may come back" in question["text"]
        await press(inn, BEN, question, answer(question))
        await until(lambda: status(inn, BEN) == "member" and not questions(inn))


async def test_a_picture_is_shown_and_another_one_after_a_wrong_answer(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, "verification who everyone", "verification how picture")
        question = await asked(inn)
        first = question["photo"]
        (watch,) = await watches(app)
        shown = question_of(watch)
        await press(inn, BEN, question, datas(question)[(shown.right + 1) % len(shown.answers)])
        await until(lambda: question["photo"] != first)
        assert "2 tries are left" in question["caption"]
        (watch,) = await watches(app)
        await press(inn, BEN, question, datas(question)[question_of(watch).right])
        await until(lambda: status(inn, BEN) == "member" and not questions(inn))


async def test_who_cannot_see_the_picture_is_asked_for_a_sum(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn):
        await settle(inn, "verification who everyone", "verification how picture")
        picture = await asked(inn)
        await press(inn, BEN, picture, datas(picture)[-1])
        await until(lambda: [each for each in questions(inn) if "text" in each])
        (question,) = questions(inn)
        await press(inn, BEN, question, answer(question))
        await until(lambda: status(inn, BEN) == "member" and not questions(inn))


async def test_nobody_else_and_nothing_forged_answers_for_somebody(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn):
        await settle(inn, "verification who everyone", "verification how sum")
        question = await asked(inn)
        right = answer(question)
        for other in (stranger(3), ANN):
            await press(inn, other, question, right)
        name, id_, number, choice = right.split()
        forged = [
            f"{name} {id_} {number}",
            f"{name} {id_} 7 {choice}",
            f"{name} {id_} {number} 9",
            f"{name} {id_} {choice}",
        ]
        forged += [
            f"{name} AAAAAAAA {number} {choice}",
            f"{right}|-100999",
            f"{name} {id_} {number} other",
            "verify me",
        ]
        for data in forged:
            await press(inn, BEN, question, data)
        assert status(inn, BEN) == "restricted"
        assert questions(inn) == [question]
        await press(inn, BEN, question, right)
        await until(lambda: status(inn, BEN) == "member")


async def test_a_wrong_answer_pressed_twice_counts_once(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn):
        await settle(inn, "verification who everyone", "verification how sum", "verification tries 2")
        question = await asked(inn)
        wrong = answer(question, right=False)
        for _ in range(3):
            await press(inn, BEN, question, wrong)
        assert status(inn, BEN) == "restricted"
        assert "1 try is left" in question["text"]
        await press(inn, BEN, question, answer(question))
        await until(lambda: status(inn, BEN) == "member")


async def test_too_many_wrong_answers_put_out_and_leave_no_trace(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn):
        await settle(inn, "verification who everyone", "verification how sum", "verification tries 2")
        question = await asked(inn)
        for _ in range(2):
            await press(inn, BEN, question, answer(question, right=False))
        await until(lambda: status(inn, BEN) == "left" and not questions(inn))
        await until(lambda: not [m for m in inn.chats[CHAT].messages.values() if "new_chat_members" in m])
        put_out = inn.message(CHAT, ME, left_chat_member=BEN)
        inn.deliver(message=put_out)
        await until(lambda: put_out["message_id"] not in inn.chats[CHAT].messages)
        assert await asked(inn)


async def test_an_answer_after_its_time_does_nothing(
    inn: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, "verification who everyone", "verification how sum")
        question = await asked(inn)
        monkeypatch.setattr("bot.app.now", lambda: datetime.now(UTC) + timedelta(minutes=6))
        await press(inn, BEN, question, answer(question))
        assert status(inn, BEN) == "restricted"
        await times_are_up(app)
        await until(lambda: status(inn, BEN) == "left" and not questions(inn))
        await press(inn, BEN, question, answer(question))
        assert status(inn, BEN) == "left"


async def test_a_restart_in_the_middle_forgets_no_question(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, "verification who everyone", "verification how sum")
        question = await asked(inn)
        late = await asked(inn, stranger(1), 2)
        await settled(app)
    async with the_bot(tmp_path, inn) as app:
        await press(inn, BEN, question, answer(question))
        await until(lambda: status(inn, BEN) == "member")
        await times_are_up(app)
        await until(lambda: status(inn, stranger(1)) == "left" and not questions(inn))
        assert status(inn, BEN) == "member"
        assert late["message_id"] not in inn.chats[CHAT].messages


async def test_a_question_that_somebody_deleted_ends_all_the_same(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, "verification who everyone", "verification how sum")
        question = await asked(inn)
        other = await asked(inn, stranger(1), 2)
        for each in (question, other):
            del inn.chats[CHAT].messages[each["message_id"]]
        await press(inn, BEN, question, answer(question))
        await until(lambda: status(inn, BEN) == "member")
        await times_are_up(app)
        await until(lambda: status(inn, stranger(1)) == "left")
        assert await watches(app) == []


async def test_who_leaves_while_asked_takes_the_question_along(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, "verification who everyone")
        await asked(inn)
        go(inn, BEN)
        await until(lambda: not questions(inn))
        await until(lambda: not [m for m in inn.chats[CHAT].messages.values() if "new_chat_members" in m])
        await times_are_up(app)
        assert not inn.made("banChatMember")


async def test_who_comes_and_goes_is_put_out_in_the_end(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, "verification who everyone")
        for _ in range(4):
            come(inn, BEN)
            await until(lambda: questions(inn))
            go(inn, BEN)
            await until(lambda: not questions(inn))
        come(inn, BEN)
        await until(lambda: inn.made("banChatMember") and inn.made("unbanChatMember"))
        assert len(inn.made("sendMessage")) == 4 + 1
        assert await watches(app) == []


@pytest.mark.parametrize("how", ["by Telegram's own menu", "/unmute", "/trust"])
async def test_staff_lets_somebody_in_by_hand(inn: BotApi, tmp_path: Path, how: str) -> None:
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, "verification who everyone")
        await asked(inn)
        if how.startswith("/"):
            inn.post(CHAT, ANN, f"{how} {BEN['id']}")
        else:
            silent = {"user": BEN, "status": "restricted", "is_member": True, "can_send_messages": False}
            free = {"user": BEN, "status": "member"}
            change = {"chat": inn.chats[CHAT].shown, "from": ANN, "date": 1, "old_chat_member": silent}
            inn.chats[CHAT].members[BEN["id"]]["status"] = "member"
            inn.deliver(chat_member=change | {"new_chat_member": free})
        await until(lambda: not questions(inn) and status(inn, BEN) == "member")
        await times_are_up(app)
        assert status(inn, BEN) == "member"


async def request(server: BotApi, who: dict[str, Any], room: int) -> None:
    """Let somebody ask to be let in; until it is settled the bot may write to them in a chat of that number."""
    server.chats[CHAT].members[ME["id"]]["can_invite_users"] = True
    server.chat(room, type="private")
    server.chats[CHAT].asking[who["id"]] = who
    wish = {"chat": server.chats[CHAT].shown, "from": who, "user_chat_id": room, "date": 1_900_000_000}
    server.deliver(chat_join_request=wish | {"date": int(datetime.now(UTC).timestamp())})
    await until(lambda: questions(server, room))


async def test_who_asks_to_be_let_in_is_asked_where_telegram_says_and_let_in(inn: BotApi, tmp_path: Path) -> None:
    room = 2**40 + 7
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, "verification who everyone", "verification how sum")
        await request(inn, BEN, room)
        (question,) = questions(inn, room)
        assert "may ask again at any time" in question["text"]
        assert questions(inn) == []
        await press(inn, BEN, question, answer(question))
        await until(lambda: inn.made("approveChatJoinRequest") and not questions(inn, room))
        link = {"invite_link": "https://t.me/+x", "creates_join_request": True, "creator": ANN}
        before, now = {"user": BEN, "status": "left"}, {"user": BEN, "status": "member"}
        told = {
            "chat": inn.chats[CHAT].shown,
            "from": ME,
            "date": int(datetime.now(UTC).timestamp()),
            "invite_link": link,
        }
        inn.deliver(chat_member=told | {"old_chat_member": before, "new_chat_member": now})
        inn.post(CHAT, ANN, "/help")
        await until(lambda: any("/warn" in text for text in inn.said(CHAT)))
        assert (questions(inn), await watches(app)) == ([], [])


async def test_a_request_nobody_answered_for_is_declined_and_one_approved_by_hand_is_not(
    inn: BotApi, tmp_path: Path
) -> None:
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, "verification who everyone")
        await request(inn, BEN, BEN["id"])
        await request(inn, stranger(1), stranger(1)["id"])
        before, now = {"user": BEN, "status": "left"}, {"user": BEN, "status": "member"}
        change = {"chat": inn.chats[CHAT].shown, "from": ANN, "date": int(datetime.now(UTC).timestamp())}
        inn.deliver(chat_member=change | {"via_join_request": True, "old_chat_member": before, "new_chat_member": now})
        await until(lambda: not questions(inn, BEN["id"]))
        await times_are_up(app)
        await until(lambda: inn.made("declineChatJoinRequest") and not questions(inn, stranger(1)["id"]))
        assert [form["user_id"] for form in inn.made("declineChatJoinRequest")] == [str(stranger(1)["id"])]


JOINS = 2_000


@pytest.mark.timeout(100)
async def test_two_thousand_who_come_do_not_drown_the_bot(inn: BotApi, tmp_path: Path) -> None:
    """Regulars are answered and adverts go while the newcomers are being muted; the group hears no word of it."""
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, f"group moderators telegram:{OFFICE}", "faq pause 0")
        said = len(inn.said(CHAT))
        raiders = [stranger(number) for number in range(JOINS)]
        for at in range(0, JOINS, 100):
            some = raiders[at : at + 100]
            inn.chats[CHAT].members |= {each["id"]: {"user": each, "status": "member"} for each in some}
            inn.deliver(message=inn.message(CHAT, some[0], new_chat_members=some))
        await until(lambda: inn.made("restrictChatMember"), seconds=40)
        for number in range(400):
            inn.post(CHAT, raiders[number], f"{ADVERT} {number}")
        inn.post(CHAT, ANN, "/help")
        await until(lambda: len(inn.said(CHAT)) > said, seconds=40)
        muted_before_the_answer = len(inn.made("restrictChatMember"))
        await until(lambda: not any(ADVERT in m.get("text", "") for m in inn.chats[CHAT].messages.values()), seconds=40)
        swept = len(inn.made("deleteMessages")) + len(inn.made("deleteMessage"))
        assert muted_before_the_answer < JOINS
        assert swept <= 4 + 20 + 4
        assert len(inn.said(CHAT)) == said + 1
        assert sum("A raid" in text for text in inn.said(OFFICE)) == 1
        held = await app.store.database.rows(select(tables.held.c.member_id))
        assert len(held) == JOINS - 400  # the others were muted for what they wrote


async def test_where_telegram_has_had_too_many_mutes_adverts_still_go(inn: BotApi, tmp_path: Path) -> None:
    inn.flood("restrictChatMember", 30)
    async with the_bot(tmp_path, inn):
        await settle(inn, "raid joins 3")
        for number in range(3):
            come(inn, stranger(number))
        await until(lambda: inn.made("restrictChatMember"))
        advert = inn.post(CHAT, stranger(1), ADVERT)
        await until(lambda: advert["message_id"] not in inn.chats[CHAT].messages)
        assert len(inn.made("restrictChatMember")) == 1


async def test_a_lock_opened_after_a_restart_lets_write_again_whom_it_muted(inn: BotApi, tmp_path: Path) -> None:
    raiders = [stranger(number) for number in range(4)]
    async with the_bot(tmp_path, inn):
        await settle(inn, "raid joins 4", "raid minutes 30")
        for each in raiders:
            come(inn, each)
        await until(lambda: all(status(inn, each) == "restricted" for each in raiders))
        inn.post(CHAT, ANN, f"/ban {raiders[0]['id']}")
        await until(lambda: status(inn, raiders[0]) == "kicked")
    async with the_bot(tmp_path, inn):
        late = stranger(9)
        come(inn, late)
        await until(lambda: status(inn, late) == "restricted")
        inn.post(CHAT, ANN, "/open")
        await until(lambda: all(status(inn, each) == "member" for each in (*raiders[1:], late)))
        await asyncio.sleep(0.2)
        assert status(inn, raiders[0]) == "kicked"
