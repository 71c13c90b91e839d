"""What the bot finds out about its own place on Telegram, over real HTTP."""

import pytest

from adapters.telegram.platform import Telegram
from chat.platform import PlatformError
from tests.adapters.telegram.conftest import CHAT
from tests.adapters.telegram.http import Answer
from tests.adapters.telegram.server import ME, BotApi

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
