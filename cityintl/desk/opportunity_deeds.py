"""What is done with an opportunity as one step: go or no-go, handed in, answered; an award becomes a grant."""

from datetime import date
from typing import Any

from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.dates import show_date
from cityintl.records.grant import GrantStatus, RuleSet
from cityintl.records.money import Amount
from cityintl.records.opportunity import GoNoGo, OpportunityStatus
from cityintl.store import DeskFile
from cityintl.words import _

#: What of an opportunity its grant takes over.
_TAKEN = ("funder", "partner", "listing", "match_percent")
#: The facts that are looked at before the decision, in the order of the page.
FACTS = (
    "fit", "eligibility", "match_source", "indirect", "staff_hours", "reporting_load", "travel_approval", "exposure",
    "exit",
)  # fmt: skip


def decide(desk: DeskFile, number: int, go: GoNoGo, on: date, by: str = "", reasons: str = "") -> None:
    """Go or no-go; UserError for a no without its reasons. What was typed before stays where nothing is given."""
    entry = desk.get("opportunity", number)
    reasons = reasons.strip() or entry.values["reasons"] or ""
    if go is GoNoGo.NO_GO and not reasons:
        raise UserError(_("Say why not."), _("It will be announced again, and somebody else will ask."))
    status = OpportunityStatus.DRAFTING if go is GoNoGo.GO else OpportunityStatus.NOT_PURSUED
    values: dict[str, Any] = {"go_no_go": go, "decided_on": on, "status": status, "reasons": reasons or None}
    if by.strip():
        values["decided_by"] = by.strip()
    words = _("Go: {title}") if go is GoNoGo.GO else _("No-go: {title}")
    with desk.write(words.format(title=entry.title)) as door:
        door.set("opportunity", number, values)


def submit(desk: DeskFile, number: int, on: date, receipt: str = "") -> None:
    """The application was handed in, today or before."""
    entry = desk.get("opportunity", number)
    if on > desk.today:
        raise UserError(_("{day} is still to come.").format(day=show_date(on)), _("Say the day it was handed in."))
    values: dict[str, Any] = {"status": OpportunityStatus.SUBMITTED, "submitted_on": on}
    if receipt.strip():
        values["receipt"] = receipt.strip()
    with desk.write(_("Handed in: {title}").format(title=entry.title)) as door:
        door.set("opportunity", number, values)


def refused(desk: DeskFile, number: int, on: date, reasons: str = "") -> None:
    """The funder said no; what the reviewers wrote is a dated line of the notes."""
    entry = desk.get("opportunity", number)
    values: dict[str, Any] = {"status": OpportunityStatus.DECLINED, "answered_on": on}
    if reasons.strip():
        line = f"{on.isoformat()}: {reasons.strip()}"
        values["notes"] = "\n".join(filter(None, (entry.values["notes"], line)))
    with desk.write(_("Declined: {title}").format(title=entry.title)) as door:
        door.set("opportunity", number, values)


def awarded(
    desk: DeskFile, number: int, on: date, amount: Amount | None, starts: date | None, ends: date | None, federal: bool
) -> int:
    """The funder said yes: the opportunity is settled, and its grant is there, in one step; gives the grant.

    UserError where it became one before.
    """
    entry = desk.get("opportunity", number)
    if before := grants_of(desk, number):
        there = ", ".join(kinds.kind("grant").reference(each) for each in before)
        raise UserError(
            _("It became {grant} already.").format(grant=there), _("More money for it is an amendment of that grant.")
        )
    given = {name: entry.values[name] for name in _TAKEN if entry.values[name] is not None}
    grant = given | {
        "name": entry.title[:160], "status": GrantStatus.AWARDED, "opportunity": number, "award_on": on,
        "amount": amount, "starts_on": starts, "ends_on": ends, "lead": entry.values["owner"],
        "rule_set": RuleSet.FEDERAL if federal else RuleSet.OWN_TERMS,
    }  # fmt: skip
    with desk.write(_("Awarded: {title}").format(title=entry.title)) as door:
        door.set("opportunity", number, {"status": OpportunityStatus.AWARDED, "answered_on": on})
        return door.add("grant", grant)


def grants_of(desk: DeskFile, number: int) -> list[int]:
    """The grants that came of an opportunity."""
    return desk.listing("grant", (), "", {"opportunity": number}).ids
