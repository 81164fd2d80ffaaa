"""What is done with the paper that is shown: it is saved, printed, kept in the desk, opened.

objectNames: `save_pdf`, `save_word`, `save_workbook`, `print_paper`, `keep_paper`, `open_paper`, `paper_problem`,
`paper_standing` (how it stands to its last printing).
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.files import write_whole
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.dialogs.offered import Ask, Made, Offer
from cityintl.gui.dialogs.pictures import Pdf
from cityintl.gui.dialogs.pieces import ProblemLine, icon_button, primary, quiet, strong
from cityintl.gui.dialogs.printing import ask_for_printer, print_pages
from cityintl.gui.dialogs.turns import Turns
from cityintl.gui.layout import spaced
from cityintl.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: What a file is called that a form of a paper is saved as, by its ending.
_KINDS = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel"}


class PaperUse(QWidget):
    """The buttons under the pages; they work with the very bytes that are shown."""

    saved = Signal(Path)
    #: The paper was brought into the desk: the words that say so.
    kept = Signal(str)

    def __init__(self, turns: Turns, folder: Path, close: QPushButton) -> None:
        super().__init__()
        self._run, self._folder = turns.run, folder
        self._offer: Offer | None = None
        self._ask: Callable[[], Ask] = lambda: Ask({}, "en", "Letter")
        self._made: Made | None = None
        self._pdf: Pdf | None = None
        self._file: Path | None = None
        self.problem = ProblemLine()
        self.problem.setObjectName("paper_problem")
        self.standing = strong("", wrap=True)
        self.standing.setObjectName("paper_standing")
        self.note = quiet("")
        self.open_file = self._button("open_paper", _("Open the file"), "folder-open", self._open)
        self.keep = self._button("keep_paper", "", "paperclip", self._keep)
        self.print_button = self._button("print_paper", _("Print…"), "printer", self.print_paper)
        self.save_workbook = self._button(
            "save_workbook", _("Save as workbook…"), "file-xls", lambda: self._save_other(".xlsx")
        )
        self.save_word = self._button("save_word", _("Save for Word…"), "file-text", lambda: self._save_other(".docx"))
        self.save_pdf = self._button("save_pdf", _("Save as PDF…"), "file-pdf", self._save_pdf, strong=True)
        primary(self.save_pdf).setDefault(True)
        first = (self.open_file, self.keep, self.print_button, self.save_workbook, self.save_word, self.save_pdf)
        lines = spaced(QVBoxLayout(self), 6)
        for widget in (self.standing, self.problem, self.note, flowing(*first, close, gap=8, right=True)):
            lines.addWidget(widget)
        self.clear()

    def _button(
        self, name: str, words: str, picture: str, act: Callable[[], object], *, strong: bool = False
    ) -> QPushButton:
        button = icon_button(words, picture, strong=strong)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        return button

    # -- what is shown

    def take(self, offer: Offer, ask: Callable[[], Ask]) -> None:
        """From now on it is about this paper, and what it is asked for."""
        self._offer, self._ask = offer, ask
        self.keep.setText(offer.keep_words)
        self.keep.setVisible(bool(offer.keep_words))
        for button in (self.save_pdf, self.print_button):
            button.setVisible(offer.pdf is not None)
        self.save_workbook.setVisible(".xlsx" in offer.writers)
        self.save_word.setVisible(".docx" in offer.writers)
        self.clear()

    def clear(self) -> None:
        """Nothing is made: no pages can be saved, printed or kept."""
        self._made, self._pdf, self._file = None, None, None
        self.problem.clear()
        for widget in (self.note, self.standing, self.open_file):
            widget.hide()
        self._let()

    def show_made(self, made: Made, pdf: Pdf) -> None:
        """These pages are shown."""
        self._made, self._pdf = made, pdf
        self.standing.setText(made.said)
        self.standing.setVisible(bool(made.said))
        self._let()

    def _let(self) -> None:
        for button in (self.save_pdf, self.print_button):
            button.setEnabled(self._made is not None)
        self.keep.setEnabled(self._made is not None and self._made.keep is not None)

    # -- saving

    def _ask_where(self, ending: str) -> Path | None:
        proposed = self._folder / f"{self._offer.file_name if self._offer else ''}{ending}"
        kinds = f"{_KINDS[ending]} (*{ending})"
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save the paper"), str(proposed), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == ending else path.with_name(path.name + ending)

    def _save_pdf(self) -> None:
        """Write the very bytes that are shown."""
        content = self._made.content if self._made else None
        if content is None or (path := self._ask_where(".pdf")) is None:
            return
        try:
            write_whole(path, lambda unfinished: unfinished.write_bytes(content))
        except UserError as wrong:
            self.problem.say(wrong)
            return
        self._say_saved(path)

    def _save_other(self, ending: str) -> None:
        """Write another form of the paper, as it is asked for now."""
        offer, ask = self._offer, self._ask()
        write = offer.writers.get(ending) if offer else None
        if offer is None or write is None or (path := self._ask_where(ending)) is None:
            return
        self._run(
            _("Make “{paper}”").format(paper=offer.title),
            lambda progress: write(path, ask, progress),
            lambda _nothing: self._say_saved(path),
            lambda wrong: self.problem.say(wrong) if wrong else None,
        )

    def _say_saved(self, path: Path) -> None:
        self._file, self._folder = path, path.parent
        self._say(_("Saved as {name}").format(name=path.name))
        self.note.setToolTip(str(path))
        self.open_file.show()
        self.open_file.setFocus()
        self.saved.emit(path)

    def _say(self, words: str) -> None:
        self.problem.clear()
        self.note.setText(words)
        self.note.show()

    def _open(self) -> None:
        """Hand the saved file to the system's program, as the user asked by a click."""
        if self._file and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))):
            self.problem.say(UserError(_("This computer has no program for such files."), str(self._file)))

    def _keep(self) -> None:
        """Bring the file that is shown into the desk, as one step."""
        if self._made is None or self._made.keep is None:
            return
        try:
            words = self._made.keep()
        except UserError as wrong:
            self.problem.say(wrong)
            return
        self.keep.setEnabled(False)
        self.standing.hide()
        self._say(words)
        self.kept.emit(words)

    # -- printing

    def print_paper(self) -> None:
        """Ask which printer, and print the pages that are shown."""
        pdf = self._pdf
        if pdf is None:
            return
        try:
            ask_for_printer(len(pdf.sizes), pdf.sizes, self, self.print_on)
        except UserError as wrong:
            self.problem.say(wrong)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the pages that are shown on this printer, in the worker."""
        pdf = self._pdf
        if pdf is None:
            return
        self._run(
            _("Print “{paper}”").format(paper=self._offer.title if self._offer else ""),
            lambda progress: print_pages(printer, pdf, progress),
            lambda pages: self._say(_("Sent to the printer, pages: {n}.").format(n=pages)),
            lambda wrong: self.problem.say(wrong) if wrong else None,
        )
