"""The sample desk: a made-up city whose records stand in resources/sample, with dates relative to a day."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from cityintl import paths, store
from cityintl.records import kinds
from cityintl.records.dates import MONTHS
from cityintl.records.describe import Kind
from cityintl.store.file import Clock

#: The files by kind; a record may point only to records of the kinds above its own, or earlier in its file.
FILES = ("home", "partner", "organization", "person", "tie", "correspondence", "decision", "edit")
#: Kinds that come in one step each when the desk begins; of the others each record is a step of its own.
_TOGETHER = ("partner", "organization", "person")
_RELATIVE = r"today(?:([+-])(\d{1,5}))?"


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
    records: dict[str, dict[str, dict[str, Any]]]
    numbers: dict[str, int] = field(default_factory=dict)

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
        if re.fullmatch(_RELATIVE, written):
            return working_day(self.today, written)
        return re.sub(r"\{(" + _RELATIVE + r")\}", lambda found: _spelled(working_day(self.today, found[1])), written)


def working_day(today: date, written: str) -> date:
    """The day that “today-21” means; one that falls on a weekend is the Friday before it."""
    found = re.fullmatch(_RELATIVE, written)
    if found is None:
        return date.fromisoformat(written)
    days = int(found[2] or 0) * (-1 if found[1] == "-" else 1)
    day = today + timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4))


def _spelled(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _read(today: date) -> Shelf:
    records: dict[str, dict[str, dict[str, Any]]] = {}
    for name in FILES:
        with paths.resource("sample", f"{name}.toml").open("rb") as file:
            records[name] = tomllib.load(file)
    return Shelf(today, records)


def make(path: Path, today: date, clock: Clock | None = None) -> None:
    """Write the sample desk as it stands on this day; UserError where a file is there already.

    Without a clock each step bears the day on which an office would have taken it.
    """
    shelf = _read(today)
    home = dict(shelf.records["home"])
    begun = working_day(today, str(home.pop("begun")))
    watch = Watch(_moment(begun, 0))
    with store.create(path, shelf.values(kinds.HOME, home["city"]), clock or watch) as desk:
        try:
            for minute, (day, label, entries) in enumerate(_steps(shelf, begun), 1):
                watch.moment = _moment(day, minute)
                with desk.write(label) as door:
                    for kind, key in entries:
                        _put(door, shelf, kind, key)
        except BaseException:
            desk.close()
            path.unlink()  # half a sample would stand in the way of the whole one
            raise


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(15), UTC) + timedelta(minutes=minute)


Step = tuple[date, str, list[tuple[str, str]]]


def _steps(shelf: Shelf, begun: date) -> Iterator[Step]:
    """The steps in their order: what the desk began with, then day by day what came."""
    for kind in _TOGETHER:
        yield _bulk(kind, list(shelf.records[kind]), begun)
    for key in shelf.records["tie"]:
        yield begun, f"Add tie “{shelf.records['partner'][key]['name']}”", [("tie", key)]
    later: list[Step] = []
    for kind, title in (("correspondence", "subject"), ("decision", "what")):
        earlier = []
        for key, row in shelf.records[kind].items():
            day = working_day(shelf.today, row["on"])
            if day < begun:
                earlier.append(key)
            else:
                label = f"Add {kinds.kind(kind).one.lower()} “{row[title]}”"
                later.append((day, label, [(kind, key)]))
        yield _bulk(kind, earlier, begun)
    for key, row in shelf.records["edit"].items():
        later.append((working_day(shelf.today, row["day"]), row["label"], [("edit", key)]))
    yield from sorted(later, key=lambda step: step[0])


def _bulk(kind: str, keys: list[str], day: date) -> Step:
    many = kinds.kind(kind).many.lower()
    return day, f"Add {many} ({len(keys)})", [(kind, key) for key in keys]


def _put(door: store.Write, shelf: Shelf, name: str, key: str) -> None:
    """Write one record with its parts and its links, or one later edit."""
    row = dict(shelf.records[name][key])
    if name == "edit":
        kind, _dot, _key = row["record"].partition(".")
        door.set(kind, shelf.number(row["record"]), shelf.values(kinds.kind(kind), row["values"]))
        return
    about = row.pop("about", [])
    parts = [(part, row.pop(part.name, [])) for part in kinds.parts_of(name)]
    number = door.add(name, shelf.values(kinds.kind(name), row))
    shelf.numbers[f"{name}.{key}"] = number
    for part, rows in parts:
        assert part.part_of is not None
        owner = {part.part_of.name: number}
        for each in rows:
            door.add(part.name, owner | shelf.values(part, each))
    for end in about:
        kind, _dot, _key = end.partition(".")
        door.connect(name, number, "about", kind, shelf.number(end))
