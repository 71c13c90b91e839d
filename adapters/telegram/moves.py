"""Moves: who comes, goes, asks to come, and what the bot itself may do in a chat."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from adapters.telegram.fields import Fields, fields, moment, number, objects, text
from adapters.telegram.people import Known, barred_of, group_id, role_of, user
from chat.events import (
    Announced,
    Event,
    GroupMigrated,
    JoinRequested,
    LetIn,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    RightsChanged,
)
from chat.people import GroupId, Kind, Member, Power, Role

NEEDED: Final = ("can_delete_messages", "can_restrict_members")
"""Rights without which the bot can only watch."""


SERVICE: Final = frozenset(
    (
        *("new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo"),
        *("group_chat_created", "supergroup_chat_created", "channel_chat_created", "message_auto_delete_timer_changed"),
        *("migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "successful_payment", "refunded_payment"),
        *("users_shared", "chat_shared", "connected_website", "write_access_allowed", "passport_data"),
        *("proximity_alert_triggered", "boost_added", "chat_background_set", "chat_owner_left", "chat_owner_changed"),
        *("forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"),
        *("general_forum_topic_hidden", "general_forum_topic_unhidden", "video_chat_scheduled", "video_chat_started"),
        *("video_chat_ended", "video_chat_participants_invited"),
    )
)
"""Fields of messages that only tell of something that happened; nobody said anything."""

NAMED: Final = frozenset(("forum_topic_created", "forum_topic_edited"))
"""Those of them in which a member has named something, which all can read."""


def service_events(message: Fields, known: Known, now: datetime) -> Iterator[Event]:
    """Give what a service message tells of members, and of the group's new id."""
    chat = number(fields(message, "chat"), "id")
    if chat is None:
        return
    at, by = moment(message, "date", now), user(fields(message, "from"), chat, known)
    for each in objects(message, "new_chat_members"):
        yield from _joined(user(each, chat, known), by, chat, at)
        yield from _announced(message, user(each, chat, known), by, at)
    if gone := user(fields(message, "left_chat_member"), chat, known):
        yield from _left(gone, chat, at)
        yield from _announced(message, gone, by, at, went=True)
    new, old = number(message, "migrate_to_chat_id"), number(message, "migrate_from_chat_id")
    if new is not None:
        yield _migrated(chat, new, at)
    elif old is not None:
        yield _migrated(old, chat, at)


def membership_events(change: Fields, known: Known, now: datetime) -> Iterator[Event]:
    """Give what a `chat_member` update tells: who came or left, is staff or no longer, may write again."""
    chat, new = number(fields(change, "chat"), "id"), fields(change, "new_chat_member")
    member = user(fields(new, "user"), chat, known) if chat is not None else None
    if chat is None or member is None:
        return
    at, before, after = moment(change, "date", now), present(fields(change, "old_chat_member")), present(new)
    by = user(fields(change, "from"), chat, known)
    if after and not before:
        yield from _joined(member, None if _by_link(change) else by, chat, at)
    elif before and not after:
        yield from _left(member, chat, at)
    elif after:
        yield from _changed(change, member, by, group_id(chat), at)


def _changed(change: Fields, member: Member, by: Member | None, group: GroupId, at: datetime) -> Iterator[Event]:
    """Give what has changed about somebody who stays."""
    old, new = fields(change, "old_chat_member"), fields(change, "new_chat_member")
    role, barred = _standing(new)
    if _standing(old) != (role, barred):
        id_ = f"{group}:changed:{member.id}:{at.timestamp():.0f}:{role:d}:{'-'.join(barred)}"
        yield MemberChanged(id=id_, group=group, at=at, member=replace(member, role=role, barred=barred))
    if _silent(old) and not _silent(new) and not _own(by):
        id_ = f"{group}:let-in:{member.id}:{at.timestamp():.0f}"
        yield LetIn(id=id_, group=group, at=at, member=member, by=by)


def _standing(membership: Fields) -> tuple[Role, tuple[Power, ...]]:
    return role_of(membership), barred_of(membership)


