"""Scores: how a group's own messages score, what moderators made of its cases, and which groups have news."""

from datetime import datetime

from sqlalchemy import and_, func, or_, select

from chat.case import Label, Outcome
from chat.people import GroupId
from moderation.calibrating import COUNTED, Judged, Scored
from storage.database import Database
from storage.tables import cases, messages, standings, states
from storage.tables import scores as table


async def scores(database: Database, group: GroupId, read_by: str, since: datetime) -> list[Scored]:
    """Give the newest scores that the same model and settings gave, of messages that stand or the bot took away."""
    same = and_(standings.c.group_id == table.c.group_id, standings.c.member_id == table.c.author_id)
    columns = (
        table.c.message_id,
        table.c.author_id,
        table.c.at,
        table.c.score,
        standings.c.messages,
        standings.c.since,
    )
    wanted = select(*columns).outerjoin(standings, same)
    wanted = wanted.where(table.c.group_id == group, table.c.read_by == read_by, table.c.at >= since)
    rows = await database.rows(wanted.order_by(table.c.at.desc()).limit(COUNTED))
    return [
        Scored(
            message=row.message_id,
            author=row.author_id,
            at=row.at,
            score=row.score,
            messages=row.messages or 0,
            member_since=row.since,
        )
        for row in rows
    ]


async def judged(database: Database, group: GroupId, since: datetime) -> list[Judged]:
    """Give what became of the cases of a group since a moment, but for what was only recorded or still waits."""
    columns = (cases.c.message_id, cases.c.member_id, cases.c.label, cases.c.outcome, cases.c.score)
    closed = [str(each) for each in Outcome if each not in (Outcome.NOTED, Outcome.ASKED)]
    wanted = select(*columns).where(cases.c.group_id == group, cases.c.opened_at >= since)
    return [
        Judged(
            message=row.message_id,
            member=row.member_id,
            label=Label(row.label),
            outcome=Outcome(row.outcome),
            score=row.score,
        )
        for row in await database.rows(wanted.where(cases.c.outcome.in_(closed)))
    ]


async def messages_since(database: Database, group: GroupId, since: datetime) -> int:
    """Give how many messages were written in a group since a moment."""
    count = select(func.count()).select_from(messages).where(messages.c.group_id == group, messages.c.at >= since)
    return int((await database.rows(count))[0][0])


async def news(database: Database) -> dict[GroupId, int]:
    """Give the groups that have scores their calibration has not counted, and how many."""
    theirs = and_(states.c.group_id == table.c.group_id, states.c.name == "calibration")
    fresh = or_(states.c.at.is_(None), table.c.at > states.c.at)
    found = select(table.c.group_id, func.count().label("fresh")).outerjoin(states, theirs).where(fresh)
    return {row.group_id: row.fresh for row in await database.rows(found.group_by(table.c.group_id))}


async def ordinary(database: Database, group: GroupId, most: int) -> list[tuple[float, bytes]]:
    """Give the shipped chance and the meaning of the newest messages of the group's members, as far as they are kept.

    Members: whose messages stood, five or more; whoever has a case is left out.
    """
    known = and_(
        standings.c.group_id == table.c.group_id, standings.c.member_id == table.c.author_id, standings.c.messages >= 5
    )
    accused = select(cases.c.member_id).where(cases.c.group_id == group)
    accused = accused.where(cases.c.outcome.in_([str(Outcome.CONFIRMED), str(Outcome.ACTED)]))
    wanted = select(table.c.chance, table.c.vector).join(standings, known)
    wanted = wanted.where(table.c.group_id == group, table.c.vector.is_not(None), table.c.author_id.not_in(accused))
    rows = await database.rows(wanted.order_by(table.c.at.desc()).limit(most))
    return [(row.chance, bytes(row.vector)) for row in rows]
