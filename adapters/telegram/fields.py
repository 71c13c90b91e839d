"""Fields of what Telegram sends, read as if a stranger had written them: never an exception, never a wrong type."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from chat.plain import plain

Fields: TypeAlias = Mapping[str, Any]
"""A JSON object as received."""

NONE: Final[Fields] = {}
LONGEST_LINK: Final = 2_048
_NUMBER: Final = re.compile(r"-?[0-9]{1,20}")
_LARGEST: Final = 10**20
_DAY: Final = 86_400
_FIRST: Final = datetime(2013, 8, 1, tzinfo=UTC).timestamp()
"""Before this there was no Telegram."""


def fields(of: Fields, key: str) -> Fields:
    """Give the object under `key`, or an empty one."""
    value = of.get(key)
    return value if isinstance(value, dict) else NONE


def objects(of: Fields, key: str) -> Iterator[Fields]:
    """Give the objects of the list under `key`."""
    value = of.get(key)
    for each in value if isinstance(value, list) else ():
        if isinstance(each, dict):
            yield each


def number(of: Fields, key: str) -> int | None:
    """Give the whole number under `key`, however large, also where it is written as a string."""
    value = of.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return value if -_LARGEST < value < _LARGEST else None
    return int(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else None


def text(of: Fields, key: str, limit: int = LONGEST_LINK) -> str:
    """Give the text under `key`, at most `limit` characters."""
    return plain(of.get(key), limit)


def lines(parts: Iterable[str]) -> str:
    """Give the parts that are not empty, a line each."""
    return "\n".join(part for part in parts if part)


def moment(of: Fields, key: str, now: datetime) -> datetime:
    """Give the Unix time under `key`; one that cannot be (long ago, or more than a day ahead) is `now`."""
    seconds = number(of, key)
    if seconds is None or not _FIRST <= seconds <= now.timestamp() + _DAY:
        return now
    return datetime.fromtimestamp(seconds, UTC)
