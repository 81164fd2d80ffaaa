"""Values of records as content of papers: words in their own script, addresses as links, statuses with marks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from cityintl.numerals import grouped
from cityintl.papers import days
from cityintl.papers.blocks import Cell, Lines, Link, Local, Quiet, Said, Status, Table
from cityintl.records.describe import Field
from cityintl.records.tie import TieStatus
from cityintl.reference import countries, languages
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: Fields whose language another field of the record tells.
_LOCAL = {"local_name": "local_language", "address_local": "local_language"}


def told(field: Field, values: Mapping[str, Any], titles: Mapping[tuple[str, int], str]) -> Cell:
    """The value of a field as a paper says it; nothing where it is empty. `titles` names what links point to."""
    value = values[field.name]
    if value is None or value == "":
        return None
    if field.link:
        return titles.get((field.link, value), "")
    if isinstance(value, TieStatus):
        return Status(str(value.value))
    if isinstance(value, date):
        return days.day(value)
    if field.value.name == "partial_date":
        return days.known(value)
    shown = _in_words(field, value)
    if field.name in _LOCAL:
        return Local(shown, values.get(_LOCAL[field.name]) or "")
    if field.value.name == "web":
        return Link(_short(shown), shown)
    return Link(shown, f"mailto:{shown}") if field.value.name == "email" else shown


def _in_words(field: Field, value: Any) -> str:
    """A value in the language of the paper."""
    match field.value.name:
        case "choice" | "yes_no":
            return _(field.value.show(value))
        case "country":
            return country(value)
        case "language":
            return languages.name(value, days.language())
        case "languages":
            return ", ".join(languages.name(code, days.language()) for code in value)
        case _:
            return field.value.show(value)


def country(code: str | None) -> str:
    """A country's name in the language of the paper; nothing for none."""
    return countries.name(code, days.language()) if code else ""


def worded(value: Enum | None) -> str:
    """A word of a list in the language of the paper; nothing for none."""
    return _(str(value.value)) if value else ""


def _short(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def titles_of(desk: DeskFile, links: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """The titles of records, by kind and number."""
    wanted: dict[str, set[int]] = {}
    for kind, number in links:
        wanted.setdefault(kind, set()).add(number)
    return {
        (kind, number): title
        for kind, numbers in wanted.items()
        for number, title in desk.titles(kind, sorted(numbers)).items()
    }


def grades() -> str:
    """What the letters of reviews mean."""
    return _("Grades: A exchanges both ways, B one way or one program, C contact only, D silent, S suspended.")


def standing(status: str, silent: date | None) -> Cell:
    """How a tie stands, as it was decided, and under it since when nothing was heard of one that fell silent."""
    if silent is None:
        return Status(status)
    return Lines((Status(status), Status("Silent", " " + _("since {day}").format(day=silent.isoformat()))))


def ago(day: date, today: date) -> str:
    """“21 days ago”, “5 months ago”, “2.2 years ago”."""
    return _("today") if day == today else _("{time} ago").format(time=since(day, today))


def since(day: date, today: date) -> str:
    """“21 days”, “5 months”, “2.2 years”."""
    days = (today - day).days
    if days < 70:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    if days < 730:
        return _("{n} months").format(n=round(days / 30.44))
    return _("{n} years").format(n=grouped(days / 365.25, 1))


def year_of(known: str) -> float:
    """The place of a partial date on a line of years; a year alone is its middle."""
    parts = [int(part) for part in known.split("-")]
    if len(parts) == 1:
        return parts[0] + 0.5
    return parts[0] + (parts[1] - 1 + (parts[2] / 31 if len(parts) > 2 else 0.5)) / 12


def dated(known: str | None) -> str:
    """A partial date as a dense table says it: as it is kept."""
    return known or ""


def without_empty(table: Table) -> Table:
    """A table without the columns in which nothing stands, where nobody misses them."""
    kept = [n for n in range(len(table.columns)) if any(row[n] for row in table.all_rows())]
    rows = tuple(tuple(row[n] for n in kept) for row in table.rows)
    return replace(table, columns=tuple(table.columns[n] for n in kept), rows=rows)


def two(first: Said, second: str | None) -> Cell:
    """Two facts of a cell, the second in grey under the first; an empty one leaves no line."""
    kept = [said for said in (first, Quiet(second) if second else "") if said]
    return Lines(tuple(kept)) if len(kept) > 1 else kept[0] if kept else None
