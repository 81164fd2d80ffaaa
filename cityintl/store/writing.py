"""The one write door: what is added, changed and deleted between opening and closing it is one named step."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.store import contents, images, kept, rows, searching, settling, trash
from cityintl.store.driver import fetch, run_many
from cityintl.store.errors import Invalid, NotFound, StaleEdit, StillNeeded
from cityintl.store.sources import Source

#: A step over more records than this is backed up before.
MANY = 20
#: Names of kinds; an alias, because inside the class `set` is the verb.
Names = set[str]
_ENDS = ("from_kind", "from_id", "role", "to_kind", "to_id")


class Write:
    """A step in the making; `finish` logs it, and gives the names of the kinds it touched."""

    def __init__(
        self, connection: sa.Connection, label: str, now: datetime, safeguard: Callable[[str], object]
    ) -> None:
        self.connection = connection
        self.now = now
        self.set_id = images.next_number(connection, "change_set")
        self._label = label
        self._before: dict[str, dict[int, images.Image | None]] = {}
        self._safeguard: Callable[[str], object] | None = safeguard

    # -- records

    def add(self, kind: str, values: Mapping[str, Any]) -> int:
        """A new record of these values; gives its number; Invalid when it cannot be."""
        described = kinds.kind(kind)
        filled = settling.filled(self.connection, kind, _known(described, values))
        number = self._insert(described, [filled])[0]
        settling.after_part(self, kind, filled)
        return number

    def add_many(self, kind: str, rows_of: Sequence[Mapping[str, Any]]) -> list[int]:
        """Many new records at once; gives their numbers in order; Invalid names the first that cannot be."""
        if settling.decides(kind):
            return [self.add(kind, values) for values in rows_of]
        described = kinds.kind(kind)
        return self._insert(described, [_known(described, values) for values in rows_of])

    def _insert(self, kind: Kind, rows_of: Sequence[Mapping[str, Any]]) -> list[int]:
        for values in rows_of:
            self._refuse_problems(kind, values)
        self._refuse_dangling(kind, rows_of)
        contents.refuse_absent(self.connection, kind.name, rows_of)
        first = images.next_number(self.connection, kind.name)
        numbers = list(range(first, first + len(rows_of)))
        if kind is kinds.HOME and numbers != [1]:
            raise UserError("A desk works for one city.", "Change the fields of that city instead.")
        columns = [*kind.editable, "id", "changed_in"]
        names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
        given = []
        for number, values in zip(numbers, rows_of, strict=True):
            image = images.raw(kind.name, {**values, "id": number, "changed_in": self.set_id})
            given.append([image.get(c) for c in columns])
        self._remember(kind.name, dict.fromkeys(numbers))
        run_many(self.connection, f'INSERT INTO "{kind.name}" ({names}) VALUES ({marks})', given)
        return numbers

    def _remember(self, table: str, before: Mapping[int, images.Image | None]) -> None:
        """Remember rows as they were before this step; once they are many, a backup is made sure of first."""
        known = self._before.setdefault(table, {})
        for number, image in before.items():
            known.setdefault(number, image)
        if self._safeguard is not None and sum(map(len, self._before.values())) > MANY:
            safeguard, self._safeguard = self._safeguard, None
            safeguard(self._label)

    def _image(self, kind: Kind, number: int) -> images.Image:
        image = images.read(self.connection, kind.name, [number])[number]
        if image is None:
            raise rows.not_found(kind, number)
        return image

    def set(self, kind: str, number: int, values: Mapping[str, Any], seen: int | None = None) -> None:
        """Change fields of a record; StaleEdit when it changed since `seen`; nothing happens where nothing differs."""
        described = kinds.kind(kind)
        image = self._image(described, number)
        if seen is not None and image["changed_in"] not in (seen, self.set_id):
            raise StaleEdit(
                f"{described.reference(number)} was changed meanwhile.",
                "Look at it as it stands now, and make your change again.",
            )
        current = images.typed(kind, image)
        differing = {n: v for n, v in _known(described, values).items() if current[n] != v}
        if not differing:
            return
        self._refuse_problems(described, current | differing)
        self._refuse_dangling(described, [differing])
        contents.refuse_absent(self.connection, kind, [differing])
        self._store(kind, number, image, differing)
        settling.after_owner(self, kind, number, current, differing)
        settling.after_part(self, kind, current | differing, current)

    def _store(self, kind: str, number: int, image: images.Image, values: Mapping[str, Any]) -> None:
        self._remember(kind, {number: image})
        given = images.raw(kind, {**values, "changed_in": self.set_id})
        assigned = ", ".join(f'"{name}" = ?' for name in given)
        run_many(self.connection, f'UPDATE "{kind}" SET {assigned} WHERE id = ?', [(*given.values(), number)])

    def settle(self, kind: str, number: int, field: str, value: Any) -> None:
        """Write a field that parts decide, without the history that a change of it by hand makes."""
        image = self._image(kinds.kind(kind), number)
        if images.typed(kind, image)[field] != value:
            self._store(kind, number, image, {field: value})

    def delete(self, kind: str, number: int) -> None:
        """Delete a record with its parts and links; StillNeeded or OnHold, with nothing done, where it has to stay."""
        described = kinds.kind(kind)
        self._image(described, number)
        if described is kinds.HOME:
            raise UserError("A desk always has its own city.", "Change its fields instead.")
        going = rows.with_parts(self.connection, described, number)
        kept.refuse_kept(self.connection, described, number, going)
        self._refuse_needed(described, number, going)
        for part, each in reversed(going):
            self._let_go(part, each)
            image = self._image(part, each)
            self._remember(part.name, {each: image})
            run_many(self.connection, f'DELETE FROM "{part.name}" WHERE id = ?', [(each,)])
        settling.after_part(self, kind, {}, images.typed(kind, image))

    def _refuse_needed(self, kind: Kind, number: int, going: Sequence[tuple[Kind, int]]) -> None:
        """Others that cannot be without one of these, and do not go with it."""
        leaving = {(k.name, n) for k, n in going}
        needing = []
        for target, each in going:
            for pointer in rows.pointing(target.name):
                if pointer.required and not pointer.part_of:
                    found = rows.pointers(self.connection, pointer, each)
                    needing += [pointer.kind.reference(n) for n in found if (pointer.kind.name, n) not in leaving]
        if needing:
            more = f" and {len(needing) - 3} more" if len(needing) > 3 else ""
            raise StillNeeded(
                f"{kind.reference(number)} is needed by {', '.join(needing[:3])}{more}.",
                "Delete those first.",
            )

    def _let_go(self, kind: Kind, number: int) -> None:
        """Empty the optional fields that point here, and cut the links."""
        for pointer in rows.pointing(kind.name):
            if not pointer.required:
                for each in rows.pointers(self.connection, pointer, number):
                    self._store(pointer.kind.name, each, self._image(pointer.kind, each), {pointer.field: None})
        for end in ("from", "to"):
            wanted = f"SELECT id FROM connection WHERE {end}_kind = ? AND {end}_id = ?"
            for (each,) in fetch(self.connection, wanted, (kind.name, number)):
                self._cut(each)

    def bring_back(self, kind: str, number: int) -> int:
        """A deleted record again, under its own number, with its parts and links; gives how many records came."""
        return trash.bring_back(self, kind, number)

    def put_row(self, table: str, number: int, image: images.Image) -> None:
        """Write a whole row under a number that is free, as the log or another copy of the desk has it."""
        self._remember(table, {number: None})
        trash.put(self, table, number, image)

    def overwrite(self, table: str, number: int, was: images.Image, image: images.Image) -> None:
        """Write a whole row in place of the one that stands, as another copy of the desk has it."""
        self._remember(table, {number: was})
        run_many(self.connection, f'DELETE FROM "{table}" WHERE id = ?', [(number,)])
        trash.put(self, table, number, image)

    def take_row(self, table: str, number: int, was: images.Image) -> None:
        """Take a row away without asking what needs it; whoever does that looks after what it leaves."""
        self._remember(table, {number: was})
        run_many(self.connection, f'DELETE FROM "{table}" WHERE id = ?', [(number,)])

    # -- links of any kind to any kind

    def connect(self, kind: str, number: int, role: str, to_kind: str, to_number: int) -> None:
        """Link two records; linking them again in the same role does nothing."""
        ends = (kind, number, role, to_kind, to_number)
        for name, each in ((kind, number), (to_kind, to_number)):
            self._image(kinds.kind(name), each)
        if (kind, number) == (to_kind, to_number):
            raise UserError("A record is not linked to itself.", "Choose another one.")
        if not rows.connections(self.connection, ends):
            key = images.next_number(self.connection, "connection")
            run_many(
                self.connection,
                f"INSERT INTO connection ({', '.join(_ENDS)}, id, changed_in) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(*ends, key, self.set_id)],
            )
            self._remember("connection", {key: None})

    def disconnect(self, kind: str, number: int, role: str, to_kind: str, to_number: int) -> None:
        """Cut the link of two records; NotFound when there is none."""
        found = rows.connections(self.connection, (kind, number, role, to_kind, to_number))
        if not found:
            raise NotFound("These two records are not linked in that way.", "Look at the links of either.")
        self._cut(found[0])

    def _cut(self, number: int) -> None:
        image = images.read(self.connection, "connection", [number])[number]
        self._remember("connection", {number: image})
        run_many(self.connection, "DELETE FROM connection WHERE id = ?", [(number,)])

    # -- the files of documents

    def put_file(self, kept: bytes | Source, text: str | None = None) -> str:
        """Keep these bytes, once, and the words found in them; gives the SHA-256 by which a document names them."""
        return contents.put(self.connection, kept, text)

    def document_of(self, fingerprint: str) -> int | None:
        """The document that is this file already, where there is one."""
        return contents.document_of(self.connection, fingerprint)

    # -- checks and the log

    def _refuse_problems(self, kind: Kind, values: Mapping[str, Any]) -> None:
        if problems := kind.problems(values):
            raise Invalid(problems)

    def _refuse_dangling(self, kind: Kind, rows_of: Sequence[Mapping[str, Any]]) -> None:
        for field in kind.editable.values():
            if field.link:
                wanted = {v for values in rows_of if (v := values.get(field.name)) is not None}
                target = kinds.kind(field.link)
                if gone := rows.absent(self.connection, target, sorted(wanted)):
                    raise rows.not_found(target, gone[0])

    def finish(self) -> Names:
        """Log what differs and bring the search up to date; gives the kinds that were touched."""
        salt = images.salt(self.connection) if any(map(images.confidential, self._before)) else ""
        lines = []
        touched: dict[str, list[int]] = {}
        for table, before in self._before.items():
            after = images.read(self.connection, table, list(before))
            for number, old in before.items():
                if old != after[number]:
                    was, now = (images.packed(table, image, salt) for image in (old, after[number]))
                    lines.append((self.set_id, table, number, was, now))
                    touched.setdefault(table, []).append(number)
        if lines:
            images.note_set(self.connection, self.set_id, self.now, self._label, None)
            run_many(
                self.connection,
                "INSERT INTO change (set_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
                lines,
            )
            searching.refresh(self.connection, touched)
        return Names(touched)


def _known(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with empty ones as None; a name that is no field to fill is our mistake."""
    for name in values:
        if name not in kind.editable:
            raise KeyError(f"{kind.name} has no field {name!r} to fill")
    return {name: None if value in ("", ()) else value for name, value in values.items()}
