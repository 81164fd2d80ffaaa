"""What is said in public: remarks of the reader, press moments, lines and answers."""

from cityintl.desk.asking import picked
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Facts, Lines, Numbered, Part, Section, Text, line
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.points import lines_of, point
from cityintl.papers.program import hours
from cityintl.papers.remarks import Occasion, forms_in_order, occasions, points_for
from cityintl.records.itinerary import ItemType
from cityintl.words import _

_CUTTING = ("headline", "outlet", "on", "summary", "answer")


def remarks(book: Book) -> Chapter:
    """Where the reader speaks before others: whom to greet, what to say."""
    found = [o for o in occasions(book.visit) if o.minutes is not None]
    sections = tuple(_remark(book, occasion, first=n == 0) for n, occasion in enumerate(found))
    return Chapter(_("Remarks"), (Part(_("Where you speak"), sections),) if sections else ())


def _remark(book: Book, occasion: Occasion, *, first: bool) -> Section:
    visit, item = book.visit, occasion.item
    begin, _end = hours(visit, item)
    blocks: list[Block] = [
        Text(line(", ".join(filter(None, (days.weekday(item.on), begin, item.values["place"])))), "quiet")
    ]
    if who := forms_in_order(visit, item):
        blocks.append(Text(_("Greet: {names}.").format(names=", ".join(who))))
    sheet = book.sheet_numbers.get(item.number)
    if sheet:
        blocks.append(Text(_("What to say stands on meeting sheet {n}.").format(n=sheet)))
    elif first and (points := points_for(visit, occasion)):
        blocks.append(Numbered(tuple(points)))
    return Section(item.title, tuple(blocks), note=occasion.minutes or "", key=f"remarks-{item.number}")


def press(book: Book) -> Chapter:
    """When the press is there, what may be said, what to answer, and what was printed so far."""
    visit = book.visit
    blocks: list[Block] = []
    moments: list[tuple[str, Cell]] = [
        (
            f"{days.short(i.on)} {hours(visit, i)[0]}",
            Lines(tuple(filter(None, (i.title, i.values["place"], i.values["speaks"])))),
        )
        for i in visit.items
        if i.type is ItemType.PRESS
    ]
    if moments:
        blocks.append(Section(_("Press moments"), (Facts(tuple(moments)),), key="press.moments"))
    lines = lines_of(visit.values["outcomes_sought"])
    if lines and (moments or visit.values["avoid"]):
        blocks.append(Section(_("Lines"), (Numbered(tuple(lines)),), key="press.lines"))
    raised = [each for each in _raised(book) if each.rstrip(".").endswith("”")]
    if raised:
        blocks.append(Section(_("If asked"), tuple(Text(point(each)) for each in raised), key="press.answers"))
    blocks += _printed(book)
    return Chapter(_("Press"), (Part(_("Press lines and answers"), tuple(blocks)),) if blocks else ())


def _raised(book: Book) -> list[str]:
    """What was written for the case that something is raised: the answers stand in quotation marks."""
    notes = [book.visit.values["avoid"], *(brief["avoid"] for brief in book.briefs.values())]
    return list(dict.fromkeys(each for note in notes for each in lines_of(note)))


def _printed(book: Book) -> list[Block]:
    visit = book.visit
    rows = picked(book.desk, "media_item", _CUTTING, {"delegation": visit.number})
    if visit.values["partner"]:
        known = {row["id"] for row in rows}
        more = picked(book.desk, "media_item", _CUTTING, {"partner": visit.values["partner"]})
        rows += [row for row in more if row["id"] not in known]
    if not rows:
        return []
    pairs: list[tuple[str, Cell]] = [
        (
            days.day(row["on"]),
            Lines(tuple(filter(None, (f"“{row['headline']}”, {row['outlet']}", row["summary"], row["answer"])))),
        )
        for row in sorted(rows, key=lambda row: row["on"], reverse=True)
    ]
    return [Section(_("In the press"), (Facts(tuple(pairs)),), key="press.printed")]
