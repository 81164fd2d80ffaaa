"""The verbs over visits: `visit` tells the itinerary by both clocks and what is next, `checklist` takes a template."""

from argparse import Namespace
from datetime import date
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import checklists
from cityintl.desk.itineraries import Item, weekday
from cityintl.desk.visit_days import Day, days_of
from cityintl.desk.visit_steps import Step, steps_of
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.values import Time
from cityintl.store import DeskFile


def tell(args: Namespace) -> None:
    """Tell a visit, or one day of it; what is confidential is left out."""
    with desk_of(args) as desk:
        number = number_of(args.reference, "delegation")
        title = desk.get("delegation", number).title
        days = _chosen(days_of(desk, number), args.day)
        steps = [step for step in steps_of(desk, number, desk.today) if not step.sensitive]
        count = checklists.counted(desk, number)
    if args.json:
        shape = {"reference": kinds.kind("delegation").reference(number), "title": title, "checklist": count}
        said.as_json(shape | {"days": [_day(day) for day in days], "next": [_step(step) for step in steps]})
        return
    said.out(f"{kinds.kind('delegation').reference(number)} · {title}" + (f" · checklist {count}" if count else ""))
    for day in days:
        _tell_day(day)
    if steps:
        said.out("\nNext")
    for step in steps:
        said.out(f"  {step.due_on.isoformat() if step.due_on else '':<10}  {step.words}")


def _chosen(days: list[Day], wanted: int | None) -> list[Day]:
    """All days, or the one with this number of the visit."""
    if wanted is None:
        return days
    found = [day for day in days if day.number == wanted]
    if not found:
        most = max((day.number for day in days), default=0)
        advice = f"Choose 1 to {most}." if most else "Say first when it begins and ends."
        raise UserError(f"The visit has no day {wanted}.", advice)
    return found


def _tell_day(day: Day) -> None:
    said.out(f"\n{weekday(day.on)} {day.on.isoformat()} · {day.said}")
    for item in day.items:
        time = Time().show(item.values["starts"])
        said.out(f"  {time:>8}  {item.there:>12}  {item.title}")
        where = " · ".join(filter(None, (item.values["place"], item.values["address"], item.values["map_ref"])))
        for line in (where, *(f"! {words}" for words in (*item.conflicts, *item.doubts))):
            if line:
                said.out(f"{'':26}{line}")


def _day(day: Day) -> dict[str, Any]:
    return {
        "on": day.on.isoformat(),
        "day": day.number or None,
        "of": day.of,
        "ahead": day.ahead,
        "items": [_item(item) for item in day.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "reference": kinds.kind("itinerary_item").reference(item.number),
        "title": item.title,
        "type": item.type.value,
        "starts": item.values["starts"],
        "ends": item.values["ends"],
        "zone": item.zone,
        "there": item.there,
        "place": item.values["place"],
        "map_ref": item.values["map_ref"],
        "people": [{"name": each.name, "role": each.role.value} for each in item.people],
        "conflicts": list(item.conflicts),
        "doubts": list(item.doubts),
    }


def _step(step: Step) -> dict[str, Any]:
    return {"words": step.words, "due_on": _iso(step.due_on), "rule": step.rule}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def checklist(args: Namespace) -> None:
    """Put the lines of a template on a visit's checklist, or tell the list as it stands."""
    with desk_of(args) as desk:
        number = number_of(args.reference, "delegation")
        desk.get("delegation", number)
        added = len(_fill(desk, number, args.template)) if args.template else 0
        found = checklists.checklist(desk, number, desk.today)
        today = desk.today
    if args.json:
        tasks = [
            {"label": t.label, "due_on": _iso(t.due_on), "done_on": _iso(t.done_on), "when": t.when.value}
            for t in found.tasks
        ]
        said.as_json({"added": added, "done": found.done, "all": len(found.tasks), "items": tasks})
        return
    if args.template:
        said.out(f"Added {added} of the template “{args.template}”.")
    for task in found.tasks:
        mark = "x" if task.done_on else " "
        said.out(f"  [{mark}] {_iso(task.due_on) or '':<10}  {task.label} ({checklists.due_said(task, today)})")
    said.out(f"{found.done} of {len(found.tasks)} done.")


def _fill(desk: DeskFile, visit: int, name: str) -> list[int]:
    return checklists.fill(desk, visit, checklists.template_called(desk, name))
