"""The tables of an event as they are laid: every chair with who sits on it, and who stands beside without one."""

from collections.abc import Sequence
from dataclasses import dataclass

from cityintl.desk import picking, seating
from cityintl.desk.events import COMING, natural
from cityintl.desk.seating import Diner, Placing, seats_of
from cityintl.folding import fold
from cityintl.records.delegation import Precedence
from cityintl.store import DeskFile
from cityintl.words import _


@dataclass(frozen=True, slots=True)
class Chair:
    """A numbered chair: who has it, or with whom comes who sits on it; both are empty where it is free."""

    table: str
    seat: int
    diner: Diner | None = None
    along: Diner | None = None

    @property
    def free(self) -> bool:
        """Whether nobody sits on it."""
        return self.diner is None and self.along is None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its chairs from the host's right, and who is at it without a number, such as the host."""

    name: str
    chairs: tuple[Chair, ...]
    others: tuple[Diner, ...]

    @property
    def taken(self) -> int:
        """How many chairs are taken."""
        return len({chair.seat for chair in self.chairs if not chair.free})

    @property
    def size(self) -> int:
        """How many chairs there are."""
        return len({chair.seat for chair in self.chairs})


def laid(diners: Sequence[Diner], size: int) -> list[Table]:
    """The tables in use, in the order in which people count them; two on one chair are two lines of it."""
    names = sorted({d.table for d in diners if d.table}, key=natural)
    return [_table(name, [d for d in diners if d.table == name], size) for name in names]


def _table(name: str, there: Sequence[Diner], size: int) -> Table:
    taken: dict[int, list[Chair]] = {}
    for diner in there:
        for place, seat in enumerate(seats_of(diner, size)):
            chair = Chair(name, seat, along=diner) if place else Chair(name, seat, diner)
            taken.setdefault(seat, []).append(chair)
    chairs: list[Chair] = []
    for seat in range(min([1, *taken]), max([size, *taken]) + 1):
        chairs += taken.get(seat, [Chair(name, seat)])
    others = sorted((d for d in there if d.seat is None), key=lambda d: (not d.host, d.interpreter, fold(d.name)))
    return Table(name, tuple(chairs), tuple(others))


def without_seat(diners: Sequence[Diner]) -> list[Diner]:
    """Who comes and has no place yet; a host needs no numbered seat, nor an interpreter who is at a table."""
    return [d for d in diners if d.comes and d.seat is None and not d.host and not (d.interpreter and d.table)]


def seated(desk: DeskFile, event: int) -> tuple[int, int]:
    """How many of those who come are at a table, and how many come; for counting, without asking for the order."""
    rows = picking.where(desk, "guest", "event", [event], ("answer", "table"))
    coming = [row.values for row in rows if row.values["answer"] in COMING]
    return sum(1 for guest in coming if guest["table"]), len(coming)


def next_table(diners: Sequence[Diner]) -> str:
    """The name of a table to be begun: the first number that none has."""
    names = {d.table for d in diners}
    return next(str(n) for n in range(1, len(names) + 2) if str(n) not in names)


def changes(places: Sequence[Placing]) -> list[Placing]:
    """The proposal in the order of the tables; who is to leave a table stands last."""
    return sorted(
        places, key=lambda p: (not p.table, natural(p.table), p.seat or 0, not p.diner.host, fold(p.diner.name))
    )


# -- what the page does


def unseat(desk: DeskFile, event: int, guest: int) -> None:
    """Take a guest from the table, as one step."""
    diner = next(d for d in seating.diners_of(desk, event) if d.number == guest)
    if not diner.table and diner.seat is None:
        return
    with desk.write(_("Take “{guest}” from the table").format(guest=diner.name)) as door:
        door.set("guest", guest, {"table": None, "seat": None})


def choose_rule(desk: DeskFile, event: int, rule: Precedence) -> None:
    """Take one order of precedence for the whole event, as one step."""
    found = desk.get("event", event)
    if found.values["precedence"] is rule:
        return
    label = _("Order “{event}” {rule}").format(event=found.title, rule=_(rule.value).lower())
    with desk.write(label) as door:
        door.set("event", event, {"precedence": rule})
