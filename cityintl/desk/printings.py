"""What was printed of a paper before: the newest version of each series."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked
from cityintl.store import DeskFile, Write

#: The source of a document that is a paper of this desk; kept as it was written, in every language.
FROM_DESK = "Printed from this desk"
_FIELDS = ("document", "paper", "about", "version", "on", "language", "options", "digests", "entries")


@dataclass(frozen=True, slots=True)
class Series:
    """Versions that follow each other: of one paper about one record, with the same choices in one language."""

    paper: str
    about: str
    options: str
    language: str

    @property
    def chosen(self) -> dict[str, Any]:
        """The options that were chosen for it."""
        return _read(self.options)


@dataclass(frozen=True, slots=True)
class Printing:
    """A version as it was handed out; `secret` says that its entries are digests."""

    series: Series
    document: int
    version: int
    on: date
    entries: Mapping[str, str]
    secret: bool


def options_said(options: Mapping[str, Any]) -> str:
    """Options as a series keeps them."""
    return json.dumps(options, ensure_ascii=False, sort_keys=True)


def last(desk: DeskFile, series: Series) -> Printing | None:
    """The newest version of a series; None where it was never handed out."""
    return next((each for each in newest(desk, series.about) if each.series == series), None)


def newest(desk: DeskFile, about: str) -> list[Printing]:
    """The newest version of every series about a record (“DEL-1”), or of the papers of the whole desk (“”)."""
    found: dict[Series, Printing] = {}
    for row in picked(desk, "printing", _FIELDS, {"about": about or None}):
        made = _printing(row)
        before = found.get(made.series)
        if before is None or made.version >= before.version:
            found[made.series] = made
    return sorted(found.values(), key=lambda each: (each.on, each.version), reverse=True)


def _printing(row: Mapping[str, Any]) -> Printing:
    series = Series(row["paper"], row["about"] or "", row["options"] or "{}", row["language"] or "en")
    kept = {key: str(text) for key, text in _read(row["entries"]).items()}
    return Printing(series, row["document"], row["version"], row["on"], kept, bool(row["digests"]))


def _read(text: str) -> dict[str, Any]:
    """What was kept as JSON; nothing where somebody wrote something else over it."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def keep(door: Write, of: Printing, title: str) -> int:
    """Remember a version within the step that keeps its file."""
    return door.add(
        "printing",
        {
            "document": of.document,
            "title": title,
            "paper": of.series.paper,
            "about": of.series.about,
            "version": of.version,
            "on": of.on,
            "language": of.series.language,
            "options": of.series.options,
            "digests": of.secret or None,
            "entries": json.dumps(of.entries, ensure_ascii=False),
        },
    )
