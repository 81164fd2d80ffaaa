"""FIELD=VALUE words of the command line, read into values."""

from typing import Any

from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.records.describe import Field, Kind
from cityintl.records.values import BadValue
from cityintl.store import DeskFile


def values(desk: DeskFile, kind: Kind, words: list[str]) -> dict[str, Any]:
    """The values that FIELD=VALUE words name; UserError says which word is wrong and why."""
    found = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals:
            raise UserError(f"“{word}” is not FIELD=VALUE.", "Write for example: name=Nagoya")
        field = kind.editable.get(name.strip())
        if field is None:
            raise UserError(
                f"A {kind.one.lower()} has no field “{name}” to fill.",
                f"Choose one of: {', '.join(kind.editable)}.",
            )
        found[field.name] = value(desk, field, text)
    return found


def value(desk: DeskFile, field: Field, text: str) -> Any:
    """The value of a typed text; a link is read as a reference or as the name of one record."""
    try:
        return linked(desk, field.link, text) if field.link else field.value.read(text)
    except BadValue as wrong:
        raise UserError(f"{field.label}: {wrong.message}", wrong.advice) from None


def linked(desk: DeskFile, target: str, text: str) -> int | None:
    """The number of the record that a reference or a name means; UserError where it is none or several."""
    if not text.strip():
        return None
    kind = kinds.kind(target)
    if text.strip().upper().startswith(f"{kind.prefix}-"):
        return desk.get(target, kinds.parse_reference(text)[1]).id
    found = desk.listing(target, (kind.title,), words=text)
    show = found.values[0].show
    exact = [n for n, row in zip(found.ids, found.rows, strict=True) if fold(show(row[0])) == fold(text)]
    if len(exact) == 1:
        return exact[0]
    if exact:
        raise UserError(
            f"Several are called “{text}”.", f"Choose one: {', '.join(kind.reference(n) for n in exact[:8])}."
        )
    raise UserError(f"There is no {kind.one.lower()} called “{text}”.", f"Add it first, or write {kind.prefix}-1.")
