"""Council days signatures and private notes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Bring a desk of revision 0006 to this one."""
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

    with op.batch_alter_table("correspondence", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("signatory", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_correspondence_signatory"), ["signatory"], unique=False)
        batch_op.create_foreign_key(
            "signatory_link", "signatory", ["signatory"], ["id"], initially="DEFERRED", deferrable=True
        )

    with op.batch_alter_table("exchange", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("purge_on", sa.Date(), nullable=True))

    with op.batch_alter_table("host_family", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("allergies", sa.Text(), nullable=True))

    with op.batch_alter_table("partner", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("national_day", sa.String(length=40), nullable=True))
