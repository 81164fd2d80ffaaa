"""Columns by year, made of parts: the total on top, the parts named once, a year without says why."""

from math import ceil, isfinite
from typing import TYPE_CHECKING

from cityintl.numerals import grouped
from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, Solid
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import rgb
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: The plot in points: how high, the room for totals over and years under it, the least room for names at its left.
_HIGH, _OVER, _UNDER, _LEFT = 98.0, 16.0, 15.0, 62.0
#: A name or a unit of more characters than this stands under the columns, not beside them.
_LONGEST = 40
#: The greatest way from year to year, the share of it that a column takes, the white between its parts.
_STEP, _SHARE, _WHITE = 72.0, 0.56, 0.8
#: Colours of the parts, and of their names, from below.
_PARTS = (("blue", "blue"), ("second", "grey"), ("line", "grey"), ("ink", "ink"))


def year_columns(composer: "Composer", block: blocks.YearColumns, parent: Element, width: float) -> list[Item]:
    """One figure that says the whole in words; nothing where there is no year."""
    if not block.years:
        return []
    totals = [_total(block, n) for n in range(len(block.years))]
    figure = parent.add("Figure", alternative=composer.telling(spoken(block, totals)))
    return [YearColumns(composer, block, totals, figure)]


def _short(name: str, n: int) -> str:
    """The name of a part, or its number where the name is too long to stand beside the columns."""
    return name if len(name) <= _LONGEST else str(n + 1)


def _value(series: blocks.Series, n: int) -> float | None:
    value = series.values[n] if n < len(series.values) else None
    return value if value is not None and isfinite(value) else None


def _total(block: blocks.YearColumns, n: int) -> float | None:
    known = [value for series in block.series if (value := _value(series, n)) is not None]
    return sum(known) if known else None


def _number(value: float) -> str:
    return grouped(value, 0 if value == int(value) else 1)


def spoken(block: blocks.YearColumns, totals: list[float | None]) -> str:
    """What the columns show: the block's own words, then the first, the last and the largest year, and the reasons."""
    known = [(year, total) for year, total in zip(block.years, totals, strict=True) if total is not None]
    said = [block.said.strip()] if block.said.strip() else []
    if known:
        largest = max(known, key=lambda each: each[1])
        unit = f" {block.unit}" if block.unit else ""
        first, last = known[0], known[-1]
        for words, (year, total) in (
            (_("First, {year}: {value}."), first),
            (_("Last, {year}: {value}."), last),
            (_("Largest, {year}: {value}."), largest),
        ):
            said.append(words.format(year=year, value=_number(total) + unit))
    said += [f"{year}: {why}." for year, why in block.why if why]
    return " ".join(said)


