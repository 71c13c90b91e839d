"""Values as exports write them, read leniently: a wrong type is a missing value, never an exception."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

import orjson

from chat.plain import plain

Fields: TypeAlias = dict[str, Any]
"""One JSON object of an export. It does not leave this package."""

_CONTROL: Final = re.compile(rb"(?<!\\)((?:\\\\)*+)\\x([0-9A-Fa-f]{2})")
_LATEST: Final = 253402300799


def decode(raw: bytes) -> Fields | None:
    r"""Give the object written in `raw`, or nothing if it is none.

    Repairs what exporters are known to write against the standard: Telegram Desktop's control characters (`\x0B`),
    lone surrogates, bytes that are no UTF-8.
    """
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError:
        text = _CONTROL.sub(rb"\1\\u00\2", raw).decode("utf-8", "replace")
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            return None
    return value if isinstance(value, dict) else None


def scalar(raw: bytes) -> object:
    """Give the plain value written in `raw`, or nothing."""
    wrapped = decode(b'{"value":' + raw + b"}")
    return wrapped.get("value") if wrapped else None


def objects(value: object) -> Iterator[Fields]:
    """Give the objects in a list; whatever else stands in it, or instead of it, is left out."""
    if isinstance(value, list):
        for each in value:
            if isinstance(each, dict):
                yield each


def fields(value: object) -> Fields:
    """Give an object, empty if it is none."""
    return value if isinstance(value, dict) else {}


def string(value: object) -> str:
    """Give a string, or a number as one; anything else is empty."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def identifier(value: object) -> str:
    """Give an id as a string, at most 64 characters."""
    return plain(string(value), 64)


def count(value: object) -> int:
    """Give a number of things, at most a million, none if it is no number."""
    return max(0, min(int(value), 1_000_000)) if isinstance(value, int) else 0


def lines(parts: Iterable[str]) -> str:
    """Give the parts that are not empty, a line each."""
    return "\n".join(part for part in parts if part)


def unix_time(value: object) -> datetime | None:
    """Give the moment of seconds since 1970 (a number or its digits), or nothing."""
    try:
        seconds = int(value) if isinstance(value, str | int) else -1
    except ValueError:
        return None
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds <= _LATEST else None


def iso_time(value: object) -> datetime | None:
    """Give the moment of an ISO date; one without an offset is taken as UTC. Nothing if it is none."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
