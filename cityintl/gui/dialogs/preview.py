"""The right side of the paper dialog: the pages with their tools, or a word about why there are none yet.

objectNames: `page_of`, `zoom_out`, `zoom_in`, `zoom_width`, `paper_waiting`, `paper_progress`; `pages` (see pictures).
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from cityintl.gui import style
from cityintl.gui.dialogs.pictures import PagePictures
from cityintl.gui.dialogs.pieces import quiet
from cityintl.gui.layout import column, row, spaced
from cityintl.words import _


class Preview(QWidget):
    """Shows pages; until there are some, what is being done about it."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = PagePictures()
        self.pages.page_turned.connect(self._say_page)
        self.waiting = quiet("")
        self.waiting.setObjectName("paper_waiting")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress = QProgressBar()
        self.progress.setObjectName("paper_progress")
        self.progress.setAccessibleName(_("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(style.look().px(240))
        self.progress.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(column(None, self.waiting, row(None, self.progress, None), None, gap=12))
        self.stack.addWidget(self.pages)
        self.stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.stack.setMinimumHeight(style.look().px(200))
        self.page_of = quiet("", wrap=False)
        self.page_of.setObjectName("page_of")
        self.zoom = quiet("", wrap=False)
        tools = [
            self._tool("zoom_out", "−", _("Smaller")),
            self._tool("zoom_in", "+", _("Larger")),
            self._tool("zoom_width", _("Width"), _("As wide as there is room")),
        ]
        tools[0].clicked.connect(lambda: self.pages.step_zoom(-1))
        tools[1].clicked.connect(lambda: self.pages.step_zoom(1))
        tools[2].clicked.connect(lambda: self.pages.set_zoom(None))
        lines = spaced(QVBoxLayout(self), 6)
        lines.addWidget(row(self.page_of, None, tools[0], self.zoom, *tools[1:], gap=4))
        lines.addWidget(self.stack, 1)

    def _tool(self, name: str, words: str, spoken: str) -> QToolButton:
        tool = QToolButton()
        tool.setObjectName(name)
        tool.setText(words)
        tool.setProperty("flat", True)
        tool.setAccessibleName(spoken)
        tool.setToolTip(spoken)
        return tool

    @property
    def shows_pages(self) -> bool:
        """Whether there are pages to be seen."""
        return self.stack.currentWidget() is self.pages

    def say(self, words: str) -> None:
        """Say this in place of pages."""
        self.waiting.setText(words)
        self.page_of.setText("")
        self.zoom.setText("")
        self.progress.hide()
        self.stack.setCurrentIndex(0)

    def show_pages(self, sizes: list[tuple[float, float]]) -> None:
        """Show pages of these sizes in points."""
        self.progress.hide()
        self.pages.show_pages(sizes)
        self.stack.setCurrentWidget(self.pages)

    def show_progress(self, done: int, total: int, _text: str = "") -> None:
        """How far the paper is."""
        self.progress.setMaximum(total)
        self.progress.setValue(done)
        self.progress.setVisible(total > 0)

    def _say_page(self, page: int, count: int) -> None:
        self.page_of.setText(_("Page {page} of {count}").format(page=page, count=count) if count else "")
        self.zoom.setText(f"{self.pages.zoom} %" if count else "")
