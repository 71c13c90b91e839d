"""Who writes in a Telegram export: its ids are told apart by a word before the number."""

import re
from typing import Final

from adapters.history.values import Fields, string
from chat.people import GroupId, Kind, Member
from chat.plain import plain_name

_ID: Final = re.compile(r"(user|channel|chat)?(-?\d{1,20})\Z")
_PREFIX: Final = {"user": "", "chat": "-", "channel": "-100", None: ""}
_GROUP_PREFIX: Final = {"private_group": "-"}
_SPECIAL: Final = {
    "telegram:777000": Kind.LINKED_CHANNEL,
    "telegram:1087968824": Kind.ANONYMOUS_ADMIN,
    "telegram:136817688": Kind.CHANNEL,
}


def group_id(kind: str, number: str) -> GroupId:
    """Give a chat's id in the form the Bot API uses, so that an export and the live group are the same group."""
    return f"telegram:{_GROUP_PREFIX.get(kind, '-100')}{number or '0'}"


def member_id(value: object) -> str:
    """Give the id of `user12`, `channel12` or, from old exports, a bare number; empty if it is none of these."""
    found = _ID.match(string(value))
    return f"telegram:{_PREFIX[found[1]]}{found[2]}" if found else ""


def author(message: Fields, group: GroupId, *, by: str = "from") -> Member:
    """Give who wrote a message (`by="actor"`: who did what a service message tells).

    A deleted account has no name, an unsigned channel post no id: it is the chat's own.
    """
    number = member_id(message.get(f"{by}_id")) or group
    return Member(id=number, name=plain_name(message.get(by)), kind=_kind(message, number, group))


def _kind(message: Fields, number: str, group: GroupId) -> Kind:
    """Tell what is behind an account, as far as an export shows it."""
    if number == group:
        return Kind.ANONYMOUS_ADMIN
    if number in _SPECIAL:
        return _SPECIAL[number]
    if number.startswith("telegram:-"):
        own = message.get("saved_from") is not None and message.get("saved_from") == message.get("from")
        return Kind.LINKED_CHANNEL if own else Kind.CHANNEL
    # only bots write under buttons, unless a member sent them by way of one or passed them on
    if message.get("inline_bot_buttons") and not message.get("via_bot") and not message.get("forwarded_from"):
        return Kind.BOT
    return Kind.PERSON
