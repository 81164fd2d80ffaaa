"""The log of steps as people read it: what was changed, when, under which name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from cityintl.records import kinds
from cityintl.store import images, rows, tables
from cityintl.store.driver import fetch
from cityintl.store.reverting import UNDONE

#: A step that changed more records than this shows so many of them.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record before and after, as people read it; `field` is empty for a whole record."""

    kind: str
    id: int
    title: str
    what: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One named step of the history; a step of undoing is undone when its work was done again."""

    id: int
    at: str
    label: str
    undone: bool
    can_undo: bool
    changes: tuple[Change, ...]
    records: int


@dataclass(frozen=True, slots=True)
class Span:
    """When the desk was begun, and the number and moment of its newest step; numbers only grow."""

    begun: str
    newest: int
    changed: str


def span(connection: sa.Connection) -> Span:
    """From the first step to the newest."""
    ((begun, newest, changed),) = fetch(connection, "SELECT min(at), max(id), max(at) FROM change_set", ())
    return Span(begun or "", newest or 0, changed or "")


def history(connection: sa.Connection, kind: str | None, number: int | None, limit: int) -> list[Step]:
    """The steps that touched the desk, or one record with its parts and links, newest first.

    The history of a record tells of the others in its steps nothing but their number.
    """
    chosen = None if kind is None or number is None else _lines_about(connection, kinds.kind(kind), number)
    where = (
        ""
        if chosen is None
        else " WHERE s.id IN (SELECT set_id FROM change WHERE id IN (SELECT value FROM json_each(?)))"
    )
    given = () if chosen is None else (images.ids(chosen),)
    heads = fetch(
        connection,
        f"SELECT s.id, s.at, s.label, s.reverts, s.schema, {UNDONE},"
        " (SELECT count(*) FROM change c WHERE c.set_id = s.id)"
        f" FROM change_set s{where} ORDER BY s.id DESC LIMIT ?",
        (*given, limit),
    )
    telling = Telling(connection)
    found = []
    for step, at, label, reverts, schema, undone, records in heads:
        can = not undone and step > 1 and reverts is None and schema == tables.SCHEMA
        changes = tuple(telling.told(_lines_of(connection, step, chosen)))
        found.append(Step(step, at, label, bool(undone), can, changes, records))
    return found


def _lines_of(connection: sa.Connection, step: int, chosen: Sequence[int] | None) -> list[tuple[Any, ...]]:
    only = "" if chosen is None else " AND id IN (SELECT value FROM json_each(?))"
    given = () if chosen is None else (images.ids(chosen),)
    return fetch(
        connection,
        f"SELECT table_name, row_id, before, after FROM change WHERE set_id = ?{only} ORDER BY id LIMIT ?",
        (step, *given, SHOWN),
    )


def _lines_about(connection: sa.Connection, kind: kinds.Kind, number: int) -> list[int]:
    """The lines of the log about a record, its parts (those that are gone too) and its links."""
    found = fetch(connection, "SELECT id FROM change WHERE table_name = ? AND row_id = ?", (kind.name, number))
    for part in kinds.parts_of(kind.name):
        assert part.part_of is not None
        owner = f"'$.{part.part_of.name}'"
        line = f"? IN (json_extract(after, {owner}), json_extract(before, {owner}))"
        found += fetch(connection, f"SELECT id FROM change WHERE table_name = ? AND {line}", (part.name, number))
    for end in ("from", "to"):
        line = " AND ".join(f"json_extract(coalesce(after, before), '$.{end}_{word}') = ?" for word in ("kind", "id"))
        found += fetch(
            connection,
            f"SELECT id FROM change WHERE table_name = 'connection' AND {line}",
            (kind.name, number),
        )
    return [line for (line,) in found]


class Telling:
    """Turns lines of the log into changes that people read; remembers the titles it looked up."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._titles: dict[tuple[str, int], str] = {}

    def told(self, lines: Sequence[tuple[Any, ...]]) -> Iterable[Change]:
        """The changes in some lines of one step."""
        self._look_up(lines)
        for table, number, packed_before, packed_after in lines:
            before, after = images.unpacked(packed_before), images.unpacked(packed_after)
            if table == "connection":
                yield self._told_link(before, after)
            elif table in tables.LOGGED:
                yield from self._told_record(kinds.kind(table), number, before, after)
            else:
                yield Change(table, number, f"{table} {number}", "changed", "", "", "")

    def _look_up(self, lines: Sequence[tuple[Any, ...]]) -> None:
        wanted: dict[str, set[int]] = {}
        for table, number, *_images in lines:
            if table != "connection" and (table, number) not in self._titles:
                wanted.setdefault(table, set()).add(number)
        for table, numbers in wanted.items():
            if table in tables.LOGGED:
                found = rows.titles(self._connection, kinds.kind(table), sorted(numbers))
                self._titles |= {(table, number): found.get(number, "") for number in numbers}

    def _title(self, kind: kinds.Kind, number: int) -> str:
        if (kind.name, number) not in self._titles:
            found = rows.titles(self._connection, kind, [number])
            self._titles[kind.name, number] = found.get(number, "")
        return self._titles[kind.name, number]

    def _told_record(
        self, kind: kinds.Kind, number: int, before: images.Image | None, after: images.Image | None
    ) -> Iterable[Change]:
        title = self._title(kind, number) or self.title_from(kind, after or before or {})
        if before is None or after is None:
            yield Change(kind.name, number, title, "added" if before is None else "deleted", "", "", "")
            return
        for field in kind.editable.values():
            old, new = before.get(field.name), after.get(field.name)
            if old != new:
                shown = [self._shown(kind, field.name, value) for value in (old, new)]
                yield Change(kind.name, number, title, "changed", field.label, *shown)

    def title_from(self, kind: kinds.Kind, image: images.Image) -> str:
        """The title of a record that is gone, as far as its image tells it."""
        field = kind.fields[kind.title]
        if field.computed:
            return " ".join(str(image[n]) for n in ("given", "family") if image.get(n)) or kind.one
        return self._shown(kind, field.name, image.get(field.name)) or kind.one

    def _shown(self, kind: kinds.Kind, name: str, raw: Any) -> str:
        field = kind.fields[name]
        if raw is None:
            return ""
        if isinstance(raw, dict):
            return "(confidential)"
        if field.link:
            target = kinds.kind(field.link)
            return self._title(target, raw) or target.reference(raw)
        turn = images.reader(field.value.column_type)
        try:
            return field.value.show(turn(raw) if turn else raw)
        except (LookupError, ValueError):  # a word of an earlier version, which this one does not know
            return str(raw)

    def _told_link(self, before: images.Image | None, after: images.Image | None) -> Change:
        image = after or before or {}
        ends = []
        for end in ("from", "to"):
            kind, number = kinds.kind(image[f"{end}_kind"]), image[f"{end}_id"]
            ends.append(self._title(kind, number) or kind.reference(number))
        what = "linked" if before is None else "unlinked"
        return Change(image["from_kind"], image["from_id"], ends[0], what, image["role"], "", ends[1])
