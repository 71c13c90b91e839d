"""Who there is: groups with their settings, members with what is counted of them."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, Table

from storage.columns import Json, Moment, Plain
from storage.tables.base import MOST_POINTS, group, loose_group, metadata

groups = Table(
    "groups",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("network", Plain, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
    Column("settings_version", Integer, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    group(),
    Column("section", Plain, primary_key=True),
    Column("field", Plain, primary_key=True),
    Column("value", Json, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Plain, nullable=False),
)

members = Table(
    "members",
    metadata,
    group(),
    Column("id", Plain, primary_key=True),
    Column("name", Plain, nullable=False),
    Column("username", Plain, nullable=False),
    Column("kind", Plain, nullable=False),
    Column("role", Integer, nullable=False),
    Column("folded_name", Plain, nullable=False),
    Column("folded_username", Plain, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Index("ix_members_name", "group_id", "folded_name"),
    Index("ix_members_username", "group_id", "folded_username"),
)

standings = Table(
    "standings",
    metadata,
    loose_group(),
    Column("member_id", Plain, primary_key=True),
    Column("since", Moment),
    Column("messages", BigInteger, nullable=False),
    Column("points", BigInteger, nullable=False),
    Column("day", Plain, nullable=False),
    Column("day_points", BigInteger, nullable=False),
    Column("streak", Integer, nullable=False),
    Column("checked_in_on", Plain, nullable=False),
    Column("trusted", Boolean, nullable=False),
    Column("last_case", Plain, nullable=False),
    Column("last_case_at", Moment),
    CheckConstraint(f"points BETWEEN -{MOST_POINTS} AND {MOST_POINTS}", name="points"),
    CheckConstraint("messages >= 0", name="messages"),
    Index("ix_standings_points", "group_id", "points"),
    sqlite_with_rowid=False,
)

warnings = Table(
    "warnings",
    metadata,
    group(),
    Column("member_id", Plain, primary_key=True),
    Column("id", Plain, primary_key=True),
    Column("given_at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("removed_at", Moment),
    Column("reason", Json, nullable=False),
)

points = Table(
    "points",
    metadata,
    loose_group(),
    Column("entry", Plain, primary_key=True),
    Column("member_id", Plain, nullable=False),
    Column("points", BigInteger, nullable=False),
    Column("kind", Plain, nullable=False),
    Column("day", Plain, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_points_at", "group_id", "at"),
    sqlite_with_rowid=False,
)
