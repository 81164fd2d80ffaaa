"""What to do next for a visit: terms of the rules, what is missing, what is late; each with the rule behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.checklists import moves
from cityintl.desk.obligations import FAR, Obligation, State, obligations
from cityintl.desk.rules import Rule, in_force, moved, rules_of
from cityintl.desk.visits import OFF, UNDECIDED, Member, members_of
from cityintl.folding import fold
from cityintl.records.dates import show_date
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_OVER = (VisitStatus.COMPLETED, VisitStatus.REPORTED)
#: Words so short tell no topic.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: by when, where it is done (tab, field, number of the part), the rule; some are confidential."""

    words: str
    due_on: date | None = None
    tab: str = "overview"
    rule: str = ""
    sensitive: bool = False
    detail: str = ""
    field: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """All that the questions look at."""

    desk: DeskFile
    number: int
    values: Mapping[str, Any]
    members: Sequence[Member]
    rules: Sequence[Rule]
    today: date

    def rule(self, code: str) -> Rule | None:
        return in_force(self.rules, code, self.today)

    def by(self, code: str, day: date | None, *, back: bool = False) -> tuple[date, str] | None:
        """The day that a rule leads to from this one, with what says so; nothing without either."""
        found = self.rule(code)
        return (moved(found, day, back=back), _source(found)) if found and day else None


def _source(rule: Rule) -> str:
    """What says so: the rule with its value, and that nobody compared it with its source yet."""
    said = f"{rule.label}: {rule.exact.normalize():f} {rule.unit}"
    return said if rule.verified else f"{said} ({_('unverified')})"


#: By family of obligations the tab of the visit where each is met.
TABS = {
    "reply": "request", "lead": "request", "visa_letter": "member", "passport": "member", "purge": "member",
    "authority": "overview", "devices": "overview", "insurance": "overview", "advisory": "overview",
    "book": "itinerary_item", "claim": "costs", "thank_you": "after_note", "after_action": "after_note",
}  # fmt: skip


def steps_of(desk: DeskFile, visit: int, today: date) -> list[Step]:
    """What to do next: what the visit owes, late first, and what is to be asked; what has no day stands at today."""
    values = desk.get("delegation", visit).values
    members = members_of(desk, visit)
    case = _Case(desk, visit, values, members, rules_of(desk), today)
    found = _owed(case)
    if values["status"] is not VisitStatus.CLOSED and values["status"] not in OFF:
        found += [*_request(case), *_travelers(case)]
    return sorted(found, key=lambda step: step.due_on or today)


def _owed(case: _Case) -> list[Step]:
    """The obligations of the visit and its members that are open, as steps."""
    only = {"delegation": {case.number}, "member": {member.number for member in case.members}}
    found = obligations(case.desk, None, case.today + FAR, case.today, only)
    told = [each for each in found if each.family in TABS and each.state is State.OPEN]
    return [_step(case, each) for each in told if not (each.family == "lead" and _came_late(case))]


def _step(case: _Case, each: Obligation) -> Step:
    rule, tab = _source(each.rule) if each.rule else "", TABS[each.family]
    if each.family != "passport":
        return Step(each.words, each.due, tab, rule)
    member = next(member for member in case.members if member.number == each.number)
    words = _("Passport of {name} ends too early").format(name=member.name)
    back = case.values["departs"] or case.values["arrives"]
    assert each.rule is not None
    assert member.passport_until is not None
    detail = _("It ends on {day} and is needed until {until}.").format(
        day=show_date(member.passport_until), until=show_date(moved(each.rule, back))
    )
    return Step(words, None, tab, rule, sensitive=True, detail=detail, number=member.number)


# -- before the answer


def _request(case: _Case) -> list[Step]:
    values, found = case.values, []
    if values["status"] not in UNDECIDED or values["direction"] is not VisitWay.INBOUND:
        return []
    if lead := _came_late(case):
        days = (values["arrives"] - values["received_on"]).days
        words = ngettext("The request came only {n} day ahead", "The request came only {n} days ahead", days)
        found.append(Step(words.format(n=days), None, "request", lead))
    found += _too_long(case)
    found += _same_topic(case)
    if values["broker_paid"] and not values["fara_referred"]:
        found.append(Step(_("Ask counsel: the broker is paid"), None, "request", field="fara_referred"))
    elif values["broker"] and not values["broker_disclosed"]:
        found.append(Step(_("Ask for the broker's letter: for whom"), None, "request", field="broker_disclosed"))
    if values["type"] is not VisitType.COURTESY and not values["list_seen"]:
        found.append(Step(_("Ask for names and titles"), None, "request", field="list_seen"))
    return found


def _came_late(case: _Case) -> str:
    """The rule after whose day the request came, so that no answer can be in time; nothing where it came before."""
    lead = case.by("visit_lead", case.values["arrives"], back=True)
    received = case.values["received_on"]
    return lead[1] if lead and received and received > lead[0] else ""


def _too_long(case: _Case) -> list[Step]:
    rule, first, last = case.rule("visit_days"), case.values["arrives"], case.values["departs"]
    if rule is None or not first or not last or (last - first).days + 1 <= rule.days:
        return []
    words = _("{n} days are asked for; the office gives {most}").format(n=(last - first).days + 1, most=rule.days)
    return [Step(words, None, "request", rule.label)]


def _same_topic(case: _Case) -> list[Step]:
    """Whether the same requester, or partner, asked about the same within the window of the rule."""
    since = case.by("visit_same_topic", case.values["received_on"], back=True)
    if since is None or not case.values["they_want"]:
        return []
    fields = ("name", "requester", "partner", "they_want", "purpose", "received_on", "arrives", "status")
    found = []
    for row in picked(case.desk, "delegation", fields, {}):
        when = row["received_on"] or row["arrives"]
        if row["id"] == case.number or when is None or not since[0] <= when <= case.values["received_on"]:
            continue
        if not _same_side(case.values, row) or not same_topic(case.values["they_want"], row["they_want"] or ""):
            continue
        words = _("The same topic on {day}: {visit}").format(day=show_date(when), visit=row["name"])
        found.append(Step(words, None, "request", since[1]))
    return found


def _same_side(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return any(one[name] is not None and one[name] == other[name] for name in ("requester", "partner"))


def same_topic(one: str, other: str) -> bool:
    """Whether at least half of the longer words of the shorter text stand in the other."""
    words, others = _telling(one), _telling(other)
    fewer = min(len(words), len(others))
    return fewer > 0 and 2 * len(words & others) >= fewer


def _telling(text: str) -> set[str]:
    letters = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    return {word for word in letters.split() if len(word) > _SHORT}


# -- before the journey


def _travelers(case: _Case) -> list[Step]:
    values, found = case.values, []
    if values["status"] in _OVER or values["direction"] is VisitWay.VIRTUAL:
        return []
    if values["arrives"] is None:
        found.append(Step(_("Agree on the days"), None, "itinerary_item"))
    if values["departs"] and values["departs"] < case.today:
        return found
    if moving := len(moves(case.desk, case.number)):
        words = ngettext("{n} checklist item follows the new dates", "{n} checklist items follow the new dates", moving)
        found.append(Step(words.format(n=moving), None, "checklist_item"))
    return found
