"""Visits in the window: guests from their request to the thank-you letter, a mission with per diem, a courteous no."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QListWidget, QTabBar

from tests.journeys.driving import Hands

INBOUND = ("Inbound", "Working visit")


def spoken(hands: Hands, name: str) -> list[str]:
    """The lines of a list of the visit's page, as they are read aloud."""
    view = hands.see(name, QListWidget)
    return [str(view.item(n).data(11)) for n in range(view.count())]


def wait_for(hands: Hands, name: str, words: str) -> None:
    """Wait until a line of a list begins so."""
    hands.until(lambda: hands.all(name) and any(line.startswith(words) for line in spoken(hands, name)))


def turn_to(hands: Hands, name: str) -> None:
    """Turn to a tab of the visit by its name, behind “More” where there is no room for it."""
    bar = hands.see("record_tabs", QTabBar)
    place = next(n for n in range(bar.count()) if bar.tabData(n) == name)
    if bar.isTabVisible(place):
        hands.click_at(bar, bar.tabRect(place).center())
    else:
        with hands.answering(lambda: (hands.walk_menu(bar.tabText(place)), hands.press("Return"))):
            hands.click("more_tabs")
    hands.until(lambda: bar.currentIndex() == place)


def begin(hands: Hands, name: str, words: tuple[str, str]) -> None:
    """A new visit with what it needs, over the whole width."""
    hands.go_to("Delegations")
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_name").hasFocus())
    hands.type(name)
    hands.press("Return")
    for field, word in zip(("direction", "type"), words, strict=True):
        hands.see(f"edit_{field}")
        hands.choose(f"edit_{field}", word)
    hands.says("record_title", name)
    hands.click("record_whole")
    hands.until(lambda: hands.see("record").width() > 900)


def pick(hands: Hands, field: str, words: str, offer: str) -> None:
    """Pick a record for a fact on the overview."""
    turn_to(hands, "overview")
    hands.open_field(field)
    hands.pick(words, offer)


def set_days(hands: Hands, first: str, last: str) -> None:
    """Say when it begins and ends, where its days will stand."""
    turn_to(hands, "itinerary_item")
    hands.says("day_title", "No days yet")
    hands.edit("arrives", first)
    hands.edit("departs", last)
    hands.gone("form")


def next_editor(hands: Hands, field: str, words: str, leave: str = "Return") -> None:
    """Fill the editor that a new part opened by itself."""
    hands.see(f"edit_{field}")
    hands.write(words)
    hands.press(leave)


def next_choice(hands: Hands, field: str, word: str) -> None:
    """Choose in the editor that a new part opened by itself."""
    hands.see(f"edit_{field}")
    hands.choose(f"edit_{field}", word)


def close_part(hands: Hands) -> None:
    """Back from the part beside to the cards."""
    hands.click("chosen_close")
    hands.gone("chosen")


def click_row(hands: Hands, name: str, words: str) -> None:
    """Click the line of a visit's list that begins so."""
    wait_for(hands, name, words)
    view = hands.see(name, QListWidget)
    place = next(n for n, line in enumerate(spoken(hands, name)) if line.startswith(words))
    hands.click_at(view.viewport(), view.visualItemRect(view.item(place)).center())


# -- an inbound visit, step by step


def accept(hands: Hands) -> None:
    """The questions, what the rules say of the request, and a yes."""
    turn_to(hands, "request")
    hands.edit("received_on", "2026-04-01")
    hands.edit("they_want", "The levee and the pumps", leave="Tab")
    wait_for(hands, "request_steps", "Answer the request")
    hands.line("decide_by").setFocus()
    hands.type("Ana Ruiz")
    hands.click("decide_accept")
    hands.until(lambda: hands.text("record_chip") == "Accepted")
    assert "Accept “Waterworks of Nagoya”" in hands.see("undo").accessibleName()


def name_member(hands: Hands, person: str, offer: str, role: str) -> None:
    """Someone of the desk comes along."""
    turn_to(hands, "member")
    hands.click("member_add")
    hands.see("edit_person")
    hands.pick(person, offer)
    next_choice(hands, "role", role)
    hands.press("Esc")
    hands.gone("chosen")


def plan(hands: Hands, title: str, what: str, starts: str) -> None:
    """An item on the day that is shown, with Ms. Tanaka; its form stays open."""
    hands.click("item_add")
    next_editor(hands, "title", title)
    next_choice(hands, "type", what)
    wait_for(hands, "items", f"any time, {title}")
    hands.edit("starts", starts)
    hands.click("inner_add")
    hands.see("edit_person")
    hands.pick("tanaka", "Tanaka")
    next_choice(hands, "role", "Principal")


