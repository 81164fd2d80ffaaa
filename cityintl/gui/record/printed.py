"""The line of a record's page that says which versions of its papers were handed out, and what changed since.

objectNames: `printed` (the line), `printed_PAPER` for each paper.
"""

import contextlib
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from cityintl.desk import printings
from cityintl.desk.printings import Printing
from cityintl.errors import UserError
from cityintl.gui import layout
from cityintl.gui.dialogs.turns import Turns
from cityintl.gui.tasks import Tasks
from cityintl.progress import Progress
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: Milliseconds after a change before the papers are compared again, and the papers that are told.
_REST, _MOST = 400, 3


class Printed(QWidget):
    """Says when each paper was printed at once, and how many changes there are since as soon as that is known."""

    #: The paper of this name is to be seen.
    paper_wanted = Signal(str)

    def __init__(self, desk: DeskFile, kind: str, number: int) -> None:
        super().__init__()
        self.setObjectName("printed")
        self._desk, self._record = desk, (kind, number)
        self._lines = layout.spaced(QVBoxLayout(self), 0, (12, 0, 12, 0))
        self._tools: dict[str, QToolButton] = {}
        self._found: list[Printing] = []
        tasks = Tasks()
        self.turns = Turns(tasks, self)
        desk.closing.append(tasks.stop)

        def forget(_gone: object = None) -> None:
            with contextlib.suppress(ValueError):
                desk.closing.remove(tasks.stop)

        self.destroyed.connect(forget)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REST)
        self._soon.timeout.connect(self._compare)
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk again which versions there are."""
        kind, number = self._record
        newest = printings.newest(self._desk, kinds.kind(kind).reference(number))
        first: dict[str, Printing] = {}
        for each in newest:
            first.setdefault(each.series.paper, each)
        found = list(first.values())[:_MOST]
        if found != self._found:
            self._found = found
            self._lay()
        self.setVisible(bool(found))
        if found:
            self._soon.start()

    def _lay(self) -> None:
        from cityintl.papers.catalogue import PAPERS  # costly: only where something was printed

        layout.clear(self._lines)
        self._tools = {}
        for each in self._found:
            name = each.series.paper
            if name not in PAPERS:
                continue
            tool = layout.tool(_("See the paper, with what changed since"), "printer", " ")
            tool.setObjectName(f"printed_{name}")
            tool.clicked.connect(lambda _on=False, name=name: self.paper_wanted.emit(name))
            self._tools[name] = tool
            self._lines.addWidget(tool)
        self._say([""] * len(self._found))

    def _say(self, told: Sequence[str]) -> None:
        """Say of each paper what is known: the whole of it, or only when it was printed."""
        from cityintl.papers import days
        from cityintl.papers.catalogue import PAPERS

        for each, words in zip(self._found, told, strict=True):
            tool = self._tools.get(each.series.paper)
            if tool is None:
                continue
            bare = _("Printed version {version} on {day}.").format(version=each.version, day=days.day(each.on))
            said = words or bare
            tool.setText(f"{_(PAPERS[each.series.paper].title)}: {said[:1].lower()}{said[1:]}")
            tool.setAccessibleName(tool.text())

    def _compare(self) -> None:
        """Make the papers in the worker, to count what changed."""
        found = list(self._found)

        def tell(told: list[str]) -> None:
            if found == self._found:
                self._say(told)

        self.turns.run(
            _("Compare with what was printed"),
            lambda progress: [self._told(each, progress) for each in found],
            tell,
            lambda _wrong: None,
        )

    def _told(self, of: Printing, progress: Progress) -> str:
        from cityintl.papers import issuing
        from cityintl.papers.catalogue import PAPERS

        progress(0, 0, "")
        paper = PAPERS.get(of.series.paper)
        if paper is None:
            return ""
        try:
            chosen = of.series.chosen
            made = issuing.stand(self._desk, paper, self._record, self._desk.clock(), chosen, of.series.language)
        except UserError:  # what was chosen then is not there any more: only the day is told
            return ""
        return made.said if made.before else ""
