"""A person on a sheet: the card, how to address and reach them, offices, met when by whom, letters, gifts, promises."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from cityintl.desk import person_memory
from cityintl.desk.asking import titles_of
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Box,
    Cell,
    Column,
    Facts,
    Line,
    Lines,
    Link,
    Local,
    Paper,
    People,
    Quiet,
    Section,
    Status,
    Table,
    Text,
    line,
)
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.visit import card_of, local_of
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.memory import Direction
from cityintl.records.money import Money
from cityintl.reference import languages
from cityintl.store import DeskFile
from cityintl.words import _

_OPEN = (FollowUpStatus.OPEN, FollowUpStatus.IN_PROGRESS)


def build(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    """The sheet; diet and access needs stand on it only where they are asked for."""
    number, confidential = (record[1] if record else 0), bool(options["confidential"])
    values = desk.get("person", number).values
    blocks: list[Block] = [People((card_of(desk, values, write=True),)), *_facts(desk, values)]
    if values["bio"]:
        blocks.append(Section(_("About"), (Text(values["bio"]),), key="about"))
    if confidential:
        blocks += _needs(values)
    blocks += _offices(desk, number)
    blocks += _met(desk, number)
    blocks += _promises(desk, number)
    blocks += _gifts(desk, number)
    blocks += _letters(desk, number)
    return Paper(
        name="person-sheet",
        title=values["full_name"],
        kicker=_("Person"),
        local=local_of(values, quiet=False),
        standfirst=_standfirst(desk, values),
        blocks=tuple(blocks),
        handling=_("Confidential") if confidential else _("Internal"),
        **letterhead(desk.home(), now),
    )


def _of(desk: DeskFile, values: Mapping[str, Any]) -> str:
    firms = titles_of(desk, "organization", [values["organization"]])
    return firms.get(values["organization"]) or titles_of(desk, "partner", [values["partner"]]).get(
        values["partner"], ""
    )


def _standfirst(desk: DeskFile, values: Mapping[str, Any]) -> str:
    left = _("left {day}").format(day=days.known(values["left_on"])) if values["left_on"] else ""
    return ", ".join(dict.fromkeys(filter(None, (values["position"], _of(desk, values), left))))


def _facts(desk: DeskFile, values: Mapping[str, Any]) -> list[Block]:
    spoken = ", ".join(languages.name(code) for code in values["languages"] or ())
    email, aide = values["email"], values["assistant_email"]
    assistant = [said for said in (values["assistant"], values["assistant_phone"]) if said]
    if aide:
        assistant.append(Link(aide, f"mailto:{aide}"))
    local = values["address_local"]
    pairs: list[tuple[str, Cell]] = [
        (_("Honorific"), values["honorific"]),
        (_("Languages"), spoken or None),
        (_("Telephone"), values["phone"]),
        (_("E-mail"), Link(email, f"mailto:{email}") if email else None),
        (_("Assistant"), Lines(tuple(assistant)) if assistant else None),
        (_("Address"), values["address"]),
        (_("Address there"), Local(local, values["local_language"] or "") if local else None),
    ]
    found = tuple((label, cell) for label, cell in pairs if cell)
    return [Section(_("How to reach"), (Facts(found),), key="reach")] if found else []


def _needs(values: Mapping[str, Any]) -> list[Block]:
    pairs: list[tuple[str, Cell]] = [(_("Diet"), values["diet"]), (_("Access needs"), values["access_needs"])]
    found = tuple((label, cell) for label, cell in pairs if cell)
    said: Block = Facts(found) if found else Text(_("Nothing is on record."))
    return [Section(_("Needs"), (Box((said,)) if found else said,), note=_("For the host only."), key="needs")]


def _offices(desk: DeskFile, number: int) -> list[Block]:
    rows = tuple(
        (
            Lines(tuple(filter(None, (row["title"], _office_of(row))))),
            days.known(row["since"]) or None,
            days.known(row["until"]) or (_("in office") if row["since"] else None),
        )
        for row in person_memory.offices(desk, number)
    )
    columns = (
        Column(_("Office"), share=2.4),
        Column(_("Since"), share=1.1),
        Column(_("Until"), share=1.1),
    )
    return (
        [Section(_("Offices held"), (Table(columns, rows, caption=_("Offices held")),), key="offices")] if rows else []
    )


def _office_of(row: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (row["of"], _("elected") if row["elected"] else "")))


def _met(desk: DeskFile, number: int) -> list[Block]:
    found = person_memory.meetings(desk, number, desk.today)
    pairs: tuple[tuple[str, Cell], ...] = tuple(
        (days.day(m.on), Lines(tuple(filter(None, (m.what, m.visit, _with(m.others)))))) for m in found
    )
    return [Section(_("Met"), (Facts(pairs),), key="met")] if pairs else []


def _with(names: tuple[str, ...]) -> str:
    return _("with {names}").format(names=", ".join(names)) if names else ""


def _promises(desk: DeskFile, number: int) -> list[Block]:
    found = person_memory.promises(desk, number)
    owners = person_memory.names(desk, found, "owner", "person")
    rows = tuple(
        (_standing(row, desk), Lines(tuple(filter(None, (row["what"], _whose(row, owners)))))) for row in found
    )
    columns = (Column(_("Where it stands"), share=1.5), Column(_("What"), share=3.5))
    table = Table(columns, rows, caption=_("Promises"), heads=False)
    return [Section(_("Promises"), (table,), key="promises")] if rows else []


def _standing(row: Mapping[str, Any], desk: DeskFile) -> Line:
    if row["status"] not in _OPEN:
        word = Status("Done") if row["status"] is FollowUpStatus.DONE else Quiet(_(row["status"].value))
        return line(word, Quiet(f" {days.day(row['closed_on'])}" if row["closed_on"] else ""))
    due = row["due_on"]
    if due is None:
        return line(Status("Open"))
    if due < desk.today:
        return line(Status("Overdue"), Quiet(" " + _("since {day}").format(day=days.day(due))))
    return line(Status("Open"), Quiet(" " + _("by {day}").format(day=days.day(due))))


def _whose(row: Mapping[str, Any], owners: Mapping[int, str]) -> str:
    side = _("we promised") if row["side"] is Side.US else _("they promised")
    return ", ".join(filter(None, (side, owners.get(row["owner"] or 0, ""))))


def _gifts(desk: DeskFile, number: int) -> list[Block]:
    found = person_memory.gifts(desk, number)
    people = person_memory.names(desk, found, "giver", "recipient")
    rows = []
    for row in found:
        value = Money().show(row["value"]) if row["value"] else None
        rows.append((days.day(row["on"]), Lines((row["what"], _way(row, number, people, desk.today))), value))
    columns = (Column(_("Day"), share=1.3), Column(_("Gift"), share=3.0), Column(_("Value"), "right", share=0.7))
    table = Table(columns, tuple(rows), caption=_("Gifts"), heads=False)
    return [Section(_("Gifts"), (table,), key="gifts")] if rows else []


def _way(row: Mapping[str, Any], person: int, people: Mapping[int, str], today: date) -> str:
    """“from us to Ōshima Kenichi”, “to us from Ōshima Kenichi”; on the sheet of who got it, who handed it over."""
    sent, got = row["direction"] is Direction.SENT, row["recipient"] == person
    ours = _("from us") if row["on"] <= today else _("to be given by us")
    other = people.get((row["giver"] if got else row["recipient"]) or 0, "")
    way = ours if sent else _("to us")
    if not other:
        return way
    if sent is got:
        return ", ".join((way, _("handed over by {name}") if sent else _("taken by {name}"))).format(name=other)
    return " ".join((way, _("to {name}") if sent else _("from {name}"))).format(name=other)


def _letters(desk: DeskFile, number: int) -> list[Block]:
    found = person_memory.letters(desk, number)
    rows = tuple(
        (
            days.day(row["on"]),
            Lines((row["subject"], ", ".join((_(row["medium"].value).lower(), _(row["direction"].value).lower())))),
        )
        for row in found
    )
    columns = (Column(_("Day"), share=1.3), Column(_("Letter"), share=3.7))
    table = Table(columns, rows, caption=_("Letters and calls"), heads=False)
    return [Section(_("Letters and calls"), (table,), key="letters")] if rows else []


PAPER = PaperKind(
    "person-sheet",
    "Person sheet",
    "One person: card, forms of address, offices, met when by whom, promises, gifts, letters.",
    ("person",),
    ("pdf",),
    (Option("confidential", "With diet and access needs", confidential=True),),
    build,
)
