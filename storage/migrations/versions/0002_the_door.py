"""What waits at the door."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Json, Moment, Plain

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "watches",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("id", Plain(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.Column("watch", Json(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_watches_group_id")),
        sa.PrimaryKeyConstraint("group_id", "id", name=op.f("pk_watches")),
    )
    op.create_index("ix_watches_until", "watches", ["until"])


def downgrade() -> None:
    op.drop_table("watches")
