"""Bids for events: what they could cost against their ceiling, the stage worked on, and how they were decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked
from cityintl.errors import UserError
from cityintl.records.bid import BidStatus, BidStep, GuaranteeStatus
from cityintl.records.dates import show_date
from cityintl.records.values import Amount, Money
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

ALIVE = (BidStatus.CONSIDERING, BidStatus.BIDDING)
_OPEN = (GuaranteeStatus.ASKED, GuaranteeStatus.WITH_COUNSEL)


@dataclass(frozen=True, slots=True)
class Exposure:
    """What the guarantees of a bid could cost: given, still asked, and how many have no figure in its currency."""

    given: Amount | None
    asked: Amount | None
    unknown: int
    over: bool


def exposure(ceiling: Amount | None, guarantees: Sequence[Mapping[str, Any]]) -> Exposure:
    """The guarantees of a bid against its ceiling, in the ceiling's currency; refused ones cost nothing."""
    counted = [each for each in guarantees if each["status"] is not GuaranteeStatus.REFUSED]
    code = ceiling.currency if ceiling else next((e["exposure"].currency for e in counted if e["exposure"]), "")
    known = [each for each in counted if each["exposure"] and each["exposure"].currency == code]
    given = sum(e["exposure"].minor for e in known if e["status"] is GuaranteeStatus.APPROVED)
    asked = sum(e["exposure"].minor for e in known if e["status"] in _OPEN)
    over = ceiling is not None and given + asked > ceiling.minor
    unknown = len(counted) - len(known)
    if not code:
        return Exposure(None, None, unknown, over)
    return Exposure(Amount(given, code), Amount(asked, code), unknown, over)


def exposure_words(found: Exposure, ceiling: Amount | None) -> str:
    """“Guaranteed $200,000, asked $1,000,000 more; the ceiling is $900,000.”"""
    if found.given is None or found.asked is None:
        return _("No guarantee says yet what it could cost.") if found.unknown else ""
    show = Money().show
    words = _("Guaranteed {given}, asked {asked} more").format(given=show(found.given), asked=show(found.asked))
    if ceiling is None:
        words = f"{words}; {_('nobody has set a ceiling')}"
    else:
        beyond = _("the ceiling of {ceiling} would be passed") if found.over else _("the ceiling is {ceiling}")
        words = f"{words}; {beyond.format(ceiling=show(ceiling))}"
    if found.unknown:
        more = ngettext("{n} has no figure", "{n} have no figure", found.unknown).format(n=found.unknown)
        words = f"{words}; {more}"
    return f"{words}."


def stages_of(desk: DeskFile, number: int) -> list[dict[str, Any]]:
    """The stages of a bid by their days; those without one last."""
    rows = picked(desk, "bid_stage", ("what", "stage", "due", "done_on"), {"bid": number})
    order = list(BidStep)
    return sorted(rows, key=lambda r: (r["due"] or r["done_on"] or date.max, order.index(r["stage"]), r["id"]))


def guarantees_of(desk: DeskFile, number: int) -> list[dict[str, Any]]:
    """The guarantees of a bid, the open ones first."""
    fields = ("what", "status", "counsel", "exposure", "stage", "approved_by", "approved_on")
    rows = picked(desk, "guarantee", fields, {"bid": number})
    return sorted(rows, key=lambda row: (row["status"] not in _OPEN, row["id"]))


def stage_done(desk: DeskFile, number: int, on: date) -> None:
    """A stage is done on this day, and the bid goes on to the next step that has something to do, as one step."""
    entry = desk.get("bid_stage", number)
    bid = desk.get("event_bid", entry.values["bid"])
    left = [row["stage"] for row in stages_of(desk, bid.id) if row["id"] != number and not row["done_on"]]
    order = list(BidStep)
    with desk.write(_("Bid “{title}”: done, {what}").format(title=bid.title, what=entry.title)) as door:
        door.set("bid_stage", number, {"done_on": on}, seen=entry.changed_in)
        if bid.values["status"] in ALIVE and left:
            door.set("event_bid", bid.id, {"stage": min(left, key=order.index), "status": BidStatus.BIDDING})


def decide(desk: DeskFile, number: int, status: BidStatus, on: date, outcome: str) -> None:
    """Won, lost or withdrawn on this day, as one step; UserError where a bid that was not won has no reason."""
    entry = desk.get("event_bid", number)
    said = outcome.strip() or entry.values["outcome"] or ""
    if status is not BidStatus.WON and not said:
        raise UserError(_("Why was it not won?"), _("Say it in a sentence: the next bid will ask."))
    if status is BidStatus.WON and (open_ones := _still_open(desk, number)):
        words = ngettext("{n} guarantee is still open.", "{n} guarantees are still open.", open_ones)
        raise UserError(words.format(n=open_ones), _("Approve or refuse what the owner asks before it is signed."))
    changed: dict[str, Any] = {"status": status, "decided_on": on, "outcome": said or None}
    if status is not BidStatus.WITHDRAWN:
        changed["stage"] = BidStep.DECISION
    words = _("Bid “{title}”: {status}").format(title=entry.title, status=_(status.value).lower())
    with desk.write(words) as door:
        door.set("event_bid", number, changed, seen=entry.changed_in)


def reopen(desk: DeskFile, number: int) -> None:
    """It is alive again, as one step; what was written of the outcome stays to be read."""
    entry = desk.get("event_bid", number)
    with desk.write(_("Bid “{title}”: open again").format(title=entry.title)) as door:
        door.set("event_bid", number, {"status": BidStatus.BIDDING, "decided_on": None}, seen=entry.changed_in)


def _still_open(desk: DeskFile, number: int) -> int:
    return sum(row["status"] in _OPEN for row in guarantees_of(desk, number))


def standing(values: Mapping[str, Any], stages: Sequence[Mapping[str, Any]], today: date) -> tuple[str, str]:
    """How a bid stands, in a sentence, and its tone."""
    if values["status"] not in ALIVE:
        day = show_date(values["decided_on"]) if values["decided_on"] else _("an unknown day")
        words = {
            BidStatus.WON: _("Won on {day}."),
            BidStatus.LOST: _("Lost on {day}."),
            BidStatus.WITHDRAWN: _("Withdrawn on {day}."),
        }[values["status"]]
        return words.format(day=day), "green" if values["status"] is BidStatus.WON else "grey"
    ahead = [row for row in stages if row["due"] and not row["done_on"]]
    if not ahead:
        if stages and all(row["done_on"] for row in stages):
            return _("Everything is handed in: the owner decides."), "grey"
        return _("No stage has a day yet: add what is due, and when."), "amber"
    nearest = min(ahead, key=lambda row: row["due"])
    days = (nearest["due"] - today).days
    told = {"what": nearest["what"], "day": show_date(nearest["due"])}
    if days < 0:
        words = ngettext("{what}: {n} day late, {day}.", "{what}: {n} days late, {day}.", -days)
        return words.format(n=-days, **told), "red"
    words = ngettext("{what}: due {day}, in {n} day.", "{what}: due {day}, in {n} days.", days)
    return words.format(n=days, **told), "amber"
