"""Protocol: how to address them, who comes before whom, who sits where, flags, toasts, what is sensitive."""

from cityintl.papers import days
from cityintl.papers.blocks import Block, Bullets, Cell, Column, Facts, Lines, Part, Section, Soft, Table, Text
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.points import avoid
from cityintl.papers.visit import Visit, local_of, named, order_remarks, order_said
from cityintl.words import _


def protocol(book: Book) -> Chapter:
    """What a host's protocol officer would say."""
    visit = book.visit
    blocks = [*_address(visit), *_order(visit), *_seating(visit), *_toasts(visit), *_flags(visit), *_sensitive(book)]
    return Chapter(_("Protocol"), (Part(_("Names, order and seats"), tuple(blocks)),) if blocks else ())


def _address(visit: Visit) -> list[Block]:
    turn = [m.person for m in visit.members if m.person in visit.theirs]
    turn += [n for n in visit.people if n in visit.theirs and n not in turn]
    rows: list[tuple[Cell, ...]] = []
    for number in turn:
        person = visit.people[number]
        if person["spoken_form"] or person["written_form"] or person["phonetic"]:
            local = local_of(person)
            name: Cell = Lines((named(person), local)) if local else named(person)
            sounds = Soft(person["phonetic"]) if person["phonetic"] else None
            rows.append((name, sounds, person["spoken_form"], person["written_form"]))
    if not rows:
        return []
    columns = (
        Column(_("Name"), share=1.5),
        Column(_("How it sounds"), share=1.5),
        Column(_("Say"), share=1.3),
        Column(_("Write"), share=1.4),
    )
    table = Table(columns, tuple(rows), caption=_("Forms of address"))
    return [Section(_("Forms of address"), (table,), key="protocol.address")]


def _order(visit: Visit) -> list[Block]:
    if not visit.members:
        return []
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (m.place, named(visit.people[m.person]), m.position) for m in visit.members
    )
    columns = (Column(_("No."), "right", share=0.4), Column(_("Name"), share=2), Column(_("Title"), share=2.6))
    found: list[Block] = [
        Text(order_said(visit) + "."),
        Table(columns, rows, caption=_("Order of precedence"), heads=False),
    ]
    if remarks := order_remarks(visit):
        found.append(Bullets(tuple(remarks)))
    return [Section(_("Precedence"), tuple(found), key="protocol.order")]


def _seating(visit: Visit) -> list[Block]:
    pairs = _of_items(visit, "seating")
    note = _("The seat of honor is at the right of the host.")
    return [Section(_("Seating"), (Facts(tuple(pairs)),), note=note, key="protocol.seating")] if pairs else []


def _of_items(visit: Visit, field: str) -> list[tuple[str, Cell]]:
    return [
        (days.short(item.on), Lines((item.title, item.values[field]))) for item in visit.items if item.values[field]
    ]


def _toasts(visit: Visit) -> list[Block]:
    """What is said at table and at ceremonies, where it is agreed."""
    wanted = ("MEAL", "CEREMONY")
    pairs: list[tuple[str, Cell]] = [
        (days.short(item.on), Lines((item.title, item.values["speaks"])))
        for item in visit.items
        if item.type.name in wanted and item.values["speaks"]
    ]
    return [Section(_("Toasts and speeches"), (Facts(tuple(pairs)),), key="protocol.toasts")] if pairs else []


def _flags(visit: Visit) -> list[Block]:
    if visit.home["country"] != "US" or visit.outbound or not visit.partner:
        return []
    words = _(
        "Flags of nations stand on staffs of their own, at one height and of about one size, none above another; "
        "the U.S. flag stands at its own right (4 U.S.C. 7)."
    )
    return [Section(_("Flags"), (Text(words),), key="protocol.flags")]


def _sensitive(book: Book) -> list[Block]:
    visit = book.visit
    tie = book.desk.get("tie", visit.values["tie"]).values if visit.values["tie"] else {}
    said = [visit.partner.get("sensitivities"), tie.get("sensitivities"), visit.values["sensitivities"]]
    said += [row["sensitive_clauses"] for row in book.agreements]
    return list(avoid(_("Sensitive points"), "\n".join(filter(None, said)), "protocol.sensitive"))
