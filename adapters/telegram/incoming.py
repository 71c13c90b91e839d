"""Incoming: one update of Telegram as events. Pure: the same update gives the same events, with the same ids."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Final, TypeAlias

from adapters.telegram.calls import called
from adapters.telegram.fields import Fields, fields, moment, number, objects, text
from adapters.telegram.messages import message_of, thread_of
from adapters.telegram.moves import NAMED, SERVICE, join_request, membership_events, own_events, service_events
from adapters.telegram.people import Known, author, group_id, number_of, user
from chat.events import ButtonPressed, Event, MessageEdited, MessagePosted, Reacted

_Read: TypeAlias = Callable[[Fields, Known, datetime], Iterator[Event]]

SEPARATOR: Final = "|"
"""Stands in a button's data between the command line and the number of the group that it is about."""

PAID: Final = "⭐"


def events(update: object, known: Known, now: datetime) -> Sequence[Event]:
    """Give what an update tells, in order; nothing for a kind the bot has no use for, or one that says too little."""
    if not isinstance(update, dict):
        return ()
    return [
        event for kind, read in _KINDS.items() if kind in update for event in read(fields(update, kind), known, now)
    ]


def chat_of(update: object) -> int | None:
    """Give the number of the chat an update is about, where it is about one."""
    for kind in _KINDS:
        if isinstance(update, dict) and kind in update:
            told = fields(update, kind)
            return number(fields(told, "chat") or fields(fields(told, "message"), "chat"), "id")
    return None


def writer_of(update: object) -> tuple[int, int] | None:
    """Give the numbers of the chat an update is about and of the account it comes from, where it names both."""
    for kind in _KINDS:
        if isinstance(update, dict) and kind in update:
            chat, account = chat_of(update), number(fields(fields(update, kind), "from"), "id")
            return (chat, account) if chat is not None and account is not None else None
    return None


def _posted(of: Fields, known: Known, now: datetime) -> Iterator[Event]:
    if not SERVICE.isdisjoint(of):
        yield from service_events(of, known, now)
        if NAMED.isdisjoint(of):
            return
    message = message_of(of, known, now)
    if message is None or _is_channel(of):
        return
    private = fields(of, "chat").get("type") == "private"
    call = called(of, message, known, now, private=private)
    if call is not None:
        yield call
    elif not private:
        yield MessagePosted(
            id=f"{message.group}:{message.id}:posted", group=message.group, at=message.at, message=message
        )


def _edited(of: Fields, known: Known, now: datetime) -> Iterator[Event]:
    """Give a change; two in one second are told apart by what they say."""
    message = message_of(of, known, now)
    if message is None or _is_channel(of) or fields(of, "chat").get("type") == "private":
        return
    yield MessageEdited(
        id=f"{message.group}:{message.id}:edited:{number(of, 'edit_date')}:{_digest(of)}",
        group=message.group,
        at=message.edited_at or message.at,
        message=message,
    )


def _pressed(query: Fields, known: Known, now: datetime) -> Iterator[Event]:
    """Give a press of a button under a message of the bot; whoever pressed it, the bot decides whether they may."""
    message, data = fields(query, "message"), text(query, "data", 64)
    chat, id_ = number(fields(message, "chat"), "id"), number(message, "message_id")
    by = user(fields(query, "from"), chat, known) if chat is not None else None
    if chat is None or by is None or not data:
        return
    line, _, about = data.partition(SEPARATOR)
    if not line:
        return
    group, topic = group_id(chat), thread_of(message)
    yield ButtonPressed(
        id=f"{group}:{id_}:pressed:{text(query, 'id', 64)}",
        group=f"{group}/{topic}" if topic else group,
        at=now,
        by=by,
        pressed=line,
        about=f"telegram:{about}" if number_of(f"telegram:{about}") is not None else group,
    )


def _reacted(change: Fields, known: Known, now: datetime) -> Iterator[Event]:
    """Give each emoji that was put or taken back."""
    chat, id_ = number(fields(change, "chat"), "id"), number(change, "message_id")
    if chat is None or id_ is None:
        return
    by = author({"from": fields(change, "user"), "sender_chat": fields(change, "actor_chat")}, chat, known)
    before, after = ([_emoji(each) for each in objects(change, key)] for key in ("old_reaction", "new_reaction"))
    changes = [(each, 1) for each in after if each not in before] + [(each, -1) for each in before if each not in after]
    for position, (emoji, count) in enumerate(changes):
        yield Reacted(
            id=f"{group_id(chat)}:{id_}:reacted:{_digest(change)}:{position}",
            group=group_id(chat),
            at=moment(change, "date", now),
            message=str(id_),
            emoji=emoji,
            member=by,
            count=count,
        )


def _emoji(reaction: Fields) -> str:
    custom = text(reaction, "custom_emoji_id", 64)
    return text(reaction, "emoji", 64) or (f"custom:{custom}" if custom else PAID)


def _digest(of: Fields) -> str:
    """Give eight signs that stand for a whole object: the same after it is delivered again."""
    whole = json.dumps(of, sort_keys=True, default=str).encode("utf-8", "replace")
    return hashlib.blake2s(whole, digest_size=4).hexdigest()


def _is_channel(of: Fields) -> bool:
    return fields(of, "chat").get("type") == "channel"


_KINDS: Final[dict[str, _Read]] = {
    "message": _posted,
    "edited_message": _edited,
    "callback_query": _pressed,
    "chat_member": membership_events,
    "my_chat_member": own_events,
    "message_reaction": _reacted,
    "chat_join_request": join_request,
}

KINDS: Final = tuple(_KINDS)
"""The kinds of updates to ask Telegram for; three of them come only when they are asked for."""
