"""Moving: a network gave a group another id; all that was known of it follows."""

from typing import Any, Final

from sqlalchemy import Table, and_, delete, exists, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat.people import GroupId
from storage import tables

MOVED: Final = (
    tables.settings,
    tables.members,
    tables.standings,
    tables.warnings,
    tables.topics,
    tables.answers,
    tables.cases,
    tables.samples,
    tables.reports,
    tables.watches,
    tables.states,
    tables.scores,
    tables.held,
)
"""What follows a group. Messages and events stay with the ids they had; the journal is never changed."""


async def move_group(connection: AsyncConnection, old: GroupId, new: GroupId) -> None:
    """Give the new group what is known of the old one; what it has of its own already stays, and standings add up."""
    for table in MOVED:
        await connection.execute(_move(table, old, new))
    await connection.execute(_copy(tables.points, old, new))
    await _add_up(connection, old, new)
    changed = update(tables.groups).where(tables.groups.c.id.in_((old, new)))
    await connection.execute(changed.values(settings_version=tables.groups.c.settings_version + 1))
    await _follow_office(connection, old, new)


def _move(table: Table, old: GroupId, new: GroupId) -> Any:
    return update(table).where(table.c.group_id == old, ~_there(table, new)).values(group_id=new)


def _copy(table: Table, old: GroupId, new: GroupId) -> Any:
    """Enter a ledger's rows again: what is in it is never changed."""
    others = [column for column in table.c if column.name != "group_id"]
    rows = select(literal(new), *others).where(table.c.group_id == old, ~_there(table, new))
    return insert(table).from_select(["group_id", *(column.name for column in others)], rows)


def _there(table: Table, new: GroupId) -> Any:
    """Tell of a row whether the new group has one of the same key."""
    there = table.alias("there")
    keys = [column.name for column in table.primary_key if column.name != "group_id"]
    return exists().where(there.c.group_id == new, *(there.c[key] == table.c[key] for key in keys))


async def _add_up(connection: AsyncConnection, old: GroupId, new: GroupId) -> None:
    """Add what members did in the old group to the standing they have in the new one already."""
    standings = tables.standings
    left = (await connection.execute(select(standings).where(standings.c.group_id == old))).all()
    for row in left:
        there = and_(standings.c.group_id == new, standings.c.member_id == row.member_id)
        added: dict[str, Any] = {
            "messages": standings.c.messages + row.messages,
            "points": standings.c.points + row.points,
            **({"trusted": True} if row.trusted else {}),
            **({"since": row.since} if row.since is not None else {}),
        }
        await connection.execute(update(standings).where(there).values(added))
    await connection.execute(delete(standings).where(standings.c.group_id == old))


async def _follow_office(connection: AsyncConnection, old: GroupId, new: GroupId) -> None:
    """Let the groups whose moderators' chat it was find it."""
    settings = tables.settings
    office = and_(settings.c.section == "group", settings.c.field == "moderators")
    for row in (await connection.execute(select(settings.c.group_id, settings.c.value).where(office))).all():
        if row.value == old:
            found = update(settings).where(office, settings.c.group_id == row.group_id)
            await connection.execute(found.values(value=new))
