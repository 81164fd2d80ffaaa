"""What was promised, and what waits for an answer: follow-ups, invitations, guests."""

from collections.abc import Iterator

from cityintl.desk.counts import OPEN
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import View, done_if
from cityintl.desk.relations import promise_words
from cityintl.records.event import GuestAnswer, InvitationAnswer
from cityintl.records.gift import FollowUpStatus
from cityintl.words import _, ngettext


def follow_ups(view: View) -> Iterator[Obligation]:
    """Promises of both sides, open ones and those that were kept."""
    wanted = OPEN if view.since is None else (*OPEN, FollowUpStatus.DONE)
    days = view.days(or_none=True)
    for row in view.rows("follow_up", "what", "side", "status", "due_on", status=wanted, due_on=days):
        words = promise_words(row["side"], row["what"])
        still = row["status"] in OPEN
        if row["due_on"]:
            found = view.one("promise", "follow_up", row["id"], words, row["due_on"])
            yield done_if(found, not still)
        elif still:
            yield view.vague("promise", "follow_up", row["id"], words, "")


def invitations(view: View) -> Iterator[Obligation]:
    """Invitations that are to be answered; what is over without an answer asks for none any more."""
    fields = ("occasion", "answer", "reply_by", "replied_on", "on", "until")
    still = {"answer": InvitationAnswer.OPEN} if view.since is None else {}
    for row in view.rows("invitation", *fields, reply_by=view.days(or_none=True), **still):
        answered = row["answer"] is not InvitationAnswer.OPEN or row["replied_on"]
        last = row["until"] or row["on"]
        if row["reply_by"] and (answered or last is None or last >= view.today):
            words = _("Reply: {occasion}").format(occasion=row["occasion"])
            yield done_if(view.one("invitation", "invitation", row["id"], words, row["reply_by"]), answered)
        elif not answered and not row["reply_by"] and (last is None or last >= view.today):
            words = _("Reply: {occasion}").format(occasion=row["occasion"])
            yield view.vague("invitation", "invitation", row["id"], words, "")


def guests(view: View) -> Iterator[Obligation]:
    """Events whose guests have not all answered."""
    events = view.rows("event", "name", "answer_by", answer_by=view.days())
    waiting: dict[int, int] = {}
    numbers = [row["id"] for row in events]
    for guest in view.of_owner("guest", "event", numbers, "event", "answer", answer=GuestAnswer.INVITED):
        waiting[guest["event"]] = waiting.get(guest["event"], 0) + 1
    for row in events:
        if count := waiting.get(row["id"]):
            words = ngettext("{event}: {n} guest has not answered", "{event}: {n} guests have not answered", count)
            told = words.format(event=row["name"], n=count)
            yield view.one("answers", "event", row["id"], told, row["answer_by"])
