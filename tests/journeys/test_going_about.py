"""Finding one's way: jump, Back and Forward, filter words, columns, copying, links both ways."""

from PySide6.QtWidgets import QApplication

from tests.journeys.driving import Hands


def jump(hands: Hands, words: str, title: str) -> None:
    """Press Ctrl+K, type, and take the result of this title."""
    hands.press("Ctrl+K")
    hands.until(lambda: hands.see("jump").hasFocus())
    hands.write(words)
    hands.until(lambda: hands.all("jump_results") and title in hands.lines("jump_results"))
    hands.press(*["Down"] * hands.lines("jump_results").index(title), "Return")


def test_ctrl_k_jumps_to_a_record_in_any_spelling_or_script(start, sample_file) -> None:
    hands = start(sample_file)
    for words, title in (("krakow", "Kraków"), ("名古屋", "Nagoya"), ("bordeau", "Bordeaux")):
        jump(hands, words, title)
        hands.says("record_title", title)
        assert hands.text("jump") == ""


def test_ctrl_k_finds_lodz_without_its_marks(start, city) -> None:
    hands = start(city)
    hands.go_to("Partners")
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_name").hasFocus())
    hands.type("Łódź")
    hands.press("Tab")
    hands.until(lambda: hands.count_of("partner") == 1)
    hands.go_to("Ties")
    for words in ("lodz", "ŁÓDŹ", "Lodz"):
        jump(hands, words, "Łódź")
        hands.says("record_title", "Łódź")
        hands.go_to("Ties")


def test_ctrl_k_goes_to_lists_and_does_commands(start, sample_file) -> None:
    hands = start(sample_file)
    jump(hands, "peop", "People")
    hands.says("heading", "People")
    jump(hands, "history of", "History of the desk")
    hands.see("history_list")


def test_back_and_forward_go_through_what_was_seen(start, sample_file) -> None:
    hands = start(sample_file)
    hands.open_row("Nagoya")
    hands.click("open_partner")
    hands.until(lambda: hands.text("record_reference").startswith("PAR-"))
    hands.go_to("People")
    hands.says("heading", "People")
    hands.press("Alt+Left")
    hands.until(lambda: hands.text("record_reference").startswith("PAR-"))
    hands.click("back")
    hands.until(lambda: hands.text("record_reference").startswith("TIE-"))
    assert hands.text("record_title") == "Nagoya, Japan"
    hands.press("Alt+Right", "Alt+Right")
    hands.says("heading", "People")
    assert not hands.see("forward").isEnabled()


def test_filter_words_narrow_the_list_with_accents_ignored(start, sample_file) -> None:
    hands = start(sample_file)
    whole = len(hands.rows())
    hands.press("Ctrl+F")
    hands.until(lambda: hands.see("filter").hasFocus())
    hands.type("krakow")
    hands.until(lambda: len(hands.rows()) < whole)
    assert "Kraków" in [row[0] for row in hands.rows()]
    hands.says("count", f"of {whole}")
    hands.write("qqqq")
    hands.see("clear_filter")
    assert "Nothing here holds “qqqq”" in hands.words_of("empty")
    hands.click("clear_filter")
    hands.until(lambda: hands.all("table") and len(hands.rows()) == whole)


def test_columns_are_chosen_and_remembered(start, sample_file) -> None:
    hands = start(sample_file)
    before = hands.heads()
    assert "Resolution" not in before

    def tick() -> None:
        hands.walk_menu("Resolution")
        hands.press("Return")

    with hands.answering(tick):
        hands.click("columns")
    hands.until(lambda: hands.heads() == [*before, "Resolution"])
    assert "59-114" in [row[-1] for row in hands.rows()]
    hands.shell.close()
    again = start()
    assert again.heads() == [*before, "Resolution"]


