"""What is known of a past that is to be taken in: which of its messages stand, its members, its days' points."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import func, select

from chat.people import GroupId, Member, MemberId
from storage.database import Database
from storage.loading import PERSON, read_member
from storage.tables import members, messages, points

DAY_AND_ZONE = timedelta(days=1, hours=14)
"""How far a moment may be from the beginning of its day in any time zone."""


async def standing_messages(database: Database, group: GroupId, ids: Iterable[str]) -> dict[str, bool]:
    """Give those of the messages that are on disk, and whether each still stands."""
    asked = select(messages.c.id, messages.c.removed_at).where(messages.c.group_id == group)
    rows = await database.rows(asked.where(messages.c.id.in_(list(ids))))
    return {row.id: row.removed_at is None for row in rows}


async def known_members(
    database: Database, group: GroupId, ids: Collection[MemberId]
) -> dict[MemberId, tuple[Member, datetime]]:
    """Give those of the members who are known, with the moment their form is of."""
    asked = select(*PERSON, members.c.seen_at).where(members.c.group_id == group, members.c.id.in_(ids))
    return {row.id: (read_member(row), row.seen_at) for row in await database.rows(asked)}


async def points_by_day(
    database: Database, group: GroupId, first: datetime, last: datetime
) -> dict[tuple[MemberId, str], int]:
    """Give (member, day) → points of the days between two moments, and of those around them."""
    total = func.sum(points.c.points).label("total")
    asked = select(points.c.member_id, points.c.day, total).where(points.c.group_id == group)
    asked = asked.where(points.c.at >= first - DAY_AND_ZONE, points.c.at <= last + DAY_AND_ZONE)
    rows = await database.rows(asked.group_by(points.c.member_id, points.c.day))
    return {(row.member_id, row.day): int(row.total) for row in rows}
