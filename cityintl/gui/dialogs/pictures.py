"""The pages of a PDF as pictures: made of the very bytes that are saved, page by page as they come into sight.

objectNames: `pages` (the scroll area), `page_1`, `page_2`… (one label a page).
"""

import weakref
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from cityintl.gui.layout import spaced
from cityintl.pdfium import PDFIUM
from cityintl.words import _

#: Points are 1/72 inch; a screen shows 96 dots to the inch at 100 %.
DOTS_PER_POINT = 96 / 72
ZOOMS = (25, 33, 50, 75, 100, 125, 150, 200, 300)


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

    def close(self) -> None:
        """Let the document go."""
        with PDFIUM:
            self._document = None
            self._put_away()


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
        self._labels: list[QLabel] = []
        self._asked: dict[int, float] = {}
        self._zoom: int | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self.verticalScrollBar().valueChanged.connect(lambda _place: self._soon.start(0))

    # -- what is shown

    def show_pages(self, sizes: list[tuple[float, float]]) -> None:
        """Lay out white pages of these sizes in points; their pictures are asked for as they are seen."""
        sheets = QWidget()
        sheets.setObjectName("sheets")
        lines = spaced(QVBoxLayout(sheets), 16, (16, 16, 16, 16))
        self._sizes, self._labels, self._asked = sizes, [], {}
        for number in range(len(sizes)):
            label = QLabel()
            label.setObjectName(f"page_{number + 1}")
            label.setAccessibleName(_("Page {number} of {count}").format(number=number + 1, count=len(sizes)))
            label.setStyleSheet("background: white; border: 1px solid rgba(128, 128, 128, 90);")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            lines.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            self._labels.append(label)
        lines.addStretch(1)
        self.setWidget(sheets)
        self.verticalScrollBar().setValue(0)
        self._measure()

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
        room = self.viewport().width() - 36
        return max(25, min(125, int(room * 100 / widest)))

    def _measure(self) -> None:
        dots = DOTS_PER_POINT * self.zoom / 100
        for label, (width, height) in zip(self._labels, self._sizes, strict=True):
            label.setFixedSize(QSize(round(width * dots) + 2, round(height * dots) + 2))
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
