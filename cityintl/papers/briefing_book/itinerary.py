"""The program of the book: a sheet for each day by two clocks, the reader's own part first."""

from cityintl.desk.itineraries import Item
from cityintl.desk.visit_days import Day
from cityintl.papers import days
from cityintl.papers.blocks import Block, Part, Quiet, Section, Text, line
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.program import clocks_said, hours, programme
from cityintl.words import _


def itinerary(book: Book) -> Chapter:
    """Every day that has anything on it."""
    return Chapter(_("Program"), tuple(_day(book, day) for day in book.visit.days if day.items))


def _day(book: Book, day: Day) -> Part:
    visit = book.visit
    travels = visit.reader is not None and visit.reader.travels
    own = [item for item in day.items if not travels or visit.own(item)]
    blocks: list[Block] = [programme(visit, day, own, sheets=book.sheet_numbers)] if own else []
    apart = [item for item in day.items if item not in own]
    if apart:
        said = tuple(Text(line(*_apart(book, item))) for item in apart)
        blocks.append(Section(_("Without you"), said, key=f"itinerary.{day.on}.apart"))
    return Part(
        title=days.weekday(day.on),
        kicker=_("day {n} of {all}").format(n=day.number, all=day.of) if day.number else "",
        standfirst=clocks_said(visit, day),
        blocks=tuple(blocks),
    )


def _apart(book: Book, item: Item) -> tuple[str | Quiet, ...]:
    begin, _end = hours(book.visit, item)
    rest = [said for said in (item.values["place"], item.values["address"]) if said]
    return (" ".join(filter(None, (begin, item.title))), Quiet(f", {', '.join(rest)}" if rest else ""))
