"""Printing a paper: the pictures of its real pages on the printer's sheets, each as large as it is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from cityintl.errors import UserError
from cityintl.gui.dialogs.pictures import Pdf
from cityintl.progress import Progress
from cityintl.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: Finer than this no letter looks sharper, and a page would take more memory than it is worth.
_DOTS_PER_INCH = 300


def ask_for_printer(pages: int, sizes: list[tuple[float, float]], parent: QWidget, then: Callable[..., object]) -> None:
    """Show the system's own dialog; `then(printer)` where a printer was chosen. UserError where there is none."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise UserError(
            _("This computer has no printer set up."), _("Save the paper and print it elsewhere, or set one up first.")
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _take_sheet(printer, sizes[0])
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


def _take_sheet(printer: "QPrinter", size: tuple[float, float]) -> None:
    """Ask for a sheet of this size in points, turned where it is wide."""
    wide = size[0] > size[1]
    upright = QSizeF(min(size), max(size))
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    turns = QPageLayout.Orientation
    printer.setPageOrientation(turns.Landscape if wide else turns.Portrait)


def print_pages(printer: "QPrinter", pdf: Pdf, progress: Progress) -> int:
    """Print the pages that were asked for, each in the middle of its sheet; gives how many. UserError on failure."""
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(pdf.sizes), len(pdf.sizes))
    painter = QPainter()
    try:
        for number in range(first, last + 1):
            progress(number - first, last - first + 1, _("Page {number}").format(number=number))
            _take_sheet(printer, pdf.sizes[number - 1])
            going = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not going:
                raise UserError(_("The printer takes no pages."), _("Look whether it is on and has paper; try again."))
            _paint(printer, painter, pdf, number - 1)
    finally:
        if painter.isActive():
            painter.end()
    return last - first + 1


def _paint(printer: "QPrinter", painter: QPainter, pdf: Pdf, page: int) -> None:
    """One page at its own size; smaller only where the printer has smaller sheets."""
    dots = printer.resolution() / 72
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    wide, high = (length * dots for length in pdf.sizes[page])
    less = min(1.0, sheet.width() / wide, sheet.height() / high)
    place = QRectF(0, 0, wide * less, high * less)
    place.moveCenter(QRectF(0, 0, sheet.width(), sheet.height()).center())
    painter.drawImage(place, pdf.picture(page, min(printer.resolution(), _DOTS_PER_INCH) / 72))
