"""The facts of a record in one line: whole, or ending in “…”, with the arrow behind them, also on the next record."""

from PySide6.QtWidgets import QApplication

from cityintl.gui.record.field import FieldView
from cityintl.gui.trail import Place
from cityintl.gui.window import Window
from cityintl.records import kinds


def shown_facts(window: Window, reference: str) -> list[FieldView]:
    kind, number = kinds.parse_reference(reference)
    window.go(Place(kind.name, number))
    for _turn in range(10):
        QApplication.processEvents()
    page = window.pages.record
    assert page is not None
    return [view for view in page.findChildren(FieldView) if view.isVisible() and view.value.isVisible()]


def test_facts_end_in_dots_and_the_arrow_stands_behind_them_on_every_record(open_window: Window) -> None:
    whole = dots = 0
    for reference in ("TIE-1", "TIE-7", "TIE-8", "PER-25", "TIE-7"):
        for view in shown_facts(open_window, reference):
            label = view.value
            if not label.wordWrap():
                needed = label.fontMetrics().horizontalAdvance(label.text())
                assert needed <= label.width(), f"{reference} {view.of.name}: {label.text()}"
                dots += "…" in label.text()
                whole += "…" not in label.text()
            if view.of.link and view.arrow.isVisible():
                assert view.arrow.geometry().right() <= view.rect().right(), f"{reference} {view.of.name}"
    assert whole > 10 and dots > 3


def test_of_a_long_tail_the_end_gives_way_and_a_short_one_stays(open_window: Window) -> None:
    facts = {view.of.name: view for view in shown_facts(open_window, "TIE-7")}
    assert facts["contact"].value.text().startswith("Lyudmila Arsenyeva, F")
    assert facts["contact"].value.text().endswith("…")
    assert facts["contact"].toolTip().startswith("Lyudmila Arsenyeva, Former head")
    assert facts["carried_by"].value.text().endswith("…, 4 members")
