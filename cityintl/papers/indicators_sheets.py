"""The annex of indicators as a workbook: every value in a row of its own, the same with years across, and the gaps."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from cityintl.desk.indicators import Gap, Series, standings
from cityintl.desk.progress import percent
from cityintl.desk.sheets import Chart, Column, Sheet
from cityintl.records.codes import last_year
from cityintl.words import _

Row = tuple[object, ...]


def sheets(
    found: Iterable[Series], gaps: Iterable[Gap], codes: Mapping[int, str], offices: Mapping[int, str]
) -> tuple[Sheet, ...]:
    """The sheets; `codes` are the frameworks by their numbers, `offices` the departments by theirs."""
    series = list(found)
    made = (_wide(series, codes, offices), _long(series, codes), _goals(series, codes), _gaps(gaps, offices))
    return tuple(sheet for sheet in made if sheet.rows)


def _years(series: Iterable[Series]) -> list[tuple[int, str]]:
    """Every year or span of years that any figure is of, in the order of time."""
    spans = {row["year"] for each in series for row in each.values if row["number"] is not None}
    return sorted((last_year(span), span) for span in spans)


def _wide(series: list[Series], codes: Mapping[int, str], offices: Mapping[int, str]) -> Sheet:
    """One row for each figure of the city; of everybody, as it counts: parts and replaced values stand in the long."""
    years = _years(series)
    columns = (
        Column(_("Framework")), Column(_("Code")), Column(_("Indicator")), Column(_("Applies")),
        Column(_("Proxy or revision")), Column(_("Unit")), Column(_("Baseline year")), Column(_("Baseline"), "decimal"),
        *(Column(span, "decimal") for _last, span in years), Column(_("Target"), "decimal"),
        Column(_("Target year")), Column(_("Standing")), Column(_("Way done"), "number", "%"),
        Column(_("Time gone"), "number", "%"), Column(_("Source")), Column(_("Department")), Column(_("Limitations")),
    )  # fmt: skip
    rows = [_wide_row(each, [span for _last, span in years], codes, offices) for each in series]
    note = _("A year not measured is empty, never filled in. Values of parts and words stand in the sheet of values.")
    return Sheet(_("Indicators"), columns, rows, note)


def _wide_row(each: Series, spans: list[str], codes: Mapping[int, str], offices: Mapping[int, str]) -> Row:
    use, way = each.use, each.progress
    by_span = {point.period: point.value for point in way.points}
    base, target = way.baseline, way.target
    return (
        codes[each.indicator["framework"]], each.indicator["code"], use["name"], _(use["applicability"].value),
        use["proxy_note"] or use["why"], each.indicator["unit"], base.period if base else use["baseline_year"],
        base.value if base else use["baseline_value"], *(by_span.get(span) for span in spans),
        target.value if target else use["target_value"], str(use["target_year"] or "") or None,
        _(way.standing.value) if each.applies else None, percent(way.done) if way.done is not None else None,
        percent(way.time) if way.time is not None else None, use["source"], offices.get(use["department"]),
        use["limitations"],
    )  # fmt: skip


def _long(series: list[Series], codes: Mapping[int, str]) -> Sheet:
    """One row for each value as it was given, also of parts, replaced ones and answers in words."""
    columns = (
        Column(_("Framework")), Column(_("Code")), Column(_("Indicator")), Column(_("Year")),
        Column(_("Of whom")), Column(_("Value"), "decimal"), Column(_("In words"), "note"), Column(_("Unit")),
        Column(_("Area")), Column(_("Provisional"), "bool"), Column(_("Reported on"), "date"),
        Column(_("Revised on"), "date"), Column(_("Source")), Column(_("Not reckoned with")), Column(_("Note"), "note"),
    )  # fmt: skip
    rows = [_value(each, row, codes) for each in series for row in sorted(each.values, key=_order)]
    return Sheet(_("Values"), columns, rows)


def _order(row: Mapping[str, Any]) -> tuple[int, str, int]:
    return last_year(row["year"]), row["disaggregation"] or "", row["id"]


def _value(each: Series, row: Mapping[str, Any], codes: Mapping[int, str]) -> Row:
    return (
        codes[each.indicator["framework"]], each.indicator["code"], each.use["name"], row["year"],
        row["disaggregation"], row["number"], row["text"], row["unit"] or each.indicator["unit"], row["geography"],
        row["provisional"], row["reported_on"], row["revised_on"], row["source"] or each.use["source"],
        each.why_left_out(row) or None, row["note"],
    )  # fmt: skip


def part_of(each: Series, codes: Mapping[int, str]) -> tuple[str, str]:
    """The framework, and the first piece of the code: the goal."""
    return codes[each.indicator["framework"]], str(each.indicator["code"]).partition(".")[0]


def _goals(series: list[Series], codes: Mapping[int, str]) -> Sheet:
    """How many figures of each goal keep pace, with a chart of it."""
    columns = (
        Column(_("Goal")), Column(_("Keeps pace"), "number"), Column(_("Does not keep pace"), "number"),
        Column(_("Cannot be judged"), "number"), Column(_("Does not apply"), "number"),
    )  # fmt: skip
    rows: list[Row] = []
    for (framework, part), of in groupby(series, key=lambda each: part_of(each, codes)):
        found = standings(list(of))
        rows.append((f"{framework} {part}", found.well, found.badly, found.open, found.apart))
    told = _("{goal}: {well} keep pace, {badly} do not")
    said = "; ".join(told.format(goal=row[0], well=row[1], badly=row[2]) for row in rows)
    chart = Chart(_("Figures by goal: how they keep pace"), 0, (1, 2), said)
    return Sheet(_("By goal"), columns, rows, charts=(chart,))


def _gaps(gaps: Iterable[Gap], offices: Mapping[int, str]) -> Sheet:
    columns = (
        Column(_("Department")), Column(_("Code")), Column(_("Indicator")), Column(_("Lacks")), Column(_("Request")),
        Column(_("Owner")),
    )  # fmt: skip
    rows = [
        (
            offices.get(each.department or 0, _("No department")), each.code, each.name, ", ".join(each.lacks),
            _(each.status.value) if each.status else _("Not asked yet"), each.owner,
        )
        for each in gaps
    ]  # fmt: skip
    return Sheet(_("Gaps"), columns, rows)
