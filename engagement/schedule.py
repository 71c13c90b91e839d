"""Schedules: when a cron line is due in a time zone, and which hours are quiet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import takewhile
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from cronsim import CronSim, CronSimError

LONGEST_LINE: Final = 100
"""Characters of a cron line; a longer one is a mistake or an attack."""

_EXAMPLE: Final = "write five fields such as '0 20 * * 5': minute, hour, day, month, weekday"


class ScheduleError(ValueError):
    """A cron line or a time zone is not possible; the text says what would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """The hours of the day, local time, in which the bot does not speak by itself: from `since` until `until`.

    The same hour twice means that there are none.
    """

    since: int = 0
    until: int = 0

    def holds(self, moment: datetime, zone: tzinfo) -> bool:
        """Tell whether `moment` is in the quiet hours of `zone`."""
        hour = moment.astimezone(zone).hour
        if self.since <= self.until:
            return self.since <= hour < self.until
        return hour >= self.since or hour < self.until

    def began(self, moment: datetime, zone: tzinfo) -> datetime:
        """Give when the quiet hours that hold at `moment` began; `moment` itself outside of them."""
        if not self.holds(moment, zone):
            return moment
        local = moment.astimezone(zone)
        day = local.date() if local.hour >= self.since else local.date() - timedelta(days=1)
        return min(moment, datetime.combine(day, time(self.since), zone).astimezone(UTC))

    def over(self, moment: datetime, zone: tzinfo) -> datetime:
        """Give the first moment from `moment` on that is not in the quiet hours, in UTC."""
        moment = moment.astimezone(UTC)
        while self.holds(moment, zone):
            local = moment.astimezone(zone)
            day = local.date() if local.hour < self.until else local.date() + timedelta(days=1)
            moment = max(datetime.combine(day, time(self.until), zone).astimezone(UTC), moment + timedelta(minutes=1))
        return moment


NEVER_QUIET: Final = Quiet()


def checked(cron: str) -> str:
    """Give a cron line tidied, or raise `ScheduleError` saying what is wrong with it; an empty one stays empty.

    Five fields as in Debian's cron, so at most once a minute; weekdays and months also by their English names.
    """
    line = " ".join(cron.split())
    if not line:
        return ""
    if len(line) > LONGEST_LINE:
        raise ScheduleError(f"a schedule has at most {LONGEST_LINE} characters; {_EXAMPLE}")
    if len(line.split()) != 5:
        raise ScheduleError(f"this has {len(line.split())} fields; {_EXAMPLE}")
    try:
        first = next(CronSim(line, datetime(2000, 1, 1)), None)  # noqa: DTZ001 - a calendar question, no moment
    except CronSimError as error:
        raise ScheduleError(f"{str(error).lower()}; {_EXAMPLE}") from error
    if first is None:
        raise ScheduleError(f"this never happens; {_EXAMPLE}")
    return line


def zone_named(name: str) -> ZoneInfo:
    """Give the time zone of an IANA name, or raise `ScheduleError`."""
    if name not in available_timezones():
        raise ScheduleError(f"there is no time zone {name[:64]!r}; use a name such as Asia/Shanghai or Europe/London")
    return ZoneInfo(name)


def next_run(cron: str, zone: tzinfo, after: datetime, quiet: Quiet = NEVER_QUIET) -> datetime | None:
    """Give the first run later than `after`, in UTC, or nothing if there is none.

    A run in the quiet hours is moved to their end; several moved there are one. As in Debian's cron a run at a fixed
    time that the clock skips in spring comes right after the gap, and one that the clock shows twice comes once.
    """
    return next(_runs(cron, zone, after, quiet), None)


def missed_runs(
    cron: str, zone: tzinfo, after: datetime, until: datetime, quiet: Quiet = NEVER_QUIET
) -> list[datetime]:
    """Give all runs later than `after` and not later than `until`, in UTC, oldest first."""
    return list(takewhile(lambda run: run <= until, _runs(cron, zone, after, quiet)))


def _runs(cron: str, zone: tzinfo, after: datetime, quiet: Quiet) -> Iterator[datetime]:
    """Give the runs later than `after`, each later than the one before.

    The search starts a little early: a run just before `after` may be moved behind it, and on the night the clock
    goes back the calendar's answer may be the first of two equal times.
    """
    line = checked(cron)
    start = quiet.began(after, zone).astimezone(UTC) - timedelta(hours=2)
    last = after
    for planned in CronSim(line, start.astimezone(zone)) if line else ():
        run = quiet.over(planned, zone)
        if run > last:
            yield run
            last = run
