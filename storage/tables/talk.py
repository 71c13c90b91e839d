"""What happened: events, messages, topics posted, questions asked, the door."""

from sqlalchemy import Boolean, Column, Identity, Index, Table, Text, UniqueConstraint, text

from storage.columns import Json, Moment, Plain
from storage.tables.base import SERIAL, group, loose_group, metadata

events = Table(
    "events",
    metadata,
    loose_group(),
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

topics = Table(
    "topics",
    metadata,
    group(),
    Column("post", Plain, primary_key=True),
    Column("topic", Plain, nullable=False),
    Column("at", Moment, nullable=False),
)

watches = Table(
    "watches",
    metadata,
    group(),
    Column("id", Plain, primary_key=True),
    Column("until", Moment, nullable=False),
    Column("watch", Json, nullable=False),
    Index("ix_watches_until", "until"),
)

answers = Table(
    "answers",
    metadata,
    group(),
    Column("event_id", Plain, primary_key=True),
    Column("question", Plain, nullable=False),
    Column("entry", Plain, nullable=False),
    Column("at", Moment, nullable=False),
)

held = Table(
    "held",
    metadata,
    group(),
    Column("member_id", Plain, primary_key=True),
    Column("lock_id", Plain, nullable=False),
    Column("until", Moment, nullable=False),
    Column("member", Json, nullable=False),
)
