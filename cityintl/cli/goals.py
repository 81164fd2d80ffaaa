"""The verbs of the Sustainable Development Goals: what a code means, its official wording, data files of sites."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of
from cityintl.errors import UserError
from cityintl.exchange import figures, wording
from cityintl.exchange.figures import File, Plan
from cityintl.records import kinds
from cityintl.records.wording import Level
from cityintl.reference import goals
from cityintl.reference.goals import Indicator


def tell(args: Namespace) -> None:
    """Tell goals, targets and indicators: all goals, what stands under a code, or what words find."""
    text = " ".join(args.words)
    year = args.list_of or goals.latest()
    found = [*goals.under(text, year)] if text else []
    if text and not found:
        raise UserError(
            f"The list of {year} has nothing called “{text}”.",
            "Write a code such as 11 or 11.c.1, or words of a label.",
        )
    if args.json:
        said.as_json([_shape(one) for one in (found or goals.goals())])
        return
    for one in found or goals.goals():
        said.out(f"{one.code:<8} {one.label}{_behind(one)}")


def _behind(one: object) -> str:
    if not isinstance(one, Indicator):
        return ""
    facts = [one.unit, f"good: {one.good.value}", one.custodian]
    if one.since > goals.versions()[0] or one.until:
        facts.append(f"lists {one.since} to {one.until or 'now'}")
    return f" ({'; '.join(filter(None, facts))})"


def _shape(one: Any) -> dict[str, Any]:
    shape: dict[str, Any] = {"code": one.code, "label": one.label}
    if isinstance(one, Indicator):
        shape |= {
            "target": one.target, "goal": one.goal, "unsd_code": one.unsd or None, "repeat_of": one.repeat_of,
            "unit": one.unit, "good": one.good.value, "custodian": one.custodian or None, "since": one.since,
            "until": one.until,
        }  # fmt: skip
    return shape


def bring_wording(args: Namespace) -> None:
    """Bring in the official wording of a workbook of the UN Statistics Division, or say what would come."""
    with desk_of(args) as desk:
        plan = wording.make(desk, Path(args.file), args.list_of, args.language)
        if not args.dry_run:
            wording.bring(desk, plan)
    counts = {level.value: number for level, number in plan.counts().items()}
    codes = {each.unsd for each in plan.found.of(Level.INDICATOR) if each.unsd}
    if args.json:
        said.as_json(
            {
                "file": plan.path.name,
                "list_of": plan.version,
                "language": plan.language,
                "goals": counts[Level.GOAL.value],
                "targets": counts[Level.TARGET.value],
                "indicators": counts[Level.INDICATOR.value],
                "unsd_codes": len(codes),
                "added": len(plan.new),
                "changed": len(plan.changed),
                "known": plan.known,
                "step": plan.label if plan.writes and not args.dry_run else None,
            }
        )
        return
    said.out(
        f"{plan.label}: {counts['Goal']} goals, {counts['Target']} targets, {counts['Indicator']} indicators "
        f"under {len(codes)} codes."
    )
    _ending(f"{len(plan.new)} added, {len(plan.changed)} changed, {plan.known} known", plan.writes, args.dry_run)


def _ending(words: str, writes: bool, dry_run: bool) -> None:
    if not writes:
        said.out(f"{words}: nothing to do.")
    else:
        said.out(f"{words}; nothing is written yet." if dry_run else f"{words}; `undo` takes it back.")


def bring_figures(args: Namespace) -> None:
    """Bring in data files of an Open SDG site as values, or say what would come."""
    with desk_of(args) as desk:
        plan = figures.make(desk, [Path(name) for name in args.files], args.indicator, args.list_of)
        if not args.dry_run:
            figures.bring(desk, plan)
    if args.json:
        said.as_json(_shape_of_plan(plan, written=plan.writes and not args.dry_run))
        return
    for each in plan.files:
        said.out(f"{each.series.path.name}: {_where(each)}")
        for row, text in each.remarks:
            said.out(f"  {f'row {row}: ' if row else ''}{text}")
    known = sum(each.known for each in plan.files)
    _ending(f"{plan.added:,} added, {plan.revised:,} revised, {known:,} known", plan.writes, args.dry_run)


def _where(each: File) -> str:
    code = each.series.code or "no code"
    indicator = kinds.kind("indicator").reference(each.indicator) if each.indicator else "a new indicator"
    use = kinds.kind("indicator_use").reference(each.use) if each.use else "a new use"
    return f"{code}, {indicator}, {use}; {len(each.new):,} new, {len(each.revised):,} revised, {each.known:,} known"


def _shape_of_plan(plan: Plan, *, written: bool) -> dict[str, Any]:
    return {
        "added": plan.added,
        "revised": plan.revised,
        "step": plan.label if written else None,
        "files": [
            {
                "file": each.series.path.name,
                "own_code": each.series.own_code or None,
                "code": each.series.code or None,
                "indicator": kinds.kind("indicator").reference(each.indicator) if each.indicator else None,
                "use": kinds.kind("indicator_use").reference(each.use) if each.use else None,
                "values": len(each.series.figures),
                "blank": each.series.blank,
                "added": len(each.new),
                "revised": len(each.revised),
                "known": each.known,
                "remarks": [{"row": row, "text": text} for row, text in each.remarks],
            }
            for each in plan.files
        ],
    }
