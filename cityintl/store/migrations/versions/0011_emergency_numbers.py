"""The emergency numbers of a visit, as its host says them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Bring a desk of revision 0010 to this one."""
    with op.batch_alter_table("delegation", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("emergency", sa.String(length=200), nullable=True))
