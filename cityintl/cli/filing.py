"""The verbs over files: `attach` them to a record, `extract` one again, send a `letter`."""

from argparse import Namespace
from pathlib import Path

from cityintl.cli import said
from cityintl.cli.records import desk_of, number_of
from cityintl.exchange import documents, letters, mail
from cityintl.exchange.arriving import from_file
from cityintl.exchange.mail import Brought
from cityintl.records import kinds
from cityintl.records.describe import Kind


def attach(args: Namespace) -> None:
    """Keep files as documents of a record; e-mails become correspondence."""
    target, number = kinds.parse_reference(args.to)
    paths = [Path(name) for name in args.files]
    mails = [path for path in paths if mail.is_mail(path)]
    about = (target.name, number)
    for path in mails:
        mail.read(from_file(path))  # before anything is written, so that a bad one leaves nothing of the others
    with desk_of(args) as desk:
        desk.get(*about)
        kept = documents.bring_all(desk, [path for path in paths if path not in mails], about)
        brought = [mail.bring(desk, path, about) for path in mails]
    letter, document = kinds.kind("correspondence"), kinds.kind("document")
    if args.json:
        said.as_json(
            {
                "documents": [document.reference(each) for each in kept],
                "letters": [_shape(each, letter, document) for each in brought],
            }
        )
        return
    for each in dict.fromkeys(kept):
        said.out(f"{document.reference(each)} is a document of {args.to.upper()}.")
    for mailed in brought:
        said.out(f"{letter.reference(mailed.correspondence)} is the e-mail, with {len(mailed.documents)} documents.")
        for remark in mailed.remarks:
            said.out(remark)


def _shape(brought: Brought, letter: Kind, document: Kind) -> dict[str, object]:
    return {
        "reference": letter.reference(brought.correspondence),
        "documents": [document.reference(each) for each in brought.documents],
        "person": kinds.kind("person").reference(brought.person) if brought.person else None,
        "known": brought.known,
        "stranger": str(brought.stranger) if brought.stranger else None,
        "remarks": list(brought.remarks),
    }


def extract(args: Namespace) -> None:
    """Write a document to a file, as it came in; into a folder under its own name."""
    number = number_of(args.reference, "document")
    path = Path(args.out)
    with desk_of(args) as desk:
        if path.is_dir():
            path = path / documents.name_of(desk, number)
        documents.save_as(desk, number, path)
    _tell(args, path)


def letter(args: Namespace) -> None:
    """Write a letter to a file: an e-mail to be sent, or text; without one, print it."""
    number = number_of(args.reference, "correspondence")
    with desk_of(args) as desk:
        if args.out is None:
            made = letters.letter(desk, number)
            if args.json:
                said.as_json({"to": str(made.to) if made.to else None, "subject": made.subject, "text": made.whole})
            else:
                said.out(made.whole)
            return
        path = Path(args.out)
        letters.write(desk, number, path)
    _tell(args, path)


def _tell(args: Namespace, path: Path) -> None:
    if args.json:
        said.as_json({"file": str(path)})
    else:
        said.out(f"Wrote {path}.")
