"""The window over a desk: going about, editing in place, undo, drafts, deleting."""

import gc
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QToolButton

from cityintl.errors import UserError
from cityintl.gui import deeds, questions
from cityintl.gui.trail import Place
from cityintl.gui.window import Window
from cityintl.records.tie import TieStatus, TieType

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


def record(window: Window):
    page = window.pages.record
    assert page is not None
    return page


def tie_of(window: Window, name: str) -> int:
    found = window.desk.listing("tie", ("partner",))
    return found.ids[[row[0] for row in found.rows].index(name)]


def open_tie(window: Window, name: str = "Nagoya"):
    window.open_record("tie", tie_of(window, name))
    return record(window)


def test_the_ties_are_shown_with_the_first_one(open_window: Window, qtbot) -> None:
    shell = open_window.shell
    assert shell.city.text() == "Riverton, Illinois"
    assert shell.list_place.currentWidget().objectName() == "list_tie"
    qtbot.waitUntil(lambda: open_window.pages.record is not None)
    assert record(open_window).head.title.text().startswith("Bordeaux")
    counts = {shell.navigation.item(n).data(256): shell.navigation.item(n).data(257) for n in range(12)}
    assert counts["tie"] == open_window.desk.count("tie") > 10


def test_the_head_says_who_this_is_and_what_time_it_is_there(open_window: Window) -> None:
    page = open_tie(open_window)
    assert page.head.reference.text() == f"TIE-{tie_of(open_window, 'Nagoya')} · Sister city"
    assert page.head.title.text() == "Nagoya, Japan"
    assert page.head.chip.text() == "Active"
    assert "名古屋市" in page.head.quiet.text()
    assert page.head.now.text() == "Fri 15 May 00:00 there"
    assert "14 h ahead" in page.head.away.text()


def test_a_fact_is_edited_in_place_as_one_named_step(open_window: Window, qtbot) -> None:
    page = open_tie(open_window)
    page.form.edit("signed_at")
    line = page.findChild(QLineEdit, "edit_signed_at")
    line.clear()
    qtbot.keyClicks(line, "Town hall")
    qtbot.keyClick(line, ENTER)
    number = page.source.number
    assert open_window.desk.get("tie", number).values["signed_at"] == "Town hall"
    assert open_window.desk.can_undo() == "Edit tie “Nagoya”: Signed at"
    assert page.findChild(QLabel, "value_signed_at").text() == "Town hall"
    assert page.form.fields["signed_at"].hasFocus()
    qtbot.waitUntil(lambda: "Edit tie" in open_window.shell.commands["undo"].text())


def test_escape_takes_the_typing_back(open_window: Window, qtbot) -> None:
    page = open_tie(open_window)
    before = page.source.values["signed_at"]
    page.form.edit("signed_at")
    line = page.findChild(QLineEdit, "edit_signed_at")
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, ESC)
    assert page.form.editing is None
    assert open_window.desk.get("tie", page.source.number).values["signed_at"] == before


def test_what_cannot_be_stands_beside_the_field_and_the_typing_stays(open_window: Window, qtbot) -> None:
    page = open_tie(open_window)
    page.form.edit("signed_on")
    line = page.findChild(QLineEdit, "edit_signed_on")
    line.clear()
    qtbot.keyClicks(line, "yesterweek")
    qtbot.keyClick(line, ENTER)
    problem = page.findChild(QLabel, "problem_signed_on")
    assert problem.isVisible() and "yesterweek" in problem.text()
    assert line.text() == "yesterweek"
    open_window.go(Place("partner"))
    assert open_window.trail.here.name == "tie"


def test_leaving_a_field_commits_it(open_window: Window, qtbot) -> None:
    page = open_tie(open_window)
    page.form.edit("areas")
    line = page.findChild(QLineEdit, "edit_areas")
    line.setText("Water")
    line.setModified(True)
    open_window.shell.jump.setFocus()
    qtbot.waitUntil(lambda: open_window.desk.get("tie", page.source.number).values["areas"] == "Water")


