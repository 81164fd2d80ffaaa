"""An import carried out: everything a plan adds, written as one step that undo takes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter

from cityintl.errors import UserError
from cityintl.exchange.identity import New
from cityintl.exchange.plan import Addition, Fate, Plan, resolved
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.store import DeskFile, Write
from cityintl.words import _

_PORTION = 200
#: What others point to comes first.
_ORDER = tuple(
    TopologicalSorter(
        {k.name: {f.link for f in k.fields.values() if f.link} - {k.name} for k in kinds.KINDS}
    ).static_order()
)


@dataclass(frozen=True, slots=True)
class Result:
    """What an import did: the step's label, records added by kind, and how many rows were doubles or left out.

    Of the `doubles`, `repeats` double an earlier row of the file; the others are in the desk already.
    """

    label: str
    added: dict[str, int]
    doubles: int
    repeats: int
    left_out: int
    numbers: dict[str, list[int]]


def run(plan: Plan, desk: DeskFile, progress: Progress = silent) -> Result:
    """Write what the plan adds, as one step; Cancelled and errors leave nothing behind.

    Raises UserError when the plan still asks something, or adds nothing.
    """
    if plan.questions:
        raise UserError(_("This import still has a question."), plan.questions[0].text)
    if not plan.lines:
        raise UserError(_("No row of the file was chosen."), " ".join(r.text for r in plan.remarks[:1]))
    if not plan.importable:
        raise UserError(_("There is nothing to import."), _("Every row is in the desk already, or left out."))
    numbers: dict[New, int] = {}
    total = sum(plan.added().values())
    desk.safeguard(plan.label)
    with desk.write(plan.label) as door:
        for kind in _ORDER:
            for portion in _portions(plan.additions.get(kind, []), kind, numbers):
                progress(len(numbers), total, _("Writing {done:,} of {total:,} records").format(
                    done=len(numbers), total=total))  # fmt: skip
                _write(door, kind, portion, numbers)
        progress(total, total, _("Saving"))
    by_kind: dict[str, list[int]] = {}
    for new, number in numbers.items():
        by_kind.setdefault(new.kind, []).append(number)
    doubles, left_out = plan.count(Fate.DOUBLE), plan.count(Fate.LEFT_OUT)
    return Result(plan.label, plan.added(), doubles, plan.repeats(), left_out, by_kind)


def _portions(additions: list[Addition], kind: str, numbers: dict[New, int]) -> Iterator[list[tuple[New, Addition]]]:
    """The additions of a kind in portions; those that point to others of their kind come after them."""
    waiting = [(New(kind, place), addition) for place, addition in enumerate(additions)]
    while waiting:
        ready = [pair for pair in waiting if resolved(pair[1].values, numbers) is not None]
        if not ready:
            raise AssertionError(f"additions of {kind} wait for each other")
        for start in range(0, len(ready), _PORTION):
            yield ready[start : start + _PORTION]
        waiting = [pair for pair in waiting if pair[0] not in numbers]


def _write(door: Write, kind: str, portion: list[tuple[New, Addition]], numbers: dict[New, int]) -> None:
    rows = [resolved(addition.values, numbers) or {} for _new, addition in portion]
    for (new, _addition), number in zip(portion, door.add_many(kind, rows), strict=True):
        numbers[new] = number
