"""The register of ties: who, since when, until when, who carries it, when last heard of, what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cityintl.desk import terms
from cityintl.desk.contents import contents
from cityintl.desk.lists import listing
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.papers import days
from cityintl.papers.blocks import Cell, Column, Group, Lines, Local, Paper, Quiet, Status, Strong, Table, line
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, PaperKind
from cityintl.papers.telling import ago, country, dated, since, worded
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_FIELDS = (
    "partner", "partner.local_name", "partner.local_language", "partner.country", "partner.region", "type", "status",
    "signed_on", "resolution", "provisional_until", "areas", "carried_by", "grade", "review_on", "last_contact",
    "days_since", "inactive",
)  # fmt: skip
_AGREED = ("tie", "signed_on", "effective_on", "expires_on", "term_months", "open_ended")
_NUMBERS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One tie with what follows from its papers on this day."""

    values: Mapping[str, Any]
    open_ended: bool
    ends: date | None
    next_on: date | None
    next_what: str
    anniversary: terms.Anniversary | None

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


def entries(desk: DeskFile, today: date, *, ended: bool) -> list[Entry]:
    """All ties in the order of their partners, with or without those that were ended."""
    found = listing(desk, "tie", _FIELDS, order="partner")
    papers: dict[int, list[dict[str, Any]]] = {}
    for _number, row in contents(desk, "agreement", _AGREED):
        papers.setdefault(row[0], []).append(dict(zip(_AGREED, row, strict=True)))
    made = []
    for number, row in zip(found.ids, found.rows, strict=True):
        values = dict(zip(found.columns, row, strict=True))
        if ended or values["status"] is not TieStatus.TERMINATED:
            made.append(_entry(values, papers.get(number, []), today))
    return made


def _entry(values: Mapping[str, Any], papers: list[dict[str, Any]], today: date) -> Entry:
    open_ended = any(paper["open_ended"] for paper in papers)
    ends = max((end for paper in papers if (end := terms.end_of(paper))), default=None)
    comes = terms.next_anniversary(values["signed_on"], today)
    dates: list[tuple[date, str]] = []
    if comes and comes.on:
        dates.append((comes.on, _("{n} years").format(n=comes.years)))
    for day, what in (
        (ends, _("agreement ends") if open_ended else _("expires")),
        (values["provisional_until"], _("trial ends")),
    ):
        if day and day >= today:
            dates.append((day, what))
    if values["review_on"] and values["review_on"] >= today:
        dates.append((values["review_on"], _("review")))
    on, what = min(dates, default=(None, ""))
    return Entry(values, open_ended, ends, on, what, comes)


def build(desk: DeskFile, now: datetime, *, ended: bool = True) -> Paper:
    """The register as a paper, and as a sheet with every fact in a column of its own."""
    today = desk.today
    found = entries(desk, today, ended=ended)
    sisters = [e for e in found if e["type"] in (TieType.SISTER_CITY, TieType.SISTER_COUNTY)]
    groups = ((_("Sister cities"), sisters), (_("Other ties"), [e for e in found if e not in sisters]))
    table = Table(
        _columns(),
        groups=tuple(Group(name, tuple(_row(e, today) for e in group)) for name, group in groups if group),
        caption=_("Ties"),
        dense=True,
    )
    return Paper(
        name="ties-register",
        title=_("{count}, as of {day}").format(count=_counted(len(found)), day=days.day(today)),
        kicker=_("Ties register"),
        blocks=(table,),
        landscape=True,
        sheets=(_sheet(found),),
        readme=_readme(desk, today, ended),
        **letterhead(desk.home(), now),
    )


def _counted(number: int) -> str:
    words = _(_NUMBERS[number]) if number < len(_NUMBERS) else str(number)
    return ngettext("{n} tie", "{n} ties", number).format(n=words)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Partner"), share=1.6),
        Column(_("Kind"), second=_("Status"), share=1.95),
        Column(_("Signed"), second=_("Resolution"), share=0.85),
        Column(_("Term ends"), share=0.9),
        Column(_("Carried by"), share=1.45),
        Column(_("Last contact"), share=1.2),
        Column(_("Next date"), share=1.05),
        Column(_("Review"), share=0.55),
        Column(_("Areas"), share=1.95),
    )