def test_undo_belongs_to_the_typing_first_and_then_to_the_desk(open_window: Window, qtbot) -> None:
    page = open_tie(open_window)
    page.form.edit("signed_at")
    line = page.findChild(QLineEdit, "edit_signed_at")
    start = line.text()
    qtbot.keyClicks(line, "z")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == start
    line.setText("Elsewhere")
    qtbot.keyClick(line, ENTER)
    assert open_window.desk.get("tie", page.source.number).values["signed_at"] == "Elsewhere"
    page.form.edit("resolution")
    other = page.findChild(QLineEdit, "edit_resolution")
    qtbot.keyClick(other, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert open_window.desk.get("tie", page.source.number).values["signed_at"] == start
    open_window.redo()
    assert open_window.desk.get("tie", page.source.number).values["signed_at"] == "Elsewhere"


def test_a_choice_is_taken_when_it_is_chosen(open_window: Window, qtbot) -> None:
    page = open_tie(open_window)
    page.form.edit("type")
    box = page.form.fields["type"].editor.box
    box.setCurrentIndex(list(TieType).index(TieType.MOU))
    box.activated.emit(box.currentIndex())
    assert open_window.desk.get("tie", page.source.number).values["type"] is TieType.MOU


def test_back_and_forward_go_through_what_was_seen(open_window: Window) -> None:
    open_tie(open_window)
    open_window.go(Place("person"))
    open_window.back()
    assert open_window.trail.here.name == "tie"
    assert record(open_window).head.title.text() == "Nagoya, Japan"
    open_window.forward()
    assert open_window.shell.list_place.currentWidget().objectName() == "list_person"
    assert not open_window.shell.commands["forward"].isEnabled()


def test_enter_opens_a_record_over_the_whole_width(open_window: Window, qtbot) -> None:
    page = open_window.pages.list_of("tie")
    page.enter_list()
    qtbot.keyClick(page.table, ENTER)
    assert open_window.shell.whole_place.isVisible()
    assert not open_window.shell.list_place.isVisible()
    open_window.turn_whole()
    assert open_window.shell.list_place.isVisible()


def test_walking_the_list_shows_each_record_without_a_step_of_the_trail(open_window: Window, qtbot) -> None:
    page = open_window.pages.list_of("tie")
    qtbot.waitUntil(lambda: open_window.pages.record is not None)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: record(open_window).source.number == page.table.records.ids[1])
    assert not open_window.trail.can_back


def test_a_new_tie_is_a_draft_until_it_has_what_it_needs(empty_window: Window, qtbot, type_into) -> None:
    with empty_window.desk.write("Add partner") as door:
        partner = door.add("partner", {"name": "Łódź"})
    empty_window.new("tie")
    page = record(empty_window)
    line = page.findChild(QLineEdit, "edit_partner")
    assert line.hasFocus()
    type_into(line, "lodz")
    editor = page.form.fields["partner"].editor
    assert editor.offers[0].words == "Łódź"
    editor.choose(editor.offers[0])
    assert empty_window.desk.count("tie") == 0
    assert len(empty_window.desk.drafts()) == 1
    for name, word in (("type", TieType.SISTER_CITY), ("status", TieStatus.ACTIVE)):
        box = page.form.fields[name].editor.box
        box.setCurrentIndex([*type(word)].index(word))
        box.activated.emit(box.currentIndex())
    assert empty_window.desk.count("tie") == 1
    assert empty_window.desk.drafts() == []
    assert empty_window.desk.can_undo() == "Add tie “Łódź”"
    assert empty_window.desk.get("tie", 1).values["partner"] == partner
    assert record(empty_window).head.title.text() == "Łódź"


def test_a_draft_survives_and_is_offered(window: Window, desk, qtbot) -> None:
    desk.keep_draft("person", {"given": "Haruka"})
    path = desk.path
    desk.close()
    window.open(path)
    assert "Haruka" in window.shell.strip.text.text()
    window.shell.strip.act.click()
    page = record(window)
    assert page.source.values["given"] == "Haruka"
    line = page.findChild(QLineEdit, "edit_family")
    qtbot.keyClicks(line, "Tanaka")
    qtbot.keyClick(line, ENTER)
    assert window.desk.titles("person", [1]) == {1: "Haruka Tanaka"}


