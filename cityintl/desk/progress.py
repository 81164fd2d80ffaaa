"""How far an indicator is: the way done from the baseline to the target against the time gone, by a stated rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from cityintl import numerals
from cityintl.desk.rules import Rule
from cityintl.records.codes import last_year
from cityintl.records.indicator import Better
from cityintl.words import _

#: The rule by which behind is told from on track.
TOLERANCE = "progress_tolerance"
#: Fewer say nothing about a way.
_POINTS = 2


class Standing(Enum):
    """What can be said of an indicator; all but the first four say why nothing can."""

    REACHED = "Reached"
    ON_TRACK = "On track"
    BEHIND = "Behind"
    AWAY = "Moving away"
    INSUFFICIENT = "Insufficient data"
    NO_TARGET = "No target"
    NO_DIRECTION = "No good direction"
    CONTRARY = "Target lies the wrong way"
    NO_RULE = "No rule in force"


@dataclass(frozen=True, slots=True)
class Point:
    """A number of one year: the year it counts for, the years as its source writes them, and its record."""

    year: int
    period: str
    value: float
    number: int = 0
    provisional: bool = False

    @property
    def exact(self) -> Fraction:
        """The value with the digits that a person sees."""
        return Fraction(Decimal(str(self.value)))


@dataclass(frozen=True, slots=True)
class Progress:
    """The points of a series with what follows from them; `done` and `time` are shares of the whole way."""

    standing: Standing
    points: tuple[Point, ...]
    baseline: Point | None = None
    target: Point | None = None
    done: Fraction | None = None
    time: Fraction | None = None
    rule: Rule | None = None

    @property
    def latest(self) -> Point | None:
        """The newest point."""
        return self.points[-1] if self.points else None

    @property
    def way(self) -> str:
        """“40% of the way in 55% of the time”; nothing where it cannot be told."""
        if self.done is None or self.time is None:
            return ""
        if self.standing is Standing.AWAY and self.baseline:
            return _("Farther from the target than in {year}").format(year=self.baseline.period)
        words = _("{done} of the way in {time} of the time")
        return words.format(done=numerals.percent(percent(self.done)), time=numerals.percent(percent(self.time)))

    @property
    def said(self) -> str:
        """“40% of the way in 55% of the time: behind”, or what else can be said."""
        standing = _(self.standing.value)
        return f"{self.way}: {standing.lower()}" if self.way else standing


def percent(share: Fraction) -> int:
    """A share in whole per cent, halves upwards."""
    return (share * 100 + Fraction(1, 2)).__floor__()


def as_here(indicator: Mapping[str, Any], use: Mapping[str, Any]) -> dict[str, Any]:
    """The indicator with the unit and the good direction that this city's figure has."""
    own = {name: use[name] for name in ("unit", "better") if use.get(name) is not None}
    return {**indicator, **own}


def counts(indicator: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether a value may be reckoned with: a number of everybody, in this unit, not replaced, of this meaning."""
    if row["number"] is None or row["disaggregation"] or row["superseded_by"]:
        return False
    if row["unit"] and indicator["unit"] and row["unit"] != indicator["unit"]:
        return False
    return same_meaning(indicator, row["version"])


def same_meaning(indicator: Mapping[str, Any], version: int | None) -> bool:
    """Whether the code meant the same in this version of the list; where nobody knows, only its own version does."""
    if version is None:
        return True
    since, until = indicator["meaning_since"], indicator["meaning_until"]
    if since is None and until is None:
        return indicator["version"] in (None, version)
    return bool((since is None or since <= version) and (until is None or version <= until))


def series(indicator: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> tuple[Point, ...]:
    """The points of a use, one for each year in their order: revised values before those reported first."""
    newest: dict[int, tuple[tuple[str, str, int], Point]] = {}
    for row in rows:
        if not counts(indicator, row):
            continue
        year = last_year(row["year"])
        rank = (_day(row["revised_on"]), _day(row["reported_on"]), row["id"])
        if year not in newest or rank > newest[year][0]:
            newest[year] = rank, Point(year, row["year"], row["number"], row["id"], bool(row["provisional"]))
    return tuple(newest[year][1] for year in sorted(newest))


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def progress(
    indicator: Mapping[str, Any], use: Mapping[str, Any], rows: Iterable[Mapping[str, Any]], rule: Rule | None
) -> Progress:
    """How far a use of an indicator is; `rule` is the tolerance in force."""
    indicator = as_here(indicator, use)
    points = series(indicator, rows)
    baseline = _baseline(use, points)
    later = tuple(point for point in points if baseline is None or point.year > baseline.year)
    known = (*((baseline,) if baseline else ()), *later)
    target = _target(use)
    told = Progress(Standing.INSUFFICIENT, points, baseline, target, rule=rule)
    if len(known) < _POINTS or baseline is None:
        return told
    if target is None or target.year <= baseline.year:
        return _as(told, Standing.NO_TARGET)
    if indicator["better"] not in (Better.UP, Better.DOWN):
        return _as(told, Standing.NO_DIRECTION)
    return _measured(told, baseline, later[-1], target, 1 if indicator["better"] is Better.UP else -1)


def _measured(told: Progress, baseline: Point, latest: Point, target: Point, sign: int) -> Progress:
    """The way done against the time gone; `sign` is -1 where down is good."""
    way, gone = target.exact - baseline.exact, latest.exact - baseline.exact
    if way * sign < 0:
        return _as(told, Standing.CONTRARY)
    time = Fraction(latest.year - baseline.year, target.year - baseline.year)
    done = gone / way if way else None
    if (latest.exact - target.exact) * sign >= 0:
        return _as(told, Standing.REACHED, done, time)
    if gone * sign < 0:
        return _as(told, Standing.AWAY, done, time)
    if told.rule is None:
        return _as(told, Standing.NO_RULE, done, time)
    behind = done is None or done < time - told.rule.share
    return _as(told, Standing.BEHIND if behind else Standing.ON_TRACK, done, time)


def _as(told: Progress, standing: Standing, done: Fraction | None = None, time: Fraction | None = None) -> Progress:
    return Progress(standing, told.points, told.baseline, told.target, done, time, told.rule)


def _baseline(use: Mapping[str, Any], points: tuple[Point, ...]) -> Point | None:
    """The stated baseline; its value where only its year is stated; else the first value there is."""
    period, value = use["baseline_year"], use["baseline_value"]
    if period and value is not None:
        return Point(last_year(period), period, value)
    if period:
        return next((point for point in points if point.year == last_year(period)), None)
    return points[0] if points else None


def _target(use: Mapping[str, Any]) -> Point | None:
    year, value = use["target_year"], use["target_value"]
    return Point(year, str(year), value) if year and value is not None else None
