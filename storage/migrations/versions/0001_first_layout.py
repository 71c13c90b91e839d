"""The first layout."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Json, Moment, Plain

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "warnings",
    "topics",
    "settings",
    "samples",
    "reports",
    "members",
    "cases",
    "answers",
    "standings",
    "runs",
    "points",
    "outbox",
    "messages",
    "journal",
    "groups",
    "events",
)


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("id", Plain(), nullable=False),
        sa.Column("kind", Plain(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("member_id", Plain(), nullable=False),
        sa.Column("message_id", Plain(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "id", name=op.f("pk_events")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "groups",
        sa.Column("id", Plain(), nullable=False),
        sa.Column("network", Plain(), nullable=False),
        sa.Column("first_seen_at", Moment(), nullable=False),
        sa.Column("settings_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
    )
    op.create_table(
        "journal",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("kind", Plain(), nullable=False),
        sa.Column("who", Plain(), nullable=False),
        sa.Column("about", Plain(), nullable=False),
        sa.Column("event_id", Plain(), nullable=False),
        sa.Column("words", Json(), nullable=False),
        sa.Column("details", Json(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_at", "journal", ["group_id", "at"], unique=False)

    op.create_table(
        "messages",
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("id", Plain(), nullable=False),
        sa.Column("author_id", Plain(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("edited_at", Moment(), nullable=True),
        sa.Column("removed_at", Moment(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("has_text", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_messages")),
        sa.UniqueConstraint("group_id", "id", name=op.f("uq_messages_group_id_id")),
    )
    op.create_index(
        "ix_messages_text",
        "messages",
        ["group_id", "at"],
        unique=False,
        sqlite_where=sa.text("has_text = 1"),
        postgresql_where=sa.text("has_text"),
    )

    op.create_table(
        "outbox",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("key", Plain(), nullable=False),
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("network", Plain(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("state", Plain(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("language", Plain(), nullable=False),
        sa.Column("action", Json(), nullable=False),
        sa.Column("post", Plain(), nullable=False),
        sa.Column("about_post", Plain(), nullable=False),
        sa.Column("message_id", Plain(), nullable=False),
        sa.Column("refusal", Plain(), nullable=False),
        sa.Column("detail", Plain(), nullable=False),
        sa.Column("has_text", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    op.create_index("ix_outbox_post", "outbox", ["group_id", "post"], unique=False)
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('pending', 'sending')"),
        postgresql_where=sa.text("state IN ('pending', 'sending')"),
    )

    op.create_table(
        "points",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("entry", Plain(), nullable=False),
        sa.Column("member_id", Plain(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("kind", Plain(), nullable=False),
        sa.Column("day", Plain(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "entry", name=op.f("pk_points")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_points_at", "points", ["group_id", "at"], unique=False)

    op.create_table(
        "runs",
        sa.Column("schedule_id", Plain(), nullable=False),
        sa.Column("planned_at", Moment(), nullable=False),
        sa.Column("claimed_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("schedule_id", "planned_at", name=op.f("pk_runs")),
    )
    op.create_table(
        "standings",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("member_id", Plain(), nullable=False),
        sa.Column("since", Moment(), nullable=True),
        sa.Column("messages", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("day", Plain(), nullable=False),
        sa.Column("day_points", sa.BigInteger(), nullable=False),
        sa.Column("streak", sa.Integer(), nullable=False),
        sa.Column("checked_in_on", Plain(), nullable=False),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.Column("last_case", Plain(), nullable=False),
        sa.Column("last_case_at", Moment(), nullable=True),
        sa.CheckConstraint("messages >= 0", name=op.f("ck_standings_messages")),
        sa.CheckConstraint("points BETWEEN -1000000000000000 AND 1000000000000000", name=op.f("ck_standings_points")),
        sa.PrimaryKeyConstraint("group_id", "member_id", name=op.f("pk_standings")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_standings_points", "standings", ["group_id", "points"], unique=False)

    op.create_table(
        "answers",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("event_id", Plain(), nullable=False),
        sa.Column("question", Plain(), nullable=False),
        sa.Column("entry", Plain(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_answers_group_id")),
        sa.PrimaryKeyConstraint("group_id", "event_id", name=op.f("pk_answers")),
    )
    op.create_table(
        "cases",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("id", Plain(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("outcome", Plain(), nullable=False),
        sa.Column("label", Plain(), nullable=False),
        sa.Column("step", Plain(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("member_id", Plain(), nullable=False),
        sa.Column("message_id", Plain(), nullable=False),
        sa.Column("reason", Json(), nullable=False),
        sa.Column("file", Json(), nullable=False),
        sa.Column("actions", Json(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("closed_by", Json(), nullable=True),
        sa.Column("has_text", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_cases_group_id")),
        sa.PrimaryKeyConstraint("group_id", "id", name=op.f("pk_cases")),
    )
    op.create_index("ix_cases_member", "cases", ["group_id", "member_id"], unique=False)
    op.create_index("ix_cases_message", "cases", ["group_id", "message_id"], unique=False)
    op.create_index("ix_cases_opened", "cases", ["group_id", "opened_at"], unique=False)

    op.create_table(
        "members",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("id", Plain(), nullable=False),
        sa.Column("name", Plain(), nullable=False),
        sa.Column("username", Plain(), nullable=False),
        sa.Column("kind", Plain(), nullable=False),
        sa.Column("role", sa.Integer(), nullable=False),
        sa.Column("folded_name", Plain(), nullable=False),
        sa.Column("folded_username", Plain(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_members_group_id")),
        sa.PrimaryKeyConstraint("group_id", "id", name=op.f("pk_members")),
    )
    op.create_index("ix_members_name", "members", ["group_id", "folded_name"], unique=False)
    op.create_index("ix_members_username", "members", ["group_id", "folded_username"], unique=False)

    op.create_table(
        "reports",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("message_id", Plain(), nullable=False),
        sa.Column("by_id", Plain(), nullable=False),
        sa.Column("author_id", Plain(), nullable=False),
        sa.Column("filed_at", Moment(), nullable=False),
        sa.Column("reason", Json(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("has_text", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_reports_group_id")),
        sa.PrimaryKeyConstraint("group_id", "message_id", "by_id", name=op.f("pk_reports")),
    )
    op.create_index("ix_reports_filed", "reports", ["group_id", "filed_at"], unique=False)

    op.create_table(
        "samples",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("id", Plain(), nullable=False),
        sa.Column("text", Plain(), nullable=False),
        sa.Column("label", Plain(), nullable=False),
        sa.Column("taught_by", Plain(), nullable=False),
        sa.Column("taught_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_samples_group_id")),
        sa.PrimaryKeyConstraint("group_id", "id", name=op.f("pk_samples")),
    )
    op.create_table(
        "settings",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("section", Plain(), nullable=False),
        sa.Column("field", Plain(), nullable=False),
        sa.Column("value", Json(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("changed_by", Plain(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_settings_group_id")),
        sa.PrimaryKeyConstraint("group_id", "section", "field", name=op.f("pk_settings")),
    )
    op.create_table(
        "topics",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("post", Plain(), nullable=False),
        sa.Column("topic", Plain(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_topics_group_id")),
        sa.PrimaryKeyConstraint("group_id", "post", name=op.f("pk_topics")),
    )
    op.create_table(
        "warnings",
        sa.Column("group_id", Plain(), nullable=False),
        sa.Column("member_id", Plain(), nullable=False),
        sa.Column("id", Plain(), nullable=False),
        sa.Column("given_at", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.Column("removed_at", Moment(), nullable=True),
        sa.Column("reason", Json(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_warnings_group_id")),
        sa.PrimaryKeyConstraint("group_id", "member_id", "id", name=op.f("pk_warnings")),
    )
    for table in ("journal", "points"):
        _forbid_changes(table)


def downgrade() -> None:
    for table in ("journal", "points"):
        _allow_changes(table)
    for table in TABLES:
        op.drop_table(table)


def _forbid_changes(table: str) -> None:
    """Make a table append-only: a later correction is a row of its own."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_stays()"
    )


def _allow_changes(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(f"DROP TRIGGER {table}_no_{verb.lower()}")
        return
    op.execute(f"DROP TRIGGER {table}_no_change ON {table}")
    op.execute(f"DROP FUNCTION {table}_stays()")
