"""The paper dialog: choose a paper, see its real pages, save the very same bytes, open the saved file.

objectNames: `paper_dialog`, `paper_list`, `paper_size`, `pages` (see pictures), `page_of`, `zoom_in`, `zoom_out`,
`zoom_width`, `save_pdf`, `save_workbook`, `open_paper`, `paper_problem`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cityintl.errors import UserError
from cityintl.gui.dialogs.pictures import PagePictures, Pdf
from cityintl.gui.dialogs.pieces import Choices, ProblemLine, icon_button, labelled, primary, quiet
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.gui.dialogs.turns import Turns
from cityintl.gui.layout import row, spaced
from cityintl.gui.tasks import Tasks
from cityintl.progress import Progress
from cityintl.words import _

PDF, WORKBOOK = "pdf", "xlsx"
_FILTERS = {PDF: "PDF (*.pdf)", WORKBOOK: "Excel (*.xlsx)"}


@dataclass(frozen=True)
class Offer:
    """A paper that can be made here: its name and title, in which forms, and how it is made.

    `make(form, sheet size, progress)` gives the bytes of the file; it runs in the worker.
    """

    name: str
    title: str
    about: str
    file_name: str
    forms: tuple[str, ...]
    make: Callable[[str, str, Progress], bytes]


class PaperDialog(Sheet):
    """Papers to choose from on the left, the pages of the chosen one on the right, saving below."""

    saved = Signal(Path)

    def __init__(
        self,
        offers: Sequence[Offer],
        tasks: Tasks,
        size: str,
        folder: Path,
        first: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Papers"), QSize(1060, 700), parent)
        self.setObjectName("paper_dialog")
        self._offers, self._folder = offers, folder
        self._turns = Turns(tasks)
        self._run = self._turns.run
        self.content: bytes | None = None
        self._pdf: Pdf | None = None
        self._turn = 0
        self._file: Path | None = None
        beside = spaced(QHBoxLayout(), 16)
        beside.addWidget(self._choices(size))
        beside.addWidget(self._preview(), 1)
        self.body.addLayout(beside, 1)
        self._lay_buttons()
        row_of_first = next((n for n, offer in enumerate(offers) if offer.name == first), 0)
        self.papers.setCurrentRow(row_of_first)
        self.papers.currentRowChanged.connect(self._make)
        self.papers.setFocus()
        self._make()

    # -- the parts

    def _choices(self, size: str) -> QWidget:
        side = QWidget()
        side.setFixedWidth(max(240, self.fontMetrics().averageCharWidth() * 30))
        self.papers = Choices("paper_list", _("Which paper"))
        self.papers.setWordWrap(True)
        for offer in self._offers:
            item = QListWidgetItem(offer.title)
            item.setToolTip(offer.about)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, offer.about)
            self.papers.addItem(item)
        self.about = quiet("")
        self.size_box = QComboBox()
        self.size_box.setObjectName("paper_size")
        for name in ("Letter", "A4"):
            self.size_box.addItem(name, name)
        self.size_box.setCurrentIndex(max(0, self.size_box.findData(size)))
        self.size_box.currentIndexChanged.connect(self._make)
        lines = spaced(QVBoxLayout(side), 12)
        lines.addWidget(labelled(_("Which paper"), self.papers), 1)
        lines.addWidget(self.about)
        lines.addWidget(labelled(_("Sheets"), self.size_box))
        return side

    def _preview(self) -> QWidget:
        self.pages = PagePictures()
        self.pages.wanted.connect(self._draw)
        self.pages.page_turned.connect(self._say_page)
        self.waiting = quiet(_("The paper is being made…"))
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.waiting)
        self.stack.addWidget(self.pages)
        self.stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.stack.setMinimumHeight(240)
        self.page_of = QLabel()
        self.page_of.setObjectName("page_of")
        self.page_of.setProperty("look", "quiet")
        self.zoom_label = QLabel()
        self.zoom_label.setProperty("look", "quiet")
        tools = []
        for name, words, spoken, do in (
            ("zoom_out", "−", _("Smaller"), lambda: self.pages.step_zoom(-1)),
            ("zoom_in", "+", _("Larger"), lambda: self.pages.step_zoom(1)),
            ("zoom_width", _("Width"), _("As wide as there is room"), lambda: self.pages.set_zoom(None)),
        ):
            tool = QToolButton()
            tool.setObjectName(name)
            tool.setText(words)
            tool.setProperty("flat", True)
            tool.setAccessibleName(spoken)
            tool.setToolTip(spoken)
            tool.clicked.connect(do)
            tools.append(tool)
        shown = QWidget()
        lines = spaced(QVBoxLayout(shown), 6)
        lines.addWidget(row(self.page_of, None, tools[0], self.zoom_label, *tools[1:], gap=4))
        lines.addWidget(self.stack, 1)
        return shown

    def _lay_buttons(self) -> None:
        self.problem = ProblemLine()
        self.problem.setObjectName("paper_problem")
        self.note = quiet("", wrap=False)
        self.buttons.insertWidget(0, self.problem, 1)
        self.buttons.insertWidget(1, self.note)
        self.open_file = icon_button(_("Open the file"), "folder-open")
        self.open_file.setObjectName("open_paper")
        self.open_file.clicked.connect(self._open)
        self.open_file.hide()
        self.save_workbook = icon_button(_("Save as workbook…"), "file-xls")
        self.save_workbook.setObjectName("save_workbook")
        self.save_workbook.clicked.connect(lambda: self._ask_and_save(WORKBOOK))
        self.save_pdf = icon_button(_("Save as PDF…"), "file-pdf", strong=True)
        self.save_pdf.setObjectName("save_pdf")
        self.save_pdf.clicked.connect(lambda: self._ask_and_save(PDF))
        self.close_button()
        for button in (self.open_file, self.save_workbook, self.save_pdf):
            self.buttons.addWidget(button)
        primary(self.save_pdf).setDefault(True)

    # -- making and showing

    @property
    def offer(self) -> Offer:
        """The chosen paper."""
        return self._offers[max(0, self.papers.currentRow())]

    def _make(self, _change: int = 0) -> None:
        """Make the chosen paper in the worker; what was made before is forgotten."""
        self._turn += 1
        turn, offer, size = self._turn, self.offer, self.size_box.currentData()
        self.content, self._pdf, self._file = None, None, None
        self.about.setText(offer.about)
        self.problem.clear()
        self.note.setText("")
        self.open_file.hide()
        self.page_of.setText("")
        self.zoom_label.setText("")
        self.save_pdf.setVisible(PDF in offer.forms)
        self.save_pdf.setEnabled(False)
        self.save_workbook.setVisible(WORKBOOK in offer.forms)
        self.stack.setCurrentIndex(0)
        if PDF not in offer.forms:
            self.waiting.setText(_("A workbook has no pages to show. Save it and open it."))
            return
        self.waiting.setText(_("The paper is being made…"))

        def work(progress: Progress) -> tuple[bytes, Pdf]:
            content = offer.make(PDF, size, progress)
            return content, Pdf(content)

        self._run(
            _("Make “{paper}”").format(paper=offer.title),
            work,
            lambda made: self._show(turn, *made),
            lambda wrong: self._refuse(turn, wrong),
        )

    def _show(self, turn: int, content: bytes, pdf: Pdf) -> None:
        if turn != self._turn:
            return
        self.content, self._pdf = content, pdf
        self.pages.show_pages(pdf.sizes)
        self.stack.setCurrentIndex(1)
        self.save_pdf.setEnabled(True)

    def _refuse(self, turn: int, wrong: UserError | None) -> None:
        if turn == self._turn:
            self.stack.setCurrentIndex(0)
            self.waiting.setText(str(wrong) if wrong else _("Stopped; no paper was made."))

    def _draw(self, page: int, dots: float) -> None:
        turn, pdf = self._turn, self._pdf
        if pdf is None:
            return

        def put(picture: QImage) -> None:
            if turn == self._turn:
                self.pages.put(page, picture)

        self._run(
            _("Draw page {page}").format(page=page + 1),
            lambda _progress: pdf.picture(page, dots),
            put,
            lambda wrong: self._refuse(turn, wrong),
        )

    def _say_page(self, page: int, count: int) -> None:
        self.page_of.setText(_("Page {page} of {count}").format(page=page, count=count) if count else "")
        self.zoom_label.setText(f"{self.pages.zoom} %" if count else "")

    # -- saving

    def _ask_and_save(self, form: str) -> None:
        proposed = self._folder / f"{self.offer.file_name}.{form}"
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save the paper"), str(proposed), _FILTERS[form])
        if chosen:
            path = Path(chosen)
            self.save(form, path if path.suffix else path.with_suffix(f".{form}"))

    def save(self, form: str, path: Path) -> None:
        """Write the paper in this form to this file; of a PDF the very bytes that are shown."""
        if form == PDF and self.content is not None:
            self._write(path, self.content)
            return
        offer, size = self.offer, self.size_box.currentData()
        self._run(
            _("Make “{paper}”").format(paper=offer.title),
            lambda progress: offer.make(form, size, progress),
            lambda content: self._write(path, content),
            lambda wrong: self.problem.say(wrong) if wrong else None,
        )

    def _write(self, path: Path, content: bytes) -> None:
        try:
            path.write_bytes(content)
        except OSError as wrong:
            advice = _("Choose another folder, or close the file where it is open.")
            self.problem.say(UserError(_("“{name}” cannot be saved: {why}.").format(
                name=path.name, why=wrong.strerror), advice))  # fmt: skip
            return
        self.problem.clear()
        self._file, self._folder = path, path.parent
        self.note.setText(_("Saved as {name}").format(name=path.name))
        self.note.setToolTip(str(path))
        self.open_file.show()
        self.open_file.setFocus()
        self.saved.emit(path)

    def _open(self) -> None:
        """Hand the saved file to the system's program, as the user asked by a click."""
        if self._file and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))):
            self.problem.say(UserError(_("This computer has no program for such files."), str(self._file)))

    def done(self, result: int) -> None:
        """Leave: what is still being made is stopped and forgotten."""
        self._turns.leave()
        super().done(result)