def mend(hands: Hands) -> None:
    """She is in two places at once: said at both, and gone once one of them moves."""
    hands.until(lambda: "Tanaka also at 9:30 am" in "".join(spoken(hands, "items")))
    assert sum("Tanaka also at" in line for line in spoken(hands, "items")) == 2
    click_row(hands, "items", "9:30 am, 11:30 pm, Tour of the levee")
    hands.until(lambda: hands.value("title") == "Tour of the levee")
    hands.see("field_starts").setFocus()  # below stands the form of who takes part
    hands.press("Return")
    next_editor(hands, "starts", "8:00 am")
    hands.until(lambda: "also at" not in "".join(spoken(hands, "items")))
    assert [line[:18] for line in spoken(hands, "items")] == ["8:00 am, 10:00 pm,", "9:30 am, 11:30 pm,"]
    close_part(hands)


def prepare(hands: Hands) -> None:
    """The checklist of the template; a tick, and back."""
    turn_to(hands, "checklist_item")
    hands.choose("template", "Inbound visit")
    hands.click("template_add")
    hands.until(lambda: len(spoken(hands, "checklist_rows")) > 10)
    hands.see("checklist_rows").setFocus()
    hands.press("Space")
    hands.until(lambda: hands.text("progress").startswith("1 of "))
    hands.press("Ctrl+Z")
    hands.until(lambda: hands.text("progress").startswith("0 of "))


def give(hands: Hands) -> None:
    """What we give, beside what they got before."""
    turn_to(hands, "gifts")
    hands.click("gift_add")
    next_editor(hands, "what", "A brass model of the sluice")
    wait_for(hands, "gift_rows", "A brass model of the sluice, from us")


def spend(hands: Hands) -> None:
    """A budget, and a bill against it."""
    turn_to(hands, "costs")
    hands.click("add_budget_line")
    next_choice(hands, "type", "Meals and incidentals")
    next_editor(hands, "amount", "500 USD")
    next_choice(hands, "payer", "City department")
    wait_for(hands, "payer_rows", "City department: $0 of $500")
    hands.click("add_expense")
    next_editor(hands, "what", "Supper at the inn")
    next_choice(hands, "type", "Meals and incidentals")
    next_editor(hands, "amount", "180 USD")
    next_choice(hands, "payer", "City department")
    wait_for(hands, "payer_rows", "City department: $180 of $500")
    close_part(hands)


def complete(hands: Hands) -> None:
    """The guests have left: the visit is over."""
    turn_to(hands, "overview")
    hands.open_field("status")
    hands.choose("edit_status", "Completed")
    hands.until(lambda: hands.text("record_chip") == "Completed")
    turn_to(hands, "request")
    hands.see("decided_said")
    assert hands.all("decide_decline") == [], "what took place is not declined any more"


def thank(hands: Hands) -> None:
    """What came of it, what to keep, and the letter."""
    turn_to(hands, "after_note")
    wait_for(hands, "after_steps", "Write the thank-you letter")
    hands.edit("outcome", "They lend us their model of the river.", leave="Tab")
    hands.click("note_add")
    next_choice(hands, "type", "Keep")
    next_editor(hands, "text", "Two interpreters.", leave="Tab")
    wait_for(hands, "after_rows", "Two interpreters., Keep")
    write(hands, "Thank you for coming")


def write(hands: Hands, subject: str) -> None:
    """A letter of ours about the visit."""
    turn_to(hands, "linked")
    hands.click("add_correspondence")
    hands.says("record_title", "New")
    next_editor(hands, "subject", subject)
    next_choice(hands, "direction", "Sent")
    next_choice(hands, "medium", "Letter")
    hands.says("record_reference", "LET-")


