"""Global reporting through the window: a review up to its submission, one report for three pledges, a pledge."""

from PySide6.QtWidgets import QListWidget, QTableWidget

from tests.journeys.driving import Hands


def spoken(hands: Hands, name: str) -> list[str]:
    """The lines of a list of the page, as they are read aloud."""
    view = hands.see(name, QListWidget)
    return [str(view.item(n).data(11)) for n in range(view.count())]


def tick(hands: Hands, name: str, words: str) -> None:
    """Walk to the line that begins so, and press the space bar on it."""
    view = hands.see(name, QListWidget)
    place = next(n for n, line in enumerate(spoken(hands, name)) if line.startswith(words))
    view.setFocus()
    hands.press("Home", *["Down"] * place, "Space")


def widen(hands: Hands) -> None:
    """Show the record over the whole width."""
    if hands.see("record").width() < 900:
        hands.click("record_whole")
    hands.until(lambda: hands.see("record").width() > 900)


def begin(hands: Hands, place: str, field: str, words: str, framework: str) -> None:
    """A new record with what it needs: its name and its framework."""
    hands.go_to(place)
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see(f"edit_{field}").hasFocus())
    hands.type(words)
    hands.press("Return")
    hands.until(lambda: hands.see("edit_framework"))
    hands.pick(framework.lower(), framework)
    hands.says("record_title", words)


def test_an_office_that_begins_to_report_has_one_report_for_three_pledges(start, city, told) -> None:
    hands = start(city)
    assert not [line for line in hands.lines("navigation") if line.startswith(("Commitments", "Reporting"))]
    hands.go_to("Our city")
    hands.open_field("does_reporting")
    hands.choose("edit_does_reporting", "Yes")
    hands.until(lambda: "Frameworks" in hands.lines("navigation"))
    hands.go_to("Frameworks")
    hands.click("empty_usual")
    hands.until(lambda: hands.count_of("framework") == 15)
    hands.go_to("Reporting")
    hands.says("reporting_empty", "No framework is in use yet")
    hands.click("reporting_frameworks")
    hands.point("CDP-ICLEI Track")
    hands.says("record_title", "CDP-ICLEI")
    hands.open_field("used")
    hands.choose("edit_used", "Yes")
    for title in ("Answer CDP each year", "Covenant of Mayors", "Race to Zero pledge"):
        begin(hands, "Commitments", "title", title, "CDP-ICLEI")
    begin(hands, "Submissions", "title", "CDP-ICLEI Track 2026", "CDP-ICLEI")
    widen(hands)
    for line in ("Answer CDP each year", "Covenant of Mayors", "Race to Zero pledge"):
        tick(hands, "serves_rows", line)
        hands.until(
            lambda line=line: any(each.startswith(line) and "counts" in each for each in spoken(hands, "serves_rows"))
        )
    found = told("submission", city, "SBM-1")
    assert [each["reference"] for each in found["serves"]] == ["CMT-1", "CMT-2", "CMT-3"]
    hands.press("Ctrl+Z")
    hands.until(lambda: sum("counts" in each for each in spoken(hands, "serves_rows")) == 2)
    hands.go_to("Reporting")
    grid = hands.see("reporting_grid", QTableWidget)
    assert [str(grid.item(0, n).data(11)) for n in range(3)] == [
        "CDP-ICLEI, CDP-ICLEI Track", "CDP-ICLEI 2025: nothing", "CDP-ICLEI 2026: CDP-ICLEI Track 2026 · Preparing",
    ]  # fmt: skip


