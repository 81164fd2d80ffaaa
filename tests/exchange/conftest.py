"""Made-up files, as text, workbook or web page."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest


@pytest.fixture
def example(beside: Callable[..., Path]) -> Callable[[str], Path]:
    """A real file."""
    return lambda name: beside("examples", name)


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[..., Path]:
    """A text file of this content."""

    def write(content: str | bytes, name: str = "list.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """A workbook: sheets by name, each a list of rows; merged ranges by sheet."""

    def write(sheets: dict[str, list[list[object]]], merged: dict[str, list[str]] | None = None) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
            for cells in (merged or {}).get(name, []):
                sheet.merge_cells(cells)
        saved = io.BytesIO()
        book.save(saved)
        path = tmp_path / "book.xlsx"
        path.write_bytes(saved.getvalue())
        return path

    return write
