"""Itineraries: two clocks, days, and what cannot be."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.desk.conflicts import Busy, overlap
from cityintl.desk.itineraries import instant, items_of, other_clock, span
from cityintl.desk.visit_days import days_of
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.event import EventType, GuestAnswer, InvitationAnswer
from cityintl.records.itinerary import ItemType, Part
from cityintl.records.member import LegType, MemberRole

CHICAGO, TOKYO = "America/Chicago", "Asia/Tokyo"
VISIT = date(2027, 4, 13)


@pytest.fixture
def visit(desk):
    with desk.write("x") as door:
        partner = door.add("partner", {"name": "Nagoya", "country": "JP", "zone": TOKYO})
        return door.add(
            "delegation",
            {
                "name": "Delegation from Nagoya", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL,
                "status": VisitStatus.CONFIRMED, "partner": partner, "arrives": VISIT,
                "departs": VISIT + timedelta(days=3),
            },
        )  # fmt: skip


def person(desk, family):
    with desk.write("x") as door:
        return door.add("person", {"family": family})


def item(desk, visit, title, on, starts=None, ends=None, people=(), role=Part.ATTEND, **more):
    with desk.write("x") as door:
        values = {"delegation": visit, "title": title, "type": ItemType.MEETING, "on": on, "starts": starts}
        number = door.add("itinerary_item", values | {"ends": ends} | more)
        for each in people:
            door.add("item_person", {"item": number, "person": each, "role": role})
        return number


def conflicts(desk, visit):
    return {each.title: list(each.conflicts) for day in days_of(desk, visit) for each in day.items}


def test_the_guests_clock_stands_beside_ours_with_its_day_over_the_date_line(desk, visit):
    item(desk, visit, "Meeting", VISIT, "10:00")
    item(desk, visit, "Drive", VISIT, "08:10")
    assert [(i.title, i.there) for i in items_of(desk, visit)] == [("Drive", "10:10 pm"), ("Meeting", "Wed 12:00 am")]


def test_a_day_says_which_one_it_is_and_how_far_the_other_clock_is_ahead(desk, visit):
    found = days_of(desk, visit)
    assert [day.on for day in found] == [VISIT + timedelta(days=n) for n in range(4)]
    assert found[1].said == "day 2 of 4 · Nagoya is 14 hours ahead"


def test_an_hour_less_is_said_in_the_winter(desk, visit):
    with desk.write("x") as door:
        door.set("delegation", visit, {"arrives": date(2027, 1, 12), "departs": date(2027, 1, 12)})
    assert days_of(desk, visit)[0].said == "day 1 of 1 · Nagoya is 15 hours ahead"


def test_our_own_clock_stands_beside_that_of_the_place_we_visit(desk, visit):
    with desk.write("x") as door:
        door.set("delegation", visit, {"direction": VisitWay.OUTBOUND})
    item(desk, visit, "Call", VISIT, "09:00")
    found = items_of(desk, visit)[0]
    assert (found.zone, found.there) == (TOKYO, "Mon 7:00 pm")
    assert days_of(desk, visit)[0].ahead == "Riverton is 14 hours behind"


def test_an_item_with_a_clock_of_its_own_keeps_it(desk, visit):
    item(desk, visit, "Stop in Denver", VISIT, "09:00", zone="America/Denver")
    assert items_of(desk, visit)[0].begin == datetime(2027, 4, 13, 15, tzinfo=UTC)


def test_an_end_before_the_start_is_after_midnight():
    begin, end, doubts = span({"on": VISIT, "starts": "22:30", "ends": "00:30"}, CHICAGO)
    assert end - begin == timedelta(hours=2)
    assert doubts == ()


def test_an_item_without_a_time_has_no_other_clock_and_no_conflict(desk, visit):
    who = person(desk, "Raman")
    item(desk, visit, "Free", VISIT, None, None, [who])
    item(desk, visit, "Meeting", VISIT, "10:00", None, [who])
    assert items_of(desk, visit)[0].there == ""
    assert conflicts(desk, visit) == {"Free": [], "Meeting": []}


def test_an_hour_that_is_skipped_or_comes_twice_is_said():
    assert instant(date(2027, 3, 14), "02:30", CHICAGO)[1] == ("2:30 am does not exist that day: the clocks go forward")
    at, said = instant(date(2027, 11, 7), "01:30", CHICAGO)
    assert said == "1:30 am comes twice that day: the first is taken"
    assert at == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)
    assert instant(date(2027, 3, 14), "03:00", CHICAGO)[1] == ""


def test_a_meeting_over_the_change_of_clocks_is_an_hour_shorter():
    begin, end, _doubts = span({"on": date(2027, 3, 13), "starts": "23:00", "ends": "03:30"}, CHICAGO)
    assert end - begin == timedelta(hours=3, minutes=30)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.times(), st.sampled_from([CHICAGO, TOKYO, "Asia/Kolkata"]))
def test_what_one_clock_shows_comes_back_from_the_other(on, at, zone):
    wanted = f"{at:%H:%M}"
    begin, doubt = instant(on, wanted, zone)
    shown = other_clock(begin, on, zone)
    if "does not exist" not in doubt:
        hour, minute = map(int, wanted.split(":"))
        assert shown == f"{(hour - 1) % 12 + 1}:{minute:02} {'am' if hour < 12 else 'pm'}"


def test_someone_in_two_places_is_said_at_both(desk, visit):
    raman = person(desk, "Raman")
    item(desk, visit, "Lunch", VISIT, "12:00", "14:00", [raman])
    item(desk, visit, "Press", VISIT, "12:15", "12:45", [raman])
    item(desk, visit, "After", VISIT, "14:00", "15:00", [raman])
    assert conflicts(desk, visit) == {
        "Lunch": ["Raman also at 12:15 pm"],
        "Press": ["Raman also at 12:00 pm"],
        "After": [],
    }


def test_who_comes_only_if_free_is_in_no_conflict(desk, visit):
    raman = person(desk, "Raman")
    item(desk, visit, "Lunch", VISIT, "12:00", "14:00", [raman])
    item(desk, visit, "Press", VISIT, "12:15", "12:45", [raman], Part.OPTIONAL)
    assert conflicts(desk, visit) == {"Lunch": [], "Press": []}


def test_another_visit_on_the_same_day_counts(desk, visit):
    raman = person(desk, "Raman")
    with desk.write("x") as door:
        other = door.add(
            "delegation",
            {
                "name": "Other", "direction": VisitWay.INBOUND, "type": VisitType.COURTESY,
                "status": VisitStatus.CONFIRMED, "zone": "America/New_York",
            },
        )  # fmt: skip
    item(desk, other, "Call", VISIT, "13:15", "14:00", [raman])
    item(desk, visit, "Lunch", VISIT, "12:00", "14:00", [raman])
    assert conflicts(desk, visit) == {"Lunch": ["Raman also at 12:15 pm"]}


def test_an_event_that_someone_hosts_or_comes_to_counts(desk, visit):
    raman, haddad, unsure = (person(desk, family) for family in ("Raman", "Haddad", "Unsure"))
    with desk.write("x") as door:
        dinner = {"name": "Rotary lunch", "type": EventType.LUNCH, "on": VISIT, "starts": "12:15", "ends": "13:30"}
        event = door.add("event", dinner | {"host": raman})
        for guest, answer in ((haddad, GuestAnswer.ACCEPTED), (unsure, GuestAnswer.INVITED)):
            door.add("guest", {"event": event, "name": "Guest", "person": guest, "answer": answer})
        door.add("event", dinner | {"name": "Lunch for the guests", "delegation": visit, "host": raman})
    item(desk, visit, "Lunch", VISIT, "12:00", "14:00", [raman, haddad, unsure])
    item(desk, visit, "After", VISIT, "14:00", "15:00", [raman])
    assert conflicts(desk, visit) == {
        "Lunch": ["Raman also at 12:15 pm: Rotary lunch", "Haddad also at 12:15 pm: Rotary lunch"],
        "After": [],
    }


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (InvitationAnswer.ACCEPTED, ["Raman also at 12:15 pm: National day"]),
        (InvitationAnswer.SUBSTITUTE, ["Raman also at 12:15 pm: National day"]),
        (InvitationAnswer.OPEN, []),
    ],
)
def test_an_invitation_that_someone_follows_counts_by_the_clock_of_its_place(desk, visit, answer, said):
    raman = person(desk, "Raman")
    with desk.write("x") as door:
        door.add(
            "invitation",
            {
                "occasion": "National day", "invited": "The Mayor", "answer": answer, "goes": raman, "on": VISIT,
                "starts": "13:15", "zone": "America/New_York",
            },
        )  # fmt: skip
    item(desk, visit, "Lunch", VISIT, "12:00", "14:00", [raman])
    assert conflicts(desk, visit) == {"Lunch": said}


def test_a_member_on_the_way_cannot_be_at_an_item(desk, visit):
    who = person(desk, "Oshima")
    with desk.write("x") as door:
        member = door.add("member", {"delegation": visit, "person": who, "role": MemberRole.HEAD})
        door.add(
            "travel_leg",
            {
                "member": member, "type": LegType.FLIGHT, "carrier": "NH 112", "leaves_on": VISIT, "leaves_at": "10:45",
                "leaves_zone": TOKYO, "lands_on": VISIT, "lands_at": "09:00", "lands_zone": CHICAGO,
            },
        )  # fmt: skip
    item(desk, visit, "Welcome", VISIT, "08:30", None, [who])
    item(desk, visit, "Arrival", VISIT, "08:45", None, [who], type=ItemType.ARRIVAL)
    item(desk, visit, "Lunch", VISIT, "12:00", None, [who])
    assert conflicts(desk, visit) == {"Welcome": ["Oshima on NH 112 until 9:00 am"], "Arrival": [], "Lunch": []}


def test_an_item_outside_the_visit_is_said(desk, visit):
    item(desk, visit, "Early", VISIT - timedelta(days=1), "10:00")
    item(desk, visit, "Late", VISIT + timedelta(days=4), "10:00")
    assert conflicts(desk, visit) == {"Early": ["before the arrival"], "Late": ["after the departure"]}
    assert days_of(desk, visit)[0].said.startswith("outside the visit")


def test_no_time_to_get_there_is_said_only_between_two_known_addresses(desk, visit):
    item(desk, visit, "Works", VISIT, "09:00", "10:00", place="Water Works", address="1200 Levee Road")
    item(desk, visit, "Hall", VISIT, "10:00", "11:00", address="1 Main Street")
    item(desk, visit, "Room", VISIT, "11:00", "12:00", address="1 main street")
    item(desk, visit, "Lunch", VISIT, "12:00", "13:00")
    found = conflicts(desk, visit)
    assert found == {"Works": [], "Hall": ["no time to get here from Water Works"], "Room": [], "Lunch": []}


MOMENT = datetime(2027, 4, 13, tzinfo=UTC)
times = st.builds(
    lambda start, length: Busy(
        1, MOMENT + timedelta(minutes=start), MOMENT + timedelta(minutes=start + length) if length else None, ""
    ),
    st.integers(0, 300),
    st.integers(0, 120),
)


@given(times, times)
def test_overlapping_is_mutual_and_means_a_shared_minute(one, other):
    assert overlap(one, other) == overlap(other, one)
    minutes = [
        set(
            range(
                int((b.begin - MOMENT).total_seconds() // 60),
                int(((b.end or b.begin) - MOMENT).total_seconds() // 60) or 0,
            )
        )
        for b in (one, other)
    ]
    if minutes[0] & minutes[1]:
        assert overlap(one, other)
    if one.end and one.end <= other.begin:
        assert not overlap(one, other)
