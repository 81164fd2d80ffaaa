"""A greeting list with its addresses, for whoever writes the envelopes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from cityintl.desk import greetings, recipients
from cityintl.desk.recipients import Recipient
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.papers import days
from cityintl.papers.blocks import Cell, Column, Lines, Paper, Quiet, Status, Strong, Table, Text
from cityintl.papers.letterhead import letterhead
from cityintl.papers.letters.labels import lines
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

Values = Mapping[str, Any]


def _years(desk: DeskFile, record: Record) -> list[tuple[str, str]]:
    number = record[1] if record else 0
    first = greetings.first_year(desk, number, desk.today)
    found = dict.fromkeys([first, *greetings.years(desk, number)])
    return [(str(year), str(year)) for year in found]


def _make(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    number, year = (record or ("", 0))[1], int(options["year"])
    values = desk.get("greeting_list", number).values
    cards = [(row.values, recipients.of_card(desk, row.values)) for row in greetings.cards(desk, number, year)]
    counts = greetings.counts(desk, number, year)
    said = ngettext(
        "{n} card for {year}: {sent} sent, {back} came.",
        "{n} cards for {year}: {sent} sent, {back} came.",
        counts.cards,
    )
    return Paper(
        name="greeting-list",
        title=str(values["name"]),
        kicker=_("Greeting list"),
        standfirst=said.format(n=counts.cards, year=year, sent=counts.sent, back=counts.received)
        + _send(values, year, counts, desk.today),
        blocks=(
            *((Text(str(values["wording"]), "lead"),) if values["wording"] else ()),
            _table(cards, options["addresses"]),
        ),
        sheets=(_sheet(year, cards, options["addresses"]),),
        readme=(
            (_("What"), f"{values['name']} {year}"),
            (_("As of"), desk.today.isoformat()),
            (_("Source"), desk.path.name),
        ),
        **letterhead(desk.home(), now),
    )


def _send(values: Values, year: int, counts: greetings.Counts, today: date) -> str:
    """By which day the cards of this year are to leave; nothing once all of them left."""
    if not values["send_by"] or 0 < counts.cards == counts.sent:
        return ""
    by = greetings.goes_out(values["occasion"], values["send_by"], year)
    words = _(" Send by {day}.") if by >= today else _(" They were to leave by {day}.")
    return words.format(day=days.day(by))


def _table(cards: Sequence[tuple[Values, Recipient]], addresses: bool) -> Table:
    columns = [Column(_("On the envelope"), share=2.4)]
    columns += [Column(_("Address"), share=2.6)] if addresses else []
    columns += [Column(_("How"), share=0.9), Column(_("Sent"), second=_("Theirs came"), share=1.2)]
    columns += [Column(_("Note"), share=1.4)]
    rows = tuple(_row(values, to, addresses) for values, to in cards)
    return Table(tuple(columns), rows, caption=_("Cards of the year"))


def _row(values: Values, to: Recipient, addresses: bool) -> tuple[Cell, ...]:
    sent, came = values["sent_on"], values["received_on"]
    state: Cell = Status("Open")
    if sent or came:
        state = Lines((sent.isoformat() if sent else "–", *([came.isoformat()] if came else [])))
    medium = _(values["medium"].value) if values["medium"] else None
    address = (Lines(lines(to, local=False)[1:]) if _known(to) else Quiet(_("no address")),) if addresses else ()
    return (Strong(values["addressed"]), *address, medium, state, values["note"])


def _known(to: Recipient) -> bool:
    return bool(to.person.get("address") or to.office.get("address"))


def _sheet(year: int, cards: Sequence[tuple[Values, Recipient]], addresses: bool) -> Sheet:
    columns = [SheetColumn(_("On the envelope"))]
    columns += [SheetColumn(_("Address"), "note")] if addresses else []
    columns += [SheetColumn(_("How")), SheetColumn(_("Sent"), "date"), SheetColumn(_("Theirs came"), "date")]
    columns += [SheetColumn(_("Note"), "note")]
    rows: list[tuple[object, ...]] = []
    for values, to in cards:
        told = "\n".join(_plain(line) for line in lines(to, local=False)) if _known(to) else None
        medium = _(values["medium"].value) if values["medium"] else None
        days_of: tuple[date | None, date | None] = (values["sent_on"], values["received_on"])
        rows.append((values["addressed"], *((told,) if addresses else ()), medium, *days_of, values["note"]))
    return Sheet(_("Cards {year}").format(year=year), tuple(columns), rows)


def _plain(said: object) -> str:
    return said if isinstance(said, str) else str(getattr(said, "text", ""))


PAPER = PaperKind(
    "greeting-list",
    "Greeting list",
    "The cards of a year: who gets one, at which address, what was sent and what came.",
    ("greeting_list",),
    ("pdf", "xlsx"),
    (
        Option("year", "Year", offers=_years),
        Option("addresses", "With addresses", True),
    ),
    _make,
    languages=("en", "es", "fr"),
)
