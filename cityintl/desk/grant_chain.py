"""The chain of reports of an award, complete on the day it is typed in: each with its day, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from cityintl.desk.asking import picked, titles_of
from cityintl.desk.award_periods import MONTHS, Period, periods
from cityintl.desk.awards import Award, awards
from cityintl.desk.rules import Rule, in_force, moved, rules_of
from cityintl.desk.terms import after_months
from cityintl.records.dates import show_date
from cityintl.records.grant import Asked, Frequency
from cityintl.records.grant_course import ReportType
from cityintl.store import DeskFile
from cityintl.words import _

_REPORT = (
    "grant", "type", "period_start", "period_end", "final", "subaward", "due_on", "extended_to", "submitted_on",
)  # fmt: skip
_SUBAWARD = ("grant", "recipient", "amount", "awarded_on")
_OF_PERIOD = {
    Asked.BOTH: (ReportType.FFR, ReportType.PPR),
    Asked.FINANCIAL: (ReportType.FFR,),
    Asked.PERFORMANCE: (ReportType.PPR,),
}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One report of the chain: what it tells about, when it is due and by which rule, and what became of it.

    `key` names it within its award and stays while the award's end moves. `was` are the days on which it was due
    under earlier ends. `own` is the grant_report in which something is kept of it, `grant` the award.
    """

    key: str
    type: ReportType
    words: str
    last: date | None
    due: date | None
    rule: Rule | None = None
    first: date | None = None
    final: bool = False
    was: tuple[date, ...] = ()
    subaward: int | None = None
    begins: date | None = None
    extended_to: date | None = None
    submitted_on: date | None = None
    own: int | None = None
    grant: int = 0

    @property
    def day(self) -> date | None:
        """The day by which it is handed in: the extended one, where there is one."""
        return self.extended_to or self.due

    def late(self, today: date) -> bool:
        """Whether its day is over and nothing was handed in."""
        return self.submitted_on is None and self.day is not None and self.day < today


@dataclass(frozen=True, slots=True)
class Chain:
    """All reports of an award by their days; `gone` were asked for under an earlier end and are not any more."""

    award: Award
    lines: tuple[Line, ...]
    gone: tuple[Line, ...]
    lacking: tuple[str, ...]

    @property
    def next(self) -> Line | None:
        """The first that was not handed in."""
        return next((line for line in self.lines if line.submitted_on is None), None)


def chain_of(desk: DeskFile, number: int) -> Chain:
    """The chain of one award."""
    (award,) = awards(desk, [number])
    return chains(desk, [award], rules_of(desk))[number]


def chains(desk: DeskFile, of: Sequence[Award], rules: Sequence[Rule]) -> dict[int, Chain]:
    """The chains of these awards, by their numbers; asked for all at once."""
    numbers = {award.number for award in of}
    reports = _by_grant(picked(desk, "grant_report", _REPORT, {"grant": numbers}))
    subawards = picked(desk, "subaward", _SUBAWARD, {"grant": numbers})
    names = titles_of(desk, "organization", [row["recipient"] for row in subawards])
    given = _by_grant([{**row, "name": names[row["recipient"]]} for row in subawards])
    return {a.number: chain(a, rules, reports.get(a.number, ()), given.get(a.number, ())) for a in of}


def _by_grant(rows: Iterable[Mapping[str, Any]]) -> dict[int, list[Mapping[str, Any]]]:
    found: dict[int, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["grant"], []).append(row)
    return found


def chain(
    award: Award, rules: Sequence[Rule], reports: Sequence[Mapping[str, Any]], subawards: Sequence[Mapping[str, Any]]
) -> Chain:
    """What an award asks for, with what was handed in."""
    asked = list(_asked(award, rules, award.end))
    before = [list(_asked(award, rules, end)) for end in award.ends[:-1]]
    asked = [replace(line, was=_was(line, before)) for line in asked]
    told = [*asked, *_of_subawards(award, rules, subawards)]
    kept: list[Line] = []
    left = list(reports)
    for line in told:
        own = [row for row in left if _tells_of(row, line)]
        left = [row for row in left if row not in own]
        kept.append(_with(line, own))
    kept += [_by_itself(row) for row in left]
    keys = {line.key for line in asked}
    gone = {line.key: line for lines in before for line in lines if line.key not in keys}
    kept = [replace(line, grant=award.number) for line in kept]
    return Chain(
        award, tuple(sorted(kept, key=_order)), tuple(sorted(gone.values(), key=_order)), _lacking(award, kept)
    )


def _order(line: Line) -> tuple[date, date, bool, int]:
    far = date.max
    return line.day or line.last or far, line.last or far, line.final, list(ReportType).index(line.type)


# -- what is asked for


def _asked(award: Award, rules: Sequence[Rule], end: date | None) -> Iterator[Line]:
    """The reports of each period that is over before the award is, then those at its end."""
    if end is None:
        return
    if award.starts and award.frequency in MONTHS and award.basis:
        for period in periods(award.starts, end, award.frequency, award.basis):
            if period.last < end:
                yield from _interim(award, rules, period)
    yield from _final(award, rules, end)


def _interim(award: Award, rules: Sequence[Rule], period: Period) -> Iterator[Line]:
    due, rule = _day_after(award, rules, period.last, award.report_after, _interim_code(award))
    for kind in _OF_PERIOD[award.asked]:
        words = _period_words(award).format(report=_named(award, kind), day=show_date(period.last))
        key = f"{kind.name.lower()}:{period.last.isoformat()}"
        yield Line(key, kind, words, period.last, due, rule, period.first, begins=period.last + _DAY)


def _interim_code(award: Award) -> str:
    return "grant_report_annual_after" if award.frequency is Frequency.ANNUAL else "grant_report_quarterly_after"


