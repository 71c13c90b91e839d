"""Dates in the headers of HTTP answers: what time a server says it is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime


class ServerTime:
    """How far the clock of the server that was asked last is ahead of this machine's; nothing until one has said."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self.ahead: timedelta | None = None

    def hear(self, date: str | None) -> None:
        """Take the `Date` of an answer that has just come; one that is none tells nothing."""
        told = http_date(date)
        if told is not None:
            self.ahead = told - self._now()

    @property
    def off(self) -> timedelta:
        """By how much it is ahead, in whole seconds; less than a minute may be the way there, and counts as nothing."""
        ahead = self.ahead or timedelta()
        return timedelta(seconds=round(ahead.total_seconds())) if abs(ahead) >= timedelta(minutes=1) else timedelta()


def http_date(text: str | None) -> datetime | None:
    """Give the moment of a `Date` header, or nothing where it is none."""
    try:
        moment = parsedate_to_datetime(text or "")
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
