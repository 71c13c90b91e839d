"""Points: for conversation and help rather than noise."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import isqrt
from typing import Final
from zlib import crc32

from pydantic import Field

from chat.actions import Action
from chat.context import Context
from chat.events import Event, MessagePosted, Reacted
from chat.message import Message
from chat.people import GroupId, Kind, Member
from chat.records import AwardPoints, CheckIn
from chat.rule import Rule
from chat.words import Words

LEVEL_STEP: Final = 20
"""Points to the first level; every level takes that much more than the one before."""

LONGEST_STREAK_BONUS: Final = 7

_WIDE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAST_LETTERS: Final = 4
_REMEMBERED: Final = 20
_READ: Final = 500


class Points(Rule):
    """Gives points for conversation and help rather than noise; bots, channels and repeats never earn any."""

    section = "points"

    message: int = Field(1, ge=0, le=100, description="Points for a message that is conversation.")
    shortest: int = Field(
        8, ge=1, le=200, description="Length from which a message counts; a Chinese character is two, a letter one."
    )
    pause: int = Field(30, ge=0, le=3600, description="Seconds in which only one message of a member counts.")
    daily_cap: int = Field(60, ge=0, le=10000, description="Points a member can get a day for messages of their own.")
    reply: int = Field(1, ge=0, le=100, description="Points on top for a message that answers somebody.")
    replied: int = Field(2, ge=0, le=100, description="Points for being answered by somebody.")
    reaction: int = Field(1, ge=0, le=100, description="Points for a reaction from somebody.")
    from_one: int = Field(
        3, ge=1, le=100, description="How often a day at most one member earns another points by answers, or reactions."
    )
    checkin: int = Field(5, ge=0, le=1000, description="Points for a check-in.")
    streak: int = Field(
        1, ge=0, le=100, description="Points on top for every day of the streak before, counted up to 7 days."
    )

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Award the author of a message that counts, whoever it answers, and the author of a message reacted to."""
        if isinstance(event, MessagePosted):
            return self._for_message(event.message, context) if self._counts(event.message, context) else ()
        return self._for_reaction(event, context) if isinstance(event, Reacted) else ()

    def check_in(self, member: Member, group: GroupId, context: Context) -> tuple[Action, ...]:
        """Check a member in, once a day of the group's calendar; nothing if they have been, or cannot.

        A day that is not later than the last one counts as the same, so changing the time zone back wins nothing.
        """
        standing, today = context.standing, context.today
        if not self.enabled or member.kind is not Kind.PERSON or standing.checked_in_on >= today:
            return ()
        streak = standing.streak + 1 if standing.checked_in_on == _day_before(today) else 1
        points = self.checkin + self.streak * min(streak - 1, LONGEST_STREAK_BONUS)
        done = CheckIn(
            group=group, reason=Words("points-for-checkin", streak=streak), member=member, day=today, streak=streak
        )
        entry = f"{group}:checkin:{member.id}:{today}"
        return done, _award(group, member, points, "checkin", entry, context, done.reason)

    def _for_message(self, message: Message, context: Context) -> Iterator[Action]:
        author, answered = message.author, _answered(message, context)
        points = self.message + (self.reply if answered else 0)
        points = min(points, self.daily_cap - context.standing.points_today)
        if points > 0:
            kind = "reply" if answered else "message"
            entry = f"{message.group}:message:{author.id}:{self._slot_of(message.at)}"
            yield _award(message.group, author, points, kind, entry, context, Words(f"points-for-{kind}"))
        if answered:
            yield from self._brought(author, answered.author, "replied", answered.id, message.group, context)

    def _for_reaction(self, event: Reacted, context: Context) -> Iterator[Action]:
        if event.count < 1 or event.member is None or event.member.kind is not Kind.PERSON:
            return
        found = context.recent.find(event.message)
        author = event.author or (found.author if found else None)
        if author and author.kind is Kind.PERSON and author.id != event.member.id:
            yield from self._brought(event.member, author, "reaction", event.message, event.group, context)

    def _brought(
        self, giver: Member, receiver: Member, kind: str, about: str, group: GroupId, context: Context
    ) -> Iterator[Action]:
        """Award what one member brings another. An entry counts once, so `from_one` entries a day are the cap."""
        points = self.replied if kind == "replied" else self.reaction
        slot = crc32(about.encode()) % self.from_one
        entry = f"{group}:{kind}:{receiver.id}:{giver.id}:{context.today}:{slot}"
        if points:
            yield _award(group, receiver, points, kind, entry, context, Words(f"points-for-{kind}", name=giver.name))

    def _counts(self, message: Message, context: Context) -> bool:
        """Tell whether a message is conversation that nobody has been awarded for already."""
        if message.author.kind is not Kind.PERSON or not self._is_conversation(message):
            return False
        slot, said = self._slot_of(message.at), _essence(_said(message))
        for each in context.recent.by(message.author.id)[-_REMEMBERED:]:
            if each.id == message.id:
                continue
            if _essence(_said(each)) == said or (self._slot_of(each.at) == slot and self._is_conversation(each)):
                return False
        return all(each.author.id == message.author.id for each in context.recent.saying(message.reading.folded))

    def _is_conversation(self, message: Message) -> bool:
        if message.forward or message.via_bot or message.text.startswith("/"):
            return False
        said = _essence(_said(message))
        length = len(said) + len(_WIDE.findall(said))
        return length >= self.shortest and len(set(said)) >= _LEAST_LETTERS

    def _slot_of(self, moment: datetime) -> int:
        """Give the stretch of time, a pause long, in which one message counts."""
        return int(moment.timestamp() // self.pause) if self.pause else int(moment.timestamp() * 1000)


def level(points: int) -> int:
    """Give the level of so many points: 1 from 20, 2 from 60, 3 from 120, 10 from 1,100."""
    return (isqrt(1 + 8 * (max(points, 0) // LEVEL_STEP)) - 1) // 2


def points_for(level: int) -> int:
    """Give the points from which `level` is reached."""
    return LEVEL_STEP * level * (level + 1) // 2


def _award(
    group: GroupId, member: Member, points: int, kind: str, entry: str, context: Context, reason: Words
) -> AwardPoints:
    return AwardPoints(
        group=group, reason=reason, member=member, points=points, entry=entry, kind=kind, day=context.today
    )


def _answered(message: Message, context: Context) -> Message | None:
    """Give the message of another person that this one answers, while it is remembered."""
    if message.reply_to is None or message.reply_to.elsewhere:
        return None
    found = context.recent.find(message.reply_to.message)
    if found is None or found.author.kind is not Kind.PERSON or found.author.id == message.author.id:
        return None
    return found


def _said(message: Message) -> str:
    return message.reading.folded or message.text.lower()


@lru_cache(maxsize=4096)
def _essence(text: str) -> str:
    """Give the letters of a text alone: numbers, marks and emoji make no new message of an old one.

    Remembered, for each text is compared with those that come after it.
    """
    return "".join(filter(str.isalpha, text[:_READ]))


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
