"""The chart of an indicator, described once: points, baseline, target and even way; screen and paper draw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cityintl.desk.indicators import Series
from cityintl.desk.progress import Point, Standing
from cityintl.numerals import measured, written
from cityintl.words import _, ngettext

#: A place in the plot: 0 to 1 from the first year to the last, and from the lowest value to the highest.
At = tuple[float, float]
#: How it stands, in the tones of the window.
TONES = {
    Standing.REACHED: "green", Standing.ON_TRACK: "green", Standing.BEHIND: "red", Standing.AWAY: "red",
}  # fmt: skip
_GREY = "grey"
#: From here on digits stand in groups.
_LARGE = 10_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A point with what is written at it: its value, and the year below the plot."""

    at: At
    value: str
    year: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One small chart: each run is a line over years that follow each other, so that a gap stays a gap."""

    code: str
    name: str
    unit: str
    runs: tuple[tuple[At, ...], ...]
    marks: tuple[tuple[At, str], ...]
    baseline: Mark | None
    latest: Mark | None
    target: Mark | None
    standing: str
    tone: str
    way: str
    said: str

    @property
    def rises(self) -> bool:
        """Whether the even way leads upwards: the newest value is written on its other side."""
        return bool(self.baseline and self.target and self.target.at[1] > self.baseline.at[1])

    @property
    def even(self) -> tuple[At, At] | None:
        """The even way from the baseline to the target."""
        return (self.baseline.at, self.target.at) if self.baseline and self.target else None


def chart(series: Series) -> Chart:
    """The chart of a use of an indicator."""
    found, unit = series.progress, series.indicator["unit"] or ""
    placed = _placed([*found.points, *filter(None, (found.baseline, found.target))])
    runs = [tuple(placed(point) for point in run) for run in _runs(found.points)]
    latest = found.latest if found.latest is not found.baseline else None
    return Chart(
        series.indicator["code"],
        series.use["name"],
        unit,
        tuple(run for run in runs if len(run) > 1),
        tuple((placed(point), f"{point.period}: {shown(point.value, unit)}") for point in found.points),
        _mark(found.baseline, placed),
        _mark(latest, placed),
        _mark(found.target, placed),
        str(found.standing.value),
        TONES.get(found.standing, _GREY),
        found.way,
        _said(series),
    )


def shown(value: float | None, unit: str = "") -> str:
    """A value as charts and lists say it, with its unit; large numbers in groups of three."""
    if value is None:
        return ""
    digits = f"{value:,.4f}".rstrip("0").rstrip(".")
    return measured(written(digits if abs(value) >= _LARGE else digits.replace(",", "")), unit)


def _mark(point: Point | None, placed: Any) -> Mark | None:
    return Mark(placed(point), shown(point.value), point.period) if point else None


def _placed(points: Sequence[Point]) -> Any:
    """What gives the place of a point among all; a single year or value stands in the middle."""
    years = [point.year for point in points] or [0]
    values = [point.value for point in points] or [0.0]

    def place(point: Point) -> At:
        return _share(point.year, min(years), max(years)), _share(point.value, min(values), max(values))

    return place


def _share(value: float, least: float, most: float) -> float:
    return (value - least) / (most - least) if most > least else 0.5


def _runs(points: Sequence[Point]) -> list[list[Point]]:
    """The points in runs of years that follow each other."""
    runs: list[list[Point]] = []
    for point in points:
        if runs and point.year == runs[-1][-1].year + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _said(series: Series) -> str:
    """First, last, largest and target in words, for who cannot see the chart."""
    found, unit = series.progress, series.indicator["unit"] or ""
    head = f"{series.indicator['code']} {series.use['name']}"
    if not found.points:
        return f"{head}: " + _("no values.")
    first, last = found.points[0], found.points[-1]
    largest = max(found.points, key=lambda point: point.value)
    words = [ngettext("{n} value", "{n} values", len(found.points)).format(n=len(found.points))]
    told = ((_("first"), first), (_("last"), last), (_("largest"), largest), (_("target"), found.target))
    words += [f"{name} {shown(point.value, unit)} ({point.period})" for name, point in told if point]
    return f"{head}: {', '.join(words)}. {found.said}."
