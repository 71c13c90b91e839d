"""Samples: texts that moderators have said the kind of, to learn from."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from chat.case import Label
from chat.people import GroupId, MemberId
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