def test_a_draft_can_be_discarded(empty_window: Window, qtbot) -> None:
    empty_window.new("person")
    page = record(empty_window)
    line = page.findChild(QLineEdit, "edit_family")
    qtbot.keyClicks(line, "X")
    qtbot.keyClick(line, ESC)
    page.delete.click()
    assert empty_window.pages.record is None
    assert empty_window.desk.count("person") == 0


def test_picking_a_place_fills_only_what_was_shown(empty_window: Window, qtbot) -> None:
    empty_window.new("partner")
    page = record(empty_window)
    line = page.findChild(QLineEdit, "edit_name")
    qtbot.keyClicks(line, "krak")
    editor = page.form.fields["name"].editor
    first = editor.offers[0]
    assert first.words == "Kraków" and "Poland" in first.quiet and "people" in first.quiet
    editor.choose(first)
    assert editor.panel.isVisible()
    assert "Country: Poland" in editor.shown.text() and "Source of the population" in editor.shown.text()
    editor.fill.click()
    values = empty_window.desk.get("partner", 1).values
    assert (values["name"], values["country"], values["zone"]) == ("Kraków", "PL", "Europe/Warsaw")
    assert values["population"] > 700_000 and values["population_source"]


def test_only_the_name_of_a_place_can_be_taken(empty_window: Window, qtbot) -> None:
    empty_window.new("partner")
    editor = record(empty_window).form.fields["name"].editor
    qtbot.keyClicks(editor.line, "nagoya")
    editor.choose(editor.offers[0])
    editor.name_only.click()
    values = empty_window.desk.get("partner", 1).values
    assert values["name"] == "Nagoya" and values["country"] is None


def test_deleting_is_undone_from_the_strip(empty_window: Window) -> None:
    with empty_window.desk.write("Add") as door:
        door.add("organization", {"name": "Chamber", "type": _type("Business")})
    deeds.delete(empty_window, "organization", [1])
    assert empty_window.desk.count("organization") == 0
    assert "Deleted organization “Chamber”" in empty_window.shell.strip.text.text()
    empty_window.shell.strip.act.click()
    assert empty_window.desk.count("organization") == 1


def _type(label: str):
    from cityintl.records.organization import OrganizationType

    return OrganizationType(label)


