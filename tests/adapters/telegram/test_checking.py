"""What the bot finds out about its own place on Telegram, over real HTTP."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.telegram.platform import Telegram
from adapters.telegram.webhook import Webhook, address
from chat.platform import PlatformError
from tests.adapters.telegram.conftest import CHAT, QUICK, Keeper
from tests.adapters.telegram.http import Answer
from tests.adapters.telegram.server import ME, TOKEN, BotApi

GROUP = f"telegram:{CHAT}"


async def wrong(telegram: Telegram, group: str = GROUP, office: str = "") -> list[tuple[str, str]]:
    """Give (what, right) of all that is not fine."""
    checks = await telegram.check(group, office)
    return [(check.what.key, str(check.what.values.get("right", ""))) for check in checks if not check.fine]


async def test_each_missing_right_is_named_with_what_stops_without_it(server: BotApi, telegram: Telegram) -> None:
    server.chats[CHAT].members[ME["id"]]["can_delete_messages"] = False
    assert await wrong(telegram) == [("check-right", "can_delete_messages")]


async def test_where_people_ask_to_be_let_in_the_right_to_let_them_in_is_needed(
    server: BotApi, telegram: Telegram
) -> None:
    server.chats[CHAT].members[ME["id"]]["can_invite_users"] = False
    assert await wrong(telegram) == []
    server.chats[CHAT].by_request = True
    assert await wrong(telegram) == [("check-right", "can_invite_users")]


async def test_privacy_mode_matters_only_where_the_bot_is_no_administrator(server: BotApi, telegram: Telegram) -> None:
    assert await wrong(telegram) == []
    server.chats[CHAT].members[ME["id"]] = {"user": ME, "status": "member"}
    assert ("check-privacy", "") in await wrong(telegram)
    server.about_me = {"can_read_all_group_messages": True}
    assert ("check-privacy", "") not in await wrong(telegram)


async def test_a_webhook_and_a_basic_group_are_found(server: BotApi, telegram: Telegram) -> None:
    server.webhook = "https://inn.example/hook"
    server.chats[CHAT].type = "group"
    assert await wrong(telegram) == [("check-webhook", ""), ("check-supergroup", "")]


async def test_a_webhook_that_leads_elsewhere_or_that_fails_is_found(server: BotApi, keeper: Keeper) -> None:
    hook = Webhook(address("http://127.0.0.1:9/updates", "a-made-up-secret-of-the-inn", Path()))
    telegram = Telegram(TOKEN, server.url, webhook=hook, times=QUICK)
    server.webhook = "https://inn.example/hook"
    assert await wrong(telegram, "") == [("check-webhook", "")]
    server.webhook = hook.address.url
    assert await wrong(telegram, "") == []
    server.poster.last_error = {"last_error_date": int(time.time()) - 60, "last_error_message": "Connection refused"}
    (check,) = [each for each in await telegram.check() if not each.fine]
    assert check.fix.values["why"] == "Connection refused"
    server.poster.last_error["last_error_date"] -= 3600
    assert await wrong(telegram, "") == []
    await telegram._connection.leave()


@pytest.mark.parametrize(("hours", "fine"), [(0, True), (1, False), (-1, False)])
async def test_a_clock_that_is_off_is_told_by_how_much(server: BotApi, hours: int, fine: bool) -> None:
    server.http.date = lambda: datetime.now(UTC)
    telegram = Telegram(TOKEN, server.url, now=lambda: datetime.now(UTC) + timedelta(hours=hours))
    (clock,) = [each for each in await telegram.check() if each.what.key == "check-clock"]
    assert clock.fine is fine
    assert abs(int(str(clock.fix.values["seconds"])) - abs(hours) * 3600) <= 5
    await telegram._connection.leave()


async def test_where_a_server_does_not_say_what_time_it_is_nothing_is_said_of_the_clock(telegram: Telegram) -> None:
    assert "check-clock" not in {each.what.key for each in await telegram.check()}


async def test_an_office_the_bot_was_put_out_of_is_found(server: BotApi, telegram: Telegram) -> None:
    server.chat(-7)
    assert await wrong(telegram, GROUP, "telegram:-7") == []
    server.chats[-7].members[ME["id"]] = {"user": ME, "status": "kicked"}
    assert await wrong(telegram, GROUP, "telegram:-7") == [("check-office", "")]


async def test_without_a_group_only_the_bot_itself_is_looked_at(server: BotApi, telegram: Telegram) -> None:
    server.about_me = {"can_join_groups": False}
    assert await wrong(telegram, "") == [("check-joining", "")]
    assert server.made("getChatMember") == []


async def test_that_telegram_does_not_answer_is_no_finding_but_an_error(server: BotApi, telegram: Telegram) -> None:
    server.trouble("getChatMember", Answer(code=502, body=b"<html>"))
    with pytest.raises(PlatformError):
        await telegram.check(GROUP)


@pytest.mark.parametrize("answer", [b"[]", b"null", b"3", b'{"status": []}', b'{"status": "administrator"}'])
async def test_an_answer_that_says_too_little_is_read_as_a_missing_right(
    server: BotApi, telegram: Telegram, answer: bytes
) -> None:
    server.trouble("getChatMember", Answer(body=b'{"ok": true, "result": %s}' % answer))
    assert await wrong(telegram)
