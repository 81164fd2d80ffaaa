"""The register of ties: who, since when, until when, who carries it, when last heard of, what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cityintl.desk import crossings, legal_screen, outlays, terms
from cityintl.desk.asking import picked
from cityintl.desk.contents import contents
from cityintl.desk.crossings import Crossing
from cityintl.desk.legal_screen import Screened
from cityintl.desk.lists import listing
from cityintl.desk.outlays import Outlay
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.numerals import grouped
from cityintl.papers import amounts, days, sums
from cityintl.papers.blocks import (
    Cell,
    Column,
    Group,
    Inline,
    Line,
    Lines,
    Local,
    Paper,
    Quiet,
    Spark,
    Status,
    Strong,
    Table,
    Text,
    line,
)  # fmt: skip
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, PaperKind
from cityintl.papers.telling import ago, country, dated, grades, since, two, worded
from cityintl.records.money import Amount
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_FIELDS = (
    "partner", "partner.local_name", "partner.local_language", "partner.country", "partner.region", "type", "status",
    "signed_on", "resolution", "provisional_until", "areas", "carried_by", "grade", "review_on", "last_contact",
    "days_since", "inactive",
)  # fmt: skip
_AGREED = ("tie", "signed_on", "effective_on", "expires_on", "term_months", "open_ended", "auto_renew")
#: A register looks back over so many years, and sums up the last of them.
_YEARS, _LAST = 10, 5
_NUMBERS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One tie with what follows from its papers on this day, who crossed, what it cost, and its legal screen."""

    values: Mapping[str, Any]
    crossed: tuple[Crossing, ...]
    paid: tuple[Outlay, ...]
    screened: Screened | None
    open_ended: bool
    ends: date | None
    renews: bool
    next_on: date | None
    next_what: str
    anniversary: terms.Anniversary | None

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def people(self, years: Sequence[int]) -> tuple[int, ...]:
        """How many people crossed in each of these years."""
        return crossings.by_year(self.crossed, years)

    def times(self, years: Sequence[int]) -> int:
        """How many visits and exchanges began in these years, those on screens counted."""
        return sum(1 for each in self.crossed if each.year in years)

    def spent(self, years: Sequence[int]) -> tuple[Amount, ...]:
        """What the city itself paid in these years, an amount for each currency."""
        return outlays.sums([each for each in self.paid if each.year in years], ours=True)


def entries(desk: DeskFile, today: date, *, ended: bool) -> list[Entry]:
    """All ties in the order of their partners, with or without those that were ended."""
    found = listing(desk, "tie", _FIELDS, order="partner")
    papers: dict[int, list[dict[str, Any]]] = {}
    for _number, row in contents(desk, "agreement", _AGREED):
        papers.setdefault(row[0], []).append(dict(zip(_AGREED, row, strict=True)))
    partners = {row["id"]: row["partner"] for row in picked(desk, "tie", ("partner",), {})}
    crossed, paid, screens = crossings.crossings(desk, today), outlays.outlays(desk), legal_screen.screened(desk)
    made = []
    for number, row in zip(found.ids, found.rows, strict=True):
        values = dict(zip(found.columns, row, strict=True))
        if ended or values["status"] is not TieStatus.TERMINATED:
            own = (number, partners[number])
            more = crossings.of_tie(crossed, *own), outlays.of_tie(paid, *own), screens.get(number)
            made.append(_entry(values, papers.get(number, []), today, more))
    return made


def last_years(today: date, count: int = _LAST) -> range:
    """So many years, this one the last."""
    return range(today.year - count + 1, today.year + 1)


def _entry(
    values: Mapping[str, Any],
    papers: list[dict[str, Any]],
    today: date,
    more: tuple[list[Crossing], list[Outlay], Screened | None],
) -> Entry:
    open_ended = any(paper["open_ended"] for paper in papers)
    runs = {end: bool(paper["auto_renew"]) for paper in papers if (end := terms.end_now(paper, today))}
    ends = max(runs, default=None)
    renews = bool(ends and runs[ends])
    over = values["status"] is TieStatus.TERMINATED
    comes = None if over else terms.next_anniversary(values["signed_on"], today)
    dates: list[tuple[date, str]] = []
    if comes and comes.on:
        words = ngettext("{n} year of the tie", "{n} years of the tie", comes.years)
        dates.append((comes.on, words.format(n=comes.years)))
    for day, what in (
        (ends, _ending(open_ended=open_ended, renews=renews)),
        (values["provisional_until"], _("trial ends")),
    ):
        if day and day >= today and not over:
            dates.append((day, what))
    if values["review_on"] and values["review_on"] >= today and not over:
        dates.append((values["review_on"], _("review")))
    on, what = min(dates, default=(None, ""))
    crossed, paid, screened = more
    return Entry(values, tuple(crossed), tuple(paid), screened, open_ended, ends, renews, on, what, comes)


