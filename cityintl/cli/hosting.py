"""The verb over events: `guests` tells the list in its order, the tables and the kitchen, and seats everyone."""

from argparse import Namespace
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import events, seating
from cityintl.desk.events import Plate
from cityintl.desk.guest_list import Listed, add_from, guest_list
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import ngettext

#: Whose people can be invited together.
_INVITED = ("person", "delegation", "organization", "event")


def guests(args: Namespace) -> None:
    """Tell who is invited and where they sit; add whole lists, or seat everyone by the event's one rule, first."""
    with desk_of(args) as desk:
        event = number_of(args.reference, "event")
        title = desk.get("event", event).title
        added = sum(_add(desk, event, reference) for reference in args.add)
        moved = _seat(desk, event, args.size) if args.seat else None
        shape: dict[str, Any] = {"reference": kinds.kind("event").reference(event), "title": title}
        shape |= {"added": added, "moved": moved, "counts": _counts(desk, event)}
        plates = {plate.number: plate for plate in events.kitchen(desk, event).plates} if args.sensitive else None
        shape |= {"guests": [_guest(each, plates) for each in guest_list(desk, event)]}
        shape |= {"troubles": _troubles(desk, event), "kitchen": _kitchen(desk, event) if args.sensitive else None}
    if args.json:
        said.as_json(shape)
    else:
        _tell(shape)


def _add(desk: DeskFile, event: int, reference: str) -> int:
    """Add a person, or the people of a delegation, an organization or another event; gives how many were new."""
    kind, number = kinds.parse_reference(reference)
    if kind.name not in _INVITED:
        raise UserError(f"{reference} has no people to invite.", "Name a person, delegation, organization or event.")
    desk.get(kind.name, number)
    return len(add_from(desk, event, kind.name, number).numbers)


def _seat(desk: DeskFile, event: int, size: int | None) -> int:
    """Seat everyone who comes, as one step; gives how many sit elsewhere now."""
    capacity = desk.get("event", event).values["capacity"]
    places = seating.propose(desk, event, size or seating.size_of(seating.diners_of(desk, event), capacity))
    moved = [place for place in places if place.moves]
    if moved:
        seating.apply(desk, event, places)
    return len(moved)


def _counts(desk: DeskFile, event: int) -> dict[str, int | None]:
    found = events.counts(desk, event)
    names = ("listed", "to_invite", "invited", "accepted", "declined", "came", "absent", "companions")
    return {name: getattr(found, name) for name in names} | {
        "people": found.people, "seats": found.seats, "left": found.left,
    }  # fmt: skip


def _guest(guest: Listed, plates: dict[int, Plate] | None) -> dict[str, Any]:
    """A guest as JSON has it; diet and access needs, the guest's own or the person's, only where they are asked for."""
    shape: dict[str, Any] = {
        "reference": kinds.kind("guest").reference(guest.number),
        "place": guest.place,
        "name": guest.name,
        "organization": guest.office or None,
        "answer": guest.answer.value,
        "companion": guest.companion or None,
        "table": guest.table or None,
        "seat": guest.seat,
        "said": list(guest.said),
    }
    if plates is not None:
        plate = plates.get(guest.number)
        shape |= {
            "diet": plate.diet or None if plate else None,
            "access_needs": plate.access or None if plate else None,
        }
    return shape


def _kitchen(desk: DeskFile, event: int) -> dict[str, Any]:
    found = events.kitchen(desk, event)
    return {"meals": found.meals, "diets": [{"diet": diet, "meals": count} for diet, count in found.diets]}


def _troubles(desk: DeskFile, event: int) -> list[str]:
    """What is wrong with the seating, once anybody has a seat."""
    capacity = desk.get("event", event).values["capacity"]
    diners = seating.diners_of(desk, event)
    if not any(diner.table or diner.seat for diner in diners):
        return []
    return [trouble.words for trouble in seating.troubles(diners, seating.size_of(diners, capacity), capacity)]


def _tell(shape: dict[str, Any]) -> None:
    counts = shape["counts"]
    said.out(f"{shape['reference']} · {shape['title']}")
    come = counts["accepted"] + counts["came"]
    left = "" if counts["left"] is None else f" · seats left {counts['left']}"
    said.out(
        f"Listed {counts['listed']} · coming {come}, with {counts['companions']} more · "
        f"no reply {counts['invited']} · to invite {counts['to_invite']}{left}"
    )
    if shape["added"]:
        added = ngettext("{n} guest added.", "{n} guests added.", shape["added"])
        said.out(added.format(n=shape["added"]))
    if shape["moved"] is not None:
        words = ngettext("{n} guest sits elsewhere now; `undo` takes it back.",
                         "{n} guests sit elsewhere now; `undo` takes it back.", shape["moved"])  # fmt: skip
        said.out(words.format(n=shape["moved"]))
    for guest in shape["guests"]:
        _tell_guest(guest)
    for words in shape["troubles"]:
        said.out(f"! {words}")
    if kitchen := shape["kitchen"]:
        diets = "; ".join(f"{each['meals']} × {each['diet']}" for each in kitchen["diets"])
        said.out(f"Kitchen: {kitchen['meals']} meals{f': {diets}' if diets else ''}.")


def _tell_guest(guest: dict[str, Any]) -> None:
    seat = " ".join(
        filter(None, (guest["table"] and f"table {guest['table']}", guest["seat"] and f"seat {guest['seat']}"))
    )
    name = ", ".join(filter(None, (guest["name"], guest["organization"])))
    along = f", with {guest['companion']}" if guest["companion"] else ""
    said.out(f"{guest['place'] or '-':>4}  {seat:<16}  {name}{along} ({guest['answer'].lower()})")
    needs = "; ".join(filter(None, (guest.get(each) for each in ("diet", "access_needs"))))
    for words in (*guest["said"], *filter(None, [needs])):
        said.out(f"{'':24}{words}")
