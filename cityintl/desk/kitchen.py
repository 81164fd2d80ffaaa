"""What the kitchen gets: meals, diets and allergies, table by table and without more names than it needs."""

from collections import Counter
from dataclasses import dataclass

from cityintl.desk import events, picking
from cityintl.desk.events import COMING, Plate, natural
from cityintl.folding import fold
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: How an allergy or an illness is told from a wish, in the languages of the desk's guests.
_ALLERGIES = ("allerg", "alerg", "anaphyla", "epipen")
_ILLNESSES = ("celiac", "coeliac", "zoliakie", "diabet", "intoleran")


@dataclass(frozen=True, slots=True)
class Served:
    """A table (without a name: those who have none) with its meals, and the plates that need attention."""

    table: str
    meals: int
    plates: tuple[Plate, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of the kitchen: meals in all, how many of them for who comes along, diets, tables."""

    meals: int
    along: int
    diets: tuple[tuple[str, int], ...]
    tables: tuple[Served, ...]

    @property
    def plates(self) -> tuple[Plate, ...]:
        """Every plate that needs attention."""
        return tuple(plate for table in self.tables for plate in table.plates)


def concern(diet: str) -> str:
    """“allergy” or “medical” where the words tell of one, else nothing: it is a wish, a custom or a faith."""
    words = fold(diet)
    if any(each in words for each in _ALLERGIES):
        return _("allergy")
    return _("medical") if any(each in words for each in _ILLNESSES) else ""


def sheet(desk: DeskFile, event: int) -> Sheet:
    """What is cooked for whom; allergies and illnesses stand before wishes."""
    found = events.kitchen(desk, event)
    rows = picking.where(desk, "guest", "event", [event], ("answer", "table", "companion"))
    coming = [row.values for row in rows if row.values["answer"] in COMING]
    meals: Counter[str] = Counter()
    for guest in coming:
        meals[guest["table"] or ""] += 2 if guest["companion"] else 1
    tables = [
        Served(name, meals[name], tuple(plate for plate in found.plates if plate.table == name))
        for name in sorted(meals, key=lambda name: (not name, natural(name)))
    ]
    diets = tuple(sorted(found.diets, key=lambda each: not concern(each[0])))
    return Sheet(found.meals, sum(1 for guest in coming if guest["companion"]), diets, tuple(tables))


def as_text(desk: DeskFile, event: int) -> str:
    """The sheet as lines to send: seats instead of names, but for who has no seat yet."""
    found = sheet(desk, event)
    lines = [desk.get("event", event).title, _meals(found.meals)]
    lines += [f"{count} × {diet}" for diet, count in found.diets]
    for table in found.tables:
        name = _("Table {table}").format(table=table.table) if table.table else _("No table yet")
        lines += ["", f"{name}: {_meals(table.meals)}"]
        lines += [f"  {_where(plate)}: {plate.diet}" for plate in table.plates if plate.diet]
    return "\n".join(lines)


def _meals(count: int) -> str:
    return ngettext("{n} meal", "{n} meals", count).format(n=count)


def _where(plate: Plate) -> str:
    return _("seat {seat}").format(seat=plate.seat) if plate.table and plate.seat else plate.name
