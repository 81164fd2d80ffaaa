"""One partner on a page: why the tie exists, where it stands, what was agreed, whom to meet and how to address them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cityintl.desk import coming, crossings, legal_screen, outlays, terms
from cityintl.desk.lists import facts_for
from cityintl.desk.visits import list_name
from cityintl.numerals import grouped
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Box,
    Cell,
    Column,
    Facts,
    Inline,
    Line,
    Lines,
    Local,
    Paper,
    People,
    Person,
    Quiet,
    Section,
    Soft,
    Status,
    Strong,
    Table,
    Text,
    line,
)  # fmt: skip
from cityintl.papers.letterhead import letterhead
from cityintl.papers.lines import one
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.partner_place import known, place
from cityintl.papers.telling import ago, country, titles_of, two, worded
from cityintl.papers.tie_story import agreements, changes, decisions, line_of_years, review
from cityintl.papers.ties_register import last_years
from cityintl.records import kinds
from cityintl.records.money import Money
from cityintl.records.person import NameOrder
from cityintl.store import DeskFile, Entry
from cityintl.words import _, ngettext

#: A paper has room for so many people, and for so many days ahead; the record of the partner has them all.
_MOST, _MOST_AHEAD = 6, 3
#: What is told of the days ahead to whoever reads a profile.
_AHEAD = ("tie", "agreement", "legal_review", "follow_up", "delegation", "exchange", "event")


def build(
    desk: DeskFile, kind: str, number: int, now: datetime, *, internal: bool = False, full: bool = False
) -> Paper:
    """The profile of a partner, or of the partner of a tie; `internal` adds the sensitive points, `full` the story."""
    partner = desk.get("partner", desk.get("tie", number).values["partner"] if kind == "tie" else number)
    ties = [desk.get("tie", n) for n in _ties(desk, partner.id)]
    if kind == "tie":
        ties = [tie for tie in ties if tie.id == number]
    home, values = desk.home(), partner.values
    before: list[Block] = []
    after: list[Block] = []
    for tie in ties:
        before += _why(tie, several=len(ties) > 1)
    if internal:
        before += _avoid([partner, *ties])
    for tie in ties:
        after += [_tie(desk, partner, tie, full=full), *line_of_years(desk, tie, desk.today), *_next(desk, tie)]
    if full or not ties:
        after += _people(desk, partner.id, ties)
    if full:
        for tie in ties:
            after += [*agreements(desk, tie), *changes(desk, tie)]
        after += decisions(desk, [partner, *ties])
    letters = 0 if full else len(one((*before, *after)))
    local = values["local_name"]
    return Paper(
        name="partner-profile",
        title=", ".join(part for part in (values["name"], country(values["country"])) if part),
        local=Local(local, values["local_language"] or "") if local and local != values["name"] else None,
        kicker=_("Partner profile"),
        standfirst=_standing(ties[0]) if ties else _("There is no tie with this partner yet."),
        blocks=(*before, *place(desk, partner, now, letters), *after),
        handling=_("Internal") if internal else "",
        **letterhead(home, now),
    )


def _ties(desk: DeskFile, partner: int) -> list[int]:
    found = desk.linked("partner", partner)
    return sorted(end.id for end in found if end.kind == "tie" and end.field == "partner" and not end.outward)


def _standing(tie: Entry) -> Line:
    values = tie.values
    parts: list[Inline] = [f"{worded(values['type'])} · ", Status(str(values["status"].value))]
    if values["signed_on"]:
        parts.append(" · " + _("signed {day}").format(day=days.known(values["signed_on"])))
    if values["grade"]:
        letter, _dot, words = worded(values["grade"]).partition(" · ")
        parts.append(" · " + _("review grade {letter}, {words}").format(letter=letter, words=words))
    return line(*parts)


def _why(tie: Entry, *, several: bool) -> list[Block]:
    if not tie.values["why"]:
        return []
    note = worded(tie.values["type"]) if several else ""
    return [Section(_("Why this tie"), (Text(tie.values["why"], "lead"),), note=note)]


def _tie(desk: DeskFile, partner: Entry, tie: Entry, *, full: bool) -> Section:
    """The facts of the tie on this day: the city, what was signed, who carries it, how it lives, what the law says."""
    values = tie.values
    links = [(f.link, values[f.name]) for f in kinds.kind("tie").fields.values() if f.link and values[f.name]]
    titles = titles_of(desk, [(kind, number) for kind, number in links if kind])

    def linked(name: str, kind: str) -> str:
        return titles.get((kind, values[name]), "")

    pairs: list[tuple[str, Cell]] = [
        *(known(partner.values) if full else ()),
        (_("Signed"), _signed(values, _anniversary(desk, tie))),
        (_("Areas"), values["areas"]),
        (_("Carried by"), _with(linked("carried_by", "organization"), linked("our_contact", "person"))),
        (_("Counterpart"), _counterpart(desk, linked("counterpart", "organization"), values["contact"])),
        (_("Last contact"), _contact(desk, tie)),
        (_("Review"), two(review(desk, tie, desk.today), _figures(desk, tie))),
        (_("Legal screen"), _screen(desk, tie, full=full)),
        (_("Trial until"), days.day(values["provisional_until"]) if values["provisional_until"] else None),
        (_("Resumes when"), values["resume_condition"]),
    ]
    return Section(_("The tie"), (Facts(tuple((label, cell) for label, cell in pairs if cell)),))


def _signed(values: Mapping[str, Any], anniversary: str) -> Cell:
    """When, where and by which vote, and the next day on which that comes round."""
    if not values["signed_on"]:
        return values["resolution"] or None
    signed: list[Inline] = [days.known(values["signed_on"])]
    signed += [f", {values['signed_at']}"] if values["signed_at"] else []
    signed += ["; " + _("resolution {number}").format(number=values["resolution"])] if values["resolution"] else []
    return Lines((line(*signed), anniversary)) if anniversary else line(*signed)


def _anniversary(desk: DeskFile, tie: Entry) -> str:
    comes = terms.next_anniversary(tie.values["signed_on"], desk.today)
    if comes is None:
        return ""
    return _("next anniversary: {n} years, {day}").format(n=comes.years, day=days.known(comes.known))


def _with(office: str, person: str) -> Cell:
    """“Riverton–Nagoya Committee; our contact Carol Nishimura”."""
    ours = _("our contact {person}").format(person=person) if person else ""
    return _("; ").join(filter(None, (office, ours))) or None


def _counterpart(desk: DeskFile, office: str, person: int | None) -> Cell:
    """The office there and the named person in it: how the name is said, how to address its bearer."""
    values = desk.get("person", person).values if person is not None else None
    if values is None or values["left_on"]:
        return office or None
    name = line(Strong(list_name(values)), f", {values['position']}" if values["position"] else "")
    phonetic = Soft(f"{values['phonetic']}. ") if values["phonetic"] else ""
    say = Quiet(_("Say: {form}").format(form=values["spoken_form"])) if values["spoken_form"] else ""
    said = (line(phonetic, say),) if phonetic or say else ()
    return Lines((office, name, *said)) if office else Lines((name, *said))


def _figures(desk: DeskFile, tie: Entry) -> str:
    """Who crossed and what the city paid in the years that the register sums up too."""
    own, years = (tie.id, tie.values["partner"]), last_years(desk.today)
    crossed = crossings.of_tie(crossings.crossings(desk, desk.today), *own)
    people = sum(crossings.by_year(crossed, years))
    paid = [each for each in outlays.of_tie(outlays.outlays(desk), *own) if each.year in years]
    words = ngettext("{n} person crossed", "{n} people crossed", people).format(n=grouped(people))
    sums = ", ".join(Money().show(each) for each in outlays.sums(paid, ours=True))
    spent = _("Since {year}: {people}; the city spent {money}") if sums else _("Since {year}: {people}; no city money")
    return spent.format(year=years[0], people=words, money=sums)


def _screen(desk: DeskFile, tie: Entry, *, full: bool) -> Cell:
    found = legal_screen.screened(desk).get(tie.id)
    if found is None:
        return _("Not screened")
    against = _("; ") + found.against if found.against and full else ""
    return Status(found.word(desk.today), ", " + days.day(found.on) + against)


def _contact(desk: DeskFile, tie: Entry) -> Cell:
    facts = facts_for(desk, "tie", tie.id)
    day = facts["last_contact"]
    if day is None:
        return _("Nothing on record")
    words = f"{days.day(day)}, {ago(day, desk.today)}"
    return Status("Silent", f", {words}") if facts["inactive"] else words


def _next(desk: DeskFile, tie: Entry) -> list[Block]:
    """Open promises of both sides and the days ahead, the late ones first."""
    found = [each for each in coming.coming(desk, "tie", tie.id, desk.today) if each.kind in _AHEAD and each.on]
    rows = tuple((_words(each), _when(each)) for each in found[:_MOST_AHEAD])
    if not rows:
        return []
    more = len(found) - len(rows)
    note = _("{n} more on record.").format(n=more) if more > 0 else ""
    columns = (Column(_("What"), share=4.2), Column(_("When"), "right", share=0.8))
    return [Section(_("Next"), (Table(columns, rows, caption=_("Next"), heads=False, header_column=False),), note=note)]


def _words(each: coming.Coming) -> Cell:
    return line(Status("Overdue"), _(": ") + each.words) if each.late else each.words


def _when(each: coming.Coming) -> str:
    return each.known or (each.on.isoformat() if each.on else "")


def _people(desk: DeskFile, partner: int, ties: list[Entry]) -> list[Block]:
    found = [end.id for end in desk.linked("partner", partner) if end.kind == "person" and not end.outward]
    contacts = [tie.values["contact"] for tie in ties if tie.values["contact"]]
    order = list(dict.fromkeys([*contacts, *found]))
    people = [p for n in order if (p := desk.get("person", n)).values["left_on"] is None]
    if not people:
        return []
    more = len(people) - _MOST
    note = _("{n} more on record.").format(n=more) if more > 0 else ""
    return [Section(_("People"), (People(tuple(person(desk, p.values) for p in people[:_MOST])),), note=note)]


def person(desk: DeskFile, values: Mapping[str, Any]) -> Person:
    """A person as a card: the name in its own order, how it is said, the forms of address, the photograph."""
    local = values["local_name"]
    return Person(
        surname=values["family"],
        given=values["given"] or "",
        family_first=values["name_order"] is NameOrder.FAMILY_FIRST,
        local=Local(local, values["local_language"] or "") if local and local != values["full_name"] else None,
        phonetic=values["phonetic"] or "",
        say=values["spoken_form"] or "",
        write=values["written_form"] or "",
        title=values["position"] or "",
        photo=_photo(desk, values["photo"]),
    )


def _photo(desk: DeskFile, number: int | None) -> bytes | None:
    """The bytes of a photograph on file, where it is a picture."""
    if number is None:
        return None
    document = desk.get("document", number).values
    picture = (document["media_type"] or "") in ("image/png", "image/jpeg")
    return desk.file_bytes(document["sha256"]) if picture else None


def _avoid(entries: list[Entry]) -> list[Block]:
    points = [Text(entry.values["sensitivities"]) for entry in entries if entry.values["sensitivities"]]
    return [Section(_("Avoid"), (Box(tuple(points)),), tone="care")] if points else []


def _make(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    kind, number = record or ("partner", 0)
    return build(desk, kind, number, now, internal=options["internal"], full=options["full"])


PAPER = PaperKind(
    "partner-profile",
    "Partner profile",
    "One partner: why the tie exists, where it stands, what was agreed, whom to meet.",
    ("partner", "tie"),
    ("pdf",),
    (
        Option("full", "With people, agreements, changes of status and decisions"),
        Option("internal", "With the sensitive points, for internal use", confidential=True),
    ),
    _make,
    languages=("en", "es", "fr"),
)
