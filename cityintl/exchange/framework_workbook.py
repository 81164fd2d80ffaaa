"""The UN Statistics Division's workbook of the indicator framework: the official wording of every code, clean.

The sheet has title rows, a goal across the whole width, a target merged down beside its indicators, headings that
are no goals, and footnotes whose digits and marks stick to words and codes. Columns are told by what stands in them,
so that the editions in other languages are read as well.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cityintl.errors import UserError
from cityintl.exchange.grid import Cell, Grid
from cityintl.exchange.tables import read_grids
from cityintl.folding import fold
from cityintl.records.wording import Level
from cityintl.reference import goals
from cityintl.words import _

_GOAL = re.compile(r"^([^\W\d]{2,12}) (\d{1,2})[.:] *(\S.*)$")
_TARGET = re.compile(r"^(\d{1,2}\.(?:\d{1,2}|[a-z]))\.? +(\S.*)$")
_INDICATOR = re.compile(r"^(\d{1,2}\.(?:\d{1,2}|[a-z])\.\d{1,3})\.? *(?:[*†‡¹²³⁴-⁹]+ *)?(\S.*)$")
_UNSD = re.compile(r"^(C\d{2}[0-9a-z]{2}\d{2})\W*$")
#: How a goal is called in the editions of the United Nations that are written with Latin letters.
_LANGUAGES = {"goal": "en", "objetivo": "es", "objectif": "fr"}
_SPACE = re.compile(r"\s+")
_SIGNS = re.compile(r"(?<=[\w.,;)])[*†‡¹²³⁴-⁹]+|\s+[*†‡]+(?=\s|$)")
_DIGITS = re.compile(r"(?<=[a-zà-ÿ])([.,;:)]?)\d{1,2}(?=[\s.,;:)]|$)")
_LETTERS = re.compile(r"(?:(?<=[^\W\d]{3}[.;])[a-eivx]{1,4}| [a-z]/)(?=\s|$)")
_VERSION = re.compile(r"(20\d\d)\s+(?:review|refinement)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """The official wording of one code; indicators have the Statistics Division's own code beside theirs."""

    level: Level
    code: str
    text: str
    unsd: str | None = None


@dataclass(frozen=True, slots=True)
class Framework:
    """What a workbook says: the wording of every code in its order; the year of its list and its language, if told."""

    wording: tuple[Said, ...]
    version: int | None
    language: str | None = None

    def of(self, level: Level) -> list[Said]:
        """The wording of one level."""
        return [said for said in self.wording if said.level is level]


def read_framework(path: Path) -> Framework:
    """The wording in a workbook; UserError where it is none of this layout."""
    for grid in read_grids(path):
        wording = tuple(_wording(grid))
        if {said.level for said in wording} == set(Level):
            return Framework(wording, _version(path, grid, wording), _language(grid))
    raise UserError(
        _("“{name}” is not the UN Statistics Division’s workbook of goals, targets and indicators.").format(
            name=path.name
        ),
        _("It is the “Global indicator framework”, offered as an Excel file on the page of the SDG indicators."),
    )


def _wording(grid: Grid) -> Iterator[Said]:
    places = _columns(grid)
    seen: set[str] = set()
    for _number, cells in grid.rows:
        for said in _in_row([_plain(cells[place]) if place < len(cells) else "" for place in places]):
            if said.code not in seen:
                seen.add(said.code)
                yield said


def _in_row(texts: list[str]) -> Iterator[Said]:
    first, second, third = texts
    if goal := _GOAL.match(first):
        yield Said(Level.GOAL, goal[2], clean(goal[3]))
        return
    if target := _TARGET.match(first):
        yield Said(Level.TARGET, _known(target[1]), clean(target[2]))
    if indicator := _INDICATOR.match(second):
        unsd = _UNSD.match(third)
        code = _known(indicator[1])
        yield Said(Level.INDICATOR, code, clean(indicator[2]), unsd[1] if unsd else None)


def _columns(grid: Grid) -> tuple[int, int, int]:
    """Where targets, indicators and the Statistics Division's codes stand."""
    return _most(grid, _TARGET), _most(grid, _INDICATOR), _most(grid, _UNSD)


def _most(grid: Grid, wanted: re.Pattern[str]) -> int:
    found = Counter(
        place for _number, cells in grid.rows for place, cell in enumerate(cells) if wanted.match(_plain(cell))
    )
    return found.most_common(1)[0][0] if found else 0


def _plain(cell: Cell) -> str:
    return _SPACE.sub(" ", cell).strip() if isinstance(cell, str) else ""


def _known(code: str) -> str:
    """The code without a footnote's digit that sticks to it: there is no 17.6.14, there is a 17.6.1."""
    for end in (0, 1, 2):
        if (short := code[: len(code) - end]) in goals.codes_ever():
            return short
    return code


def clean(text: str) -> str:
    """A wording without the marks and digits of footnotes and with single spaces."""
    for unwanted, instead in ((_SIGNS, ""), (_DIGITS, r"\1"), (_LETTERS, "")):
        text = unwanted.sub(instead, text)
    return _SPACE.sub(" ", text).strip()


def _version(path: Path, grid: Grid, wording: tuple[Said, ...]) -> int | None:
    """The year that the title or the file's name tells, or else the newest whose codes these are."""
    told = [cell for _number, cells in grid.rows[:5] for cell in cells if isinstance(cell, str)]
    for text in (*told, re.sub(r"[\W_]+", " ", path.stem)):
        if year := _VERSION.search(text):
            return int(year[1])
    codes = {said.code for said in wording if said.level is Level.INDICATOR}
    fitting = [year for year in goals.versions() if codes == {one.code for one in goals.indicators(year)}]
    return fitting[-1] if fitting else None


def _language(grid: Grid) -> str | None:
    """The language, by what the sheet calls a goal."""
    said = (_GOAL.match(_plain(cell)) for _number, cells in grid.rows for cell in cells)
    return next((_LANGUAGES.get(fold(goal[1])) for goal in said if goal), None)
