"""What a year of the desk came to: visits, exchanges, grants, reports, support and gifts, each with its money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import crossings, gift_register, grant_sums, office_budget, outlays, touches
from cityintl.desk.asking import Days, picked, titles_of
from cityintl.desk.awards import awards_on
from cityintl.desk.terms import bounds
from cityintl.desk.visits import OFF
from cityintl.records.delegation import VisitStatus, VisitWay
from cityintl.records.exchange import Way
from cityintl.records.grant import GrantStatus
from cityintl.records.money import Amount
from cityintl.records.submission import SubmissionStatus
from cityintl.store import DeskFile


@dataclass(frozen=True, slots=True)
class Span:
    """A calendar year as far as it is over: its first and last day, and whether it is whole."""

    year: int
    first: date
    last: date

    @property
    def whole(self) -> bool:
        """Whether all of it is over."""
        return (self.last.month, self.last.day) == (12, 31)

    def touches(self, first: date | None, last: date | None) -> bool:
        """Whether something lasted into it; an end that nobody knows is open."""
        return (first or self.first) <= self.last and (last or self.last) >= self.first


def span_of(year: int, today: date) -> Span:
    """The year up to today."""
    return Span(year, date(year, 1, 1), min(date(year, 12, 31), today))


def years(desk: DeskFile) -> list[int]:
    """The years that can be reported: the last whole one first, then this one, then those before with anything."""
    begun = {row["arrives"].year for row in picked(desk, "delegation", ("arrives",), {}) if row["arrives"]}
    begun |= {int(row["starts"][:4]) for row in picked(desk, "exchange", ("starts",), {}) if row["starts"]}
    this = desk.today.year
    return [this - 1, this, *sorted((year for year in begun if year < this - 1), reverse=True)]


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of the year: who came or went, led by whom, and what it cost the city and others.

    `exchange` names the exchange that records the same journey, and has costs of its own.
    """

    number: int
    name: str
    first: date | None
    way: VisitWay
    partner: str
    purpose: str
    head: str
    people: int | None
    city: tuple[Amount, ...]
    others: tuple[Amount, ...]
    exchange: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """An exchange of the year with its measures; `starts` and `ends` as far as known."""

    number: int
    name: str
    way: Way
    partner: str
    starts: str
    ends: str
    people: int | None
    days: int | None
    hours: int | None
    city: tuple[Amount, ...]
    others: tuple[Amount, ...]

    @property
    def visitor_days(self) -> int | None:
        """People times days."""
        return None if self.people is None or self.days is None else self.people * self.days


