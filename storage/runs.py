"""Runs: a scheduled moment belongs to whoever claims it first, however many try."""

from datetime import datetime

from sqlalchemy import func, select

from storage.database import Database
from storage.tables import runs


class Runs:
    """Claims of planned runs of schedules."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, schedule: str, planned_at: datetime) -> bool:
        """Claim one planned run; true for exactly one of all who try."""
        claim = self._database.insert(runs).values(
            schedule_id=schedule, planned_at=planned_at, claimed_at=func.current_timestamp()
        )
        async with self._database.writing() as connection:
            claimed = await connection.execute(claim.on_conflict_do_nothing().returning(runs.c.schedule_id))
            return claimed.first() is not None

    async def last_run(self, schedule: str) -> datetime | None:
        """Give when the newest claimed run was planned, or nothing before the first."""
        newest = select(func.max(runs.c.planned_at).label("planned_at")).where(runs.c.schedule_id == schedule)
        rows = await self._database.rows(newest)
        moment: datetime | None = rows[0].planned_at
        return moment
