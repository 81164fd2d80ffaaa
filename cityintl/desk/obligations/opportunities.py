"""What opportunities ask for in time: the application and its letter of intent, registrations that are needed first."""

from collections.abc import Iterator
from dataclasses import replace

from cityintl.desk.closings import FIELDS, SENT, WRITING, closing
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import Row, View, done_if, ruled
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
            yield done_if(replace(_reminded(view, one), about=found.said), row["status"] in SENT)


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


def _reminded(view: View, found: Obligation) -> Obligation:
    """The obligation with the last reminder whose day has come: one line, however often it is told."""
    for code in _REMINDERS:
        rule = view.rule(code)
        if rule and found.due and view.led(code, found.due) <= view.today:
            found = ruled(found, rule)
    return found


def registrations(view: View) -> Iterator[Obligation]:
    """Registrations without which nothing can be submitted or drawn."""
    for row in view.rows("registration", "name", "expires_on"):
        if row["expires_on"]:
            words = _("Renew the registration in {name}").format(name=row["name"])
            yield view.one("registration", "registration", row["id"], words, row["expires_on"], "sam_lead")
