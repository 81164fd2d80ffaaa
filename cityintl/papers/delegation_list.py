"""The members of a delegation in their order of precedence, on paper and as a workbook."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cityintl.desk.asking import titles_of
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.desk.visits import Member
from cityintl.papers.blocks import Block, Bullets, Cell, Column, Lines, Link, Paper, Quiet, Said, Section, Table
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.visit import Visit, listed, local_of, named, order_remarks, order_said, read
from cityintl.records.delegation import Precedence
from cityintl.records.person import NameOrder
from cityintl.reference import languages
from cityintl.store import DeskFile
from cityintl.words import _


def build(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    """The list; diets and access needs stand on it only where they are asked for."""
    visit, confidential = read(desk, record), bool(options["confidential"])
    offices = _offices(visit)
    blocks: list[Block] = [_table(visit, offices, confidential)] if visit.members else []
    if remarks := order_remarks(visit):
        blocks.append(Section(_("On the order"), (Bullets(tuple(remarks)),), key="order"))
    return Paper(
        name="delegation-list",
        title=visit.values["name"],
        kicker=_("Delegation list"),
        local=visit.partner_local,
        standfirst=_standfirst(visit),
        blocks=tuple(blocks),
        handling=_("Confidential") if confidential else "",
        landscape=True,
        sheets=(_sheet(visit, offices, confidential),),
        readme=_readme(visit, confidential),
        **letterhead(visit.home, now),
    )


def _standfirst(visit: Visit) -> str:
    said = order_said(visit) if visit.members else _("Nobody is entered yet")
    return ". ".join(filter(None, (visit.dates, said)))


def _offices(visit: Visit) -> dict[int, str]:
    """For whom each member stands: an organization, else the partner."""
    people = [visit.people[member.person] for member in visit.members]
    firms = titles_of(visit.desk, "organization", [person["organization"] for person in people])
    cities = titles_of(visit.desk, "partner", [person["partner"] for person in people])
    return {
        member.person: firms.get(person["organization"]) or cities.get(person["partner"], "")
        for member, person in zip(visit.members, people, strict=True)
    }


def _table(visit: Visit, offices: Mapping[int, str], confidential: bool) -> Table:
    columns = [
        Column(_("No."), "right", share=0.3),
        Column(_("Name"), second=_("In its script, how to say it"), share=1.5),
        Column(_("Title"), second=_("Organization"), share=1.8),
        Column(_("Role"), second=_("Program"), share=0.8),
        Column(_("Languages"), share=0.9),
        Column(_("Say"), second=_("Write"), share=1.2),
        Column(_("Telephone"), second=_("E-mail"), share=2.0),
    ]
    if confidential:
        columns.append(Column(_("Diet"), second=_("Access needs"), share=1.5))
    rows = tuple(_row(visit, member, offices, confidential) for member in visit.members)
    return Table(tuple(columns), rows, caption=_("Members"), dense=True)


def _row(visit: Visit, member: Member, offices: Mapping[int, str], confidential: bool) -> tuple[Cell, ...]:
    person = visit.people[member.person]
    email = person["email"]
    cells: tuple[Cell, ...] = (
        member.place,
        _under(named(person), local_of(person), person["phonetic"]),
        _under(person["position"], offices[member.person]),
        _under(_(member.role.value), visit.programs[member.number]),
        _spoken(person),
        _under(person["spoken_form"], person["written_form"]),
        _under(person["phone"], Link(email, f"mailto:{email}") if email else None),
    )
    return (*cells, _under(member.diet, member.access_needs)) if confidential else cells


def _under(*facts: Said | None) -> Cell:
    """These facts one under the other, the first one in ink; nothing where all are missing."""
    found = [fact for fact in facts if fact]
    if not found:
        return None
    if not facts[0] and isinstance(found[0], str):
        found[0] = Quiet(found[0])
    return found[0] if len(found) == 1 else Lines(tuple(found))


def _spoken(person: Mapping[str, Any]) -> str:
    return ", ".join(languages.name(code) for code in person["languages"] or ())


# -- the workbook


def _sheet(visit: Visit, offices: Mapping[int, str], confidential: bool) -> Sheet:
    columns = [
        SheetColumn(_("No."), "number"),
        SheetColumn(_("Name")),
        SheetColumn(_("Family name")),
        SheetColumn(_("Given name")),
        SheetColumn(_("Family name first"), "bool"),
        SheetColumn(_("Name in its script")),
        SheetColumn(_("How to say it")),
        SheetColumn(_("Title")),
        SheetColumn(_("Organization")),
        SheetColumn(_("Role")),
        SheetColumn(_("Program")),
        SheetColumn(_("Languages")),
        SheetColumn(_("Form of address, spoken")),
        SheetColumn(_("Form of address, written")),
        SheetColumn(_("Telephone")),
        SheetColumn(_("E-mail")),
        SheetColumn(_("Hotel and room")),
    ]
    if confidential:
        columns += [SheetColumn(_("Diet")), SheetColumn(_("Access needs"))]
    rows = [_facts(visit, member, offices, confidential) for member in visit.members]
    return Sheet(_("Delegation"), tuple(columns), rows)


def _facts(visit: Visit, member: Member, offices: Mapping[int, str], confidential: bool) -> tuple[object, ...]:
    person = visit.people[member.person]
    facts = (
        member.place,
        listed(person),
        person["family"],
        person["given"],
        person["name_order"] is NameOrder.FAMILY_FIRST,
        person["local_name"],
        person["phonetic"],
        person["position"],
        offices[member.person] or None,
        _(member.role.value),
        visit.programs[member.number] or None,
        _spoken(person) or None,
        person["spoken_form"],
        person["written_form"],
        person["phone"],
        person["email"],
        member.room or None,
    )
    return (*facts, member.diet or None, member.access_needs or None) if confidential else facts


def _readme(visit: Visit, confidential: bool) -> tuple[tuple[str, str], ...]:
    found = [
        (_("What"), _("Members of “{visit}” in their order of precedence").format(visit=visit.values["name"])),
        (_("As of"), visit.desk.today.isoformat()),
        (_("Source"), visit.desk.path.name),
        (_("Order"), _((visit.values["precedence"] or Precedence.RANK).value)),
    ]
    if confidential:
        found.append((_("Handling"), _("Confidential: diets and access needs. For the host only.")))
    return tuple(found)


PAPER = PaperKind(
    "delegation-list",
    "Delegation list",
    "Who travels, in their order of precedence: names, titles, how to address them, how to reach them.",
    ("delegation",),
    ("pdf", "xlsx"),
    (Option("confidential", "With diets and access needs, for the host only", confidential=True),),
    build,
)
