"""Forgetting scores: the newest are kept, and of fewer still what their texts meant."""

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update

from chat.people import GroupId
from moderation.calibrating import COUNTED, LONGEST
from storage.database import Database
from storage.tables import scores

MEANINGS: Final = 600
"""Scores of a group that keep the meaning of their text, a kilobyte each: what lessons are tried on."""


async def forget_old_scores(database: Database, group: GroupId, now: datetime) -> None:
    """Forget what lies beyond the newest scores of a group, or is too old."""
    async with database.writing() as connection:
        newest = select(scores.c.at).where(scores.c.group_id == group).order_by(scores.c.at.desc())
        last = (await connection.execute(newest.offset(COUNTED).limit(1))).scalar()
        before = now - LONGEST if last is None else max(last, now - LONGEST)
        old = delete(scores).where(scores.c.group_id == group, scores.c.at <= before)
        await connection.execute(old)
        meant = newest.where(scores.c.vector.is_not(None)).offset(MEANINGS).limit(1)
        last = (await connection.execute(meant)).scalar()
        if last is not None:
            bare = update(scores).where(scores.c.group_id == group, scores.c.at <= last)
            await connection.execute(bare.where(scores.c.vector.is_not(None)).values(vector=None))
