"""The ways into a Telegram group: whoever comes is asked the same, whichever link brought them; bots are bots."""

from pathlib import Path
from typing import Any

import pytest

from tests.adapters.telegram.conftest import CHAT, OFFICE, until
from tests.adapters.telegram.said import ANN, BEN, PROMO
from tests.adapters.telegram.server import BotApi
from tests.adapters.telegram.test_door import answer, moment, press, questions, settle, settled, status, watches
from tests.adapters.telegram.test_whole_bot import ADVERT, standing, stranger, the_bot

LINK: dict[str, Any] = {
    "invite_link": "https://t.me/+x",
    "creator": ANN,
    "creates_join_request": False,
    "is_primary": True,
    "is_revoked": False,
}
WAYS: dict[str, dict[str, Any]] = {
    "a link": {"invite_link": LINK},
    "a link of a folder": {"via_chat_folder_invite_link": True},
    "a folder, told with the link in it": {"via_chat_folder_invite_link": True, "invite_link": LINK},
    "a folder, told as its owner's doing": {"via_chat_folder_invite_link": True, "from": ANN},
    "the group's public name": {},
    "a member who adds them": {"from": stranger(3)},
}


def told_by(server: BotApi, way: dict[str, Any], who: dict[str, Any] = BEN) -> None:
    """Let Telegram tell that somebody came in, as it tells administrators, and in the group as well."""
    server.chats[CHAT].members[who["id"]] = {"user": who, "status": "member"}
    before, now = {"user": who, "status": "left"}, {"user": who, "status": "member"}
    change = {"chat": server.chats[CHAT].shown, "from": who, "date": moment(server)} | way
    server.deliver(chat_member=change | {"old_chat_member": before, "new_chat_member": now})
    server.post(CHAT, change["from"], new_chat_members=[who], date=change["date"])


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_by_whatever_link_somebody_comes_they_are_asked_once(
    way: dict[str, Any], inn: BotApi, tmp_path: Path
) -> None:
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, "verification who everyone", "verification how sum")
        told_by(inn, way)
        await until(lambda: questions(inn) and status(inn, BEN) == "restricted")
        await settled(app)
        (question,) = questions(inn)
        await press(inn, BEN, question, answer(question))
        await until(lambda: status(inn, BEN) == "member" and not questions(inn))
        assert await watches(app) == []


async def test_whom_staff_adds_or_lets_in_is_asked_nothing(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn):
        await settle(inn, "verification who everyone")
        told_by(inn, {"from": ANN})
        told_by(inn, {"from": ANN, "invite_link": LINK | {"creates_join_request": True}}, stranger(1))
        told_by(inn, {"from": ANN, "via_join_request": True}, stranger(2))
        told_by(inn, {"via_chat_folder_invite_link": True}, stranger(3))
        await until(lambda: questions(inn))
        assert [status(inn, stranger(3)), len(questions(inn))] == ["restricted", 1]
        assert {status(inn, who) for who in (BEN, stranger(1), stranger(2))} == {"member"}


async def test_a_bot_that_a_member_adds_is_a_stranger_and_one_that_staff_adds_is_not(
    inn: BotApi, tmp_path: Path
) -> None:
    helper = {"id": 5002, "is_bot": True, "first_name": "Helper", "username": "helper_bot"}
    async with the_bot(tmp_path, inn) as app:
        await settle(inn, f"group moderators telegram:{OFFICE}")
        told_by(inn, {"from": stranger(3)}, PROMO)
        told_by(inn, {"from": ANN}, helper)
        inn.post(CHAT, helper, ADVERT)
        inn.post(CHAT, PROMO, f"{ADVERT} !")
        await until(lambda: status(inn, PROMO) == "restricted" and f"{ADVERT} !" not in standing(inn))
        await settled(app)
        assert (ADVERT in standing(inn), status(inn, helper)) == (True, "member")
        assert any("Promo" in text for text in inn.said(OFFICE))


async def test_a_bot_is_spared_and_banned_only_after_an_admin_took_its_trust(inn: BotApi, tmp_path: Path) -> None:
    async with the_bot(tmp_path, inn):
        told_by(inn, {"from": ANN}, PROMO)
        inn.post(CHAT, PROMO, ADVERT)
        inn.post(CHAT, ANN, "/ban @promo_bot")
        await until(lambda: any("/trust @promo_bot off" in text for text in inn.said(CHAT)))
        assert inn.made("banChatMember") == []
        inn.post(CHAT, ANN, "/trust @promo_bot off")
        inn.post(CHAT, ANN, "/ban @promo_bot")
        await until(lambda: inn.made("banChatMember"))
        assert status(inn, PROMO) == "kicked"


async def test_a_bot_that_answers_everything_is_never_answered(inn: BotApi, tmp_path: Path) -> None:
    """Two bots that answer each other would go on for ever; this one does not begin."""
    async with the_bot(tmp_path, inn) as app:
        inn.post(CHAT, ANN, "/faq add Where are the rules? | They are pinned.")
        await until(lambda: inn.said(CHAT))
        said = len(inn.said(CHAT))
        for text in ("/help", "Where are the rules?", "/checkin", "/points", "/help@innkeeper_bot"):
            inn.post(CHAT, PROMO, text)
        inn.post(CHAT, BEN, "Where are the rules?")
        await until(lambda: len(inn.said(CHAT)) > said)
        await settled(app)
        assert inn.said(CHAT)[said:] == ["They are pinned."]
