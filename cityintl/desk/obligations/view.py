"""What the families of obligations look at: the desk, the day, the rules, the holidays, and which records."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cityintl.desk.asking import Days, counted, picked
from cityintl.desk.obligations.obligation import Obligation, State
from cityintl.desk.rules import Rule, in_force, moved, rules_of
from cityintl.desk.terms import bounds
from cityintl.records import kinds
from cityintl.store import DeskFile

#: By kind the numbers of the records that are looked at; a kind that is not named is left out.
Only = Mapping[str, Collection[int]]
Row = dict[str, Any]


@dataclass(frozen=True)
class View:
    """Everything a family needs; `since` and `until` bound the days that are asked for."""

    desk: DeskFile
    today: date
    since: date | None
    until: date
    only: Only | None = None
    home: Row = field(init=False)
    rules: list[Rule] = field(init=False)
    free: frozenset[date] = field(init=False)
    _asked: dict[str, list[Row]] = field(init=False, default_factory=dict)
    _coded: dict[str, list[Rule]] = field(init=False, default_factory=dict)
    _in_force: dict[tuple[str, date], Rule | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "home", self.desk.home())
        object.__setattr__(self, "rules", rules_of(self.desk))
        for rule in self.rules:
            self._coded.setdefault(rule.code, []).append(rule)
        holidays = picked(self.desk, "holiday", ("on",), {})
        object.__setattr__(self, "free", frozenset(row["on"] for row in holidays))

    def rows(self, kind: str, *fields: str, **where: Any) -> list[Row]:
        """The records of a kind with these values, each with its “id”: all, or those that are looked at."""
        if self.only is not None:
            where["id"] = self.only.get(kind, ())
        return picked(self.desk, kind, fields, where)

    def counted(self, kind: str, link: str, **where: Any) -> dict[int, int]:
        """How many records of a kind, all or those that are looked at, point with this link to each record."""
        if self.only is not None:
            where["id"] = self.only.get(kind, ())
        return counted(self.desk, kind, link, where)

    def once(self, what: str, ask: Callable[[], list[Row]]) -> list[Row]:
        """These rows, asked for the first time or as they were found then."""
        if what not in self._asked:
            self._asked[what] = ask()
        return self._asked[what]

    def still_open(self, done: str) -> dict[str, None]:
        """What leaves out records that are done by this field, where only what is open is asked for."""
        return {done: None} if self.since is None else {}

    def days(self, *, or_none: bool = False) -> Days:
        """The days that are asked for, of a field that is the due day itself; with or without rows that have none."""
        return Days(self.since, self.until, or_none)

    def of(self, kind: str, numbers: Collection[int | None], *fields: str) -> dict[int, Row]:
        """These records by number, whatever is looked at."""
        wanted = {number for number in numbers if number is not None}
        return {row["id"]: row for row in picked(self.desk, kind, fields, {"id": wanted})}

    def of_owner(self, kind: str, link: str, owners: Collection[Any], *fields: str, **where: Any) -> list[Row]:
        """The records of a kind that point to one of these, whatever is looked at."""
        return picked(self.desk, kind, fields, {link: set(owners), **where})

    def rule(self, code: str, on: date | None = None) -> Rule | None:
        """The rule of this code in force on a day, without one today."""
        day = on or self.today
        if (code, day) not in self._in_force:
            own = self._coded.get(code, [])
            alone = len(own) == 1 and not own[0].jurisdiction and own[0].holds(day)
            self._in_force[code, day] = own[0] if alone else in_force(own, code, day)
        return self._in_force[code, day]

    def led(self, code: str, day: date) -> date:
        """The day on which to begin with what is due on a day; that day itself where no rule says earlier."""
        rule = self.rule(code)
        return moved(rule, day, back=True, free=self.free) if rule else day

    def moved(self, code: str, day: date | None, *, back: bool = False) -> tuple[date, Rule] | None:
        """The day to which a rule leads from this one, with the rule; nothing without either."""
        rule = self.rule(code)
        return (moved(rule, day, back=back, free=self.free), rule) if rule and day else None

    def after(self, code: str, happened: date | None) -> tuple[date, Rule] | None:
        """The same after something that happened, which is judged by the rule of its own day."""
        rule = self.rule(code, min(happened, self.today)) if happened else None
        return (moved(rule, happened, free=self.free), rule) if rule and happened else None

    def one(
        self, family: str, kind: str, number: int, words: str, due: date, lead: str = "", suffix: str = ""
    ) -> Obligation:
        """An obligation of a record, announced by the lead of a rule."""
        key = f"{family}:{kinds.kind(kind).reference(number)}{':' if suffix else ''}{suffix}"
        asked = (self.since or due) <= due <= self.until  # what is not asked for is dropped
        begins = self.led(lead, due) if lead and asked else due
        return Obligation(key, kind, number, words, due, begins=begins, rule=self.rule(lead) if lead else None)

    def reminded(self, found: Obligation, leads: Sequence[str]) -> Obligation:
        """The obligation with the last reminder whose day has come, the first first: one line, however often told."""
        for code in leads:
            rule = self.rule(code)
            if rule and found.due and self.led(code, found.due) <= self.today:
                found = ruled(found, rule)
        return found

    def vague(self, family: str, kind: str, number: int, words: str, known: str, suffix: str = "") -> Obligation:
        """An obligation whose day is not known, or only in part."""
        key = ":".join(filter(None, (family, kinds.kind(kind).reference(number), suffix)))
        return Obligation(key, kind, number, words, None, known)

    def asked(self, found: Obligation) -> bool:
        """Whether it falls into the days that are asked for, as far as its day is known."""
        if self.since is None and found.state is State.DONE:
            return False
        if found.due is None:
            return not found.known or self._touches(found.known)
        return (self.since or found.due) <= found.due <= self.until

    def _touches(self, known: str) -> bool:
        first, last = bounds(known)
        return last >= (self.since or first) and first <= self.until


def noted(found: Obligation, **values: Any) -> Obligation:
    """The same obligation with these values: written into it, as it was made just now and nobody has it yet.

    A copy of each costs as much as everything else that is done with it.
    """
    for name, value in values.items():
        object.__setattr__(found, name, value)
    return found


def ruled(found: Obligation, rule: Rule) -> Obligation:
    """The obligation with the rule that made its day."""
    return noted(found, rule=rule)


def done_if(found: Obligation, done: object) -> Obligation:
    """The obligation, done where its record says so."""
    return noted(found, state=State.DONE) if done else found