def _ending(*, open_ended: bool, renews: bool) -> str:
    """What the last day of an agreement is to the tie."""
    if renews:
        return _("agreement renews itself")
    return _("agreement ends") if open_ended else _("expires")


def build(desk: DeskFile, now: datetime, *, ended: bool = True) -> Paper:
    """The register as a paper, and as a sheet with every fact in a column of its own."""
    today = desk.today
    found = entries(desk, today, ended=ended)
    sisters = [e for e in found if e["type"] in (TieType.SISTER_CITY, TieType.SISTER_COUNTY)]
    groups = ((_("Sister cities"), sisters), (_("Other ties"), [e for e in found if e not in sisters]))
    code = desk.home()["currency"] or "USD"
    table = Table(
        _columns(today, code),
        groups=tuple(Group(name, tuple(_row(e, today, code) for e in group)) for name, group in groups if group),
        caption=_("Ties"),
        dense=True,
    )
    return Paper(
        name="ties-register",
        title=_("{count}, as of {day}").format(count=_counted(len(found)), day=days.day(today)),
        kicker=_("Ties register"),
        blocks=(table, *_summary(found, today)),
        landscape=True,
        sheets=(_sheet(found, today, code),),
        readme=_readme(desk, today, ended),
        **letterhead(desk.home(), now),
    )


def _counted(number: int) -> str:
    words = _(_NUMBERS[number]) if number < len(_NUMBERS) else str(number)
    return ngettext("{n} tie", "{n} ties", number).format(n=words)


def _summary(found: list[Entry], today: date) -> list[Text]:
    """What the five years come to, and what letters and words mean."""
    if not found:
        return []
    years = last_years(today)
    people = sum(sum(entry.people(years)) for entry in found)
    paid = outlays.sums([each for entry in found for each in entry.paid if each.year in years], ours=True)
    crossed = ngettext("Since {year} {n} person crossed", "Since {year} {n} people crossed", people)
    words = crossed.format(year=years[0], n=grouped(people))
    if paid:
        words += _("; the city spent {money}").format(money=sums.told(paid))
    return [Text(f"{words}. {grades()}", "note")]


def _columns(today: date, code: str) -> tuple[Column, ...]:
    span = last_years(today, _YEARS)
    return (
        Column(_("Partner"), share=1.75),
        Column(_("Kind"), second=_("Status"), share=1.3),
        Column(_("Signed"), second=_("Resolution"), share=0.85),
        Column(_("Term ends"), share=0.85),
        Column(_("Carried by"), share=1.7),
        Column(_("Last contact"), share=1.3),
        Column(
            _("People {years}").format(years=f"{span[0]}–{span[-1]}"),
            second=_("and last {n} years").format(n=_LAST),
            share=1.35,
        ),
        Column(_("City, {n} years").format(n=_LAST), "right", share=0.8, unit=amounts.unit(code), decimals=0),
        Column(_("Next date"), share=0.95),
        Column(_("Legal screen"), second=_("Review"), share=1.0),
    )


def _row(entry: Entry, today: date, code: str) -> tuple[Cell, ...]:
    land = country(entry["partner.country"])
    name = line(Strong(entry["partner"]), f", {land}" if land else "")
    local = entry["partner.local_name"]
    partner: Cell = name
    if local and local != entry["partner"]:
        partner = Lines((name, Local(local, entry["partner.local_language"] or "", quiet=True)))
    status = Status(str(entry["status"].value))
    people = entry.people(last_years(today, _YEARS))
    return (
        partner,
        Lines((worded(entry["type"]), status)),
        two(dated(entry["signed_on"]), entry["resolution"]),
        _term(entry, today),
        entry["carried_by"],
        _contact(entry, today),
        Spark(people, _spoken(people, last_years(today, _YEARS)), str(sum(people[-_LAST:]))),
        sums.cell(entry.spent(last_years(today)), code),
        two(entry.next_on.isoformat(), entry.next_what) if entry.next_on else None,
        _screened(entry, today),
    )


