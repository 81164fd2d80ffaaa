"""Files of the Sustainable Development Goals in the window: chosen or dropped, looked at, brought in as one step.

What reads them is imported when the first such file is met: no start waits for it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from cityintl.records import kinds
from cityintl.records.wording import Level
from cityintl.words import _, ngettext

if TYPE_CHECKING:
    from cityintl.exchange import figures, wording
    from cityintl.gui.window import Window


def is_of_interest(counts: dict[str, int], home: dict[str, Any]) -> bool:
    """Whether the office reports on anything: only then the commands for these files are shown."""
    return bool(home["does_reporting"] or counts["framework"] or counts["indicator"])


def are_figures(paths: Sequence[Path]) -> bool:
    """Whether files are called as the data files of Open SDG sites are."""
    from cityintl.exchange.open_sdg import code_in

    return all(path.suffix.lower() == ".csv" and code_in(path.name) for path in paths)


# -- values of indicators


def bring_figures(window: "Window", paths: Sequence[Path] = ()) -> None:
    """Let the user choose data files where none are given, and show what they would bring."""
    from cityintl.exchange import figures

    if not window.finish():
        return
    if not paths:
        names, _form = QFileDialog.getOpenFileNames(
            window.shell, _("Bring in Open SDG files"), str(Path.home()), f"{_('Data files')} (*.csv *.xlsx)"
        )
        paths = [Path(name) for name in names]
    if paths:
        plan = figures.make(window.desk, paths, _meant(window, paths))
        _show_figures(window, plan)


def _meant(window: "Window", paths: Sequence[Path]) -> str | None:
    """The indicator that is open, for one file whose name does not tell its own."""
    from cityintl.exchange.open_sdg import code_in

    here = window.trail.here
    if here is None or here.name != "indicator" or here.number is None or len(paths) > 1 or code_in(paths[0].name):
        return None
    return kinds.kind("indicator").reference(here.number)


def _show_figures(window: "Window", plan: "figures.Plan") -> None:
    from cityintl.gui.dialogs.foreseen import Foreseen, ForeseenDialog

    files = [
        Foreseen(each.series.path.name, _words_of(window, each), [_remark(row, text) for row, text in each.remarks])
        for each in plan.files
    ]
    values = plan.added + plan.revised
    do = ngettext("Bring in {n:,} value", "Bring in {n:,} values", values).format(n=values) if values else ""
    about = _("Each file is one series. Values that differ from those on the desk revise them; both stay to be seen.")
    dialog = ForeseenDialog(_("Open SDG files"), about, files, do, window.shell)
    dialog.wanted.connect(lambda: window.doing(lambda: _bring_figures(window, plan)))
    dialog.open()


def _words_of(window: "Window", each: "figures.File") -> str:
    if each.indicator is None:
        indicator = (each.new_indicator or {})["name"]
        words = _("{code} {indicator} (new on this desk): {new:,} new, {revised:,} revised, {known:,} known")
    else:
        indicator = window.desk.titles("indicator", [each.indicator])[each.indicator]
        words = _("{code} {indicator}: {new:,} new, {revised:,} revised, {known:,} known")
    return words.format(
        code=each.series.code, indicator=indicator, new=len(each.new), revised=len(each.revised), known=each.known
    ).strip()


def _remark(row: int, text: str) -> str:
    return _("Row {n}: {text}").format(n=row, text=text) if row else text


def _bring_figures(window: "Window", plan: "figures.Plan") -> None:
    from cityintl.exchange import figures

    touched = figures.bring(window.desk, plan)
    if touched:
        _tell(window, plan.label, lambda: window.open_record("indicator", touched[0]))


# -- official wording


def bring_wording(window: "Window") -> None:
    """Let the user choose the workbook, and show what it would bring."""
    from cityintl.exchange import wording

    if not window.finish():
        return
    name, _form = QFileDialog.getOpenFileName(
        window.shell, _("Official wording of the goals"), str(Path.home()), f"{_('Workbooks')} (*.xlsx *.xls *.csv)"
    )
    if name:
        _show_wording(window, wording.make(window.desk, Path(name)))


def _show_wording(window: "Window", plan: "wording.Plan") -> None:
    from cityintl.gui.dialogs.foreseen import Foreseen, ForeseenDialog

    counts = plan.counts()
    words = _(
        "{goals} goals, {targets} targets and {indicators} indicators: {new} new, {changed} changed, {known} known"
    )
    said = words.format(
        goals=counts[Level.GOAL], targets=counts[Level.TARGET], indicators=counts[Level.INDICATOR],
        new=len(plan.new), changed=len(plan.changed), known=plan.known,
    )  # fmt: skip
    about = _("{label}. It stands on the page of the framework and of each indicator, and is found by the search.")
    do = _("Bring in the wording") if plan.writes else ""
    heading = _("Official wording of the goals")
    dialog = ForeseenDialog(heading, about.format(label=plan.label), [Foreseen(plan.path.name, said)], do, window.shell)
    dialog.wanted.connect(lambda: window.doing(lambda: _bring_wording(window, plan)))
    dialog.open()


def _bring_wording(window: "Window", plan: "wording.Plan") -> None:
    from cityintl.exchange import wording

    number = wording.bring(window.desk, plan)
    if number is not None:
        _tell(window, plan.label, lambda: window.open_record("framework", number))


def _tell(window: "Window", label: str, show: Callable[[], None]) -> None:
    window.shell.messages.say(_("Done: {label}.").format(label=label), "green", _("Show it"), show)
