"""The verbs that close something: `decide` a request, `answer` an invitation, what is `done`."""

from argparse import Namespace

from cityintl.cli import owed, said, typed
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import checklists, follow_ups, invitations, visits
from cityintl.desk.obligations import answering
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.delegation import Screening
from cityintl.records.event import InvitationAnswer

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
        letter = invitations.decide(desk, number, words, on, goes=goes, by=args.by, reply=args.letter)
        if args.replied:
            invitations.replied(desk, number, on)
        entry = desk.get("invitation", number)
    reference = kinds.kind("correspondence").reference(letter) if letter else None
    shape = {"reference": entry.reference, "title": entry.title, "answer": words.value, "letter": reference}
    drafted = f"; the draft of the reply is {reference}" if reference else ""
    _tell(args, shape, f"{entry.reference} · {entry.title}: {words.value.lower()}{drafted}")


def done(args: Namespace) -> None:
    """Close a follow-up with its evidence, or tick an item of a checklist; with --again open it anew."""
    words = " ".join(args.words)
    if ":" in args.reference:
        _close(args, words)
        return
    kind, number = kinds.parse_reference(args.reference)
    with desk_of(args) as desk:
        on = args.on or desk.today
        if kind.name == "follow_up" and args.again:
            follow_ups.reopen(desk, number)
        elif kind.name == "follow_up":
            follow_ups.close(desk, number, on, words)
        elif kind.name == "checklist_item":
            if (desk.get(kind.name, number).values["done_on"] is None) is not args.again:
                checklists.tick(desk, number, on)
        else:
            raise UserError(
                f"{args.reference} is nothing that is done.",
                "Name a follow-up (FUP-3), an item of a checklist (CHK-12) or a key of `due`.",
            )
        entry = desk.get(kind.name, number)
    closed = entry.values["closed_on" if kind.name == "follow_up" else "done_on"]
    shape = {"reference": entry.reference, "title": entry.title, "done_on": closed.isoformat() if closed else None}
    _tell(args, shape, f"{entry.reference} · {entry.title}: {f'done on {closed.isoformat()}' if closed else 'open'}")


def _close(args: Namespace, words: str) -> None:
    """Close what is due under a key, or open it again."""
    with desk_of(args) as desk:
        each = owed.find(desk, args.reference)
        if args.again:
            answering.ask_again(desk, each)
        else:
            answering.finish(desk, each, args.on or desk.today, words)
        owed.tell(args, owed.find(desk, each.key), desk.today)


def _tell(args: Namespace, shape: dict[str, str | None], sentence: str) -> None:
    if args.json:
        said.as_json(shape)
    else:
        said.out(f"{sentence}.")
