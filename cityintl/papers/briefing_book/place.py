"""The other city and the tie: where it lies, what is known of it, why the tie exists and what became of it."""

from cityintl import distance
from cityintl.desk import map_of_ties
from cityintl.numerals import grouped
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Facts, MapFigure, Part, Section, Text
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.tie_story import changes, decisions, line_of_years
from cityintl.papers.visit import Visit
from cityintl.records.home import Distance
from cityintl.reference import countries, languages
from cityintl.store import Entry
from cityintl.words import _


def place(book: Book) -> Chapter:
    """The profile of the city, and of the tie that the visit serves."""
    visit = book.visit
    if not visit.partner:
        return Chapter(_("Profile"), ())
    tie = book.desk.get("tie", visit.values["tie"]) if visit.values["tie"] else None
    blocks: list[Block] = []
    if tie and tie.values["why"]:
        of = _other(book, tie)
        head = _("Why the tie with {partner}").format(partner=of) if of else _("Why this tie")
        blocks.append(Section(head, (Text(tie.values["why"], "lead"),), key="place.why"))
    if drawn := _map(visit):
        blocks.append(Section(_("Where it is"), drawn, note=_away(visit), key="place.map"))
    if facts := _facts(visit):
        blocks.append(Section(_("The city"), (Facts(tuple(facts)),), key="place.city"))
    if tie:
        blocks += _tie(book, tie)
    if not blocks:
        return Chapter(_("Profile"), ())
    return Chapter(_("Profile"), (Part(visit.partner_named, tuple(blocks), local=visit.partner_local),))


def _map(visit: Visit) -> tuple[Block, ...]:
    """The world with both cities; nothing where nobody wrote down where the other one lies."""
    drawing = map_of_ties.drawing(visit.desk, partner=visit.values["partner"])
    return (MapFigure(drawing),) if drawing.dots else ()


def _away(visit: Visit) -> str:
    home, partner = visit.home, visit.partner
    ends = (home["latitude"], home["longitude"], partner["latitude"], partner["longitude"])
    if None in ends:
        return ""
    far = distance.said(ends[:2], ends[2:], home["distance"] is Distance.MILES)
    return _("{distance} from {city}.").format(distance=far, city=home["name"])


def _facts(visit: Visit) -> list[tuple[str, Cell]]:
    values = visit.partner
    people = "" if values["population"] is None else grouped(values["population"])
    source = f" ({values['population_source']})" if people and values["population_source"] else ""
    pairs: list[tuple[str, Cell]] = [
        (_("Country"), countries.name(values["country"]) if values["country"] else None),
        (_("Region"), values["region"]),
        (_("People"), f"{people}{source}" if people else None),
        (_("Languages"), ", ".join(languages.name(code) for code in values["languages"] or ()) or None),
        (_("National day"), values["national_day"]),
        (_("Earlier names"), values["old_names"]),
        (_("Its partners here"), values["other_partners"]),
        (_("To know"), values["notes"]),
    ]
    return [(label, cell) for label, cell in pairs if cell]


def _other(book: Book, tie: Entry) -> str:
    """With whom the tie is, where that is not the partner who is visited or comes."""
    partner = tie.values["partner"]
    return "" if partner == book.visit.values["partner"] else str(book.desk.get("partner", partner).values["name"])


def _tie(book: Book, tie: Entry) -> list[Block]:
    values, of = tie.values, _other(book, tie)
    head = _("The tie with {partner}").format(partner=of) if of else _("The tie")
    signed = ", ".join(filter(None, (days.known(values["signed_on"]), values["signed_at"])))
    pairs: list[tuple[str, Cell]] = [
        (_("Type"), _(values["type"].value)),
        (_("Signed"), signed or None),
        (_("Resolution"), values["resolution"]),
        (_("Proposed by"), values["proposed_by"]),
        (_("Areas"), values["areas"]),
    ]
    facts = Facts(tuple((label, cell) for label, cell in pairs if cell))
    found: list[Block] = [Section(head, (facts,), key="place.tie")]
    found += line_of_years(book.desk, tie, book.today) + changes(book.desk, tie)
    return found + decisions(book.desk, [tie])