def test_deleting_asks_only_where_something_goes_along(open_window: Window, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(questions, "ask", lambda *words: asked.append(words[2]) or False)
    number = tie_of(open_window, "Nagoya")
    deeds.delete(open_window, "tie", [number])
    assert "agreements" in asked[0] and "2 changes of status" in asked[0]
    assert number in open_window.desk.listing("tie", ("partner",)).ids
    monkeypatch.setattr(questions, "ask", lambda *_words: True)
    open_window.open_record("tie", number)
    open_window.delete_here()
    assert number not in open_window.desk.listing("tie", ("partner",)).ids
    assert open_window.pages.record is None


def test_what_is_still_needed_is_not_deleted_and_says_so(open_window: Window, monkeypatch) -> None:
    monkeypatch.setattr(questions, "ask", lambda *_words: True)
    deeds.delete(open_window, "partner", [1])
    assert "is needed by" in open_window.shell.strip.text.text()


def test_the_status_is_changed_with_its_date_and_reason(open_window: Window, qtbot, monkeypatch) -> None:
    from cityintl.gui.record import status

    page = open_tie(open_window)
    seen = []

    def answer(dialog: status.StatusDialog) -> int:
        seen.append(dialog.editors["on"].typed())
        dialog.save()
        assert "Choose the new status" in dialog.problem.text()
        dialog.editors["to_status"].show_value(TieStatus.SUSPENDED)
        dialog.editors["reason"].put("War")
        dialog.save()
        return dialog.result()

    monkeypatch.setattr(status.StatusDialog, "exec", answer)
    page.form.fields["status"].edit()
    assert seen == ["2026-05-14"]
    assert open_window.desk.get("tie", page.source.number).values["status"] is TieStatus.SUSPENDED
    assert open_window.desk.can_undo() == "Tie “Nagoya” becomes suspended"
    qtbot.waitUntil(lambda: page.head.chip.text() == "Suspended")


def test_a_part_is_added_and_edited_in_its_tab(open_window: Window, qtbot) -> None:
    page = open_tie(open_window)
    page.show_tab("agreement")
    tab = page.pages.currentWidget()
    before = len(tab.table.records.ids)
    tab.findChild(QPushButton, "part_add").click()
    line = tab.findChild(QLineEdit, "edit_title")
    qtbot.keyClicks(line, "Renewal of 2026")
    qtbot.keyClick(line, ENTER)
    assert len(tab.table.records.ids) == before + 1
    assert tab.form.source.values["title"] == "Renewal of 2026"
    tab.form.edit("place")
    place = tab.findChild(QLineEdit, "edit_place")
    qtbot.keyClicks(place, "Nagoya")
    qtbot.keyClick(place, ENTER)
    number = tab.form.source.number
    assert open_window.desk.get("agreement", number).values["place"] == "Nagoya"
    qtbot.waitUntil(lambda: f"Agreements {before + 1}" in [page.tabs.tabText(n) for n in range(page.tabs.count())])


def test_the_linked_tab_opens_the_other_end(open_window: Window) -> None:
    page = open_tie(open_window)
    page.show_tab("linked")
    tab = page.pages.currentWidget()
    place = [each and each.kind for each in tab.found].index("partner")
    tab.list.setCurrentRow(place)
    assert not tab.cut.isEnabled()
    tab.list.itemActivated.emit(tab.list.currentItem())
    assert record(open_window).head.reference.text().startswith("PAR-")


def test_a_decision_about_a_record_is_linked_with_it(open_window: Window, qtbot) -> None:
    page = open_tie(open_window)
    number = page.source.number
    page.show_tab("linked")
    page.pages.currentWidget().findChild(QPushButton, "add_decision").click()
    draft = record(open_window)
    assert draft.source.values["on"] == open_window.desk.today
    for name, text in (("what", "Wait until June."), ("decided_by", "The mayor")):
        line = draft.findChild(QLineEdit, f"edit_{name}")
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, ENTER)
    found = [each for each in open_window.desk.linked("tie", number) if each.title == "Wait until June."]
    assert [each.role for each in found] == ["about"]
    deeds.cut(open_window, "tie", number, found[0])
    assert "Wait until June." not in [each.title for each in open_window.desk.linked("tie", number)]


def test_a_letter_about_a_tie_is_with_its_partner(open_window: Window) -> None:
    number = tie_of(open_window, "Nagoya")
    source = deeds.draft_about(open_window.desk, "correspondence", "tie", number)
    assert source.values["partner"] == open_window.desk.get("tie", number).values["partner"]
    assert source.about == ("about", "tie", number)


def test_an_older_step_is_undone_from_the_history(open_window: Window, qtbot) -> None:
    page = open_tie(open_window)
    page.source.commit({"signed_at": "One"})
    with open_window.desk.write("Later work elsewhere") as door:
        door.add("person", {"family": "Later"})
    page.show_tab("history")
    tab = page.pages.currentWidget()
    assert tab.steps[0].label == "Edit tie “Nagoya”: Signed at"
    assert tab.list.item(0).data(257) == ["Signed at: Nagoya City Hall → One"]
    tab.list.setCurrentRow(0)
    tab.undo.click()
    assert open_window.desk.get("tie", page.source.number).values["signed_at"] == "Nagoya City Hall"
    assert open_window.desk.count("person") > 40


