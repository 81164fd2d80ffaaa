"""The Sustainable Development Goals by code: goals, targets, indicators, and what a code meant in which year."""

import csv
import functools
import re
from dataclasses import dataclass, replace
from enum import Enum

from cityintl import paths
from cityintl.folding import fold, natural

_SHORT = 3


class Good(Enum):
    """Which way an indicator should go."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


@dataclass(frozen=True)
class Goal:
    """One of the 17 goals: its number, our short label, its color as RRGGBB."""

    code: str
    label: str
    color: str


@dataclass(frozen=True)
class Target:
    """One of the 169 targets under our short label."""

    code: str
    label: str

    @property
    def goal(self) -> str:
        """The number of its goal."""
        return self.code.split(".")[0]


@dataclass(frozen=True)
class Indicator:
    """A meaning of an indicator's code, held in the framework of the years from `since` to `until` (None: still)."""

    code: str
    label: str
    unit: str
    good: Good
    custodian: str
    unsd: str
    repeat_of: str | None
    since: int
    until: int | None

    @property
    def goal(self) -> str:
        """The number of its goal."""
        return self.code.split(".")[0]

    @property
    def target(self) -> str:
        """The code of its target."""
        return self.code.rpartition(".")[0]

    def holds(self, version: int) -> bool:
        """Whether the code has this meaning in the framework of a year."""
        return self.since <= version and (self.until is None or version <= self.until)


def _lines(name: str) -> list[dict[str, str]]:
    with paths.resource("goals", f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def goals() -> tuple[Goal, ...]:
    """The 17 goals in their order."""
    return tuple(Goal(row["goal"], row["label"], row["color"]) for row in _lines("goals"))


@functools.cache
def targets() -> tuple[Target, ...]:
    """The 169 targets in their order."""
    return tuple(Target(row["target"], row["label"]) for row in _lines("targets"))


@functools.cache
def meanings() -> tuple[Indicator, ...]:
    """Every meaning that any code has had, by code and then from the oldest."""
    return tuple(_told(row) for row in _lines("indicators"))


def _told(row: dict[str, str]) -> Indicator:
    until = int(row["until"]) if row["until"] else None
    repeated = row["repeat_of"] or None
    return Indicator(
        row["code"], row["label"], row["unit"], Good(row["good"] or Good.NEITHER.value), row["custodian"], row["unsd"],
        repeated, int(row["since"]), until,
    )  # fmt: skip


@functools.cache
def versions() -> tuple[int, ...]:
    """The years from which a framework differs from the one before."""
    return tuple(sorted({found.since for found in meanings()}))


def latest() -> int:
    """The year of the newest framework that the program knows."""
    return versions()[-1]


@functools.cache
def codes_ever() -> frozenset[str]:
    """The codes of goals, targets and indicators that any framework has had."""
    upper = frozenset(found.code for found in goals()) | frozenset(found.code for found in targets())
    return upper | frozenset(found.code for found in meanings())


@functools.cache
def indicators(version: int | None = None) -> tuple[Indicator, ...]:
    """The indicators listed in the framework of a year, in their order; without a year those of the newest.

    A repeated one says so behind its label, and for which goal; unit, direction and custodian are those of the first.
    """
    year = latest() if version is None else version
    listed = {found.code: found for found in meanings() if found.holds(year)}
    return tuple(_resolved(found, listed) for found in listed.values())


def _resolved(found: Indicator, listed: dict[str, Indicator]) -> Indicator:
    if found.repeat_of is None:
        return found
    first = listed[found.repeat_of]
    label = f"{first.label} (as {first.code}, for goal {found.goal})"
    return replace(found, label=label, unit=first.unit, good=first.good, custodian=first.custodian)


@functools.cache
def _by_code(version: int | None) -> dict[str, Indicator]:
    return {found.code: found for found in indicators(version)}


def plain(code: str) -> str:
    """A code as the framework writes it: “11-C-1” and “Indicator 11.c.1” are 11.c.1."""
    found = re.search(r"\d+(?:[.\-_ ]\w+)*", code.strip())
    return re.sub(r"[.\-_ ]+", ".", found[0]).lower() if found else ""


def meaning(code: str, version: int | None = None) -> Indicator | None:
    """What an indicator's code means in the framework of a year; None where it has no such code."""
    return _by_code(version).get(plain(code))


def meanings_of(code: str) -> list[Indicator]:
    """Everything that a code has meant, from the oldest."""
    return [found for found in meanings() if found.code == plain(code)]


def last_meaning(code: str) -> Indicator | None:
    """What a code means, or meant in the last list that had it; None where none ever had."""
    now = meaning(code)
    ever = meanings_of(code)
    if now is not None or not ever:
        return now
    return meaning(code, ever[-1].until)


def goal(code: str) -> Goal | None:
    """The goal of a number, or of the code of a target or indicator."""
    return next((found for found in goals() if found.code == plain(code).split(".")[0]), None)


def target(code: str) -> Target | None:
    """The target of its code, or of the code of an indicator under it."""
    wanted = ".".join(plain(code).split(".")[:2])
    return next((found for found in targets() if found.code == wanted), None)


def under(text: str, version: int | None = None) -> list[Goal | Target | Indicator]:
    """What stands under a code in a list, itself first; of words everything whose label has them."""
    every: list[Goal | Target | Indicator] = [*goals(), *targets(), *indicators(version)]
    if text.strip()[:1].isdecimal():
        code = f"{plain(text)}."
        found = [one for one in every if f"{one.code}.".startswith(code)]
    else:
        words = fold(text).split()
        found = [one for one in every if words and all(word in fold(one.label) for word in words)]
    return sorted(found, key=lambda one: natural(one.code))


def offered(text: str, version: int | None = None, limit: int = 12) -> list[Indicator]:
    """The indicators that somebody who types a code or words may mean, those that begin so first."""
    code = plain(text) if text.strip()[:1].isdecimal() else ""
    if code:
        near = [found for found in indicators(version) if f"{found.code}.".startswith(f"{code}.")]
        return (near or [found for found in indicators(version) if found.code.startswith(code)])[:limit]
    words = fold(text).split()
    if not any(len(word) >= _SHORT for word in words):
        return []
    ranked = [(_rank(words, found), found) for found in indicators(version)]
    hits = sorted((rank, n) for n, (rank, _found) in enumerate(ranked) if rank is not None)
    return [ranked[n][1] for _rank_, n in hits[:limit]]


def _rank(words: list[str], found: Indicator) -> int | None:
    """How near an indicator is to typed words: 0 its label has them, 1 its target's has the rest; None is not."""
    own, above = fold(found.label), fold(getattr(target(found.code), "label", ""))
    if all(word in own for word in words):
        return 0
    return 1 if all(word in own or word in above for word in words) else None
