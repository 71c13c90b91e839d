"""How a group is doing, in numbers: everything a report shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from chat.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week of the group's calendar. `active`: members who wrote; `new`: for the first time; `returning`: again.

    `stayed`: of the active ones, those who wrote in the next week too.
    """

    monday: date
    messages: int = 0
    active: int = 0
    new: int = 0
    returning: int = 0
    stayed: int = 0
    joined: int = 0
    left: int = 0
    replies: int = 0
    reactions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heated:
    """A stretch of conversation with much hostility from several members."""

    since: datetime
    until: datetime
    hostile: int
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What is amiss (or well), what it means, and the one thing to do about it."""

    finding: Words
    meaning: Words
    advice: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthSummary:
    """How a group is doing. Shares are 0..1; a share of nothing is 0, what was never measured is nothing.

    `hours`: messages by weekday (Monday first) and hour, local time. `members`: who wrote at all. `retention`: of those
    who wrote in a week, how many did in the next. `newcomers_stayed`: of those new, how many wrote again in another of
    their first five weeks. `top_share`: what the most active tenth wrote. `hostile_share`: of the judged messages.
    `removed`: what was taken away, by label; it is in no other number.
    """

    since: datetime | None = None
    until: datetime | None = None
    messages: int = 0
    by_bots: int = 0
    members: int = 0
    joined: int = 0
    left: int = 0
    invited: int = 0
    hours: tuple[tuple[int, ...], ...] = ((0,) * 24,) * 7
    weeks: tuple[Week, ...] = ()
    retention: float = 0.0
    newcomers: int = 0
    newcomers_stayed: float = 0.0
    replies: int = 0
    reply_share: float = 0.0
    median_response: timedelta | None = None
    reactions: int = 0
    emoji: tuple[tuple[str, int], ...] = ()
    forwards: int = 0
    links: int = 0
    link_share: float = 0.0
    positive_share: float = 0.0
    thanks: int = 0
    hostile_share: float | None = None
    heated: tuple[Heated, ...] = ()
    most_active: tuple[tuple[str, int], ...] = ()
    top_share: float = 0.0
    questions: int = 0
    unanswered: int = 0
    unanswered_last: tuple[str, ...] = ()
    removed: Mapping[str, int] = field(default_factory=dict)
    diagnosis: tuple[Diagnosis, ...] = ()

    @property
    def days(self) -> float:
        """How long the time looked at is, in days; at least one."""
        if self.since is None or self.until is None:
            return 1.0
        return max(1.0, (self.until - self.since) / timedelta(days=1))

    @property
    def messages_a_day(self) -> float:
        """Messages a day, over all days."""
        return self.messages / self.days


def share(part: float, whole: float) -> float:
    """Give `part` of `whole`, 0 where there is no whole."""
    return part / whole if whole else 0.0
