"""What is to be done and what was: the outbox, runs of schedules, the journal."""

from sqlalchemy import Boolean, Column, Identity, Index, Integer, Table, text

from storage.columns import Json, Moment, Plain
from storage.tables.base import SERIAL, metadata

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

runs = Table(
    "runs",
    metadata,
    Column("schedule_id", Plain, primary_key=True),
    Column("planned_at", Moment, primary_key=True),
    Column("claimed_at", Moment, nullable=False),
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
