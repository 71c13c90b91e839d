"""Service messages of a Telegram export: who came, who left, which topics there are."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from adapters.history.memory import Memory
from adapters.history.people import author
from adapters.history.values import Fields
from chat.events import Event, MemberJoined, MemberLeft
from chat.people import GroupId, Member
from chat.plain import plain_name

_BY_THEMSELVES: Final = frozenset({"join_group_by_link", "join_group_by_request"})
_BROUGHT: Final = frozenset({"invite_members", "create_group"})
_REMOVED: Final = frozenset({"remove_members"})
MOVING: Final = _BY_THEMSELVES | _BROUGHT | _REMOVED
"""Actions that tell of members coming or going."""


def moves(message: Fields, group: GroupId, at: datetime, ids: Memory) -> Iterator[Event]:
    """Give the joins and leaves that a service message tells of, none for any other.

    Those who are brought or removed are told by name only: `ids` gives their id, if they were seen before.
    """
    action, actor = message.get("action"), author(message, group, by="actor")
    ids.keep(actor.name, actor.id)
    if action in _BY_THEMSELVES:
        yield MemberJoined(id=_mark(group, "joined", actor, at), group=group, at=at, member=actor)
    elif action in _BROUGHT:
        for member in _named(message, ids):
            inviter = None if member.id == actor.id else actor
            joined = _mark(group, "joined", member, at)
            yield MemberJoined(id=joined, group=group, at=at, member=member, inviter=inviter)
    elif action in _REMOVED:
        for member in _named(message, ids):
            yield MemberLeft(id=_mark(group, "left", member, at), group=group, at=at, member=member)


def _mark(group: GroupId, what: str, member: Member, at: datetime) -> str:
    """Give the id that the same event has in the live group."""
    return f"{group}:{what}:{member.id}:{at.timestamp():.0f}"


def _named(message: Fields, ids: Memory) -> Iterable[Member]:
    """Give the members a service message names; a deleted account has no name and cannot be told."""
    listed = message.get("members")
    for name in listed if isinstance(listed, list) else ():
        if called := plain_name(name):
            yield Member(id=ids.get(called) or f"telegram:name:{called}", name=called)
