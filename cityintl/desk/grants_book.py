"""Everything the office knows of outside money at once: applications, awards, their reports and forms, subawards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import federal_spending, sf425
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.award_periods import Period, periods
from cityintl.desk.awards import awards
from cityintl.desk.closings import FIELDS as CLOSING
from cityintl.desk.closings import Closing, closing
from cityintl.desk.grant_chain import Chain, chains
from cityintl.desk.grant_sums import Books, Sums, books_of, sums
from cityintl.desk.rules import rules_of
from cityintl.records.dates import show_date
from cityintl.records.grant import Basis, Frequency, GrantStatus
from cityintl.records.grant_course import Risk
from cityintl.records.money import Amount
from cityintl.records.opportunity import GoNoGo, OpportunityStatus
from cityintl.store import DeskFile
from cityintl.words import _

#: Applications that are settled, one way or the other, and awards that nobody works on any more.
_SETTLED = (
    OpportunityStatus.AWARDED, OpportunityStatus.DECLINED, OpportunityStatus.WITHDRAWN, OpportunityStatus.NOT_PURSUED,
)  # fmt: skip
_OVER = (GrantStatus.CLOSED, GrantStatus.RETENTION, GrantStatus.DESTROYED)
_WANTED = (
    "title", "status", "funder", "owner", "number", "listing", "letter_needed", "letter_due", "letter_sent_on",
    "ceiling", "asked", "match_percent", "go_no_go", "decided_on", "submitted_on", "rolling", *CLOSING,
)  # fmt: skip
_GRANT = ("name", "funder", "fain", "listing", "lead", "officer")
_SUBAWARD = (
    "grant", "recipient", "number", "amount", "awarded_on", "starts_on", "ends_on", "risk", "monitored_on",
    "final_received_on", "uei",
)  # fmt: skip
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something applied for, or that could be: its values, when it closes, who offers it and who writes."""

    values: Row
    closing: Closing | None
    funder: str
    owner: str

    @property
    def settled(self) -> bool:
        """Whether nothing is to be done about it any more."""
        return self.values["status"] in _SETTLED

    @property
    def next_step(self) -> str:
        """What is to be done next, with the day by which; nothing where it is settled."""
        row = self.values
        if self.settled or row["go_no_go"] is GoNoGo.NO_GO:
            return ""
        if row["submitted_on"]:
            return _("Await the answer")
        if row["go_no_go"] is None:
            return _("Decide go or no-go")
        if row["letter_needed"] and not row["letter_sent_on"]:
            return _by(_("Send the letter of intent"), row["letter_due"])
        return _by(_("Submit"), self.closing.day if self.closing else None)


def _by(what: str, day: date | None) -> str:
    return _("{what} by {day}").format(what=what, day=show_date(day)) if day else what


@dataclass(frozen=True, slots=True)
class Form:
    """The federal form of one period of an award."""

    period: Period
    report: sf425.Report


@dataclass(frozen=True)
class Awarded:
    """An award with its reports, its money, and the federal form of every period that has begun, the oldest first."""

    values: Row
    chain: Chain
    books: Books | None
    sums: Sums | None
    funder: str
    lead: str
    receipts: Mapping[int, str]
    forms: tuple[Form, ...] = ()

    @property
    def name(self) -> str:
        """As the office calls it."""
        return str(self.values["name"])

    @property
    def owing(self) -> bool:
        """Whether reports are still owed."""
        return self.chain.award.owing

    @property
    def lapsed(self) -> int:
        """What of an award that its agency ended is neither drawn nor spent: it comes no more."""
        if self.sums is None or self.chain.award.status is not GrantStatus.TERMINATED:
            return 0
        return max(0, self.sums.authorized - max(self.sums.drawn, self.sums.spent))


@dataclass(frozen=True, slots=True)
class Given:
    """A part of an award that another carries out."""

    award: str
    recipient: str
    values: Row

    @property
    def amount(self) -> Amount:
        """The whole of it."""
        return self.values["amount"]  # type: ignore[no-any-return]  # a row of the desk

    @property
    def risk(self) -> Risk | None:
        """As it was judged before signing."""
        return self.values["risk"]  # type: ignore[no-any-return]  # a row of the desk


@dataclass(frozen=True, slots=True)
class Book:
    """All of it as of a day."""

    today: date
    wanted: tuple[Wanted, ...]
    awarded: tuple[Awarded, ...]
    years: tuple[federal_spending.Year, ...]
    given: tuple[Given, ...]


def book(desk: DeskFile, *, settled: bool, closed: bool) -> Book:
    """The book on the desk's day; `settled` adds applications that are over, `closed` awards that are."""
    found = [each for each in _wanted(desk) if settled or not each.settled]
    found.sort(key=lambda each: (each.settled, each.closing is None, each.closing.day if each.closing else date.max))
    kept = [each for each in _awarded(desk) if closed or each.chain.award.status not in _OVER]
    names = {each.chain.award.number: each.name for each in kept}
    return Book(
        desk.today, tuple(found), tuple(kept), tuple(federal_spending.years(desk)), tuple(_given(desk, names))
    )  # fmt: skip


def _wanted(desk: DeskFile) -> list[Wanted]:
    rows = picked(desk, "opportunity", _WANTED, {})
    funders = titles_of(desk, "organization", {row["funder"] for row in rows})
    owners = titles_of(desk, "person", {row["owner"] for row in rows})
    zone = str(desk.home()["zone"])
    return [
        Wanted(row, closing(row, zone), funders.get(row["funder"], ""), owners.get(row["owner"], "")) for row in rows
    ]


def _awarded(desk: DeskFile) -> list[Awarded]:
    rows = {row["id"]: row for row in picked(desk, "grant", _GRANT, {})}
    of = sorted(awards(desk), key=lambda award: (award.end or date.max, award.name))
    lines, books = chains(desk, of, rules_of(desk)), books_of(desk)
    funders = titles_of(desk, "organization", {row["funder"] for row in rows.values()})
    leads = titles_of(desk, "person", {row["lead"] for row in rows.values()})
    receipts = {row["id"]: row["receipt"] for row in picked(desk, "grant_report", ("receipt",), {}) if row["receipt"]}
    found = []
    for award in of:
        row, own = rows[award.number], books.get(award.number)
        counted = sums(own, desk.today) if own else None
        found.append(
            Awarded(
                row, lines[award.number], own, counted, funders.get(row["funder"], ""), leads.get(row["lead"], ""),
                receipts, _forms(desk, own),
            )
        )  # fmt: skip
    return found


def _forms(desk: DeskFile, books: Books | None) -> tuple[Form, ...]:
    """The form of every period of a federal award that has begun by now; every figure counts from the first day."""
    if books is None or books.award.starts is None or not books.award.federal:
        return ()
    award = books.award
    begun = [
        each
        for each in periods(
            books.award.starts, award.end or desk.today, award.frequency or Frequency.QUARTERLY,
            award.basis or Basis.CALENDAR,
        )
        if each.first <= desk.today
    ]  # fmt: skip
    return tuple(Form(each, sf425.report(desk, award.number, each.last)) for each in begun)


def _given(desk: DeskFile, names: Mapping[int, str]) -> list[Given]:
    rows = picked(desk, "subaward", _SUBAWARD, {"grant": set(names)})
    recipients = titles_of(desk, "organization", {row["recipient"] for row in rows})
    return [Given(names[row["grant"]], recipients[row["recipient"]], row) for row in rows]
