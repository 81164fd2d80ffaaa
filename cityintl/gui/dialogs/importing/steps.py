"""The line of steps above the assistant: what is done, where one is, what comes.

objectName: `steps`.
"""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cityintl.gui.dialogs.pieces import chip, quiet
from cityintl.gui.layout import clear, spaced
from cityintl.words import _

STEPS = ("File", "Columns", "Rows", "Done")
FILE, COLUMNS, ROWS, DONE = range(len(STEPS))


class StepLine(QWidget):
    """Four chips: green for what is done, amber for where one is, grey for what comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self._beside = spaced(QHBoxLayout(self), 6)
        self.show_step(0)

    def show_step(self, now: int) -> None:
        """Mark this step (from 0) as the one at hand."""
        clear(self._beside)
        for number, name in enumerate(STEPS):
            if number:
                self._beside.addWidget(quiet("—", wrap=False))
            finished = number < now or now == len(STEPS) - 1
            colour = "green" if finished else "amber" if number == now else "grey"
            self._beside.addWidget(chip(f"{number + 1}  {_(name)}", colour, self))
        self._beside.addStretch(1)
        self.setAccessibleName(
            _("Step {number} of {count}: {name}").format(number=now + 1, count=len(STEPS), name=_(STEPS[now]))
        )
