"""Who is who: the people at both ends of each tie, our own offices, consulates, committees, and how to address them."""

from collections.abc import Mapping, Sequence

from cityintl.desk import handover
from cityintl.desk.asking import picked
from cityintl.desk.handover import Known
from cityintl.desk.who_is_who import BothEnds, Someone, both_ends
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Column, Group, Lines, Part, Quiet, Said, Soft, Status, Table, line
from cityintl.papers.names import Named, named, own_script, people
from cityintl.papers.transition.reader import Reader
from cityintl.records.organization import OrganizationType
from cityintl.records.tie import TieStatus
from cityintl.words import _

_OURS = (OrganizationType.CITY_OFFICE,)
_CONSULS = (OrganizationType.CONSULATE, OrganizationType.EMBASSY, OrganizationType.STATE_OFFICE)
_COMMITTEES = (OrganizationType.COMMITTEE, OrganizationType.ASSOCIATION)
#: A mayor is told of so many at the other end of a tie: the named contact and the highest in rank.
_FEW = 2


def who(reader: Reader) -> list[Part]:
    """Two chapters: those at the ends of ties, and those around this desk."""
    return [part for part in (_at_ties(reader), _around(reader)) if part]


def _at_ties(reader: Reader) -> Part | None:
    desk = reader.desk
    rows = [row for row in picked(desk, "tie", ("status",), {}) if row["status"] is not TieStatus.TERMINATED]
    titles = desk.titles("tie", [row["id"] for row in rows])
    ends = {row["id"]: both_ends(desk, row["id"], desk.today) for row in rows}
    known = people(desk, {each.number for of in ends.values() for each in _of(of, reader) if each.kind == "person"})
    groups = tuple(
        Group(titles[number], tuple(_row(each, known) for each in _of(of, reader)))
        for number, of in sorted(ends.items(), key=lambda pair: titles[pair[0]])
        if _of(of, reader)
    )
    if not groups:
        return None
    table = Table(_columns(), groups=groups, caption=_("People at both ends of our ties"), dense=True)
    note = _("There first, then those here; how a name is said, and how its bearer is spoken and written to.")
    return Part(_("Who is who"), (table,), kicker=_("People"), standfirst=note)


def _of(ends: BothEnds, reader: Reader) -> list[Someone]:
    """Everyone there and who carries it here for an officer; for a mayor those who matter most at each end."""
    there = [each for each in ends.there if each.kind == "person"]
    here = list(ends.here)
    if reader.mayor:
        return [*there[:_FEW], *here[:1]]
    return [*ends.there, *(each for place, each in enumerate(here) if not place or each.kind == "organization")]


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Name"), second=_("How it is said"), share=2.1),
        Column(_("What they are"), share=2.2),
        Column(_("Say"), second=_("Write"), share=1.9),
        Column(_("How to reach"), share=2.6),
    )


def _row(each: Someone, known: Mapping[int, Named]) -> tuple[Cell, ...]:
    role: list[Said] = [each.role]
    if each.until:
        until = _("until {day}").format(day=days.day(each.until))
        role.append(line(Status("Overdue"), f": {until}") if each.late else until)
    if each.kind != "person":
        return each.name, Lines(tuple(role)), None, None
    return _cells(known[each.number], tuple(role))


def _cells(person: Named, role: tuple[Said, ...]) -> tuple[Cell, ...]:
    """A person in four cells: name, what they are, forms of address, how to reach them."""
    phonetic = (Soft(person["phonetic"]),) if person["phonetic"] else ()
    forms = tuple(form for form in (person["spoken_form"], person["written_form"]) if form)
    reached = tuple(way for way in (person["email"], person["phone"]) if way)
    return (
        Lines((named(person), *own_script(person), *phonetic)),
        Lines(role) if any(role) else None,
        Lines(forms) if forms else None,
        Lines((reached[0], *(Quiet(way) for way in reached[1:]))) if reached else None,
    )


def _around(reader: Reader) -> Part | None:
    """Those here with whom the desk works: city offices, committees, consulates."""
    desk = reader.desk
    wanted = ((_("City offices"), _OURS), (_("Committees and associations"), _COMMITTEES),
              (_("Consulates and state offices"), _CONSULS))  # fmt: skip
    found = [(name, handover.people_of(desk, types)) for name, types in wanted]
    known = people(desk, {each.person for _name, of in found for each in of})
    blocks: list[Block] = [_table(name, of, known) for name, of in found if of]
    if not blocks:
        return None
    return Part(_("Around this desk"), tuple(blocks), kicker=_("People"))


def _table(name: str, of: Sequence[Known], known: Mapping[int, Named]) -> Table:
    rows = tuple(_cells(known[each.person], (each.position, each.office)) for each in of)
    return Table(_columns(), rows, caption=name, caption_shown=True, dense=True)