def test_a_review_goes_from_the_data_request_to_the_submission(start, sample_file, told) -> None:
    hands = start(sample_file)
    hands.go_to("Submissions")
    hands.open_row("Voluntary Local Review 2027")
    widen(hands)
    hands.says("stands", "To be ready in")
    tick(hands, "call_rows", "Riverton Parks Department")
    hands.until(lambda: any("asked 2026-05-14" in line for line in spoken(hands, "call_rows")))
    uses = told("indicator", sample_file, "IND-39")["uses"]
    assert uses[0]["request"] == "Received", "it had come before; a new letter does not undo that"
    tick(hands, "call_rows", "Riverton Parks Department")
    hands.until(lambda: any("received 2026-05-14" in line for line in spoken(hands, "call_rows")))
    tick(hands, "chapter_rows", "3  Water for everyone")
    hands.until(lambda: any("3  Water" in line and "review" in line for line in spoken(hands, "chapter_rows")))

    hands.go_to("Indicators")
    hands.open_row("Open space in the built-up city")
    widen(hands)
    use = uses[0]["reference"].removeprefix("IUS-")
    hands.says(f"said_{use}", "43% of the way in 45% of the time: on track")
    hands.click(f"add_value_{use}")
    hands.until(lambda: hands.see("edit_year").hasFocus())
    hands.type("2025")
    hands.press("Return")
    hands.type("60")
    hands.press("Return")
    hands.click("question_yes")
    hands.gone("question")
    hands.says(f"said_{use}", "29% of the way in 55% of the time: behind")
    assert "last 60% (2025)" in hands.see(f"chart_{use}").accessibleName()
    for word in ("Validated", "Approved", "Published"):
        hands.click(f"forward_{use}")
        hands.until(lambda word=word: any(word in line for line in spoken(hands, "source_rows")))

    hands.go_to("Submissions")
    hands.open_row("Voluntary Local Review 2027")
    hands.click("do_send")
    hands.until(lambda: hands.see("edit_submitted_on").hasFocus())
    hands.click("question_yes")
    hands.says("stands", "Submitted 14 May 2026.")
    found = told("submission", sample_file, "SBM-6")
    assert found["status"] == "Submitted"
    closing = [each for each in told("due", sample_file, "--from", "2026-01-01", "--to", "2028-01-01")
               if each["key"].startswith("window_closes") and each["about"] == "VLR"]  # fmt: skip
    assert [each["state"] for each in closing] == ["Done"]


def test_answers_beside_the_round_before_and_files_to_attach_anew(start, sample_file, told) -> None:
    hands = start(sample_file)
    hands.go_to("Submissions")
    hands.open_row("CDP-ICLEI Track 2026")
    widen(hands)
    hands.says("stands_more", "3 of 8 answered; 2 files to attach")
    table = hands.see("answer_table", QTableWidget)
    table.setFocus()
    table.setCurrentCell(3, 0)
    hands.press("Up", "Down")
    hands.click("do_same")
    hands.says("stands_more", "4 of 8 answered")
    hands.click("do_attached")
    hands.says("stands_more", "4 of 8 answered; 1 file to attach")
    answers = {each["code"]: each for each in told("submission", sample_file, "SBM-4")["answers"]}
    assert answers["2.1"]["answer"] == answers["2.1"]["before"] == "In part: floods and heat, by the county."
    assert answers["2.1"]["attached_on"] == "2026-05-14"
    hands.click("do_carry")
    hands.says("stands_more", "4 of 10 answered")


def test_the_pledge_of_a_network_comes_round_and_stands_on_its_page(start, sample_file, told) -> None:
    hands = start(sample_file)
    begin(hands, "Commitments", "title", "Daring Cities pledge", "Race to Zero")
    widen(hands)
    hands.open_field("network")
    hands.pick("iclei", "ICLEI")
    hands.until(lambda: "ICLEI" in hands.value("network"))
    hands.edit("signed_on", "2025-06-03")
    hands.until(lambda: hands.value("signed_on") == "3 June 2025")
    (found,) = [
        each
        for each in told("due", sample_file, "--to", "2026-06-30", "--today", "2026-05-14")
        if each["about"] == "Daring Cities pledge"
    ]
    assert (found["words"], found["due"], found["rule"]["code"]) == (
        "1 year since the pledge", "2026-06-03", "commitment_lead",
    )  # fmt: skip
    hands.go_to("Organizations")
    hands.open_row("ICLEI – Local Governments for Sustainability USA")
    hands.tab("Linked")
    hands.until(lambda: any("Daring Cities pledge" in line for line in hands.lines("linked_list")))


def test_the_gaps_lead_to_their_indicator(start, sample_file) -> None:
    hands = start(sample_file, at="reporting")
    page = hands.see("reporting_page")
    page.tabs.setCurrentIndex(1)  # type: ignore[attr-defined]  # the tabs of the page
    line = next(n for n, words in enumerate(spoken(hands, "gap_rows")) if words.startswith("9.4.1"))
    assert "one value only" in spoken(hands, "gap_rows")[line]
    view = hands.see("gap_rows", QListWidget)
    view.setFocus()
    view.setCurrentRow(line)
    hands.press("Return")
    hands.says("record_title", "Carbon dioxide for each dollar of product")
