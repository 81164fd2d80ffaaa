"""What files would do to the desk, before anything is written: a line for each, what is odd, and one button."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cityintl.gui.dialogs.pieces import card, primary, quiet, strong
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.words import _, ngettext

#: Remarks that are shown of one file; the rest are counted.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One file: what it is called, what it would do, and what is odd about it."""

    name: str
    words: str
    remarks: Sequence[str] = ()


class ForeseenDialog(Sheet):
    """objectNames: `foreseen_dialog`, `foreseen_do`, `close`; `wanted` when the button is pressed."""

    wanted = Signal()

    def __init__(
        self, heading: str, about: str, files: Sequence[Foreseen], do: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(heading, QSize(620, 460), parent)
        self.setObjectName("foreseen_dialog")
        self.body.addWidget(quiet(about))
        for each in files:
            lines: list[QWidget] = [strong(each.words, wrap=True)]
            lines += [quiet(remark) for remark in each.remarks[:_MOST]]
            if (more := len(each.remarks) - _MOST) > 0:
                lines.append(quiet(ngettext("and {n} more", "and {n} more", more).format(n=more)))
            self.body.addWidget(card(each.name, *lines))
        self.body.addStretch(1)
        self.close_button(_("Close") if not do else _("Cancel"))
        self.do = primary(QPushButton(do or _("Nothing to bring in")))
        self.do.setObjectName("foreseen_do")
        self.do.setEnabled(bool(do))
        self.do.setDefault(bool(do))
        self.do.clicked.connect(self._do)
        self.buttons.addWidget(self.do)

    def _do(self) -> None:
        self.wanted.emit()
        self.accept()
