"""Papers from the window: what is previewed is what is saved, and it is never far away."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.journeys.driving import Hands


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """What the system's file dialog gives."""

    def giving(name: str) -> Path:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
        return tmp_path / name

    return giving


def wait_for_pages(hands: Hands) -> None:
    """Until the first page of the preview is drawn."""
    hands.see("page_1", QLabel)
    hands.until(lambda: not hands.see("page_1", QLabel).pixmap().isNull())


def test_the_register_of_ties_is_a_workbook_three_clicks_away(start, sample_file, saved_as) -> None:
    hands = start(sample_file)
    names = {row[0] for row in hands.rows()}
    out = saved_as("register.xlsx")
    hands.clicks = 0
    hands.press("Ctrl+P")
    hands.see("paper_dialog")
    hands.click_item("paper_list", "Ties register")
    hands.click("save_workbook")
    hands.see("open_paper")
    assert hands.clicks <= 3
    book = load_workbook(out)
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert names <= cells and "Read me" in book.sheetnames


def test_the_profile_of_a_partner_is_saved_as_it_was_previewed(start, sample_file, saved_as) -> None:
    from pypdfium2 import PdfDocument

    from cityintl.pdfium import PDFIUM

    hands = start(sample_file)
    hands.go_to("Partners")
    hands.open_row("Nagoya")
    out = saved_as("profile.pdf")
    hands.clicks = 0
    hands.click("record_paper")
    hands.see("paper_dialog")
    assert hands.lines("paper_list")[:2] == ["Nagoya", "Partner profile"]
    wait_for_pages(hands)
    hands.says("page_of", "Page 1 of")
    shown = hands.see("page_1", QLabel).pixmap().toImage()
    hands.click("save_pdf")
    hands.see("open_paper")
    assert hands.clicks <= 3
    written = out.read_bytes()
    assert written == hands.front.content
    with PDFIUM:
        document = PdfDocument(written)
        pages = len(document)
        text = document[0].get_textpage().get_text_bounded()
        document.close()
    assert hands.text("page_of") == f"Page 1 of {pages}"
    assert "Nagoya" in text and "名古屋" in text
    assert shown.width() > 300 and len({shown.pixel(x, 60) for x in range(0, shown.width(), 7)}) > 1
    hands.press("Esc")
    hands.gone("paper_dialog")
