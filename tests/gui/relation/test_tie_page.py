"""The page of a tie at a glance: its facts, what is done with it, what speaks for its grade."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from cityintl.desk import grades
from cityintl.gui.dialogs.paper import PaperDialog
from cityintl.gui.record.around import speaks_for
from cityintl.gui.record.source import Drafted
from cityintl.records.exchange import ExchangeType, Way
from cityintl.records.memory import Direction, Medium
from cityintl.records.tie import ReviewGrade, TieStatus
from tests.gui.relation.conftest import lines, press


def value(page, name: str) -> str:
    return page.form.findChild(QLabel, f"value_{name}").text()


def test_six_facts_stand_before_what_comes_next(tied, shown) -> None:
    page = shown("tie")
    assert [value(page, name) for name in ("signed_on", "agreement", "contact", "grade")] == [
        "4 April 1959, Nagoya", "Open-ended", "Tanaka, Deputy director", "A · exchanges both ways",
    ]  # fmt: skip
    assert value(page, "carried_by") == "Committee, 1 member"
    assert value(page, "counterpart") == "City of Nagoya"
    top = page.form.fields["grade"].mapTo(page, page.form.fields["grade"].rect().topLeft()).y()
    assert top < page.next.mapTo(page, page.next.rect().topLeft()).y()


def test_a_long_name_gives_way_to_what_stands_behind_it(tied, shown) -> None:
    name = "The Riverton and Nagoya committee of friendship, schools, business and the arts"
    with tied.desk.write("A long name") as door:
        door.set("organization", 2, {"name": name})
    page = shown("tie")
    assert value(page, "carried_by").endswith("…, 1 member")
    view = page.form.fields["carried_by"]
    assert view.toolTip().startswith(f"{name}, 1 member")
    assert view.accessibleName() == f"Carried by: {name}"


def test_facts_that_are_missing_are_seen_and_not_counted_as_folded(tied, shown, add) -> None:
    add("partner", name="Ōtsu")
    number = add("tie", partner=2, type=tied.desk.get("tie", 1).values["type"], status=TieStatus.INQUIRY)
    page = shown("tie", number)
    assert [value(page, name) for name in ("signed_on", "agreement", "contact", "grade")] == ["—"] * 4
    assert not page.form.fields["contact"].isHidden()
    assert page.form.fields["resolution"].isHidden()


def test_the_agreement_leads_to_the_agreements_by_click_and_by_key(shown, qtbot) -> None:
    page = shown("tie")
    glance = page.form.glances["agreement"]
    qtbot.mouseClick(glance, Qt.MouseButton.LeftButton)
    assert page.tab == "agreement"
    page.show_tab("overview")
    qtbot.keyClick(glance, Qt.Key.Key_Return)
    assert page.tab == "agreement"


def test_a_partner_leads_to_its_tie(tied, shown, qtbot) -> None:
    qtbot.mouseClick(shown("partner").form.glances["tie"], Qt.MouseButton.LeftButton)
    assert tied.pages.record.source.kind.name == "tie"


def test_profile_begins_with_the_partner_profile(tied, shown, qtbot) -> None:
    press(shown("tie"), "foot_profile")
    dialog = tied.shell.findChild(PaperDialog)
    assert dialog.papers.currentItem().text() == "Partner profile"
    qtbot.waitUntil(lambda: not dialog.turns.busy and dialog.content is not None)
    dialog.reject()


def test_write_begins_an_email_to_the_contact(tied, shown) -> None:
    press(shown("tie"), "foot_write")
    source = tied.pages.record.source
    assert isinstance(source, Drafted)
    values = {name: source.values[name] for name in ("partner", "organization", "person", "direction", "medium", "on")}
    assert values == {
        "partner": 1, "organization": 1, "person": 1, "direction": Direction.SENT, "medium": Medium.EMAIL,
        "on": tied.desk.today,
    }  # fmt: skip


def test_a_letter_that_was_begun_asks_for_its_words_and_then_can_leave(tied, shown, qtbot) -> None:
    press(shown("tie"), "foot_write")
    page = tied.pages.record
    page.form.fields["subject"].editor.put("The students")
    assert page.finish()
    qtbot.waitUntil(lambda: tied.pages.record.source.number is not None)
    page = tied.pages.record
    assert not page.form.fields["text"].isHidden()
    assert not page.foot.letter.isHidden()
    page.form.edit("text")
    page.form.fields["text"].editor.put("We would like to come in June.")
    assert page.finish()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "letter_mail").isEnabled())


def test_write_is_a_letter_where_no_address_is_known(tied, shown, add) -> None:
    number = add("person", family="Sato")
    press(shown("person", number), "foot_write")
    assert tied.pages.record.source.values["medium"] is Medium.LETTER
    assert tied.pages.record.source.values["person"] == number


def test_write_from_a_partner_goes_to_the_contact_of_its_tie(tied, shown) -> None:
    press(shown("partner"), "foot_write")
    assert tied.pages.record.source.values["person"] == 1


def test_history_is_a_click_away(shown) -> None:
    page = shown("tie")
    press(page, "foot_history")
    assert page.tab == "history"


def test_the_line_has_the_foot_to_itself_while_something_is_typed(shown, qtbot) -> None:
    foot = shown("tie").foot
    assert foot.buttons.isVisible()
    qtbot.keyClicks(foot.contact.line, "called")
    assert not foot.buttons.isVisible()
    foot.contact.line.clear()
    assert foot.buttons.isVisible()


def test_the_foot_keeps_its_height_while_nothing_is_typed(shown, qtbot) -> None:
    foot = shown("tie").foot
    qtbot.waitUntil(lambda: foot.height() <= foot.buttons.sizeHint().height() + 20)


def test_a_grade_that_the_facts_do_not_bear_is_said(tied, shown, add) -> None:
    add("exchange", name="Class", direction=Way.INBOUND, type=ExchangeType.EDUCATION, tie=1, starts="2026-03")
    said = "Since May 2024: 1 came, 0 went, 0 letters and calls; that speaks for B, not A"
    page = shown("tie")
    assert page.beside.words == said
    with tied.desk.write("Review") as door:
        door.set("tie", 1, {"grade": ReviewGrade.B})
    page.refresh()
    assert page.beside.words == ""
    facts = grades.grade_facts(tied.desk, 1, tied.desk.today)
    assert speaks_for(facts, also_same=True).endswith("that speaks for B, as the last review says")


def test_nothing_speaks_for_the_grade_of_a_tie_that_does_not_live(tied, shown) -> None:
    with tied.desk.write("Suspended") as door:
        door.set("tie", 1, {"status": TieStatus.SUSPENDED})
    assert shown("tie").beside.words == ""


def test_exchanges_and_visits_stand_on_their_tab_with_their_sum(shown, add, tied) -> None:
    add(
        "exchange", name="Class", direction=Way.INBOUND, type=ExchangeType.EDUCATION, tie=1, starts="2026-03", people=12
    )
    page = shown("tie", tab="exchange")
    tab = page.pages.currentWidget()
    assert lines(tab, "tie_exchange_lines") == ["Class, 12 people, inbound · March 2026"]
    assert tab.sums.text() == "1 exchange, 12 people took part"
    press(tab, "tie_add_exchange")
    assert tied.pages.record.source.values["tie"] == 1


def test_people_at_both_ends_open_from_their_tab(shown, tied) -> None:
    page = shown("tie", tab="people")
    tab = page.pages.currentWidget()
    assert lines(tab, "people_there") == ["City of Nagoya, Counterpart office", "Tanaka, Their contact"]
    assert lines(tab, "people_here") == ["Committee, Carried by", "Reed, Chair"]
    tab.there.rows[1].click()
    assert (tied.pages.record.source.kind.name, tied.pages.record.source.number) == ("person", 1)


def test_the_head_of_a_suspended_tie_says_since_when_and_until_when(tied, shown) -> None:
    with tied.desk.write("Suspended") as door:
        door.set("tie", 1, {"status": TieStatus.SUSPENDED, "resume_condition": "After a peace."})
    head = shown("tie").head
    assert head.rests.text() == "Since 14 May 2026; the silence is meant. Resumes when: After a peace."
    assert head.rests.text() in head.accessibleName()


def test_the_head_of_a_tie_that_lives_says_nothing_of_the_kind(shown) -> None:
    assert shown("tie").head.rests.isHidden()
