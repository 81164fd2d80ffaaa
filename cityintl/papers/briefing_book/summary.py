"""The visit on one page: why, what to reach, what to avoid, where the reader is needed, whom to call."""

from collections.abc import Mapping
from typing import Any

from cityintl.desk.itineraries import Item
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Column, Line, Lines, Numbered, Part, Section, Strong, Table, Text, line
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.points import avoid, lines_of
from cityintl.papers.program import hours, part_of
from cityintl.papers.visit import named
from cityintl.records.itinerary import ItemType
from cityintl.records.itinerary import Part as Role
from cityintl.words import _

#: Items at which nobody is needed.
_ON_THE_WAY = (ItemType.TRANSFER, ItemType.FREE)
_NEEDED = (Role.HOST, Role.PRINCIPAL, Role.ATTEND)


def summary(book: Book) -> Chapter:
    """The one page that is read where nothing else is."""
    values = book.visit.values
    blocks: list[Block] = []
    if values["purpose"]:
        blocks.append(Section(_("Why it matters"), (Text(values["purpose"], "lead"),), key="summary.why"))
    sought = lines_of(values["outcomes_sought"])
    if sought:
        items = tuple(Lines((Strong(each),)) for each in sought)
        blocks.append(Section(_outcomes(len(sought)), (Numbered(items, large=True),), key="summary.outcomes"))
    blocks += avoid(_to_avoid(len(lines_of(values["avoid"]))), values["avoid"], "summary.avoid")
    blocks += _needed(book)
    blocks += _telephone(book)
    title = _("The visit on one page")
    return Chapter(_("Summary"), (Part(title, tuple(blocks)),) if blocks else ())


def _outcomes(count: int) -> str:
    return {1: _("One outcome"), 2: _("Two outcomes"), 3: _("Three outcomes")}.get(count, _("Outcomes"))


def _to_avoid(count: int) -> str:
    return {1: _("One to avoid"), 2: _("Two to avoid"), 3: _("Three to avoid")}.get(count, _("Avoid"))


def _needed(book: Book) -> list[Block]:
    """What the reader takes part in, with their part."""
    visit = book.visit
    if visit.reader is None:
        return []
    reader = visit.reader.person
    rows = []
    for day in visit.days:
        for item in day.items:
            roles = [each.role for each in item.people if each.person == reader]
            if item.type not in _ON_THE_WAY and roles and roles[0] in _NEEDED:
                rows.append(_row(book, item))
    if not rows:
        return []
    columns = (Column(_("Day"), share=1.0), Column(_("Hour"), "right", share=0.9), Column(_("What"), share=2.4))
    table = Table(
        (*columns, Column(_("Your part"), share=1.9)), tuple(rows), caption=_("Where you are needed"), heads=False
    )
    return [Section(_("Where you are needed"), (table,), key="summary.needed")]


def _row(book: Book, item: Item) -> tuple[Cell, ...]:
    visit = book.visit
    hour, _end = hours(visit, item)
    part = part_of(visit, item)
    leads = any(e.person == visit.reader.person and e.role is not Role.ATTEND for e in item.people if visit.reader)
    return days.short(item.on), hour, Strong(item.title) if leads else item.title, Strong(part) if leads else part


def _telephone(book: Book) -> list[Block]:
    visit = book.visit
    numbers = [n for n in (visit.values["host_lead"], visit.values["their_lead"]) if n]
    said = [Text(_call(visit.people[n])) for n in dict.fromkeys(numbers)]
    return [Section(_("On the telephone"), tuple(said), key="summary.telephone")] if said else []


def _call(person: Mapping[str, Any]) -> Line:
    rest = "".join(f", {each}" for each in (person["position"], person["phone"]) if each)
    return line(*named(person).parts, rest)
