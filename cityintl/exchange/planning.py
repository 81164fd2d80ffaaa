"""From a table and a mapping to a plan: every row looked at, nothing written."""

from collections import Counter
from collections.abc import Mapping as Dict
from typing import Any

from cityintl.exchange.cells import Reading, as_text, both_ways, names_of
from cityintl.exchange.filling import fill_gaps
from cityintl.exchange.grid import Cell
from cityintl.exchange.identity import RULES, New, Ref
from cityintl.exchange.linking import Linker
from cityintl.exchange.mapping import FULL_NAME, OUR_CITY, Mapping, check
from cityintl.exchange.plan import AskCity, AskDates, AskValue, Default, Fate, Line, Plan, Remark, Weight
from cityintl.exchange.slots import Slot, slots_of
from cityintl.exchange.tables import Table
from cityintl.exchange.telling import about_cells, about_file, doubled, title_of
from cityintl.folding import fold
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.records.values import Choice
from cityintl.store import DeskFile
from cityintl.words import _

_PORTION = 200
#: What a field becomes where neither the file nor the user says; always shown, always changeable.
STANDARD: Dict[str, Dict[str, str]] = {
    "tie": {"status": "Active", "type": "Sister city"},
    "organization": {"type": "Other"},
    "gift": {"direction": "Received"},
    "guest": {"answer": "To invite"},
    "follow_up": {"side": "We", "status": "Open"},
    "invitation": {"answer": "Open", "invited": "The Mayor"},
    "membership": {"status": "Member"},
}
Chosen = list[tuple[int, tuple[Cell, ...]]]


def make(table: Table, mapping: Mapping, desk: DeskFile, progress: Progress = silent) -> Plan:
    """What importing this table would do; raises UserError where the mapping names what is not there."""
    check(mapping)
    table = table.keeping(mapping.keep)
    plan = Plan(table, mapping)
    chosen = _chosen(table, mapping, plan)
    slots = slots_of(table, mapping, chosen, desk.home()["currency"] or "")
    defaults = _defaults(plan, slots)
    _ask(plan, chosen, slots)
    rows = _Rows(plan, Linker(desk, plan), slots, defaults)
    if not any(isinstance(q, AskValue) for q in plan.questions):
        for done, (number, row) in enumerate(chosen):
            if done % _PORTION == 0:
                progress(done, len(chosen), _("Looking at row {row:,}").format(row=number))
            rows.take(number, row)
    about_cells(plan, rows.nothing, slots)
    fill_gaps(plan, progress)
    about_file(plan)
    return plan


def _chosen(table: Table, mapping: Mapping, plan: Plan) -> Chosen:
    """The rows whose columns hold what `where` asks for."""
    wanted = {table.column(column): fold(text) for column, text in mapping.where.items()}
    rows = zip(table.numbers, table.rows, strict=True)
    found = [(n, row) for n, row in rows if all(fold(as_text(row[place])) == text for place, text in wanted.items())]
    plan.chosen, plan.filtered = found, len(table.rows) - len(found)
    if not found:
        asked = ", ".join(f"{column} = {text}" for column, text in mapping.where.items())
        plan.remarks.append(Remark(Weight.LOST, _("No row has {asked}.").format(asked=asked), _("import nothing")))
    return found


def _defaults(plan: Plan, slots: list[Slot]) -> dict[str, Any]:
    """The values of fields that every row gets; those that must be asked become questions."""
    given = {s.first.name for s in slots}
    if given & {FULL_NAME, "given"}:
        given.add("family")
    chosen = {**STANDARD.get(plan.kind, {}), **plan.mapping.defaults}
    found: dict[str, Any] = {}
    for field in kinds.kind(plan.kind).editable.values():
        words = tuple(str(w.value) for w in field.value.words) if isinstance(field.value, Choice) else ()
        if field.link == kinds.HOME.name:
            found[field.name] = 1  # there is but one
        elif field.name in chosen:
            found[field.name] = field.value.read(chosen[field.name])
            if field.name not in given:
                shown = field.value.show(found[field.name])
                plan.defaults.append(Default(field.name, field.label, shown, words))
        elif field.required and field.name not in given:
            plan.questions.append(AskValue(field.name, field.label, words))
    return found


