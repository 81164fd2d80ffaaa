"""The verbs of global reporting: the frameworks against years, an indicator, the gaps, a submission."""

from argparse import Namespace
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import indicators, reporting_grid, submissions
from cityintl.desk.asking import titles_of
from cityintl.desk.indicators import Gap, Series
from cityintl.desk.progress import Point, percent
from cityintl.desk.progress_chart import shown
from cityintl.desk.reporting_grid import Grid, Round
from cityintl.records import kinds
from cityintl.store import DeskFile


def tell(args: Namespace) -> None:
    """Tell the frameworks in use against years."""
    with desk_of(args) as desk:
        found = reporting_grid.grid(desk, desk.today, (args.year,) if args.year else ())
    if args.json:
        said.as_json({"years": list(found.years), "frameworks": _shape_of_grid(found)})
        return
    if not found.lines:
        said.out("No framework is in use; `usual DESK frameworks` adds the usual ones, `set` switches one on.")
    for line in found.lines:
        said.out(f"{kinds.kind('framework').reference(line.number):<8} {line.code} · {line.name}")
        if line.posture:
            said.out(f"         Posture. {line.posture}")
        for year, rounds in line.rounds.items():
            for each in rounds:
                said.out(f"  {year}   {kinds.kind(each.kind).reference(each.number):<8} {each.said}")


def _shape_of_grid(found: Grid) -> list[dict[str, Any]]:
    return [
        {
            "reference": kinds.kind("framework").reference(line.number),
            "code": line.code,
            "name": line.name,
            "posture": line.posture,
            "rounds": [_round(each) for rounds in line.rounds.values() for each in rounds],
        }
        for line in found.lines
    ]


def _round(each: Round) -> dict[str, Any]:
    return {
        "reference": kinds.kind(each.kind).reference(each.number),
        "year": each.year,
        "name": each.name,
        "days": each.days,
        "confirmed": each.sure,
        "owner": each.owner,
        "state": each.state,
        "submissions": [kinds.kind("submission").reference(number) for number in each.reports],
    }


# -- an indicator


def indicator(args: Namespace) -> None:
    """Tell how far an indicator is: its uses here with their values."""
    number = number_of(args.reference, "indicator")
    with desk_of(args) as desk:
        values = desk.get("indicator", number).values
        found = indicators.series_of(desk, number, desk.today)
        names = titles_of(desk, "organization", {each.use["department"] for each in found})
        framework = desk.titles("framework", [values["framework"]])[values["framework"]]
    head = {
        "reference": kinds.kind("indicator").reference(number),
        "code": values["code"],
        "name": values["name"],
        "framework": framework,
        "unit": values["unit"],
        "direction": values["better"].value if values["better"] else None,
    }
    if args.json:
        said.as_json({**head, "uses": [_use(each, names) for each in found]})
        return
    said.out(f"{head['reference']} · {head['code']} {head['name']} ({framework})")
    if not found:
        said.out("It is not decided yet whether it applies here.")
    for each in found:
        _tell_series(each, names)


def _use(each: Series, names: dict[int, str]) -> dict[str, Any]:
    found, use = each.progress, each.use
    return {
        "reference": kinds.kind("indicator_use").reference(each.number),
        "name": use["name"],
        "applicability": use["applicability"].value,
        "why": use["why"],
        "proxy": use["proxy_note"],
        "department": names.get(use["department"]),
        "request": use["status"].value if use["status"] else None,
        "standing": found.standing.value,
        "done_percent": None if found.done is None else percent(found.done),
        "time_percent": None if found.time is None else percent(found.time),
        "baseline": _point(found.baseline),
        "latest": _point(found.latest),
        "target": _point(found.target),
        "rule": found.rule.code if found.rule else None,
        "values": [_value(each, row) for row in each.values],
    }


def _point(point: Point | None) -> dict[str, Any] | None:
    return {"year": point.period, "value": point.value} if point else None


def _value(each: Series, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "reference": kinds.kind("observation").reference(row["id"]),
        "year": row["year"],
        "of": row["disaggregation"],
        "value": row["number"] if row["number"] is not None else row["text"],
        "provisional": bool(row["provisional"]),
        "left_out": each.why_left_out(row) or None,
    }


def _tell_series(each: Series, names: dict[int, str]) -> None:
    use, unit = each.use, each.indicator["unit"] or ""
    said.out(f"{kinds.kind('indicator_use').reference(each.number)} · {use['name']}")
    if not each.applies:
        said.out(f"  Not applicable: {use['why']}")
        return
    if use["proxy_note"]:
        said.out(f"  Proxy: {use['proxy_note']}")
    request = use["status"].value.lower() if use["status"] else "not asked yet"
    said.out(f"  {names.get(use['department'], 'No department')}, data request: {request}")
    ends = (("baseline", each.progress.baseline), ("target", each.progress.target))
    for name, point in ends:
        if point:
            said.out(f"  {name} {point.period}: {shown(point.value, unit)}")
    for row in each.values:
        value = shown(row["number"], row["unit"] or unit) if row["number"] is not None else row["text"] or "–"
        marks = [row["disaggregation"], "provisional" if row["provisional"] else "", each.why_left_out(row)]
        more = ", ".join(filter(None, marks))
        said.out(f"  {row['year']:<10} {value}{f'  ({more})' if more else ''}")
    said.out(f"  {each.progress.said}")


