"""The records that rows point to: found in the desk or in the file by rule, or added with what the file says."""

from collections.abc import Mapping
from typing import Any

from cityintl.desk.contents import contents
from cityintl.exchange.cells import names_of
from cityintl.exchange.identity import Entry, Known, New, Ref
from cityintl.exchange.plan import Addition, Plan, Remark, Weight
from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.records.describe import Field
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile
from cityintl.words import _

#: Kinds that a row may add because it names them; the others must be in the desk.
ADDABLE = ("partner", "organization", "person")
#: Fields in which a difference says nothing new: the rule has judged them already.
_JUDGED = frozenset(("name", "country", "latitude", "longitude", "given", "family", "type"))


class Linker:
    """Finds and adds records for one plan."""

    def __init__(self, desk: DeskFile, plan: Plan) -> None:
        self._desk = desk
        self._plan = plan
        self._known: dict[str, Known] = {}
        self._said: set[tuple[Any, ...]] = set()

    def known(self, kind: str) -> Known:
        """The records of a kind in the desk and in the plan."""
        if kind not in self._known:
            found = self._known[kind] = Known(kind)
            fields = [f.name for f in kinds.kind(kind).editable.values() if not f.sensitive]
            for number, values in contents(self._desk, kind, fields):
                found.add(number, dict(zip(fields, values, strict=True)))
        return self._known[kind]

    def add(self, kind: str, values: dict[str, Any], row: int) -> New:
        """Add a record to the plan."""
        additions = self._plan.additions.setdefault(kind, [])
        new = New(kind, len(additions))
        kept = {name: value for name, value in values.items() if value is not None}
        additions.append(Addition(kept, row))
        self.known(kind).add(new, kept, row)
        return new

    def resolve(self, link: Field, values: dict[str, Any], row: int, column: str) -> Ref | None:
        """The record that a row means by these values; None, with a remark, where there is none."""
        target = kinds.kind(str(link.link))
        text = str(values.get("", "")).strip()
        if not text:
            self._remark(row, column, _("“{field}” has no name here.").format(field=_(link.label)), _("leave it empty"))
            return None
        if text.upper().startswith(f"{target.prefix}-"):
            return self._referred(link, text, row, column)
        if target.name not in ADDABLE:
            return self._one_of_desk(link, target.name, text, row, column)
        named = {**{name: value for name, value in values.items() if name}, **_named(target.name, text)}
        entry = self.known(target.name).find(named) or self._unnamed_country(target.name, text, named, row, column)
        if entry is None:
            return self._new(target.name, named, row, column)
        self.compare(target.name, entry, named, row)
        return entry.ref

    def _new(self, kind: str, values: dict[str, Any], row: int, column: str) -> Ref | None:
        if kind == "organization":
            values.setdefault("type", OrganizationType.OTHER)
        for problem in kinds.kind(kind).problems(values):
            if problem.field not in values:
                self._remark(row, column, _(problem.text), _("leave it empty"))
                return None
            self._remark(row, column, _(problem.text), _("leave it empty"))
            values.pop(problem.field)
        return self.add(kind, values, row)

    def _referred(self, link: Field, text: str, row: int, column: str) -> int | None:
        number = text.partition("-")[2]
        if number.isdigit() and self.known(str(link.link)).get(int(number)):
            return int(number)
        self._remark(row, column, _("There is no {reference} in the desk.").format(reference=text), _("leave it empty"))
        return None

    def _one_of_desk(self, link: Field, kind: str, text: str, row: int, column: str) -> Ref | None:
        """A tie by its partner's name, or another record by its title; it must be there, and only once."""
        if kind == "tie":
            partners = {e.ref for e in self.known("partner").titled(text)}
            found = [e for partner in partners for e in self.known("tie").where("partner", partner)]
        else:
            found = self.known(kind).titled(text)
        if len(found) == 1:
            return found[0].ref
        said = (
            _("The desk has no {kind} called “{text}”.")
            if not found
            else _("The desk has several: “{text}” is not one {kind}.")
        )
        self._remark(row, column, said.format(kind=_(kinds.kind(kind).one).lower(), text=text), _("leave it empty"))
        return None

    def _unnamed_country(self, kind: str, text: str, named: Mapping[str, Any], row: int, column: str) -> Entry | None:
        """A partner named without its country is the desk's only one of that name; said once."""
        if kind != "partner" or named.get("country") is not None:
            return None
        found = self.known("partner").titled(text)
        if len(found) != 1:
            return None
        if ("taken", fold(text)) not in self._said:
            self._said.add(("taken", fold(text)))
            said = _("“{text}” stands without a country; the desk has one partner of that name.").format(text=text)
            self._plan.remarks.append(Remark(Weight.NOTE, said, _("link to it"), row, column))
        return found[0]

    def compare(self, kind: str, entry: Entry, values: Mapping[str, Any], row: int) -> None:
        """Fill what an earlier row of the file left empty; list what differs, and keep what stood first."""
        for name, value in values.items():
            kept = entry.values.get(name)
            if value is None or kept == value or isinstance(value, New):
                continue
            if isinstance(entry.ref, New) and kept is None:
                self._plan.additions[kind][entry.ref.place].values[name] = value
                entry.values[name] = value
            elif name not in _JUDGED or kept is None:
                self._differs(kind, entry, name, value, row)

    def _differs(self, kind: str, entry: Entry, name: str, value: Any, row: int) -> None:
        if (entry.ref, name, value) in self._said:
            return
        self._said.add((entry.ref, name, value))
        field = kinds.kind(kind).fields[name]
        if field.link:
            return
        title = entry.values.get("name") or entry.values.get("family") or kinds.kind(kind).one
        kept = entry.values.get(name)
        there = _("the desk") if isinstance(entry.ref, int) else _("row {row}").format(row=entry.row)
        said = _("{title}: {field} is {here} here, and {kept} in {there}.").format(
            title=title, field=_(field.label).lower(), here=field.value.show(value),
            kept=field.value.show(kept) if kept is not None else _("empty"), there=there,
        )  # fmt: skip
        doing = _("keep what the desk has") if isinstance(entry.ref, int) else _("keep the first")
        self._plan.remarks.append(Remark(Weight.NOTE, said, doing, row, ""))

    def _remark(self, row: int, column: str, text: str, doing: str) -> None:
        self._plan.remarks.append(Remark(Weight.LOST, text, doing, row, column))


def _named(kind: str, text: str) -> dict[str, Any]:
    if kind == "person":
        given, family = names_of(text)
        return {"given": given, "family": family}
    return {"name": text}
