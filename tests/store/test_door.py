"""The one write door: a step is written whole or not at all, and never over what somebody else changed."""

import pytest

from cityintl.errors import UserError
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskBusy, Invalid, NotFound, StaleEdit, StillNeeded


@pytest.fixture
def nagoya(desk):
    with desk.write("Add partner") as door:
        return door.add("partner", {"name": "Nagoya"})


@pytest.fixture
def tie(desk, nagoya):
    with desk.write("Add tie") as door:
        return door.add("tie", {"partner": nagoya, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})


def events(desk, tie):
    listing = desk.listing("tie_event", ("on", "from_status", "to_status"), where={"tie": tie})
    return [(on, before.name if before else None, after.name) for on, before, after in listing.rows]


def status(desk, tie):
    return desk.get("tie", tie).values["status"].name


def test_an_error_in_the_middle_writes_nothing_and_lets_the_next_one_write(desk, nagoya, content):
    before = content(desk)
    with pytest.raises(ZeroDivisionError), desk.write("Half") as door:
        door.add("partner", {"name": "Half"})
        door.delete("partner", nagoya)
        raise ZeroDivisionError
    assert content(desk) == before and len(desk.history()) == 2
    with desk.write("Whole") as door:
        assert door.add("partner", {"name": "Whole"}) == nagoya + 1


def test_a_step_that_changes_nothing_is_no_step(desk, nagoya):
    told = []
    desk.changed.append(told.append)
    with desk.write("Nothing") as door:
        door.set("partner", nagoya, {"name": "Nagoya", "region": ""})
        door.add_many("partner", [])
    assert told == [] and desk.history()[0].label == "Add partner"


def test_what_comes_and_goes_in_one_step_leaves_no_trace(desk, nagoya):
    with desk.write("Try") as door:
        door.delete("partner", door.add("partner", {"name": "Gone"}))
        door.set("partner", nagoya, {"name": "Nagoya City"})
    (step, *_) = desk.history()
    assert step.records == 1 and desk.check() == []


def test_screens_are_told_once_with_every_kind_touched(desk, nagoya):
    told = []
    desk.changed.append(told.append)
    desk.changed.append(lambda kinds: told.append(desk.counts()["person"]))
    with desk.write("Add") as door:
        door.add("person", {"family": "Tanaka", "partner": nagoya})
        door.set("partner", nagoya, {"region": "Aichi"})
    assert told == [{"person", "partner"}, 1]


def test_an_edit_of_what_changed_meanwhile_is_refused(desk, nagoya):
    seen = desk.get("partner", nagoya).changed_in
    with desk.write("Mine") as door:
        door.set("partner", nagoya, {"name": "A"}, seen=seen)
        door.set("partner", nagoya, {"name": "B"}, seen=seen)
    with pytest.raises(StaleEdit, match=r"PAR-1 was changed meanwhile\. Look"), desk.write("Theirs") as door:
        door.set("partner", nagoya, {"name": "C"}, seen=seen)
    assert desk.get("partner", nagoya).title == "B"
    desk.undo()
    with desk.write("Now it fits") as door:
        door.set("partner", nagoya, {"name": "C"}, seen=seen)


def test_empty_text_is_nothing(desk, nagoya):
    with desk.write("Fill") as door:
        door.set("partner", nagoya, {"region": "Aichi", "languages": ("ja",)})
    with desk.write("Empty") as door:
        door.set("partner", nagoya, {"region": "", "languages": ()})
    values = desk.get("partner", nagoya).values
    assert values["region"] is None and values["languages"] is None


def test_a_rule_of_the_kind_refuses_in_its_own_words(desk, nagoya):
    with pytest.raises(Invalid, match="Latitude and longitude go together") as refused, desk.write("Place") as door:
        door.set("partner", nagoya, {"latitude": 35.1})
    assert [p.field for p in refused.value.problems] == ["longitude"]
    with pytest.raises(Invalid), desk.write("Import") as door:
        door.add_many("partner", [{"name": "Fine"}, {"name": ""}])
    assert desk.count("partner") == 1


def test_a_name_that_is_no_field_is_a_mistake_of_the_program(desk, nagoya):
    for values in ({"colour": "red"}, {"changed_in": 3}, {"id": 9}):
        with pytest.raises(KeyError), desk.write("Bad") as door:
            door.set("partner", nagoya, values)
    with pytest.raises(KeyError), desk.write("Bad") as door:
        door.add("person", {"family": "Tanaka", "full_name": "X"})


