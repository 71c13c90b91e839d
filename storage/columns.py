"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import DateTime, Dialect, Text, TypeDecorator

from chat.plain import plain


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone; kept in UTC, for SQLite drops zones. A moment without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment in UTC; SQLite gets it without the zone, so that its text sorts by time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Plain(TypeDecorator[str]):
    """Text from outside. NUL and lone surrogates, which no database takes, are left out."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Give `value` as it is where that is possible, which is nearly always."""
        if value is None or (value.isascii() and "\0" not in value):
            return value
        return plain(value, len(value))


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
