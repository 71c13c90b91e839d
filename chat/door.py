"""The door of one group: who came in lately, who is being asked something, and whether it is locked."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from chat.message import Message
from chat.people import GroupId, Member, MemberId

KEPT_JOINS: Final = 300
"""Joins that are remembered, however many there are."""

KEPT_FIRSTS: Final = 100
"""First messages of members that are remembered."""

MOST_HELD: Final = 5_000
"""Members whom a lock keeps from writing and that are remembered; others may write when their time is up."""

MOST_WATCHES: Final = 500
"""Questions that may wait for an answer at the same time; the oldest are forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Something at the door that ends by itself: a question to `member`, or, without one, a lock.

    `how`: the kind of question. `number`: which question it is by now, from 0; `failures`: wrong answers so far.
    `requested`: they are still outside and asked to be let in. `room`: where they are asked, if not in the group.
    `aside`: they are asked so that only they see it, each time in a post of its own.
    `announced`: the network's own message that they came.
    """

    id: str
    since: datetime
    until: datetime
    member: Member | None = None
    how: str = ""
    failures: int = 0
    number: int = 0
    requested: bool = False
    room: GroupId = ""
    aside: bool = False
    announced: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Somebody whom the lock keeps from writing, until a moment."""

    member: Member
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Somebody came in."""

    at: datetime
    member: Member


class Door:
    """What happens at a group's door, bounded however many come.

    Rules only read; the owner of the lane changes it. Watches, and who is held, outlive a restart; the two windows
    begin anew.
    """

    def __init__(self) -> None:
        self._watches: dict[str, Watch] = {}
        self._joins: deque[Join] = deque(maxlen=KEPT_JOINS)
        self._firsts: deque[Message] = deque(maxlen=KEPT_FIRSTS)
        self._held: dict[MemberId, Held] = {}

    def __iter__(self) -> Iterator[Watch]:
        return iter(self._watches.values())

    def lock(self, now: datetime) -> Watch | None:
        """Give the lock that holds at `now`, or nothing for an open door."""
        return next((each for each in self if each.member is None and now < each.until), None)

    def watch(self, id: str) -> Watch | None:  # noqa: A002 - it is one
        """Give what waits under an id, even if its time is up."""
        return self._watches.get(id)

    def question_to(self, member: MemberId) -> Watch | None:
        """Give the question that a member has not answered yet."""
        return next((each for each in self if each.member is not None and each.member.id == member), None)

    def joins(self, now: datetime, span: timedelta) -> Sequence[Join]:
        """Give who came in during the last `span`, oldest first, at most 300."""
        return [each for each in self._joins if now - span <= each.at <= now + span]

    def firsts(self, folded: str, now: datetime, span: timedelta) -> Sequence[Message]:
        """Give the first messages of members that say just this, in the last `span`."""
        return [each for each in self._firsts if each.reading.folded == folded and each.at >= now - span]

    @property
    def held(self) -> Sequence[Held]:
        """Whom the lock keeps from writing."""
        return list(self._held.values())

    def holds(self, member: MemberId) -> bool:
        """Tell whether the lock keeps somebody from writing."""
        return member in self._held

    def hold(self, held: Held) -> None:
        """Remember that the lock keeps somebody from writing."""
        if held.member.id in self._held or len(self._held) < MOST_HELD:
            self._held[held.member.id] = held

    def release(self, member: MemberId) -> None:
        """Forget that the lock kept somebody from writing: something else was decided about them."""
        self._held.pop(member, None)

    def enter(self, join: Join) -> None:
        """Remember that somebody came in."""
        self._joins.append(join)

    def hear(self, message: Message) -> None:
        """Remember somebody's first message, even if it is removed."""
        self._firsts.append(message)

    def keep(self, watch: Watch) -> None:
        """Begin to watch, or go on in another form."""
        self._watches[watch.id] = watch
        if len(self._watches) > MOST_WATCHES:
            del self._watches[next(iter(self._watches))]

    def end(self, id: str) -> None:  # noqa: A002
        """Watch no more; after a lock, counting begins anew."""
        ended = self._watches.pop(id, None)
        if ended is not None and ended.member is None:
            self._joins.clear()
            self._firsts.clear()
            self._held.clear()