def test_guests_come_from_their_request_to_the_thank_you_letter(start, sample_file, told) -> None:
    hands = start(sample_file)
    count = hands.count_of("delegation")
    begin(hands, "Waterworks of Nagoya", INBOUND)
    pick(hands, "partner", "nagoya", "Nagoya")
    set_days(hands, "2026-05-12", "2026-05-13")
    accept(hands)
    name_member(hands, "tanaka", "Tanaka", "Interpreter")
    name_member(hands, "oshima", "Ōshima", "Head")
    hands.until(lambda: len(spoken(hands, "member_rows")) == 2)
    order = [line.split(",")[1] for line in spoken(hands, "member_rows")]
    assert "SHIMA" in order[0] and "TANAKA" in order[1], "by rank, not as they were typed"
    turn_to(hands, "itinerary_item")
    assert hands.text("day_title") == "Tuesday 12 May"
    plan(hands, "Tour of the levee", "Site visit", "9:30 am")
    close_part(hands)
    plan(hands, "Call on the mayor", "Meeting", "9:30 am")
    mend(hands)
    prepare(hands)
    give(hands)
    spend(hands)
    complete(hands)
    thank(hands)
    hands.go_to("Delegations")
    hands.open_row("Waterworks of Nagoya")
    turn_to(hands, "after_note")
    hands.until(lambda: not any("thank-you" in line for line in _still(hands)))
    assert hands.count_of("delegation") == count + 1
    fields = told("show", sample_file, reference(told, sample_file, "Waterworks of Nagoya"))["fields"]
    assert (fields["status"], fields["screening"], fields["decided_by"]) == ("Completed", "Accept", "Ana Ruiz")
    assert fields["outcome"] == "They lend us their model of the river."


def _still(hands: Hands) -> list[str]:
    """What is still to be done after the visit."""
    return spoken(hands, "after_steps") if hands.all("after_steps") else []


# -- a mission abroad


def stay(hands: Hands, **typed: str) -> None:
    """The days in one place, at one rate."""
    hands.click("stay_open")
    for name, words in typed.items():
        hands.line(f"stay_{name}").setFocus()
        hands.write(words)
    hands.click("stay_make")
    hands.gone("stay_card")


def test_a_mission_abroad_is_reckoned_by_the_rate_of_each_night(start, sample_file, told) -> None:
    hands = start(sample_file)
    begin(hands, "Trade mission to Bordeaux", ("Outbound", "Trade mission"))
    pick(hands, "partner", "bordeaux", "Bordeaux")
    set_days(hands, "2026-06-01", "2026-06-04")
    wait_for(hands, "steps", "Get the authority to travel")
    name_member(hands, "prewitt", "Daniel Prewitt", "Business")
    turn_to(hands, "costs")
    stay(hands, last="2026-06-01", locality="Chicago", rate="68 USD")
    stay(hands, first="2026-06-02", last="2026-06-04", locality="Bordeaux", country="France", rate="100 USD")
    hands.until(lambda: "$326" in hands.text("per_diem_sums"))
    paid = [line.rpartition(", ")[2] for line in spoken(hands, "per_diem_rows")]
    assert paid == ["$51", "$100", "$100", "$75"], "three quarters of the first and of the last day"
    assert [line.split(" · ")[1][:7] for line in spoken(hands, "per_diem_rows")][:2] == ["Chicago", "Bordeau"]
    click_row(hands, "per_diem_rows", "3 June 2026")
    hands.open_field("lunch")
    hands.choose("edit_lunch", "Yes")
    hands.until(lambda: "$301" in hands.text("per_diem_sums"))
    [lunch] = [line for line in spoken(hands, "per_diem_rows") if line.startswith("3 June 2026")]
    assert "Lunch provided: $25 deducted in full." in lunch
    assert "rest is incidentals" in hands.text("per_diem_split"), "how a rate abroad is taken apart"
    assert told("history", sample_file)[1]["label"].startswith("Per diem of ")
    authorize(hands)
    hands = start(sample_file, now=lambda: datetime(2026, 6, 8, 15, tzinfo=UTC))
    come_back(hands)
    claim(hands)
    report(hands)
    visit = told("show", sample_file, reference(told, sample_file, "Trade mission to Bordeaux"))
    fields = visit["fields"]
    assert (fields["status"], fields["authority"]) == ("Completed", "Council resolution 26-31")
    assert fields["outcome"] == "Two firms come in the fall."
    (spent,) = visit["parts"]["expense"]
    assert told("show", sample_file, spent)["fields"]["claimed_on"] == "2026-06-08"


def authorize(hands: Hands) -> None:
    """Who let them travel, before anything is booked."""
    turn_to(hands, "overview")
    hands.edit("authority", "Council resolution 26-31")
    hands.edit("authority_on", "2026-05-12")
    turn_to(hands, "itinerary_item")
    hands.says("day_title", "Monday 1 June")
    hands.until(lambda: hands.all("steps") == [])


def come_back(hands: Hands) -> None:
    """The week after: the mission is over, and what is still to do says so."""
    hands.go_to("Delegations")
    hands.open_row("Trade mission to Bordeaux")
    if hands.see("record").width() < 900:
        hands.click("record_whole")
    hands.until(lambda: hands.see("record").width() > 900)
    turn_to(hands, "overview")
    hands.open_field("status")
    hands.choose("edit_status", "Completed")
    hands.until(lambda: hands.text("record_chip") == "Completed")


