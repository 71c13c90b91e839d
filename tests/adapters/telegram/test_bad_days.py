"""The whole bot on Telegram on a bad day: everything odd at once, and buttons after a restart."""

from pathlib import Path
from typing import Any

from tests.adapters.telegram.conftest import CHAT, OFFICE, until
from tests.adapters.telegram.said import ANN
from tests.adapters.telegram.server import ME, BotApi
from tests.adapters.telegram.test_door import settle, settled
from tests.adapters.telegram.test_whole_bot import ADVERT, standing, stranger, the_bot

MARKUP = "@everyone <b>*_`[x](tg://user?id=1)` \u202e</b> {{ name }}"
HUGE = {"id": 2**60 + 1, "is_bot": False, "first_name": MARKUP, "last_name": "@all"}
GONE: dict[str, Any] = {"id": 55, "is_bot": False, "first_name": ""}


async def test_odd_updates_stop_nothing_and_nothing_is_said_with_markup(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, f"group moderators telegram:{OFFICE}")
        odd: list[dict[str, Any]] = [
            {"an_update_of_tomorrow": {"chat": {"id": CHAT}}},
            {"message": {}},
            {"message": {"message_id": 2**70, "chat": {"id": "x"}, "from": None, "date": -1}},
            {"message": {"message_id": 9, "chat": {"id": CHAT, "type": "supergroup"}, "text": 5, "from": {"id": {}}}},
            {"channel_post": inn.message(CHAT, ANN, text="/ban 55")},
            {"edited_channel_post": {"message_id": 1, "chat": {"id": CHAT, "type": "channel"}, "text": "/help"}},
            {"callback_query": {"id": "z", "from": stranger(9), "data": "undo K7F3QM2A|-100999"}},
            {"callback_query": {"id": "y", "from": {}, "data": "\u0000" * 64, "message": {"chat": {"id": CHAT}}}},
            {"chat_member": {"chat": {"id": CHAT}, "new_chat_member": {"status": "member"}}},
        ]
        for update in odd:
            inn.deliver(**update)
        for text in ("x" * 100_000, "\u0000", MARKUP, "/", "/" + "a" * 500, "/ban " + "9" * 400):
            inn.post(CHAT, GONE, text)
        advert = inn.post(CHAT, HUGE, ADVERT)
        inn.deliver(message=advert)
        await until(lambda: inn.said(OFFICE) and ADVERT not in standing(inn))
        await until(lambda: inn.made("restrictChatMember"))
        await settled(app)
    assert [form["user_id"] for form in inn.made("restrictChatMember")] == [str(HUGE["id"])]
    assert len(inn.made("deleteMessage")) == 1
    assert inn.made("banChatMember") == []
    assert not any("parse_mode" in form for form in inn.made("sendMessage"))


async def test_a_button_works_after_a_restart_and_undoes_once(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn):
        await settle(inn, f"group moderators telegram:{OFFICE}")
        inn.post(CHAT, stranger(2), ADVERT)
        await until(lambda: inn.said(OFFICE))
    card = next(each for each in inn.chats[OFFICE].messages.values() if each["from"]["id"] == ME["id"])
    data = [each["callback_data"] for row in card["reply_markup"]["inline_keyboard"] for each in row]
    undo = next(each for each in data if each.startswith("undo"))
    async with the_bot(tmp_path, inn) as app:
        for number in ("q1", "q2"):
            query = {"id": number, "from": ANN, "message": card, "data": undo, "chat_instance": "1"}
            inn.deliver(callback_query=query)
            await until(lambda expected=number: expected in inn.answered)  # type: ignore[misc]
        await until(lambda: any(ADVERT in text for text in inn.said(CHAT)))
        await settled(app)
    assert sum(ADVERT in text for text in inn.said(CHAT)) == 1
