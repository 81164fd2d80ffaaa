"""Whom to call and who comes: telephones of both sides, the party as cards in its order."""

from cityintl.desk.asking import picked
from cityintl.desk.visits import Member
from cityintl.papers.blocks import Block, Cell, Column, Lines, Part, People, Quiet, Section, Strong, Table
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.emergency import emergency
from cityintl.papers.visit import Visit, card, named, order_said
from cityintl.records.delegation import VisitWay
from cityintl.records.itinerary import Part as Role
from cityintl.records.member import MemberRole
from cityintl.words import _

#: Organizations that are called during a visit are those linked with it.
_OFFICE = ("name", "phone", "email")


def people(book: Book) -> Chapter:
    """The page with every telephone number, and the one with every face."""
    visit = book.visit
    calls = _calls(visit)
    parts = []
    if calls:
        parts.append(Part(_("Contacts and emergency"), tuple(calls)))
    if visit.members:
        cards = People(tuple(card(visit, member.person) for member in visit.members))
        title = _("Who takes part") if visit.values["direction"] is VisitWay.VIRTUAL else _("Who travels")
        parts.append(Part(title, (cards, *_told(visit)), standfirst=order_said(visit) + "."))
    return Chapter(_("People"), tuple(parts))


def _calls(visit: Visit) -> list[Block]:
    first = [n for n in (visit.values["host_lead"], visit.values["their_lead"]) if n]
    found = _in_an_emergency(visit)
    if first:
        found.append(_section(_("Call first"), visit, first, "contacts.first"))
    wanted = (MemberRole.INTERPRETER, MemberRole.SECURITY, MemberRole.STAFF)
    helpers = [m.person for m in visit.members if m.role in wanted and m.person not in first]
    if helpers:
        found.append(_section(_("Interpreters and staff"), visit, helpers, "contacts.staff"))
    hosts = [e.person for item in visit.items for e in item.people if e.role is Role.HOST]
    others = [n for n in dict.fromkeys(hosts) if n not in (*first, *helpers) and visit.people[n]["phone"]]
    if others:
        found.append(_section(_("Hosts"), visit, others, "contacts.hosts"))
    if offices := _offices(visit):
        found.append(offices)
    return found


def _in_an_emergency(visit: Visit) -> list[Block]:
    """The numbers of the place, and what was arranged before the visit."""
    values, known = visit.values, emergency(visit)
    rows: list[tuple[Cell, ...]] = [(label, Strong(number)) for label, number in known.numbers] if known else []
    pairs = [(_("Insurance"), values["insurance"]), (_("Consulate and State"), values["officials_informed"])]
    rows += [(label, said) for label, said in pairs if said]
    if not rows:
        return []
    columns = (Column(_("What"), share=1.2), Column(_("Words"), share=3.8))
    table = Table(columns, tuple(rows), caption=_("In an emergency"), heads=False)
    surety = known.surety if known else ""
    return [Section(_("In an emergency"), (table,), note=surety, key="contacts.emergency")]


def _section(head: str, visit: Visit, people: list[int], key: str) -> Section:
    columns = [Column(_("Name"), share=2.0), Column(_("Telephone"), share=2.0)]
    if any(visit.people[number]["assistant"] for number in people):
        columns.append(Column(_("Assistant"), share=1.6))
    rows = tuple(_row(visit, person)[: len(columns)] for person in people)
    return Section(head, (Table(tuple(columns), rows, caption=head, heads=False),), key=key)


def _row(visit: Visit, number: int) -> tuple[Cell, ...]:
    """Someone to call; the address is for those who have no telephone."""
    person = visit.people[number]
    who = Lines((named(person), *([person["position"]] if person["position"] else [])))
    aide = [said for said in (person["assistant"], person["assistant_phone"]) if said]
    return who, person["phone"] or person["email"], Lines(tuple(aide)) if aide else None


def _offices(visit: Visit) -> Section | None:
    """Offices linked with the visit: the consulate, the police, the committee that carries it."""
    linked = [e.id for e in visit.desk.linked("delegation", visit.number) if e.kind == "organization" and not e.field]
    rows = picked(visit.desk, "organization", _OFFICE, {"id": linked})
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (row["name"], row["phone"] or row["email"]) for row in rows if row["phone"] or row["email"]
    )
    if not cells:
        return None
    columns = (Column(_("Office"), share=2.4), Column(_("Telephone"), share=1.4))
    return Section(_("Offices"), (Table(columns, cells, caption=_("Offices"), heads=False),), key="contacts.offices")


def _told(visit: Visit) -> list[Block]:
    """What is to be known of each, beyond the card."""
    rows = tuple(_known(visit, member) for member in visit.members)
    columns = (
        Column(_("No."), "right", share=0.15),
        Column(_("Name"), second=_("Role, program"), share=1.2),
        Column(_("About"), share=4.2),
    )
    table = Table(columns, rows, caption=_("The party"), dense=True, heads=False)
    return [Section(_("The party"), (table,), key="people.party")]


def _known(visit: Visit, member: Member) -> tuple[Cell, ...]:
    person = visit.people[member.person]
    about = [said for said in (person["bio"], Quiet(member.notes) if member.notes else "") if said]
    role = ", ".join(filter(None, (_(member.role.value), visit.programs[member.number])))
    return member.place, Lines((named(person), role)), Lines(tuple(about)) if about else None
