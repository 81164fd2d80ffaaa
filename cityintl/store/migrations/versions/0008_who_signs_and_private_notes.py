"""Who signs and private notes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Bring a desk of revision 0007 to this one."""
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