@dataclass(frozen=True, slots=True)
class Grant:
    """An award whose time touches the year, and what of it was spent by the end of the year."""

    number: int
    name: str
    partner: str
    funder: str
    first: date | None
    last: date | None
    status: GrantStatus
    awarded: Amount | None
    spent: Amount | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the year under a framework: sent on which day with which score, or being prepared."""

    number: int
    framework: str
    title: str
    status: SubmissionStatus
    ready_by: date | None
    sent: date | None
    score: str


@dataclass(frozen=True, slots=True)
class Gifts:
    """The gifts of one direction: how many, what those with a value are worth, and how many have none."""

    count: int
    worth: tuple[Amount, ...]
    without: int


_VISIT = ("name", "direction", "partner", "tie", "arrives", "purpose", "head", "people")


def visits(desk: DeskFile, span: Span) -> list[Visit]:
    """The visits that began in the year, in the order of days."""
    rows = picked(desk, "delegation", _VISIT, {"status": touches.HELD, "arrives": Days(span.first, span.last)})
    return _visits(desk, rows, outlays.outlays(desk))


def called_off(desk: DeskFile, span: Span) -> list[Visit]:
    """The visits that did not take place and cost money in the year, in the order of days; nobody crossed."""
    costs = [each for each in outlays.outlays(desk) if each.kind == "delegation" and each.year == span.year]
    rows = picked(desk, "delegation", _VISIT, {"status": OFF, "id": {each.number for each in costs}})
    return _visits(desk, [row | {"people": None} for row in rows], costs)


def _visits(desk: DeskFile, rows: Sequence[Mapping[str, Any]], costs: Sequence[outlays.Outlay]) -> list[Visit]:
    """Visits with these costs of them; one without a day stands first."""
    partners, heads = _partners(desk, rows), titles_of(desk, "person", {row["head"] for row in rows})
    same = crossings.exchanges_of_visits(desk)
    names = titles_of(desk, "exchange", {same[row["id"]] for row in rows if row["id"] in same})
    found = []
    for row in sorted(rows, key=lambda row: (row["arrives"] or date.min, row["id"])):
        own = [each for each in costs if (each.kind, each.number) == ("delegation", row["id"])]
        found.append(
            Visit(
                row["id"], row["name"], row["arrives"], row["direction"], partners.get(row["id"], ""),
                row["purpose"] or "", heads.get(row["head"], ""), row["people"],
                outlays.sums(own, ours=True), outlays.sums(own, ours=False),
                names.get(same.get(row["id"], 0), ""),
            )
        )  # fmt: skip
    return found


def refused(desk: DeskFile, span: Span) -> dict[VisitStatus, int]:
    """How many requests of the year were declined, referred or cancelled."""
    rows = picked(desk, "delegation", ("status", "decided_on", "received_on", "arrives"), {"status": OFF})
    found: dict[VisitStatus, int] = {}
    for row in rows:
        day = row["decided_on"] or row["received_on"] or row["arrives"]
        if day and span.first <= day <= span.last:
            found[row["status"]] = found.get(row["status"], 0) + 1
    return found


def exchanges(desk: DeskFile, span: Span) -> list[Exchange]:
    """The exchanges that lasted into the year, as far as their days are known, the earliest first."""
    fields = ("name", "direction", "partner", "tie", "starts", "ends", "people", "days", "volunteer_hours")
    rows = [row for row in picked(desk, "exchange", fields, {}) if _lasted(row, span)]
    partners, costs = _partners(desk, rows), outlays.outlays(desk)
    found = []
    for row in sorted(rows, key=lambda row: (row["starts"] or row["ends"], row["id"])):
        own = [each for each in costs if (each.kind, each.number) == ("exchange", row["id"])]
        found.append(
            Exchange(
                row["id"], row["name"], row["direction"], partners.get(row["id"], ""), row["starts"] or "",
                row["ends"] or "", row["people"], row["days"], row["volunteer_hours"],
                outlays.sums(own, ours=True), outlays.sums(own, ours=False),
            )
        )  # fmt: skip
    return found


def _lasted(row: Mapping[str, Any], span: Span) -> bool:
    first, last = row["starts"] or row["ends"], row["ends"] or row["starts"]
    return bool(first) and bounds(first)[0] <= span.last and bounds(last)[1] >= span.first


def _partners(desk: DeskFile, rows: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """By the number of a row the name of its partner: its own, else that of its tie."""
    ties = {row["id"]: row["partner"] for row in picked(desk, "tie", ("partner",), {})}
    ends = {row["id"]: row["partner"] or ties.get(row["tie"]) for row in rows}
    names = titles_of(desk, "partner", set(ends.values()))
    return {number: names[end] for number, end in ends.items() if end}


def grants(desk: DeskFile, span: Span) -> list[Grant]:
    """The awards whose time touches the year, the earliest first."""
    books = grant_sums.books_of(desk)
    kept = [each for each in awards_on(desk, span.last) if each.starts and span.touches(each.starts, each.end)]
    rows = {row["id"]: row for row in picked(desk, "grant", ("partner", "funder"), {})}
    partners = titles_of(desk, "partner", {row["partner"] for row in rows.values()})
    funders = titles_of(desk, "organization", {row["funder"] for row in rows.values()})
    found = []
    for award in sorted(kept, key=lambda each: (each.starts or span.first, each.number)):
        sums = grant_sums.sums(books[award.number], span.last) if award.number in books else None
        row = rows[award.number]
        found.append(
            Grant(
                award.number, award.name, partners.get(row["partner"], ""), funders.get(row["funder"], ""),
                award.starts, award.end, award.status,
                sums.amount(sums.authorized) if sums else None, sums.amount(sums.spent) if sums else None,
            )
        )  # fmt: skip
    return found


def reports(desk: DeskFile, span: Span) -> list[Report]:
    """What was sent under a framework in the year, and what of it was to be ready or is being prepared."""
    fields = ("framework", "title", "status", "ready_by", "submitted_on", "score")
    names = {row["id"]: row["name"] for row in picked(desk, "framework", ("name",), {})}
    found = []
    for row in picked(desk, "submission", fields, {}):
        day = row["submitted_on"] or row["ready_by"]
        if day and span.first <= day <= date(span.year, 12, 31):
            found.append(
                Report(
                    row["id"], names[row["framework"]], row["title"], row["status"], row["ready_by"],
                    row["submitted_on"], row["score"] or "",
                )
            )  # fmt: skip
    return sorted(found, key=lambda each: (each.sent or each.ready_by or span.last, each.number))


def gifts(desk: DeskFile, span: Span, *, received: bool) -> Gifts:
    """What came, or went, in the year."""
    found = [
        gift
        for gift in gift_register.recorded_gifts(desk)
        if gift.received is received and span.first <= gift.on <= span.last
    ]
    worth = office_budget.together(gift.value for gift in found if gift.value)
    return Gifts(len(found), worth, sum(gift.value is None for gift in found))


def supports(desk: DeskFile, span: Span) -> list[dict[str, Any]]:
    """What the city gave to others for international work in the year, with whether it was accounted for."""
    fields = ("what", "type", "organization", "value", "granted_on", "account_due", "accounted_on", "used")
    rows = picked(desk, "support", fields, {"granted_on": Days(span.first, span.last)})
    names = titles_of(desk, "organization", {row["organization"] for row in rows})
    found = [row | {"organization": names.get(row["organization"], "")} for row in rows]
    return sorted(found, key=lambda row: (row["granted_on"], row["id"]))


def money(desk: DeskFile, span: Span, *, ours: bool) -> tuple[Amount, ...]:
    """What visits and exchanges of the year cost the city itself, or all others, by the day on which it was paid."""
    return outlays.sums([each for each in outlays.outlays(desk) if each.year == span.year], ours=ours)
