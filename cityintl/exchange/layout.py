"""Where the table stands on a sheet: its header under titles, its rows, the notes and totals that are none."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from cityintl.exchange.grid import Cell, Grid
from cityintl.folding import fold
from cityintl.words import _

_DEEPEST = 60  # a header stands among the first filled rows
_LOOKED_AT = 30
_NUMBER = re.compile(r"[-+]?[\d.,  ']*\d[\d.,  ']*%?|\d{4}-\d{2}-\d{2}.*|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_TOTAL = re.compile(
    r"(grand )?total(s|e|es)?( general)?|sub-?total|sum(me|a|me total)?|razem|ogolem"
    r"|insgesamt|gesamt|somme|average|mean|合計|总计|計"
)
_NOTE = re.compile(
    r"(source|sources|note|notes|nb|n\.b\.|quelle|quellen|anmerkung(en)?|fuente|nota|notas|zrodlo|uwaga|fonte)\b.*"
    r"|[*†‡©].*|\(?c\) .*|(last )?updated?\b.*|as of .*|printed .*|page \d+.*|stand:? .*"
)

Rows = list[tuple[int, tuple[Cell, ...]]]


@dataclass(frozen=True, slots=True)
class Aside:
    """A row under the header that is no record: its number, its cells, and why it is left out."""

    number: int
    cells: tuple[Cell, ...]
    reason: str

    @property
    def text(self) -> str:
        """What stands in it."""
        return " · ".join(str(cell) for cell in self.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class Layout:
    """The header row with the names of the columns, the records, and what was left out."""

    header_row: int
    columns: tuple[str, ...]
    rows: Rows
    asides: tuple[Aside, ...]


def find_table(grid: Grid, header_row: int | None = None) -> Layout | str:
    """The table of a sheet, or the reason why it holds none, in words."""
    rows = grid.rows
    if not rows:
        return _("it is empty")
    if len(rows) == 1 and len(_filled(rows[0][1])) == 1:
        return _("it holds a single cell")
    rows = _merges_filled(grid)
    place = _given(rows, header_row) if header_row else _header(rows, _groups(grid))
    if place is None:
        return _("it holds a header without rows under it") if header_row else _looks_like(rows)
    body = rows[place + 1 :]
    if not body:
        return _("it holds a header without rows under it")
    if not header_row and (reason := _form(rows, place)):
        return reason
    width = max(len(cells) for _number, cells in rows[place:])
    columns = _names(rows, place, width)
    records, asides = _records(body, rows[place][1], width)
    kept = _used(columns, rows[place][1], records)
    if not records:
        return _("it holds a header without rows under it")
    names = tuple(columns[c] for c in kept)
    return Layout(rows[place][0], names, [(n, _cut(cells, kept)) for n, cells in records], tuple(asides))


def _filled(cells: tuple[Cell, ...]) -> list[int]:
    return [n for n, cell in enumerate(cells) if cell is not None]


def _cut(cells: tuple[Cell, ...], kept: list[int]) -> tuple[Cell, ...]:
    return tuple(cells[c] if c < len(cells) else None for c in kept)


def _used(columns: list[str], header: tuple[Cell, ...], records: Rows) -> list[int]:
    """The columns that have a name or hold anything."""
    holding: set[int] = set()
    for _number, cells in records:
        holding.update(_filled(cells))
    return [c for c in range(len(columns)) if c in holding or (c < len(header) and header[c] is not None)]


# -- merged cells


def _groups(grid: Grid) -> set[int]:
    """Rows in which one cell spans several columns: names over groups of columns, or titles."""
    return {first for first, left, _last, right in grid.merged if right > left}


def _merges_filled(grid: Grid) -> Rows:
    """A header cell merged with those under it stands in the lowest of its rows too."""
    tall = [m for m in grid.merged if m[2] > m[0] and m[1] == m[3] and m[0] <= grid.rows[0][0] + _DEEPEST]
    if not tall:
        return grid.rows
    by_number = {number: list(cells) for number, cells in grid.rows}
    for first, column, last, _right in tall:
        source = by_number.get(first, [])
        target = by_number.get(last)
        if target is None or column >= len(source) or last - first > 3 or not isinstance(source[column], str):
            continue
        target += [None] * (column + 1 - len(target))
        target[column], source[column] = source[column], None
    return [(number, tuple(cells)) for number, cells in sorted(by_number.items()) if any(c is not None for c in cells)]


# -- the header


def _given(rows: Rows, header_row: int) -> int | None:
    return next((n for n, (number, _cells) in enumerate(rows[:-1]) if number >= header_row), None)


def _header(rows: Rows, groups: set[int]) -> int | None:
    """The row that names the columns of those below: many short texts, and little of value above it."""
    best, place, above = 0.0, None, 0.0
    for n, (number, cells) in enumerate(rows[: min(_DEEPEST, len(rows) - 1)]):
        below = [c for _number, c in rows[n + 1 : n + 1 + _LOOKED_AT]]
        score = _score(cells, below) - above
        if score > best:
            best, place = score, n
        filled = len(_filled(cells))
        width = median(len(_filled(c)) for c in below)
        small = filled <= max(1, 0.4 * width) or number in groups
        above += 0.3 * filled if small else filled
    return place


def _score(cells: tuple[Cell, ...], below: list[tuple[Cell, ...]]) -> float:
    used: Counter[int] = Counter()
    plain: Counter[int] = Counter()
    for row in below:
        for n in _filled(row):
            used[n] += 1
            plain[n] += not is_plain_text(row[n])
    named, seen, score = set(), set(), 0.0
    for n in _filled(cells):
        if not _short_text(cells[n]):
            score -= 1.0
            continue
        named.add(n)
        text = fold(str(cells[n]))
        if used[n] and text not in seen:
            score += 1.5 if plain[n] * 2 > used[n] else 1.0
        seen.add(text)
    often = [n for n in used if used[n] * 4 >= len(below)]
    return score - sum(1.0 for n in often if n not in named)


def is_plain_text(cell: Cell) -> bool:
    """Whether a cell holds words, not a number or a day."""
    return isinstance(cell, str) and not _NUMBER.fullmatch(cell.strip())


def _short_text(cell: Cell) -> bool:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return 1900 <= cell <= 2100
    if isinstance(cell, str) and re.fullmatch(r"(19|20)\d\d", cell.strip()):
        return True
    return is_plain_text(cell) and len(str(cell).strip()) <= 90


def _names(rows: Rows, place: int, width: int) -> list[str]:
    """A name for every column: cleaned, told apart by the group above, else numbered."""
    header = rows[place][1]
    above = rows[place - 1][1] if place and rows[place - 1][0] == rows[place][0] - 1 else ()
    bare = [_clean(header[c]) if c < len(header) else "" for c in range(width)]
    twice = {name for name, count in Counter(map(fold, bare)).items() if count > 1 and name}
    group, names, taken = "", [], set()
    many = len(_filled(above)) > 1
    for c, name in enumerate(bare):
        group = _clean(above[c]) if c < len(above) and above[c] is not None else group
        name = name or _("Column {number}").format(number=c + 1)
        if fold(name) in twice and group and many:
            name = f"{group}: {name}"
        unique, count = name, 2
        while fold(unique) in taken:
            unique, count = f"{name} ({count})", count + 1
        taken.add(fold(unique))
        names.append(unique)
    return names


def _clean(cell: Cell) -> str:
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return re.sub(r"\s+", " ", "" if cell is None else str(cell)).strip().strip("\ufeff")


# -- the rows


def _records(body: Rows, header: tuple[Cell, ...], width: int) -> tuple[Rows, list[Aside]]:
    asides: dict[int, Aside] = {}
    names = tuple(map(_clean, header))
    for number, cells in body:
        if len(cells) > 1 and tuple(map(_clean, cells)) == names:
            asides[number] = Aside(number, cells, _("repeats the header"))
    usual = median(len(_filled(cells)) for _number, cells in body)
    for place in range(len(body) - 1, -1, -1):
        number, cells = body[place]
        gap = number - (body[place - 1][0] if place else number - 1) > 1
        reason = _ending(cells, width, usual, gap)
        if reason is None:
            break
        asides[number] = Aside(number, cells, reason)
    records = [(number, cells) for number, cells in body if number not in asides]
    return records, [asides[number] for number in sorted(asides)]


def _ending(cells: tuple[Cell, ...], width: int, usual: float, gap: bool) -> str | None:
    """Why a row at the end is no record; None when it is one."""
    filled = _filled(cells)
    first = cells[filled[0]]
    text = fold(str(first)).rstrip(":").strip() if isinstance(first, str) else ""
    if text and _TOTAL.fullmatch(text) and (len(filled) < usual or width > 1):
        return _("a total")
    if len(filled) > 2 or width < 2 or not text:
        return None
    if _NOTE.fullmatch(text):
        return _("a note")
    if len(filled) == 1 and usual >= 2 and (gap or len(str(first)) > 60 or text.endswith(".")):
        return _("a note")
    return None


# -- what is no table


def _form(rows: Rows, place: int) -> str | None:
    """Labels with values beside them are a form, however neatly they stand."""
    labels = [
        str(cells[_filled(cells)[0]]).strip() for _number, cells in rows if isinstance(cells[_filled(cells)[0]], str)
    ]
    colons = sum(1 for label in labels if label.endswith((":", "：")))
    body = rows[place + 1 :]
    usual = median(len(_filled(cells)) for _number, cells in body)
    width = len(_filled(rows[place][1]))
    beside = sum(1 for _number, cells in rows if 2 <= len(_filled(cells)) <= 4)
    scattered = len(rows) <= 80 and width <= 4 and _distinct_columns(rows) > 4 and usual <= 2
    if (colons >= 3 and colons * 2 >= len(labels) and beside * 3 >= len(rows)) or scattered:
        return _looks_like(rows)
    from cityintl.exchange.headers import known_words

    known = sum(1 for label in labels if known_words(label))
    if usual <= 2 and width <= 2 and len(rows) <= 60 and known >= 3 and known * 2 >= len(labels):
        return _looks_like(rows)
    return None


def _distinct_columns(rows: Rows) -> int:
    return len({n for _number, cells in rows for n in _filled(cells)})


def _looks_like(rows: Rows) -> str:
    if all(len(_filled(cells)) <= 1 for _number, cells in rows):
        return _("it holds lines of text, not rows with columns")
    return _("it looks like a form with labels and values, not like rows under a header")
