"""A grant from the opportunity to the day its records may go, with an extension on the way; all in the window."""

from PySide6.QtWidgets import QListWidget

from tests.journeys.driving import Hands


def reports(hands: Hands) -> list[str]:
    """The lines of the chain, as they are read aloud."""
    view = hands.see("chain_rows", QListWidget)
    return [str(view.item(n).data(11)) for n in range(view.count())]


def begin(hands: Hands, title: str) -> None:
    """A new opportunity, over the whole width."""
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_title").hasFocus())
    hands.type(title)
    hands.press("Return")
    hands.says("record_reference", "OPP-")
    if hands.see("record").width() < 900:
        hands.click("record_whole")
    hands.until(lambda: hands.see("record").width() > 900)


def close_at(hands: Hands, day: str, time: str, zone: str, shown: str) -> None:
    """When it closes, by the funder's clock."""
    hands.tab("Overview")
    hands.edit("closes_on", day)
    hands.edit("closes_at", time)
    hands.open_field("closes_zone")
    hands.pick(zone, shown)
    hands.tab("Go or no-go")


def answer(hands: Hands, deed: str, **said: str) -> None:
    """Press a button, fill its question, and say yes."""
    hands.click(f"do_{deed}")
    hands.see("question")
    for name, words in said.items():
        hands.see(f"edit_{name}").setFocus()
        if hands.all(f"edit_{name}")[0].metaObject().className() == "QComboBox":
            hands.choose(f"edit_{name}", words)
        else:
            hands.write(words)
    hands.click("question_yes")
    hands.gone("question")


def choose_fact(hands: Hands, field: str, words: str) -> None:
    """Choose the word of a fact where it stands."""
    hands.open_field(field)
    hands.choose(f"edit_{field}", words)
    hands.until(lambda: hands.value(field) == words)


def test_a_grant_from_opportunity_to_closeout_with_an_extension(start, city, told) -> None:
    told("usual", city, "rules")
    hands = start(city)
    hands.go_to("Our city")
    choose_fact(hands, "does_grants", "Yes")
    hands.go_to("Opportunities")
    begin(hands, "Small grants of an embassy")
    close_at(hands, "2026-06-09", "09:00", "Tokyo", "Asia/Tokyo")
    hands.says("stands", "Closes 09:00 on Tue 9 June in Tokyo, 19:00 on Mon 8 June here")
    answer(hands, "go", decided_by="The mayor", reasons="Small and useful.")
    hands.says("stands_more", "Go, The mayor, 14 May 2026: Small and useful.")
    answer(hands, "submitted", receipt="GRANT-1")
    hands.says("stands", "Submitted, 14 May 2026")
    answer(hands, "awarded", award_on="2024-10-01", amount="20,000 USD", starts_on="2024-10-01", ends_on="2025-12-31",
           rule_set="Federal (2 CFR 200)")  # fmt: skip
    hands.says("record_reference", "GRT-1")
    hands.says("chain_lacking", "Say how often it asks for reports.")
    for field, words in (("frequency", "Annually"), ("basis", "Calendar year"), ("asked", "Financial")):
        choose_fact(hands, field, words)
    hands.gone("chain_lacking")
    hands.says("stands", "Next: Federal financial report, year to 31 December 2024, 409 days late")
    assert [line for line in reports(hands) if "Final" in line] == [
        "Final federal financial report, 14 days late",
    ]
    answer(hands, "hand_in", submitted_on="2025-03-20", receipt="PMS-1")
    hands.says("stands", "Next: Final federal financial report")
    answer(
        hands, "extend", new_end="2026-03-31", agreed_on="2025-12-15", signed_by="R. Ames", reason="Visas came late."
    )
    hands.says("stands", "Next: Federal financial report, year to 31 December 2025, 44 days late")
    assert "was due 30 April 2026, before the award was extended" in "\n".join(reports(hands))
    assert "31 December 2025 → 31 March 2026" in str(hands.see("change_rows", QListWidget).item(0).data(11))
    answer(hands, "hand_in", submitted_on="2026-03-30", receipt="PMS-2")
    for report in ("Final federal financial report", "Liquidation and closeout"):
        hands.says("stands", f"Next: {report}, due 29 July 2026")
        answer(hands, "hand_in", receipt="PMS-3")
    hands.says("stands", "Every report is handed in.")
    hands.tab("Overview")
    choose_fact(hands, "status", "Closed")
    hands.tab("Reports 4/4")
    hands.says("stands", "Closed: no report is owed any more.")
    hands.says("kept_said", "Kept until 14 May 2029.")
    shape = told("grant", city, "GRT-1", "--today", "2026-05-14")
    assert (shape["ends"], shape["kept_until"], shape["status"]) == ("2026-03-31", "2029-05-14", "Closed")
    assert [line["submitted_on"] for line in shape["chain"]] == ["2025-03-20", "2026-03-30", "2026-05-14", "2026-05-14"]


def test_a_no_go_keeps_its_reason_and_asks_for_nothing_more(start, sample_file, told) -> None:
    hands = start(sample_file)
    hands.go_to("Opportunities")
    hands.open_row("Embassy Tokyo small grants, water and resilience")
    hands.click("record_whole")
    hands.click("do_no_go")
    hands.see("question")
    hands.click("question_yes")
    hands.says("question_problem", "Say why not.")
    hands.see("edit_reasons").setFocus()
    hands.type("Counsel has not answered.")
    hands.click("question_yes")
    hands.gone("question")
    hands.says("record_chip", "Not pursued")
    owed = told("due", sample_file, "--to", "2027-05-14", "--today", "2026-05-14")
    assert not any(each["reference"] == "OPP-3" for each in owed)
