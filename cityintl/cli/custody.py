"""The verbs of keeping records: what is past its `retention`, the way of a records request, the release of a hold."""

from argparse import Namespace
from typing import Any

from cityintl.cli import said, typed
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import holds, records_requests, retention
from cityintl.desk.retention import Disposal, Shelf
from cityintl.records import kinds
from cityintl.records.custody import CountedFrom, Kept, RequestStatus

#: The words of the command line for the states of a request.
STATES = {
    "received": RequestStatus.RECEIVED,
    "searching": RequestStatus.SEARCHING,
    "reviewing": RequestStatus.REVIEWING,
    "answered": RequestStatus.ANSWERED,
    "denied": RequestStatus.DENIED,
    "withdrawn": RequestStatus.WITHDRAWN,
}


def tell_retention(args: Namespace) -> None:
    """List what may be disposed of, class by class; nothing is deleted."""
    with desk_of(args) as desk:
        found = retention.shelves(desk, desk.today)
    if args.json:
        said.as_json([_shape(shelf) for shelf in found])
        return
    for shelf in found:
        said.out(f"{shelf.of.reference} · {shelf.of.title}: {_kept(shelf)}")
        for each in shelf.free:
            said.out(f"  {each.reference:<8} {each.over.isoformat()}  {each.title}  (may go since {each.free})")
        for each in shelf.held:
            said.out(f"  {each.reference:<8} {each.over.isoformat()}  {each.title}  (on hold: {_holds(each)})")
        if shelf.undated:
            said.out(f"  {shelf.undated:,} not over yet, or without a whole day to count from.")
    if not found:
        said.out("There are no retention classes yet. Add them as your state’s schedule has them.")
    else:
        said.out("Nothing was deleted: the schedule says what comes before that, and counsel whether anything waits.")


def _kept(shelf: Shelf) -> str:
    values = shelf.of.values
    unread = "" if values["verified"] else ", not verified"
    if values["kept"] is Kept.PERMANENT:
        return f"kept permanently{unread}"
    since = (values["counted_from"] or CountedFrom.DAY).value
    count = values["keep_years"]
    years = f"{count} year" if count == 1 else f"{count} years"
    return f"{years} from {since[0].lower()}{since[1:]}{unread}"


def _holds(each: Disposal) -> str:
    return ", ".join(kinds.kind("hold").reference(number) for number in each.holds)


def _shape(shelf: Shelf) -> dict[str, Any]:
    values = shelf.of.values
    return {
        "reference": shelf.of.reference,
        "title": shelf.of.title,
        "covers": list(values["covers"]),
        "permanent": values["kept"] is Kept.PERMANENT,
        "years": values["keep_years"],
        "schedule": values["schedule"],
        "verified": bool(values["verified"]),
        "free": [_shape_of(each) for each in shelf.free],
        "held": [_shape_of(each) for each in shelf.held],
        "undated": shelf.undated,
    }


def _shape_of(each: Disposal) -> dict[str, Any]:
    return {
        "reference": each.reference,
        "title": each.title,
        "over": each.over.isoformat(),
        "free": each.free.isoformat(),
        "holds": [kinds.kind("hold").reference(number) for number in each.holds],
    }


def answer_request(args: Namespace) -> None:
    """Say where a records request stands now, close it, or extend it."""
    number = number_of(args.reference, "records_request")
    with desk_of(args) as desk:
        if args.until:
            records_requests.extend(desk, number, args.until, args.reason or "", desk.today)
        elif args.state is None:
            pass
        elif (status := STATES[args.state]) in records_requests.CLOSED:
            document = typed.linked(desk, "document", args.document) if args.document else None
            records_requests.close(
                desk, number, status, args.on or desk.today, found=args.found, withheld=args.withheld,
                withheld_why=args.reason, counsel=args.counsel, document=document,
            )  # fmt: skip
        else:
            records_requests.turn_to(desk, number, status)
        entry = desk.get("records_request", number)
        due, rule = records_requests.term(desk, entry.values)
        words, _tone = records_requests.standing(entry.values, due, desk.today)
    if args.json:
        said.as_json(
            {
                "reference": entry.reference,
                "title": entry.title,
                "status": entry.values["status"].value,
                "due": due.isoformat() if due else None,
                "rule": {"code": rule.code, "label": rule.label, "citation": rule.citation,
                         "verified": bool(rule.verified)} if rule else None,
                "answered_on": entry.values["answered_on"].isoformat() if entry.values["answered_on"] else None,
            }
        )  # fmt: skip
        return
    said.out(f"{entry.reference} · {entry.title}: {entry.values['status'].value.lower()}. {words}")
    if rule and not entry.values["answered_on"]:
        unread = "" if rule.verified else " (not verified)"
        said.out(f"{rule.label} {rule.value:g} {rule.unit}{unread}.")


def hold(args: Namespace) -> None:
    """Put a record on hold, release a hold, or tell what it keeps."""
    number = number_of(args.reference, "hold")
    with desk_of(args) as desk:
        if args.release:
            holds.release(desk, number, args.on or desk.today, args.by or "", args.reason or "")
        for reference in args.add:
            kind, other = kinds.parse_reference(reference)
            holds.put_on(desk, number, kind.name, other)
        entry = desk.get("hold", number)
        kept = [end for end in desk.linked("hold", number) if not end.field or end.field == "request"]
        words, _tone = holds.stands(entry, len(kept), desk.today)
    if args.json:
        released = entry.values["released_on"]
        said.as_json(
            {
                "reference": entry.reference,
                "title": entry.title,
                "released_on": released.isoformat() if released else None,
                "keeps": [{"reference": end.reference, "title": end.title} for end in kept],
            }
        )
        return
    said.out(f"{entry.reference} · {entry.title}: {words}")
    for end in kept:
        said.out(f"  {end.reference:<8} {end.title}")
