"""Scores of a group's own messages, what follows from them, and lessons that outlive their text."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Json, Moment, Plain

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "scores",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("message_id", Plain(), nullable=False),
        sa.Column("author_id", Plain(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("chance", sa.Float(), nullable=False),
        sa.Column("read_by", Plain(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("group_id", "message_id", name=op.f("pk_scores")),
    )
    op.create_index("ix_scores_at", "scores", ["group_id", "at"])
    op.create_table(
        "states",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("name", Plain(), nullable=False),
        sa.Column("value", Json(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_states_group_id")),
        sa.PrimaryKeyConstraint("group_id", "name", name=op.f("pk_states")),
    )
    op.add_column("samples", sa.Column("vector", sa.LargeBinary(), nullable=True))
    op.add_column("samples", sa.Column("chance", sa.Float(), nullable=True))


def downgrade() -> None:
    op.drop_column("samples", "chance")
    op.drop_column("samples", "vector")
    op.drop_table("states")
    op.drop_table("scores")
