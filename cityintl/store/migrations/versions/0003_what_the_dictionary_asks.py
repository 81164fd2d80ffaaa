"""What the dictionary asks."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring a desk of revision 0002 to this one."""
    with op.batch_alter_table("delegation", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("theme", sa.String(40), nullable=True))

    with op.batch_alter_table("follow_up", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("agreement", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_follow_up_agreement"), ["agreement"], unique=False)
        batch_op.create_foreign_key(
            "agreement_link", "agreement", ["agreement"], ["id"], initially="DEFERRED", deferrable=True
        )

    with op.batch_alter_table("itinerary_item", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("map_ref", sa.String(length=120), nullable=True))

    with op.batch_alter_table("partner", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("other_partners", sa.String(length=300), nullable=True))

    with op.batch_alter_table("tie", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("theme", sa.String(40), nullable=True))
