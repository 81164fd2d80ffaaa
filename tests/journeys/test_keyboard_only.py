"""A tie is found, read, changed and taken back without a mouse."""

from PySide6.QtWidgets import QApplication


def focused() -> str:
    """The name of what has the keyboard: its own, or the spoken one."""
    found = QApplication.focusWidget()
    return (found.objectName() or found.accessibleName()) if found else ""


def test_from_the_start_to_a_saved_change_without_a_mouse(start, sample_file, told) -> None:
    hands = start(sample_file)
    assert focused() == "table"
    hands.press("Down", "Up", "Return")
    hands.see("whole_place")
    hands.says("record_title", "Bordeaux")
    assert focused() == "record_tabs"
    for _step in range(40):
        if focused() == "field_signed_at":
            break
        hands.press("Tab")
    assert focused() == "field_signed_at"
    hands.press("F2")
    hands.write("Palais Rohan, salle d’apparat")
    hands.press("Return")
    assert hands.value("signed_at") == "Palais Rohan, salle d’apparat"
    reference = hands.text("record_reference").partition(" ")[0]
    assert told("show", sample_file, reference)["fields"]["signed_at"] == "Palais Rohan, salle d’apparat"
    hands.press("Ctrl+Z")
    hands.until(lambda: hands.value("signed_at") != "Palais Rohan, salle d’apparat")
    hands.press("Ctrl+Shift+Z")
    hands.until(lambda: hands.value("signed_at") == "Palais Rohan, salle d’apparat")
    hands.press("Alt+Left")
    hands.gone("whole_place")
    hands.until(lambda: focused() == "table")
    assert hands.clicks == 0


def test_tab_reaches_everything_on_the_window(start, sample_file) -> None:
    hands = start(sample_file)
    hands.until(lambda: hands.all("record_title"))
    seen: list[str] = []
    for _step in range(80):
        hands.press("Tab")
        if focused() in seen and focused() == "table":
            break
        seen.append(focused())
    wanted = {"jump", "undo", "new_button", "menu", "navigation", "filter", "columns", "table", "record_tabs"}
    assert not wanted - set(seen), seen
    facts = [name for name in seen if name.startswith(("field_", "glance_"))]
    assert facts[:4] == ["field_why", "field_signed_on", "glance_agreement", "field_counterpart"]
    assert facts.index("field_grade") + 1 == facts.index("field_partner")
    between = seen[seen.index("field_grade") + 1 : seen.index("field_partner")]
    assert len(between) == 7, "what comes next and what happened lately stand between them, and Tab goes as the eye"
    assert "" not in seen


def test_the_navigation_is_walked_with_arrows(start, sample_file) -> None:
    hands = start(sample_file)
    hands.see("navigation").setFocus()
    hands.press("Down")
    hands.says("heading", "Partners")
    hands.see("navigation").setFocus()
    hands.press("Up")
    hands.says("heading", "Ties")


def test_tab_leads_from_one_fact_to_the_next_also_out_of_its_editor(start, sample_file) -> None:
    hands = start(sample_file)
    hands.open_row("Nagoya")
    hands.open_field("signed_on")
    hands.write("5 April 1959")
    hands.press("Tab")
    if focused() == "calendar_signed_on":
        hands.press("Tab")
    hands.until(lambda: focused() == "glance_agreement")
    hands.until(lambda: hands.value("signed_on") == "5 April 1959")
    hands.open_field("signed_at")
    hands.write("Town hall")
    hands.press("Tab")
    hands.until(lambda: focused() == "field_resolution")
    hands.until(lambda: hands.value("signed_at") == "Town hall")
    hands.press("Shift+Tab")
    hands.until(lambda: focused() == "field_signed_at")


def test_a_new_person_is_filled_with_tab_alone(start, city, told) -> None:
    hands = start(city)
    hands.go_to("People")
    hands.press("Ctrl+N")
    hands.until(lambda: focused() == "edit_family")
    hands.type("Tanaka")
    hands.press("Tab")
    hands.says("record_title", "Tanaka")
    hands.until(lambda: focused().startswith("field_"))
    assert told("show", city, "PER-1")["fields"]["family"] == "Tanaka"