def test_a_record_that_others_need_stays(desk, nagoya, tie, content):
    with desk.write("More") as door:
        for _ in range(4):
            door.add("tie", {"partner": nagoya, "type": TieType.MOU, "status": TieStatus.ACTIVE})
    before = content(desk)
    with pytest.raises(StillNeeded, match=r"PAR-1 is needed by TIE-1, TIE-2, TIE-3 and 2 more"):  # noqa: SIM117
        with desk.write("Delete") as door:
            door.delete("partner", nagoya)
    assert content(desk) == before


def test_a_refused_deletion_has_done_nothing_even_when_the_step_goes_on(desk, nagoya, tie):
    with desk.write("Prepare") as door:
        letter = door.add("person", {"family": "Tanaka", "partner": nagoya})
    with desk.write("Tidy") as door:
        with pytest.raises(StillNeeded):
            door.delete("partner", nagoya)
        door.set("person", letter, {"given": "Haruka"})
    assert desk.get("person", letter).values["partner"] == nagoya


def test_a_deleted_record_takes_parts_and_links_and_leaves_others_without_it(desk, nagoya, tie, today):
    with desk.write("Fill") as door:
        person = door.add("person", {"family": "Tanaka", "partner": nagoya})
        office = door.add("office", {"person": person, "title": "Mayor"})
        door.set("tie", tie, {"contact": person, "our_contact": person})
        decision = door.add("decision", {"on": today, "what": "Wait", "decided_by": "Mayor"})
        door.connect("decision", decision, "about", "person", person)
        door.connect("person", person, "asked", "tie", tie)
    assert [(p.kind, p.ids) for p in desk.parts("person", person)] == [("office", (office,))]
    with desk.write("Delete") as door:
        door.delete("person", person)
    assert desk.get("tie", tie).values["contact"] is None and desk.get("tie", tie).values["our_contact"] is None
    assert desk.counts()["office"] == 0
    assert [(link.role, link.reference) for link in desk.linked("tie", tie)] == [("Partner", "PAR-1")]
    assert desk.check() == []


def test_a_record_that_points_to_itself_can_be_deleted(desk, content):
    with desk.write("Add") as door:
        from cityintl.records.organization import OrganizationType

        number = door.add("organization", {"name": "Body", "type": OrganizationType.NGO})
        door.set("organization", number, {"parent": number})
    before = content(desk)
    with desk.write("Delete") as door:
        door.delete("organization", number)
    desk.undo()
    assert content(desk) == before and desk.check() == []


def test_links_show_at_both_ends_and_are_made_once(desk, nagoya, today):
    with desk.write("Decide") as door:
        decision = door.add("decision", {"on": today, "what": "Wait", "decided_by": "Mayor"})
        door.connect("decision", decision, "about", "partner", nagoya)
        door.connect("decision", decision, "about", "partner", nagoya)
    (here,), (there,) = desk.linked("decision", decision), desk.linked("partner", nagoya)
    assert (here.role, here.reference, here.outward) == ("about", "PAR-1", True)
    assert (there.role, there.reference, there.outward, there.title) == ("about", "DEC-1", False, "Wait")
    with desk.write("Cut") as door:
        door.disconnect("decision", decision, "about", "partner", nagoya)
    assert desk.linked("partner", nagoya) == []
    with pytest.raises(NotFound, match="not linked"), desk.write("Cut") as door:
        door.disconnect("decision", decision, "about", "partner", nagoya)
    with pytest.raises(UserError, match="not linked to itself"), desk.write("Self") as door:
        door.connect("partner", nagoya, "like", "partner", nagoya)
    with pytest.raises(NotFound, match="PAR-99"), desk.write("Nobody") as door:
        door.connect("decision", decision, "about", "partner", 99)


def test_what_is_not_there_is_said_by_its_reference(desk):
    for act in (
        lambda door: door.set("tie", 9, {"why": "x"}),
        lambda door: door.delete("tie", 9),
        lambda door: door.add("agreement", {"tie": 9, "title": "Paper"}),
    ):
        with pytest.raises(NotFound, match="There is no TIE-9"), desk.write("Nobody") as door:
            act(door)


def test_a_desk_has_one_city_that_can_change_but_not_go(desk):
    with pytest.raises(UserError, match="works for one city"), desk.write("Second") as door:
        door.add("home", {"name": "X", "country": "US", "zone": "America/Chicago"})
    with pytest.raises(UserError, match="always has its own city"), desk.write("Gone") as door:
        door.delete("home", 1)
    with desk.write("Office") as door:
        door.set("home", 1, {"office": "Sister Cities Desk"})
    assert desk.home()["office"] == "Sister Cities Desk" and desk.check() == []
    desk.undo()
    assert desk.home()["office"] is None


def test_the_day_is_the_day_in_the_city(desk, monkeypatch, now):
    from datetime import date, timedelta

    assert desk.today == date(2026, 5, 14)
    monkeypatch.setattr(desk, "clock", lambda: now + timedelta(hours=13))  # 04:00 UTC, 23:00 in Illinois
    assert desk.today == date(2026, 5, 14)


