"""What the bot works out of a group by itself: how its messages score, and what follows from it."""

from sqlalchemy import Column, Float, Index, LargeBinary, Table

from storage.columns import Json, Moment, Plain
from storage.tables.base import group, loose_group, metadata

scores = Table(
    "scores",
    metadata,
    loose_group(),
    Column("message_id", Plain, primary_key=True),
    Column("author_id", Plain, nullable=False),
    Column("at", Moment, nullable=False),
    Column("score", Float, nullable=False),
    Column("chance", Float, nullable=False),
    Column("read_by", Plain, nullable=False),
    Column("vector", LargeBinary),
    Index("ix_scores_at", "group_id", "at"),
)

states = Table(
    "states",
    metadata,
    group(),
    Column("name", Plain, primary_key=True),
    Column("value", Json, nullable=False),
    Column("at", Moment, nullable=False),
)
