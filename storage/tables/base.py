"""What all tables share: their metadata, and the group that stands first in every key."""

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData

from storage.columns import Plain

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


def group() -> Column[str]:
    """Give a group column."""
    return Column("group_id", Plain, ForeignKey("groups.id"), primary_key=True)


def loose_group() -> Column[str]:
    """Give a group column without a foreign key, for the tables that every message writes to."""
    return Column("group_id", Plain, primary_key=True)