def test_a_list_is_sorted_by_the_head_that_is_clicked(start, sample_file) -> None:
    hands = start(sample_file)
    heads = hands.see("table").horizontalHeader()
    place = hands.heads().index("Signed")

    def click() -> None:
        at = heads.viewport().rect().center()  # the head moves when the record comes beside the list
        at.setX(heads.sectionViewportPosition(place) + heads.sectionSize(place) // 2)
        hands.click_at(heads.viewport(), at)

    click()
    signed = [row[place] for row in hands.rows() if row[place]]
    assert signed == sorted(signed)
    click()
    hands.until(lambda: [row[place] for row in hands.rows() if row[place]] == sorted(signed, reverse=True))


def test_chosen_rows_are_copied_as_a_table(start, sample_file) -> None:
    hands = start(sample_file)
    hands.point("Bordeaux")
    hands.press("Shift+Down", "Ctrl+C")
    clipboard = QApplication.clipboard().mimeData()
    lines = clipboard.text().splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t") == hands.heads()
    assert lines[1].startswith("Bordeaux\t")
    assert clipboard.html().count("<tr>") == 3
    hands.press("Ctrl+A", "Ctrl+Shift+C")
    assert len(QApplication.clipboard().text().splitlines()) == len(hands.rows()) + 1


def test_links_are_seen_from_both_ends(start, sample_file) -> None:
    hands = start(sample_file)
    hands.open_row("Nagoya")
    hands.tab("Linked")
    assert "Carol Nishimura" in hands.lines("linked_list")
    hands.click_item("linked_list", "Carol Nishimura", twice=True)
    hands.says("record_title", "Carol Nishimura")
    hands.tab("Linked")
    assert "Nagoya" in hands.lines("linked_list")


def test_two_records_are_linked_and_cut_again(start, sample_file, told) -> None:
    hands = start(sample_file)
    hands.go_to("Partners")
    hands.open_row("Bordeaux")
    hands.tab("Linked")
    before = hands.lines("linked_list")

    def choose() -> None:
        hands.type("whitcomb")
        hands.until(lambda: hands.lines("record_list"))
        hands.press("Return")

    with hands.answering(choose, "choose_record"):
        hands.click("link_add")
    hands.until(lambda: "Eleanor Whitcomb" in hands.lines("linked_list"))
    hands.click_item("linked_list", "Eleanor Whitcomb")
    hands.click("link_cut")
    hands.until(lambda: hands.lines("linked_list") == before)
    assert told("history", sample_file)[0]["label"].startswith("Cut the link")


def test_the_history_of_a_record_names_every_step(start, sample_file) -> None:
    hands = start(sample_file)
    hands.open_row("Nagoya")
    hands.edit("signed_at", "Town hall")
    hands.tab("History")
    assert hands.lines("history_list")[0] == "Edit tie “Nagoya”: Signed at"
    hands.click("history_undo")
    hands.tab("Overview")
    hands.until(lambda: hands.value("signed_at") == "Nagoya City Hall")


def test_undo_works_after_a_restart(start, sample_file, whole) -> None:
    before = whole(sample_file)
    hands = start(sample_file)
    hands.open_row("Nagoya")
    hands.edit("signed_at", "Town hall")
    hands.edit("areas", "Water")
    hands.shell.close()
    again = start()
    again.open_row("Nagoya")
    assert again.value("areas") == "Water"
    again.press("Ctrl+Z", "Ctrl+Z")
    again.until(lambda: again.value("signed_at") == "Nagoya City Hall")
    assert whole(sample_file) == before
    again.press("Ctrl+Y", "Ctrl+Y")
    again.until(lambda: again.value("areas") == "Water")


def test_an_older_step_with_later_work_in_the_way_names_it_and_can_be_undone_with_it(start, sample_file) -> None:
    hands = start(sample_file)
    hands.open_row("Nagoya")
    hands.edit("signed_at", "One")
    hands.edit("signed_at", "Two")
    hands.tab("History")
    label = "Edit tie “Nagoya”: Signed at"
    assert hands.lines("history_list")[:2] == [label, label]
    hands.see("history_list").setCurrentRow(0)
    hands.see("history_list").setFocus()
    hands.press("Down")
    seen: list[str] = []

    def agree() -> None:
        seen.append(hands.front.text())
        hands.click("question_yes")

    with hands.answering(agree, "question"):
        hands.click("history_undo")
    assert label in seen[0]
    hands.tab("Overview")
    hands.until(lambda: hands.value("signed_at") == "Nagoya City Hall")
