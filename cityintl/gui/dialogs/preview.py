"""The right side of the paper dialog: the pages with their tools, or a word about why there are none yet.

objectNames: `page_of`, `find_words` (opens the line), `zoom_out`, `zoom_in`, `zoom_width`, `paper_waiting`,
`paper_progress`; of the line see finding, of the pages pictures.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from cityintl.gui import style
from cityintl.gui.dialogs.finding import FindLine
from cityintl.gui.dialogs.pdf_words import Found
from cityintl.gui.dialogs.pictures import PagePictures
from cityintl.gui.dialogs.pieces import quiet
from cityintl.gui.layout import column, row, spaced, tool
from cityintl.words import _


class Preview(QWidget):
    """Shows pages; until there are some, what is being done about it."""

    #: Words to be found in the pages; empty for none.
    words_wanted = Signal(str)

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
        self.finding = FindLine()
        self.finding.words_wanted.connect(self.words_wanted)
        self.finding.turned.connect(self._turn_to)
        self._found: Sequence[Found] = ()
        lines = spaced(QVBoxLayout(self), 6)
        lines.addWidget(self._tools())
        lines.addWidget(self.finding)
        lines.addWidget(self.stack, 1)

    def _tools(self) -> QWidget:
        self.page_of = quiet("", wrap=False)
        self.page_of.setObjectName("page_of")
        self.zoom = quiet("", wrap=False)
        self.find_tool = tool(_("Find in the pages (Ctrl+F)"), "magnifying-glass")
        self.find_tool.setObjectName("find_words")
        self.find_tool.clicked.connect(self.begin_finding)
        tools = [
            self._tool("zoom_out", "−", _("Smaller")),
            self._tool("zoom_in", "+", _("Larger")),
            self._tool("zoom_width", _("Width"), _("As wide as there is room")),
        ]
        tools[0].clicked.connect(lambda: self.pages.step_zoom(-1))
        tools[1].clicked.connect(lambda: self.pages.step_zoom(1))
        tools[2].clicked.connect(lambda: self.pages.set_zoom(None))
        return row(self.page_of, None, self.find_tool, tools[0], self.zoom, *tools[1:], gap=4)

    def _tool(self, name: str, words: str, spoken: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setText(words)
        made.setProperty("flat", True)
        made.setAccessibleName(spoken)
        made.setToolTip(spoken)
        return made

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
        self.finding.hide()
        self.find_tool.setEnabled(False)
        self.stack.setCurrentIndex(0)

    def show_pages(self, sizes: list[tuple[float, float]], keep: bool = False) -> None:
        """Show pages of these sizes in points; `keep` for the same paper made anew, at the place where one was."""
        self.progress.hide()
        self.find_tool.setEnabled(True)
        self.pages.show_pages(sizes, keep and self.shows_pages)
        self.stack.setCurrentWidget(self.pages)
        self.finding.ask_again()

    def show_progress(self, done: int, total: int, _text: str = "") -> None:
        """How far the paper is."""
        self.progress.setMaximum(total)
        self.progress.setValue(done)
        self.progress.setVisible(total > 0)

    # -- finding words

    def begin_finding(self) -> None:
        """Open the line in which words are typed."""
        if self.shows_pages:
            self.finding.begin()

    def show_found(self, found: Sequence[Found], anew: bool = False) -> None:
        """Mark what was found; the first from the page in sight is the current one, but for a paper made anew."""
        self._found = found
        near = next((n for n, each in enumerate(found) if each.page >= self.pages.page - 1), 0)
        self.finding.show_count(len(found), near, stay=anew)
        self.pages.show_marks(found, self.finding.current)
        if found and not anew:
            self.pages.turn_to_mark(found[self.finding.current])

    def _turn_to(self, current: int) -> None:
        self.pages.show_marks(self._found, current)
        if 0 <= current < len(self._found):
            self.pages.turn_to_mark(self._found[current])

    def _say_page(self, page: int, count: int) -> None:
        self.page_of.setText(_("Page {page} of {count}").format(page=page, count=count) if count else "")
        self.zoom.setText(f"{self.pages.zoom} %" if count else "")
