"""Printed versions."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Bring a desk of revision 0008 to this one."""
    op.create_table(
        "printing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("paper", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("options", sa.Text(), nullable=True),
        sa.Column("digests", sa.Boolean(), nullable=True),
        sa.Column("entries", sa.Text(), nullable=False),
        sa.Column("changed_in", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("printing", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.create_index(batch_op.f("ix_printing_document"), ["document"], unique=False)