def test_later_work_in_the_way_is_named_and_can_go_along(open_window: Window, qtbot, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(questions, "ask", lambda *words: asked.append(words[1]) or True)
    page = open_tie(open_window)
    start = page.source.values["signed_at"]
    page.source.commit({"signed_at": "One"})
    step = open_window.desk.history(limit=1)[0].id
    page.source.commit({"signed_at": "Two"})
    open_window.undo(step)
    assert "later" in asked[0] and "Signed at" in asked[0]
    qtbot.waitUntil(lambda: not open_window.tasks.busy)
    assert open_window.desk.get("tie", page.source.number).values["signed_at"] == start


def test_the_jump_box_finds_records_lists_and_commands(open_window: Window, qtbot) -> None:
    field = open_window.shell.jump
    open_window.shell.commands["jump"].trigger()
    assert field.hasFocus()
    qtbot.keyClicks(field, "krakow")
    results = open_window.shell.findChild(QListWidget, "jump_results")
    qtbot.waitUntil(lambda: results.count() > 0 and results.isVisible())
    words = [results.item(n).text() for n in range(results.count())]
    assert "Kraków" in words
    results.setCurrentRow(words.index("Kraków"))
    qtbot.keyClick(field, ENTER)
    assert "Kraków" in record(open_window).head.title.text()
    assert record(open_window).tabs.hasFocus()
    assert field.text() == "" and not results.isVisible()
    qtbot.keyClicks(field, "partn")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    field.setFocus()
    open_window._jump.find()
    assert "Partners" in [results.item(n).text() for n in range(results.count())]
    field.setText("redo")
    open_window._jump.find()
    field.setText("qqqqqq")
    open_window._jump.find()
    assert "Nothing is called that" in results.item(0).text()
    qtbot.keyClick(field, ESC)
    assert not results.isVisible()


def test_a_tie_comes_before_what_only_mentions_its_name(open_window: Window, qtbot) -> None:
    field = open_window.shell.jump
    open_window.shell.commands["jump"].trigger()
    qtbot.keyClicks(field, "nago")
    open_window._jump.find()
    assert [t.quiet.split(" · ")[0] for t in open_window._jump.targets[:2]] == ["Tie", "Partner"]


def test_the_history_of_the_desk_and_our_city_have_pages(open_window: Window) -> None:
    open_window.shell.commands["history"].trigger()
    assert open_window.shell.whole_place.currentWidget().objectName() == "history"
    open_window.shell.commands["home"].trigger()
    assert record(open_window).head.title.text() == "Riverton"
    tabs = record(open_window).tabs
    assert [tabs.tabData(n) for n in range(tabs.count())] == [
        "overview", "federal_spend", "holiday", "council_day", "signatory", "registration", "history",
    ]  # fmt: skip


def test_a_confidential_fact_is_masked_until_it_is_asked_for(open_window: Window) -> None:
    desk = open_window.desk
    with desk.write("x") as door:
        number = door.add("person", {"family": "Test", "diet": "no shellfish"})
    open_window.open_record("person", number)
    view = record(open_window).form.fields["diet"]
    assert view.value.text() == "••••••" and "shellfish" not in view.accessibleName()
    view.eye.click()
    assert view.value.text() == "no shellfish"


def test_a_record_that_went_away_is_not_shown_any_more(open_window: Window, qtbot) -> None:
    with open_window.desk.write("x") as door:
        number = door.add("person", {"family": "Gone"})
    open_window.open_record("person", number)
    with open_window.desk.write("y") as door:
        door.delete("person", number)
    qtbot.waitUntil(lambda: open_window.pages.record is None)


def test_a_link_is_followed_from_its_field(open_window: Window) -> None:
    page = open_tie(open_window)
    page.findChild(QToolButton, "open_partner").click()
    assert record(open_window).source.kind.name == "partner"


def test_a_part_opens_in_the_tab_of_its_owner(open_window: Window) -> None:
    number = open_window.desk.listing("office", ("title",)).ids[0]
    open_window.open_record("office", number)
    assert record(open_window).source.kind.name == "person"
    assert record(open_window).tab == "office"


def test_without_a_desk_commands_are_pale_and_say_so(window: Window) -> None:
    assert not window.shell.commands["new"].isEnabled()
    with pytest.raises(UserError):
        window.desk
    window.doing(window.undo)
    assert "No desk is open" in window.shell.strip.text.text()


def test_no_widget_holds_a_mapped_record(open_window: Window) -> None:
    from cityintl.records.describe import Record

    open_tie(open_window)
    gc.collect()
    assert [o for o in gc.get_objects() if isinstance(o, Record)] == []


def test_the_new_menu_and_the_commands_are_there_for_the_keyboard(open_window: Window) -> None:
    groups = [a.menu() for a in open_window.shell.new_menu.actions() if a.menu()]  # an office that does all has groups
    names = {a.objectName() for menu in (open_window.shell.new_menu, *groups) for a in menu.actions()}
    assert {"new_tie", "new_partner", "new_person", "new_decision"} <= names
    assert "new_agreement" not in names
    open_window.go(Place("decision"))
    open_window.shell.commands["new"].trigger()
    assert record(open_window).source.kind.name == "decision"
    QApplication.processEvents()


def test_enter_presses_the_button_that_has_the_keyboard(open_window: Window, qtbot) -> None:
    button = open_tie(open_window).findChild(QPushButton, "show_empty")
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, ENTER)
    assert pressed


