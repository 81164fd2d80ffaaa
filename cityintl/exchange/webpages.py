"""Web pages saved as .xls, as many offices' systems export them: their largest table."""

from html.parser import HTMLParser

from cityintl.exchange.encodings import decode
from cityintl.exchange.grid import Grid, filled_rows
from cityintl.words import _


class _Tables(HTMLParser):
    """Collects the cells of every table of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell; a line break inside a cell is one."""
        if tag == "table":
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._close_cell()
            self._open[-1].append([])
        elif tag in ("td", "th") and self._open:
            self._close_cell()
            wide = dict(attrs).get("colspan") or "1"
            self._span = min(int(wide), 1000) if wide.isdigit() else 1
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a cell or a table."""
        if tag in ("td", "th", "tr", "table"):
            self._close_cell()
        if tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text inside a cell."""
        if self._cell is not None:
            self._cell.append(data)

    def _close_cell(self) -> None:
        if self._cell is None or not self._open:
            return
        if not self._open[-1]:
            self._open[-1].append([])
        text = "".join(self._cell).replace("\xa0", " ").strip()
        self._open[-1][-1] += [text] + [""] * (self._span - 1)
        self._cell = None


def is_webpage(blob: bytes) -> bool:
    """Whether the bytes begin like a page of HTML."""
    start = blob[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    return start.startswith((b"<html", b"<!doctype html", b"<table")) or (
        start.startswith((b"<?xml", b"<meta", b"<!--", b"<div", b"<head")) and (b"<html" in start or b"<table" in start)
    )


def read_webpage(blob: bytes) -> Grid:
    """The cells of the page's largest table."""
    page = _Tables()
    page.feed(decode(blob)[0])
    page.close()
    largest = max(page.tables, key=lambda table: sum(map(len, table)), default=[])
    note = _("This file is a web page with the name of a workbook; its largest table was read.")
    return Grid("", filled_rows(largest), notes=[note])
