"""The paper dialog: choose a paper, see its real pages, save the very same bytes, open the saved file.

objectNames: `paper_dialog`, `paper_list`, `option_NAME`, `paper_size`, `save_pdf`,
`save_workbook`, `open_paper`, `paper_problem`; of the pages see preview.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cityintl.errors import UserError
from cityintl.files import write_whole
from cityintl.gui import style
from cityintl.gui.dialogs.pictures import Pdf
from cityintl.gui.dialogs.pieces import Choices, ProblemLine, icon_button, labelled, primary, quiet, refill
from cityintl.gui.dialogs.preview import Preview
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.gui.dialogs.turns import Turns
from cityintl.gui.layout import column, spaced
from cityintl.gui.tasks import Tasks
from cityintl.progress import Progress
from cityintl.words import _

Options = Mapping[str, bool]


@dataclass(frozen=True)
class Offer:
    """A paper that can be made here: its words, its yes-or-no options, and how each form of it is made.

    `pdf(sheet size, options, progress)` gives the bytes of the file, `workbook(path, options, progress)` writes it;
    both run in the worker. A form that the paper does not have is None.
    """

    name: str
    title: str
    about: str
    file_name: str
    options: tuple[tuple[str, str, bool], ...]
    pdf: Callable[[str, Options, Progress], bytes] | None
    workbook: Callable[[Path, Options, Progress], None] | None


class PaperDialog(Sheet):
    """Papers to choose from on the left, the pages of the chosen one on the right, saving below."""

    saved = Signal(Path)
    #: A fault of the program while a paper was made: the exception.
    faulted = Signal(object)

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
        self.turns = Turns(tasks, self)
        tasks.failed.connect(self.faulted)
        self._run = self.turns.run
        self.content: bytes | None = None
        self._boxes: dict[str, QCheckBox] = {}
        self._pdf: Pdf | None = None
        self._turn = 0
        self._file: Path | None = None
        beside = spaced(QHBoxLayout(), 16)
        beside.addWidget(self._choices(size))
        self.preview = Preview()
        self.preview.pages.wanted.connect(self._draw)
        tasks.progressed.connect(self.preview.show_progress)
        beside.addWidget(self.preview, 1)
        self.body.addLayout(beside, 1)
        self._lay_buttons()
        row_of_first = next((n for n, offer in enumerate(offers) if offer.name == first), 0)
        self.papers.setCurrentRow(row_of_first)
        self.papers.currentRowChanged.connect(self._choose)
        self.papers.setFocus()
        self._choose()

    # -- the parts

    def _choices(self, size: str) -> QWidget:
        side = QWidget()
        labels = [label for offer in self._offers for _name, label, _standard in offer.options]
        widest = max([self.fontMetrics().horizontalAdvance(label) for label in labels], default=0)
        side.setFixedWidth(max(style.look().px(220), widest + style.look().px(32)))
        self.papers = Choices("paper_list", _("Which paper"))
        self.papers.setWordWrap(True)
        self.papers.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.papers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
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
        lines.addWidget(labelled(_("Which paper"), self.papers))
        lines.addWidget(self.about)
        self.options = column(gap=4)
        lines.addWidget(self.options)
        lines.addWidget(labelled(_("Sheets"), self.size_box))
        lines.addStretch(1)
        return side

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
        self.save_workbook.clicked.connect(self._save_workbook)
        self.save_pdf = icon_button(_("Save as PDF…"), "file-pdf", strong=True)
        self.save_pdf.setObjectName("save_pdf")
        self.save_pdf.clicked.connect(self._save_pdf)
        self.close_button()
        for button in (self.open_file, self.save_workbook, self.save_pdf):
            self.buttons.addWidget(button)
        primary(self.save_pdf).setDefault(True)

    # -- making and showing

    @property
    def offer(self) -> Offer:
        """The chosen paper."""
        return self._offers[max(0, self.papers.currentRow())]

    def _choose(self, _row: int = 0) -> None:
        """Show what can be said about the chosen paper, and make it."""
        boxes = []
        for name, label, standard in self.offer.options:
            box = QCheckBox(label)
            box.setObjectName(f"option_{name}")
            box.setChecked(standard)
            box.toggled.connect(self._make)
            boxes.append(box)
        refill(self.options, boxes)
        self._boxes = {name: box for (name, *_rest), box in zip(self.offer.options, boxes, strict=True)}
        self.about.setText(self.offer.about)
        self._make()

    @property
    def chosen_options(self) -> dict[str, bool]:
        """The options of the chosen paper as they are ticked."""
        return {name: box.isChecked() for name, box in self._boxes.items()}

    def _make(self, _change: object = None) -> None:
        """Make the chosen paper in the worker; what was made before is forgotten."""
        self._turn += 1
        turn, offer, size, options = self._turn, self.offer, self.size_box.currentData(), self.chosen_options
        self._forget()
        self.problem.clear()
        self.note.setText("")
        self.open_file.hide()
        self.save_pdf.setVisible(offer.pdf is not None)
        self.save_pdf.setEnabled(False)
        self.save_workbook.setVisible(offer.workbook is not None)
        make = offer.pdf
        if make is None:
            self.preview.say(_("A workbook has no pages to show. Save it and open it."))
            return
        self.preview.say(_("The paper is being made…"))

        def work(progress: Progress) -> tuple[bytes, Pdf]:
            content = make(size, options, progress)
            pdf = Pdf(content)
            if turn != self._turn:
                pdf.close()
            return content, pdf

        self._run(
            _("Make “{paper}”").format(paper=offer.title),
            work,
            lambda made: self._show(turn, *made),
            lambda wrong: self._refuse(turn, wrong),
        )

    def _forget(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
        self.content, self._pdf, self._file = None, None, None

    def _show(self, turn: int, content: bytes, pdf: Pdf) -> None:
        if turn != self._turn:
            pdf.close()
            return
        self.content, self._pdf = content, pdf
        self.preview.show_pages(pdf.sizes)
        self.save_pdf.setEnabled(True)

    def _refuse(self, turn: int, wrong: UserError | None) -> None:
        if turn == self._turn:
            self.preview.say(str(wrong) if wrong else _("Stopped; no paper was made."))

    def _draw(self, page: int, dots: float) -> None:
        turn, pdf = self._turn, self._pdf
        if pdf is None:
            return

        def put(picture: QImage) -> None:
            if turn == self._turn:
                self.preview.pages.put(page, picture)

        self._run(
            _("Draw page {page}").format(page=page + 1),
            lambda _progress: pdf.picture(page, dots),
            put,
            lambda wrong: self._refuse(turn, wrong),
        )

    # -- saving

    def _ask(self, ending: str, kind: str) -> Path | None:
        proposed = self._folder / f"{self.offer.file_name}{ending}"
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save the paper"), str(proposed), f"{kind} (*{ending})")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == ending else path.with_name(path.name + ending)

    def _save_pdf(self) -> None:
        """Write the very bytes that are shown."""
        content = self.content
        if content is None or (path := self._ask(".pdf", "PDF")) is None:
            return
        try:
            write_whole(path, lambda unfinished: unfinished.write_bytes(content))
        except UserError as wrong:
            self.problem.say(wrong)
            return
        self._say_saved(path)

    def _save_workbook(self) -> None:
        offer, options, path = self.offer, self.chosen_options, self._ask(".xlsx", "Excel")
        write = offer.workbook
        if path is None or write is None:
            return
        self._run(
            _("Make “{paper}”").format(paper=offer.title),
            lambda progress: write(path, options, progress),
            lambda _nothing: self._say_saved(path),
            lambda wrong: self.problem.say(wrong) if wrong else None,
        )

    def _say_saved(self, path: Path) -> None:
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
        self.turns.leave()
        self._turn += 1
        self._forget()
        super().done(result)
