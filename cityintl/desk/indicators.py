"""Indicators as the desk reads them: what is used here, how far it is, and what each department still owes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked, titles_of
from cityintl.desk.progress import TOLERANCE, Progress, Standing, as_here, progress, same_meaning
from cityintl.desk.rules import Rule, in_force, rules_of
from cityintl.folding import natural
from cityintl.records.indicator import Applicability, RequestState
from cityintl.store import DeskFile
from cityintl.words import _

_INDICATOR = ("code", "name", "framework", "version", "unit", "better", "meaning_since", "meaning_until", "local",
    "non_statistical",
)  # fmt: skip
_USE = (
    "indicator", "name", "applicability", "why", "proxy_note", "unit", "better", "baseline_year",
    "baseline_value", "target_year", "target_value", "target_source", "department", "person", "status",
    "next_release_on", "source", "limitations",
)  # fmt: skip
_VALUE = (
    "indicator_use", "year", "disaggregation", "number", "text", "unit", "version", "geography", "provisional",
    "reported_on", "revised_on", "superseded_by", "source", "note",
)  # fmt: skip
Row = dict[str, Any]


@dataclass(frozen=True)
class Series:
    """What this city measures for an indicator, with every value there is and what they come to."""

    indicator: Row
    use: Row
    values: tuple[Row, ...]
    progress: Progress

    @property
    def number(self) -> int:
        """The record of the use."""
        return int(self.use["id"])

    @property
    def applies(self) -> bool:
        """Whether a figure is wanted at all."""
        return self.use["applicability"] is not Applicability.NOT_APPLICABLE

    def why_left_out(self, row: Mapping[str, Any]) -> str:
        """Why a value is not reckoned with; nothing where it is, or where a newer one of its year is."""
        if row["superseded_by"]:
            return _("replaced")
        if row["number"] is None:
            return _("in words") if row["text"] else _("no value")
        if row["disaggregation"]:
            return _("of a part only")
        if row["unit"] and self.indicator["unit"] and row["unit"] != self.indicator["unit"]:
            return _("in another unit")
        if not same_meaning(self.indicator, row["version"]):
            return _("of another meaning of the code")
        return "" if any(point.number == row["id"] for point in self.progress.points) else _("given anew later")


def tolerance(desk: DeskFile, today: date) -> Rule | None:
    """The rule in force by which behind is told."""
    return in_force(rules_of(desk, (TOLERANCE,)), TOLERANCE, today)


def all_series(desk: DeskFile, today: date, where: Mapping[str, Any] | None = None) -> list[Series]:
    """Every use of an indicator in the natural order of the codes; `where` says of which uses."""
    uses = picked(desk, "indicator_use", _USE, where or {})
    wanted = {row["indicator"] for row in uses}
    indicators = {row["id"]: row for row in picked(desk, "indicator", _INDICATOR, {"id": wanted})}
    values: dict[int, list[Row]] = {}
    for row in picked(desk, "observation", _VALUE, {"indicator_use": {use["id"] for use in uses}}):
        values.setdefault(row["indicator_use"], []).append(row)
    rule = tolerance(desk, today)
    found = []
    for use in uses:
        own, of = values.get(use["id"], []), indicators[use["indicator"]]
        found.append(Series(as_here(of, use), use, tuple(own), progress(of, use, own, rule)))
    return sorted(found, key=lambda each: (natural(each.indicator["code"]), each.number))


@dataclass(frozen=True)
class Standings:
    """How many figures keep pace, how many do not, of how many it cannot be told, and how many do not apply."""

    well: int
    badly: int
    open: int
    apart: int


def standings(found: Collection[Series]) -> Standings:
    """How these figures stand together."""
    told = [each.progress.standing for each in found if each.applies]
    well = sum(standing in (Standing.REACHED, Standing.ON_TRACK) for standing in told)
    badly = sum(standing in (Standing.BEHIND, Standing.AWAY) for standing in told)
    return Standings(well, badly, len(told) - well - badly, len(found) - len(told))


def series_of(desk: DeskFile, indicator: int, today: date) -> list[Series]:
    """The uses of one indicator."""
    return all_series(desk, today, {"indicator": indicator})


@dataclass(frozen=True)
class Gap:
    """What is missing of one indicator: the record that opens, how far its request is, and what lacks."""

    kind: str
    number: int
    indicator: int
    code: str
    name: str
    department: int | None
    owner: str
    status: RequestState | None
    lacks: tuple[str, ...]


def gaps(desk: DeskFile, today: date) -> list[Gap]:
    """What is missing of the indicators of frameworks in use, in the natural order of the codes."""
    used = {row["id"] for row in picked(desk, "framework", (), {"used": True})}
    indicators = {row["id"]: row for row in picked(desk, "indicator", _INDICATOR, {"framework": used})}
    here = all_series(desk, today, {"indicator": set(indicators)})
    people = titles_of(desk, "person", {each.use["person"] for each in here})
    found = [_gap(each, people) for each in here if each.applies and lacking(each)]
    looked_at = {each.use["indicator"] for each in here}
    for number, row in indicators.items():
        if number not in looked_at:
            lacks = (_("not decided whether it applies"),)
            found.append(Gap("indicator", number, number, row["code"], row["name"], None, "", None, lacks))
    return sorted(found, key=lambda each: (natural(each.code), each.number))


def _gap(each: Series, people: Mapping[int, str]) -> Gap:
    use = each.use
    owner = people.get(use["person"], "")
    return Gap(
        "indicator_use", use["id"], use["indicator"], each.indicator["code"], use["name"], use["department"], owner,
        use["status"], lacking(each),
    )  # fmt: skip


def lacking(each: Series) -> tuple[str, ...]:
    """What a series still needs before its progress can be told, in words."""
    found = []
    if not each.values:
        found.append(_("no value"))
    elif each.indicator["non_statistical"] and any(row["text"] for row in each.values):
        return () if each.use["department"] else (_("no department"),)
    elif not each.progress.points:
        found.append(_("no number that counts"))
    elif len(each.progress.points) == 1 and each.use["baseline_value"] is None:
        found.append(_("one value only"))
    if each.progress.points and each.progress.baseline is None:
        found.append(_("no value of its baseline year"))
    if each.progress.points and each.progress.target is None:
        found.append(_("no target"))
    if each.use["department"] is None:
        found.append(_("no department"))
    return tuple(found)


def by_department(found: Collection[Gap], desk: DeskFile) -> list[tuple[int | None, str, list[Gap]]]:
    """The gaps by department in the order of their names; those of nobody stand last."""
    names = titles_of(desk, "organization", {each.department for each in found})
    groups: dict[int | None, list[Gap]] = {}
    for each in found:
        groups.setdefault(each.department, []).append(each)
    turn = sorted(groups, key=lambda number: (number is None, names.get(number or 0, "")))
    return [(number, names.get(number or 0, "") or _("Nobody yet"), groups[number]) for number in turn]


def not_applicable(desk: DeskFile, today: date) -> list[Series]:
    """What was looked at and does not apply here, each with its reason."""
    used = {row["id"] for row in picked(desk, "framework", (), {"used": True})}
    wanted = {row["id"] for row in picked(desk, "indicator", (), {"framework": used})}
    return [each for each in all_series(desk, today, {"indicator": wanted}) if not each.applies]


# -- what is done

#: From the letter to the page; what was queried comes in again.
_WAY = (
    None, RequestState.REQUESTED, RequestState.RECEIVED, RequestState.VALIDATED, RequestState.APPROVED,
    RequestState.PUBLISHED,
)  # fmt: skip


def next_state(state: RequestState | None) -> RequestState | None:
    """The state after this one; nothing after the last."""
    if state is RequestState.QUERIED:
        return RequestState.RECEIVED
    place = _WAY.index(state) + 1
    return _WAY[place] if place < len(_WAY) else None


def forward(desk: DeskFile, use: int) -> None:
    """Take the data request of a use one state on, as one step."""
    after = next_state(desk.get("indicator_use", use).values["status"])
    if after is not None:
        set_state(desk, use, after)


def set_state(desk: DeskFile, use: int, state: RequestState) -> None:
    """Say how far the data request of a use is, as one step."""
    title = desk.get("indicator_use", use).title
    with desk.write(_("{state}: {figure}").format(state=_(state.value), figure=title)) as door:
        door.set("indicator_use", use, {"status": state})


def add_use(desk: DeskFile, indicator: int, values: Mapping[str, Any]) -> int:
    """Say what this city makes of an indicator, as one step; gives the number of the use."""
    with desk.write(_("Add use here “{name}”").format(name=values["name"] or "")) as door:
        return int(door.add("indicator_use", {**values, "indicator": indicator}))


def add_value(desk: DeskFile, use: int, values: Mapping[str, Any], today: date) -> int:
    """Keep a value of a use, as taken from its source today, as one step; gives its number."""
    title = desk.get("indicator_use", use).title
    with desk.write(_("Add value {year}: {figure}").format(year=values["year"] or "", figure=title)) as door:
        return int(door.add("observation", {**values, "indicator_use": use, "retrieved_on": today}))
