"""Frameworks against years as a table. objectName: `reporting_grid`."""

from PySide6.QtWidgets import QTableWidgetItem

from cityintl.desk.reporting_grid import Grid, Line, Round
from cityintl.gui.reporting.cells import CellTable, cell
from cityintl.words import _


class ReportingGrid(CellTable):
    """A framework in each row, a year in each column; one with several rounds in a year takes as many rows."""

    def __init__(self) -> None:
        super().__init__("reporting_grid", _("Frameworks by year"))

    def show_grid(self, found: Grid) -> None:
        """Show these frameworks."""
        rows = [row for line in found.lines for row in _rows(line)]
        self.fill([_("Framework"), *map(str, found.years)], rows)


def _rows(line: Line) -> list[list[QTableWidgetItem]]:
    deep = max((len(rounds) for rounds in line.rounds.values()), default=0) or 1
    return [
        [
            _framework(line) if turn == 0 else cell("framework", line.number, line.code, []),
            *(_round(line, year, rounds[turn] if turn < len(rounds) else None) for year, rounds in line.rounds.items()),
        ]
        for turn in range(deep)
    ]


def _framework(line: Line) -> QTableWidgetItem:
    lines = [(line.code, "text", True), *([(line.name, "quiet", False)] if line.name != line.code else [])]
    item = cell("framework", line.number, f"{line.code}, {line.name}", lines)
    if line.posture:
        item.setToolTip(line.posture)
    return item


def _round(line: Line, year: int, found: Round | None) -> QTableWidgetItem:
    if found is None:
        return cell("framework", line.number, _("{code} {year}: nothing").format(code=line.code, year=year), [])
    lines = [(found.state, found.tone if found.tone != "grey" else "text", True)]
    lines += [(words, "quiet", False) for words in (found.name, found.days, found.owner) if words]
    if not found.sure:
        lines.append((_("not confirmed"), "amber", False))
    return cell(found.kind, found.number, f"{line.code} {year}: {found.said}", lines)
