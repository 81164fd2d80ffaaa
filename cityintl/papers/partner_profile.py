"""One partner on a page: why the tie exists, where it stands, what was agreed, whom to meet and how to address them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cityintl import distance
from cityintl.desk import clocks, terms
from cityintl.desk.lists import facts_for
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Box,
    Cell,
    Facts,
    Inline,
    Line,
    Local,
    Paper,
    People,
    Person,
    Section,
    Status,
    Text,
    line,
)  # fmt: skip
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.telling import ago, country, titles_of, told, worded
from cityintl.papers.tie_story import agreements, decisions, history
from cityintl.records import kinds
from cityintl.records.home import Distance
from cityintl.records.person import NameOrder
from cityintl.reference.sources import CITY_CREDIT
from cityintl.store import DeskFile, Entry
from cityintl.words import _

#: A paper of one page has room for so many people; the record of the partner has them all.
_MOST = 6


def build(desk: DeskFile, kind: str, number: int, now: datetime, *, internal: bool = False) -> Paper:
    """The profile of a partner, or of the partner of a tie; `internal` adds the sensitive points."""
    partner = desk.get("partner", desk.get("tie", number).values["partner"] if kind == "tie" else number)
    ties = [desk.get("tie", n) for n in _ties(desk, partner.id)]
    if kind == "tie":
        ties = [tie for tie in ties if tie.id == number]
    home, values = desk.home(), partner.values
    blocks: list[Block] = []
    for tie in ties:
        blocks += _why(tie, several=len(ties) > 1)
    blocks.append(_where(home, values, now))
    for tie in ties:
        blocks.append(_tie(desk, tie))
        blocks += agreements(desk, tie)
    blocks += _people(desk, partner.id, ties)
    for tie in ties:
        blocks += history(desk, tie, desk.today)
    blocks += decisions(desk, [partner, *ties])
    if internal:
        blocks += _avoid([partner, *ties])
    local = values["local_name"]
    return Paper(
        name="partner-profile",
        title=", ".join(part for part in (values["name"], country(values["country"])) if part),
        local=Local(local, values["local_language"] or "") if local and local != values["name"] else None,
        kicker=_("Partner profile"),
        standfirst=_standing(ties[0]) if ties else _("There is no tie with this partner yet."),
        blocks=tuple(blocks),
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


def _where(home: Mapping[str, Any], values: Mapping[str, Any], now: datetime) -> Section:
    fields = kinds.kind("partner").fields
    people = "" if values["population"] is None else f"{values['population']:,}"
    source = f" ({values['population_source']})" if people and values["population_source"] else ""
    pairs: list[tuple[str, Cell]] = [
        (_("Region"), values["region"]),
        (_("People"), f"{people}{source}" if people else None),
        (_("Distance"), _away(home, values)),
        (_("Local time"), _local_time(home, values, now)),
        (_("Languages"), told(fields["languages"], values, {})),
        (_("Website"), told(fields["website"], values, {})),
        (_("Earlier names"), values["old_names"]),
    ]
    note = CITY_CREDIT if "GeoNames" in (values["population_source"] or "") else ""
    return Section(_("Where it is"), (Facts(tuple(pairs)),), note=note)


def _away(home: Mapping[str, Any], values: Mapping[str, Any]) -> Cell:
    ends = (home["latitude"], home["longitude"], values["latitude"], values["longitude"])
    if None in ends:
        return None
    far = distance.said(ends[:2], ends[2:], home["distance"] is Distance.MILES)
    return _("{distance} from {city}").format(distance=far, city=home["name"])


def _local_time(home: Mapping[str, Any], values: Mapping[str, Any], now: datetime) -> Cell:
    if not values["zone"]:
        return None
    there = clocks.there(values["zone"], home["zone"], now)
    return _("{difference}; {time} there when this was printed").format(
        difference=there.difference, time=f"{days.name_of_day(there.now)} {days.clock(there.now)}"
    )


def _tie(desk: DeskFile, tie: Entry) -> Section:
    values = tie.values
    links = [(f.link, values[f.name]) for f in kinds.kind("tie").fields.values() if f.link and values[f.name]]
    titles = titles_of(desk, [(kind, number) for kind, number in links if kind])

    def linked(name: str, kind: str) -> str:
        return titles.get((kind, values[name]), "")

    signed: list[Inline] = [days.known(values["signed_on"])]
    signed += [f", {values['signed_at']}"] if values["signed_at"] and values["signed_on"] else []
    signed += ["; " + _("resolution {number}").format(number=values["resolution"])] if values["resolution"] else []
    pairs: list[tuple[str, Cell]] = [
        (_("Signed"), line(*signed) if values["signed_on"] else values["resolution"]),
        (_("Areas"), values["areas"]),
        (_("Carried by"), linked("carried_by", "organization")),
        (_("Our contact"), linked("our_contact", "person")),
        (_("Counterpart"), linked("counterpart", "organization")),
        (_("Their contact"), linked("contact", "person")),
        (_("Last contact"), _contact(desk, tie)),
        (_("Anniversary"), _anniversary(desk, tie)),
        (_("Trial until"), days.day(values["provisional_until"]) if values["provisional_until"] else None),
        (_("Resumes when"), values["resume_condition"]),
        (_("Next review"), days.day(values["review_on"]) if values["review_on"] else None),
    ]
    return Section(_("The tie"), (Facts(tuple((label, cell) for label, cell in pairs if cell)),))


def _contact(desk: DeskFile, tie: Entry) -> Cell:
    facts = facts_for(desk, "tie", tie.id)
    day = facts["last_contact"]
    if day is None:
        return Status("Silent", ", " + _("nothing on record"))
    words = f"{days.day(day)}, {ago(day, desk.today)}"
    return Status("Silent", f", {words}") if facts["inactive"] else words


def _anniversary(desk: DeskFile, tie: Entry) -> Cell:
    comes = terms.next_anniversary(tie.values["signed_on"], desk.today)
    if comes is None:
        return None
    on = days.day(comes.on) if comes.on else str(comes.year)
    return _("{n} years, {day}").format(n=comes.years, day=on)


def _people(desk: DeskFile, partner: int, ties: list[Entry]) -> list[Block]:
    found = [end.id for end in desk.linked("partner", partner) if end.kind == "person" and not end.outward]
    contacts = [tie.values["contact"] for tie in ties if tie.values["contact"]]
    order = list(dict.fromkeys([*contacts, *found]))
    people = [p for n in order if (p := desk.get("person", n)).values["left_on"] is None]
    if not people:
        return []
    more = len(people) - _MOST
    note = _("{n} more on record.").format(n=more) if more > 0 else ""
    return [Section(_("People"), (People(tuple(person(p.values) for p in people[:_MOST])),), note=note)]


def person(values: Mapping[str, Any]) -> Person:
    """A person as a card: the name in its own order, how it is said, the forms of address."""
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
    )


def _avoid(entries: list[Entry]) -> list[Block]:
    points = [Text(entry.values["sensitivities"]) for entry in entries if entry.values["sensitivities"]]
    return [Section(_("Avoid"), (Box(tuple(points)),), tone="care")] if points else []


def _make(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    kind, number = record or ("partner", 0)
    return build(desk, kind, number, now, internal=options["internal"])


PAPER = PaperKind(
    "partner-profile",
    "Partner profile",
    "One partner: why the tie exists, where it stands, what was agreed, whom to meet.",
    ("partner", "tie"),
    ("pdf",),
    (Option("internal", "With the sensitive points, for internal use", confidential=True),),
    _make,
    languages=("en", "es", "fr"),
)
