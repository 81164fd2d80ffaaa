"""Money council days and signatures."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Bring a desk of revision 0006 to this one."""
    op.create_table(
        "office_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "council_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("agenda_closes", sa.Date(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["home"], ["home.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("council_day", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_council_day_home"), ["home"], unique=False)

    op.create_table(
        "federal_spend",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home", sa.Integer(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("figure", sa.String(length=40), nullable=True),
        sa.Column("asked_of", sa.String(length=160), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("auditor_on", sa.Date(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["home"], ["home.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("federal_spend", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_federal_spend_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_federal_spend_home"), ["home"], unique=False)

    op.create_table(
        "registration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("renewed_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("holder", sa.String(length=160), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["home"], ["home.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("registration", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_registration_home"), ["home"], unique=False)

    op.create_table(
        "opportunity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("funder", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("listing", sa.String(length=20), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("rolling", sa.Boolean(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("closes_at", sa.String(length=5), nullable=True),
        sa.Column("closes_zone", sa.String(length=60), nullable=True),
        sa.Column("letter_needed", sa.Boolean(), nullable=True),
        sa.Column("letter_due", sa.Date(), nullable=True),
        sa.Column("letter_sent_on", sa.Date(), nullable=True),
        sa.Column("floor", sa.String(length=40), nullable=True),
        sa.Column("ceiling", sa.String(length=40), nullable=True),
        sa.Column("asked", sa.String(length=40), nullable=True),
        sa.Column("match_percent", sa.Float(), nullable=True),
        sa.Column("eligibility", sa.Text(), nullable=True),
        sa.Column("fit", sa.Text(), nullable=True),
        sa.Column("match_source", sa.Text(), nullable=True),
        sa.Column("indirect", sa.String(length=200), nullable=True),
        sa.Column("staff_hours", sa.Integer(), nullable=True),
        sa.Column("reporting_load", sa.String(length=200), nullable=True),
        sa.Column("travel_approval", sa.String(length=200), nullable=True),
        sa.Column("exposure", sa.Text(), nullable=True),
        sa.Column("exit", sa.Text(), nullable=True),
        sa.Column("go_no_go", sa.String(40), nullable=True),
        sa.Column("decided_by", sa.String(length=160), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("authority", sa.String(length=120), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("receipt", sa.String(length=120), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["funder"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("opportunity", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_opportunity_funder"), ["funder"], unique=False)
        batch_op.create_index(batch_op.f("ix_opportunity_owner"), ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_opportunity_partner"), ["partner"], unique=False)

    op.create_table(
        "grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("rule_set", sa.String(40), nullable=False),
        sa.Column("funder", sa.Integer(), nullable=True),
        sa.Column("opportunity", sa.Integer(), nullable=True),
        sa.Column("partner", sa.Integer(), nullable=True),
        sa.Column("lead", sa.Integer(), nullable=True),
        sa.Column("award_on", sa.Date(), nullable=True),
        sa.Column("amount", sa.String(length=40), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("acceptance", sa.String(length=60), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("frequency", sa.String(40), nullable=True),
        sa.Column("basis", sa.String(40), nullable=True),
        sa.Column("asked", sa.String(40), nullable=True),
        sa.Column("report_after", sa.Integer(), nullable=True),
        sa.Column("final_after", sa.Integer(), nullable=True),
        sa.Column("match_percent", sa.Float(), nullable=True),
        sa.Column("total_cost", sa.String(length=40), nullable=True),
        sa.Column("match_amount", sa.String(length=40), nullable=True),
        sa.Column("role", sa.String(40), nullable=True),
        sa.Column("pass_through", sa.Integer(), nullable=True),
        sa.Column("rules_on", sa.Date(), nullable=True),
        sa.Column("fain", sa.String(length=40), nullable=True),
        sa.Column("uei", sa.String(length=12), nullable=True),
        sa.Column("listing", sa.String(length=20), nullable=True),
        sa.Column("listing_title", sa.String(length=160), nullable=True),
        sa.Column("payment", sa.String(40), nullable=True),
        sa.Column("indirect_type", sa.String(40), nullable=True),
        sa.Column("indirect_percent", sa.Float(), nullable=True),
        sa.Column("income_use", sa.String(40), nullable=True),
        sa.Column("officer", sa.Integer(), nullable=True),
        sa.Column("representative", sa.Integer(), nullable=True),
        sa.Column("suspended_on", sa.Date(), nullable=True),
        sa.Column("terminated_on", sa.Date(), nullable=True),
        sa.Column("hold", sa.Boolean(), nullable=True),
        sa.Column("hold_reason", sa.String(length=200), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=True),
        sa.Column("destroyed_on", sa.Date(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["funder"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["lead"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["officer"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["opportunity"], ["opportunity.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["partner"], ["partner.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["pass_through"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["representative"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("grant", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_grant_funder"), ["funder"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_lead"), ["lead"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_officer"), ["officer"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_opportunity"), ["opportunity"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_partner"), ["partner"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_pass_through"), ["pass_through"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_representative"), ["representative"], unique=False)

    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("old_end", sa.Date(), nullable=True),
        sa.Column("new_end", sa.Date(), nullable=True),
        sa.Column("change", sa.String(length=40), nullable=True),
        sa.Column("signed_by", sa.String(length=160), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["grant"], ["grant.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("amendment", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_amendment_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_amendment_grant"), ["grant"], unique=False)

    op.create_table(
        "grant_budget_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.Integer(), nullable=False),
        sa.Column("cost", sa.String(40), nullable=False),
        sa.Column("amount", sa.String(length=40), nullable=False),
        sa.Column("match", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["grant"], ["grant.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("grant_budget_line", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_grant_budget_line_grant"), ["grant"], unique=False)

    op.create_table(
        "prior_approval",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("needed_on", sa.Date(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("approved", sa.Boolean(), nullable=True),
        sa.Column("by", sa.String(length=160), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["grant"], ["grant.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("prior_approval", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_prior_approval_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_prior_approval_grant"), ["grant"], unique=False)

    op.create_table(
        "subaward",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.Integer(), nullable=False),
        sa.Column("amount", sa.String(length=40), nullable=False),
        sa.Column("awarded_on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("uei", sa.String(length=12), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("risk", sa.String(40), nullable=True),
        sa.Column("risk_note", sa.String(length=200), nullable=True),
        sa.Column("monitored_on", sa.Date(), nullable=True),
        sa.Column("monitoring", sa.Text(), nullable=True),
        sa.Column("final_received_on", sa.Date(), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["grant"], ["grant.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["recipient"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("subaward", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_subaward_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_subaward_grant"), ["grant"], unique=False)
        batch_op.create_index(batch_op.f("ix_subaward_recipient"), ["recipient"], unique=False)

    op.create_table(
        "grant_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("final", sa.Boolean(), nullable=True),
        sa.Column("subaward", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("extended_by", sa.String(length=160), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("receipt", sa.String(length=120), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["grant"], ["grant.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["subaward"], ["subaward.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("grant_report", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_grant_report_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_report_grant"), ["grant"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_report_subaward"), ["subaward"], unique=False)

    op.create_table(
        "grant_transaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("amount", sa.String(length=40), nullable=False),
        sa.Column("booked", sa.String(length=40), nullable=True),
        sa.Column("rate_said", sa.String(length=80), nullable=True),
        sa.Column("cost", sa.String(40), nullable=True),
        sa.Column("unit_cost", sa.String(length=40), nullable=True),
        sa.Column("subaward", sa.Integer(), nullable=True),
        sa.Column("settles", sa.Integer(), nullable=True),
        sa.Column("from_income", sa.Boolean(), nullable=True),
        sa.Column("ledger", sa.String(length=60), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("rate", sa.String(length=40), nullable=True),
        sa.Column("basis", sa.String(length=200), nullable=True),
        sa.Column("signed_by", sa.String(length=160), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["grant"], ["grant.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["settles"], ["grant_transaction.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["subaward"], ["subaward.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("grant_transaction", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_grant_transaction_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_transaction_grant"), ["grant"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_transaction_settles"), ["settles"], unique=False)
        batch_op.create_index(batch_op.f("ix_grant_transaction_subaward"), ["subaward"], unique=False)

    op.create_table(
        "work_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("hours", sa.Float(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(length=160), nullable=True),
        sa.Column("organization", sa.Integer(), nullable=True),
        sa.Column("tie", sa.Integer(), nullable=True),
        sa.Column("delegation", sa.Integer(), nullable=True),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("grant", sa.Integer(), nullable=True),
        sa.Column("rate", sa.String(length=40), nullable=True),
        sa.Column("rate_source", sa.String(length=200), nullable=True),
        sa.Column("signed_by", sa.String(length=160), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["event"], ["event.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["grant"], ["grant.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organization"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["tie"], ["tie.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("work_hours", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_hours_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_hours_event"), ["event"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_hours_grant"), ["grant"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_hours_organization"), ["organization"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_hours_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_hours_tie"), ["tie"], unique=False)

    op.create_table(
        "office_spending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("amount", sa.String(length=40), nullable=False),
        sa.Column("payee", sa.Integer(), nullable=True),
        sa.Column("membership", sa.Integer(), nullable=True),
        sa.Column("delegation", sa.Integer(), nullable=True),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("gift", sa.Integer(), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["account"], ["office_account.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["event"], ["event.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["gift"], ["gift.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["membership"], ["membership.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["payee"], ["organization.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("office_spending", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_spending_account"), ["account"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_spending_delegation"), ["delegation"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_spending_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_spending_event"), ["event"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_spending_gift"), ["gift"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_spending_membership"), ["membership"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_spending_payee"), ["payee"], unique=False)

    with op.batch_alter_table("correspondence", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("signatory", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_correspondence_signatory"), ["signatory"], unique=False)
        batch_op.create_foreign_key(
            "signatory_link", "signatory", ["signatory"], ["id"], initially="DEFERRED", deferrable=True
        )

    with op.batch_alter_table("exchange", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("purge_on", sa.Date(), nullable=True))

    with op.batch_alter_table("home", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("does_grants", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_federal", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("does_budget", sa.Boolean(), nullable=True))

    with op.batch_alter_table("host_family", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("allergies", sa.Text(), nullable=True))

    with op.batch_alter_table("partner", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("national_day", sa.String(length=40), nullable=True))
