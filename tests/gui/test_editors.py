"""Editors: each type of value comes out of its editor as it went in, and typing is read as people write."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication

from cityintl.errors import UserError
from cityintl.gui import layout, said
from cityintl.gui.editors import EDITORS, Editor, Surroundings, made_for
from cityintl.records import kinds, values
from cityintl.records.describe import Field
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile

SOME = {
    values.Text: "Łódź",
    values.Note: "One\nTwo",
    values.Email: "a@b.example",
    values.Phone: "+81 52 123",
    values.Web: "https://www.city.nagoya.jp",
    values.Number: 7400,
    values.Decimal: 19.93658,
    values.Date: date(2026, 5, 14),
    values.PartialDate: "1962-05",
    values.YesNo: False,
    values.Choice: TieStatus.SUSPENDED,
    values.Country: "KR",
    values.Language: "ja",
    values.Languages: ("ja", "en"),
    values.Zone: "Asia/Tokyo",
    values.KindsOfRecord: ("gift", "correspondence"),
    values.Link: 1,
    values.Money: values.Amount(125050, "PLN"),
    values.Currency: "EUR",
    values.Time: "08:10",
    values.Code: "11.c.1",
    values.Period: "2017-18",
}


def field_of(of: type[values.Value], required: bool = False) -> Field:
    made = {values.Choice: lambda: values.Choice(TieStatus), values.Link: lambda: values.Link("partner")}
    return Field("thing", "Thing", made.get(of, of)(), required, "Help")


@pytest.fixture
def make(dressed, desk: DeskFile, qtbot):
    with desk.write("x") as door:
        door.add("partner", {"name": "Nagoya", "country": "JP"})
        door.add("partner", {"name": "Kraków", "country": "PL"})

    def made(of: type[values.Value], value: object = None, required: bool = False, **values_of: object) -> Editor:
        editor = made_for(field_of(of, required), Surroundings(desk, "tie", values_of, lambda _k, _w: 2))
        qtbot.addWidget(editor)
        editor.show_value(value)
        editor.show()
        return editor

    return made


def test_there_is_an_editor_for_every_type_of_value_in_use() -> None:
    used = {type(f.value) for k in (*kinds.KINDS, kinds.HOME) for f in k.editable.values()}
    assert used <= set(EDITORS)
    assert set(SOME) == set(EDITORS)


@pytest.mark.parametrize("of", list(SOME))
def test_a_value_comes_out_as_it_went_in(make, of: type[values.Value]) -> None:
    editor = make(of, SOME[of])
    assert editor.read() == SOME[of]
    assert type(editor.read()) is type(SOME[of])
    assert not editor.dirty
    assert editor.found() == {"thing": SOME[of]}


@pytest.mark.parametrize("of", list(SOME))
def test_nothing_comes_out_of_an_empty_editor(make, of: type[values.Value]) -> None:
    assert make(of).read() is None


def test_a_field_that_is_needed_offers_no_empty_word(make) -> None:
    assert make(values.Choice, None, required=True).box.count() == len(TieStatus)
    assert make(values.Choice).box.itemText(0) == "—"


@pytest.mark.parametrize(
    ("of", "typed", "meant"),
    [
        (values.Date, "14 May 2026", date(2026, 5, 14)),
        (values.PartialDate, "May 1962", "1962-05"),
        (values.Number, "145,985", 145985),
        (values.Country, "Polska", "PL"),
        (values.YesNo, "yes", True),
        (values.Choice, "under review", TieStatus.UNDER_REVIEW),
        (values.Money, "$1,250.50", values.Amount(125050, "USD")),
        (values.Money, "1 250,50 zł", values.Amount(125050, "PLN")),
        (values.Time, "8:10 am", "08:10"),
        (values.Time, "0810", "08:10"),
        (values.Time, "2:30 pm", "14:30"),
        (values.Currency, "eur", "EUR"),
    ],
)
def test_typing_is_read_as_people_write(make, of, typed: str, meant: object) -> None:
    editor = make(of)
    editor.put(typed)
    assert editor.read() == meant


def test_a_bare_amount_is_in_the_currency_of_this_city(make, desk: DeskFile) -> None:
    bare = make(values.Money)
    bare.put("250")
    with pytest.raises(UserError, match="has no currency"):
        bare.read()
    with desk.write("Our currency") as door:
        door.set("home", 1, {"currency": "JPY"})
    editor = make(values.Money)
    editor.put("25,000")
    assert editor.read() == values.Amount(25000, "JPY")
    editor.put("40 EUR")
    assert editor.read() == values.Amount(4000, "EUR")
    assert "JPY" in editor.line.accessibleDescription()


def test_currencies_are_offered_by_their_letters_and_signs(make) -> None:
    editor = make(values.Currency)
    assert [offer.words for offer in editor.offers_for("us")] == ["USD"]
    assert [offer.words for offer in editor.offers_for("€")] == ["EUR"]


def test_what_cannot_be_says_why(make) -> None:
    editor = make(values.Date)
    editor.put("3/4/2026")
    with pytest.raises(UserError, match="two different days"):
        editor.read()


def test_enter_and_esc_are_told(make, qtbot) -> None:
    editor = make(values.Text, "x")
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.given_up):
        qtbot.keyClick(editor.line, Qt.Key.Key_Escape)


def test_enter_makes_a_line_in_a_note_and_with_ctrl_commits(make, qtbot) -> None:
    editor = make(values.Note, "One")
    qtbot.keyClick(editor.note, Qt.Key.Key_Return)
    assert editor.typed() == "One\n"
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_number_shows_its_unit(dressed, desk, qtbot) -> None:
    population = kinds.kind("partner").fields["population"]
    editor = made_for(population, Surroundings(desk, "partner"))
    qtbot.addWidget(editor)
    assert editor.held.itemAt(1).widget().text() == "people"


def test_a_day_is_chosen_from_the_calendar(make, qtbot, today) -> None:
    said.set_today(today)
    editor = make(values.Date)
    editor.open_calendar()
    assert editor.calendar.selectedDate() == QDate(2026, 5, 14)
    editor.calendar.clicked.emit(QDate(2026, 6, 1))
    assert editor.read() == date(2026, 6, 1)
    partial = make(values.PartialDate, "1962")
    partial.open_calendar()
    partial.calendar.clicked.emit(QDate(1962, 5, 14))
    assert partial.read() == "1962-05-14"
    broken = make(values.Date)
    broken.put("nonsense")
    broken.open_calendar()
    assert broken.calendar.selectedDate() == QDate(2026, 5, 14)
    broken.calendar.window().close()


def offered(editor: Editor, qtbot, text: str) -> list[str]:
    editor.line.clear()
    qtbot.keyClicks(editor.line, text)
    return [offer.words for offer in editor.offers]


def test_countries_are_offered_by_the_beginning_of_their_names(make, qtbot) -> None:
    editor = make(values.Country)
    assert offered(editor, qtbot, "pol")[0] == "Poland"
    with qtbot.waitSignal(editor.left):
        editor.choose(editor.offers[0])
    assert editor.read() == "PL"


def test_languages_are_added_one_after_the_other(make, qtbot) -> None:
    editor = make(values.Languages)
    assert offered(editor, qtbot, "japan")[0] == "Japanese"
    editor.choose(editor.offers[0])
    editor.line.setText(editor.typed() + ", ")
    assert editor.offers_for("Japanese, ") == []
    assert editor.offers_for("Japanese, engl")[0].words == "Japanese, English"
    editor.choose(editor.offers_for("Japanese, engl")[0])
    assert editor.read() == ("ja", "en")


def test_zones_of_the_country_come_first(make, qtbot) -> None:
    editor = make(values.Zone, None, country="JP")
    assert offered(editor, qtbot, "t")[0] == "Asia/Tokyo"
    assert "America/New_York" in offered(editor, qtbot, "new yo")


def test_a_record_is_found_by_its_name_and_the_list_ends_with_add_new(make, qtbot) -> None:
    editor = make(values.Link)
    assert offered(editor, qtbot, "nago") == ["Nagoya", "Add new partner “nago”…"]
    editor.choose(editor.offers[0])
    assert editor.read() == 1
    offered(editor, qtbot, "Osaka")
    editor.choose(editor.offers[-1])
    assert editor.read() == 2 and editor.typed() == "Kraków"


def test_a_name_typed_whole_is_a_record_and_an_unknown_one_is_not(make) -> None:
    editor = make(values.Link)
    editor.put("krakow")
    assert editor.read() == 2
    editor.put("Atlantis")
    with pytest.raises(UserError, match="no partner called “Atlantis”"):
        editor.read()


def test_two_records_of_one_name_are_not_guessed(make, desk) -> None:
    with desk.write("x") as door:
        door.add("partner", {"name": "Nagoya", "country": "JP"})
    editor = make(values.Link)
    editor.put("Nagoya")
    with pytest.raises(UserError, match="Several"):
        editor.read()


def test_the_editor_is_left_when_the_keyboard_goes_elsewhere(make, qtbot) -> None:
    one, other = make(values.Text, "x"), make(values.Text, "y")
    held = layout.column(one, other)
    qtbot.addWidget(held)
    held.show()
    held.activateWindow()
    one.begin()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is one.line)
    with qtbot.waitSignal(one.left):
        other.begin()


def test_every_editor_has_its_fields_name_and_help(make) -> None:
    editor = make(values.Text)
    assert editor.line.accessibleName() == "Thing"
    assert editor.line.accessibleDescription() == "Help"
    assert editor.line.objectName() == "edit_thing"
