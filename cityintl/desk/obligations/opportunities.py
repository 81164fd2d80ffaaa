"""What opportunities ask for in time: the application and its letter of intent, registrations that are needed first."""

from collections.abc import Iterator
from dataclasses import replace

from cityintl.desk.awards import RUNNING
from cityintl.desk.closings import FIELDS, SENT, WRITING, closing
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import Row, View, done_if, ruled
from cityintl.records.grant import RuleSet
from cityintl.records.opportunity import GoNoGo
from cityintl.words import _

#: The reminders before a closing, the first of them first.
_REMINDERS = ("opportunity_first_lead", "opportunity_second_lead", "opportunity_last_lead")


def closings(view: View) -> Iterator[Obligation]:
    """The closing of each by our own calendar; what was not pursued asks for nothing."""
    zone = str(view.desk.home()["zone"])
    for row in _pursued(view, "title", *FIELDS):
        found = closing(row, zone)
        if found is not None:
            words = _("Closes: {title}").format(title=row["title"])
            one = view.one("opportunity", "opportunity", row["id"], words, found.day, _REMINDERS[0])
            yield done_if(replace(view.reminded(one, _REMINDERS), about=found.said), row["status"] in SENT)


def letters_of_intent(view: View) -> Iterator[Obligation]:
    """The first of two steps, where there are two."""
    for row in _pursued(view, "title", "letter_due", "letter_sent_on"):
        if row["letter_due"]:
            words = _("Letter of intent: {title}").format(title=row["title"])
            one = view.one("letter_of_intent", "opportunity", row["id"], words, row["letter_due"], _REMINDERS[0])
            yield done_if(one, row["letter_sent_on"] or row["status"] in SENT)


def _pursued(view: View, *fields: str) -> list[Row]:
    rows = view.rows("opportunity", "status", "go_no_go", *fields, status=(*WRITING, *SENT))
    return [row for row in rows if row["go_no_go"] is not GoNoGo.NO_GO]


def registrations(view: View) -> Iterator[Obligation]:
    """Registrations without which nothing can be submitted or drawn; looked through earlier while an award goes on."""
    rows = view.rows("registration", "name", "renewed_on", "expires_on")
    federal = [RuleSet.FEDERAL] if any(row["renewed_on"] for row in rows) else []
    awarded = bool(view.of_owner("grant", "rule_set", federal, "status", status=RUNNING))
    for row in rows:
        review = view.moved("sam_review", row["renewed_on"]) if awarded else None
        if review and (not row["expires_on"] or review[0] < row["expires_on"]):
            words = _("Look through the registration in {name}").format(name=row["name"])
            found = view.one("registration", "registration", row["id"], words, review[0], "sam_lead")
            yield ruled(found, review[1])
        elif row["expires_on"]:
            words = _("Renew the registration in {name}").format(name=row["name"])
            yield view.one("registration", "registration", row["id"], words, row["expires_on"], "sam_lead")
