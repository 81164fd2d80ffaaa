"""What the verbs say: one sentence for people, one JSON shape for programs (the README has the table)."""

import json
import sys
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

from cityintl.desk import holds
from cityintl.records import kinds
from cityintl.records.describe import Field, Kind
from cityintl.records.values import Amount, Choice, Number
from cityintl.store import DeskFile, Entry, Step


def quoted(labels: Iterable[str]) -> str:
    """“Diet”, “Access needs”."""
    return ", ".join(f"“{label}”" for label in labels)


def out(text: str) -> None:
    """Print a line; characters that the terminal cannot show are replaced, not fatal."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding))


def as_json(shape: Any) -> None:
    """Print a shape as JSON."""
    out(json.dumps(shape, ensure_ascii=False, indent=2))


def plain(desk: DeskFile, field: Field, value: Any) -> Any:
    """A value as JSON has it: labels of choices, ISO dates, references of links."""
    if value is None:
        return None
    if field.link:
        return kinds.kind(field.link).reference(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Amount):
        return money(value)
    return list(value) if isinstance(value, tuple) else value


def money(value: Amount | None) -> dict[str, Any] | None:
    """An amount as JSON has it: small units (cents), so that nothing is rounded, and the currency."""
    return {"minor": value.minor, "currency": value.currency} if value else None


def shape_of_kind(kind: Kind) -> dict[str, Any]:
    """A kind as `kinds --json` gives it."""
    return {
        "name": kind.name,
        "one": kind.one,
        "many": kind.many,
        "prefix": kind.prefix,
        "part_of": kind.part_of.link if kind.part_of else None,
        "fields": [shape_of_field(field) for field in kind.fields.values()],
    }


def shape_of_field(field: Field) -> dict[str, Any]:
    """A field as `kinds --json` gives it."""
    shape: dict[str, Any] = {
        "name": field.name,
        "label": field.label,
        "type": field.value.name,
        "help": field.help,
        "required": field.required,
        "sensitive": field.sensitive,
        "computed": field.computed,
    }
    if isinstance(field.value, Choice):
        shape["words"] = [str(word.value) for word in field.value.words]
    if isinstance(field.value, Number):
        shape["unit"] = field.value.unit
    if field.link:
        shape["target"] = field.link
    return shape


def shape_of_record(desk: DeskFile, entry: Entry, *, sensitive: bool) -> dict[str, Any]:
    """A record as `show --json` gives it: its values, its parts, its links."""
    kind = kinds.kind(entry.kind)
    return {
        "reference": entry.reference,
        "kind": entry.kind,
        "title": entry.title,
        "quiet": entry.quiet,
        "fields": {
            f.name: plain(desk, f, entry.values[f.name]) for f in kind.fields.values() if sensitive or not f.sensitive
        },
        "parts": {
            part.kind: [kinds.kind(part.kind).reference(n) for n in part.ids]
            for part in desk.parts(entry.kind, entry.id)
        },
        "linked": [
            {"role": e.role, "reference": e.reference, "title": e.title, "outward": e.outward}
            for e in desk.linked(entry.kind, entry.id)
        ],
        "holds": [hold.reference for hold in holds.standing_on(desk, entry.kind, entry.id)],
    }


def shape_of_step(step: Step) -> dict[str, Any]:
    """A step as `history --json` gives it."""
    return {
        "step": step.id,
        "at": step.at,
        "label": step.label,
        "undone": step.undone,
        "records": step.records,
        "changes": [
            {
                "reference": kinds.kind(c.kind).reference(c.id),
                "title": c.title,
                "what": c.what,
                "field": c.field,
                "before": c.before,
                "after": c.after,
            }
            for c in step.changes
        ],
    }


def tell_record(desk: DeskFile, entry: Entry, *, sensitive: bool) -> None:
    """A record for people: its fields by groups, its parts, its links."""
    kind = kinds.kind(entry.kind)
    quiet = f", {entry.quiet}" if entry.quiet else ""
    out(f"{entry.reference} · {kind.one} · {entry.title}{quiet}")
    for hold in holds.standing_on(desk, entry.kind, entry.id):
        out(f"On hold: {hold.title} ({hold.reference})")
    for group, names in kind.form.items():
        filled = [n for n in names if entry.values[n] is not None]
        if filled:
            out(f"\n{group}")
        for name in filled:
            out(f"  {kind.fields[name].label}: {_shown(desk, kind.fields[name], entry.values[name], sensitive)}")
    for part in desk.parts(entry.kind, entry.id):
        titles = desk.titles(part.kind, list(part.ids))
        if titles:
            out(f"\n{kinds.kind(part.kind).many}")
        for number, title in titles.items():
            out(f"  {kinds.kind(part.kind).reference(number)}  {title}")
    links = desk.linked(entry.kind, entry.id)
    if links:
        out("\nLinked")
    for end in links:
        out(f"  {end.reference}  {end.title} ({end.role})")


def _shown(desk: DeskFile, field: Field, value: Any, sensitive: bool) -> str:
    if field.sensitive and not sensitive:
        return "(confidential)"
    if field.link:
        return f"{desk.titles(field.link, [value])[value]} ({kinds.kind(field.link).reference(value)})"
    return field.value.show(value)


def tell_step(step: Step) -> None:
    """A step for people: when, what, and the fields that changed."""
    out(f"{step.id:>5}  {step.at[:16].replace('T', ' ')}  {step.label}{'  (undone)' if step.undone else ''}")
    for c in step.changes[:5]:
        reference = kinds.kind(c.kind).reference(c.id)
        told = (
            f"{c.field}: {c.before or '(empty)'} → {c.after or '(empty)'}"
            if c.field and c.what == "changed"
            else c.what
        )
        out(f"       {reference} {c.title}: {told}")
    if step.records > 5:
        out(f"       … {step.records} records in all")
