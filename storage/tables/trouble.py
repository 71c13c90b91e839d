"""What was not welcome: cases, reports of members, samples that moderators taught."""

from sqlalchemy import Boolean, Column, Float, Index, LargeBinary, Table, Text

from storage.columns import Json, Moment, Plain
from storage.tables.base import group, metadata

cases = Table(
    "cases",
    metadata,
    group(),
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

reports = Table(
    "reports",
    metadata,
    group(),
    Column("message_id", Plain, primary_key=True),
    Column("by_id", Plain, primary_key=True),
    Column("author_id", Plain, nullable=False),
    Column("filed_at", Moment, nullable=False),
    Column("reason", Json, nullable=False),
    Column("payload", Text, nullable=False),
    Column("has_text", Boolean, nullable=False),
    Index("ix_reports_filed", "group_id", "filed_at"),
)

samples = Table(
    "samples",
    metadata,
    group(),
    Column("id", Plain, primary_key=True),
    Column("text", Plain, nullable=False),
    Column("label", Plain, nullable=False),
    Column("taught_by", Plain, nullable=False),
    Column("taught_at", Moment, nullable=False),
    Column("vector", LargeBinary),
    Column("chance", Float),
)
