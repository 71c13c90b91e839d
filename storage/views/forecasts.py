"""Forecasts: how often moderators found them right, in a group."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from chat.case import Label, Outcome, Step
from chat.people import GroupId, MemberId
from storage.database import Database
from storage.tables import cases


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRecord:
    """How many forecasts there were, and how many of them moderators found right and wrong."""

    told: int = 0
    right: int = 0
    wrong: int = 0


async def forecast_record(database: Database, group: GroupId, since: datetime) -> ForecastRecord:
    """Give the record of a group's forecasts since a moment: the only quarrels asked about that are about nobody."""
    theirs = (cases.c.group_id == group, cases.c.opened_at >= since, cases.c.member_id == "")
    kind = (cases.c.label == str(Label.CONFLICT), cases.c.step == str(Step.ASK))
    counted = select(cases.c.outcome, func.count()).where(*theirs, *kind).group_by(cases.c.outcome)
    counts = {Outcome(outcome): int(count) for outcome, count in await database.rows(counted)}
    return ForecastRecord(
        told=sum(counts.values()),
        right=counts.get(Outcome.CONFIRMED, 0),
        wrong=counts.get(Outcome.DISMISSED, 0),
    )


async def quarrel_after(
    database: Database, group: GroupId, members: Collection[MemberId], since: datetime, until: datetime
) -> str:
    """Give the first case about a quarrel of one of these members between two moments, or an empty string."""
    told = [str(each) for each in Outcome if each is not Outcome.NOTED]
    within = (cases.c.group_id == group, cases.c.opened_at >= since, cases.c.opened_at <= until)
    about = (cases.c.label.in_([str(Label.CONFLICT), str(Label.ABUSE)]), cases.c.outcome.in_(told))
    found = select(cases.c.id).where(*within, *about, cases.c.member_id.in_(list(members)))
    rows = await database.rows(found.order_by(cases.c.opened_at, cases.c.id).limit(1))
    return str(rows[0].id) if rows else ""
