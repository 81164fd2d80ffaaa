"""What one row of the file will become, told under headings before it is written."""

from typing import Any

from cityintl.distance import kilometres
from cityintl.exchange.filling import found_here
from cityintl.exchange.identity import New, Ref, coordinates
from cityintl.exchange.plan import Fate, Line, Plan
from cityintl.exchange.telling import place_said, where_said
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _


def described(plan: Plan, line: Line, desk: DeskFile) -> list[tuple[str, str]]:
    """Headings and sentences: the record, what it links to, the same place in the built-in list."""
    kind = kinds.kind(plan.kind)
    if line.fate is Fate.LEFT_OUT:
        return [(_(kind.one), _("This row is left out: {why}.").format(why=line.why.rstrip(".")))]
    if line.fate is Fate.DOUBLE or not isinstance(line.ref, New):
        return [(_(kind.one), _("This row is skipped: {why}.").format(why=line.why))]
    values = plan.additions[plan.kind][line.ref.place].values
    said = [(_(kind.one), _own(plan, values, line))]
    for name, field in kind.editable.items():
        if field.link and values.get(name) is not None:
            said.append((_(field.label), _linked(plan, field.link, values[name], desk)))
    place = values if plan.kind == "partner" else _new_partner(plan, values)
    if place is not None:
        said.append((_("Found here"), _found(place)))
    return said


def _own(plan: Plan, values: dict[str, Any], line: Line) -> str:
    """The record's own fields that the row fills; a tie is told by its type and partner."""
    kind = kinds.kind(plan.kind)
    if plan.kind == "partner":
        return _place(values)
    shown = []
    absent = {default.path for default in plan.defaults}
    for name, field in kind.editable.items():
        if field.link or values.get(name) is None or field.sensitive:
            continue
        text = field.value.show(values[name]).split("\n")[0]
        if name in absent:
            text = _("{field}: “{text}”, not in the file").format(field=_(field.label), text=text)
        elif name not in ("type", "name", "title", "given", "family"):
            text = f"{_(field.label)}: {text}"
        shown.append(text)
    return " · ".join([line.title, *shown] if plan.kind == "tie" else shown)


def _linked(plan: Plan, kind: str, ref: Ref, desk: DeskFile) -> str:
    if isinstance(ref, int):
        said = _("{title}, in the desk already as {reference}")
        return said.format(title=desk.titles(kind, [ref]).get(ref, ""), reference=kinds.kind(kind).reference(ref))
    values = plan.additions[kind][ref.place].values
    if kind == "partner":
        return _place(values)
    return " ".join(str(values[n]) for n in ("given", "family", "name") if values.get(n))


def _place(values: dict[str, Any]) -> str:
    people = kinds.kind("partner").fields["population"].value.show(values.get("population"))
    return " · ".join(filter(None, (place_said(values), where_said(values), people)))


def _new_partner(plan: Plan, values: dict[str, Any]) -> dict[str, Any] | None:
    ref = values.get("partner")
    return plan.additions["partner"][ref.place].values if isinstance(ref, New) else None


def _found(values: dict[str, Any]) -> str:
    place = found_here(values)
    if place is None:
        return _("not in the built-in list of places")
    here = coordinates(values)
    if here is None:
        return _("{place} (built-in list)").format(place=place.label)
    away = kilometres(here, (place.latitude, place.longitude))
    return _("{place} (built-in list) · same place, {km:.0f} km apart").format(place=place.label, km=away)