# -- gaps


def gaps(args: Namespace) -> None:
    """Tell which indicators lack what, by department; then what does not apply, with the reason."""
    only = number_of(args.department, "organization") if args.department else None
    with desk_of(args) as desk:
        found = [each for each in indicators.gaps(desk, desk.today) if only in (None, each.department)]
        groups = indicators.by_department(found, desk)
        apart = indicators.not_applicable(desk, desk.today) if only is None else []
    if args.json:
        said.as_json({"departments": _departments(groups), "not_applicable": [_apart(each) for each in apart]})
        return
    if not groups:
        said.out("No gaps.")
    for _number, name, rows in groups:
        said.out(f"{name} ({len(rows)})")
        for each in rows:
            request = each.status.value.lower() if each.status else "not asked yet"
            said.out(f"  {each.code:<8} {each.name}: {', '.join(each.lacks)}; {request}")
    if apart:
        said.out(f"Not applicable here ({len(apart)})")
    for one in apart:
        said.out(f"  {one.indicator['code']:<8} {one.use['name']}: {one.use['why']}")


def _departments(groups: list[tuple[int | None, str, list[Gap]]]) -> list[dict[str, Any]]:
    return [
        {
            "reference": kinds.kind("organization").reference(number) if number else None,
            "name": name,
            "gaps": [_gap(each) for each in rows],
        }
        for number, name, rows in groups
    ]


def _apart(each: Series) -> dict[str, Any]:
    return {"code": each.indicator["code"], "name": each.use["name"], "why": each.use["why"]}


def _gap(each: Gap) -> dict[str, Any]:
    return {
        "reference": kinds.kind(each.kind).reference(each.number),
        "indicator": kinds.kind("indicator").reference(each.indicator),
        "code": each.code,
        "name": each.name,
        "owner": each.owner or None,
        "request": each.status.value if each.status else None,
        "lacks": list(each.lacks),
    }


# -- a submission


def submission(args: Namespace) -> None:
    """Tell a submission: its answers beside the round before, its files, its departments, its commitments."""
    number = number_of(args.reference, "submission")
    with desk_of(args) as desk:
        if args.next:
            number = submissions.next_round(desk, number)
        carried = submissions.carry(desk, number) if args.carry else 0
        shape = _submission(desk, number)
    if args.json:
        said.as_json({**shape, "carried": carried})
        return
    said.out(f"{shape['reference']} · {shape['title']} · {shape['status']}")
    if carried:
        said.out(f"Questions taken over: {carried}; `undo` takes them back.")
    _tell_submission(shape)


def _submission(desk: DeskFile, number: int) -> dict[str, Any]:
    entry, found = desk.get("submission", number), submissions.beside(desk, number)
    calls = submissions.calls(desk, number)
    offices = titles_of(desk, "organization", {row["department"] for row in calls})
    pledges = titles_of(desk, "commitment", submissions.served(desk, number))
    refer = {name: kinds.kind(name).reference for name in ("submission", "commitment", "data_call", "document")}
    return {
        "reference": refer["submission"](number),
        "title": entry.title,
        "status": entry.values["status"].value,
        "previous": refer["submission"](found.previous) if found.previous else None,
        "serves": [{"reference": refer["commitment"](each), "title": title} for each, title in pledges.items()],
        "answered": found.answered,
        "to_attach": found.to_attach,
        "answers": [
            {
                "reference": kinds.kind("submission_answer").reference(each.number),
                "code": each.code,
                "question": each.question,
                "answer": each.answer or None,
                "before": each.before or None,
                "evidence": refer["document"](each.evidence) if each.evidence else None,
                "reattach": each.reattach,
                "attached_on": each.attached_on.isoformat() if each.attached_on else None,
            }
            for each in found.answers
        ],
        "lacking": [{"code": row["code"], "question": row["question"]} for row in found.lacking],
        "calls": [
            {
                "reference": refer["data_call"](row["id"]),
                "department": offices[row["department"]],
                **{name: row[name].isoformat() if row[name] else None for name in ("asked_on", "due_on")},
                "received_on": row["received_on"].isoformat() if row["received_on"] else None,
            }
            for row in calls
        ],
    }


def _tell_submission(shape: dict[str, Any]) -> None:
    for each in shape["serves"]:
        said.out(f"  serves {each['reference']} {each['title']}")
    for each in shape["calls"]:
        days = ", ".join(
            f"{word} {each[name]}"
            for word, name in (("asked", "asked_on"), ("wanted by", "due_on"), ("received", "received_on"))
            if each[name]
        )
        said.out(f"  {each['reference']:<8} {each['department']}: {days or 'not asked yet'}")
    if shape["answers"]:
        said.out(f"Answered {shape['answered']} of {len(shape['answers'])}, files to attach: {shape['to_attach']}")
    for each in shape["answers"]:
        said.out(f"  {each['code']:<8} {each['question']}")
        said.out(f"           now: {each['answer'] or '–'}")
        if each["before"]:
            said.out(f"           before: {each['before']}")
        if each["evidence"] and each["reattach"]:
            attached = each["attached_on"]
            said.out(f"           {each['evidence']} " + (f"attached {attached}" if attached else "to be attached"))
    if shape["lacking"]:
        said.out(f"Asked the round before and not here: {len(shape['lacking'])}; --carry takes them over.")
