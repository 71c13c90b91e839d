"""Bulk: one statement for many rows, without what SQLAlchemy would do for each row again (a third of the time)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import orjson
from sqlalchemy import ColumnElement, Dialect, Subquery, Text, bindparam, cast, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import UpdateBase

from storage.columns import dumps, made_plain

Rows: TypeAlias = Sequence[Mapping[str, Any]]


class Bulk:
    """One insert or update, compiled once; its rows are mappings by the names in `columns`."""

    def __init__(self, statement: UpdateBase, dialect: Dialect, columns: Sequence[str]) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=list(columns))
        self._sql = str(compiled)
        self._named = compiled.positiontup is None
        self._names: list[str] = list(columns) if self._named else list(compiled.positiontup)
        self._convert: list[Callable[[Any], Any] | None] = [
            compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in self._names
        ]

    async def run(self, connection: AsyncConnection, rows: Rows) -> None:
        """Do it for all rows; none is no work."""
        if not rows:
            return
        plan = list(zip(self._names, self._convert, strict=True))
        values = [tuple([convert(row[name]) if convert else row[name] for name, convert in plan]) for row in rows]
        ready: Any = [dict(zip(self._names, each, strict=True)) for each in values] if self._named else values
        await connection.exec_driver_sql(self._sql, ready)


def wanted(names: Sequence[str], dialect: Dialect) -> Subquery:
    """Give a table to join with, whose columns of text are `names` and whose rows are the parameter `keys`.

    See `keys_of`: all rows are one parameter, so the statement is the same for any number of them.
    """
    keys = bindparam("keys", type_=Text())
    if dialect.name == "sqlite":
        each = func.json_each(keys).table_valued("value", name="each")
        columns: list[ColumnElement[str]] = [
            func.json_extract(each.c.value, f"$[{place}]", type_=Text()) for place in range(len(names))
        ]
    else:
        each = func.json_array_elements(cast(keys, postgresql.JSON)).table_valued("value", name="each")
        columns = [each.c.value.op("->>", return_type=Text())(place) for place in range(len(names))]
    return select(*(column.label(name) for name, column in zip(names, columns, strict=True))).subquery("wanted")


def keys_of(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Give the parameter that `wanted` reads; characters that no database takes are left out, as they are on disk."""
    text = dumps(rows)
    return {"keys": orjson.dumps(made_plain(rows)).decode() if "\\u0000" in text else text}
