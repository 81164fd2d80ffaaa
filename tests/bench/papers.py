"""How long papers take, against bare ReportLab over the same words, and against our own pages without tags.

    python -m tests.bench.papers

Prints seconds and ratios; nothing here is a test.
"""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from openpyxl import Workbook
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from cityintl import paths
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.papers import as_excel, as_pdf
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.blocks import Column, Paper  # the name is taken
from cityintl.papers.blocks import Table as TableBlock

ROWS = 2000
WORDS = [
    (f"Partner {n}", "Sister city", f"19{n % 100:02}-05-14", "Carried by the committee, which meets each month", f"{n}")
    for n in range(ROWS)
]  # fmt: skip
HEADS = ("Partner", "Kind", "Signed", "Carried by", "People")


def best(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of several runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def ours() -> bytes:
    """The list as our paper."""
    columns = tuple(Column(head, share=2.0 if head == "Carried by" else 1.0) for head in HEADS)
    return as_pdf.render(Paper("bench", "Bench", (TableBlock(columns, tuple(WORDS), caption="Ties"),)))


@contextmanager
def untagged() -> Iterator[None]:
    """Our pages without any mark or structure."""

    def write(self: TaggedCanvas, _element: object, runs: list) -> None:
        if runs:
            self._code.append(self._text(runs))

    @contextmanager
    def nothing(_self: TaggedCanvas, *_words: object) -> Iterator[None]:
        yield

    with (
        patch.object(TaggedCanvas, "write", write),
        patch.object(TaggedCanvas, "_marked", nothing),
        patch("cityintl.papers.as_pdf.structure.Tree.write", lambda *_: None),
    ):
        yield


def bare() -> None:
    """The same words with ReportLab's own table, untagged, in the same face, shaped."""
    name = "SourceSans3-Regular"
    pdfmetrics.registerFont(TTFont(name, str(paths.built("fonts", f"{name}.ttf"))))
    style = ParagraphStyle("cell", fontName=name, fontSize=9, leading=12, shaping=1)
    rows = [[Paragraph(text, style) for text in row] for row in (HEADS, *WORDS)]
    SimpleDocTemplate(io.BytesIO()).build([Table(rows, repeatRows=1, colWidths=[80, 80, 80, 160, 60])])


def workbook() -> None:
    """25,000 rows through our writer."""
    columns = (*(SheetColumn(f"C{n}") for n in range(7)), SheetColumn("D", "date"), SheetColumn("N", "number"))
    rows = [(*("text",) * 7, date(2026, 5, 14), n) for n in range(25_000)]
    with TemporaryDirectory() as folder:
        as_excel.write(Path(folder, "a.xlsx"), [Sheet("S", columns, rows)], (), "T", "A", datetime(2026, 5, 14))


def bare_workbook() -> None:
    """The same cells through openpyxl alone."""
    book = Workbook(write_only=True)
    page = book.create_sheet("S")
    for n in range(25_000):
        page.append([*("text",) * 7, date(2026, 5, 14), n])
    book.save(io.BytesIO())


if __name__ == "__main__":
    tagged = best(ours)
    with untagged():
        plain = best(ours)
    reportlab = best(bare, 1)
    print(f"{ROWS} rows tagged {tagged:.2f} s, {len(ours()) / 1e6:.2f} MB")
    print(f"  against our own pages without tags {plain:.2f} s: {tagged / plain:.2f}×")
    print(f"  against bare ReportLab, shaped, untagged {reportlab:.2f} s: {tagged / reportlab:.2f}×")
    written, alone = best(workbook, 1), best(bare_workbook, 1)
    print(f"workbook of 25,000 rows {written:.2f} s, openpyxl alone {alone:.2f} s: {written / alone:.2f}×")
