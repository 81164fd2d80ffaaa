"""The map of ties on paper: the drawing of the screen, and the same as a table."""

from datetime import datetime

from cityintl.desk.map_of_ties import LEGEND, Spot, drawing
from cityintl.papers.blocks import Block, Cell, Column, MapFigure, Paper, Part, Strong, Table, Text, line
from cityintl.papers.days import day
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, PaperKind
from cityintl.papers.telling import standing
from cityintl.reference.sources import MAP_CREDIT
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: How a legend writes the marks.
_SIGNS = {
    ("accent", "dot"): "●", ("amber", "ring"): "○ blue:", ("red", "square"): "■", ("quiet", "ring"): "○ gray:",
}  # fmt: skip

#: So many partners fit under the map.
_FEW = 2


def build(desk: DeskFile, now: datetime, *, visits: bool = False) -> Paper:
    """The map with its partners; with the visits of this year, where they are wanted."""
    today = desk.today
    found = drawing(desk, today.year if visits else None)
    rows = tuple(_row(spot, visits) for spot in found.spots)
    columns = [Column(_("Partner"), share=2), Column(_("Tie"), share=1.2), Column(_("Distance"), "right")]
    if visits:
        columns.append(Column(_("Visits of {year}").format(year=today.year), "right"))
    count = ngettext("{n} partner around {city}", "{n} partners around {city}", found.partners)
    legend = " · ".join(f"{_SIGNS[tone, mark]} {_(words)}" for tone, mark, words in LEGEND)
    return Paper(
        name="map",
        title=count.format(n=found.partners, city=found.home_name),
        kicker=_("Map of ties"),
        blocks=(
            MapFigure(found),
            Text(legend, "note"),
            Text(MAP_CREDIT, "note"),
            *_listed(Table(tuple(columns), rows, caption=_("Partners on the map"), dense=True)),
        ),
        landscape=True,
        standfirst=_(
            "As of {day}. A full line is an active tie, a dashed one waits or rests: blue while it is being agreed."
        ).format(day=day(today)),
        **letterhead(desk.home(), now),
    )


def _listed(table: Table) -> list[Block]:
    """The partners under the map where they are few, else together on a page of their own."""
    if len(table.rows) <= _FEW:
        return [table]
    return [Part(_("The partners by name"), (table,), kicker=_("Map of ties"), landscape=True)]


def _row(spot: Spot, visits: bool) -> tuple[Cell, ...]:
    name = line(Strong(spot.name), f", {spot.country}" if spot.country else "")
    row: tuple[Cell, ...] = (name, standing(spot.status, spot.silent), spot.away)
    return (*row, spot.visits or None) if visits else row


PAPER = PaperKind(
    "map",
    "Map of ties",
    "The world around our city: every partner, its tie by status, how far it is, and the same as a table.",
    (),
    ("pdf",),
    (Option("visits", "With the visits of this year"),),
    lambda desk, _record, now, options: build(desk, now, visits=options["visits"]),
)
