"""Visits: decisions, members, next steps, gifts and promises, costs and per diem."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cityintl.desk import rules, visit_costs, visit_memory, visit_steps, visits
from cityintl.desk.itineraries import items_of
from cityintl.desk.visit_costs import Stay
from cityintl.desk.visit_memory import Heard
from cityintl.errors import UserError
from cityintl.records.costs import CostType
from cityintl.records.delegation import Screening, VisitStatus, VisitType, VisitWay
from cityintl.records.exchange import Payer
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.itinerary import ItemType, Part
from cityintl.records.member import MemberRole, VisaLetter
from cityintl.records.memory import Direction, Medium
from cityintl.records.money import Amount
from cityintl.records.organization import OrganizationType
from cityintl.records.person import NameOrder

BY = "Ana Ruiz, International Affairs"


@pytest.fixture
def partner(desk):
    with desk.write("x") as door:
        return door.add("partner", {"name": "Nagoya", "country": "JP", "zone": "Asia/Tokyo"})


@pytest.fixture
def add_visit(desk, partner):
    def adding(**more):
        values = {"name": "Delegation from Nagoya", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL}
        with desk.write("x") as door:
            return door.add("delegation", values | {"status": VisitStatus.REQUESTED, "partner": partner} | more)

    return adding


@pytest.fixture
def ruled(desk):
    """The desk has the rules that come with the program."""
    rules.add_defaults(desk)
    return desk


def person(desk, family, **more):
    with desk.write("x") as door:
        return door.add("person", {"family": family} | more)


def member(desk, visit, who, **more):
    with desk.write("x") as door:
        return door.add("member", {"delegation": visit, "person": who, "role": MemberRole.MEMBER} | more)


def said(desk, visit, today):
    return [step.words for step in visit_steps.steps_of(desk, visit, today)]


# -- the decision


@pytest.mark.parametrize(
    ("result", "status", "label"),
    [
        (Screening.ACCEPT, VisitStatus.ACCEPTED, "Accept “Delegation from Nagoya”"),
        (Screening.STAFF, VisitStatus.ACCEPTED_STAFF, "Accept “Delegation from Nagoya” at staff level"),
        (Screening.STUDY_ONLY, VisitStatus.ACCEPTED_STAFF, "Accept “Delegation from Nagoya” as a study tour"),
        (Screening.REFER, VisitStatus.REFERRED, "Refer “Delegation from Nagoya” to others"),
        (Screening.DECLINE, VisitStatus.DECLINED, "Decline “Delegation from Nagoya”"),
    ],
)
def test_a_decision_is_one_named_step(desk, add_visit, today, result, status, label):
    number = add_visit()
    visits.decide(desk, number, result, "The week of the council's retreat.", BY, today)
    found = desk.get("delegation", number).values
    assert (found["status"], found["screening"], found["decided_on"], found["decided_by"]) == (
        status, result, today, BY,
    )  # fmt: skip
    assert (found["type"] is VisitType.STUDY) == (result is Screening.STUDY_ONLY)
    assert desk.can_undo() == label
    desk.undo()
    assert desk.get("delegation", number).values["status"] is VisitStatus.REQUESTED


@pytest.mark.parametrize("result", [Screening.REFER, Screening.DECLINE])
def test_a_no_keeps_its_reason(desk, add_visit, today, result):
    number = add_visit()
    with pytest.raises(UserError, match="Say in a sentence why"):
        visits.decide(desk, number, result, " ", BY, today)
    assert desk.get("delegation", number).values["status"] is VisitStatus.REQUESTED


@pytest.mark.parametrize("status", [status for status in VisitStatus if status in visits.HELD])
@pytest.mark.parametrize("result", [Screening.REFER, Screening.DECLINE])
def test_a_visit_that_was_held_is_not_declined_any_more(desk, add_visit, today, status, result):
    number = add_visit(status=status, decision_reason="They asked in writing.")
    with pytest.raises(UserError, match="can no longer be declined"):
        visits.decide(desk, number, result, "Too late.", BY, today)
    assert desk.get("delegation", number).values["status"] is status
    visits.decide(desk, number, Screening.ACCEPT, "", BY, today)  # what was decided may still be noted
    assert desk.get("delegation", number).values["status"] is status


def test_nobody_decides_nothing(desk, add_visit, today):
    with pytest.raises(UserError, match="who decided"):
        visits.decide(desk, add_visit(), Screening.ACCEPT, "", "", today)


@pytest.mark.parametrize("result", list(Screening))
def test_a_decision_writes_nothing_over_what_was_typed_before(desk, add_visit, today, result):
    with desk.write("x") as door:
        chamber = door.add("organization", {"name": "Chamber of Commerce", "type": OrganizationType.ASSOCIATION})
    typed = {
        "referred_to": chamber,
        "decision_reason": "Their topic is trade.",
        "decided_on": today - timedelta(days=3),
    }
    number = add_visit(**typed)
    visits.decide(desk, number, result, "", BY, today)
    found = desk.get("delegation", number).values
    assert {name: found[name] for name in typed} == typed


def test_another_decision_has_its_own_day_and_a_no_its_own_reason(desk, add_visit, today):
    number = add_visit()
    visits.decide(desk, number, Screening.ACCEPT, "Our engineers gain most.", BY, today)
    with pytest.raises(UserError, match="Say in a sentence why"):
        visits.decide(desk, number, Screening.DECLINE, "", BY, today + timedelta(days=2))
    visits.decide(desk, number, Screening.DECLINE, "The river floods.", BY, today + timedelta(days=2))
    found = desk.get("delegation", number).values
    assert (found["decided_on"], found["decision_reason"]) == (today + timedelta(days=2), "The river floods.")
    assert found["status"] is VisitStatus.DECLINED


def test_a_late_yes_does_not_set_a_visit_back(desk, add_visit, today):
    number = add_visit(status=VisitStatus.CONFIRMED)
    visits.decide(desk, number, Screening.ACCEPT, "", BY, today)
    assert desk.get("delegation", number).values["status"] is VisitStatus.CONFIRMED


def test_whom_it_is_referred_to_is_kept_where_it_is_given(desk, add_visit, today):
    with desk.write("x") as door:
        chamber = door.add("organization", {"name": "Chamber of Commerce", "type": OrganizationType.ASSOCIATION})
    number = add_visit()
    visits.decide(desk, number, Screening.REFER, "Trade is theirs.", BY, today, referred_to=chamber)
    assert desk.get("delegation", number).values["referred_to"] == chamber


# -- members


def test_members_stand_by_the_rule_with_their_names_in_their_own_order(desk, add_visit):
    number = add_visit()
    nowak = person(desk, "Nowak", given="Anna", precedence_rank=2)
    family_first = NameOrder.FAMILY_FIRST
    local = {"local_name": "大島 健一", "name_order": family_first}
    oshima = person(desk, "Oshima", given="Kenichi", precedence_rank=1, **local)
    pinned = person(desk, "Abe", precedence_rank=9)
    member(desk, number, nowak)
    member(desk, number, oshima)
    member(desk, number, pinned, precedence_no=1)
    found = visits.members_of(desk, number)
    assert [m.titled for m in found] == ["ABE", "OSHIMA Kenichi  大島 健一", "Anna NOWAK"]
    assert [m.place for m in found] == [1, 2, 3]
    assert found[0].said == ("Placed by hand as number 1.",)


def placed(desk, number):
    return [m.name for m in visits.members_of(desk, number)]


@given(moves=st.lists(st.tuples(st.integers(0, 3), st.sampled_from([-1, 1])), max_size=4))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_member_moved_by_hand_changes_place_with_the_neighbor_and_nobody_else_moves(desk, add_visit, moves):
    number = add_visit()
    for family, rank in (("Abe", 1), ("Ito", 2), ("Mori", 3), ("Sato", 4)):
        member(desk, number, person(desk, family, precedence_rank=rank))
    for at, by in moves:
        before = placed(desk, number)
        who = visits.members_of(desk, number)[at].number
        wanted = list(before)
        to = max(0, min(3, at + by))
        wanted.insert(to, wanted.pop(at))
        assert visits.move_member(desk, number, who, by) == to + 1
        assert placed(desk, number) == wanted


def test_only_who_is_moved_is_placed_by_hand_and_it_is_one_step(desk, add_visit):
    number = add_visit()
    for family, rank in (("Abe", 1), ("Ito", 2), ("Mori", 3)):
        member(desk, number, person(desk, family, precedence_rank=rank))
    visits.move_member(desk, number, visits.members_of(desk, number)[1].number, -1)
    assert [(m.name, m.pinned) for m in visits.members_of(desk, number)] == [("ITO", 1), ("ABE", None), ("MORI", None)]
    assert desk.undo() == "Place Ito as number 1"
    assert placed(desk, number) == ["ABE", "ITO", "MORI"]
    assert visits.move_member(desk, number, visits.members_of(desk, number)[0].number, -1) == 1
    assert desk.can_undo() != "Place Abe as number 1", "at the top nothing is written"


def test_the_sheet_of_a_meeting_begins_with_its_item_and_its_guest(desk, add_visit):
    number, oshima = add_visit(), person(desk, "Oshima")
    with desk.write("x") as door:
        own = {"delegation": number, "title": "Call on the mayor", "type": ItemType.MEETING, "on": date(2026, 6, 9)}
        item = door.add("itinerary_item", own)
        door.add("item_person", {"item": item, "person": oshima, "role": Part.PRINCIPAL})
    sheet = desk.get("meeting_sheet", visits.begin_sheet(desk, item))
    assert (sheet.title, sheet.values["item"], sheet.values["with_whom"]) == ("Call on the mayor", item, oshima)
    assert desk.can_undo() == "Begin the sheet of “Call on the mayor”"
    [found] = items_of(desk, number)
    assert found.sheet == sheet.id and not found.sheet_ready
    with desk.write("x") as door:
        door.set("meeting_sheet", sheet.id, {"desired_outcome": "A date", "talking_points": "One"})
    assert items_of(desk, number)[0].sheet_ready


# -- what to do next


def test_a_request_says_by_when_it_is_answered_by_the_rule(ruled, add_visit):
    number = add_visit(received_on=date(2026, 5, 14))
    step = next(s for s in visit_steps.steps_of(ruled, number, date(2026, 5, 14)) if s.words == "Answer the request")
    assert step.due_on == date(2026, 5, 28)
    assert step.rule.startswith("Inbound request: answered within: 10 working days")
    with ruled.write("x") as door:
        [found] = [n for n, r in enumerate(rules.rules_of(ruled), 1) if r.code == "visit_reply"]
        door.set("rule", found, {"value": 5.0})
    step = next(s for s in visit_steps.steps_of(ruled, number, date(2026, 5, 14)) if s.words == "Answer the request")
    assert step.due_on == date(2026, 5, 21)


def test_the_day_that_was_promised_goes_before_the_rule(ruled, add_visit, today):
    number = add_visit(received_on=today, reply_due=date(2026, 5, 18))
    step = next(s for s in visit_steps.steps_of(ruled, number, today) if s.words == "Answer the request")
    assert step.due_on == date(2026, 5, 18)


def test_a_short_lead_and_a_long_stay_are_said(ruled, add_visit, today):
    arrives = today + timedelta(days=27)
    number = add_visit(received_on=today, arrives=arrives, departs=arrives + timedelta(days=2))
    found = said(ruled, number, today)
    assert "The request came only 27 days ahead" in found
    assert "3 days are asked for; the office gives 2" in found


def test_enough_lead_is_not_said(ruled, add_visit, today):
    number = add_visit(received_on=today, arrives=today + timedelta(days=28))
    assert not [words for words in said(ruled, number, today) if "ahead" in words]


def test_without_rules_no_term_is_said(desk, add_visit, today):
    number = add_visit(received_on=today, arrives=today + timedelta(days=3), list_seen=True)
    assert said(desk, number, today) == ["Answer the request"]


def test_the_same_topic_of_the_same_partner_is_said_within_the_window(ruled, add_visit, today):
    add_visit(name="Visit of 2025", received_on=date(2025, 3, 1), they_want="Storm water, the levee and the pumps")
    add_visit(name="Visit of 2023", received_on=date(2023, 3, 1), they_want="Storm water and the levee")
    number = add_visit(received_on=today, they_want="Levee and storm water in practice")
    found = [words for words in said(ruled, number, today) if "same topic" in words]
    assert found == ["The same topic on 1 March 2025: Visit of 2025"]


@given(st.text(), st.text())
def test_having_the_same_topic_is_mutual(one, other):
    assert visit_steps.same_topic(one, other) == visit_steps.same_topic(other, one)


def test_visa_letters_and_passports_follow_their_rules(ruled, add_visit, today):
    arrives = date(2027, 5, 10)
    number = add_visit(status=VisitStatus.PLANNING, arrives=arrives, departs=date(2027, 5, 12))
    member(ruled, number, person(ruled, "Oshima"), visa_letter=VisaLetter.REQUESTED, passport_until=date(2027, 11, 11))
    member(ruled, number, person(ruled, "Abe"), visa_letter=VisaLetter.SENT, passport_until=date(2027, 11, 12))
    found = visit_steps.steps_of(ruled, number, today)
    visa = next(s for s in found if "visa" in s.words)
    assert (visa.words, visa.due_on) == ("Send 1 visa letter", date(2027, 2, 15))
    passports = [s for s in found if "Passport" in s.words]
    assert [s.words for s in passports] == ["Passport of OSHIMA ends too early"]
    assert passports[0].sensitive
    assert passports[0].detail == "It ends on 11 November 2027 and is needed until 12 November 2027."


def test_an_outbound_visit_asks_for_authority_insurance_and_advisory(ruled, add_visit, today):
    number = add_visit(direction=VisitWay.OUTBOUND, status=VisitStatus.PLANNING, arrives=date(2026, 8, 3))
    found = {s.words: s.due_on for s in visit_steps.steps_of(ruled, number, today)}
    assert found["Get the authority to travel"] == date(2026, 7, 20)
    assert found["Check the travel insurance"] == date(2026, 7, 20)
    assert found["Read the travel advisory"] == date(2026, 7, 27)
    with ruled.write("x") as door:
        door.set("delegation", number, {"authority": "Council vote 26-031"})
    assert "Get the authority to travel" not in said(ruled, number, today)


def test_after_the_visit_come_thanks_outcome_claims_and_the_purge(ruled, add_visit, partner):
    arrives = date(2026, 5, 4)
    number = add_visit(status=VisitStatus.COMPLETED, arrives=arrives, departs=date(2026, 5, 6))
    who = person(ruled, "Raman")
    member(ruled, number, who, passport_until=date(2030, 1, 1))
    with ruled.write("x") as door:
        values = {"delegation": number, "what": "Van", "type": CostType.GROUND, "amount": Amount(9000, "USD")}
        door.add("expense", values | {"on": arrives, "payer": Payer.CITY, "person": who})
    day = date(2026, 5, 14)
    found = {s.words: s.due_on for s in visit_steps.steps_of(ruled, number, day)}
    assert found == {
        "Write the thank-you letter": date(2026, 5, 13),
        "Claim 1 expense": date(2026, 5, 20),
        "Write down what came of it": date(2026, 5, 27),
        "Erase the passport dates of 1 person": date(2026, 6, 5),
    }
    with ruled.write("x") as door:
        letter = {"on": day, "direction": Direction.SENT, "medium": Medium.LETTER, "subject": "Thank you"}
        written = door.add("correspondence", letter | {"partner": partner})
    assert "Write the thank-you letter" in said(ruled, number, day), "a letter about something else thanks nobody"
    with ruled.write("x") as door:
        door.connect("correspondence", written, "about", "delegation", number)
    assert "Write the thank-you letter" not in said(ruled, number, day)


def test_a_declined_request_asks_for_nothing_more(ruled, add_visit, today):
    number = add_visit(received_on=today)
    visits.decide(ruled, number, Screening.DECLINE, "No time.", BY, today)
    assert said(ruled, number, today) == []


# -- what is remembered


def test_gifts_of_ours_with_other_cities_and_later_ones_are_not_told_at_a_mission(desk, add_visit, partner):
    number = add_visit(direction=VisitWay.OUTBOUND, arrives=date(2026, 2, 3), departs=date(2026, 2, 7))
    ours, theirs = person(desk, "Whitcomb"), person(desk, "Castaing", partner=partner)
    member(desk, number, ours)
    member(desk, number, theirs)
    with desk.write("x") as door:
        other = door.add("partner", {"name": "Guadalajara"})
        for what, on, more in (
            ("Plate", date(2025, 1, 1), {"partner": other, "recipient": ours}),
            ("Cookbook", date(2025, 1, 2), {"recipient": ours}),
            ("River chart", date(2026, 5, 1), {"partner": partner, "giver": ours}),
            ("Print", date(2025, 1, 3), {"partner": partner, "giver": ours}),
            ("Spoon", date(2025, 1, 4), {"recipient": theirs}),
            ("Wine", date(2026, 2, 9), {"delegation": number, "partner": partner}),
        ):
            door.add("gift", {"what": what, "on": on, "direction": Direction.SENT} | more)
    told = [(gift.what, gift.of_visit) for gift in visit_memory.gifts_between(desk, number)]
    assert told == [("Wine", True), ("Spoon", False), ("Print", False)]


def test_the_same_gift_to_the_same_person_is_flagged_with_the_day_before(desk, add_visit, partner):
    number = add_visit(arrives=date(2026, 6, 1))
    who = person(desk, "Oshima")
    other = person(desk, "Abe")
    member(desk, number, who)
    with desk.write("x") as door:

        def gift(what, on, **more):
            values = {"what": what, "on": on, "direction": Direction.SENT, "partner": partner}
            return door.add("gift", values | more)

        gift("The model of a streetcar", date(2022, 4, 1), recipient=who)
        gift("A model of a streetcar", date(2023, 4, 1), recipient=other)
        gift("Model of a streetcar.", date(2026, 6, 1), recipient=who, delegation=number)
        gift("Book", date(2026, 6, 2), recipient=who, delegation=number)
        door.add("gift", {"what": "Fan", "on": date(2022, 4, 2), "direction": Direction.RECEIVED, "giver": who})
    found = visit_memory.gifts_between(desk, number)
    assert [(g.what, g.of_visit, g.again) for g in found] == [
        ("Book", True, None),
        ("Model of a streetcar.", True, date(2022, 4, 1)),
        ("A model of a streetcar", False, None),
        ("Fan", False, None),
        ("The model of a streetcar", False, None),
    ]
    last = visit_memory.last_gift(found, who)
    assert last is not None and last.what == "The model of a streetcar"


def test_open_follow_ups_of_both_sides_say_how_late_they_are(desk, add_visit, partner, today):
    number = add_visit()
    with desk.write("x") as door:
        for what, side, status, due, visit in (
            ("Cloths", Side.THEM, FollowUpStatus.OPEN, date(2026, 6, 1), None),
            ("Drawings", Side.US, FollowUpStatus.IN_PROGRESS, date(2026, 4, 29), None),
            ("Photographs", Side.US, FollowUpStatus.OPEN, None, number),
            ("Old", Side.US, FollowUpStatus.DROPPED, date(2026, 1, 1), None),
        ):
            values = {"what": what, "side": side, "status": status, "due_on": due, "delegation": visit}
            door.add("follow_up", values | {"partner": None if visit else partner})
    found = visit_memory.open_between(desk, number, today)
    assert [(p.what, p.late) for p in found] == [("Drawings", 15), ("Photographs", 0), ("Cloths", 0)]


def test_a_meeting_sheet_knows_whom_they_met_last(desk, add_visit):
    before = add_visit(name="Before", arrives=date(2024, 5, 1))
    number = add_visit(arrives=date(2026, 6, 1))
    oshima, ruiz = person(desk, "Oshima"), person(desk, "Ruiz", given="Ana")
    with desk.write("x") as door:
        values = {"title": "Call", "type": ItemType.MEETING}
        old = door.add("itinerary_item", values | {"delegation": before, "on": date(2024, 5, 2)})
        new = door.add("itinerary_item", values | {"delegation": number, "on": date(2026, 6, 1)})
        for item in (old, new):
            for who in (oshima, ruiz):
                door.add("item_person", {"item": item, "person": who, "role": Part.PRINCIPAL})
        door.add("meeting_sheet", {"delegation": number, "title": "Floods", "item": new, "with_whom": oshima})
    [sheet] = visit_memory.sheets_of(desk, number, [])
    assert (sheet.on, sheet.last_met, sheet.last_met_with) == (date(2026, 6, 1), date(2024, 5, 2), "Ana Ruiz")


def test_who_came_with_a_visit_that_took_place_was_met(desk, add_visit):
    """An item that names them says more than the visit around it; a visit that was called off says nothing."""
    number = add_visit(arrives=date(2026, 6, 1))
    days = {"arrives": date(2025, 3, 18), "departs": date(2025, 3, 25), "status": VisitStatus.CLOSED}
    held = add_visit(name="Twelve students", **days)
    fall = {"arrives": date(2025, 9, 1), "departs": date(2025, 9, 3), "status": VisitStatus.CANCELLED}
    off = add_visit(name="Called off", **fall)
    ogawa, tanaka, suzuki = person(desk, "Ogawa"), person(desk, "Tanaka"), person(desk, "Suzuki")
    for who, visit in ((ogawa, held), (tanaka, held), (suzuki, off)):
        member(desk, visit, who)
    with desk.write("x") as door:
        for visit, who, on in ((held, tanaka, date(2025, 3, 20)), (off, ogawa, date(2025, 9, 2))):
            values = {"title": "Dinner", "type": ItemType.MEAL, "delegation": visit, "on": on}
            item = door.add("itinerary_item", values)
            door.add("item_person", {"item": item, "person": who, "role": Part.ATTEND})
    found = visit_memory.last_met(desk, number, [ogawa, tanaka, suzuki])
    told = {who: (met.on, met.what) for who, met in found.items()}
    assert told == {ogawa: (date(2025, 3, 25), "Twelve students"), tanaka: (date(2025, 3, 20), "Dinner")}


def test_a_gift_or_a_letter_shows_that_someone_is_not_new(desk, add_visit, partner):
    number = add_visit(arrives=date(2026, 6, 1))
    suzuki, abe, kato = person(desk, "Suzuki"), person(desk, "Abe"), person(desk, "Kato")
    with desk.write("x") as door:
        door.add("gift", {"what": "Fan", "on": date(2023, 11, 1), "direction": Direction.RECEIVED, "giver": suzuki})
        for who, on in ((suzuki, date(2022, 1, 1)), (abe, date(2025, 1, 1)), (kato, date(2026, 6, 2))):
            values = {"subject": "Hello", "on": on, "direction": Direction.SENT, "medium": Medium.LETTER}
            door.add("correspondence", {**values, "person": who})
    found = visit_memory.heard_from(desk, number, [suzuki, abe, kato])
    assert found == {suzuki: Heard(date(2023, 11, 1), None), abe: Heard(date(2025, 1, 1), Medium.LETTER)}


def test_the_last_gifts_are_those_of_everyone_else_those_of_the_city(desk, add_visit, partner):
    number = add_visit(arrives=date(2026, 6, 1))
    oshima, abe, kato = person(desk, "Oshima"), person(desk, "Abe"), person(desk, "Kato")
    with desk.write("x") as door:
        for what, year, who in (("Cup", 2021, oshima), ("Pen", 2022, abe), ("Map", 2023, abe), ("Bell", 2024, None)):
            values = {"what": what, "on": date(year, 1, 1), "direction": Direction.SENT, "recipient": who}
            door.add("gift", {**values, "partner": partner})
    gifts = visit_memory.gifts_between(desk, number)
    for people, wanted in (([oshima, abe], ["Cup", "Map"]), ([kato, abe], ["Map"]), ([kato], ["Bell"])):
        assert [gift.what for gift in visit_memory.last_gifts(gifts, people, Direction.SENT)] == wanted
    assert visit_memory.last_gifts(gifts, [oshima], Direction.RECEIVED) == []


# -- money


def stay(who, first, last, place="Krakow", rate=6800):
    return Stay(who, first, last, place, "US", Amount(rate, "USD"), Amount(11000, "USD"))


def test_per_diem_days_reach_from_departure_to_return_and_pay_by_the_rules(ruled, add_visit):
    number, who = add_visit(direction=VisitWay.OUTBOUND), person(ruled, "Raman")
    first = date(2026, 6, 1)
    assert visit_costs.add_stay(ruled, number, stay(who, first, first + timedelta(days=2))) == 3
    found = visit_costs.travel_days(ruled, number)
    assert [day.paid for day in found] == [Amount(5100, "USD"), Amount(6800, "USD"), Amount(5100, "USD")]
    assert visit_costs.totals_by_person(found) == {"Raman": [Amount(17000, "USD")]}


def test_another_stay_moves_the_travel_day_to_the_new_end(ruled, add_visit):
    number, who = add_visit(direction=VisitWay.OUTBOUND), person(ruled, "Raman")
    first = date(2026, 6, 1)
    visit_costs.add_stay(ruled, number, stay(who, first, first + timedelta(days=1)))
    assert visit_costs.add_stay(ruled, number, stay(who, first, first + timedelta(days=3), "Lodz")) == 2
    found = visit_costs.travel_days(ruled, number)
    assert [(day.locality, day.paid.minor) for day in found] == [
        ("Krakow", 5100), ("Krakow", 6800), ("Lodz", 6800), ("Lodz", 5100),
    ]  # fmt: skip


def test_a_travel_day_that_was_set_by_hand_within_the_journey_stays(ruled, add_visit):
    number, who = add_visit(direction=VisitWay.OUTBOUND), person(ruled, "Raman")
    first = date(2026, 6, 1)
    visit_costs.add_stay(ruled, number, stay(who, first, first + timedelta(days=2)))
    with ruled.write("The second day is on the road as well") as door:
        door.set("per_diem_day", 2, {"travel_day": True})
    visit_costs.add_stay(ruled, number, stay(who, first + timedelta(days=3), first + timedelta(days=4), "Lodz"))
    marks = [ruled.get("per_diem_day", n).values["travel_day"] for n in range(1, 6)]
    assert marks == [True, True, False, False, True]


def test_a_day_without_a_rule_says_so_instead_of_an_amount(desk, add_visit):
    number, who = add_visit(direction=VisitWay.OUTBOUND), person(desk, "Raman")
    visit_costs.add_stay(desk, number, stay(who, date(2026, 6, 1), date(2026, 6, 1)))
    [day] = visit_costs.travel_days(desk, number)
    assert day.paid is None
    assert "rate" in day.said[0]


def test_how_a_rate_abroad_is_taken_apart_is_told_apart_from_the_day(ruled, add_visit):
    number, who = add_visit(direction=VisitWay.OUTBOUND), person(ruled, "Raman")
    abroad = Stay(who, date(2026, 6, 1), date(2026, 6, 2), "Krakow", "PL", Amount(15400, "USD"))
    visit_costs.add_stay(ruled, number, abroad)
    found = visit_costs.travel_days(ruled, number)
    assert {day.said for day in found} == {("First or last day: 75% of $154.",)}
    assert all(day.split.startswith("Meals are rounded down") for day in found)


def test_a_rate_is_typed_once_for_a_locality(desk, add_visit):
    number, who = add_visit(direction=VisitWay.OUTBOUND), person(desk, "Raman")
    assert visit_costs.known_rate(desk, "krakow") is None
    visit_costs.add_stay(desk, number, stay(who, date(2026, 6, 1), date(2026, 6, 2), "Kraków"))
    assert visit_costs.known_rate(desk, "krakow") == (Amount(6800, "USD"), Amount(11000, "USD"))


def test_costs_stand_by_payer_against_the_budget_and_say_what_is_not_claimed(desk, add_visit):
    number, who = add_visit(), person(desk, "Raman")
    with desk.write("x") as door:
        line = {"delegation": number, "type": CostType.MEALS}
        door.add("budget_line", line | {"payer": Payer.CITY, "amount": Amount(500000, "USD")})
        for payer, minor, claimant in ((Payer.CITY, 418000, who), (Payer.HOST, 260000, None)):
            own = {"what": "Meals", "on": date(2026, 6, 1), "amount": Amount(minor, "USD")}
            door.add("expense", line | own | {"payer": payer, "person": claimant})
    found = visit_costs.costs_of(desk, number)
    city = found.city
    assert city is not None and (city.spent, city.budget, city.over) == (418000, 500000, False)
    assert (found.unclaimed, found.unclaimed_sums) == (1, (Amount(418000, "USD"),))
    assert sum(b.spent for b in found.by_payer) == found.overall[0].spent == 678000