def claim(hands: Hands) -> None:
    """A bill that the traveler laid out is asked to be claimed, until it was."""
    turn_to(hands, "costs")
    hands.click("add_expense")
    next_editor(hands, "what", "Train to the vineyard")
    next_choice(hands, "type", "Ground transport")
    next_editor(hands, "amount", "64 EUR")
    next_choice(hands, "payer", "City department")
    hands.open_field("person")
    hands.pick("prewitt", "Daniel Prewitt")
    hands.says("unclaimed", "1 expense is not claimed yet: €64")
    turn_to(hands, "after_note")
    wait_for(hands, "after_steps", "Claim 1 expense")
    turn_to(hands, "costs")
    click_row(hands, "expense_rows", "Train to the vineyard")
    hands.edit("claimed_on", "2026-06-08")
    hands.gone("unclaimed")
    close_part(hands)


def report(hands: Hands) -> None:
    """What came of it, and what to do otherwise next time."""
    turn_to(hands, "after_note")
    hands.until(lambda: not any("Claim" in line for line in _still(hands)))
    wait_for(hands, "after_steps", "Write down what came of it")
    hands.edit("outcome", "Two firms come in the fall.", leave="Tab")
    hands.until(lambda: not any("Write down what came of it" in line for line in _still(hands)))
    hands.click("note_add")
    next_choice(hands, "type", "Change")
    next_editor(hands, "text", "Take the earlier train.", leave="Tab")
    wait_for(hands, "after_rows", "Take the earlier train., Change")


# -- a no


def test_a_request_is_declined_keeps_its_reason_and_is_answered(start, sample_file, told) -> None:
    hands = start(sample_file)
    begin(hands, "Agency tour", ("Inbound", "Study tour"))
    pick(hands, "partner", "nagoya", "Nagoya")
    turn_to(hands, "request")
    hands.edit("they_want", "Parking meters and garages", leave="Tab")
    hands.line("decide_by").setFocus()
    hands.type("Ana Ruiz, International Affairs")
    hands.click("decide_decline")
    hands.says("decide_problem", "Say in a sentence why")
    hands.until(lambda: hands.see("decide_reason").hasFocus())
    hands.type("A travel agency wrote, not the city.")
    hands.click("decide_decline")
    hands.until(lambda: hands.text("record_chip") == "Declined")
    assert "A travel agency wrote" in hands.text("decided_said")
    assert told("history", sample_file)[0]["label"] == "Decline “Agency tour”"
    write(hands, "Your kind request")
    visit = told("show", sample_file, reference(told, sample_file, "Agency tour"))
    assert visit["fields"]["status"] == "Declined" and visit["fields"]["decided_on"] == "2026-05-14"
    assert visit["fields"]["decision_reason"] == "A travel agency wrote, not the city."
    begin(hands, "The agency again", ("Inbound", "Study tour"))
    pick(hands, "partner", "nagoya", "Nagoya")
    turn_to(hands, "request")
    hands.edit("they_want", "Parking garages", leave="Tab")
    wait_for(hands, "request_steps", "The same topic on 14 May 2026: Agency tour")


# -- on screens


def test_a_meeting_on_screens_stands_by_both_clocks_and_asks_for_no_journey(start, sample_file) -> None:
    hands = start(sample_file)
    begin(hands, "Pumps on a screen", ("Virtual", "Working visit"))
    pick(hands, "partner", "bordeaux", "Bordeaux")
    set_days(hands, "2026-06-03", "2026-06-03")
    hands.says("day_said", "day 1 of 1 · Bordeaux is 7 hours ahead")
    plan(hands, "Pumps, hour by hour", "Meeting", "9:00 am")
    wait_for(hands, "items", "9:00 am, 4:00 pm, Pumps, hour by hour, no sheet yet")
    close_part(hands)
    said = " ".join(spoken(hands, "steps") if hands.all("steps") else [])
    assert not any(word in said for word in ("visa", "passport", "travel", "insurance"))
    turn_to(hands, "meeting_sheet")
    click_row(hands, "meetings_without", "Wed 3 Jun 9:00 am, Pumps, hour by hour")
    wait_for(hands, "meeting_rows", "Wed 3 Jun 9:00 am, Pumps, hour by hour, outcome or points missing")


def reference(told, desk, title: str) -> str:
    """The reference of a visit by its name."""
    found = [line for line in told("search", desk, *title.split()) if line["title"] == title]
    return str(found[0]["reference"])
