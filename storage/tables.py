"""Tables. The group stands first in every key, so that no row of one group can be taken for another's."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Json, Moment, Plain

MOST_POINTS: Final = 10**15
"""Points one member can own; far below what either database can add without overflow."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
SERIAL: Final = BigInteger().with_variant(Integer, "sqlite")


def _group() -> Column[str]:
    return Column("group_id", Plain, ForeignKey("groups.id"), primary_key=True)


def _loose_group() -> Column[str]:
    """Give a group column without a foreign key, for the tables that every message writes to."""
    return Column("group_id", Plain, primary_key=True)


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
    _group(),
    Column("section", Plain, primary_key=True),
    Column("field", Plain, primary_key=True),
    Column("value", Json, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Plain, nullable=False),
)

members = Table(
    "members",
    metadata,
    _group(),
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
    _loose_group(),
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

events = Table(
    "events",
    metadata,
    _loose_group(),
    Column("id", Plain, primary_key=True),
    Column("kind", Plain, nullable=False),
    Column("at", Moment, nullable=False),
    Column("member_id", Plain, nullable=False),
    Column("message_id", Plain, nullable=False),
    sqlite_with_rowid=False,
)

messages = Table(
    "messages",
    metadata,
    Column("seq", SERIAL, Identity(), primary_key=True),
    Column("group_id", Plain, nullable=False),
    Column("id", Plain, nullable=False),
    Column("author_id", Plain, nullable=False),
    Column("at", Moment, nullable=False),
    Column("edited_at", Moment),
    Column("removed_at", Moment),
    Column("payload", Text, nullable=False),
    Column("has_text", Boolean, nullable=False),
    UniqueConstraint("group_id", "id"),
    Index("ix_messages_text", "group_id", "at", sqlite_where=text("has_text = 1"), postgresql_where=text("has_text")),
)

warnings = Table(
    "warnings",
    metadata,
    _group(),
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
    _loose_group(),
    Column("entry", Plain, primary_key=True),
    Column("member_id", Plain, nullable=False),
    Column("points", BigInteger, nullable=False),
    Column("kind", Plain, nullable=False),
    Column("day", Plain, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_points_at", "group_id", "at"),
    sqlite_with_rowid=False,
)

cases = Table(
    "cases",
    metadata,
    _group(),
    Column("id", Plain, primary_key=True),
    Column("opened_at", Moment, nullable=False),
    Column("outcome", Plain, nullable=False),
    Column("label", Plain, nullable=False),
    Column("step", Plain, nullable=False),
    Column("score", Float, nullable=False),
    Column("member_id", Plain, nullable=False),
    Column("message_id", Plain, nullable=False),
    Column("reason", Json, nullable=False),
    Column("file", Json, nullable=False),
    Column("actions", Json, nullable=False),
    Column("closed_at", Moment),
    Column("closed_by", Json),
    Column("has_text", Boolean, nullable=False),
    Index("ix_cases_opened", "group_id", "opened_at"),
    Index("ix_cases_message", "group_id", "message_id"),
    Index("ix_cases_member", "group_id", "member_id"),
)

samples = Table(
    "samples",
    metadata,
    _group(),
    Column("id", Plain, primary_key=True),
    Column("text", Plain, nullable=False),
    Column("label", Plain, nullable=False),
    Column("taught_by", Plain, nullable=False),
    Column("taught_at", Moment, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    _group(),
    Column("message_id", Plain, primary_key=True),
    Column("by_id", Plain, primary_key=True),
    Column("author_id", Plain, nullable=False),
    Column("filed_at", Moment, nullable=False),
    Column("reason", Json, nullable=False),
    Column("payload", Text, nullable=False),
    Column("has_text", Boolean, nullable=False),
    Index("ix_reports_filed", "group_id", "filed_at"),
)

topics = Table(
    "topics",
    metadata,
    _group(),
    Column("post", Plain, primary_key=True),
    Column("topic", Plain, nullable=False),
    Column("at", Moment, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    _group(),
    Column("event_id", Plain, primary_key=True),
    Column("question", Plain, nullable=False),
    Column("entry", Plain, nullable=False),
    Column("at", Moment, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("schedule_id", Plain, primary_key=True),
    Column("planned_at", Moment, primary_key=True),
    Column("claimed_at", Moment, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", SERIAL, Identity(), primary_key=True),
    Column("key", Plain, nullable=False, unique=True),
    Column("group_id", Plain, nullable=False),
    Column("network", Plain, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("state", Plain, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("attempts", Integer, nullable=False),
    Column("language", Plain, nullable=False),
    Column("action", Json, nullable=False),
    Column("post", Plain, nullable=False),
    Column("about_post", Plain, nullable=False),
    Column("message_id", Plain, nullable=False),
    Column("refusal", Plain, nullable=False),
    Column("detail", Plain, nullable=False),
    Column("has_text", Boolean, nullable=False),
    Index("ix_outbox_post", "group_id", "post"),
    Index(
        "ix_outbox_waiting",
        "due_at",
        sqlite_where=text("state IN ('pending', 'sending')"),
        postgresql_where=text("state IN ('pending', 'sending')"),
    ),
)

journal = Table(
    "journal",
    metadata,
    Column("id", SERIAL, Identity(), primary_key=True),
    Column("group_id", Plain, nullable=False),
    Column("at", Moment, nullable=False),
    Column("kind", Plain, nullable=False),
    Column("who", Plain, nullable=False),
    Column("about", Plain, nullable=False),
    Column("event_id", Plain, nullable=False),
    Column("words", Json, nullable=False),
    Column("details", Json, nullable=False),
    Index("ix_journal_at", "group_id", "at"),
)
