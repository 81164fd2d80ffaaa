"""The program of the book by two clocks, the reader's own part first: a sheet for each day, quiet days together."""

from collections.abc import Sequence

from cityintl.desk.itineraries import Item
from cityintl.desk.visit_days import Day, minutes_ahead
from cityintl.papers import days
from cityintl.papers.blocks import Block, Heading, Part, Quiet, Section, Text, line
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.program import clocks_said, hours, programme
from cityintl.words import _

#: So many lines stand on one sheet with the days before and after.
_QUIET = 6


def itinerary(book: Book) -> Chapter:
    """Every day that has anything on it."""
    found = [day for day in book.visit.days if day.items]
    return Chapter(_("Program"), tuple(_sheet(book, group) for group in _together(book, found)))


def _together(book: Book, found: Sequence[Day]) -> list[list[Day]]:
    """Days of few lines share a sheet, as long as both clocks stay as far apart."""
    groups: list[list[Day]] = []
    for day in found:
        last = groups[-1] if groups else []
        lines = sum(len(each.items) for each in (*last, day))
        clocks = book.visit.clocks
        apart = not clocks.there or not last or minutes_ahead(clocks, last[0].on) == minutes_ahead(clocks, day.on)
        if last and lines <= _QUIET and apart:
            last.append(day)
        else:
            groups.append([day])
    return groups


def _sheet(book: Book, group: Sequence[Day]) -> Part:
    first, last = group[0], group[-1]
    counted = _("day {n} of {all}").format(n=first.number, all=first.of)
    if len(group) > 1:
        counted = _("days {first}–{last}").format(first=first.number, last=last.number)
    blocks: list[Block] = []
    for day in group:
        if len(group) > 1:
            blocks.append(Heading(days.weekday(day.on)))
        blocks += _day(book, day)
    return Part(
        title=days.weekday(first.on) if len(group) == 1 else days.days(first.on, last.on),
        kicker=counted if first.number and last.number else "",
        standfirst=clocks_said(book.visit, first, turning=len(group) == 1),
        blocks=tuple(blocks),
    )


def _day(book: Book, day: Day) -> list[Block]:
    visit = book.visit
    travels = visit.reader is not None and visit.reader.travels
    own = [item for item in day.items if not travels or visit.own(item)]
    found: list[Block] = [programme(visit, day, own, sheets=book.sheet_numbers)] if own else []
    apart = [item for item in day.items if item not in own]
    if apart:
        said = tuple(Text(line(*_apart(book, item))) for item in apart)
        found.append(Section(_("Without you"), said, key=f"itinerary.{day.on}.apart"))
    return found


def _apart(book: Book, item: Item) -> tuple[str | Quiet, ...]:
    begin, _end = hours(book.visit, item)
    rest = [said for said in (item.values["place"], item.values["address"]) if said]
    return (" ".join(filter(None, (begin, item.title))), Quiet(f", {', '.join(rest)}" if rest else ""))
