"""Charts beside the tables of a workbook, with the words for those who do not see them."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from openpyxl.chart import BarChart, LineChart, Reference

from cityintl.desk.sheets import Chart, Sheet

#: House colors: blue, its second, the line's grey.
_COLOURS = ("0B5394", "5B8DBF", "626E7B", "9A3412")
_DRAWING = re.compile(r"xl/drawings/drawing(\d+)\.xml$")
_PROPERTIES = re.compile(r"<((?:\w+:)?cNvPr) ([^>]*?)/?>(?=<|\Z)")
#: A chart's size in centimeters, and how many rows of a sheet it covers.
_WIDE, _HIGH, _ROWS = 18.0, 8.0, 17


def add_charts(page: Any, sheet: Sheet) -> None:
    """Put the charts of a sheet under its table, one under the other: beside it they would shrink what is printed."""
    for n, each in enumerate(sheet.charts):
        page.add_chart(_made(page, sheet, each), f"A{len(sheet.rows) + 4 + n * _ROWS}")


def _made(page: Any, sheet: Sheet, each: Chart) -> Any:
    last = len(sheet.rows) + 1
    made = LineChart() if each.line else BarChart()
    if not each.line:
        made.type = "bar" if any(len(str(row[each.names])) > 8 for row in sheet.rows) else "col"
        made.gapWidth = 60
    for column in each.values:
        made.add_data(Reference(page, min_col=column + 1, min_row=1, max_row=last), titles_from_data=True)
    made.set_categories(Reference(page, min_col=each.names + 1, min_row=2, max_row=last))
    for series, colour in zip(made.series, _COLOURS * (1 + len(made.series) // len(_COLOURS)), strict=False):
        series.graphicalProperties.solidFill = series.graphicalProperties.line.solidFill = colour
    made.title, made.width, made.height = each.title, _WIDE, _HIGH
    made.legend.position = "b"
    made.x_axis.delete = made.y_axis.delete = False
    made.y_axis.majorGridlines = None
    if getattr(made, "type", "") == "bar":
        made.x_axis.scaling.orientation = "maxMin"  # the first row above, as in the table
    return made


def tell_charts(book: bytes, said: Sequence[Sequence[Chart]]) -> bytes:
    """The workbook with the words of its charts in their drawings; `said` are the charts of each sheet that has any.

    openpyxl has no way to write them.
    """
    if not any(said):
        return book
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for item in before.infolist():
            content = before.read(item)
            if found := _DRAWING.search(item.filename):
                content = _told(content.decode(), said[int(found[1]) - 1]).encode()
            after.writestr(item, content)
    return out.getvalue()


def _told(drawing: str, charts: Sequence[Chart]) -> str:
    words = iter(charts)

    def put(found: re.Match[str]) -> str:
        each = next(words)
        return f"<{found[1]} {found[2]} descr={quoteattr(each.said)} title={quoteattr(each.title)}/>"

    return _PROPERTIES.sub(put, drawing)
