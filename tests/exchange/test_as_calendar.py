"""The calendar file: identifiers stay, sequences grow, whole days end on the next, hours keep their zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from cityintl.desk.obligations import obligations
from cityintl.desk.occasions import occasions
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
    whole = Calendar.from_ical(_file(sample))
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
