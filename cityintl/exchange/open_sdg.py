"""Data files of Open SDG sites as plain figures: the year first, the value last, between them whom it is of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cityintl.errors import UserError
from cityintl.exchange.grid import Cell
from cityintl.exchange.tables import read_grids
from cityintl.folding import fold
from cityintl.reference import goals
from cityintl.words import _

_CODE = re.compile(r"(?:^|[_\- ])(\d{1,2}[-.](?:\d{1,2}|[a-z])[-.]\w+?(?:[-.]\w+)*)$", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d{1,3})?")
_NOTHING = frozenset({"", "n/a", "na", "nan", "-", "..", "…", "null", "none"})
_UNIT, _AREA = ("units", "unit"), ("geocode",)


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a file: of which year, of whom, a number or else words; `row` is the one a spreadsheet shows."""

    year: str
    of: tuple[tuple[str, str], ...]
    number: float | None
    text: str | None
    unit: str | None
    area: str | None
    row: int

    @property
    def disaggregation(self) -> str | None:
        """Whom it is of, in one line; None is everybody."""
        return "; ".join(f"{name}={value}" for name, value in self.of) or None


@dataclass(frozen=True, slots=True)
class Series:
    """A data file: its source's own code (“11-6-2-a”), the indicator's code in it, its figures, and what is odd."""

    path: Path
    own_code: str
    code: str
    figures: tuple[Figure, ...]
    blank: int = 0
    remarks: tuple[tuple[int, str], ...] = ()


def code_in(name: str) -> str:
    """The source's own code at the end of a file's name: “16-1-4” of “indicator_16-1-4.csv”; nothing without one."""
    found = _CODE.search(Path(name).stem.strip())
    return found[1] if found else ""


def framework_code(own: str) -> str:
    """The code of the indicator that a source's own code belongs to: 11.6.2 of “11-6-2-a”, 10.x.2 of “10-x-2”."""
    code = goals.plain(own)
    for end in range(len(code), 0, -1):
        if code[:end] in goals.codes_ever() and code[:end].count(".") == 2:
            return code[:end]
    return code


def read_series(path: Path) -> Series:
    """The figures of a data file; UserError where it is none."""
    path = Path(path)
    rows = [(number, cells) for grid in read_grids(path)[:1] for number, cells in grid.rows]
    header = [_text(cell) for cell in rows[0][1]] if rows else []
    year, value = _place(path, header, "Year"), _place(path, header, "Value")
    found: list[Figure] = []
    remarks: list[tuple[int, str]] = []
    seen: dict[tuple[object, ...], Figure] = {}
    blank = 0
    for number, cells in rows[1:]:
        texts = [_text(cells[place]) if place < len(cells) else "" for place in range(len(header))]
        if fold(texts[value]) in _NOTHING:
            blank += 1
            continue
        figure = _figure(header, texts, year, value, number)
        if wrong := _wrong(figure, seen):
            remarks.append((number, wrong))
        if not figure.year or (figure.year, figure.of, figure.unit, figure.area) in seen:
            continue
        seen[figure.year, figure.of, figure.unit, figure.area] = figure
        found.append(figure)
    own = code_in(path.name)
    return Series(path, own, framework_code(own), tuple(found), blank, tuple(remarks))


def _text(cell: Cell) -> str:
    return "" if cell is None else re.sub(r"\s+", " ", str(cell)).strip()


def _place(path: Path, header: Sequence[str], name: str) -> int:
    for place, column in enumerate(header):
        if fold(column) == fold(name):
            return place
    raise UserError(
        _("“{file}” is no Open SDG data file: it has no column “{name}”.").format(file=path.name, name=name),
        _("Such a file has Year first, Value last, and between them whom each figure is of."),
    )


def _figure(header: Sequence[str], texts: Sequence[str], year: int, value: int, row: int) -> Figure:
    plain = texts[value]
    number = float(plain) if _NUMBER.fullmatch(plain) else None
    between = [(header[n], texts[n]) for n in range(len(header)) if n not in (year, value) and header[n] and texts[n]]
    named = {fold(name): text for name, text in between}
    return Figure(
        year=texts[year],
        of=tuple((name, text) for name, text in between if fold(name) not in (*_UNIT, *_AREA)),
        number=number,
        text=plain if number is None else None,
        unit=next((named[name] for name in _UNIT if name in named), None),
        area=next((named[name] for name in _AREA if name in named), None),
        row=row,
    )


def _wrong(figure: Figure, seen: dict[tuple[object, ...], Figure]) -> str:
    """What is odd about a figure, in a sentence; nothing where nothing is."""
    if not figure.year:
        return _("This value has no year; it is left out.")
    first = seen.get((figure.year, figure.of, figure.unit, figure.area))
    if first and (first.number, first.text) != (figure.number, figure.text):
        return _("Row {row} has another value for the same; that one is taken.").format(row=first.row)
    if first:
        return ""
    if figure.number is None and re.search(r"\d", figure.text or ""):
        return _("“{text}” is not a plain number; it is kept as words.").format(text=figure.text)
    return ""