def _final(award: Award, rules: Sequence[Rule], end: date) -> Iterator[Line]:
    code = "grant_subrecipient_final_after" if award.subrecipient else "grant_final_after"
    due, rule = _day_after(award, rules, end, award.final_after, code)
    for kind in _OF_PERIOD[award.asked]:
        words = _("Final {report}").format(report=_lowered(_named(award, kind)))
        yield Line(
            f"{kind.name.lower()}:final", kind, words, end, due, rule, award.starts, final=True, begins=end + _DAY
        )
    if award.federal:
        words = _("Liquidation and closeout")
        yield Line("closeout:final", ReportType.CLOSEOUT, words, end, due, rule, final=True, begins=end + _DAY)


def _day_after(
    award: Award, rules: Sequence[Rule], day: date, own: int | None, code: str
) -> tuple[date | None, Rule | None]:
    """So long after this day as the award itself says, else as the rule of the award's day."""
    if own is not None:
        return day + timedelta(days=own), None
    rule = law(award, rules, code)
    return (moved(rule, day), rule) if rule else (None, None)


def law(award: Award, rules: Sequence[Rule], code: str) -> Rule | None:
    """The federal rule that holds for an award; none for one that has only its own terms."""
    return in_force(rules, code, award.law) if award.federal and award.law else None


def _of_subawards(award: Award, rules: Sequence[Rule], rows: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """What a recipient reports of each subaward that reaches the rule; a sum in another currency may reach it."""
    least, months = law(award, rules, "grant_subaward_reported_from"), law(award, rules, "grant_subaward_report_months")
    if least is None or months is None or award.subrecipient:
        return
    for row in rows:
        given, most = row["amount"], least.amount
        if given.currency != most.currency or given.minor >= most.minor:
            opens = after_months(row["awarded_on"].replace(day=1), months.months + 1)
            words = _("Report the subaward to {name}").format(name=row["name"])
            number = row["id"]
            yield Line(
                f"subaward:{number}", ReportType.FFATA, words, None, opens - _DAY, least, subaward=number,
                begins=row["awarded_on"],
            )  # fmt: skip


# -- what was handed in


def _tells_of(row: Mapping[str, Any], line: Line) -> bool:
    """Whether a record is of this line; a final report of an earlier end is not one of the end that came later."""
    if row["type"] is not line.type:
        return False
    if line.subaward is not None:
        return bool(row["subaward"] == line.subaward)
    if line.final:
        return (row["final"] or line.type is ReportType.CLOSEOUT) and row["period_end"] in (None, line.last)
    return bool(row["period_end"] == line.last)


def _with(line: Line, rows: Sequence[Mapping[str, Any]]) -> Line:
    """The line with what its records say: the latest day that was granted, the first on which it was handed in."""
    if not rows:
        return line
    extended = max((row["extended_to"] for row in rows if row["extended_to"]), default=None)
    handed = [row for row in rows if row["submitted_on"]]
    first = min(handed, key=lambda row: row["submitted_on"], default=rows[-1])
    return replace(line, extended_to=extended, submitted_on=first["submitted_on"], own=first["id"])


def _by_itself(row: Mapping[str, Any]) -> Line:
    """A report that no rule asks for, or one that an earlier end asked for: it has the day that was typed."""
    words, last = _(row["type"].value), row["period_end"]
    if last:
        words = _("{report}, period to {day}").format(report=words, day=show_date(last))
    return Line(
        f"report:{row['id']}", row["type"], words, last, row["due_on"], first=row["period_start"],
        final=bool(row["final"]), subaward=row["subaward"], extended_to=row["extended_to"],
        submitted_on=row["submitted_on"], own=row["id"],
    )  # fmt: skip


def _was(line: Line, before: Sequence[Sequence[Line]]) -> tuple[date, ...]:
    """The days on which a report was due under earlier ends, where they differ."""
    found = [each.due for lines in before for each in lines if each.key == line.key and each.due]
    return tuple(dict.fromkeys(day for day in found if day != line.due))


def kept_until(chain: Chain, rules: Sequence[Rule]) -> tuple[date, Rule | None] | None:
    """The day until which the records are kept, with its rule: counted from the final financial report."""
    if chain.award.keep_until:
        return chain.award.keep_until, None
    handed = next((line.submitted_on for line in chain.lines if line.key == "ffr:final"), None)
    rule = law(chain.award, rules, "grant_records_kept")
    return (moved(rule, handed), rule) if rule and handed else None


def _lacking(award: Award, lines: Sequence[Line]) -> tuple[str, ...]:
    """What must be said before every day of the chain is known."""
    found = []
    if award.starts is None or award.end is None:
        found.append(_("Say on which days the award starts and ends."))
    if award.frequency is None:
        found.append(_("Say how often it asks for reports."))
    elif award.frequency in MONTHS and award.basis is None:
        found.append(_("Say what its periods follow: calendar, federal fiscal year or the start of the award."))
    if any(line.due is None and line.own is None for line in lines):
        if award.federal:
            found.append(
                _("No rule of the award’s day says when: add it under Rules, or the days that the award names.")
            )
        else:
            found.append(_("Say after how many days reports are due: the award has terms of its own."))
    return tuple(found)


# -- words


def _named(award: Award, kind: ReportType) -> str:
    if kind is ReportType.FFR:
        return _("Federal financial report") if award.federal else _("Financial report")
    return _(kind.value)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _period_words(award: Award) -> str:
    return {
        Frequency.QUARTERLY: _("{report}, quarter to {day}"),
        Frequency.SEMIANNUAL: _("{report}, half year to {day}"),
    }.get(award.frequency or Frequency.ANNUAL, _("{report}, year to {day}"))
