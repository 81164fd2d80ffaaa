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
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from cityintl import paths
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.papers import as_excel, as_pdf
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.blocks import Column, Facts, Heading, Note, Numbered, Paper, Part, Section, Text, line
from cityintl.papers.blocks import Table as TableBlock

ROWS = 2000
WORDS = [
    (f"Partner {n}", "Sister city", f"19{n % 100:02}-05-14", "Carried by the committee, which meets each month", f"{n}")
    for n in range(ROWS)
]  # fmt: skip
PARTS = 20
SENTENCE = "The council renewed the agreement for five years and asked for a report each spring. "
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


def a_book() -> Paper:
    """A book of about sixty pages: parts with sections of text, facts, lists, notes and tables, and its contents."""
    columns = tuple(Column(head, share=2.0 if head == "Carried by" else 1.0) for head in HEADS)
    parts = []
    for n in range(PARTS):
        sections = (
            Section("Why", (Text(SENTENCE, "lead"), Text(line(SENTENCE * 6, Note(SENTENCE))))),
            Section("Facts", (Facts(tuple((f"Label {k}", SENTENCE) for k in range(12))),)),
            Section("Points", (Heading("To say"), Numbered((SENTENCE * 2,) * 9))),
            Section("Ties", (TableBlock(columns, tuple(WORDS[n * 40 : n * 40 + 32]), caption=f"Ties {n}"),)),
        )
        parts.append(Part(f"Meeting {n}", sections, f"Section {n}"))
    return Paper("book", "Book", tuple(parts), contents=True, office="City", contact="Office", printed="now")


def bare_book() -> None:
    """The same words as flowables of ReportLab's, in the same face, shaped, untagged, built twice for the contents."""
    name = "SourceSans3-Regular"
    pdfmetrics.registerFont(TTFont(name, str(paths.built("fonts", f"{name}.ttf"))))
    body = ParagraphStyle("body", fontName=name, fontSize=10, leading=14, shaping=1)
    cell = ParagraphStyle("cell", fontName=name, fontSize=9, leading=12, shaping=1)
    for _ in range(2):
        story: list[Flowable] = []
        for n in range(PARTS):
            story += [PageBreak(), Paragraph(f"Section {n}", body), Paragraph(f"Meeting {n}", body)]
            story += [Paragraph("Why", body), Paragraph(SENTENCE, body), Paragraph(SENTENCE * 6, body)]
            story += [Paragraph(SENTENCE, cell), Paragraph("Facts", body)]
            facts = [[Paragraph(f"Label {k}", cell), Paragraph(SENTENCE, cell)] for k in range(12)]
            story += [Table(facts, colWidths=[74, 300]), Paragraph("Points", body), Paragraph("To say", body)]
            story += [Paragraph(f"{k} {SENTENCE * 2}", body) for k in range(1, 10)]
            rows = [[Paragraph(text, cell) for text in row] for row in (HEADS, *WORDS[n * 40 : n * 40 + 32])]
            story += [Paragraph("Ties", body), Table(rows, repeatRows=1, colWidths=[70, 70, 70, 120, 45])]
        SimpleDocTemplate(io.BytesIO(), leftMargin=183).build(story)


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


def book() -> None:
    """The book against its own pages untagged and built twice, and against bare ReportLab built twice."""
    paper = a_book()
    told: list[str] = []
    pages = as_pdf.set_paper(paper, progress=lambda done, total, text: told.append(text)).pages
    tagged = best(lambda: as_pdf.render(paper))
    with untagged():
        twice = best(lambda: [as_pdf.render(paper), as_pdf.render(paper)])
    reportlab = best(bare_book, 1)
    print(f"book of {pages} pages, tagged, in one build {tagged:.2f} s; told its progress {len(told)} times")
    print(f"  against its own pages without tags, built twice {twice:.2f} s: {tagged / twice:.2f}× (at most 1.5)")
    print(f"  against bare ReportLab, shaped, untagged, built twice {reportlab:.2f} s: {tagged / reportlab:.2f}×")


if __name__ == "__main__":
    book()
    tagged = best(ours)
    with untagged():
        plain = best(ours)
    reportlab = best(bare, 1)
    print(f"{ROWS} rows tagged {tagged:.2f} s, {len(ours()) / 1e6:.2f} MB")
    print(f"  against our own pages without tags {plain:.2f} s: {tagged / plain:.2f}×")
    print(f"  against bare ReportLab, shaped, untagged {reportlab:.2f} s: {tagged / reportlab:.2f}×")
    written, alone = best(workbook, 1), best(bare_workbook, 1)
    print(f"workbook of 25,000 rows {written:.2f} s, openpyxl alone {alone:.2f} s: {written / alone:.2f}×")
