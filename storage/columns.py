"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Any, Final

import orjson
from sqlalchemy import DateTime, Dialect, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

from chat.plain import plain

_LENGTH: Final = len("2026-03-01 12:00:00.000000")


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone, kept in UTC. One without a zone is refused.

    SQLite has no such type and drops zones: there it is text of fixed length, so that it sorts by time.
    """

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Give the type that the database has for it."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Give the moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value if value.tzinfo is UTC else value.astimezone(UTC)
        return moment.isoformat(" ", "microseconds")[:_LENGTH] if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | str | None, _dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        if value is None:
            return None
        if isinstance(value, str):
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
        return value.astimezone(UTC)


class Plain(TypeDecorator[str]):
    """Text from outside. NUL and lone surrogates, which no database takes, are left out."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Give `value` without what cannot be kept."""
        return None if value is None else clean(value)


class Json(TypeDecorator[Any]):
    """JSON values as text: the same on both databases; PostgreSQL's own type would refuse the escape of NUL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        """Give the text of `value`."""
        return None if value is None else dumps(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Any:
        """Give the value the text stands for."""
        return None if value is None else orjson.loads(value)


def clean(text: str) -> str:
    """Give `text` as it will be found on disk: nearly always as it is."""
    return text if text.isascii() and "\0" not in text else plain(text, len(text))


def dumps(value: Any) -> str:
    """Give JSON text; strings that no encoding takes are made plain first."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return orjson.dumps(made_plain(value)).decode()


def made_plain(value: Any) -> Any:
    """Give JSON values with every string in them made plain, and numbers that JSON can hold."""
    if isinstance(value, str):
        return plain(value, len(value))
    if isinstance(value, dict):
        return {made_plain(str(name)): made_plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [made_plain(each) for each in value]
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return float(value)
    return value
