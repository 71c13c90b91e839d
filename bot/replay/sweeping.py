"""Sweeping: what a throw-away store no longer needs goes, so that its file does not grow with the history."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete

from storage import tables
from storage.store import Store

KEPT: Final = timedelta(days=2)
"""How far back a replay looks things up on disk: everything longer ago is in the members' standings."""

_GROWING: Final = (
    (tables.messages, tables.messages.c.at),
    (tables.events, tables.events.c.at),
    (tables.points, tables.points.c.at),
    (tables.cases, tables.cases.c.opened_at),
    (tables.outbox, tables.outbox.c.asked_at),
)


async def sweep(store: Store, now: datetime) -> None:
    """Forget everything older than two days before `now`; standings, warnings and settings stay."""
    async with store.database.writing() as connection:
        for table, age in _GROWING:
            await connection.execute(delete(table).where(age < now - KEPT))
