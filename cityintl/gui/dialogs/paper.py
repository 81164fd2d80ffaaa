"""The paper dialog: choose a paper, see its real pages, save, print or attach the very same bytes.

objectNames: `paper_dialog`, `paper_size`, `paper_language`; of the list see paper_list, of the options
paper_options, of the pages preview, of the buttons paper_use.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from cityintl.errors import Cancelled, UserError
from cityintl.gui import style
from cityintl.gui.dialogs.offered import Ask, Choice, Made, Offer
from cityintl.gui.dialogs.paper_list import PaperList
from cityintl.gui.dialogs.paper_options import PaperOptions
from cityintl.gui.dialogs.paper_use import PaperUse
from cityintl.gui.dialogs.pdf_words import Found
from cityintl.gui.dialogs.pictures import Pdf
from cityintl.gui.dialogs.pieces import labelled, quiet
from cityintl.gui.dialogs.preview import Preview
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.gui.dialogs.turns import Turns
from cityintl.gui.layout import hairline, row, spaced
from cityintl.gui.tasks import Tasks
from cityintl.progress import Progress
from cityintl.words import _

#: Milliseconds of rest after a change before the paper is made anew.
_REST = 150


class PaperDialog(Sheet):
    """Papers to choose from on the left, the pages of the chosen one on the right, what to do with it below."""

    saved = Signal(Path)
    #: A fault of the program while a paper was made: the exception.
    faulted = Signal(object)
    #: The paper was brought into the desk: the words that say so.
    kept = Signal(str)

    def __init__(
        self,
        offers: Sequence[Offer],
        tasks: Tasks,
        size: str,
        folder: Path,
        first: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Papers"), QSize(1100, 760), parent)
        self.setObjectName("paper_dialog")
        self._offers = offers
        self.turns = Turns(tasks, self)
        tasks.failed.connect(self.faulted)
        self._run = self.turns.run
        self.made: Made | None = None
        self._pdf: Pdf | None = None
        self._turn = 0
        self._sought = ""
        self._shown: Offer | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REST)
        self._soon.timeout.connect(self._make)
        beside = spaced(QHBoxLayout(), 16)
        beside.addWidget(self._side(size))
        self.preview = Preview()
        self.preview.pages.wanted.connect(self._draw)
        self.preview.words_wanted.connect(self._find)
        tasks.progressed.connect(self.preview.show_progress)
        beside.addWidget(self.preview, 1)
        self.body.addLayout(beside, 1)
        self._lay_use(folder)
        self._add_keys()
        self.list.choose(first)
        self.list.chosen.connect(self._choose)
        self.papers.setFocus()
        self._choose()

    # -- the parts

    def _side(self, size: str) -> QWidget:
        side = QWidget()
        side.setFixedWidth(style.look().px(290))
        self.list = PaperList(self._offers)
        self.papers = self.list.papers
        self.about = quiet("")
        self.options = PaperOptions()
        self.options.changed.connect(self._change)
        self.language_box = QComboBox()
        self.language_box.setObjectName("paper_language")
        self.language_box.currentIndexChanged.connect(self._change)
        self.language = labelled(_("Language"), self.language_box)
        self.size_box = QComboBox()
        self.size_box.setObjectName("paper_size")
        for name in ("Letter", "A4"):
            self.size_box.addItem(name, name)
        self.size_box.setCurrentIndex(max(0, self.size_box.findData(size)))
        self.size_box.currentIndexChanged.connect(self._change)
        self.sheets = labelled(_("Sheets"), self.size_box)
        lines = spaced(QVBoxLayout(side), 10)
        lines.addWidget(labelled(_("Which paper"), self.list, self.papers), 1)
        lines.addWidget(self.about)
        lines.addWidget(self.options)
        lines.addWidget(hairline())
        lines.addWidget(row(self.language, self.sheets, gap=12))
        return side

    def _lay_use(self, folder: Path) -> None:
        """The buttons in one row with the one that closes, or in several where there is no room."""
        close = self.close_button()
        self.buttons.removeWidget(close)
        self.buttons.takeAt(0)
        self.use = PaperUse(self.turns, folder, close)
        self.use.saved.connect(self.saved)
        self.use.kept.connect(self.kept)
        self.buttons.addWidget(self.use, 1)
        self.problem = self.use.problem

    def _add_keys(self) -> None:
        for keys, act in (
            (QKeySequence.StandardKey.Find, self.preview.begin_finding),
            ("F3", lambda: self.preview.finding.step(1)),
            ("Shift+F3", lambda: self.preview.finding.step(-1)),
            (QKeySequence.StandardKey.Print, self.use.print_paper),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    # -- making and showing

    @property
    def offer(self) -> Offer:
        """The chosen paper."""
        return self._offers[self.list.place]

    @property
    def content(self) -> bytes | None:
        """The bytes of the file whose pages are shown."""
        return self.made.content if self.made else None

    @property
    def ask(self) -> Ask:
        """What the chosen paper is asked for."""
        return Ask(self.options.chosen, str(self.language_box.currentData() or "en"), str(self.size_box.currentData()))

    def _choose(self, _place: int = 0) -> None:
        """Show what can be said about the chosen paper, and make it."""
        offer = self.offer
        wrong: UserError | None = None
        choices: Sequence[Choice] = ()
        try:
            choices = offer.choices()
        except UserError as found:
            wrong = found
        self.options.show_choices(choices)
        self.about.setText(offer.about)
        self.language_box.blockSignals(True)
        self.language_box.clear()
        for code, name in offer.languages:
            self.language_box.addItem(name, code)
        self.language_box.blockSignals(False)
        self.language.setVisible(len(offer.languages) > 1 and all(each.name != "language" for each in choices))
        self.sheets.setVisible(offer.pdf is not None)
        self.use.take(offer, lambda: self.ask)
        self._make()
        if wrong:
            self.problem.say(wrong)

    def _change(self, _change: object = None) -> None:
        """Something was chosen otherwise: what is shown is the old paper, until a moment of rest makes the new one."""
        self._forget()
        self._soon.start()

    def _make(self) -> None:
        """Make the chosen paper in the worker; what was made before is forgotten."""
        self._soon.stop()
        self._forget()
        turn, offer, ask = self._turn, self.offer, self.ask
        make = offer.pdf
        if make is None:
            self.preview.say(_("A workbook has no pages to show. Save it and open it."))
            return
        if self._shown is not offer or not self.preview.shows_pages:
            self.preview.say(_("The paper is being made…"))

        def work(progress: Progress) -> tuple[Made, Pdf]:
            def going(done: int, total: int, text: str) -> None:
                if turn != self._turn:
                    raise Cancelled
                progress(done, total, text)

            going(0, 0, "")
            made = make(ask, going)
            pdf = Pdf(made.content)
            if turn != self._turn:
                pdf.close()
            return made, pdf

        self._run(
            _("Make “{paper}”").format(paper=offer.title),
            work,
            lambda made: self._show(turn, *made),
            lambda wrong: self._refuse(turn, wrong),
        )

    def _forget(self) -> None:
        """Nothing is made: nothing can be saved, printed or kept."""
        self._turn += 1
        if self._pdf is not None:
            self._pdf.close()
        self.made, self._pdf = None, None
        self.use.clear()

    def _show(self, turn: int, made: Made, pdf: Pdf) -> None:
        if turn != self._turn:
            pdf.close()
            return
        self.made, self._pdf = made, pdf
        self.preview.show_pages(pdf.sizes, keep=self._shown is self.offer)
        self._shown = self.offer
        self.use.show_made(made, pdf)

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

    def _find(self, words: str) -> None:
        turn, pdf = self._turn, self._pdf
        if pdf is None or not words:
            self.preview.show_found(())
            return
        anew = words == self._sought
        self._sought = words

        def show(found: list[Found]) -> None:
            if turn == self._turn:
                self.preview.show_found(found, anew)

        self._run(
            _("Find “{words}”").format(words=words),
            lambda _progress: pdf.find(words),
            show,
            lambda wrong: self._refuse(turn, wrong),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the words over the list chooses; it does not save."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.search.hasFocus():
            self.papers.setFocus()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Leave: what is still being made is stopped and forgotten."""
        self.turns.leave()
        self._soon.stop()
        self._forget()
        super().done(result)
