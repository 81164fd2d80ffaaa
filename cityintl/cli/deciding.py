"""The verbs that close something: `decide` a request, `answer` an invitation, what is `done`, put off or dropped."""

from argparse import Namespace
from datetime import date

from cityintl.cli import owed, said, typed
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import checklists, follow_ups, invitations, visits
from cityintl.desk.obligations import answering
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.delegation import Screening
from cityintl.records.event import InvitationAnswer
from cityintl.store import DeskFile, Entry

#: The words of the command line for each result of a screening, and for each answer.
RESULTS = {
    "accept": Screening.ACCEPT,
    "staff": Screening.STAFF,
    "study": Screening.STUDY_ONLY,
    "refer": Screening.REFER,
    "decline": Screening.DECLINE,
}
ANSWERS = {
    "accept": InvitationAnswer.ACCEPTED,
    "substitute": InvitationAnswer.SUBSTITUTE,
    "greeting": InvitationAnswer.GREETING,
    "decline": InvitationAnswer.DECLINED,
    "open": InvitationAnswer.OPEN,
}


def decide(args: Namespace) -> None:
    """Answer the request for a visit; a no keeps its reason."""
    number = number_of(args.reference, "delegation")
    with desk_of(args) as desk:
        to = typed.linked(desk, "organization", args.to) if args.to else None
        reason, by = args.reason or "", args.by or ""
        visits.decide(desk, number, RESULTS[args.result], reason, by, args.on or desk.today, to)
        entry = desk.get("delegation", number)
    shape = {"reference": entry.reference, "title": entry.title, "status": entry.values["status"].value}
    _tell(args, shape, f"{entry.reference} · {entry.title}: {shape['status'].lower()}")


def answer(args: Namespace) -> None:
    """Note the answer to an invitation, with a draft of the letter or the day it went out where asked."""
    number = number_of(args.reference, "invitation")
    with desk_of(args) as desk:
        goes = typed.linked(desk, "person", args.goes) if args.goes else None
        on = args.on or desk.today
        words = ANSWERS[args.result]
        letter = invitations.decide(
            desk, number, words, on, goes=goes, by=args.by, reason=args.reason or "", reply=args.letter
        )
        if args.replied:
            invitations.replied(desk, number, on)
        entry = desk.get("invitation", number)
    reference = kinds.kind("correspondence").reference(letter) if letter else None
    shape = {"reference": entry.reference, "title": entry.title, "answer": words.value, "letter": reference}
    drafted = f"; the draft of the reply is {reference}" if reference else ""
    _tell(args, shape, f"{entry.reference} · {entry.title}: {words.value.lower()}{drafted}")


def done(args: Namespace) -> None:
    """Close a follow-up, tick an item of a checklist, or keep what came of an invitation."""
    if ":" in args.reference:
        _close(args)
        return
    kind, number = kinds.parse_reference(args.reference)
    with desk_of(args) as desk:
        on = args.on or desk.today
        if kind.name == "follow_up":
            _promise(desk, number, on, args)
        elif kind.name == "checklist_item" and not (args.drop or args.until):
            if (desk.get(kind.name, number).values["done_on"] is None) is not args.again:
                checklists.tick(desk, number, on)
        elif kind.name == "invitation" and not (args.again or args.drop or args.until):
            invitations.note_outcome(desk, number, args.outcome or "")
        else:
            raise UserError(
                f"{args.reference} is nothing to be closed so.",
                "Name a follow-up (FUP-3), an item of a checklist (CHK-12), an invitation with what came of it, "
                "or a key of `due`.",
            )
        entry = desk.get(kind.name, number)
    _say_done(args, entry)


def _promise(desk: DeskFile, number: int, on: date, args: Namespace) -> None:
    if args.again:
        follow_ups.reopen(desk, number)
    elif args.drop:
        follow_ups.drop(desk, number, args.reason or "", on)
    elif args.until:
        follow_ups.put_off(desk, number, args.until, args.reason or "", desk.today)
    else:
        follow_ups.close(desk, number, on, args.evidence or "")


def _say_done(args: Namespace, entry: Entry) -> None:
    values = entry.values
    closed, status = values.get("closed_on") or values.get("done_on"), values.get("status")
    due = values.get("due_on")
    shape = {"reference": entry.reference, "title": entry.title, "done_on": closed.isoformat() if closed else None}
    state = status.value.lower() if status else "done" if closed or entry.kind == "invitation" else "open"
    on = f" on {closed.isoformat()}" if closed else f", due {due.isoformat()}" if due else ""
    _tell(args, shape | {"state": state}, f"{entry.reference} · {entry.title}: {state}{on}")


def _close(args: Namespace) -> None:
    """Close what is due under a key, or open it again."""
    with desk_of(args) as desk:
        each = owed.find(desk, args.reference)
        if args.again:
            answering.ask_again(desk, each)
        else:
            answering.finish(desk, each, args.on or desk.today, args.evidence or args.reason or "")
        owed.tell(args, owed.find(desk, each.key), desk.today)


def _tell(args: Namespace, shape: dict[str, str | None], sentence: str) -> None:
    if args.json:
        said.as_json(shape)
    else:
        said.out(f"{sentence}.")
