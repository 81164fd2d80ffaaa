"""The sample desk: whole, sound, the same for the same day, and worth reading."""

import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest

from cityintl import store
from cityintl.desk import lists
from cityintl.desk import sample as riverton
from cityintl.desk.sample_days import is_relative, working_day, written_out
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.letter_template import LETTER_TEMPLATES
from cityintl.records.rule import RULES
from cityintl.records.tie import Authority, TieStatus
from cityintl.records.values import Choice, Note, Text
from cityintl.store import DeskFile

ALL = (*kinds.KINDS, kinds.HOME)
#: Fields of one line that describe; the notes describe too, and addresses do not.
LINES = {"subject", "what", "areas", "diet", "access_needs", "proposed_by", "basis", "evidence", "costs", "occasion"}


def _records(desk: DeskFile, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number in desk.listing(kind, ()).ids:
        yield number, desk.get(kind, number).values


def _content(path: Path) -> dict[str, list[Any]]:
    """Every row of every table as the file holds it: records, links, steps; of a change only what it was about.

    What was confidential stands in a change as a salted digest, which is never twice the same.
    """
    tables = (*(kind.name for kind in ALL), "connection", "change_set", "search_entry", "file_content")
    with closing(sqlite3.connect(path)) as held:
        rows = {table: held.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall() for table in tables}
        return rows | {"change": held.execute("SELECT id, set_id, table_name, row_id FROM change").fetchall()}


def _made(path: Path, day: date, clock: Any) -> DeskFile:
    riverton.make(path, day)
    return store.open_desk(path, clock)


def test_it_is_sound_and_as_large_as_a_real_desk(sample: DeskFile) -> None:
    assert sample.check() == []
    least = {
        "tie": 13, "partner": 15, "person": 95, "organization": 55, "agreement": 20, "tie_event": 30,
        "office": 40, "legal_review": 18, "committee_term": 12, "association_agreement": 2, "association_report": 3,
        "exchange": 15, "host_family": 10, "traveller": 25, "support": 7, "membership": 7, "greeting_list": 6,
        "greeting": 36, "delegation": 16, "itinerary_item": 75, "item_person": 290, "member": 53, "travel_leg": 15,
        "meeting_sheet": 15, "checklist_item": 120, "budget_line": 34, "expense": 28, "per_diem_day": 14,
        "after_note": 18, "gift": 50, "follow_up": 38, "invitation": 16, "event": 9, "guest": 55,
        "correspondence": 80, "decision": 21, "document": 36, "holiday": 20, "signatory": 3,
        "event_bid": 5, "bid_stage": 6, "guarantee": 4, "investment_lead": 6, "statement": 6, "liaison_contact": 6,
        "visitor_program": 4, "program_meeting": 5, "media_item": 8, "records_request": 6, "retention_class": 6,
        "hold": 3,
        "opportunity": 10, "grant": 7, "grant_budget_line": 20, "grant_transaction": 35, "grant_report": 20,
        "subaward": 3, "amendment": 7, "prior_approval": 6, "office_account": 7, "office_spending": 7,
        "work_hours": 8, "registration": 2, "federal_spend": 3,
    }  # fmt: skip
    counts = sample.counts()
    assert {kind for kind, number in least.items() if counts[kind] < number} == set()


def test_every_field_of_every_kind_is_filled_somewhere(sample: DeskFile) -> None:
    empty = {
        f"{kind.name}.{name}"
        for kind in ALL
        if kind.name != "printing"  # written by the program when a paper goes out; nothing of the sample was printed
        for records in [list(_records(sample, kind.name))]
        for name in kind.fields
        if all(values[name] is None for _number, values in records)
    }
    assert empty == set()


#: Choices that no record of one city has, and why.
UNUSED = {
    "tie.type": (
        "Sister county",
        "Cooperation charter",
        "Network pairing",
        "Other tie",
    ),  # thirteen ties, not all sorts
    "tie.status": ("Inquiry",),  # each tie began so; the one that stayed there, Xi’an, is a partner without a tie
    "tie.theme": ("Safety", "Human rights"),  # the theme of a tie is its main one
    "partner.level": ("District", "County", "Region", "Country"),  # Riverton is a city among cities
    "agreement.type": ("Cooperation charter",),  # nobody has offered one
    "agreement.binding": ("Binding",),  # the City Attorney lets none pass
    "tie_event.from_status": ("Suspended", "Emeritus", "Terminated"),  # none has come back yet
    "event_bid.type": ("Exposition or fair", "Other event"),  # there is no hall for a fair
    "investment_lead.status": ("Offer made",),  # the state makes the offers, and none is out
    "statement.type": ("Other statement",),
    "liaison_contact.medium": ("Card",),  # nobody asks for advice on a card
    "visitor_program.type": ("Other program",),
    "visitor_program.status": ("Cancelled",),  # two people and sixty volunteers have cancelled nothing yet
    "records_request.medium": ("Video call", "Card"),
    "hold.type": ("Investigation",),  # nobody investigates this office
    "letter_template.purpose": ("Another letter",),  # the office has written none of its own yet
    "grant.status": ("Awarded", "Accepted", "Suspended", "Closeout", "Closed"),  # seven awards, not every phase
}


def test_every_choice_stands_somewhere_or_is_no_choice_of_this_city(sample: DeskFile) -> None:
    unused = {}
    for kind in kinds.KINDS:  # our own city is one record
        records = [values for _number, values in _records(sample, kind.name)]
        for name, field in kind.fields.items():
            if isinstance(field.value, Choice):
                used = {values[name] for values in records}
                if missing := tuple(word.value for word in field.value.words if word not in used):
                    unused[f"{kind.name}.{name}"] = missing
    assert unused == UNUSED


def test_every_value_survives_being_edited(sample: DeskFile) -> None:
    for kind in ALL:
        for number, values in _records(sample, kind.name):
            for name, field in kind.editable.items():
                typed = field.value.type_text(values[name])
                assert field.value.read(typed) == values[name], (kind.reference(number), name)


def test_no_two_descriptions_are_alike(sample: DeskFile) -> None:
    texts = Counter(
        values[name]
        for kind in ALL
        if kind not in (RULES, LETTER_TEMPLATES)  # what the program ships; a source stands under each rule it gives
        for _number, values in _records(sample, kind.name)
        for name, field in kind.fields.items()
        if (isinstance(field.value, Note) and "address" not in name)
        or (name in LINES and not field.link and not isinstance(field.value, Choice))
    )
    del texts[None]
    assert [text for text, number in texts.items() if number > 1] == []
    assert len(texts) > 900


def test_no_text_holds_a_day_that_was_not_written_out(sample: DeskFile) -> None:
    for kind in ALL:
        if kind is LETTER_TEMPLATES:  # what stands in braces there is filled in by letters
            continue
        for number, values in _records(sample, kind.name):
            for value in values.values():
                unread = isinstance(value, str) and (
                    "{" in value or ("today" in value and value.endswith(tuple("0123456789")))
                )
                assert not unread, (kind.reference(number), value)
    pitch = [t for _n, v in _records(sample, "correspondence") if (t := v["text"]) and "three nights from" in t]
    assert "September 18, 2026" in pitch[0]


def test_all_links_lead_to_a_record(sample: DeskFile) -> None:
    for number, _values in _records(sample, "decision"):
        about = [link for link in sample.linked("decision", number) if link.role == "about" and link.outward]
        assert about, f"DEC-{number} is about nothing"
        assert all(link.title for link in about)
    for number, values in _records(sample, "tie"):
        for name in ("counterpart", "contact", "our_contact"):
            assert values[name], (number, name)
        assert sample.parts("tie", number)


def test_a_wrong_name_in_the_files_is_named(today: date) -> None:
    shelf = riverton.Shelf(today, {})
    with pytest.raises(KeyError, match=r"tie\.atlantis"):
        shelf.number("tie.atlantis")
    with pytest.raises(KeyError, match="colour"):
        shelf.values(kinds.kind("tie"), {"colour": "red"})


def test_every_partner_has_its_place_and_its_clock(sample: DeskFile) -> None:
    for _number, values in _records(sample, "partner"):
        assert values["zone"] in available_timezones(), values["name"]
        assert values["latitude"] is not None, values["name"]
        assert values["longitude"] is not None, values["name"]
        assert values["population"], values["name"]
        assert values["local_name"], values["name"]
        assert values["languages"], values["name"]
    away = lists.listing(sample, "tie", ("partner", "away"))
    miles = dict(away.rows)
    assert 6_400 < miles["Nagoya"] < 6_700
    assert 1_500 < miles["Guadalajara"] < 1_700
    assert len({v["country"] for _n, v in _records(sample, "partner")}) >= 11


def test_people_have_names_in_six_scripts_and_both_orders(sample: DeskFile) -> None:
    people = [values for _number, values in _records(sample, "person")]
    letters = {c for p in people for c in f"{p['local_name'] or p['full_name']}" if c.isalpha()}
    scripts = {unicodedata.name(letter).split()[0] for letter in letters}
    assert {"LATIN", "CJK", "HANGUL", "ARABIC", "CYRILLIC", "GREEK"} <= scripts
    assert "Tanaka Haruka" in {p["full_name"] for p in people}
    assert "Łukasz Żurek" in {p["full_name"] for p in people}
    assert all(p["name_order"] for p in people)
    abroad = [p for p in people if p["partner"]]
    for person in abroad:
        for name in ("honorific", "written_form", "spoken_form", "position"):
            assert person[name], (person["full_name"], name)
        assert person["phonetic"] != person["phonetic"].lower(), person["full_name"]
    assert len({p["written_form"] for p in people}) == len(people)


def test_the_history_of_each_tie_leads_to_its_status(sample: DeskFile) -> None:
    events: dict[int, list[dict[str, Any]]] = {}
    for _number, values in _records(sample, "tie_event"):
        events.setdefault(values["tie"], []).append(values)
    for number, tie in _records(sample, "tie"):
        story = events[number]
        assert [e["on"] for e in story] == sorted(e["on"] for e in story), number
        assert story[0]["from_status"] is None, number
        assert all(one["to_status"] is two["from_status"] for one, two in pairwise(story)), number
        assert story[-1]["to_status"] is tie["status"], number
        assert all(e["reason"] and e["authority"] for e in story), number
        assert tie["first_contact"] == story[0]["on"], number


def test_the_ties_stand_in_every_part_of_their_life(sample: DeskFile) -> None:
    found = lists.listing(sample, "tie", ("partner", "status", "days_since", "resume_condition", "provisional_until"))
    ties = {row[0]: row[1:] for row in found.rows}
    assert ties["Saint Petersburg"][0] is TieStatus.SUSPENDED
    assert ties["Saint Petersburg"][2]
    assert ties["Reykjavík"][0] is TieStatus.PROVISIONAL
    assert ties["Reykjavík"][3] > sample.today
    assert ties["Ōtsu"][0] is TieStatus.UNDER_REVIEW
    assert ties["Thessaloniki"][0] is TieStatus.EMERITUS
    assert ties["Tamale"][0] is TieStatus.ACTIVE
    assert ties["Tamale"][1] > 730
    assert ties["Nagoya"][1] < 5


def test_thirteen_ties_lead_to_eleven_countries_and_one_was_ended_by_the_law_of_a_state(sample: DeskFile) -> None:
    ties = [values for _number, values in _records(sample, "tie")]
    countries = {sample.get("partner", tie["partner"]).values["country"] for tie in ties}
    assert len(ties) >= 9
    assert len(countries) >= 8
    story = [values for _number, values in _records(sample, "tie_event")]
    (ended,) = [e for e in story if e["authority"] is Authority.STATE_LAW]
    assert ended["to_status"] is TieStatus.TERMINATED
    reviews = [values for _number, values in _records(sample, "legal_review") if values["tie"] == ended["tie"]]
    (against,) = [r["rule"] for r in reviews if r["rule"]]
    assert sample.get("rule", against).values["code"] == "tie_barred_countries"


def test_letters_come_after_the_first_contact_and_before_today(sample: DeskFile, today: date) -> None:
    first = {values["partner"]: values["first_contact"] for _number, values in _records(sample, "tie")}
    mediums, directions = set(), set()
    for number, values in _records(sample, "correspondence"):
        assert today - timedelta(days=3 * 366) < values["on"] < today, number
        assert values["on"].weekday() < 5, number
        assert first.get(values["partner"], "") <= values["on"].isoformat(), number
        assert values["partner"] or values["organization"], number
        mediums.add(values["medium"])
        directions.add(values["direction"])
    assert len(mediums) >= 6
    assert len(directions) == 2


def test_a_letter_writer_is_of_the_partner_it_came_from(sample: DeskFile) -> None:
    theirs = {number: values["partner"] for number, values in _records(sample, "person")}
    for number, values in _records(sample, "correspondence"):
        if values["person"] and values["partner"] and theirs[values["person"]]:
            assert theirs[values["person"]] == values["partner"], f"LET-{number}"


def test_agreements_are_signed_by_both_and_in_a_language_of_each(sample: DeskFile) -> None:
    signed = set()
    for number, values in _records(sample, "agreement"):
        assert values["signed_by_us"], number
        assert values["signed_by_them"], number
        assert values["languages"], number
        signed.add(values["tie"])
        if values["reviewed_on"] and values["signed_on"] and len(values["signed_on"]) == 10:
            assert values["reviewed_on"].isoformat() <= values["signed_on"], number
    assert signed == set(sample.listing("tie", ()).ids)


def test_the_same_day_makes_the_same_desk(tmp_path: Path, today: date) -> None:
    one, two = tmp_path / "one.cityintl", tmp_path / "two.cityintl"
    riverton.make(one, today)
    riverton.make(two, today)
    held = _content(one)
    assert sum(map(len, held.values())) > 4000
    assert held == _content(two)


@pytest.mark.parametrize("days", [3, 231])
def test_on_another_day_the_letters_are_as_fresh(tmp_path: Path, today: date, clock: Any, days: int) -> None:
    day = today + timedelta(days=days)
    with _made(tmp_path / "later.cityintl", day, clock) as later:
        assert later.check() == []
        newest = max(values["on"] for _number, values in _records(later, "correspondence"))
        assert newest == working_day(day, "today-1")
        assert dict(_records(later, "tie"))[1]["signed_on"] == "1959-04-04"
        for _number, tie in _records(later, "tie"):
            assert tie["review_on"] > day


def test_the_history_reads_like_the_weeks_of_an_office(tmp_path: Path, today: date, clock: Any) -> None:
    with _made(tmp_path / "story.cityintl", today, clock) as desk:
        steps = list(reversed(desk.history()))
        assert steps[0].label == "New desk for Riverton"
        assert "Add tie “Nagoya”" in [s.label for s in steps]
        assert steps[-1].label.startswith("Add letter or contact “")
        assert [s.at for s in steps] == sorted(s.at for s in steps)
        assert steps[-1].at[:10] == working_day(today, "today-1").isoformat()
        assert steps[0].at[:10] == working_day(today, "today-60").isoformat()
        edits = desk.history("tie", 4)
        assert edits[0].label == "Edit tie “Tamale”"
        assert [c.field for c in edits[0].changes] == ["Review grade"]


def test_a_clock_that_is_given_dates_every_step(sample: DeskFile, today: date) -> None:
    assert {step.at[:10] for step in sample.history()} == {today.isoformat()}


def test_a_weekend_is_no_working_day() -> None:
    sunday = date(2026, 5, 17)
    assert working_day(sunday, "today") == date(2026, 5, 15)
    assert working_day(sunday, "today-1") == date(2026, 5, 15)
    assert working_day(sunday, "today+1") == date(2026, 5, 18)
    assert working_day(sunday, "1959-04-04") == date(1959, 4, 4)


def test_a_day_of_the_calendar_is_the_coming_or_the_past_one() -> None:
    may = date(2026, 5, 17)
    assert working_day(may, "next-06-17") == date(2026, 6, 17)
    assert working_day(may, "next-02-23-5") == date(2027, 2, 18)
    assert working_day(may, "last-02-23") == date(2026, 2, 23)
    assert working_day(may, "last-09-15+1") == date(2025, 9, 16)
    assert working_day(may, "next-05-17") == may
    assert working_day(may, "last-05-17") == date(2025, 5, 17)
    assert is_relative("last-09-15+1")
    assert is_relative("quarter-1+1")
    quarters = ("quarter-1", "quarter+0", "quarter+2", "quarter-1+1", "quarter-6")
    days = ["2026-03-31", "2026-06-30", "2026-12-31", "2026-04-01", "2024-12-31"]
    assert [str(working_day(may, written)) for written in quarters] == days
    assert not is_relative("last-year")
    assert written_out(may, "In {year today-300}, on {next-06-17}.") == "In 2025, on June 17, 2026."


def test_it_is_never_made_over_a_file_that_is_there(tmp_path: Path, today: date) -> None:
    path = tmp_path / "mine.cityintl"
    path.write_text("mine")
    with pytest.raises(UserError):
        riverton.make(path, today)
    assert path.read_text() == "mine"


def test_every_text_fits_the_line_it_stands_on(sample: DeskFile) -> None:
    for kind in ALL:
        for number, values in _records(sample, kind.name):
            for name, field in kind.fields.items():
                if isinstance(field.value, Text) and values[name]:
                    assert len(values[name]) <= field.value.most, (kind.reference(number), name)


def test_a_sample_that_is_broken_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(riverton, "_put", stop)
    with pytest.raises(KeyboardInterrupt):
        riverton.make(tmp_path / "s.cityintl", date(2026, 5, 14))
    assert [p.name for p in tmp_path.iterdir() if not p.name.endswith(".lock")] == []
