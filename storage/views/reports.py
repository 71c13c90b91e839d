"""Reports: messages that members have pointed out."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from chat.message import Message
from chat.people import GroupId, MemberId
from storage.database import Database
from storage.payload import read_message
from storage.tables import reports as table


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One member's report of one message, in the form the message had then."""

    message: Message
    by: MemberId
    filed_at: datetime


async def reports(
    database: Database, group: GroupId, *, limit: int = 50, before: datetime | None = None, message: str = ""
) -> list[Report]:
    """Give the newest reports filed before a moment, newest first; with `message` only those of it."""
    query = select(table).where(table.c.group_id == group)
    if before is not None:
        query = query.where(table.c.filed_at < before)
    if message:
        query = query.where(table.c.message_id == message)
    rows = await database.rows(query.order_by(table.c.filed_at.desc(), table.c.message_id, table.c.by_id).limit(limit))
    found = [(read_message(row.payload), row) for row in rows]
    return [Report(message=said, by=row.by_id, filed_at=row.filed_at) for said, row in found if said is not None]


async def reported_by(database: Database, group: GroupId, by: MemberId, since: datetime) -> int:
    """Give how many messages a member has reported since a moment: some report too much."""
    query = select(func.count()).where(table.c.group_id == group, table.c.by_id == by, table.c.filed_at >= since)
    return int((await database.rows(query))[0][0])
