"""Cases: what was decided, why, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from chat.actions import Action
from chat.case import Case, Outcome
from chat.people import GroupId, Member, MemberId
from chat.wire import WireError, load, load_action
from storage.database import AnyRow, Database
from storage.payload import read_case
from storage.tables import cases as table


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case with all that was done in it, in the order it was done; `closed_by` is nobody while it is open."""

    case: Case
    actions: tuple[Action, ...]
    closed_by: Member | None = None
    closed_at: datetime | None = None


async def case(database: Database, group: GroupId, id: str) -> CaseFile | None:  # noqa: A002 - a case's own word
    """Give the case of that id in this group."""
    return await _first(database, _of(group).where(table.c.id == id))


async def latest_case_about(
    database: Database, group: GroupId, *, message: str = "", member: MemberId = ""
) -> CaseFile | None:
    """Give the newest case about a message, or about what a member said."""
    query = _of(group)
    if message:
        query = query.where(table.c.message_id == message)
    if member:
        query = query.where(table.c.member_id == member)
    return await _first(database, query.order_by(table.c.opened_at.desc(), table.c.id).limit(1))


async def cases(
    database: Database,
    group: GroupId,
    *,
    limit: int = 50,
    before: datetime | None = None,
    outcomes: Iterable[Outcome] = (),
) -> list[Case]:
    """Give the newest cases opened before a moment, newest first; with `outcomes` only those that stand so."""
    query = _of(group)
    if before is not None:
        query = query.where(table.c.opened_at < before)
    wanted = [str(outcome) for outcome in outcomes]
    if wanted:
        query = query.where(table.c.outcome.in_(wanted))
    rows = await database.rows(query.order_by(table.c.opened_at.desc(), table.c.id).limit(limit))
    return [found for found in map(_case, rows) if found is not None]


def _of(group: GroupId) -> Select[*tuple[Any, ...]]:
    return select(table).where(table.c.group_id == group)


async def _first(database: Database, query: Select[*tuple[Any, ...]]) -> CaseFile | None:
    rows = await database.rows(query)
    found = _case(rows[0]) if rows else None
    if found is None:
        return None
    row = rows[0]
    closed_by = load(Member, row.closed_by) if row.closed_by else None
    return CaseFile(case=found, actions=tuple(_actions(row.actions)), closed_by=closed_by, closed_at=row.closed_at)


def _case(row: AnyRow) -> Case | None:
    """Give the case of a row as it stands now, or nothing where it cannot be read any more."""
    try:
        return replace(read_case(row.file), outcome=Outcome(row.outcome))
    except (WireError, ValueError):
        return None


def _actions(stored: Iterable[dict[str, Any]]) -> Iterable[Action]:
    for data in stored:
        try:
            yield load_action(data)
        except WireError:
            continue
