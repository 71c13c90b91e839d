"""Checking: what Telegram says of the bot's own place, as checks with their fixes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from adapters.telegram.fields import Fields, moment, number, text
from adapters.telegram.moves import NEEDED, lacking, present
from adapters.telegram.staffing import Ask
from adapters.web.dates import ServerTime
from chat.platform import Check, PlatformError, Refusal
from chat.rights import lack
from chat.words import Words

TOLERATED: Final = timedelta(seconds=30)
"""How far the machine's clock may be from Telegram's."""

REQUESTS: Final = "can_invite_users"
"""The right to let people in who ask for it; needed where a group makes them ask."""

BEHIND: Final = 1_000
"""Updates that may wait before it is a backlog."""


LATELY: Final = timedelta(minutes=15)
"""How long ago a post to the webhook may have failed and still be a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the bot knows of itself: the address of its webhook, empty where it polls; Telegram's time and its own."""

    hook: str
    time: ServerTime
    now: datetime


async def checked(ask: Ask, group: int | None, office: int | None, known: Own) -> Sequence[Check]:
    """Ask for everything that could be wrong; raises `PlatformError` where there is no answer."""
    me = _object(await ask("getMe", {}))
    webhook = await _told(ask, "getWebhookInfo", {})
    found = [_of_the_webhook(webhook, known), *_of_the_bot(me, webhook), *_of_the_clock(known.time)]
    if group is not None:
        chat = await _told(ask, "getChat", {"chat_id": group})
        own = await _told(ask, "getChatMember", {"chat_id": group, "user_id": me.get("id")})
        found += _of_the_group(me, chat, own)
    if office is not None:
        own = await _told(ask, "getChatMember", {"chat_id": office, "user_id": me.get("id")})
        writes = present(own) and own.get("can_send_messages") is not False
        found.append(Check(what=Words("check-office"), fine=writes, fix=Words("fix-office-away")))
    return found


def _of_the_webhook(told: Fields, known: Own) -> Check:
    """Look whether Telegram posts to where the bot listens, and whether that has worked lately."""
    what, url = Words("check-webhook"), text(told, "url")
    if not known.hook:
        return Check(what=what, fine=not url, fix=Words("fix-webhook"))
    if url != known.hook:
        return Check(what=what, fine=False, fix=Words("fix-webhook-elsewhere", url=url or "–"))
    failed = "last_error_date" in told and known.now - moment(told, "last_error_date", known.now) <= LATELY
    why = text(told, "last_error_message", 200) or "–"
    return Check(what=what, fine=not failed, fix=Words("fix-webhook-failing", why=why))


def _of_the_clock(time: ServerTime) -> Iterator[Check]:
    """Compare the machine's clock with Telegram's, where its answers say what time it is."""
    if time.ahead is not None:
        seconds = round(abs(time.ahead).total_seconds())
        yield Check(
            what=Words("check-clock"), fine=abs(time.ahead) <= TOLERATED, fix=Words("fix-clock", seconds=seconds)
        )


def _of_the_bot(me: Fields, webhook: Fields) -> Iterator[Check]:
    waiting = number(webhook, "pending_update_count") or 0
    yield Check(what=Words("check-backlog"), fine=waiting <= BEHIND, fix=Words("fix-backlog", count=waiting))
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
