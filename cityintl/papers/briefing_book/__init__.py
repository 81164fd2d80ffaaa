"""The mayor's briefing book: a visit in fourteen sections, for one traveller or host."""

from datetime import datetime

from cityintl.papers.blocks import Paper, Part
from cityintl.papers.briefing_book.cover import cover, handling
from cityintl.papers.briefing_book.gifts import gifts
from cityintl.papers.briefing_book.itinerary import itinerary
from cityintl.papers.briefing_book.material import Chapter, gather, numbered
from cityintl.papers.briefing_book.meetings import meetings
from cityintl.papers.briefing_book.money import money
from cityintl.papers.briefing_book.people import people
from cityintl.papers.briefing_book.place import place
from cityintl.papers.briefing_book.protocol import protocol
from cityintl.papers.briefing_book.records import appendix, documents
from cityintl.papers.briefing_book.summary import summary
from cityintl.papers.briefing_book.travel import logistics, safety
from cityintl.papers.briefing_book.words import press, remarks
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.visit import ours, read
from cityintl.store import DeskFile
from cityintl.words import _

#: The cover is section 1.
_FIRST = 2


def build(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    """The whole book; what has nothing on record is left out, and the others keep their numbers."""
    visit = read(desk, record, options["for"])
    chosen = {name: bool(options[name]) for name in ("confidential", "texts")}
    book = gather(visit, desk.today, **chosen)
    chapters = [
        summary(book),
        people(book),
        itinerary(book),
        meetings(book),
        place(book),
        protocol(book),
        gifts(book),
        remarks(book),
        press(book),
        logistics(book),
        safety(book),
        money(book) if options["money"] else Chapter("", ()),
        documents(book),
    ]
    parts: list[Part] = numbered(chapters, _FIRST)
    if last := appendix(book):
        parts.append(last)
    title = _("Mayor’s briefing book")
    return Paper(
        name="briefing-book",
        title=f"{title}: {visit.values['name']}",
        blocks=tuple(parts),
        kicker=title,
        handling=handling(book),
        cover=cover(book, now),
        contents=True,
        running=f"{title} · {visit.values['name']}",
        **letterhead(visit.home, now),
    )


PAPER = PaperKind(
    "briefing-book",
    "Mayor’s briefing book",
    "A visit in fourteen sections for one traveller or host: program, meetings, protocol, gifts, logistics, rules.",
    ("delegation",),
    ("pdf",),
    (
        Option("for", "For whom", offers=ours),
        Option("money", "With budget and rules", True),
        Option("texts", "Text of agreements", True),
        Option("confidential", "With diets, access needs, passports and files that are not public", confidential=True),
    ),
    build,
    versions=True,
)
