"""How the columns of a list share its width: days and statuses are whole, words take what is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from cityintl.gui import chips, style
from cityintl.gui.lists.model import Column, ListModel

#: The usual and the least width of values that are always of one length, with the room beside them.
_FIXED = {
    "date": (98, 90), "partial_date": (92, 90), "number": (104, 72), "decimal": (92, 72), "yes_no": (84, 56),
    "money": (112, 92), "time": (76, 60), "currency": (84, 64),
}  # fmt: skip
#: Words: the least, the usual and the widest; the same of the name, which takes all that is left.
_LEAST, _USUAL, _WIDEST = 72, 110, 200
_NAME_LEAST, _NAME = 124, 180
_BESIDE = 16


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs: the least, what is usual, and beyond what it would be empty."""

    least: int
    usual: int
    most: int


def needs(records: ListModel) -> list[Need]:
    """What each column of a list needs; the first one is the name."""
    return [_need(records, place, column) for place, column in enumerate(records.columns)]


def _need(records: ListModel, place: int, column: Column) -> Need:
    px = style.look().px
    if place == 0:
        return Need(px(_NAME_LEAST), px(_NAME), px(_NAME))
    if column.value.name in _FIXED:
        usual, least = _FIXED[column.value.name]
        return Need(px(least), px(usual), px(usual))
    if column.value.name == "choice":
        return _need_of_choice(records, place)
    return Need(px(_LEAST), px(_USUAL), px(_WIDEST))


def _need_of_choice(records: ListModel, place: int) -> Need:
    """As wide as the widest of its words; a status is never cut."""
    px = style.look().px
    widest = max((_width(records, row, place) for row in _different(records, place)), default=0) + px(_BESIDE)
    wide = max(widest, px(_LEAST))
    if records.has_chips(place):
        return Need(wide, wide, wide)
    return Need(px(_LEAST), min(wide, px(_USUAL)), wide)


def _different(records: ListModel, place: int) -> list[int]:
    """A row for each different value of a column."""
    found = {row[place]: number for number, row in enumerate(records.rows)}
    return list(found.values())


def _width(records: ListModel, row: int, place: int) -> int:
    words = records.words(row, place)
    return chips.width(words) if chips.tone_of(records.rows[row][place]) else style.look().width(words)


def shared(wide: int, wanted: Sequence[Need]) -> list[int]:
    """The widths of the columns; more than there is only where even the least of all are."""
    found = [need.least for need in wanted]
    for goals in ([need.usual for need in wanted], [need.most for need in wanted]):
        _grow(found, goals, wide - sum(found))
    if found:
        found[0] += max(0, wide - sum(found))
    return found


def _grow(widths: list[int], goals: Sequence[int], room: int) -> None:
    """Give the columns the same each, up to their goals, while there is room."""
    growing = [n for n, goal in enumerate(goals) if widths[n] < goal]
    while room >= len(growing) > 0:
        step = max(1, min(room // len(growing), min(goals[n] - widths[n] for n in growing)))
        for n in growing:
            widths[n] += step
        room -= step * len(growing)
        growing = [n for n in growing if widths[n] < goals[n]]
