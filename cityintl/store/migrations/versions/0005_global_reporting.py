"""Global reporting."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Bring a desk of revision 0004 to this one."""
    op.create_table(
        "framework",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("cycle_years", sa.Float(), nullable=True),
        sa.Column("portal", sa.String(length=500), nullable=True),
        sa.Column("asks", sa.Text(), nullable=True),
        sa.Column("cycle_known", sa.Text(), nullable=True),
        sa.Column("posture", sa.Text(), nullable=True),
        sa.Column("posture_on", sa.Date(), nullable=True),
        sa.Column("posture_source", sa.String(length=300), nullable=True),
        sa.Column("citation", sa.Text(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("framework", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("meaning_since", sa.Integer(), nullable=True),
        sa.Column("meaning_until", sa.Integer(), nullable=True),
        sa.Column("target_code", sa.String(length=20), nullable=True),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("better", sa.String(40), nullable=True),
        sa.Column("custodian", sa.String(length=120), nullable=True),
        sa.Column("tier", sa.String(40), nullable=True),
        sa.Column("disaggregations", sa.String(length=200), nullable=True),
        sa.Column("non_statistical", sa.Boolean(), nullable=True),
        sa.Column("local", sa.Boolean(), nullable=True),
        sa.Column("iso37120", sa.String(length=60), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["framework"], ["framework.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("indicator", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicator_framework"), ["framework"], unique=False)

    op.create_table(
        "official_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("framework", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("owner_code", sa.String(length=20), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("read_on", sa.Date(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["framework"], ["framework.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("official_wording", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_official_wording_framework"), ["framework"], unique=False)

    op.create_table(
        "recommendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("framework", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.String(length=80), nullable=True),
        sa.Column("paragraph", sa.String(length=40), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("made_by", sa.String(length=160), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("relevance", sa.Text(), nullable=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("department", sa.Integer(), nullable=True),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["department"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["framework"], ["framework.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("recommendation", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_recommendation_department"), ["department"], unique=False)
        batch_op.create_index(batch_op.f("ix_recommendation_framework"), ["framework"], unique=False)

    op.create_table(
        "commitment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("framework", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("instrument", sa.String(length=160), nullable=True),
        sa.Column("network", sa.Integer(), nullable=True),
        sa.Column("signed_by", sa.String(length=160), nullable=True),
        sa.Column("signed_on", sa.String(length=10), nullable=True),
        sa.Column("resolution", sa.String(length=60), nullable=True),
        sa.Column("scope", sa.String(length=200), nullable=True),
        sa.Column("pledge", sa.Text(), nullable=True),
        sa.Column("stage", sa.String(length=120), nullable=True),
        sa.Column("stage_on", sa.Date(), nullable=True),
        sa.Column("plan_on", sa.Date(), nullable=True),
        sa.Column("inventory_on", sa.Date(), nullable=True),
        sa.Column("focal_person", sa.Integer(), nullable=True),
        sa.Column("department", sa.Integer(), nullable=True),
        sa.Column("progress", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["department"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["focal_person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["framework"], ["framework.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["network"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("commitment", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_commitment_department"), ["department"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_focal_person"), ["focal_person"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_framework"), ["framework"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_network"), ["network"], unique=False)

    op.create_table(
        "indicator_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("source_code", sa.String(length=40), nullable=True),
        sa.Column("applicability", sa.String(40), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("proxy_note", sa.Text(), nullable=True),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("better", sa.String(40), nullable=True),
        sa.Column("baseline_year", sa.String(length=40), nullable=True),
        sa.Column("baseline_value", sa.Float(), nullable=True),
        sa.Column("target_year", sa.Integer(), nullable=True),
        sa.Column("target_value", sa.Float(), nullable=True),
        sa.Column("target_source", sa.String(length=200), nullable=True),
        sa.Column("department", sa.Integer(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("source_url", sa.String(length=500), nullable=True),
        sa.Column("frequency", sa.String(40), nullable=True),
        sa.Column("next_release_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(40), nullable=True),
        sa.Column("confidence", sa.String(40), nullable=True),
        sa.Column("limitations", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["department"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("indicator_use", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicator_use_department"), ["department"], unique=False)
        batch_op.create_index(batch_op.f("ix_indicator_use_indicator"), ["indicator"], unique=False)
        batch_op.create_index(batch_op.f("ix_indicator_use_person"), ["person"], unique=False)

    op.create_table(
        "reporting_window",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("framework", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("opens", sa.Date(), nullable=True),
        sa.Column("closes", sa.Date(), nullable=True),
        sa.Column("event_on", sa.Date(), nullable=True),
        sa.Column("topics", sa.String(length=200), nullable=True),
        sa.Column("reports", sa.Boolean(), nullable=True),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("sure", sa.Boolean(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["framework"], ["framework.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("reporting_window", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_reporting_window_framework"), ["framework"], unique=False)
        batch_op.create_index(batch_op.f("ix_reporting_window_owner"), ["owner"], unique=False)

    op.create_table(
        "observation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator_use", sa.Integer(), nullable=False),
        sa.Column("year", sa.String(length=40), nullable=False),
        sa.Column("disaggregation", sa.String(length=200), nullable=True),
        sa.Column("number", sa.Float(), nullable=True),
        sa.Column("text", sa.String(length=200), nullable=True),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("geography", sa.String(length=120), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("revised_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("retrieved_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Integer(), nullable=True),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["evidence"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["indicator_use"], ["indicator_use.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["superseded_by"], ["observation.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("observation", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_evidence"), ["evidence"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_indicator_use"), ["indicator_use"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_superseded_by"), ["superseded_by"], unique=False)

    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("framework", sa.Integer(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("scope", sa.String(length=200), nullable=True),
        sa.Column("prepared_by", sa.Integer(), nullable=True),
        sa.Column("approved_by", sa.String(length=160), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("ready_by", sa.Date(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("receipt", sa.Integer(), nullable=True),
        sa.Column("score", sa.String(length=120), nullable=True),
        sa.Column("public_url", sa.String(length=500), nullable=True),
        sa.Column("launched_on", sa.Date(), nullable=True),
        sa.Column("previous", sa.Integer(), nullable=True),
        sa.Column("lessons", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["framework"], ["framework.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["prepared_by"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["previous"], ["submission.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["receipt"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["window"], ["reporting_window.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("submission", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_framework"), ["framework"], unique=False)
        batch_op.create_index(batch_op.f("ix_submission_prepared_by"), ["prepared_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_submission_previous"), ["previous"], unique=False)
        batch_op.create_index(batch_op.f("ix_submission_receipt"), ["receipt"], unique=False)
        batch_op.create_index(batch_op.f("ix_submission_window"), ["window"], unique=False)

    op.create_table(
        "chapter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("department", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["department"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["submission"], ["submission.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("chapter", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_chapter_department"), ["department"], unique=False)
        batch_op.create_index(batch_op.f("ix_chapter_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_chapter_owner"), ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_chapter_submission"), ["submission"], unique=False)

    op.create_table(
        "data_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("department", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=300), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["department"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["submission"], ["submission.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("data_call", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_data_call_department"), ["department"], unique=False)
        batch_op.create_index(batch_op.f("ix_data_call_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_data_call_submission"), ["submission"], unique=False)

    op.create_table(
        "submission_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("question", sa.String(length=400), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("department", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.Integer(), nullable=True),
        sa.Column("reattach", sa.Boolean(), nullable=True),
        sa.Column("attached_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["department"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["evidence"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["submission"], ["submission.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("submission_answer", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_answer_department"), ["department"], unique=False)
        batch_op.create_index(batch_op.f("ix_submission_answer_evidence"), ["evidence"], unique=False)
        batch_op.create_index(batch_op.f("ix_submission_answer_submission"), ["submission"], unique=False)

    with op.batch_alter_table("home", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("does_reporting", sa.Boolean(), nullable=True))
