"""What to do next for a visit: terms of the rules, what is missing, what is late; each with the rule behind it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.checklists import moves
from cityintl.desk.rules import Rule, in_force, moved, rules_of
from cityintl.desk.visits import OFF, UNDECIDED, Member, members_of
from cityintl.folding import fold
from cityintl.records.dates import show_date
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.member import VisaLetter
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
    free: Collection[date]
    today: date

    def rule(self, code: str) -> Rule | None:
        return in_force(self.rules, code, self.today)

    def by(self, code: str, day: date | None, *, back: bool = False) -> tuple[date, str] | None:
        """The day that a rule leads to from this one, with what says so; nothing without either."""
        found = self.rule(code)
        if found is None or day is None:
            return None
        source = f"{found.label}: {found.exact.normalize():f} {found.unit}"
        if not found.verified:
            source += f" ({_('unverified')})"
        return moved(found, day, back=back, free=self.free), source


def steps_of(desk: DeskFile, visit: int, today: date) -> list[Step]:
    """What to do next: what is late first, what has no day stands at today."""
    values = desk.get("delegation", visit).values
    free = {row["on"] for row in picked(desk, "holiday", ("on",), {})}
    case = _Case(desk, visit, values, members_of(desk, visit), rules_of(desk), free, today)
    if values["status"] is VisitStatus.CLOSED or values["status"] in OFF:
        found = _purge(case)
    else:
        found = [*_request(case), *_travelers(case), *_outbound(case), *_book(case), *_after(case), *_purge(case)]
    return sorted(found, key=lambda step: step.due_on or today)


# -- before the answer


def _request(case: _Case) -> list[Step]:
    values, found = case.values, []
    if values["status"] not in UNDECIDED or values["direction"] is not VisitWay.INBOUND:
        return []
    due = (values["reply_due"], "") if values["reply_due"] else case.by("visit_reply", values["received_on"])
    found.append(Step(_("Answer the request"), due[0] if due else None, "request", due[1] if due else ""))
    lead = case.by("visit_lead", values["arrives"], back=True)
    if lead and values["received_on"] and values["received_on"] > lead[0]:
        days = (values["arrives"] - values["received_on"]).days
        words = ngettext("The request came only {n} day ahead", "The request came only {n} days ahead", days)
        found.append(Step(words.format(n=days), None, "request", lead[1]))
    found += _too_long(case)
    found += _same_topic(case)
    if values["broker_paid"] and not values["fara_referred"]:
        found.append(Step(_("Ask counsel: the broker is paid"), None, "request", field="fara_referred"))
    elif values["broker"] and not values["broker_disclosed"]:
        found.append(Step(_("Ask for the broker's letter: for whom"), None, "request", field="broker_disclosed"))
    if values["type"] is not VisitType.COURTESY and not values["list_seen"]:
        found.append(Step(_("Ask for names and titles"), None, "request", field="list_seen"))
    return found


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
    asked = [m for m in case.members if m.visa_letter is VisaLetter.REQUESTED]
    if asked and (due := case.by("visa_letter_lead", values["arrives"], back=True)):
        words = ngettext("Send {n} visa letter", "Send {n} visa letters", len(asked)).format(n=len(asked))
        found.append(Step(words, due[0], "member", due[1]))
    if until := case.by("passport_validity", values["departs"]):
        for member in case.members:
            if member.passport_until and member.passport_until < until[0]:
                words = _("Passport of {name} ends too early").format(name=member.name)
                detail = _("It ends on {day} and is needed until {until}.")
                day, needed = show_date(member.passport_until), show_date(until[0])
                told = detail.format(day=day, until=needed)
                found.append(Step(words, None, "member", until[1], sensitive=True, detail=told, number=member.number))
    if moving := len(moves(case.desk, case.number)):
        words = ngettext("{n} checklist item follows the new dates", "{n} checklist items follow the new dates", moving)
        found.append(Step(words.format(n=moving), None, "checklist_item"))
    return found


#: What must be there before ours travel: the field, what to do, and the rule that says when.
_BEFORE_TRAVEL = (
    ("authority", "Get the authority to travel", "travel_authority_lead"),
    ("insurance", "Check the travel insurance", "insurance_lead"),
    ("advisory", "Read the travel advisory", "advisory_lead"),
)


def _outbound(case: _Case) -> list[Step]:
    values = case.values
    if values["direction"] is not VisitWay.OUTBOUND or values["status"] in _OVER:
        return []
    found = []
    for field, words, code in _BEFORE_TRAVEL:
        due = case.by(code, values["arrives"], back=True)
        if not values[field] and due:
            found.append(Step(_(words), due[0], "overview", due[1]))
    return found


def _book(case: _Case) -> list[Step]:
    due = case.by("book_freeze_travel", case.values["arrives"], back=True)
    if due is None or case.values["status"] in (*UNDECIDED, *_OVER) or case.values["arrives"] < case.today:
        return []
    return [Step(_("Close the briefing book"), due[0], "itinerary_item", due[1])]


# -- after the journey


def _after(case: _Case) -> list[Step]:
    values, back, found = case.values, case.values["departs"] or case.values["arrives"], []
    if back is None or back >= case.today or values["status"] in UNDECIDED:
        return []
    waiting = picked(case.desk, "expense", ("person", "claimed_on"), {"delegation": case.number})
    unclaimed = [row for row in waiting if row["person"] and not row["claimed_on"]]
    if unclaimed and (due := case.by("expense_claim_after", back)):
        words = ngettext("Claim {n} expense", "Claim {n} expenses", len(unclaimed)).format(n=len(unclaimed))
        found.append(Step(words, due[0], "costs", due[1]))
    if not _thanked(case, back) and (due := case.by("thank_you_after", back)):
        found.append(Step(_("Write the thank-you letter"), due[0], "linked", due[1]))
    if not values["outcome"] and (due := case.by("after_action_after", back)):
        found.append(Step(_("Write down what came of it"), due[0], "after_note", due[1]))
    return found


def _thanked(case: _Case, back: date) -> bool:
    """Whether a letter of ours to the partner, or about the visit, left after the return."""
    linked = [e.id for e in case.desk.linked("delegation", case.number) if e.kind == "correspondence"]
    ours = picked(case.desk, "correspondence", ("on", "direction"), {"id": linked})
    if case.values["partner"]:
        ours += picked(case.desk, "correspondence", ("on", "direction"), {"partner": case.values["partner"]})
    return any(row["direction"].name == "SENT" and row["on"] >= back for row in ours)


def _purge(case: _Case) -> list[Step]:
    """Passports are erased after the visit."""
    values, kept = case.values, [m for m in case.members if m.passport_until]
    due = (values["purge_on"], "") if values["purge_on"] else case.by("purge_after", values["departs"])
    if not kept or due is None or not values["departs"] or values["departs"] >= case.today:
        return []
    words = ngettext("Erase the passport dates of {n} person", "Erase the passport dates of {n} people", len(kept))
    return [Step(words.format(n=len(kept)), due[0], "member", due[1])]
