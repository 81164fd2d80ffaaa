"""Engagements."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Bring a desk of revision 0005 to this one."""
    op.create_table(
        "retention_class",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("covers", sa.String(), nullable=False),
        sa.Column("kept", sa.String(40), nullable=False),
        sa.Column("keep_years", sa.Integer(), nullable=True),
        sa.Column("counted_from", sa.String(40), nullable=True),
        sa.Column("schedule", sa.Text(), nullable=True),
        sa.Column("jurisdiction", sa.String(length=120), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=True),
        sa.Column("disposal", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("authority", sa.String(40), nullable=True),
        sa.Column("signed_by", sa.String(length=200), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.String(length=60), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("sensitivities", sa.Text(), nullable=True),
        sa.Column("cleared_by", sa.String(length=160), nullable=True),
        sa.Column("published", sa.String(length=200), nullable=True),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("statement", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_statement_partner"), ["partner"], unique=False)

    op.create_table(
        "records_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("requester", sa.String(length=200), nullable=True),
        sa.Column("reach", sa.String(length=200), nullable=True),
        sa.Column("medium", sa.String(40), nullable=True),
        sa.Column("organization", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=300), nullable=True),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("extension_reason", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("found", sa.Integer(), nullable=True),
        sa.Column("withheld", sa.Integer(), nullable=True),
        sa.Column("withheld_why", sa.Text(), nullable=True),
        sa.Column("counsel", sa.String(length=160), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organization"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("records_request", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_records_request_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_records_request_organization"), ["organization"], unique=False)

    op.create_table(
        "event_bid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("stage", sa.String(40), nullable=True),
        sa.Column("organization", sa.Integer(), nullable=True),
        sa.Column("contact", sa.Integer(), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("takes_place", sa.String(length=10), nullable=True),
        sa.Column("visitors", sa.Integer(), nullable=True),
        sa.Column("ceiling", sa.String(length=40), nullable=True),
        sa.Column("ceiling_by", sa.String(length=160), nullable=True),
        sa.Column("ceiling_on", sa.Date(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("legacy", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organization"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_bid", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_bid_contact"), ["contact"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_bid_organization"), ["organization"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_bid_partner"), ["partner"], unique=False)

    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("ordered_by", sa.String(length=160), nullable=True),
        sa.Column("request", sa.Integer(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.Column("released_by", sa.String(length=160), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["request"], ["records_request.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("hold", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_hold_request"), ["request"], unique=False)

    op.create_table(
        "liaison_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("medium", sa.String(40), nullable=True),
        sa.Column("organization", sa.Integer(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("advice", sa.Text(), nullable=True),
        sa.Column("holds_until", sa.Date(), nullable=True),
        sa.Column("asked_again_on", sa.Date(), nullable=True),
        sa.Column("office_ended", sa.String(length=10), nullable=True),
        sa.Column("office_note", sa.Text(), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organization"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("liaison_contact", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_liaison_contact_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_liaison_contact_organization"), ["organization"], unique=False)
        batch_op.create_index(batch_op.f("ix_liaison_contact_partner"), ["partner"], unique=False)
        batch_op.create_index(batch_op.f("ix_liaison_contact_person"), ["person"], unique=False)

    op.create_table(
        "visitor_program",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("host", sa.Integer(), nullable=True),
        sa.Column("contact", sa.Integer(), nullable=True),
        sa.Column("funder", sa.String(length=160), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("visitors", sa.Integer(), nullable=True),
        sa.Column("topic", sa.String(length=200), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("staff_hours", sa.Float(), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["host"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("visitor_program", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_visitor_program_contact"), ["contact"], unique=False)
        batch_op.create_index(batch_op.f("ix_visitor_program_host"), ["host"], unique=False)
        batch_op.create_index(batch_op.f("ix_visitor_program_partner"), ["partner"], unique=False)

    op.create_table(
        "bid_stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["bid"], ["event_bid.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("bid_stage", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_bid_stage_bid"), ["bid"], unique=False)

    op.create_table(
        "program_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program", sa.Integer(), nullable=False),
        sa.Column("asked", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("with_whom", sa.String(length=200), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("starts", sa.String(length=5), nullable=True),
        sa.Column("took_part", sa.String(length=200), nullable=True),
        sa.Column("staff_hours", sa.Float(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["program"], ["visitor_program.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("program_meeting", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_program_meeting_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_program_meeting_program"), ["program"], unique=False)

    op.create_table(
        "guarantee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("clause", sa.String(length=120), nullable=True),
        sa.Column("stage", sa.Integer(), nullable=True),
        sa.Column("exposure", sa.String(length=40), nullable=True),
        sa.Column("counsel", sa.String(40), nullable=True),
        sa.Column("counsel_note", sa.Text(), nullable=True),
        sa.Column("approved_by", sa.String(length=160), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.String(length=60), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["bid"], ["event_bid.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["stage"], ["bid_stage.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guarantee", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_guarantee_bid"), ["bid"], unique=False)
        batch_op.create_index(batch_op.f("ix_guarantee_stage"), ["stage"], unique=False)

    op.create_table(
        "investment_lead",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code_name", sa.String(length=80), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("confidentiality", sa.String(40), nullable=True),
        sa.Column("confidential_until", sa.Date(), nullable=True),
        sa.Column("company", sa.String(length=160), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("sector", sa.String(length=120), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(40), nullable=True),
        sa.Column("organization", sa.Integer(), nullable=True),
        sa.Column("delegation", sa.Integer(), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("next_step", sa.String(length=200), nullable=True),
        sa.Column("jobs_announced", sa.Integer(), nullable=True),
        sa.Column("jobs_verified", sa.Integer(), nullable=True),
        sa.Column("capital_announced", sa.String(length=40), nullable=True),
        sa.Column("capital_verified", sa.String(length=40), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organization"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("investment_lead", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_investment_lead_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_investment_lead_organization"), ["organization"], unique=False)
        batch_op.create_index(batch_op.f("ix_investment_lead_owner"), ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_investment_lead_partner"), ["partner"], unique=False)

    op.create_table(
        "media_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("headline", sa.String(length=200), nullable=False),
        sa.Column("outlet", sa.String(length=120), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("type", sa.String(40), nullable=True),
        sa.Column("tone", sa.String(40), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("tie", sa.Integer(), nullable=True),
        sa.Column("delegation", sa.Integer(), nullable=True),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("statement", sa.Integer(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=160), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["event"], ["event.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["statement"], ["statement.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["tie"], ["tie.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("media_item", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_media_item_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_media_item_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_media_item_event"), ["event"], unique=False)
        batch_op.create_index(batch_op.f("ix_media_item_partner"), ["partner"], unique=False)
        batch_op.create_index(batch_op.f("ix_media_item_statement"), ["statement"], unique=False)
        batch_op.create_index(batch_op.f("ix_media_item_tie"), ["tie"], unique=False)

    with op.batch_alter_table("home", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("does_bids", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_advocacy", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_liaison", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_records", sa.Boolean(), nullable=True))
