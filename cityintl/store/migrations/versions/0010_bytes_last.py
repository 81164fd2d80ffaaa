"""The bytes of a document stand last in their row: only there can they be written and read piece by piece."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
_PIECE = 1 << 20


def upgrade() -> None:
    """Bring a desk of revision 0009 to this one."""
    op.rename_table("file_content", "file_before")
    op.create_table(
        "file_content",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.execute(
        "INSERT INTO file_content (rowid, sha256, size, text, bytes)"
        " SELECT rowid, sha256, size, text, zeroblob(length(bytes)) FROM file_before"
    )
    raw = op.get_bind().connection.driver_connection
    assert raw is not None
    for row, length in raw.execute("SELECT rowid, length(bytes) FROM file_before").fetchall():
        _copy(raw, row, length)
    op.drop_table("file_before")


def _copy(raw: Any, row: int, length: int) -> None:
    """The bytes of one row, a piece at a time: a whole film would not fit beside what else the machine does."""
    source = raw.open_blob("file_before", "bytes", row, True)
    to = raw.open_blob("file_content", "bytes", row)
    try:
        for _piece in range(0, length, _PIECE):
            to.write(source.read(_PIECE))
    finally:
        source.close()
        to.close()
