"""Attendance: who writes, when, and who comes back."""

import heapq
from datetime import date, datetime
from typing import Final

from chat.people import Member, MemberId
from engagement.health_summary import Week, share

FIRST_WEEKS: Final = 5
"""Weeks in which a newcomer may come back."""

MOST_WEEKS: Final = 520
MOST_ACTIVE: Final = 10
LEAST_FOR_A_SHARE: Final = 10
"""Members below which a tenth of them is nobody."""


class _Person:
    """One member's few numbers; there may be hundreds of thousands."""

    __slots__ = ("first", "last", "messages", "name", "stayed")

    def __init__(self, name: str, week: int) -> None:
        self.name = name
        self.messages = 0
        self.first = self.last = week
        self.stayed = False


class _Tally:
    """One week's numbers while they are counted."""

    __slots__ = ("active", "joined", "left", "messages", "new", "reactions", "replies", "returning", "stayed")

    def __init__(self) -> None:
        self.messages = self.active = self.new = self.returning = self.stayed = 0
        self.joined = self.left = self.replies = self.reactions = 0


class Attendance:
    """Sees every message in order of time; memory grows with members and weeks, not with messages."""

    def __init__(self) -> None:
        self.hours = [[0] * 24 for _ in range(7)]
        self._people: dict[MemberId, _Person] = {}
        self._weeks: dict[int, _Tally] = {}

    def week(self, local: datetime) -> _Tally:
        """Give the numbers of the week a local moment is in."""
        number = _week_of(local)
        found = self._weeks.get(number)
        if found is None:
            found = self._weeks[number] = _Tally()
        return found

    def see(self, author: Member, local: datetime) -> None:
        """Count a message that `author` wrote at a local moment."""
        self.hours[local.weekday()][local.hour] += 1
        tally, week = self.week(local), _week_of(local)
        tally.messages += 1
        person = self._people.get(author.id)
        if person is None:
            person = self._people[author.id] = _Person(author.name, week)
            tally.active += 1
            tally.new += 1
        elif week > person.last:
            self._come_back(person, week, tally)
        person.name = author.name or person.name
        person.messages += 1

    def _come_back(self, person: _Person, week: int, tally: _Tally) -> None:
        tally.active += 1
        tally.returning += 1
        if person.last == week - 1:
            self._weeks[person.last].stayed += 1
        person.stayed = person.stayed or week - person.first < FIRST_WEEKS
        person.last = week

    @property
    def members(self) -> int:
        """How many wrote at all."""
        return len(self._people)

    def most_active(self) -> tuple[tuple[str, int], ...]:
        """Give the names and messages of those who wrote most."""
        best = heapq.nlargest(MOST_ACTIVE, self._people.values(), key=lambda person: person.messages)
        return tuple((person.name, person.messages) for person in best)

    def top_share(self) -> float:
        """Give what share of all messages the most active tenth of the members wrote; 0 in a small circle."""
        counts = sorted((person.messages for person in self._people.values()), reverse=True)
        if len(counts) < LEAST_FOR_A_SHARE:
            return 0.0
        return share(sum(counts[: len(counts) // 10]), sum(counts))

    def retention(self) -> float:
        """Give what share of those who wrote in a week wrote in the next; the last week is still to be seen."""
        last = max(self._weeks, default=0)
        past = [tally for week, tally in self._weeks.items() if week < last]
        return share(sum(tally.stayed for tally in past), sum(tally.active for tally in past))

    def newcomers(self) -> tuple[int, int]:
        """Give how many new members had the time to come back, and how many did.

        Those of the very first week are left out: most of them were there before.
        """
        if not self._weeks:
            return 0, 0
        first, last = min(self._weeks), max(self._weeks)
        new = [person for person in self._people.values() if first < person.first <= last - FIRST_WEEKS]
        return len(new), sum(person.stayed for person in new)

    def weeks(self) -> tuple[Week, ...]:
        """Give all weeks, also the empty ones between, oldest first; of more than ten years the last ten."""
        if not self._weeks:
            return ()
        last = max(self._weeks)
        first = max(min(self._weeks), last - MOST_WEEKS + 1)
        return tuple(_told(week, self._weeks.get(week, _Tally())) for week in range(first, last + 1))


def _week_of(local: datetime) -> int:
    """Give the number of the week, which begins on Monday."""
    return (local.toordinal() - 1) // 7


def _told(week: int, tally: _Tally) -> Week:
    numbers = {name: getattr(tally, name) for name in _Tally.__slots__}
    return Week(monday=date.fromordinal(week * 7 + 1), **numbers)
