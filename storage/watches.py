"""Watches on disk: what waits at the doors of all groups, and what of it is over."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat.door import Held, Watch
from chat.events import WatchEnded
from chat.people import GroupId, Member
from chat.wire import WireError, load
from storage.database import AnyRow, Database
from storage.tables import held, watches

AT_ONCE = 200
"""Watches that end at a time; the others a moment later."""


class Watches:
    """Tells what the clock has to end."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ended(self, now: datetime) -> list[WatchEnded]:
        """Give the end of every watch whose time is up: the same event however often it is asked for."""
        due = select(watches.c.group_id, watches.c.id, watches.c.until).where(watches.c.until <= now)
        rows = await self._database.rows(due.order_by(watches.c.until).limit(AT_ONCE))
        return [
            WatchEnded(
                id=f"{row.group_id}:watch:{row.id}:{row.until.timestamp():.0f}",
                group=row.group_id,
                at=now,
                watch=row.id,
            )
            for row in rows
        ]


async def load_watches(connection: AsyncConnection, ids: Collection[GroupId]) -> list[tuple[GroupId, Watch]]:
    """Give what waits in the groups of these ids, each group's oldest first; what cannot be read is left out."""
    waiting = select(watches.c.group_id, watches.c.watch).where(watches.c.group_id.in_(ids))
    rows = (await connection.execute(waiting.order_by(watches.c.until))).all()
    return [(row.group_id, watch) for row in rows if (watch := _watch(row)) is not None]


async def load_held(connection: AsyncConnection, ids: Collection[GroupId]) -> list[tuple[GroupId, Held]]:
    """Give whom the locks of these groups keep from writing; what cannot be read is left out."""
    if not ids:
        return []
    kept = select(held.c.group_id, held.c.member, held.c.until).where(held.c.group_id.in_(ids))
    rows = (await connection.execute(kept.order_by(held.c.until))).all()
    return [(row.group_id, Held(member=member, until=row.until)) for row in rows if (member := _member(row))]


def _member(row: AnyRow) -> Member | None:
    try:
        return load(Member, row.member)
    except WireError:
        return None


def _watch(row: AnyRow) -> Watch | None:
    try:
        return load(Watch, row.watch)
    except WireError:
        return None
