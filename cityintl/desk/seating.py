"""Who sits where: seats counted from the host's right, by the one rule of the event; proposed, then applied.

At the first table seat 1 is at the host's right and the last seat at the left; the host's own chair has no number.
Who comes with a guest takes the next seat, at the last seat the one before it. Interpreters sit behind their
principal, at the table without a seat. (State Department: the seat of honor is at the host's right.)
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cityintl.desk import picking, precedence
from cityintl.desk.events import COMING, natural
from cityintl.desk.guests import guests_in_order
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.delegation import Precedence
from cityintl.records.event import GuestAnswer
from cityintl.records.member import MemberRole
from cityintl.store import DeskFile
from cityintl.words import _

#: How many sit at a table until someone says otherwise.
USUAL = 8
_FIELDS = ("name", "answer", "person", "organization", "companion", "table", "seat", "note")


@dataclass(frozen=True, slots=True)
class Diner:
    """A guest as the seating looks at them."""

    number: int
    name: str
    answer: GuestAnswer = GuestAnswer.ACCEPTED
    companion: str = ""
    table: str = ""
    seat: int | None = None
    office: str = ""
    rank: precedence.Guest | None = None
    host: bool = False
    honor: bool = False
    interpreter: bool = False

    @property
    def comes(self) -> bool:
        """Whether a place is laid."""
        return self.answer in COMING

    @property
    def people(self) -> int:
        """One, or two with who comes along."""
        return 2 if self.companion else 1


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a guest is to sit, and what is to be said of it."""

    diner: Diner
    table: str
    seat: int | None
    said: tuple[str, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether this differs from where the guest sits now."""
        return (self.table, self.seat) != (self.diner.table, self.diner.seat)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong with the seating, and whom it concerns."""

    guests: tuple[int, ...]
    words: str


def beside(seat: int, size: int) -> int:
    """The seat of who comes along."""
    return seat - 1 if seat == size and size > 1 else seat + 1


def seats_of(diner: Diner, size: int) -> tuple[int, ...]:
    """The seats that a guest takes, with who comes along."""
    if diner.seat is None:
        return ()
    return (diner.seat, beside(diner.seat, size)) if diner.companion else (diner.seat,)


def size_of(diners: Sequence[Diner], capacity: int | None) -> int:
    """How many seats a table has, as far as the seats in use tell; else the usual number, or the whole small room."""
    taken = [d.seat for d in diners if d.seat]
    if taken:
        return max(*taken, 2)
    return max(2, min(USUAL, capacity or USUAL))


# -- the proposal


def ranked(diners: Sequence[Diner], rule: Precedence) -> list[tuple[Diner, tuple[str, ...]]]:
    """Who gets a numbered seat: the guest of honor, then by the rule, with what is said of ties."""
    seated = [d for d in diners if d.comes and not d.host and not d.interpreter]
    waiting: dict[precedence.Guest, list[Diner]] = {}
    for diner in seated:
        waiting.setdefault(_rank(diner), []).append(diner)
    places = precedence.order([_rank(d) for d in seated], rule)
    turn = [(waiting[place.guest].pop(0), place.said) for place in places]
    return sorted(turn, key=lambda each: not each[0].honor)


def _rank(diner: Diner) -> precedence.Guest:
    return diner.rank or precedence.Guest(diner.name)


def seat_by_precedence(diners: Sequence[Diner], rule: Precedence, size: int) -> list[Placing]:
    """Everyone who comes, each in one seat: table by table, the two seats beside the host first."""
    turn = ranked(diners, rule)
    if size < 2:
        raise UserError(_("A table has at least two seats."), _("Write how many sit at a table."))
    free: list[list[int]] = []
    found = [_host_place(d) for d in diners if d.comes and d.host]
    for place, (diner, said) in enumerate(turn):
        number = next((n for n, seats in enumerate(free) if _room(seats, diner, size, last=place == 1)), len(free))
        if number == len(free):
            free.append(list(range(1, size + 1)))
        seat = _room(free[number], diner, size, last=place == 1)
        assert seat is not None
        placed = replace(diner, seat=seat)
        free[number] = [s for s in free[number] if s not in seats_of(placed, size)]
        first = _honors(diner, seat, size) if number == 0 else ()
        found.append(Placing(diner, str(number + 1), seat, (*first, *said)))
    principal = turn[0][0].name if turn else ""
    found += [_behind(d, principal) for d in diners if d.comes and d.interpreter and not d.host]
    found += [Placing(d, "", None, (_("Does not come."),)) for d in diners if not d.comes and (d.table or d.seat)]
    return found


def _room(free: Sequence[int], diner: Diner, size: int, *, last: bool) -> int | None:
    """The seat that a guest gets at a table; the second in the order sits at the host's left, in the last seat."""
    turn = sorted(free, reverse=True) if last else sorted(free)
    for seat in turn:
        if not diner.companion or beside(seat, size) in free:
            return seat
    return None


def _host_place(diner: Diner) -> Placing:
    return Placing(diner, "1", None, (_("Hosts: the seats are counted from the right of this chair."),))


def _honors(diner: Diner, seat: int, size: int) -> tuple[str, ...]:
    if seat == 1:
        return (_("Guest of honor: at the right of the host.") if diner.honor else _("At the right of the host."),)
    return (_("At the left of the host."),) if seat == size else ()


def _behind(diner: Diner, principal: str) -> Placing:
    words = _("Interprets: sits behind {principal}, or a little back at the left; not in a numbered seat.")
    return Placing(diner, "1", None, (words.format(principal=principal or _("the principal")),))


# -- what is wrong


def troubles(diners: Sequence[Diner], size: int, capacity: int | None = None) -> list[Trouble]:
    """Two on one seat, a table over capacity, who comes without a seat, who does not come and has one."""
    found = _doubles(diners, size)
    found += _crowded(diners, size)
    people = sum(d.people for d in diners if d.comes)
    if capacity is not None and people > capacity:
        words = _("{people} come, the room takes {capacity}.")
        found.append(Trouble((), words.format(people=people, capacity=capacity)))
    for diner in diners:
        if diner.comes and diner.seat is None and not diner.host and not (diner.interpreter and diner.table):
            found.append(Trouble((diner.number,), _("{name} comes and has no seat.").format(name=diner.name)))
        elif diner.comes and diner.seat is not None and not diner.table:
            found.append(Trouble((diner.number,), _("{name} has a seat at no table.").format(name=diner.name)))
        elif not diner.comes and (diner.seat is not None or diner.table):
            words = _("{name} does not come ({answer}) and still has a seat.")
            answer = _(diner.answer.value).lower()
            found.append(Trouble((diner.number,), words.format(name=diner.name, answer=answer)))
    return found


def _doubles(diners: Sequence[Diner], size: int) -> list[Trouble]:
    taken: dict[tuple[str, int], list[Diner]] = {}
    for diner in diners:
        for seat in seats_of(diner, size) if diner.table else ():
            taken.setdefault((diner.table, seat), []).append(diner)
    words = _("Table {table}, seat {seat}: {names}.")
    return [
        Trouble(
            tuple(d.number for d in there),
            words.format(table=table, seat=seat, names=_(" and ").join(d.name for d in there)),
        )
        for (table, seat), there in sorted(taken.items(), key=lambda each: (natural(each[0][0]), each[0][1]))
        if len(there) > 1
    ]


def _crowded(diners: Sequence[Diner], size: int) -> list[Trouble]:
    found = []
    tables = sorted({d.table for d in diners if d.table}, key=natural)
    for table in tables:
        there = [d for d in diners if d.table == table and d.comes and not d.host and not d.interpreter]
        people = sum(d.people for d in there)
        beyond = [d for d in there if any(not 1 <= seat <= size for seat in seats_of(d, size))]
        if people > size:
            words = _("Table {table} has {size} seats for {people} people.").format(
                table=table, size=size, people=people
            )
            found.append(Trouble(tuple(d.number for d in there), words))
        for diner in beyond:
            words = _("Table {table} has no seat {seat} for {name}.")
            seat = next(s for s in seats_of(diner, size) if not 1 <= s <= size)
            found.append(Trouble((diner.number,), words.format(table=table, seat=seat, name=diner.name)))
    return found


# -- the desk


def diners_of(desk: DeskFile, event: int) -> list[Diner]:
    """The guests of an event, with what the order and the table ask of them."""
    values = desk.get("event", event).values
    guests = picking.where(desk, "guest", "event", [event], _FIELDS)
    ranks = {place.guest.number: place.guest for place in guests_in_order(desk, event)}
    head, interpreters = _of_visit(desk, values["delegation"])
    return [_diner(g, ranks.get(g.number), values["host"], head, interpreters) for g in guests]


def _of_visit(desk: DeskFile, delegation: int | None) -> tuple[int | None, set[int]]:
    """The head and the interpreters of the visit that an event belongs to."""
    if delegation is None:
        return None, set()
    members = picking.where(desk, "member", "delegation", [delegation], ("person", "role"))
    heads = [m.values["person"] for m in members if m.values["role"] is MemberRole.HEAD]
    head = desk.get("delegation", delegation).values["head"] or next(iter(heads), None)
    return head, {m.values["person"] for m in members if m.values["role"] is MemberRole.INTERPRETER}


def _interprets(office: str, note: str) -> bool:
    # a note that only mentions an interpreter says it of somebody else
    return "interpreter" in fold(office) or fold(note).startswith(("interpreter", "interprets"))


def _diner(
    guest: picking.Row, rank: precedence.Guest | None, host: int | None, head: int | None, interpreters: set[int]
) -> Diner:
    values = guest.values
    person, office = values["person"], values["organization"] or ""
    return Diner(
        guest.number,
        values["name"],
        values["answer"],
        values["companion"] or "",
        values["table"] or "",
        values["seat"],
        office,
        rank,
        host=person is not None and person == host,
        honor=person is not None and person == head,
        interpreter=person in interpreters or _interprets(office, values["note"] or ""),
    )


def propose(desk: DeskFile, event: int, size: int) -> list[Placing]:
    """A seating by the event's rule; UserError where it names none or nobody comes."""
    rule = desk.get("event", event).values["precedence"]
    if rule is None:
        raise UserError(
            _("This event has no order of precedence yet."), _("Choose one rule for all on the overview first.")
        )
    diners = diners_of(desk, event)
    if not any(d.comes for d in diners):
        raise UserError(_("Nobody has accepted yet."), _("Mark guests as accepted first."))
    return seat_by_precedence(diners, rule, size)


def apply(desk: DeskFile, event: int, places: Sequence[Placing]) -> None:
    """Seat everyone so, as one step; UserError where the guest list changed since the proposal was shown."""
    now = {d.number: d for d in diners_of(desk, event)}
    if any(now.get(p.diner.number) != p.diner for p in places):
        raise UserError(_("The guest list changed meanwhile."), _("Look at the proposal again."))
    with desk.write(_("Seat the guests of “{event}”").format(event=desk.get("event", event).title)) as door:
        for place in places:
            door.set("guest", place.diner.number, {"table": place.table or None, "seat": place.seat})


def move(desk: DeskFile, event: int, guest: int, table: str, seat: int | None) -> None:
    """Give a guest this seat, as one step; who sat there takes the guest's old one."""
    diners = {d.number: d for d in diners_of(desk, event)}
    mover = diners[guest]
    if (mover.table, mover.seat) == (table, seat):
        return
    there = [d for d in diners.values() if seat is not None and (d.table, d.seat) == (table, seat)]
    words = _("Move “{guest}” to another seat") if mover.table else _("Seat “{guest}” at table {table}")
    with desk.write(words.format(guest=mover.name, table=table)) as door:
        door.set("guest", guest, {"table": table or None, "seat": seat})
        for other in there:
            door.set("guest", other.number, {"table": mover.table or None, "seat": mover.seat})
