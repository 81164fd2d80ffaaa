"""Links of any kind of record to any other: what a decision is about, who took part, where a thing came from."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from cityintl.records.describe import Record


class Connection(Record):
    """One link from a record to another, with the role it plays; both ends show it."""

    __tablename__ = "connection"
    __table_args__ = (
        sa.UniqueConstraint("from_kind", "from_id", "role", "to_kind", "to_id", name="one_connection"),
        sa.Index("connection_to", "to_kind", "to_id"),
        {"sqlite_autoincrement": True},
    )

    from_kind: Mapped[str] = mapped_column(sa.String(40))
    from_id: Mapped[int]
    role: Mapped[str] = mapped_column(sa.String(40))
    to_kind: Mapped[str] = mapped_column(sa.String(40))
    to_id: Mapped[int]
