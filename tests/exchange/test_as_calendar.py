"""The calendar file: identifiers stay, sequences grow, whole days end on the next, hours keep their zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from cityintl.desk.obligations import State, answering, obligations
from cityintl.desk.occasions import occasions
from cityintl.desk.rules import add_defaults
from cityintl.exchange.as_calendar import calendar
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.itinerary import ItemType
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
UNTIL = date(2027, 12, 31)


@pytest.fixture
def tied(desk: DeskFile) -> DeskFile:
    """A tie with a review, and a visit of Nagoya to us that begins before the clocks change here."""
    with desk.write("Begin") as door:
        partner = door.add("partner", {"name": "Nagoya", "country": "JP"})
        door.add(
            "tie",
            {
                "partner": partner,
                "type": TieType.SISTER_CITY,
                "status": TieStatus.SUSPENDED,
                "review_on": date(2026, 9, 1),
            },
        )
        visit = door.add(
            "delegation",
            {
                "name": "Mission to Nagoya", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING,
                "status": VisitStatus.CONFIRMED, "arrives": date(2026, 10, 30), "departs": date(2026, 11, 3),
                "zone": "Asia/Tokyo", "authority": "Council", "insurance": "yes", "advisory": "1",
            },
        )  # fmt: skip
        for title, on, starts, ends, zone in (
            ("Meeting", date(2026, 11, 2), "09:30", "10:15", None),
            ("Call home", date(2026, 10, 31), "18:00", None, "America/Chicago"),
            ("Call home again", date(2026, 11, 2), "18:00", None, "America/Chicago"),
        ):
            own = {"title": title, "type": ItemType.MEETING, "on": on, "starts": starts, "ends": ends, "zone": zone}
            door.add("itinerary_item", {"delegation": visit, **own})
    return desk


def _file(desk: DeskFile) -> bytes:
    return calendar(desk, obligations(desk, None, UNTIL, TODAY), occasions(desk, TODAY, UNTIL))


def _sequences(whole: bytes) -> dict[str, int]:
    return {key: int(each["sequence"]) for key, each in _events(whole).items()}


def _events(whole: bytes) -> dict[str, object]:
    return {str(each["uid"]).partition("@")[0]: each for each in Calendar.from_ical(whole).walk("VEVENT")}


def test_a_changed_day_keeps_its_identifier_and_raises_its_sequence(tied: DeskFile) -> None:
    before = _events(_file(tied))["tie_review:TIE-1"]
    with tied.write("Later") as door:
        door.set("tie", 1, {"review_on": date(2026, 9, 15)})
    after = _events(_file(tied))["tie_review:TIE-1"]
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    assert (before["dtstart"].dt, after["dtstart"].dt) == (date(2026, 9, 1), date(2026, 9, 15))
    tied.undo()
    again = _events(_file(tied))["tie_review:TIE-1"]
    assert int(again["sequence"]) > int(after["sequence"]), "what was taken back is the newest too"
    assert again["dtstart"].dt == date(2026, 9, 1)


def test_no_identifier_stands_twice(sample: DeskFile) -> None:
    year_ago = date(2025, 5, 14)
    owed, taking_place = obligations(sample, year_ago, UNTIL, TODAY), occasions(sample, year_ago, UNTIL)
    keys = [each.key for each in (*owed, *taking_place)]
    assert len(keys) == len(set(keys))
    whole = Calendar.from_ical(calendar(sample, owed, taking_place))
    found = [str(each["uid"]) for each in whole.walk("VEVENT")]
    assert len(found) == len(set(found)) > 50


def test_whole_days_end_on_the_day_after_their_last(tied: DeskFile) -> None:
    found = _events(_file(tied))
    assert found["delegation:DEL-1"]["dtend"].dt == date(2026, 11, 4)
    review = found["tie_review:TIE-1"]
    assert review["dtend"].dt - review["dtstart"].dt == timedelta(days=1)


def test_a_second_library_reads_the_same_instants_over_the_change_of_clocks(tied: DeskFile) -> None:
    read = vobject.readOne(_file(tied).decode())
    starts = {
        each.summary.value: each.dtstart.value for each in read.vevent_list if hasattr(each.dtstart.value, "hour")
    }
    assert starts["Meeting"].astimezone(UTC) == datetime(2026, 11, 2, 0, 30, tzinfo=UTC)
    first, second = starts["Call home"], starts["Call home again"]
    assert first.astimezone(UTC) == datetime(2026, 10, 31, 23, tzinfo=UTC), "summer time in Chicago"
    assert second.astimezone(UTC) == datetime(2026, 11, 3, 0, tzinfo=UTC), "and after its end"
    assert first.astimezone(ZoneInfo("Asia/Tokyo")).day == 1


def test_every_zone_that_is_named_is_described(tied: DeskFile) -> None:
    whole = Calendar.from_ical(_file(tied))
    described = {str(each["tzid"]) for each in whole.walk("VTIMEZONE")}
    named = {str(e["dtstart"].params["TZID"]) for e in whole.walk("VEVENT") if "TZID" in e["dtstart"].params}
    assert named == described == {"Asia/Tokyo", "America/Chicago"}


def test_what_is_private_or_has_no_day_stays_out(sample: DeskFile) -> None:
    owed = obligations(sample, None, UNTIL, TODAY)
    assert any(each.private for each in owed)
    assert any(each.due is None for each in owed)
    told = _file(sample).decode()
    assert "passport:MBR" not in told
    assert len(_events(_file(sample))) == sum(e.due is not None and not e.private for e in owed) + len(
        occasions(sample, TODAY, UNTIL)
    )


def test_an_empty_calendar_is_one_too(desk: DeskFile) -> None:
    assert _file(desk).startswith(b"BEGIN:VCALENDAR")


def _on(desk: DeskFile, day: date, before: bytes = b"") -> bytes:
    """The whole calendar as it is written on a day, over a file from before."""
    desk.clock = lambda: datetime.combine(day, time(15), UTC)
    owed = obligations(desk, None, UNTIL, day)
    done = [each for each in obligations(desk, date(2025, 1, 1), UNTIL, day) if each.state is State.DONE]
    return calendar(desk, [*owed, *done], occasions(desk, day, UNTIL), before)


def test_a_rule_that_begins_to_hold_overnight_raises_the_sequence_of_what_it_moves(tied: DeskFile) -> None:
    add_defaults(tied)
    with tied.write("A new habit") as door:
        door.set("delegation", 1, {"insurance": None})
        door.add("rule", {"code": "insurance_lead", "label": "Sooner", "value": 30.0, "unit": "days",
                          "effective_from": date(2026, 6, 1)})  # fmt: skip
    before, after = (_events(_on(tied, day))["insurance:DEL-1"] for day in (date(2026, 5, 31), date(2026, 6, 1)))
    assert (before["dtstart"].dt, after["dtstart"].dt) == (date(2026, 10, 16), date(2026, 9, 30))
    assert int(after["sequence"]) > int(before["sequence"])


def test_sequences_never_fall_with_steps_undone_and_days_gone(tied: DeskFile) -> None:
    seen = [_sequences(_on(tied, TODAY))["tie_review:TIE-1"]]
    for day, work in (
        (TODAY, lambda: _review(tied, date(2026, 9, 2))), (TODAY, tied.undo),
        (TODAY + timedelta(days=1), lambda: None), (TODAY + timedelta(days=9), lambda: _review(tied, date(2026, 9, 3))),
    ):  # fmt: skip
        work()
        seen.append(_sequences(_on(tied, day))["tie_review:TIE-1"])
    assert seen == sorted(set(seen))
    assert seen[-1] < 2**31, "it is a number of 32 bits"


def _review(desk: DeskFile, on: date) -> None:
    with desk.write("Review") as door:
        door.set("tie", 1, {"review_on": on})


def _cancelled(whole: bytes) -> dict[str, tuple[date, int]]:
    """By key what another library reads as taken back: its day and sequence."""
    read = vobject.readOne(whole.decode())
    return {
        each.uid.value.partition("@")[0]: (each.dtstart.value, int(each.sequence.value))
        for each in read.contents.get("vevent", ())
        if getattr(each, "status", None) is not None and each.status.value == "CANCELLED"
    }


def test_what_is_done_goes_out_as_cancelled(tied: DeskFile) -> None:
    before = _on(tied, TODAY)
    each = next(o for o in obligations(tied, None, UNTIL, TODAY) if o.family == "tie_review")
    answering.finish(tied, each, TODAY)
    after = _cancelled(_on(tied, TODAY))
    assert after["tie_review:TIE-1"][0] == date(2026, 9, 1)
    assert after["tie_review:TIE-1"][1] > _sequences(before)["tie_review:TIE-1"]
    assert "tie_review:TIE-1" not in _cancelled(before)


def test_what_is_gone_from_the_desk_is_taken_back_in_the_same_file(tied: DeskFile) -> None:
    before = _on(tied, TODAY)
    assert {"tie_review:TIE-1", "delegation:DEL-1"} <= _events(before).keys()
    with tied.write("Off") as door:
        door.set("delegation", 1, {"status": VisitStatus.CANCELLED})
        door.set("tie", 1, {"review_on": None})
    assert _cancelled(_on(tied, TODAY)) == {}, "a new file knows nothing to take back"
    again = _on(tied, TODAY, before)
    taken = _cancelled(again)
    assert {"tie_review:TIE-1", "delegation:DEL-1", "itinerary_item:ITI-1"} <= taken.keys()
    assert all(number > _sequences(before)[key] for key, (_day, number) in taken.items())
    assert _cancelled(_on(tied, TODAY, again)).keys() == taken.keys(), "until it is long over"
    assert _cancelled(_on(tied, date(2029, 6, 1), again)) == {}


def test_what_moved_out_of_sight_keeps_no_old_day_and_what_is_not_asked_stays(tied: DeskFile) -> None:
    before = _on(tied, TODAY)
    _review(tied, date(2031, 3, 3))
    again = _events(_on(tied, TODAY, before))
    assert again["tie_review:TIE-1"]["dtstart"].dt == date(2031, 3, 3)
    assert _events(calendar(tied, [], [], _on(tied, TODAY))) == {}


@pytest.mark.parametrize("other", [b"", b"Dear diary", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
def test_somebody_elses_file_is_written_over(tied: DeskFile, other: bytes) -> None:
    assert _events(_on(tied, TODAY, other)).keys() == _events(_on(tied, TODAY)).keys()
