"""Numbers as people see them: by American habit, within a paper by that of its readers."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody writes numbers: what parts thousands, what begins a fraction, what stands before “%”.

    `sign_first` says that the sign of a currency stands before the number.
    """

    group: str = ","
    point: str = "."
    percent: str = ""
    sign_first: bool = True


AMERICAN = Habit()
_habit: ContextVar[Habit] = ContextVar("habit", default=AMERICAN)


@contextmanager
def counted_as(habit: Habit) -> Iterator[None]:
    """Inside, numbers are shown by this habit, in this thread alone."""
    before = _habit.set(habit)
    try:
        yield
    finally:
        _habit.reset(before)


def grouped(number: int | float | Decimal, decimals: int | None = None) -> str:
    """“145,985”, “39.8”; with so many decimals, or as many as the number has."""
    return written(f"{number:,}" if decimals is None else f"{number:,.{decimals}f}")


def written(digits: str) -> str:
    """Digits of a program (“3,532.8”) by the habit of whoever reads them."""
    habit = _habit.get()
    return digits.translate({ord(","): habit.group, ord("."): habit.point})


def percent(number: int | str) -> str:
    """“29%”, in French and Spanish apart from the number."""
    return f"{number}{_habit.get().percent}%"


def measured(number: str, unit: str) -> str:
    """“12.5 km”, “40%”, “19.9°”: a shown number with its unit."""
    if unit == "%":
        return percent(number)
    return f"{number}{unit}" if unit == "°" else f"{number} {unit}".strip()


def priced(number: str, sign: str) -> str:
    """“$4,180”, “4 180 $”: a shown number with the sign of its currency on the side where it stands."""
    minus, bare = ("−", number[1:]) if number.startswith("-") else ("", number)
    return f"{minus}{sign}{bare}" if _habit.get().sign_first else f"{minus}{bare}\u00a0{sign}"
