"""Choosing a record of any kind by typing."""

import pytest
from PySide6.QtCore import Qt

from cityintl.gui.dialogs.choose_record import ChooseRecordDialog, choose_record
from cityintl.records.organization import OrganizationType


@pytest.fixture
def krakow(desk):
    with desk.write("Add partners") as door:
        numbers = [door.add("partner", {"name": name, "country": "PL"}) for name in ("Kraków", "Krakowiany")]
        door.add("organization", {"name": "Kraków library", "type": OrganizationType.ASSOCIATION})
    return numbers[0]


@pytest.fixture
def dialog(qtbot, desk, krakow):
    made = ChooseRecordDialog(desk.search)
    qtbot.addWidget(made)
    made.show()
    return made


def test_typing_narrows_and_enter_takes_the_marked_record(qtbot, dialog, desk, krakow):
    assert not dialog.take.isEnabled()
    qtbot.keyClicks(dialog.words, "krak")
    assert dialog.matches.count() == 3
    place = next(n for n in range(3) if dialog.matches.item(n).text().startswith("Kraków · "))
    for _ in range(place):
        qtbot.keyClick(dialog.words, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.chosen == ("partner", krakow)
    assert not dialog.isVisible()


def test_only_the_kinds_that_may_be_linked_are_offered(qtbot, desk, krakow):
    dialog = ChooseRecordDialog(desk.search, kinds=("organization",))
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.words, "krak")
    assert [dialog.matches.item(n).text()[:14] for n in range(dialog.matches.count())] == ["Kraków library"]


def test_nothing_is_chosen_when_nothing_matches(qtbot, dialog):
    qtbot.keyClicks(dialog.words, "zzz")
    assert dialog.matches.count() == 0 and not dialog.take.isEnabled()
    qtbot.keyClick(dialog.words, Qt.Key.Key_Escape)
    assert dialog.chosen is None and not dialog.isVisible()


def test_asking_gives_what_was_chosen(desk, krakow, monkeypatch):
    def take(self):
        self.words.setText("krakowiany")
        self.take.click()
        return self.result()

    monkeypatch.setattr(ChooseRecordDialog, "exec", take)
    kind, number = choose_record(desk.search)
    assert desk.get(kind, number).title == "Krakowiany"
