"""What there is to say about a plan: doubles, gaps, words that mean nothing, rows that are no records."""

from collections import Counter

from cityintl.exchange.cells import as_text
from cityintl.exchange.grid import Cell
from cityintl.exchange.identity import Entry, New, coordinates
from cityintl.exchange.mapping import FULL_NAME
from cityintl.exchange.plan import Plan, Remark, Weight
from cityintl.exchange.slots import Slot
from cityintl.records import kinds
from cityintl.reference import countries
from cityintl.words import _, ngettext

_NAMED = 3  # so many records are named in a remark; more are counted


def title_of(plan: Plan, row: tuple[Cell, ...]) -> str:
    """What a row is about, in the file's own words: “Pécs, Hungary”."""
    wanted = _titles(plan)
    cells = [as_text(row[place]).strip() for place in wanted]
    return (" " if plan.kind == "person" and FULL_NAME not in plan.mapping.columns.values() else ", ").join(
        filter(None, cells)
    )


def _titles(plan: Plan) -> list[int]:
    found = plan.__dict__.get("_title_places")
    if found is None:
        paths = {path: plan.table.column(column) for column, path in plan.mapping.columns.items()}
        kind = kinds.kind(plan.kind)
        names = {"person": (FULL_NAME, "given", "family")}.get(plan.kind, (kind.title, kind.quiet))
        found = plan.__dict__["_title_places"] = [paths[n] for n in names if n in paths]
    return list(found)


def doubled(plan: Plan, title: str, number: int, entry: Entry) -> Remark:
    """“Rochester, United States stands in rows 412 and 413: one tie”."""
    one = _(kinds.kind(plan.kind).one).lower()
    if isinstance(entry.ref, New):
        said = _("{title} stands in rows {first} and {second}: one {kind}.")
        text = said.format(title=title, first=entry.row, second=number, kind=one)
        return Remark(Weight.DOUBLE, text, _("skip the second"), number)
    said = _("{title} is in the desk already, as {reference}.")
    reference = kinds.kind(plan.kind).reference(entry.ref)
    return Remark(Weight.DOUBLE, said.format(title=title, reference=reference), _("skip it"), number)


def about_cells(plan: Plan, nothing: Counter[tuple[str, str]], slots: list[Slot]) -> None:
    """Say once for each column which words were taken to mean nothing, and which columns the plan reads in vain."""
    for (column, text), count in sorted(nothing.items()):
        said = ngettext("“{text}” in one row of “{column}” says that nothing is known.",
                        "“{text}” in {count:,} rows of “{column}” says that nothing is known.", count)  # fmt: skip
        plan.remarks.append(
            Remark(Weight.NOTE, said.format(text=text, column=column, count=count), _("leave them empty"), 0, column)
        )
    _gaps(plan, slots)


def _gaps(plan: Plan, slots: list[Slot]) -> None:
    """New partners that lack what the file has for others."""
    link = "" if plan.kind == "partner" else "partner"
    names = {
        s.reader.field.name: s.column for s in slots if (s.rest and s.first.name == link) or (not link and not s.rest)
    }
    partners = plan.additions.get("partner", [])
    unread = {(r.row, r.column) for r in plan.remarks if r.weight is Weight.LOST}
    for name, column in names.items():
        if name in ("longitude", "notes", "name") or name not in kinds.kind("partner").editable:
            continue
        lacking = [a for a in partners if a.values.get(name) is None and (a.row, column) not in unread]
        if not lacking or len(lacking) == len(partners) > _NAMED:
            continue
        what = _("coordinates") if name == "latitude" else _(kinds.kind("partner").fields[name].label).lower()
        if len(lacking) <= _NAMED:
            for a in lacking:
                text = _("{place}: no {what} in the file.").format(place=place_said(a.values), what=what)
                plan.remarks.append(Remark(Weight.NOTE, text, _("leave it empty"), a.row, column))
        else:
            text = _("{count:,} partners have no {what} in the file.").format(count=len(lacking), what=what)
            plan.remarks.append(Remark(Weight.NOTE, text, _("leave them empty"), 0, column))


def about_file(plan: Plan) -> None:
    """Say what holds for the file as a whole: defaults, rows that are notes, and how it was read."""
    for default in plan.defaults:
        text = _("{field} is not in the file: all become “{value}”.").format(
            field=_(default.label), value=_(default.value)
        )
        plan.remarks.append(Remark(Weight.NOTE, text, _("change"), 0))
    for aside in plan.table.left_out:
        text = _("Row {row} looks like {reason}: {text}").format(
            row=aside.number, reason=aside.reason, text=aside.text[:80]
        )
        plan.remarks.append(Remark(Weight.NOTE, text, _("leave it out"), aside.number))
    for note in plan.table.notes:
        plan.remarks.append(Remark(Weight.NOTE, note, ""))
    order = list(Weight)
    plan.remarks.sort(key=lambda r: (order.index(r.weight), r.row))


def place_said(values: dict[str, object]) -> str:
    """“La Serena, Chile”."""
    country = values.get("country")
    return ", ".join(filter(None, (str(values.get("name", "")), countries.name(str(country)) if country else "")))


def where_said(values: dict[str, object]) -> str:
    """“46.083 N 18.217 E”."""
    here = coordinates(values)
    if here is None:
        return ""
    latitude, longitude = here
    return f"{abs(latitude):.3f} {'N' if latitude >= 0 else 'S'} {abs(longitude):.3f} {'E' if longitude >= 0 else 'W'}"
