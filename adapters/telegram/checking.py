"""Checking: what Telegram says of the bot's own place, as checks with their fixes."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from adapters.telegram.fields import Fields, number, text
from adapters.telegram.moves import NEEDED, lacking, present
from adapters.telegram.staffing import Ask
from chat.platform import Check, PlatformError, Refusal
from chat.rights import lack
from chat.words import Words

TOLERATED: Final = timedelta(seconds=30)
"""How far the machine's clock may be from Telegram's."""

REQUESTS: Final = "can_invite_users"
"""The right to let people in who ask for it; needed where a group makes them ask."""

BEHIND: Final = 1_000
"""Updates that may wait before it is a backlog."""


async def checked(ask: Ask, group: int | None, office: int | None, skew: timedelta) -> Sequence[Check]:
    """Ask for everything that could be wrong; raises `PlatformError` where there is no answer.

    `skew`: how far Telegram's clock was ahead of the machine's at the last post.
    """
    me = _object(await ask("getMe", {}))
    found = [*_of_the_bot(me, _object(await ask("getWebhookInfo", {})), skew)]
    if group is not None:
        chat = await _told(ask, "getChat", {"chat_id": group})
        own = await _told(ask, "getChatMember", {"chat_id": group, "user_id": me.get("id")})
        found += _of_the_group(me, chat, own)
    if office is not None:
        own = await _told(ask, "getChatMember", {"chat_id": office, "user_id": me.get("id")})
        writes = present(own) and own.get("can_send_messages") is not False
        found.append(Check(what=Words("check-office"), fine=writes, fix=Words("fix-office-away")))
    return found


def _of_the_bot(me: Fields, webhook: Fields, skew: timedelta) -> Iterator[Check]:
    no_webhook = not text(webhook, "url")
    yield Check(what=Words("check-webhook"), fine=no_webhook, fix=Words("fix-webhook"))
    waiting = number(webhook, "pending_update_count") or 0
    yield Check(what=Words("check-backlog"), fine=waiting <= BEHIND, fix=Words("fix-backlog", count=waiting))
    seconds = round(abs(skew).total_seconds())
    yield Check(what=Words("check-clock"), fine=abs(skew) <= TOLERATED, fix=Words("fix-clock", seconds=seconds))
    joins = me.get("can_join_groups") is not False
    yield Check(what=Words("check-joining"), fine=joins, fix=Words("fix-joining"))


def _of_the_group(me: Fields, chat: Fields, own: Fields) -> Iterator[Check]:
    if not present(own):
        yield Check(what=Words("check-here"), fine=False, fix=Words("fix-here"))
        return
    staff = own.get("status") in ("administrator", "creator")
    hears = staff or me.get("can_read_all_group_messages") is True
    yield Check(what=Words("check-privacy"), fine=hears, fix=Words("fix-privacy"))
    super_ = chat.get("type") != "group"
    yield Check(what=Words("check-supergroup"), fine=super_, fix=Words("fix-supergroup"))
    asked = [REQUESTS] if chat.get("join_by_request") is True else []
    missing = [*lacking(own), *(right for right in asked if staff and own.get(right) is not True)]
    for right in (*NEEDED, *asked):
        fix = Words("fix-right-telegram", lack=lack(right))
        yield Check(what=Words("check-right", right=right), fine=right not in missing, fix=fix)


async def _told(ask: Ask, method: str, parameters: dict[str, object]) -> Fields:
    """Give what is told of a chat; nothing where the bot is not in it, or there is none."""
    try:
        return _object(await ask(method, parameters))
    except PlatformError as error:
        if error.refusal in (Refusal.WAIT, Refusal.NETWORK):
            raise
        return {}


def _object(answer: object) -> Fields:
    return answer if isinstance(answer, dict) else {}