def _term(entry: Entry, today: date) -> Cell:
    """Until when a tie holds by its papers, and whether it goes on by itself then."""
    if entry.open_ended or not entry.ends:
        return _("Open-ended") if entry.open_ended else None
    words = _("renews itself") if entry.ends >= today else _("renewed itself")
    return two(entry.ends.isoformat(), words if entry.renews else "")


def _spoken(people: Sequence[int], years: Sequence[int]) -> str:
    """The columns in words: only the years in which somebody crossed."""
    told = [_(": ").join((str(year), str(count))) for year, count in zip(years, people, strict=True) if count]
    return ", ".join(told) or _("nobody")


def _screened(entry: Entry, today: date) -> Cell:
    found: list[Inline | Line] = [Status(entry.screened.word(today))] if entry.screened else [_("Not screened")]
    if entry["grade"]:
        letter = str(entry["grade"].value)[:1]
        found.append(line(Quiet(_("Grade") + " "), Strong(letter)))
    return Lines(tuple(found))


def _contact(entry: Entry, today: date) -> Cell:
    day = entry["last_contact"]
    if day is None:
        return None
    said = Status("Silent", f" {since(day, today)}") if entry["inactive"] else ago(day, today)
    return Lines((day.isoformat(), said))


def _sheet(found: list[Entry], today: date, code: str) -> Sheet:
    years = last_years(today)
    since = _("since {year}").format(year=years[0])
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
        SheetColumn(_("Visits and exchanges"), "number", since),
        SheetColumn(_("People who crossed"), "number", since),
        SheetColumn(_("City money"), "money", f"{code}, {since}"),
        SheetColumn(_("City money in other currencies"), "text", since),
        SheetColumn(_("Legal screen")),
        SheetColumn(_("Screened on"), "date"),
    )
    return Sheet(_("Ties"), columns, [_facts(entry, years, code, today) for entry in found])


def _facts(entry: Entry, years: Sequence[int], code: str, today: date) -> tuple[object, ...]:
    comes, grade, screened, paid = entry.anniversary, entry["grade"], entry.screened, entry.spent(years)
    return (
        entry["partner"],
        entry["partner.local_name"],
        country(entry["partner.country"]) or None,
        entry["partner.region"],
        worded(entry["type"]),
        worded(entry["status"]),
        entry["signed_on"],
        entry["resolution"],
        _kept_for(entry),
        None if entry.open_ended else entry.ends,
        entry["areas"],
        entry["carried_by"],
        entry["last_contact"],
        entry["days_since"],
        comes.on if comes else None,
        comes.years if comes else None,
        entry["review_on"],
        worded(grade) or None,
        entry.times(years),
        sum(entry.people(years)),
        sums.in_ours(paid, code),
        sums.told(sums.others(paid, code)) or None,
        _(screened.word(today)) if screened else None,
        screened.on if screened else None,
    )


def _kept_for(entry: Entry) -> str | None:
    if entry.open_ended:
        return _("Open-ended")
    return (_("Renews itself") if entry.renews else _("Fixed")) if entry.ends else None


def _readme(desk: DeskFile, today: date, ended: bool) -> tuple[tuple[str, str], ...]:
    home = desk.home()
    return (
        (_("What"), _("Register of ties of {city}").format(city=home["name"])),
        (_("As of"), today.isoformat()),
        (_("Source"), desk.path.name),
        (_("Filter"), _("All ties") if ended else _("All ties but terminated ones")),
        (_("Signed"), _("As much of the date as is known: 1962, 1962-05 or 1962-05-14.")),
        (_("Last contact"), _("The newest letter, call or meeting with the partner or someone who speaks for it.")),
        (
            _("People who crossed"),
            _("Those of visits and exchanges that began in these years; one recorded as both counts once."),
        ),
        (
            _("City money"),
            _("What the city itself paid for visits and exchanges; what host, grant or guests paid is left out."),
        ),
        (_("Legal screen"), _("The newest review on record. Counsel decides.")),
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