def test_a_second_step_while_one_is_open_is_refused_in_a_sentence(desk):
    with desk.write("First"), pytest.raises(DeskBusy, match="just being written"), desk.write("Second"):
        pass


class TestStatusOfATie:
    """The newest dated change decides, whichever way it came, went or was edited."""

    def test_a_change_by_hand_becomes_a_dated_event(self, desk, tie):
        with desk.write("Suspend") as door:
            door.set("tie", tie, {"status": TieStatus.SUSPENDED})
        assert events(desk, tie) == [("2026-05-14", "ACTIVE", "SUSPENDED")]

    def test_an_event_decides_and_an_older_one_does_not(self, desk, tie):
        with desk.write("Now") as door:
            door.add("tie_event", {"tie": tie, "on": "2020", "to_status": TieStatus.SUSPENDED})
            door.add("tie_event", {"tie": tie, "on": "1999", "to_status": TieStatus.PROVISIONAL})
        assert status(desk, tie) == "SUSPENDED"
        assert events(desk, tie) == [("2020", "ACTIVE", "SUSPENDED"), ("1999", None, "PROVISIONAL")]

    def test_an_event_between_two_says_what_stood_before_it(self, desk, tie):
        with desk.write("Add") as door:
            door.add_many(
                "tie_event",
                [
                    {"tie": tie, "on": "1990", "to_status": TieStatus.PROVISIONAL},
                    {"tie": tie, "on": "2020", "to_status": TieStatus.TERMINATED},
                    {"tie": tie, "on": "2000", "to_status": TieStatus.SUSPENDED},
                ],
            )
        assert events(desk, tie)[-1] == ("2000", "PROVISIONAL", "SUSPENDED")
        assert status(desk, tie) == "TERMINATED" and desk.check() == []

    def test_the_first_event_of_a_tie_that_has_that_status_already_comes_from_nothing(self, desk, tie):
        with desk.write("Add") as door:
            door.add("tie_event", {"tie": tie, "on": "1962", "to_status": TieStatus.ACTIVE})
        assert events(desk, tie) == [("1962", None, "ACTIVE")]

    def test_deleting_the_newest_event_brings_the_one_before_back_and_the_last_what_stood_before(self, desk, tie):
        with desk.write("Add") as door:
            first = door.add("tie_event", {"tie": tie, "on": "1990", "to_status": TieStatus.PROVISIONAL})
            second = door.add("tie_event", {"tie": tie, "on": "2020", "to_status": TieStatus.TERMINATED})
        with desk.write("Delete") as door:
            door.delete("tie_event", second)
        assert status(desk, tie) == "PROVISIONAL"
        with desk.write("Delete") as door:
            door.delete("tie_event", first)
        assert status(desk, tie) == "ACTIVE" and desk.check() == []

    def test_editing_an_event_moves_the_status(self, desk, tie):
        with desk.write("Add") as door:
            door.add("tie_event", {"tie": tie, "on": "1990", "to_status": TieStatus.PROVISIONAL})
            newest = door.add("tie_event", {"tie": tie, "on": "2020", "to_status": TieStatus.TERMINATED})
        with desk.write("Edit") as door:
            door.set("tie_event", newest, {"to_status": TieStatus.SUSPENDED})
        assert status(desk, tie) == "SUSPENDED"
        with desk.write("Edit") as door:
            door.set("tie_event", newest, {"on": "1980"})
        assert status(desk, tie) == "PROVISIONAL" and desk.check() == []

    def test_moving_an_event_to_another_tie_settles_both(self, desk, nagoya, tie):
        with desk.write("Add") as door:
            other = door.add("tie", {"partner": nagoya, "type": TieType.MOU, "status": TieStatus.INQUIRY})
            event = door.add("tie_event", {"tie": tie, "on": "2020", "to_status": TieStatus.TERMINATED})
        with desk.write("Move") as door:
            door.set("tie_event", event, {"tie": other})
        assert (status(desk, tie), status(desk, other)) == ("ACTIVE", "TERMINATED")
        assert desk.check() == []

    def test_a_change_by_hand_before_a_planned_one_is_refused_not_dropped(self, desk, tie):
        with desk.write("Plan") as door:
            door.add("tie_event", {"tie": tie, "on": "2027-01-01", "to_status": TieStatus.TERMINATED})
        with pytest.raises(UserError, match=r"2027-01-01.*status history"), desk.write("Now") as door:
            door.set("tie", tie, {"status": TieStatus.SUSPENDED})
        assert status(desk, tie) == "TERMINATED"
