"""Values as Discord sends them, read leniently: a wrong type is a missing value, never an exception."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeAlias

Fields: TypeAlias = Mapping[str, Any]
"""One JSON object of Discord's. It does not leave this package."""

EPOCH: Final = datetime(2015, 1, 1, tzinfo=UTC)
"""The moment that ids count from, in milliseconds, above their lower 22 bits."""

LONGEST_ID: Final = 20


def fields(value: object) -> Fields:
    """Give an object, empty if it is none."""
    return value if isinstance(value, dict) else {}


def objects(value: object) -> Iterator[Fields]:
    """Give the objects in a list; whatever else stands in it, or instead of it, is left out."""
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))


def string(value: object) -> str:
    """Give a string; anything else is empty."""
    return value if isinstance(value, str) else ""


def whole(value: object) -> int:
    """Give a whole number of at least 0, also one written as digits; anything else is 0."""
    if isinstance(value, int) and not isinstance(value, bool):
        return max(value, 0)
    return int(value) if isinstance(value, str) and len(value) <= LONGEST_ID and _digits(value) else 0


def snowflake(value: object) -> str:
    """Give an id as digits, whatever its size up to 64 bits; empty if it is none."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else string(value)
    return text if 0 < len(text) <= LONGEST_ID and _digits(text) else ""


def iso_time(value: object) -> datetime | None:
    """Give the moment of an ISO date; one without an offset is taken as UTC. Nothing if it is none."""
    try:
        moment = datetime.fromisoformat(string(value))
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def made_at(identity: str) -> datetime:
    """Give the moment an id was made; 2015 for what is no real id."""
    try:
        return EPOCH + timedelta(milliseconds=int(identity) >> 22)
    except (ValueError, OverflowError):
        return EPOCH


def first_id_at(moment: datetime) -> int:
    """Give the smallest id that could have been made at a moment."""
    return max(0, int((moment - EPOCH) / timedelta(milliseconds=1))) << 22


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
