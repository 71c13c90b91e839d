"""Members: who somebody means, and how members stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, and_, func, select

from chat.people import GroupId, Kind, Member, MemberId
from chat.words import Words
from storage.database import Database
from storage.loading import read_member
from storage.payload import folded_name, read_words
from storage.tables import members, points, standings
from storage.tables import warnings as warned

MOST_FOUND: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A member's points and place; equals share a place."""

    points: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A warning that still counts."""

    id: str
    given_at: datetime
    until: datetime
    reason: Words


async def find(database: Database, group: GroupId, named: str) -> list[Member]:
    """Give the members that `named` may mean: by full id, else by user name, else by display name; the last seen first.

    Whole names are compared, without regard to case; nothing in `named` is a pattern. With a leading @ it is no id.
    """
    folded = folded_name(named)
    if not folded:
        return []
    conditions = [members.c.folded_username == folded, members.c.folded_name == folded]
    if not named.strip().startswith("@"):
        conditions.insert(0, members.c.id == named.strip())
    for condition in conditions:
        query = _people(group).where(condition).order_by(members.c.seen_at.desc(), members.c.id).limit(MOST_FOUND)
        found = [read_member(row) for row in await database.rows(query)]
        if found:
            return found
    return []


async def leaderboard(
    database: Database, group: GroupId, limit: int = 10, since: datetime | None = None
) -> list[tuple[Member, int]]:
    """Give the people with the most points, more than none, best first; with `since` only points given from then on."""
    score = _score(group, since)
    same = and_(members.c.group_id == group, members.c.id == score.c.member_id)
    query = (
        _people(group)
        .add_columns(score.c.total)
        .join(score, same)
        .where(score.c.total > 0, members.c.kind == Kind.PERSON)
        .order_by(score.c.total.desc(), members.c.seen_at, members.c.id)
        .limit(limit)
    )
    return [(read_member(row), int(row.total)) for row in await database.rows(query)]


async def rank(database: Database, group: GroupId, member: MemberId) -> Rank | None:
    """Give a member's points and place among the people of the group, or nothing for somebody never seen."""
    own = select(standings.c.points).where(standings.c.group_id == group, standings.c.member_id == member)
    rows = await database.rows(own)
    if not rows:
        return None
    better = (
        select(func.count().label("count"))
        .select_from(standings)
        .join(members, and_(members.c.group_id == standings.c.group_id, members.c.id == standings.c.member_id))
        .where(standings.c.group_id == group, standings.c.points > rows[0].points, members.c.kind == Kind.PERSON)
    )
    above = (await database.rows(better))[0]
    return Rank(points=rows[0].points, place=above[0] + 1)


async def warnings(database: Database, group: GroupId, member: MemberId, now: datetime) -> list[Warned]:
    """Give the member's warnings that count at `now`, the oldest first."""
    query = select(warned).where(
        warned.c.group_id == group,
        warned.c.member_id == member,
        warned.c.removed_at.is_(None),
        warned.c.until > now,
    )
    rows = await database.rows(query.order_by(warned.c.given_at, warned.c.id))
    return [Warned(id=row.id, given_at=row.given_at, until=row.until, reason=read_words(row.reason)) for row in rows]


def _people(group: GroupId) -> Select[*tuple[Any, ...]]:
    columns: Sequence[Any] = (members.c.id, members.c.name, members.c.username, members.c.kind, members.c.role)
    return select(*columns).where(members.c.group_id == group)


def _score(group: GroupId, since: datetime | None) -> Any:
    if since is None:
        whole = select(standings.c.member_id, standings.c.points.label("total"))
        return whole.where(standings.c.group_id == group).subquery("score")
    part = select(points.c.member_id, func.sum(points.c.points).label("total"))
    return part.where(points.c.group_id == group, points.c.at >= since).group_by(points.c.member_id).subquery("score")