class YearColumns(Solid):
    """The columns; all their words belong to the figure."""

    def __init__(
        self, composer: "Composer", block: blocks.YearColumns, totals: list[float | None], figure: Element
    ) -> None:
        self.block, self.totals, self.figure = block, totals, figure
        self.most = max([1e-9, *(total for total in totals if total is not None)])

        words = composer.aside
        self.names = [
            words(blocks.Strong(_short(series.name, n)), "furniture", align="right", colour=_PARTS[n % len(_PARTS)][1])
            for n, series in enumerate(block.series)
        ]
        unit = block.unit if len(block.unit) <= _LONGEST else ""
        self.unit = words(unit, "furniture", align="right") if unit else None
        self.years = [words(str(year), "furniture") for year in block.years]
        last = max((n for n, total in enumerate(totals) if total is not None), default=-1)
        self.values = [
            None if total is None else words(blocks.Strong(_number(total)) if n == last else _number(total), "total")
            for n, total in enumerate(totals)
        ]
        self.long = [
            words(f"{year}: {_number(total or 0.0)}", "furniture", colour="ink")
            for year, total in zip(block.years, totals, strict=True)
        ]
        self.reasons = [(first, last, words(why, "furniture", align="center")) for first, last, why in self._reasons()]
        inside = {block.years[n] for first, last, _why in self.reasons for n in range(first, last + 1)}
        long = [f"{n}: {series.name}" for n, series in enumerate(block.series, 1) if len(series.name) > _LONGEST]
        self.notes = [words(said, "note") for said in (*long, block.unit if not unit else "") if said]
        self.notes += [words(f"{year}: {why}", "note") for year, why in block.why if why and year not in inside]

    def _reasons(self) -> list[tuple[int, int, str]]:
        """Why years are without, in words short enough to stand in the plot: from which to which of them."""
        why = dict(self.block.why)
        found: list[tuple[int, int, str]] = []
        for n, year in enumerate(self.block.years):
            said = why.get(year, "") if not self.totals[n] else ""
            if not said or len(said) > 40:
                continue
            if found and found[-1][1] == n - 1 and found[-1][2] == said:
                found[-1] = (found[-1][0], n, said)
            else:
                found.append((n, n, said))
        return found

    def _left(self, width: float) -> float:
        wide = max((name.natural() for name in (*self.names, *([self.unit] if self.unit else []))), default=0.0)
        return min(max(_LEFT, wide + 19), width * 0.35)

    def height(self, width: float) -> float:
        """Totals, plot, years, and the reasons that have no room in the plot."""
        return _OVER + _HIGH + _UNDER + sum(note.height(width) for note in self.notes)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Columns, baseline and all words as one figure."""
        left = self._left(width)
        step = min((width - left) / len(self.years), _STEP)
        ground = top - _OVER - _HIGH
        with canvas.figure(self.figure, (x, top - self.height(width), x + width, top)):
            for n in range(len(self.years)):
                self._column(canvas, n, x + left + step * (n + 0.5), ground, min(step * _SHARE, 40.0))
            canvas.setStrokeColorRGB(*rgb("hair"))
            canvas.setLineWidth(0.5)
            canvas.line(x + left, ground - 0.25, x + left + step * len(self.years), ground - 0.25)
            self._say(canvas, x + left, ground, step)
            self._name(canvas, x, ground, left - 6, step)
            down = ground - _UNDER
            for note in self.notes:
                note.paint(canvas, x, down, width)
                down -= note.height(width)

    def _column(self, canvas: TaggedCanvas, n: int, middle: float, ground: float, wide: float) -> None:
        for part, bottom, top in self._segments(n):
            canvas.setFillColorRGB(*rgb(_PARTS[part % len(_PARTS)][0]))
            canvas.rect(middle - wide / 2, ground + bottom, wide, top - bottom, stroke=0, fill=1)

    def _segments(self, n: int) -> list[tuple[int, float, float]]:
        """The parts of a year's column, each with where it begins and ends; white lies between them."""
        found: list[tuple[int, float, float]] = []
        up = 0.0
        for k, series in enumerate(self.block.series):
            deep = max(_value(series, n) or 0.0, 0.0) / self.most * _HIGH
            if deep > 0:
                found.append((k, up + (_WHITE if up and deep > _WHITE else 0.0), up + deep))
            up += deep
        return found

    def _top(self, n: int) -> float:
        return max((top for _part, _bottom, top in self._segments(n)), default=0.0)

    def _say(self, canvas: TaggedCanvas, x: float, ground: float, step: float) -> None:
        """Totals and years at their places; where the way is narrow, so many as have room, the last ones first."""
        every = max(1, ceil((max(year.natural() for year in self.years) + 5) / step))
        for n, year in enumerate(self.years):
            if (len(self.years) - 1 - n) % every == 0:
                _middle(canvas, year, x + step * (n + 0.5), ground - 2)
        for n, value in self._said(step):
            half, wide = value.natural() / 2, step * len(self.years)
            middle = min(x + step * (n + 0.5), x + wide - half)
            reach = half + step * _SHARE / 2
            under = [self._top(k) for k in range(len(self.years)) if abs(x + step * (k + 0.5) - middle) < reach]
            _middle(canvas, value, middle, ground + max(under) + value.style.leading + 1)
        for first, last, said in self.reasons:
            wide = step * (last - first + 1) + step * (1 - _SHARE) - 4
            over = 13.0 if any(self.totals[n] is not None for n in range(first, last + 1)) else 1.0
            middle = x + step * (first + last + 1) / 2
            said.paint(canvas, middle - wide / 2, ground + over + said.height(wide) + 1, wide)

    def _said(self, step: float) -> list[tuple[int, Paragraph]]:
        """The totals that are said: all, or where the way is narrow the last, the largest and the first by year."""
        known = [(n, value) for n, value in enumerate(self.values) if value is not None]
        if all(value.natural() + 2 <= step for _n, value in known):
            return known
        largest = max((n for n, _value in known), key=lambda n: self.totals[n] or 0.0)
        found: list[tuple[int, Paragraph]] = []
        for n in (known[-1][0], largest, known[0][0]):
            apart = self.long[n].natural() + 4
            if all(abs(n - other) * step > apart for other, _value in found):
                found.append((n, self.long[n]))
        return found

    def _name(self, canvas: TaggedCanvas, x: float, ground: float, wide: float, step: float) -> None:
        """The parts' names beside the first column, each over the one before; the unit beside the years.

        Where a part does not stand in the first column, or many do, each name has a mark in its part's colour.
        """
        if self.unit:
            self.unit.paint(canvas, x, ground - 2, wide - max(0.0, (self.years[0].natural() - step) / 2))
        at = {part: (bottom + top) / 2 for part, bottom, top in self._segments(0)}
        room = 9.0 if set(at) != set(range(len(self.names))) or len(at) > 2 else 0.0
        floor = 0.0
        for n, name in enumerate(self.names):
            deep = name.height(wide - room)
            middle = max(at.get(n, 0.0), floor + deep / 2)
            name.paint(canvas, x, ground + middle + deep / 2, wide - room)
            if room:
                canvas.setFillColorRGB(*rgb(_PARTS[n % len(_PARTS)][0]))
                canvas.rect(x + wide - 5.5, ground + middle - 2.75, 5.5, 5.5, stroke=0, fill=1)
            floor = middle + deep / 2


def _middle(canvas: TaggedCanvas, said: Paragraph, middle: float, top: float) -> None:
    wide = said.natural()
    said.paint(canvas, middle - wide / 2, top, wide + 1)
