"""Moves: who comes, goes, and is let in, as events. Pure."""

import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from adapters.discord.incoming import at_of, mark_of
from adapters.discord.people import author_of, member_of
from adapters.discord.places import House, message_id
from adapters.discord.values import Fields, fields, iso_time, snowflake, whole
from chat.events import Announced, Event, LetIn, MemberChanged, MemberJoined, MemberLeft, RulesAccepted
from chat.people import Kind, Member

NEW_FOR: Final = timedelta(days=1)
"""How long the roles of somebody who came are told of: as long as they may be waited for at the door."""

_CAME: Final = 7


def joined(data: Fields, house: House) -> MemberJoined | None:
    """Give somebody's coming as an event."""
    user = fields(data.get("user"))
    identity, at = snowflake(user.get("id")), iso_time(data.get("joined_at"))
    if not identity or identity == house.innkeeper or at is None:
        return None
    event = f"{house.group}:{identity}:joined:{int(at.timestamp() * 1000)}"
    pending = data.get("pending") is True
    return MemberJoined(id=event, group=house.group, at=at, member=member_of(user, data, house), pending=pending)


def rules_accepted(data: Fields, house: House, now: datetime) -> RulesAccepted | None:
    """Give as an event that somebody who was pending is so no more."""
    user = fields(data.get("user"))
    identity, since = snowflake(user.get("id")), iso_time(data.get("joined_at"))
    if not identity or since is None or data.get("pending") is not False:
        return None
    event = f"{house.group}:{identity}:accepted:{int(since.timestamp() * 1000)}"
    return RulesAccepted(id=event, group=house.group, at=now, member=member_of(user, data, house))


def let_in(data: Fields, house: House, now: datetime) -> LetIn | None:
    """Give the roles of a newcomer as an event, the same one for the same roles; nothing for those here for longer."""
    user, roles = fields(data.get("user")), data.get("roles")
    identity, since = snowflake(user.get("id")), iso_time(data.get("joined_at"))
    held = sorted(snowflake(each) for each in roles) if isinstance(roles, list) else []
    if not identity or since is None or not held or now - since > NEW_FOR:
        return None
    names = (*held, *(house.names[each] for each in held if each in house.names))
    mark = zlib.crc32("-".join(held).encode())
    event = f"{house.group}:{identity}:roles:{int(since.timestamp() * 1000)}:{mark:08x}"
    return LetIn(id=event, group=house.group, at=now, member=member_of(user, data, house), roles=names)


def announced(data: Fields, house: House) -> Announced | None:
    """Give Discord's own message that somebody came as an event."""
    number, channel = snowflake(data.get("id")), snowflake(data.get("channel_id"))
    member = author_of(data, house)
    if whole(data.get("type")) != _CAME or not number or not channel or member.kind is Kind.INNKEEPER:
        return None
    at, message = at_of(data, number), message_id(channel, number)
    return Announced(id=f"{mark_of(data, house)}:announced", group=house.group, at=at, member=member, message=message)


def left(data: Fields, house: House, now: datetime) -> MemberLeft | None:
    """Give somebody's going as an event; Discord does not say when it was, so `now` is."""
    user = fields(data.get("user"))
    identity = snowflake(user.get("id"))
    if not identity or identity == house.innkeeper:
        return None
    event = f"{house.group}:{identity}:left:{int(now.timestamp())}"
    return MemberLeft(id=event, group=house.group, at=now, member=member_of(user, {}, house))


def changed(data: Fields, house: House, now: datetime, *, accepted: bool) -> Sequence[Event]:
    """Give what a change of a member means at the door; `accepted`: the rules were still to be accepted before it."""
    told = (rules_accepted(data, house, now) if accepted else None, let_in(data, house, now))
    return [event for event in told if event is not None]


def member_changed(data: Fields, house: House, now: datetime, known: Member | None = None) -> MemberChanged | None:
    """Give who somebody is now as an event, `known` until then as they were; Discord does not say when, so `now`."""
    user = fields(data.get("user"))
    identity = snowflake(user.get("id"))
    if not identity or identity == house.innkeeper:
        return None
    event = f"{house.group}:{identity}:changed:{int(now.timestamp() * 1000)}"
    member = member_of(user, data, house)
    renamed = known is not None and known.name != member.name
    return MemberChanged(id=event, group=house.group, at=now, member=member, renamed=renamed)


def user_of(data: Fields) -> str:
    """Give the id of the account that a payload about a member is about, or an empty string."""
    return snowflake(fields(data.get("user")).get("id"))
