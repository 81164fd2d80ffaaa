"""The verb over events: `guests` tells the list in its order, the tables and the kitchen, and seats everyone."""

from argparse import Namespace
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import events, picking, seating
from cityintl.desk.guests import guests_in_order
from cityintl.desk.precedence import Place
from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import ngettext

_FIELDS = ("name", "organization", "answer", "companion", "table", "seat", "diet", "access_needs")
_NEEDS = ("diet", "access_needs")


def guests(args: Namespace) -> None:
    """Tell who is invited and where they sit; with --seat seat everyone by the event's one rule first."""
    with desk_of(args) as desk:
        event = number_of(args.reference, "event")
        title = desk.get("event", event).title
        moved = _seat(desk, event, args.size) if args.seat else None
        shape: dict[str, Any] = {"reference": kinds.kind("event").reference(event), "title": title, "moved": moved}
        shape |= {"counts": _counts(desk, event), "guests": _guests(desk, event, sensitive=args.sensitive)}
        shape |= {"troubles": _troubles(desk, event), "kitchen": _kitchen(desk, event) if args.sensitive else None}
    if args.json:
        said.as_json(shape)
    else:
        _tell(shape)


def _seat(desk: DeskFile, event: int, size: int | None) -> int:
    """Seat everyone who comes, as one step; gives how many sit elsewhere now."""
    at_table = size or seating.size_of([], desk.get("event", event).values["capacity"])
    places = seating.propose(desk, event, at_table)
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


def _guests(desk: DeskFile, event: int, *, sensitive: bool) -> list[dict[str, Any]]:
    """The guests by the one order, then those who do not come, by name."""
    rows = {row.number: row.values for row in picking.where(desk, "guest", "event", [event], _FIELDS)}
    order = guests_in_order(desk, event)
    ranked = [place.guest.number for place in order if place.guest.number is not None]
    away = sorted(rows.keys() - set(ranked), key=lambda number: fold(rows[number]["name"]))
    places = {place.guest.number: place for place in order}
    return [_guest(n, rows[n], places.get(n), sensitive=sensitive) for n in (*ranked, *away)]


def _guest(number: int, values: dict[str, Any], place: Place | None, *, sensitive: bool) -> dict[str, Any]:
    shape = {"reference": kinds.kind("guest").reference(number), "place": place.number if place else None}
    shape |= {name: values[name] for name in _FIELDS if sensitive or name not in _NEEDS}
    return shape | {"answer": values["answer"].value, "said": list(place.said) if place else []}


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
    said.out(f"{counts['listed']} listed: {counts['accepted'] + counts['came']} come with {counts['companions']} more, "
             f"{counts['invited']} have not answered, {counts['to_invite']} are not invited yet.")  # fmt: skip
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
    needs = "; ".join(filter(None, (guest.get(each) for each in _NEEDS)))
    for words in (*guest["said"], *filter(None, [needs])):
        said.out(f"{'':24}{words}")
