"""The examination: what Telegram lets the bot do in a chat, as faults with what mends each. Pure."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from adapters.telegram.fields import Fields, number, text
from adapters.telegram.moves import lacking
from chat.words import Words

TOLERATED: Final = timedelta(seconds=30)
"""How far the machine's clock may be from Telegram's."""

BEHIND: Final = 1_000
"""Updates that may wait before it is a backlog."""


def faults(*, me: Fields, member: Fields, chat: Fields, webhook: Fields, skew: timedelta) -> Iterator[Words]:
    """Give what is wrong. `skew`: how far Telegram's clock is ahead of the machine's."""
    staff = member.get("status") in ("administrator", "creator")
    if not staff:
        yield Words("doctor-no-admin")
    for right in lacking(member):
        yield Words(f"lacks-{right.replace('_', '-')}")
    if not staff and me.get("can_read_all_group_messages") is not True:
        yield Words("doctor-privacy")
    if chat.get("type") == "group":
        yield Words("doctor-basic-group")
    if text(webhook, "url"):
        yield Words("doctor-webhook")
    waiting = number(webhook, "pending_update_count") or 0
    if waiting > BEHIND:
        yield Words("doctor-backlog", count=waiting)
    if abs(skew) > TOLERATED:
        yield Words("doctor-clock", seconds=int(abs(skew).total_seconds()))
