"""Samples: texts that moderators have said the kind of, to learn from."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from chat.case import Label
from chat.people import GroupId, MemberId
from moderation.own_head import MOST_LESSONS, Lesson
from moderation.teaching import Taught
from storage.database import Database
from storage.tables import samples as table


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A text and what it is; `id` is that of the case or the message it comes from."""

    id: str
    group: GroupId
    text: str
    label: Label
    taught_by: MemberId
    taught_at: datetime


async def samples(database: Database, group: GroupId | None = None) -> list[Sample]:
    """Give the samples of one group, or of all, the oldest first; those whose text is forgotten are left out."""
    query = select(table).where(table.c.text != "")
    if group is not None:
        query = query.where(table.c.group_id == group)
    rows = await database.rows(query.order_by(table.c.taught_at, table.c.group_id, table.c.id))
    return [
        Sample(
            id=row.id,
            group=row.group_id,
            text=row.text,
            label=Label(row.label),
            taught_by=row.taught_by,
            taught_at=row.taught_at,
        )
        for row in rows
    ]


async def lessons(database: Database, group: GroupId) -> list[Taught]:
    """Give the newest samples of a group as numbers, the oldest of them first, whether or not their text is known."""
    columns = (table.c.id, table.c.label, table.c.taught_by, table.c.vector, table.c.chance)
    query = select(*columns).where(table.c.group_id == group, table.c.vector.is_not(None))
    query = query.where(table.c.label.in_([str(Label.SPAM), str(Label.OK)]))
    rows = await database.rows(query.order_by(table.c.taught_at.desc(), table.c.id).limit(MOST_LESSONS))
    return [
        Taught(
            sample=row.id,
            by=row.taught_by,
            lesson=Lesson(vector=bytes(row.vector), chance=row.chance or 0.0, spam=row.label == Label.SPAM),
        )
        for row in reversed(rows)
    ]


async def taught_since(database: Database, group: GroupId, by: MemberId, since: datetime) -> int:
    """Give how many samples of a group a moderator taught since a moment."""
    count = select(func.count()).where(table.c.group_id == group, table.c.taught_by == by, table.c.taught_at >= since)
    return int((await database.rows(count))[0][0])
