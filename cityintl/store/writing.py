"""The one write door: what is added, changed and deleted between opening and closing it is one named step."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.store import images, rows, searching, settling, tables
from cityintl.store.errors import Invalid, NotFound, StaleEdit, StillNeeded
from cityintl.errors import UserError


#: Names of kinds; an alias, because inside the class `set` is the verb.
Names = set[str]


class Write:
    """A step in the making; `finish` logs it, and gives the names of the kinds it touched."""

    def __init__(self, connection: sa.Connection, label: str, now: datetime, today: date) -> None:
        self._connection = connection
        self._label = label
        self._now = now
        self.today = today
        self.set_id = images.next_set(connection)
        self._before: dict[str, dict[int, dict[str, Any] | None]] = {}

    # -- records

    def add(self, kind: str, values: Mapping[str, Any]) -> int:
        """A new record of these values; gives its number; Invalid when it cannot be."""
        described = kinds.kind(kind)
        filled = settling.filled(self._connection, kind, _known(described, values))
        self._refuse_problems(described, filled)
        self._refuse_dangling(described, filled)
        table = tables.LOGGED[kind]
        done = self._connection.execute(sa.insert(table), {**filled, "changed_in": self.set_id})
        number = int(done.inserted_primary_key[0])  # type: ignore[index]  # one row, one key
        self._before.setdefault(kind, {})[number] = None
        settling.after_part(self, kind, filled)
        return number

    def add_many(self, kind: str, rows_of: Sequence[Mapping[str, Any]]) -> list[int]:
        """Many new records at once; gives their numbers in order; Invalid names the first that cannot be."""
        described = kinds.kind(kind)
        if not rows_of:
            return []
        filled = [_known(described, values) for values in rows_of]
        for values in filled:
            self._refuse_problems(described, values)
        first = self._connection.exec_driver_sql(
            "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = ?", (kind,)
        ).scalar_one()
        numbers = list(range(first, first + len(filled)))
        empty = dict.fromkeys(described.editable)
        self._connection.execute(
            sa.insert(tables.LOGGED[kind]),
            [
                {**empty, **values, "id": number, "changed_in": self.set_id}
                for number, values in zip(numbers, filled, strict=True)
            ],
        )
        self._before.setdefault(kind, {}).update(dict.fromkeys(numbers))
        return numbers

    def set(self, kind: str, number: int, values: Mapping[str, Any], seen: int | None = None) -> None:
        """Change fields of a record; StaleEdit when it changed since `seen`; nothing happens where nothing differs."""
        described = kinds.kind(kind)
        current, changed_in = rows.typed(self._connection, described, number)
        if seen is not None and changed_in not in (seen, self.set_id):
            raise StaleEdit(
                f"{described.reference(number)} was changed meanwhile.",
                "Look at it as it stands now, and make your change again.",
            )
        differing = {n: v for n, v in _known(described, values).items() if current[n] != v}
        if not differing:
            return
        self._refuse_problems(described, current | differing)
        self._refuse_dangling(described, differing)
        self._store(kind, number, differing)
        settling.after_owner(self, kind, number, current, differing)
        settling.after_part(self, kind, current | differing)

    def _store(self, kind: str, number: int, values: Mapping[str, Any]) -> None:
        self._remember(kind, [number])
        table = tables.LOGGED[kind]
        self._connection.execute(
            sa.update(table).where(table.c.id == number), {**values, "changed_in": self.set_id}
        )

    def settle(self, kind: str, number: int, field: str, value: Any) -> None:
        """Write a field that parts decide, without the history that a change of it by hand makes."""
        if rows.typed(self._connection, kinds.kind(kind), number)[0][field] != value:
            self._store(kind, number, {field: value})

    def delete(self, kind: str, number: int) -> None:
        """Delete a record with its parts and its links; StillNeeded when others cannot be without it."""
        described = kinds.kind(kind)
        values, _changed_in = rows.typed(self._connection, described, number)
        if described is kinds.HOME:
            raise UserError("A desk always has its own city.", "Change its fields instead.")
        for part in rows.parts(self._connection, described, number):
            for each in part.ids:
                self.delete(part.kind, each)
        self._let_go(described, number)
        self._remember(kind, [number])
        self._connection.exec_driver_sql(f'DELETE FROM "{kind}" WHERE id = ?', (number,))
        settling.after_part(self, kind, values)

    def _let_go(self, kind: Kind, number: int) -> None:
        """Empty the optional fields that point here, and cut the links; refuse where a required one does."""
        needing = []
        for other, field, _label, required, _part_of in rows.pointing(kind.name):
            found = self._connection.exec_driver_sql(
                f'SELECT id FROM "{other.name}" WHERE "{field}" = ?', (number,)
            )
            for each in found.scalars().all():
                if required:
                    needing.append(other.reference(each))
                else:
                    self._store(other.name, each, {field: None})
        if needing:
            more = f" and {len(needing) - 3} more" if len(needing) > 3 else ""
            raise StillNeeded(
                f"{kind.reference(number)} is needed by {', '.join(needing[:3])}{more}.",
                "Delete those first.",
            )
        for each in (
            self._connection.exec_driver_sql(
                "SELECT id FROM connection WHERE (from_kind = ? AND from_id = ?) OR (to_kind = ? AND to_id = ?)",
                (kind.name, number, kind.name, number),
            )
            .scalars()
            .all()
        ):
            self._cut(each)

    # -- links of any kind to any kind

    def connect(self, kind: str, number: int, role: str, to_kind: str, to_number: int) -> None:
        """Link two records; linking them again in the same role does nothing."""
        ends = {"from_kind": kind, "from_id": number, "role": role, "to_kind": to_kind, "to_id": to_number}
        for name, each in ((kind, number), (to_kind, to_number)):
            rows.typed(self._connection, kinds.kind(name), each)
        if (kind, number) == (to_kind, to_number):
            raise UserError("A record is not linked to itself.", "Choose another one.")
        if self._connection_ids(ends):
            return
        table = tables.LOGGED["connection"]
        done = self._connection.execute(sa.insert(table), {**ends, "changed_in": self.set_id})
        key = int(done.inserted_primary_key[0])  # type: ignore[index]  # one row, one key
        self._before.setdefault("connection", {})[key] = None

    def disconnect(self, kind: str, number: int, role: str, to_kind: str, to_number: int) -> None:
        """Cut the link of two records; NotFound when there is none."""
        ends = {"from_kind": kind, "from_id": number, "role": role, "to_kind": to_kind, "to_id": to_number}
        found = self._connection_ids(ends)
        if not found:
            raise NotFound("These two records are not linked in that way.", "Look at the links of either.")
        self._cut(found[0])

    def _connection_ids(self, ends: Mapping[str, Any]) -> Sequence[int]:
        table = tables.LOGGED["connection"]
        wanted = sa.select(table.c.id).where(*(table.c[name] == value for name, value in ends.items()))
        return self._connection.execute(wanted).scalars().all()

    def _cut(self, number: int) -> None:
        self._remember("connection", [number])
        self._connection.exec_driver_sql("DELETE FROM connection WHERE id = ?", (number,))

    # -- checks and the log

    def _refuse_problems(self, kind: Kind, values: Mapping[str, Any]) -> None:
        if problems := kind.problems(values):
            raise Invalid(problems)

    def _refuse_dangling(self, kind: Kind, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            target = kind.fields[name].link
            if target and value is not None:
                rows.typed(self._connection, kinds.kind(target), value)

    def _remember(self, table: str, numbers: Sequence[int]) -> None:
        known = self._before.setdefault(table, {})
        new = [n for n in numbers if n not in known]
        known.update(images.read(self._connection, table, new))

    @property
    def connection(self) -> sa.Connection:
        """The open transaction, for the rules of this layer."""
        return self._connection

    def finish(self) -> Names:
        """Log what differs and bring the search up to date; gives the kinds that were touched."""
        salt = images.salt(self._connection)
        lines = []
        touched: dict[str, list[int]] = {}
        for table, before in self._before.items():
            after = images.read(self._connection, table, list(before))
            for number, old in before.items():
                if old != after[number]:
                    lines.append(
                        (
                            self.set_id,
                            table,
                            number,
                            _packed(table, old, salt),
                            _packed(table, after[number], salt),
                        )
                    )
                    touched.setdefault(table, []).append(number)
        if lines:
            images.note_set(self._connection, self.set_id, self._now, self._label, None)
            self._connection.exec_driver_sql(
                "INSERT INTO change (set_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)", lines
            )
            searching.refresh(self._connection, touched)
        return Names(touched)


def _known(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with empty ones as None; a name that is no field to fill is our mistake."""
    for name in values:
        if name not in kind.editable:
            raise KeyError(f"{kind.name} has no field {name!r} to fill")
    return {name: None if value in ("", ()) else value for name, value in values.items()}


def _packed(table: str, image: Mapping[str, Any] | None, salt: str) -> str | None:
    if image is None:
        return None
    return json.dumps(images.hidden(table, image, salt), ensure_ascii=False, separators=(",", ":"))