def _row(entry: Entry, today: date) -> tuple[Cell, ...]:
    land = country(entry["partner.country"])
    name = line(Strong(entry["partner"]), f", {land}" if land else "")
    local = entry["partner.local_name"]
    partner: Cell = name
    if local and local != entry["partner"]:
        partner = Lines((name, Local(local, entry["partner.local_language"] or "", quiet=True)))
    status = Status(str(entry["status"].value))
    grade = entry["grade"]
    return (
        partner,
        Lines((worded(entry["type"]), status)),
        _two(dated(entry["signed_on"]), entry["resolution"]),
        _("Open-ended") if entry.open_ended else entry.ends,
        entry["carried_by"],
        _contact(entry, today),
        _two(entry.next_on.isoformat(), entry.next_what) if entry.next_on else None,
        str(grade.value)[:1] if grade else None,
        entry["areas"],
    )


def _two(first: str, second: str | None) -> Cell:
    if not first:
        return Quiet(second) if second else None
    return Lines((first, second)) if second else first


def _contact(entry: Entry, today: date) -> Cell:
    day = entry["last_contact"]
    if day is None:
        return None
    said = Status("Silent", f" {since(day, today)}") if entry["inactive"] else ago(day, today)
    return Lines((day.isoformat(), said))


def _sheet(found: list[Entry]) -> Sheet:
    columns = (
        SheetColumn(_("Partner")),
        SheetColumn(_("Name there")),
        SheetColumn(_("Country")),
        SheetColumn(_("Region")),
        SheetColumn(_("Kind")),
        SheetColumn(_("Status")),
        SheetColumn(_("Signed"), "partial_date"),
        SheetColumn(_("Resolution")),
        SheetColumn(_("Term")),
        SheetColumn(_("Expires"), "date"),
        SheetColumn(_("Areas")),
        SheetColumn(_("Carried by")),
        SheetColumn(_("Last contact"), "date"),
        SheetColumn(_("Since last contact"), "number", _("days")),
        SheetColumn(_("Next anniversary"), "date"),
        SheetColumn(_("Anniversary"), "number", _("years")),
        SheetColumn(_("Next review"), "date"),
        SheetColumn(_("Review grade")),
    )
    return Sheet(_("Ties"), columns, [_facts(entry) for entry in found])


def _facts(entry: Entry) -> tuple[object, ...]:
    comes, grade = entry.anniversary, entry["grade"]
    return (
        entry["partner"],
        entry["partner.local_name"],
        country(entry["partner.country"]) or None,
        entry["partner.region"],
        worded(entry["type"]),
        worded(entry["status"]),
        entry["signed_on"],
        entry["resolution"],
        _("Open-ended") if entry.open_ended else (_("Fixed") if entry.ends else None),
        None if entry.open_ended else entry.ends,
        entry["areas"],
        entry["carried_by"],
        entry["last_contact"],
        entry["days_since"],
        comes.on if comes else None,
        comes.years if comes else None,
        entry["review_on"],
        worded(grade) or None,
    )


def _readme(desk: DeskFile, today: date, ended: bool) -> tuple[tuple[str, str], ...]:
    home = desk.home()
    return (
        (_("What"), _("Register of ties of {city}").format(city=home["name"])),
        (_("As of"), today.isoformat()),
        (_("Source"), desk.path.name),
        (_("Filter"), _("All ties") if ended else _("All ties but terminated ones")),
        (_("Signed"), _("As much of the date as is known: 1962, 1962-05 or 1962-05-14.")),
        (_("Last contact"), _("The newest letter, call or meeting with the partner or someone who speaks for it.")),
        (_("Not in this register yet"), _("Exchanges and costs of five years, legal screen.")),
    )


PAPER = PaperKind(
    "ties-register",
    "Ties register",
    "All ties with their terms, who carries them, the last contact and the next date.",
    (),
    ("pdf", "xlsx"),
    (Option("ended", "Also ties that were terminated", True),),
    lambda desk, _record, now, options: build(desk, now, ended=options["ended"]),
    languages=("en", "es", "fr"),
)
