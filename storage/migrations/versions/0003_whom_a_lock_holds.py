"""Whom a lock keeps from writing."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Json, Moment, Plain

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "held",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("member_id", Plain(), nullable=False),
        sa.Column("lock_id", Plain(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.Column("member", Json(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_held_group_id")),
        sa.PrimaryKeyConstraint("group_id", "member_id", name=op.f("pk_held")),
    )


def downgrade() -> None:
    op.drop_table("held")
