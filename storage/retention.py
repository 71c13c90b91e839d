"""Retention: after a set number of days the words of messages are forgotten; who, when, how many and how sure stays."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import Table, bindparam, select, update

from chat.people import GroupId
from chat.wire import WireError, dump, load_action
from storage import tables
from storage.database import AnyRow, Database
from storage.outgoing import PENDING, SENDING
from storage.payload import (
    action_without_text,
    case_without_text,
    read_case,
    read_message,
    without_text,
    write_case,
    write_message,
)

AT_ONCE: Final = 500
"""Rows that lose their text in one transaction: short enough for the lanes to wait for."""

Shrink: TypeAlias = Callable[[AnyRow], dict[str, Any]]
"""Gives what the columns of a row hold without text."""


async def forget_old_text(database: Database, moments: Mapping[GroupId, datetime]) -> int:
    """Forget the text that is older than the moment of its group; give how many rows lost theirs."""
    forgotten = 0
    for group, before in moments.items():
        for table, age, shrink in HOLDERS:
            while changed := await _forget_some(database, table, age, shrink, group, before):
                forgotten += changed
        forgotten += await _forget_words(database, group, before)
    return forgotten


async def _forget_some(
    database: Database, table: Table, age: str, shrink: Shrink, group: GroupId, before: datetime
) -> int:
    """Shrink at most `AT_ONCE` rows of `table` whose column `age` is before a moment; give how many."""
    keys = list(table.primary_key.columns)
    old = select(table).where(table.c.group_id == group, table.c.has_text, table.c[age] < before).limit(AT_ONCE)
    if table is tables.outbox:
        old = old.where(table.c.state.not_in((PENDING, SENDING)))
    async with database.writing() as connection:
        rows = (await connection.execute(old)).all()
        if rows:
            same = [key == bindparam(f"b_{key.name}", type_=key.type) for key in keys]
            columns = {name: bindparam(f"v_{name}", type_=table.c[name].type) for name in shrink(rows[0])}
            changes = [
                {
                    **{f"b_{key.name}": getattr(row, key.name) for key in keys},
                    **{f"v_{name}": value for name, value in shrink(row).items()},
                }
                for row in rows
            ]
            await connection.execute(update(table).where(*same).values(has_text=False, **columns), changes)
    return len(rows)


async def _forget_words(database: Database, group: GroupId, before: datetime) -> int:
    """Forget what is text and nothing else: taught samples and questions."""
    forgotten = 0
    async with database.writing() as connection:
        for table, column, age in (
            (tables.samples, tables.samples.c.text, tables.samples.c.taught_at),
            (tables.answers, tables.answers.c.question, tables.answers.c.at),
        ):
            old = update(table).where(table.c.group_id == group, age < before, column != "").values({column: ""})
            forgotten += (await connection.execute(old)).rowcount
    return forgotten


def _message(row: AnyRow) -> dict[str, Any]:
    message = read_message(row.payload)
    return {"payload": write_message(without_text(message)) if message else "{}"}


def _case(row: AnyRow) -> dict[str, Any]:
    try:
        file = write_case(case_without_text(read_case(row.file)))
    except WireError:
        file = {}
    return {"file": file, "actions": [_action(each) for each in row.actions], "reason": {"key": row.reason.get("key")}}


def _post(row: AnyRow) -> dict[str, Any]:
    return {"action": _action(row.action)}


def _action(data: dict[str, Any]) -> dict[str, Any]:
    try:
        return dump(action_without_text(load_action(data)))
    except WireError:
        return {}


HOLDERS: Final[tuple[tuple[Table, str, Shrink], ...]] = (
    (tables.messages, "at", _message),
    (tables.reports, "filed_at", _message),
    (tables.cases, "opened_at", _case),
    (tables.outbox, "asked_at", _post),
)
