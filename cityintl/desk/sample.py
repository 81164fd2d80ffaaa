"""The sample desk: a made-up city whose records stand in resources/sample, with dates relative to a day."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from cityintl import paths, store
from cityintl.desk import holds, usual
from cityintl.desk.contents import contents
from cityintl.desk.rules import add_defaults
from cityintl.desk.sample_days import is_relative, working_day, written_out
from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.store import DeskFile
from cityintl.store.file import Clock

#: The kinds in the order in which they are written: a field may point only to those above, or earlier in its file.
KINDS = (
    "partner", "organization", "document", "rule", "person", "tie", "committee_term", "association_agreement",
    "exchange", "membership", "support",
    "greeting_list", "checklist_template", "delegation", "event", "invitation", "correspondence", "gift", "follow_up",
    "framework", "indicator", "commitment", "submission", "recommendation", "decision",
    "event_bid", "investment_lead", "statement", "liaison_contact", "visitor_program", "media_item",
    "records_request", "retention_class", "hold", "opportunity", "grant", "office_account", "work_hours", "reminder",
)  # fmt: skip
#: The files: one for each kind, our own city, more people who came and went, and what was changed later.
FILES = ("home", *KINDS, "person_visits", "edit")
#: The field that says on which day a record of the kind was written; a record's own “day” goes before it.
_DAYS = {
    "delegation": "received_on", "invitation": "received_on", "correspondence": "on", "gift": "on",
    "follow_up": "promised_on", "decision": "on", "investment_lead": "received_on", "statement": "on",
    "liaison_contact": "on", "visitor_program": "received_on", "media_item": "on", "records_request": "received_on",
    "hold": "since", "work_hours": "on", "reminder": "answered_on",
}  # fmt: skip
#: The roles of links that a record names.
_ROLES = ("about", "serves")
_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES = {
    ".pdf": "application/pdf", ".png": "image/png", ".txt": "text/plain", ".eml": "message/rfc822",
    ".docx": f"{_OFFICE}wordprocessingml.document", ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
}  # fmt: skip
_REFERRED = re.compile(r"\{(\w+)\.([\w.-]+)\}")
_Rows = dict[str, dict[str, Any]]
_Part = tuple[Kind, dict[str, Any]]


@dataclass
class Watch:
    """The clock of the sample: the moment that the step being written bears."""

    moment: datetime

    def __call__(self) -> datetime:
        """This moment."""
        return self.moment


@dataclass
class Shelf:
    """What was read from the files, and the numbers that the records got on the desk."""

    today: date
    records: dict[str, _Rows]
    numbers: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, list[tuple[str, str, int]]] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """The number of the record of this name (“tie.nagoya”); KeyError says which name is wrong."""
        if name not in self.numbers:
            raise KeyError(f"The sample names {name!r} before it is there, or never")
        return self.numbers[name]

    def values(self, kind: Kind, row: Mapping[str, Any]) -> dict[str, Any]:
        """The values of the fields of a record, each read by its own type."""
        found = {}
        for name, written in row.items():
            described = kind.editable[name]
            if described.link:
                found[name] = self.number(f"{described.link}.{written}")
            else:
                found[name] = described.value.read(self._dated(written))
        return found

    def _dated(self, written: Any) -> Any:
        """A relative day as its day, and days in braces inside a text as an American letter writes them."""
        if not isinstance(written, str):
            return written
        if is_relative(written):
            return working_day(self.today, written)
        return _REFERRED.sub(self._reference, written_out(self.today, written))

    def _reference(self, found: re.Match[str]) -> str:
        """“{tie.nagoya}” inside a text as the reference that the record got."""
        return kinds.kind(found[1]).reference(self.number(f"{found[1]}.{found[2]}"))


def _read(today: date) -> Shelf:
    records: dict[str, _Rows] = {}
    for name in FILES:
        path = paths.resource("sample", f"{name}.toml")
        records[name] = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    records["checklist_template"] = usual.checklists()
    own = records["framework"]
    records["framework"] = {key: shipped | own.pop(key, {}) for key, shipped in usual.frameworks().items()}
    if own:
        raise KeyError(f"The sample speaks of frameworks that nobody ships: {', '.join(own)}")
    for key, row in records.pop("person_visits").items():
        if key in records["person"]:
            raise KeyError(f"The sample has two people called {key!r}")
        records["person"][key] = row
    return Shelf(today, records)


def make(path: Path, today: date, clock: Clock | None = None) -> None:
    """Write the sample desk as it stands on this day; UserError where a file is there already.

    Without a clock each step bears the day on which an office would have taken it.
    """
    shelf = _read(today)
    begun = working_day(today, str(shelf.records["home"].pop("begun")))
    watch = Watch(_moment(begun, 0))
    city, parts = _parted(kinds.HOME, shelf.records["home"]["city"])
    with store.create(path, shelf.values(kinds.HOME, city), clock or watch) as desk:
        try:
            shelf.numbers["home.city"] = 1
            _add_rules(desk, shelf)
            usual.add(desk, ("letter_template",))
            for minute, (day, label, entries) in enumerate(_steps(shelf, begun, parts), 1):
                watch.moment = _moment(day, minute)
                with desk.write(label) as door:
                    for kind, key in entries:
                        _put(door, shelf, kind, key)
            if shelf.waiting:
                raise KeyError(f"The sample speaks of {', '.join(shelf.waiting)}, never written")
        except BaseException:
            desk.close()
            path.unlink()  # half a sample would stand in the way of the whole one
            raise


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(15), UTC) + timedelta(minutes=minute)


def _add_rules(desk: DeskFile, shelf: Shelf) -> None:
    """The shipped rules, by their code, or “code@jurisdiction”; the newest row of a code has the name."""
    add_defaults(desk)
    for number, (code, place, _since) in contents(desk, "rule", ("code", "jurisdiction", "effective_from")):
        shelf.numbers[f"rule.{code}@{place}" if place else f"rule.{code}"] = number


Step = tuple[date, str, list[tuple[str, str]]]


def _steps(shelf: Shelf, begun: date, of_city: list[_Part]) -> Iterator[Step]:
    """The steps in their order: what the desk began with, then day by day what came."""
    newest = working_day(shelf.today, "today-1")
    later: list[Step] = []
    for kind in KINDS:
        earlier = []
        for key, row in shelf.records[kind].items():
            day = min(_day(shelf, kind, row, begun), newest)
            if day > begun or kind == "tie":
                label = f"Add {kinds.kind(kind).one.lower()} “{_title(shelf, kind, row)}”"
                later.append((max(day, begun), label, [(kind, key)]))
            else:
                earlier.append(key)
        if earlier:
            later.append(_bulk(kind, earlier, begun))
        if kind == "person":
            later += _of_city(shelf, begun, of_city)
    for key, row in shelf.records["edit"].items():
        later.append((working_day(shelf.today, row["day"]), row["label"], [("edit", key)]))
    yield from sorted(later, key=lambda step: step[0])


def _of_city(shelf: Shelf, begun: date, parts: list[_Part]) -> Iterator[Step]:
    """The parts of our own city: some name people, and letters name some of them, by their “key”."""
    for n, (part, row) in enumerate(parts):
        inner = dict(row)
        key = inner.pop("key", str(n))
        shelf.records.setdefault(part.name, {})[key] = inner | {"home": "city"}
    for name in dict.fromkeys(part.name for part, _row in parts):
        yield _bulk(name, list(shelf.records[name]), begun)


def _bulk(kind: str, keys: list[str], day: date) -> Step:
    return day, f"Add {kinds.kind(kind).many.lower()} ({len(keys)})", [(kind, key) for key in keys]


def _day(shelf: Shelf, kind: str, row: Mapping[str, Any], begun: date) -> date:
    written = row.get("day") or row.get(_DAYS.get(kind, "day"))
    return working_day(shelf.today, str(written)) if written else begun


def _title(shelf: Shelf, kind: str, row: Mapping[str, Any]) -> str:
    if kind == "tie":
        return str(shelf.records["partner"][row["partner"]]["name"])
    return written_out(shelf.today, str(row[kinds.kind(kind).title]))


def _put(door: store.Write, shelf: Shelf, name: str, key: str) -> None:
    """Write one record with its parts and its links, or one later edit."""
    row = dict(shelf.records[name][key])
    row.pop("day", None)
    if name == "edit":
        kind, _dot, _key = row["record"].partition(".")
        door.set(kind, shelf.number(row["record"]), shelf.values(kinds.kind(kind), row["values"]))
        return
    if name == "document":
        row = _kept(door, row)
    _write(door, shelf, kinds.kind(name), key, row)


def _write(door: store.Write, shelf: Shelf, kind: Kind, key: str, row: Mapping[str, Any]) -> None:
    """Write a record, the parts in it and theirs; a part that others point to has a “key” of its own."""
    own, parts = _parted(kind, row)
    ends = {role: own.pop(role, []) for role in _ROLES}
    number = door.add(kind.name, shelf.values(kind, own))
    name = f"{kind.name}.{key}"
    shelf.numbers[name] = number
    for n, (part, each) in enumerate(parts):
        assert part.part_of is not None
        inner = dict(each)
        part_key = f"{key}.{inner.pop('key', n)}"
        _write(door, shelf, part, part_key, inner | {part.part_of.name: key})
    for role, about in ends.items():
        _connect(door, shelf, name, holds.ROLE if kind.name == "hold" else role, about)
    _connect_waiting(door, shelf, name)


def _parted(kind: Kind, row: Mapping[str, Any]) -> tuple[dict[str, Any], list[_Part]]:
    """What a record says of itself, and its parts with their kind."""
    own = dict(row)
    return own, [(part, each) for part in kinds.parts_of(kind.name) for each in own.pop(part.name, [])]


def _connect(door: store.Write, shelf: Shelf, name: str, role: str, about: list[str]) -> None:
    """Link a record to what it is about, or serves; what is not there yet is linked when it comes."""
    kind, _dot, _key = name.partition(".")
    number = shelf.numbers[name]
    for end in about:
        if end in shelf.numbers:
            door.connect(kind, number, role, end.partition(".")[0], shelf.numbers[end])
        else:
            shelf.waiting.setdefault(end, []).append((role, kind, number))


def _connect_waiting(door: store.Write, shelf: Shelf, name: str) -> None:
    """Link those that waited for this record."""
    kind = name.partition(".")[0]
    for role, kind_before, before in shelf.waiting.pop(name, []):
        door.connect(kind_before, before, role, kind, shelf.numbers[name])


def _kept(door: store.Write, row: dict[str, Any]) -> dict[str, Any]:
    """A document whose file is kept; its name, size and fingerprint are those of the file."""
    path = paths.resource("sample", "documents", row.pop("file"))
    blob = path.read_bytes()
    words = row.pop("words", None) or (blob.decode() if path.suffix in (".txt", ".eml") else None)
    found = {
        "name": path.name,
        "sha256": door.put_file(blob, words),
        "size": len(blob),
        "media_type": _TYPES[path.suffix],
    }
    return found | row
