"""Who comes before whom at one event: one rule for all, and a sentence for each tie that had to be broken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from cityintl.folding import fold
from cityintl.records.dates import show_partial_date
from cityintl.records.delegation import Precedence
from cityintl.words import _


class Standing(IntEnum):
    """What someone is in a group, before any rule: who leads it, who belongs to it, who assists it."""

    LEADS = 0
    BELONGS = 1
    ASSISTS = 2


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone who has a place: `of` is the country or organization, `pinned` a place by hand, `number` the record.

    `country` is the code of the country that `of` names, where it is one.
    """

    name: str
    family: str = ""
    rank: int | None = None
    since: str | None = None
    of: str = ""
    pinned: int | None = None
    number: int = 0
    standing: Standing = Standing.BELONGS
    country: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a guest, and in sentences what is to be known of it: ties, what is missing, what is unsure."""

    number: int
    guest: Guest
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Criterion:
    """One question of the order: its answer for a guest (nothing when unknown), and how it is told."""

    answer: Callable[[Guest], Any]
    how: str
    same: str
    missing: str
    earlier: str
    later: str


def _since(guest: Guest) -> str | None:
    return guest.since or None


def _pinned() -> _Criterion:
    return _Criterion(lambda g: g.pinned, "", _("the same place by hand"), "", "", "")


def _by_standing() -> _Criterion:
    why = _("the head stands first, interpreters and staff stand last")
    return _Criterion(lambda g: g.standing, "", _("the same part"), "", why, why)


def _by_rank() -> _Criterion:
    return _Criterion(
        lambda g: g.rank, _("by rank"), _("the same rank"), _("no rank"), _("of higher rank"), _("of lower rank")
    )


def _by_since() -> _Criterion:
    return _Criterion(
        _since,
        _("by date in office"),
        _("the same date in office"),
        _("no date in office"),
        _("longer in office"),
        _("in office later"),
    )


def _by_of() -> _Criterion:
    return _Criterion(
        lambda g: fold(g.of) or None,
        _("by country or organization"),
        _("the same country or organization"),
        _("no country or organization"),
        _("the country or organization comes first in the alphabet"),
        _("the country or organization comes later in the alphabet"),
    )


def _by_family() -> _Criterion:
    return _Criterion(
        lambda g: fold(g.family) or None,
        _("by family name"),
        _("the same family name"),
        _("no family name"),
        _("the family name comes first in the alphabet"),
        _("the family name comes later in the alphabet"),
    )


def _by_name() -> _Criterion:
    return _Criterion(
        lambda g: fold(g.name) or None,
        _("by full name"),
        _("the same name"),
        _("no name"),
        _("the full name comes first in the alphabet"),
        _("the full name comes later in the alphabet"),
    )


def _criteria(rule: Precedence) -> list[_Criterion]:
    """The questions of a rule in their turn; a place by hand and who leads are asked before, the full name last."""
    turns = {
        Precedence.RANK: [_by_rank(), _by_since(), _by_of(), _by_family()],
        Precedence.SINCE: [_by_since(), _by_rank(), _by_of(), _by_family()],
        Precedence.ALPHABET: [_by_of(), _by_family(), _by_rank(), _by_since()],
    }
    return [_pinned(), _by_standing(), *turns[rule], _by_name()]


def order(guests: Sequence[Guest], rule: Precedence) -> list[Place]:
    """The guests in their places: by hand at their number, the others by the rule; who lacks what it needs is last."""
    asked = _criteria(rule)
    turn = sorted(guests, key=lambda guest: [_sortable(criterion.answer(guest)) for criterion in asked])
    told = []
    for n, guest in enumerate(turn):
        said = _alone(guest, turn, asked)
        if n:
            said += _tie(guest, turn[n - 1], asked, first=False)
        if n + 1 < len(turn):
            said += _tie(guest, turn[n + 1], asked, first=True)
        told.append((guest, tuple(said + _unsure(guest, turn, asked))))
    return [Place(n, guest, said) for n, (guest, said) in enumerate(_by_hand(told), 1)]


def _by_hand(turn: Sequence[tuple[Guest, tuple[str, ...]]]) -> list[tuple[Guest, tuple[str, ...]]]:
    """Put those with a place by hand among the others at that place; of two with the same one behind the other."""
    placed = [each for each in turn if each[0].pinned is None]
    free = 0
    for each in turn:
        if each[0].pinned is not None:
            at = min(max(each[0].pinned - 1, free), len(placed))
            placed.insert(at, each)
            free = at + 1
    return placed


def _sortable(answer: Any) -> tuple[bool, Any]:
    """What is unknown stands after what is known."""
    return (answer is None, 0 if answer is None else answer)


def _alone(guest: Guest, turn: Sequence[Guest], asked: Sequence[_Criterion]) -> list[str]:
    """What is to be said of a guest alone: placed by hand, or without what the rule needs."""
    if guest.pinned is not None:
        return [_("Placed by hand as number {n}.").format(n=guest.pinned)]
    rule, second = asked[2], asked[3]
    if rule.answer(guest) is not None or guest.standing is Standing.LEADS:
        return []
    others = any(other.standing == guest.standing and rule.answer(other) is not None for other in turn)
    after = _("{missing} is entered; placed after those who have one, {how}.")
    text = after if others else _("{missing} is entered; placed {how}.")
    return [text.format(how=second.how, missing=rule.missing[:1].upper() + rule.missing[1:])]


def _tie(guest: Guest, other: Guest, asked: Sequence[_Criterion], *, first: bool) -> list[str]:
    """How a tie with a neighbor was broken; nothing where the rule itself told them apart."""
    if guest.pinned != other.pinned or (guest.pinned is None and guest.standing != other.standing):
        return []
    begin = 2 if guest.pinned is None else 0
    rule = asked[begin]
    if rule.answer(guest) is None or rule.answer(guest) != rule.answer(other):
        return []
    apart = [c for c in asked[begin + 1 :] if c.answer(guest) != c.answer(other)]
    if not apart:
        text = _("Has {same} as {other}; nothing tells them apart, so they stand as they were entered.")
        return [text.format(same=rule.same, other=other.name)]
    text = (
        _("Has {same} as {other}; stands before: {why}.") if first else _("Has {same} as {other}; stands after: {why}.")
    )
    return [text.format(same=rule.same, other=other.name, why=_why(guest, other, apart[0], first=first))]


def _why(guest: Guest, other: Guest, apart: _Criterion, *, first: bool) -> str:
    for one in (guest, other):
        if apart.answer(one) is None:
            return _("{missing} is entered for {who}").format(missing=apart.missing, who=one.name)
    return apart.earlier if first else apart.later


def _unsure(guest: Guest, turn: Sequence[Guest], asked: Sequence[_Criterion]) -> list[str]:
    """The others to whom the order by date is not certain, because one date is known only in part."""
    before = []
    for criterion in asked:
        if criterion.answer is _since:
            break
        before.append(criterion)
    vague = [
        f"{other.name} ({show_partial_date(other.since)})"
        for other in turn
        if other.since
        and _overlap(guest.since, other.since)
        and all(criterion.answer(guest) == criterion.answer(other) for criterion in before)
    ]
    if not vague or not guest.since:
        return []
    text = _("In office since {since}: the order to {others} is not certain; the date known less exactly stands first.")
    return [text.format(since=show_partial_date(guest.since), others=", ".join(vague))]


def _overlap(one: str | None, other: str) -> bool:
    """Whether one partial date lies within the other: “1996” and “1996-03”."""
    return bool(one) and one != other and (str(one).startswith(other) or other.startswith(str(one)))
