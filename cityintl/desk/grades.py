"""The facts beside the letter of a yearly review: what went which way in the time that the rule names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cityintl.desk import scopes, silence, touches
from cityintl.desk.rules import Rule, in_force, moved, rules_of
from cityintl.records.delegation import VisitWay
from cityintl.records.exchange import Way
from cityintl.records.tie import ReviewGrade, TieStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext


@dataclass(frozen=True, slots=True)
class GradeFacts:
    """Exchanges and visits since a day, the last contact, and the letter they speak for; nothing of it is stored."""

    since: date | None
    inbound: int = 0
    outbound: int = 0
    virtual: int = 0
    contacts: int = 0
    last_contact: date | None = None
    kept: ReviewGrade | None = None
    proposed: ReviewGrade | None = None

    @property
    def doubted(self) -> bool:
        """Whether the facts speak for another letter than the last review kept."""
        return self.kept is not None and self.proposed is not None and self.kept is not self.proposed

    @property
    def words(self) -> str:
        """“3 came, 2 went, 14 letters and calls since 14 May 2024”, without the day."""
        came = ngettext("{n} came", "{n} came", self.inbound).format(n=self.inbound)
        went = ngettext("{n} went", "{n} went", self.outbound).format(n=self.outbound)
        spoke = ngettext("{n} letter or call", "{n} letters and calls", self.contacts).format(n=self.contacts)
        screens = ngettext("{n} on screens", "{n} on screens", self.virtual).format(n=self.virtual)
        return _(", ").join([came, went, *([screens] if self.virtual else []), spoke])


def grade_facts(desk: DeskFile, tie: int, today: date) -> GradeFacts:
    """What speaks for a grade; without a rule for silence there is no span, and no letter is proposed."""
    entry = desk.get("tie", tie)
    scope = scopes.scope_of(desk, "tie", tie)
    last, kept = silence.last_contact(desk, scope, today), entry.values["grade"]
    suspended = ReviewGrade.S if entry.values["status"] is TieStatus.SUSPENDED else None
    since = _since(rules_of(desk, ("silence_inactive",)), today)
    if since is None:
        return GradeFacts(None, last_contact=last, kept=kept, proposed=suspended)
    ways = _exchanged(desk, scope, since, today) + _visited(desk, scope, since, today)
    letters = scopes.rows_of(desk, scope, "correspondence", ("on",))
    both = ways.count(Way.BOTH)
    inbound, outbound = ways.count(Way.INBOUND) + both, ways.count(Way.OUTBOUND) + both
    proposed = suspended or _letter(inbound, outbound, len(ways), last, since)
    contacts = sum(since <= row.values["on"] <= today for row in letters)
    return GradeFacts(since, inbound, outbound, ways.count(Way.VIRTUAL), contacts, last, kept, proposed)


def _since(rules: Sequence[Rule], today: date) -> date | None:
    rule = in_force(rules, "silence_inactive", today)
    return moved(rule, today, back=True) if rule else None


def _letter(inbound: int, outbound: int, programs: int, last: date | None, since: date) -> ReviewGrade | None:
    if inbound and outbound:
        return ReviewGrade.A
    if programs:
        return ReviewGrade.B
    if last is None:
        return None
    return ReviewGrade.C if last >= since else ReviewGrade.D


def _exchanged(desk: DeskFile, scope: scopes.Scope, since: date, today: date) -> list[Way]:
    """The ways of exchanges that were running in this time, as far as their days are known."""
    found = []
    for row in scopes.rows_of(desk, scope, "exchange", ("direction", "starts", "ends")):
        first, last = row.values["starts"] or row.values["ends"], row.values["ends"] or row.values["starts"]
        if first and first <= today.isoformat()[: len(first)] and last >= since.isoformat()[: len(last)]:
            found.append(row.values["direction"])
    return found


def _visited(desk: DeskFile, scope: scopes.Scope, since: date, today: date) -> list[Way]:
    ways = {VisitWay.INBOUND: Way.INBOUND, VisitWay.OUTBOUND: Way.OUTBOUND, VisitWay.VIRTUAL: Way.VIRTUAL}
    rows = scopes.rows_of(desk, scope, "delegation", ("direction", "status", "arrives", "departs"))
    return [
        ways[row.values["direction"]]
        for row in rows
        if row.values["status"] in touches.HELD and row.values["arrives"]
        if row.values["arrives"] <= today and (row.values["departs"] or row.values["arrives"]) >= since
    ]
