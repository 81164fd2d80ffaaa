"""The pages of a PDF as pictures: made of the very bytes that are saved, page by page as they come into sight.

objectNames: `pages` (the scroll area), `page_1`, `page_2`… (one label a page).
"""

import weakref
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from cityintl.gui.dialogs.pdf_words import Found, PageWords, words_of
from cityintl.gui.layout import spaced
from cityintl.pdfium import PDFIUM
from cityintl.words import _

#: Points are 1/72 inch; a screen shows 96 dots to the inch at 100 %.
DOTS_PER_POINT = 96 / 72
ZOOMS = (25, 33, 50, 75, 100, 125, 150, 200, 300)
#: What was found on a page, and the one of them that one stands at: paper is white in every theme.
_MARK, _CURRENT = QColor(255, 204, 0, 90), QColor(214, 93, 14)


def _put_away(document: Any) -> None:
    with PDFIUM:
        document.close()


class Pdf:
    """An open PDF that gives its pages as pictures; closed as soon as it is not shown any more."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped]  # ships no types; costs 50 ms: only when a paper is seen

        with PDFIUM:
            self._document = pypdfium2.PdfDocument(content)
            #: Also a forgotten document is closed under the lock: by itself it would be, whenever Python collects it.
            self._put_away = weakref.finalize(self, _put_away, self._document)
            self._put_away.atexit = False
            self.sizes = [self._document.get_page_size(n) for n in range(len(self._document))]
        self._words: list[PageWords] | None = None

    def picture(self, page: int, scale: float) -> QImage:
        """One page (from 0) at this many dots to the point; an empty picture once the PDF is closed."""
        with PDFIUM:
            if self._document is None:
                return QImage()
            leaf = self._document[page]
            bitmap = leaf.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            size = (bitmap.width, bitmap.height, bitmap.stride)
            picture = QImage(bitmap.buffer, *size, QImage.Format.Format_RGBX8888).copy()
            bitmap.close()
            leaf.close()
        return picture

    def find(self, words: str) -> list[Found]:
        """Every place of these words, in the order of the pages; nothing once the PDF is closed."""
        with PDFIUM:
            if self._document is None:
                return []
            if self._words is None:
                self._words = [words_of(self._document, page) for page in range(len(self._document))]
            return [found for page in self._words for found in page.find(words, self._document)]

    def close(self) -> None:
        """Let the document go."""
        with PDFIUM:
            self._document = None
            self._put_away()


class _Page(QLabel):
    """A page with what was found on it marked; `boxes` are in points from its upper left corner."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[tuple[QRectF, bool]] = []
        self.dots = DOTS_PER_POINT
        self.setStyleSheet("background: white; border: 1px solid rgba(128, 128, 128, 90);")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and over it the marks; the current one has a frame too."""
        super().paintEvent(event)
        if not self.boxes:
            return
        painter = QPainter(self)
        for box, current in self.boxes:
            place = QRectF(box.x() * self.dots, box.y() * self.dots, box.width() * self.dots, box.height() * self.dots)
            place = place.adjusted(-1, -1, 3, 3)
            painter.fillRect(place, _MARK)
            if current:
                painter.setPen(QPen(_CURRENT, 2))
                painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), 2, 2)
        painter.end()


class PagePictures(QScrollArea):
    """White pages below each other; what comes into sight is asked for by `wanted` (page, dots to the point)."""

    wanted = Signal(int, float)
    page_turned = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName(_("Pages of the paper"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sizes: list[tuple[float, float]] = []
        self._labels: list[_Page] = []
        sheets = QWidget()
        sheets.setObjectName("sheets")
        self._lines = spaced(QVBoxLayout(sheets), 16, (16, 16, 16, 16))
        self._lines.addStretch(1)
        self.setWidget(sheets)
        self._asked: dict[int, float] = {}
        self._zoom: int | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self.verticalScrollBar().valueChanged.connect(lambda _place: self._soon.start(0))

    # -- what is shown

    def show_pages(self, sizes: list[tuple[float, float]], keep: bool = False) -> None:
        """Lay out pages of these sizes in points; their pictures are asked for as they are seen.

        `keep` is for the same paper made anew: the place stays, and each page until its new picture is there.
        """
        place = self.verticalScrollBar().value() if keep else 0
        for label in () if keep else self._labels:
            label.clear()
        self._sizes, self._asked = sizes, {}
        while len(self._labels) > len(sizes):
            label = self._labels.pop()
            self._lines.removeWidget(label)
            label.hide()
            label.deleteLater()
        while len(self._labels) < len(sizes):
            label = _Page()
            label.setObjectName(f"page_{len(self._labels) + 1}")
            self._lines.insertWidget(len(self._labels), label, 0, Qt.AlignmentFlag.AlignHCenter)
            self._labels.append(label)
        for number, label in enumerate(self._labels, 1):
            label.setAccessibleName(_("Page {number} of {count}").format(number=number, count=len(sizes)))
        self.show_marks((), -1)
        self._measure()
        self.verticalScrollBar().setValue(place)

    # -- what was found

    def show_marks(self, found: Sequence[Found], current: int) -> None:
        """Mark every place that was found, the current one with a frame; -1 for none."""
        for number, label in enumerate(self._labels):
            label.boxes = [
                (QRectF(left, top, right - left, bottom - top), n == current)
                for n, each in enumerate(found)
                if each.page == number
                for left, top, right, bottom in each.boxes
            ]
            label.update()

    def turn_to_mark(self, found: Found) -> None:
        """Bring a place that was found into sight, with some of the page over it, where it is not yet."""
        if found.page >= len(self._labels) or not found.boxes:
            return
        label, dots = self._labels[found.page], self._labels[found.page].dots
        top, bottom = label.y() + found.boxes[0][1] * dots, label.y() + found.boxes[0][3] * dots
        bar = self.verticalScrollBar()
        if not bar.value() + 8 <= top <= bottom <= bar.value() + self.viewport().height() - 8:
            bar.setValue(round(top - self.viewport().height() / 3))
        across = self.horizontalScrollBar()
        left = label.x() + found.boxes[0][0] * dots
        if not across.value() <= left <= across.value() + self.viewport().width() - 40:
            across.setValue(round(left - 40))

    def put(self, page: int, picture: QImage) -> None:
        """Show this picture as the page (from 0)."""
        if page < len(self._labels):
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._labels[page].setPixmap(QPixmap.fromImage(picture))

    @property
    def page(self) -> int:
        """The page (from 1) that stands in the middle of the view; 0 when there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        above = [n for n, label in enumerate(self._labels, 1) if label.y() <= middle]
        return above[-1] if above else min(1, len(self._labels))

    def turn_to(self, page: int) -> None:
        """Bring this page (from 1) to the top."""
        if 1 <= page <= len(self._labels):
            self.verticalScrollBar().setValue(self._labels[page - 1].y() - 12)

    # -- zoom

    @property
    def zoom(self) -> int:
        """The zoom in percent of the real size."""
        return self._zoom or self._whole_width()

    def set_zoom(self, percent: int | None) -> None:
        """Show the pages at this zoom; None makes them as wide as there is room, up to 125 %."""
        page = self.page
        self._zoom = percent
        self._measure()
        self.turn_to(page)

    def step_zoom(self, step: int) -> None:
        """The next larger (1) or smaller (-1) zoom."""
        now = self.zoom
        near = [z for z in ZOOMS if (z > now if step > 0 else z < now)]
        if near:
            self.set_zoom(near[0] if step > 0 else near[-1])

    def _whole_width(self) -> int:
        if not self._sizes:
            return 100
        widest = max(width for width, _height in self._sizes) * DOTS_PER_POINT
        # Whether the bar is seen just now is no matter: it comes and goes with the size of the pages.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 36
        return max(25, min(125, int(room * 100 / widest)))

    def _measure(self) -> None:
        dots = DOTS_PER_POINT * self.zoom / 100
        for label, (width, height) in zip(self._labels, self._sizes, strict=True):
            label.setFixedSize(QSize(round(width * dots) + 2, round(height * dots) + 2))
            label.dots = dots
        sheets = self.widget()
        if sheets is not None and (lines := sheets.layout()) is not None:
            lines.activate()  # now, so that the places of the pages are known to whoever turns to one
            sheets.resize(lines.sizeHint().expandedTo(self.viewport().size()))
        self._soon.start(0)

    def _look(self) -> None:
        """Ask for the pages in sight and the one after, each once at a zoom."""
        dots = DOTS_PER_POINT * self.zoom / 100 * self.devicePixelRatioF()
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        for number, label in enumerate(self._labels):
            seen = label.y() + label.height() >= top and label.y() <= bottom + label.height()
            if seen and self._asked.get(number) != dots:
                self._asked[number] = dots
                self.wanted.emit(number, dots)
        self.page_turned.emit(self.page, len(self._labels))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages that fill the width follow the window."""
        super().resizeEvent(event)
        if self._labels:
            self._measure()
