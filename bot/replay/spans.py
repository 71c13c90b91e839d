"""Spans of time on an axis: days, weeks or months, so that there are never too many to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from babel.dates import format_date, format_skeleton

MOST_DAYS: Final = 62
MOST_WEEKS: Final = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """The spans from one day to another; `unit` is `day`, `week` or `month`."""

    unit: str
    starts: tuple[date, ...]

    def start_of(self, day: date) -> date:
        """Give the first day of the span a day is in."""
        return _start(day, self.unit)

    def label(self, start: date, locale: str) -> str:
        """Name a span on an axis, briefly."""
        if self.unit == "month":
            return str(format_skeleton("yMMM", start, locale=locale))
        return str(format_skeleton("MMMd", start, locale=locale))

    def name(self, start: date, locale: str) -> str:
        """Name a span in full."""
        if self.unit == "month":
            return str(format_skeleton("yMMMM", start, locale=locale))
        first = str(format_date(start, format="medium", locale=locale))
        if self.unit == "day":
            return first
        return f"{first} – {format_date(start + timedelta(days=6), format='medium', locale=locale)}"


def spans(days: Iterable[date], *, at_least: str = "day") -> Spans:
    """Give the spans that hold all of `days`, of the smallest unit that is not too many, and without gaps."""
    known = sorted(set(days))
    if not known:
        return Spans(unit=at_least, starts=())
    length = (known[-1] - known[0]).days
    unit = "day" if length < MOST_DAYS and at_least == "day" else "week" if length < MOST_WEEKS * 7 else "month"
    starts, start = [], _start(known[0], unit)
    while start <= known[-1]:
        starts.append(start)
        start = _start(start + timedelta(days={"day": 1, "week": 7, "month": 32}[unit]), unit)
    return Spans(unit=unit, starts=tuple(starts))


def _start(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day
