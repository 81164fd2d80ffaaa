"""Relations and visits."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Bring a desk of revision 0001 to this one."""
    op.create_table(
        "checklist_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("direction", sa.String(40), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "file_content",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "greeting_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("occasion", sa.String(40), nullable=False),
        sa.Column("send_by", sa.Date(), nullable=True),
        sa.Column("signed_by", sa.String(length=160), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("unit", sa.String(length=30), nullable=False),
        sa.Column("jurisdiction", sa.String(length=120), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("citation", sa.Text(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "checklist_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("anchor", sa.String(40), nullable=False),
        sa.Column("offset", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["template"], ["checklist_template.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("checklist_line", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_checklist_line_template"), ["template"], unique=False)

    op.create_table(
        "holiday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["home"], ["home.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("holiday", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_holiday_home"), ["home"], unique=False)

    op.create_table(
        "association_agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("signed_on", sa.String(length=10), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=True),
        sa.Column("resolution", sa.String(length=60), nullable=True),
        sa.Column("association_does", sa.Text(), nullable=True),
        sa.Column("city_does", sa.Text(), nullable=True),
        sa.Column("nonprofit", sa.String(length=120), nullable=True),
        sa.Column("report_due", sa.Date(), nullable=True),
        sa.Column("insurance", sa.String(length=200), nullable=True),
        sa.Column("insured_for", sa.String(length=40), nullable=True),
        sa.Column("insured_until", sa.Date(), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organization"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("association_agreement", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_association_agreement_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_association_agreement_organization"), ["organization"], unique=False)

    op.create_table(
        "association_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("raised", sa.String(length=40), nullable=True),
        sa.Column("spent", sa.String(length=40), nullable=True),
        sa.Column("volunteer_hours", sa.Integer(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["agreement"], ["association_agreement.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("association_report", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_association_report_agreement"), ["agreement"], unique=False)
        batch_op.create_index(batch_op.f("ix_association_report_document"), ["document"], unique=False)

    op.create_table(
        "greeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("greeting_list", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("organization", sa.Integer(), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("addressed", sa.String(length=200), nullable=False),
        sa.Column("medium", sa.String(40), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["greeting_list"], ["greeting_list.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organization"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("greeting", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_greeting_greeting_list"), ["greeting_list"], unique=False)
        batch_op.create_index(batch_op.f("ix_greeting_organization"), ["organization"], unique=False)
        batch_op.create_index(batch_op.f("ix_greeting_partner"), ["partner"], unique=False)
        batch_op.create_index(batch_op.f("ix_greeting_person"), ["person"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(length=200), nullable=False),
        sa.Column("invited", sa.String(length=160), nullable=False),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("organization", sa.Integer(), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("starts", sa.String(length=5), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("zone", sa.String(length=60), nullable=True),
        sa.Column("decided_by", sa.String(length=160), nullable=True),
        sa.Column("goes", sa.Integer(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("costs", sa.String(length=200), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["goes"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organization"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("invitation", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_goes"), ["goes"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitation_organization"), ["organization"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitation_partner"), ["partner"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitation_person"), ["person"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("network", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("tier", sa.String(length=80), nullable=True),
        sa.Column("since", sa.String(length=10), nullable=True),
        sa.Column("signed_by", sa.String(length=160), nullable=True),
        sa.Column("resolution", sa.String(length=60), nullable=True),
        sa.Column("dues", sa.String(length=40), nullable=True),
        sa.Column("paid_through", sa.Date(), nullable=True),
        sa.Column("focal_person", sa.Integer(), nullable=True),
        sa.Column("login_owner", sa.String(length=160), nullable=True),
        sa.Column("obligations", sa.Text(), nullable=True),
        sa.Column("taken_part", sa.Text(), nullable=True),
        sa.Column("benefit", sa.Text(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.String(length=10), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["focal_person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["network"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("membership", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_focal_person"), ["focal_person"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_network"), ["network"], unique=False)

    op.create_table(
        "signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("office", sa.String(length=160), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("signs", sa.String(length=200), nullable=True),
        sa.Column("since", sa.String(length=10), nullable=True),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["home"], ["home.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("signatory", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_signatory_home"), ["home"], unique=False)
        batch_op.create_index(batch_op.f("ix_signatory_person"), ["person"], unique=False)

    op.create_table(
        "committee_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("tie", sa.Integer(), nullable=True),
        sa.Column("appointed_by", sa.String(length=160), nullable=True),
        sa.Column("appointed_on", sa.String(length=10), nullable=True),
        sa.Column("term_ends_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.String(length=10), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["committee"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["tie"], ["tie.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("committee_term", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_committee_term_committee"), ["committee"], unique=False)
        batch_op.create_index(batch_op.f("ix_committee_term_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_committee_term_tie"), ["tie"], unique=False)

    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("direction", sa.String(40), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("tie", sa.Integer(), nullable=True),
        sa.Column("arrives", sa.Date(), nullable=True),
        sa.Column("departs", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=160), nullable=True),
        sa.Column("zone", sa.String(length=60), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("head", sa.Integer(), nullable=True),
        sa.Column("host_lead", sa.Integer(), nullable=True),
        sa.Column("their_lead", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("outcomes_sought", sa.Text(), nullable=True),
        sa.Column("avoid", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("precedence", sa.String(40), nullable=True),
        sa.Column("requester", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("reply_due", sa.Date(), nullable=True),
        sa.Column("hosted_before", sa.Boolean(), nullable=True),
        sa.Column("written_request", sa.Boolean(), nullable=True),
        sa.Column("broker", sa.String(length=160), nullable=True),
        sa.Column("broker_disclosed", sa.Boolean(), nullable=True),
        sa.Column("broker_paid", sa.Boolean(), nullable=True),
        sa.Column("fara_referred", sa.Boolean(), nullable=True),
        sa.Column("list_seen", sa.Boolean(), nullable=True),
        sa.Column("they_want", sa.Text(), nullable=True),
        sa.Column("we_get", sa.Text(), nullable=True),
        sa.Column("officials_informed", sa.String(length=200), nullable=True),
        sa.Column("capacity", sa.Boolean(), nullable=True),
        sa.Column("city_costs", sa.String(length=200), nullable=True),
        sa.Column("sensitivities", sa.Text(), nullable=True),
        sa.Column("screening", sa.String(40), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=160), nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.Column("referred_to", sa.Integer(), nullable=True),
        sa.Column("authority", sa.String(length=200), nullable=True),
        sa.Column("authority_on", sa.Date(), nullable=True),
        sa.Column("insurance", sa.String(length=200), nullable=True),
        sa.Column("advisory", sa.String(length=200), nullable=True),
        sa.Column("recommendation", sa.String(40), nullable=True),
        sa.Column("staff_hours", sa.Integer(), nullable=True),
        sa.Column("media", sa.Text(), nullable=True),
        sa.Column("purge_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["head"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["host_lead"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["referred_to"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["requester"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["their_lead"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["tie"], ["tie.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("delegation", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_head"), ["head"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_host_lead"), ["host_lead"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_partner"), ["partner"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_referred_to"), ["referred_to"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_requester"), ["requester"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_their_lead"), ["their_lead"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_tie"), ["tie"], unique=False)

    op.create_table(
        "exchange",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("direction", sa.String(40), nullable=False),
        sa.Column("tie", sa.Integer(), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("carried_by", sa.Integer(), nullable=True),
        sa.Column("starts", sa.String(length=10), nullable=True),
        sa.Column("ends", sa.String(length=10), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("volunteer_hours", sa.Integer(), nullable=True),
        sa.Column("in_kind", sa.String(length=40), nullable=True),
        sa.Column("minors", sa.Boolean(), nullable=True),
        sa.Column("emergency_sheet", sa.Integer(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["carried_by"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["emergency_sheet"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["tie"], ["tie.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("exchange", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_exchange_carried_by"), ["carried_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_exchange_emergency_sheet"), ["emergency_sheet"], unique=False)
        batch_op.create_index(batch_op.f("ix_exchange_partner"), ["partner"], unique=False)
        batch_op.create_index(batch_op.f("ix_exchange_tie"), ["tie"], unique=False)

    op.create_table(
        "legal_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tie", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(40), nullable=False),
        sa.Column("against", sa.String(length=200), nullable=True),
        sa.Column("rule", sa.Integer(), nullable=True),
        sa.Column("by", sa.String(length=160), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["rule"], ["rule.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["tie"], ["tie.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("legal_review", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_legal_review_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_legal_review_rule"), ["rule"], unique=False)
        batch_op.create_index(batch_op.f("ix_legal_review_tie"), ["tie"], unique=False)

    op.create_table(
        "support",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("organization", sa.Integer(), nullable=True),
        sa.Column("tie", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(length=40), nullable=True),
        sa.Column("basis", sa.String(length=200), nullable=True),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("granted_by", sa.String(length=160), nullable=True),
        sa.Column("resolution", sa.String(length=60), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("account_due", sa.Date(), nullable=True),
        sa.Column("accounted_on", sa.Date(), nullable=True),
        sa.Column("used", sa.String(length=40), nullable=True),
        sa.Column("returned", sa.String(length=40), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organization"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["tie"], ["tie.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("support", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_support_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_support_organization"), ["organization"], unique=False)
        batch_op.create_index(batch_op.f("ix_support_tie"), ["tie"], unique=False)

    op.create_table(
        "after_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=160), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("after_note", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_after_note_delegation"), ["delegation"], unique=False)

    op.create_table(
        "budget_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("amount", sa.String(length=40), nullable=False),
        sa.Column("payer", sa.String(40), nullable=False),
        sa.Column("approved_by", sa.String(length=160), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("budget_line", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_budget_line_delegation"), ["delegation"], unique=False)

    op.create_table(
        "checklist_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("template", sa.Integer(), nullable=True),
        sa.Column("anchor", sa.String(40), nullable=True),
        sa.Column("offset", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.String(length=120), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["template"], ["checklist_template.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("checklist_item", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_checklist_item_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_item_template"), ["template"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("starts", sa.String(length=5), nullable=True),
        sa.Column("ends", sa.String(length=5), nullable=True),
        sa.Column("place", sa.String(length=160), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("occasion", sa.String(length=200), nullable=True),
        sa.Column("delegation", sa.Integer(), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("host", sa.Integer(), nullable=True),
        sa.Column("precedence", sa.String(40), nullable=True),
        sa.Column("dress", sa.String(length=120), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("budget", sa.String(length=40), nullable=True),
        sa.Column("program", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["host"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_host"), ["host"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_partner"), ["partner"], unique=False)

    op.create_table(
        "exchange_cost",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exchange", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=160), nullable=False),
        sa.Column("amount", sa.String(length=40), nullable=False),
        sa.Column("payer", sa.String(40), nullable=False),
        sa.Column("source", sa.String(length=160), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["exchange"], ["exchange.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("exchange_cost", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_exchange_cost_exchange"), ["exchange"], unique=False)

    op.create_table(
        "expense",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=160), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("amount", sa.String(length=40), nullable=False),
        sa.Column("in_ours", sa.String(length=40), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("payer", sa.String(40), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("allowable", sa.Boolean(), nullable=True),
        sa.Column("claimed_on", sa.Date(), nullable=True),
        sa.Column("receipt", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["receipt"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("expense", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_expense_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_expense_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_expense_receipt"), ["receipt"], unique=False)

    op.create_table(
        "host_family",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exchange", sa.Integer(), nullable=False),
        sa.Column("family", sa.String(length=120), nullable=False),
        sa.Column("contact", sa.String(length=160), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("check_until", sa.Date(), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("room_for", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["exchange"], ["exchange.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("host_family", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_host_family_exchange"), ["exchange"], unique=False)

    op.create_table(
        "itinerary_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("starts", sa.String(length=5), nullable=True),
        sa.Column("ends", sa.String(length=5), nullable=True),
        sa.Column("zone", sa.String(length=60), nullable=True),
        sa.Column("place", sa.String(length=160), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("speaks", sa.String(length=200), nullable=True),
        sa.Column("interpreter", sa.String(length=160), nullable=True),
        sa.Column("dress", sa.String(length=120), nullable=True),
        sa.Column("seating", sa.Text(), nullable=True),
        sa.Column("transport", sa.String(length=160), nullable=True),
        sa.Column("was", sa.String(length=80), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("itinerary_item", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_itinerary_item_delegation"), ["delegation"], unique=False)

    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("payer", sa.String(40), nullable=True),
        sa.Column("precedence_no", sa.Integer(), nullable=True),
        sa.Column("itinerary", sa.String(length=80), nullable=True),
        sa.Column("visa_letter", sa.String(40), nullable=True),
        sa.Column("passport_country", sa.String(length=2), nullable=True),
        sa.Column("passport_until", sa.Date(), nullable=True),
        sa.Column("hotel", sa.String(length=120), nullable=True),
        sa.Column("room", sa.String(length=60), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("member", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_person"), ["person"], unique=False)

    op.create_table(
        "per_diem_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("locality", sa.String(length=120), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("meals_rate", sa.String(length=40), nullable=False),
        sa.Column("lodging_cap", sa.String(length=40), nullable=True),
        sa.Column("breakfast", sa.Boolean(), nullable=True),
        sa.Column("lunch", sa.Boolean(), nullable=True),
        sa.Column("dinner", sa.Boolean(), nullable=True),
        sa.Column("travel_day", sa.Boolean(), nullable=True),
        sa.Column("allowance", sa.String(length=40), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("per_diem_day", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_per_diem_day_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_per_diem_day_person"), ["person"], unique=False)

    op.create_table(
        "gift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("direction", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("giver", sa.Integer(), nullable=True),
        sa.Column("giver_office", sa.Integer(), nullable=True),
        sa.Column("recipient", sa.Integer(), nullable=True),
        sa.Column("received_for", sa.String(40), nullable=True),
        sa.Column("delegation", sa.Integer(), nullable=True),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(length=40), nullable=True),
        sa.Column("basis", sa.String(length=200), nullable=True),
        sa.Column("disposition", sa.String(40), nullable=True),
        sa.Column("location", sa.String(length=160), nullable=True),
        sa.Column("custody", sa.Integer(), nullable=True),
        sa.Column("photo", sa.Integer(), nullable=True),
        sa.Column("disclosed_on", sa.Date(), nullable=True),
        sa.Column("disclosure_period", sa.String(length=40), nullable=True),
        sa.Column("thanked_on", sa.Date(), nullable=True),
        sa.Column("meaning", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["custody"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["event"], ["event.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["giver"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["giver_office"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["photo"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["recipient"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("gift", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_gift_custody"), ["custody"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_event"), ["event"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_giver"), ["giver"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_giver_office"), ["giver_office"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_partner"), ["partner"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_photo"), ["photo"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_recipient"), ["recipient"], unique=False)

    op.create_table(
        "guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("organization", sa.String(length=160), nullable=True),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("companion", sa.String(length=160), nullable=True),
        sa.Column("table", sa.String(length=20), nullable=True),
        sa.Column("seat", sa.Integer(), nullable=True),
        sa.Column("precedence_no", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("vip", sa.Boolean(), nullable=True),
        sa.Column("diet", sa.String(length=200), nullable=True),
        sa.Column("access_needs", sa.String(length=200), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guest", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_guest_event"), ["event"], unique=False)
        batch_op.create_index(batch_op.f("ix_guest_person"), ["person"], unique=False)

    op.create_table(
        "item_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("seat", sa.String(length=80), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["item"], ["itinerary_item.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("item_person", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_person_item"), ["item"], unique=False)
        batch_op.create_index(batch_op.f("ix_item_person_person"), ["person"], unique=False)

    op.create_table(
        "meeting_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.Column("with_whom", sa.Integer(), nullable=True),
        sa.Column("desired_outcome", sa.Text(), nullable=True),
        sa.Column("talking_points", sa.Text(), nullable=True),
        sa.Column("asks", sa.Text(), nullable=True),
        sa.Column("avoid", sa.Text(), nullable=True),
        sa.Column("background", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["item"], ["itinerary_item.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["with_whom"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("meeting_sheet", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_sheet_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_sheet_item"), ["item"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_sheet_with_whom"), ["with_whom"], unique=False)

    op.create_table(
        "travel_leg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("carrier", sa.String(length=120), nullable=False),
        sa.Column("from_place", sa.String(length=120), nullable=True),
        sa.Column("to_place", sa.String(length=120), nullable=True),
        sa.Column("leaves_on", sa.Date(), nullable=True),
        sa.Column("leaves_at", sa.String(length=5), nullable=True),
        sa.Column("leaves_zone", sa.String(length=60), nullable=True),
        sa.Column("lands_on", sa.Date(), nullable=True),
        sa.Column("lands_at", sa.String(length=5), nullable=True),
        sa.Column("lands_zone", sa.String(length=60), nullable=True),
        sa.Column("booking", sa.String(length=60), nullable=True),
        sa.Column("met_by", sa.String(length=160), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("travel_leg", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_travel_leg_member"), ["member"], unique=False)

    op.create_table(
        "traveller",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exchange", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("minor", sa.Boolean(), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("photo_consent", sa.Boolean(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("host_family", sa.Integer(), nullable=True),
        sa.Column("emergency_contact", sa.String(length=200), nullable=True),
        sa.Column("health", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["exchange"], ["exchange.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["host_family"], ["host_family.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("traveller", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_traveller_exchange"), ["exchange"], unique=False)
        batch_op.create_index(batch_op.f("ix_traveller_host_family"), ["host_family"], unique=False)
        batch_op.create_index(batch_op.f("ix_traveller_person"), ["person"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("side", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("organization", sa.Integer(), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("delegation", sa.Integer(), nullable=True),
        sa.Column("meeting", sa.Integer(), nullable=True),
        sa.Column("correspondence", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(length=200), nullable=True),
        sa.Column("proof", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["correspondence"], ["correspondence.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["meeting"], ["meeting_sheet.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organization"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["proof"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("follow_up", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_correspondence"), ["correspondence"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_meeting"), ["meeting"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_organization"), ["organization"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_owner"), ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_partner"), ["partner"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_proof"), ["proof"], unique=False)

    with op.batch_alter_table("agreement", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("document", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_agreement_document"), ["document"], unique=False)
        batch_op.create_foreign_key(
            "document_link", "document", ["document"], ["id"], initially="DEFERRED", deferrable=True
        )

    with op.batch_alter_table("correspondence", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("message_id", sa.String(length=300), nullable=True))

    with op.batch_alter_table("home", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("letterhead", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("currency", sa.String(length=3), nullable=True))
        batch_op.add_column(sa.Column("fiscal_year", sa.String(40), nullable=True))
        batch_op.add_column(sa.Column("does_visits", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_exchanges", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_events", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_gifts", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_per_diem", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_networks", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_support", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_greetings", sa.Boolean(), nullable=True))

    with op.batch_alter_table("organization", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("consul", sa.String(40), nullable=True))
        batch_op.add_column(sa.Column("district", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("exequatur", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("term_ends_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("national_day", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("nonprofit", sa.Boolean(), nullable=True))

    op.execute("ALTER TABLE person DROP COLUMN full_name")
    with op.batch_alter_table("person", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("photo", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("precedence_rank", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_person_photo"), ["photo"], unique=False)
        batch_op.create_foreign_key("photo_link", "document", ["photo"], ["id"], initially="DEFERRED", deferrable=True)
    op.execute(
        "ALTER TABLE person ADD COLUMN full_name VARCHAR(170) NOT NULL GENERATED ALWAYS AS (CASE WHEN given IS NULL OR given = '' THEN family WHEN name_order = 'FAMILY_FIRST' THEN family || ' ' || given ELSE given || ' ' || family END) VIRTUAL"
    )

    with op.batch_alter_table("tie_event", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("document", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_tie_event_document"), ["document"], unique=False)
        batch_op.create_foreign_key(
            "document_link", "document", ["document"], ["id"], initially="DEFERRED", deferrable=True
        )
