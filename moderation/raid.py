"""Raids: many come at once. The door locks by itself, without a word in the group, and opens again by itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from pydantic import Field

from chat.actions import (
    Action,
    Button,
    DeclineJoin,
    DeleteMessage,
    EditMessage,
    LockDoor,
    Mute,
    OpenDoor,
    SendMessage,
    Unmute,
)
from chat.context import Context
from chat.door import Watch
from chat.events import Announced, Event, JoinRequested, MemberJoined, MessagePosted, WatchEnded
from chat.message import Message
from chat.people import GroupId, Member, Role
from chat.records import EndWatch, HoldMembers, KeepWatch
from chat.rule import Rule
from chat.words import Words
from moderation.case_id import case_id
from moderation.text import fold

REASON: Final = Words("raid-reason")
_SHORTEST_NAME: Final = 2
_SHORTEST_TEXT: Final = 12
_NO_LETTERS: Final = re.compile(r"[\W\d_]+")


class Joiners(StrEnum):
    """What happens to those who come while the door is locked."""

    RESTRICT = "restrict"
    DECLINE = "decline"
    NOTHING = "nothing"


class Raid(Rule):
    """Locks the door when too many come at once, tells the moderators once, and opens it again by itself."""

    section = "raid"

    joins: int = Field(20, ge=3, le=200, description="People coming within the time below that are a raid.")
    alike: int = Field(6, ge=3, le=200, description="People whose names differ only in numbers that are a raid.")
    same: int = Field(4, ge=3, le=50, description="People whose first message is the same that are a raid.")
    seconds: int = Field(120, ge=10, le=3600, description="Seconds within which they come.")
    minutes: int = Field(
        15, ge=1, le=720, description="Minutes the door stays locked; it stays so longer while they keep coming."
    )
    joiners: Joiners = Field(
        Joiners.RESTRICT,
        description="While it is locked: restrict mutes who comes, decline also refuses requests, nothing only tells.",
    )

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Watch who comes and what they say first; keep the door while it is locked; open it when its time is up."""
        match event:
            case MemberJoined():
                return self._came(event, context)
            case MessagePosted():
                return self._said(event, context)
            case JoinRequested() if self.joiners is Joiners.DECLINE and locked(context):
                return self._not_in_dry_run([_declined(event)], context)
            case Announced() if locked(context) and context.door.holds(event.member.id) and context.capabilities.delete:
                return [DeleteMessage(group=event.group, reason=REASON, message=event.message, author=event.member)]
            case WatchEnded():
                return self._ended(event, context)
        return ()

    def opened(self, group: GroupId, lock: Watch, context: Context, card: Words) -> Iterator[Action]:
        """Open the door before its time: whom the lock kept from writing may write."""
        yield EndWatch(group=group, reason=card, watch=lock)
        if context.settings.general.dry_run:
            return
        if context.capabilities.locks:
            yield OpenDoor(group=group, reason=card, until=lock.until)
        for held in context.door.held:
            yield Unmute(group=group, reason=card, member=held.member)

    @property
    def _span(self) -> timedelta:
        return timedelta(seconds=self.seconds)

    def _came(self, event: MemberJoined, context: Context) -> Iterable[Action]:
        brought = event.inviter is not None and event.inviter.protected
        if event.member.protected or brought or context.now - event.at > self._span:
            return ()
        lock = locked(context)
        if lock is not None:
            longer = self._longer(lock, context)
            return [
                *self._kept_locked(event, lock, longer, context),
                *self._muted([event.member], event.group, longer, context),
            ]
        others = {each.member.id: each.member.name for each in context.door.joins(event.at, self._span)}
        names = [name for id_, name in others.items() if id_ != event.member.id]
        alike = 1 + sum(_alike(event.member.name, name) for name in names)
        if len(names) + 1 >= self.joins:
            why = Words("raid-why-joins", count=len(names) + 1, seconds=self.seconds)
        elif alike >= self.alike:
            why = Words("raid-why-alike", count=alike, name=event.member.name[:40])
        else:
            return ()
        return self._lock(event, why, [event.member], context)

    def _said(self, event: MessagePosted, context: Context) -> Iterable[Action]:
        """Lock when many say the same in their first message; what the first of them said may be removed already."""
        author, folded = event.message.author, event.message.reading.folded
        if author.protected or context.standing.role >= Role.MODERATOR or context.standing.messages:
            return ()
        if len(_NO_LETTERS.sub("", folded)) < _SHORTEST_TEXT or locked(context):
            return ()
        said: list[Message] = [*context.door.firsts(folded, event.at, self._span), event.message]
        authors = {each.author.id: each.author for each in said}
        if len(authors) < self.same:
            return ()
        return self._lock(event, Words("raid-why-same", count=len(authors)), list(authors.values()), context)

    def _lock(self, event: Event, why: Words, members: list[Member], context: Context) -> Iterator[Action]:
        """Lock the door, mute who came in with them, and tell the moderators, once."""
        until = context.now + timedelta(minutes=self.minutes)
        lock = Watch(id=case_id(f"{event.id}:lock"), since=context.now, until=until)
        yield KeepWatch(group=event.group, reason=why, watch=lock)
        if context.capabilities.locks:
            yield from self._not_in_dry_run([LockDoor(group=event.group, reason=why, until=until)], context)
        early = [join.member for join in context.door.joins(event.at, self._span)]
        raiders = {each.id: each for each in (*early, *members) if not each.protected}
        yield from self._muted(raiders.values(), event.group, lock, context)
        if office := context.settings.general.moderators:
            yield self._card(lock, why, office, context)

    def _card(self, lock: Watch, why: Words, office: GroupId, context: Context) -> SendMessage:
        doing = "dry" if context.settings.general.dry_run else self.joiners
        lines = (Words("raid-locked", minutes=self.minutes), why, Words(f"raid-then-{doing}"))
        button = Button(label=Words("button-open"), command=f"open {lock.id}")
        return SendMessage(group=office, reason=why, text=lines, key=card_of(lock), buttons=(button,))

    def _longer(self, lock: Watch, context: Context) -> Watch:
        """Give the lock as it is while they keep coming: a step is half of its time, so that few are needed."""
        span = timedelta(minutes=self.minutes)
        return lock if lock.until - context.now > span / 2 else replace(lock, until=context.now + span)

    def _kept_locked(self, event: Event, lock: Watch, longer: Watch, context: Context) -> Iterator[Action]:
        """Keep the door locked for as long as that, and those silent who came in before."""
        if longer is lock:
            return
        yield KeepWatch(group=event.group, reason=REASON, watch=longer)
        if context.capabilities.locks:
            yield from self._not_in_dry_run([LockDoor(group=event.group, reason=REASON, until=longer.until)], context)
        earlier = [each.member for each in context.door.held if each.until < longer.until]
        yield from self._muted(earlier, event.group, longer, context)

    def _muted(self, members: Iterable[Member], group: GroupId, lock: Watch, context: Context) -> Iterable[Action]:
        """Keep members silent until the lock ends, but for those who are asked something."""
        if self.joiners is Joiners.NOTHING or not context.capabilities.mute or context.settings.general.dry_run:
            return
        silent = tuple(each for each in members if context.door.question_to(each.id) is None)
        for each in silent:
            yield Mute(group=group, reason=REASON, member=each, until=lock.until)
        if silent:
            yield HoldMembers(group=group, reason=REASON, lock=lock.id, members=silent, until=lock.until)

    def _ended(self, event: WatchEnded, context: Context) -> Iterable[Action]:
        """Say on the card that the door is open again; mutes end by themselves."""
        lock = context.door.watch(event.watch)
        if lock is None or lock.member is not None or lock.until > event.at:
            return
        over = Words("raid-over")
        if context.capabilities.locks:
            yield from self._not_in_dry_run([OpenDoor(group=event.group, reason=over, until=lock.until)], context)
        if office := context.settings.general.moderators:
            yield EditMessage(group=office, reason=over, of=card_of(lock), text=over)

    @staticmethod
    def _not_in_dry_run(actions: Iterable[Action], context: Context) -> Iterable[Action]:
        return () if context.settings.general.dry_run else actions


def locked(context: Context) -> Watch | None:
    """Give the lock of a door that is locked now and is to be kept so, or nothing."""
    return context.door.lock(context.now)


def card_of(lock: Watch) -> str:
    """Give the key of the card that tells the moderators of a lock."""
    return f"raid:{lock.id}"


def _declined(event: JoinRequested) -> DeclineJoin:
    return DeclineJoin(group=event.group, reason=REASON, member=event.member)


def _alike(name: str, other: str) -> bool:
    essence = _essence(name)
    return len(essence) >= _SHORTEST_NAME and essence == _essence(other)


@lru_cache(maxsize=4096)
def _essence(name: str) -> str:
    """Give the letters of a name alone: numbers and marks make no new name of an old one."""
    return _NO_LETTERS.sub("", fold(name[:64]).text)