def test_a_name_in_arabic_keeps_to_its_place_at_the_left_of_the_head(open_window: Window) -> None:
    quiet = open_tie(open_window, "Irbid").head.quiet
    assert quiet.text() == "\u2068إربد\u2069 · since 17 September 2018"
    assert quiet.alignment() & Qt.AlignmentFlag.AlignLeft
    assert quiet.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_a_local_name_that_is_the_name_is_not_said_twice(open_window: Window) -> None:
    assert open_tie(open_window, "Bordeaux").head.quiet.text() == "since June 1964"


def test_the_arrow_that_opens_a_link_stands_behind_its_words(open_window: Window, qtbot) -> None:
    view = open_tie(open_window).form.fields["partner"]
    words = view.value.fontMetrics().horizontalAdvance(view.value.text())
    qtbot.waitUntil(lambda: 0 < view.arrow.x() - words < 40)
    seen = view.rect().intersected(view.arrow.geometry())
    assert min(seen.width(), seen.height()) >= 24
    view.edit()
    assert view.arrow.isHidden()
    view.give_up()
    assert not view.arrow.isHidden()


def test_what_was_undone_stays_in_the_status_line(open_window: Window, qtbot) -> None:
    status = open_window.shell.status
    open_window.undo()
    qtbot.waitUntil(lambda: status.text().startswith("Undone: Add "))
    QApplication.processEvents()
    assert status.text().startswith("Undone: Add ")
    open_window.redo()
    qtbot.waitUntil(lambda: status.text().startswith("Done again: Add "))


def test_closing_stops_the_work_before_the_desk_is_closed(open_window: Window, qtbot) -> None:
    seen: list[str] = []

    def work(progress) -> None:
        try:
            while True:
                progress(1, 2, "")
        finally:
            seen.append(open_window.desk.home()["name"])  # the desk is still open here

    open_window.tasks.start("Working…", work, lambda _found: seen.append("told"), lambda _wrong: seen.append("told"))
    open_window.close()
    assert seen == ["Riverton"] and not open_window.has_desk
    qtbot.waitUntil(lambda: not open_window.tasks.busy)
    assert seen == ["Riverton"]


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be moved there")
def test_a_desk_that_is_moved_while_the_window_stands_is_said_calmly_and_can_be_opened_again(open_window):
    path = open_window.desk.path
    moved = path.rename(path.with_name("Moved.cityintl"))

    def add() -> None:
        with open_window.desk.write("Add") as door:
            door.add("partner", {"name": "Graz"})

    open_window.doing(add)
    assert "does not stand any more where it was opened" in open_window.shell.strip.text.text()
    open_window.count_due()
    assert open_window.shell.where.text().endswith(path.name), "no size is said of what is not there"
    open_window.open(moved)
    add()
    assert open_window.desk.path == moved and open_window.desk.check() == []