def own_events(change: Fields, known: Known, now: datetime) -> Iterator[Event]:
    """Give what a `my_chat_member` update tells of the bot's own place in a group."""
    of, new = fields(change, "chat"), fields(change, "new_chat_member")
    chat = number(of, "id")
    by = user(fields(change, "from"), chat, known) if chat is not None else None
    if chat is None or by is None or of.get("type") in ("private", "channel"):
        return
    here, group = present(new), group_id(chat)
    yield RightsChanged(
        id=f"{group}:rights:{number(change, 'date')}:{new.get('status')}:{'-'.join(lacking(new))}",
        group=group,
        at=moment(change, "date", now),
        by=by,
        here=here,
        arrived=here and not present(fields(change, "old_chat_member")),
        lacks=lacking(new) if here else (),
    )


def join_request(request: Fields, known: Known, now: datetime) -> Iterator[Event]:
    """Give somebody's wish to be let in."""
    chat = number(fields(request, "chat"), "id")
    member = user(fields(request, "from"), chat, known) if chat is not None else None
    if chat is not None and member is not None:
        group = group_id(chat)
        yield JoinRequested(
            id=f"{group}:requested:{member.id}:{number(request, 'date')}",
            group=group,
            at=moment(request, "date", now),
            member=member,
            bio=text(request, "bio", 256),
            room=group_id(room) if (room := number(request, "user_chat_id")) is not None else "",
        )


def present(membership: Fields) -> bool:
    """Tell whether a `ChatMember` is in the chat."""
    status = membership.get("status")
    return status in ("member", "administrator", "creator") or (
        status == "restricted" and membership.get("is_member") is not False
    )


def lacking(membership: Fields) -> tuple[str, ...]:
    """Give the rights that the bot would need and does not have."""
    if membership.get("status") == "creator":
        return ()
    return tuple(right for right in NEEDED if membership.get(right) is not True)


def _by_link(change: Fields) -> bool:
    """Tell whether somebody came by a link of the group or of a folder of chats, so that nobody has brought them.

    Where a link only lets ask for it, it was whoever approved it that brought them.
    """
    link = fields(change, "invite_link")
    if change.get("via_join_request") is True or link.get("creates_join_request") is True:
        return False
    return "invite_link" in change or change.get("via_chat_folder_invite_link") is True


def _silent(membership: Fields) -> bool:
    return membership.get("status") == "restricted" and membership.get("can_send_messages") is not True


def _own(by: Member | None) -> bool:
    return by is not None and by.kind is Kind.INNKEEPER


def _announced(
    message: Fields, member: Member | None, by: Member | None, at: datetime, *, went: bool = False
) -> Iterator[Event]:
    """Give where it stands in the group that somebody came or went."""
    chat, id_ = number(fields(message, "chat"), "id"), number(message, "message_id")
    if member is None or chat is None or id_ is None:
        return
    event, by = f"{group_id(chat)}:{id_}:announced:{member.id}", by if by is not None and by.id != member.id else None
    yield Announced(id=event, group=group_id(chat), at=at, member=member, message=str(id_), by=by, went=went)


def _joined(member: Member | None, by: Member | None, chat: int, at: datetime) -> Iterator[Event]:
    """Give a join; a service message and a `chat_member` update of the same moment are one."""
    if member is not None and member.kind is not Kind.INNKEEPER:
        inviter = by if by is not None and by.id != member.id else None
        id_ = f"{group_id(chat)}:joined:{member.id}:{at.timestamp():.0f}"
        yield MemberJoined(id=id_, group=group_id(chat), at=at, member=member, inviter=inviter)


def _left(member: Member, chat: int, at: datetime) -> Iterator[Event]:
    if member.kind is not Kind.INNKEEPER:
        id_ = f"{group_id(chat)}:left:{member.id}:{at.timestamp():.0f}"
        yield MemberLeft(id=id_, group=group_id(chat), at=at, member=member)


def _migrated(old: int, new: int, at: datetime) -> Event:
    return GroupMigrated(id=f"{group_id(old)}:migrated", group=group_id(old), at=at, to=group_id(new))