def _ask(plan: Plan, chosen: Chosen, slots: list[Slot]) -> None:
    for slot in slots:
        if slot.is_date and slot.order.example and not slot.reader.order:
            plan.questions.append(AskDates(slot.column, slot.order.example, *both_ways(slot.order.example)))
        elif slot.order.proven and slot.order.example and slot.reader.order == slot.order.proven:
            said = _("Dates in “{column}” are read {order}: {proof} proves it.").format(
                column=slot.column, order=_(slot.order.proven), proof=slot.order.by
            )
            doing = _("read them so")
            plan.remarks.append(Remark(Weight.NOTE, said, doing, 0, slot.column))
    for column, path in plan.mapping.columns.items():
        if path == OUR_CITY:
            place = plan.table.column(column)
            cities = Counter(as_text(row[place]).strip() for _number, row in chosen if row[place] is not None)
            if len({fold(city) for city in cities}) > 1:
                plan.questions.append(AskCity(column, tuple(city for city, _n in cities.most_common())))


class _Rows:
    """Takes rows one by one into the plan."""

    def __init__(self, plan: Plan, linker: Linker, slots: list[Slot], defaults: dict[str, Any]) -> None:
        self._plan = plan
        self._linker = linker
        self._kind = kinds.kind(plan.kind)
        self._defaults = defaults
        self._own = [s for s in slots if not s.first.link]
        self._links: dict[str, list[Slot]] = {}
        for slot in slots:
            if slot.first.link:
                self._links.setdefault(slot.first.name, []).append(slot)
        #: (column, what it says) → in how many rows a cell says only that nothing is known.
        self.nothing: Counter[tuple[str, str]] = Counter()

    def take(self, number: int, row: tuple[Cell, ...]) -> None:
        """Decide what becomes of a row."""
        values, lost = self._own_values(number, row)
        title = title_of(self._plan, row)
        if lost:
            self._leave_out(number, title, lost)
            return
        if not values and not any(row[s.place] is not None for slots in self._links.values() for s in slots):
            self._leave_out(number, title, _("none of the imported columns is filled"))
            return
        for name, value in self._defaults.items():
            values.setdefault(name, value)
        first = set(RULES[self._kind.name].key) | {n for n, f in self._kind.editable.items() if f.required}
        if lost := self._check(number, values) or self._resolve(number, row, values, first, inside=True):
            self._leave_out(number, title, lost)
            return
        if entry := self._linker.known(self._kind.name).find(values):
            self._double(number, title, entry, values)
            return
        self._resolve(number, row, values, first, inside=False)
        ref = self._linker.add(self._kind.name, values, number)
        self._plan.lines.append(Line(number, title, Fate.ADDED, "", ref))

    def _own_values(self, number: int, row: tuple[Cell, ...]) -> tuple[dict[str, Any], str]:
        """The fields of the row's own record, and why it is lost, where it is."""
        values: dict[str, Any] = {}
        for slot in self._own:
            reading = self._read(slot, number, row)
            field = slot.reader.field
            if reading.wrong and field.required:
                return values, f"{_(field.label)}: {reading.wrong}"
            if reading.value is None:
                continue
            if field.name == FULL_NAME:
                given, family = names_of(str(reading.value))
                values |= {"family": family, **({"given": given} if given else {})}
            elif slot.takes_several and field.name in values:
                values[field.name] = f"{values[field.name]}\n{reading.value}"
            else:
                values[field.name] = reading.value
            if reading.rest and "notes" in self._kind.editable:
                values["notes"] = "\n".join(filter(None, [values.get("notes"), f"{_(field.label)}: {reading.rest}"]))
        if values.get("given") and "family" in self._kind.editable and not values.get("family"):
            values["family"] = values.pop("given")
        return values, ""

    def _read(self, slot: Slot, number: int, row: tuple[Cell, ...]) -> Reading:
        reading = slot.read(row)
        if reading.value is None and row[slot.place] is not None and not reading.wrong:
            self.nothing[(slot.column, as_text(row[slot.place]).strip())] += 1
        if reading.wrong and not (slot.reader.field.required and not slot.rest):
            self._remark(Weight.LOST, reading.wrong, _("leave it empty"), number, slot.column)
        elif reading.rest:
            said = _("{what}: {rest}").format(what=reading.said, rest=reading.rest)
            keeps = _("take the first; the others go into the notes")
            drops = _("take the first")
            self._remark(Weight.NOTE, said, keeps if not slot.rest else drops, number, slot.column)
        return reading

    def _resolve(
        self, number: int, row: tuple[Cell, ...], values: dict[str, Any], first: set[str], *, inside: bool
    ) -> str:
        """Find the linked records of those fields that are (not) among the first; why the row is lost, where it is."""
        for name, slots in self._links.items():
            if (name in first) is not inside:
                continue
            ref = self._linked(number, row, slots, values)
            if ref is not None:
                values[name] = ref
            elif self._kind.fields[name].required:
                return _("{field} is not known").format(field=_(self._kind.fields[name].label))
        return ""

    def _linked(self, number: int, row: tuple[Cell, ...], slots: list[Slot], values: dict[str, Any]) -> Ref | None:
        found: dict[str, Any] = {}
        for slot in slots:
            if row[slot.place] is None:
                continue
            reading = self._read(slot, number, row)
            if reading.value is not None:
                several = slot.takes_several and slot.rest in found
                found[slot.rest] = f"{found[slot.rest]}\n{reading.value}" if several else reading.value
        if not found:
            return None
        self._both_coordinates(number, found)
        link = slots[0].first
        if link.name in ("contact", "counterpart") and isinstance(values.get("partner"), int | New):
            found["partner"] = values["partner"]
        named = next((s.column for s in slots if not s.rest), slots[0].column)
        return self._linker.resolve(link, found, number, named)

    def _both_coordinates(self, number: int, found: dict[str, Any]) -> None:
        here = [n for n in ("latitude", "longitude") if n in found]
        if len(here) == 1:
            found.pop(here[0])
            said = _("Latitude and longitude go together, and one of them is missing.")
            self._remark(Weight.LOST, said, _("leave both empty"), number)

    def _check(self, number: int, values: dict[str, Any]) -> str:
        """Take out what the kind itself refuses; why the row is lost, where what is needed is missing."""
        for problem in self._kind.problems({**values, **dict.fromkeys(self._links, 1)}):
            field = self._kind.fields[problem.field]
            if field.required:
                return _(problem.text)
            self._remark(Weight.LOST, _(problem.text), _("leave it empty"), number)
            values.pop(problem.field, None)
            if problem.field in ("latitude", "longitude"):
                values.pop("latitude", None)
                values.pop("longitude", None)
        return ""

    def _double(self, number: int, title: str, entry: Any, values: dict[str, Any]) -> None:
        if isinstance(entry.ref, int):
            there = self._kind.reference(entry.ref)
            why = _("{reference} in the desk already").format(reference=there)
        else:
            why = _("the same as row {row}").format(row=entry.row)
        self._linker.compare(
            self._kind.name, entry, {n: v for n, v in values.items() if n not in self._defaults}, number
        )
        self._plan.lines.append(Line(number, title, Fate.DOUBLE, why, entry.ref))
        self._plan.remarks.append(doubled(self._plan, title, number, entry))

    def _leave_out(self, number: int, title: str, why: str) -> None:
        self._plan.lines.append(Line(number, title, Fate.LEFT_OUT, why))
        self._remark(Weight.LOST, why, _("leave the row out"), number)

    def _remark(self, weight: Weight, text: str, doing: str, row: int = 0, column: str = "") -> None:
        self._plan.remarks.append(Remark(weight, text, doing, row, column))
