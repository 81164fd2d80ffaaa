"""A contact in one line: what is read from it, and what is written of it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cityintl.desk.contacts import Contact, Promise, log_contact, read_contact
from cityintl.desk.said_days import day_ahead, day_behind
from cityintl.errors import UserError
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.memory import Direction, Medium
from cityintl.records.organization import OrganizationType
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile

THURSDAY = date(2026, 5, 14)
US, THEM = Side.US, Side.THEM


@pytest.mark.parametrize(
    ("line", "medium", "direction", "on"),
    [
        ("called, will send the list by Friday", Medium.PHONE, Direction.SENT, THURSDAY),
        ("they wrote 12 May: want to come in June", Medium.LETTER, Direction.RECEIVED, date(2026, 5, 12)),
        ("met at the consulate yesterday", Medium.MEETING, Direction.SENT, date(2026, 5, 13)),
        ("emailed Tanaka the draft", Medium.EMAIL, Direction.SENT, THURSDAY),
        ("Tanaka called on Monday", Medium.PHONE, Direction.RECEIVED, date(2026, 5, 11)),
        ("e-mail from the school, 2 weeks ago", Medium.EMAIL, Direction.RECEIVED, date(2026, 4, 30)),
        ("video call with the harbor, 2026-05-04", Medium.VIDEO, Direction.SENT, date(2026, 5, 4)),
        ("called about Friday's dinner", Medium.PHONE, Direction.SENT, THURSDAY),
        ("called: meeting on 20 June", Medium.PHONE, Direction.SENT, THURSDAY),
        ("called about the meeting of 2 May", Medium.PHONE, Direction.SENT, THURSDAY),
        ("got the card", Medium.CARD, Direction.RECEIVED, THURSDAY),
        ("nothing new", Medium.PHONE, Direction.SENT, THURSDAY),
    ],
)
def test_a_line_says_how_which_way_and_when(line: str, medium: Medium, direction: Direction, on: date) -> None:
    found = read_contact(line, THURSDAY)
    assert (found.medium, found.direction, found.on) == (medium, direction, on)
    assert found.words == line


def test_the_subject_is_what_stands_behind_the_colon_or_the_line() -> None:
    assert read_contact("they wrote 12 May: want to come in June", THURSDAY).subject == "Want to come in June"
    assert read_contact("met at the consulate  yesterday", THURSDAY).subject == "Met at the consulate yesterday"


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("called, will send the list by Friday", Promise("Send the list", US, date(2026, 5, 15))),
        ("they called, will send the list by Friday", Promise("Send the list", THEM, date(2026, 5, 15))),
        ("they will confirm next week", Promise("Confirm", THEM, date(2026, 5, 22))),
        ("Tanaka called; she will send names by 1 June", Promise("Send names", THEM, date(2026, 6, 1))),
        ("we'll draft the letter by end of month", Promise("Draft the letter", US, date(2026, 5, 31))),
        ("I will write tomorrow", Promise("Write", US, date(2026, 5, 15))),
        ("wrote; to send the drawings in two weeks", Promise("Send the drawings", US, date(2026, 5, 28))),
        ("he promised to reply before 20 May", Promise("Reply", THEM, date(2026, 5, 19))),
        ("we will meet next Friday", Promise("Meet", US, date(2026, 5, 22))),
        ("they need to pay by next Friday", Promise("Pay", THEM, date(2026, 5, 22))),
        ("they'll come in June", Promise("Come", THEM, date(2026, 6, 30))),
        ("we will answer by 2 May", Promise("Answer", US, date(2027, 5, 2))),
        ("will send flags", Promise("Send flags", US, None)),
        ("will send it by 12 May 2020", Promise("Send it by 12 May 2020", US, None)),
        ("we will send Friday's menu", Promise("Send Friday's menu", US, None)),
        ("they want to come in June", None),
        ("rang, they will not come", None),
        ("the list will be sent", None),
        ("called, Will sends greetings", None),
        ("talked about the school", None),
    ],
)
def test_a_promise_is_read_only_where_one_is_made(line: str, promise: Promise | None) -> None:
    assert read_contact(line, THURSDAY).promises == ((promise,) if promise else ())


@pytest.mark.parametrize(
    ("line", "promises"),
    [
        (
            "she'll send names by Dec 3 and we will book the hotel by Monday",
            [Promise("Send names", THEM, date(2026, 12, 3)), Promise("Book the hotel", US, date(2026, 5, 18))],
        ),
        (
            "Tanaka will send names by Dec. 3, and I'll call her tomorrow.",
            [Promise("Send names", THEM, date(2026, 12, 3)), Promise("Call her", US, date(2026, 5, 15))],
        ),
        (
            "they'll confirm and will pay by Friday",
            [Promise("Confirm", THEM, None), Promise("Pay", THEM, date(2026, 5, 15))],
        ),
        (
            "they will send the list. We will print it by Friday",
            [Promise("Send the list", THEM, None), Promise("Print it", US, date(2026, 5, 15))],
        ),
        ("we will ask what they will need", [Promise("Ask what they will need", US, None)]),
        (
            "will send flags, to be hung in June",
            [Promise("Send flags, to be hung", US, date(2026, 6, 30))],
        ),
    ],
)  # fmt: skip
def test_each_of_several_promises_is_read_by_itself(line: str, promises: list[Promise]) -> None:
    assert list(read_contact(line, THURSDAY).promises) == promises


@pytest.mark.parametrize(
    ("line", "country", "due"),
    [
        ("will send the list by 12/15", "US", date(2026, 12, 15)),
        ("will send the list by 6/5", "US", date(2026, 6, 5)),
        ("will send the list by 6/5", "PL", date(2027, 5, 6)),
        ("will send the list by 15/6", "US", date(2026, 6, 15)),
        ("will send the list before 6/5/26", "US", date(2026, 6, 4)),
        ("will send the list by 5.6.", "DE", date(2026, 6, 5)),
        ("will send 1/2 of the list", "US", None),
    ],
)
def test_a_day_in_figures_is_read_as_the_country_writes_it(line: str, country: str, due: date | None) -> None:
    found = read_contact(line, THURSDAY, country)
    assert [promise.due_on for promise in found.promises] == [due]
    assert found.unclear == ""


def test_a_day_in_figures_that_was_is_read_the_same_way() -> None:
    assert read_contact("called 5/12: maps", THURSDAY).on == date(2026, 5, 12)
    assert read_contact("called 5/4: maps", THURSDAY, "FR").on == date(2026, 4, 5)


@pytest.mark.parametrize(
    ("line", "unclear"),
    [
        ("called in March", "in March"),
        ("2026-02-30 called", "2026-02-30"),
        ("called 2/30: maps", "2/30"),
        ("met Sato last week", "last week"),
        ("spoke on 12 January", "on 12 January"),
        ("called a few weeks ago", "a few weeks ago"),
        ("will send it by 2/30", "by 2/30"),
        ("we will answer by 12 May 2020", "by 12 May 2020"),
        ("called about hotels in June", ""),
        ("called, the visit is on 20 June", ""),
        ("they wrote 12 May: want to come in June", ""),
        ("called yesterday about the week in March", ""),
        ("they will be here 24/7", ""),
        ("will send the minutes of 12 May 2020", ""),
    ],
)
def test_a_day_that_is_none_is_told_and_never_taken_for_today(line: str, unclear: str, known: DeskFile) -> None:
    found = read_contact(line, THURSDAY)
    assert found.unclear == unclear
    if unclear:
        with pytest.raises(UserError, match="no day that can be kept"):
            log_contact(known, "person", 1, found)
        assert known.count("correspondence") == 0


@pytest.mark.parametrize("today", [date(2026, 5, n) for n in range(11, 18)])
@pytest.mark.parametrize("name", ["Monday", "tue", "Wednesday", "Thurs", "Friday", "sat", "Sunday"])
def test_a_weekday_ahead_is_within_the_next_seven_days_and_never_today(today: date, name: str) -> None:
    ahead, behind = day_ahead(f"by {name}", today), day_behind(f"on {name}", today)
    assert ahead is not None
    assert behind is not None
    assert 1 <= (ahead.day - today).days <= 7
    assert 1 <= (today - behind.day).days <= 7
    assert f"{ahead.day:%a}" == f"{behind.day:%a}" == name[:3].title()
    later = day_ahead(f"by next {name}", today)
    assert later is not None
    assert later.day.isocalendar().week == today.isocalendar().week + 1


_PIECES = some.sampled_from((
    "called", "they", "will", "send", "by", "Friday", "31 February", "29 Feb", "June", "in 999 months", "9999-12-31",
    "0000-00-00", "before 1 January 1000", "'ll", ":", "next week", "Tanaka", "to", "12 May 9999", "wrote", "in a week",
    "days ago", "99 weeks ago", "next Sunday", "13/13", "by 2/30", "on 0/0/0000", "1.1.",
    "and we", "in March 0000", "last week",
))  # fmt: skip


@settings(max_examples=400)
@given(some.one_of(some.text(), some.lists(_PIECES).map(" ".join)), some.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_any_line_is_read_and_no_promise_is_due_in_the_past(line: str, today: date) -> None:
    found = read_contact(line, today)
    assert found.on <= today
    assert len(found.subject) <= 300
    for promise in found.promises:
        assert promise.what
        assert len(promise.what) <= 300
        assert promise.due_on is None or promise.due_on >= today


@pytest.fixture
def known(desk: DeskFile) -> DeskFile:
    with desk.write("People") as door:
        partner = door.add("partner", {"name": "Nagoya"})
        office = {"name": "City of Nagoya", "type": OrganizationType.CITY_OFFICE, "partner": partner}
        door.add("organization", office)
        door.add("person", {"family": "Tanaka", "organization": 1})
        tie = door.add("tie", {"partner": partner, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
        visit = {"direction": VisitWay.INBOUND, "type": VisitType.WORKING, "status": VisitStatus.PLANNING}
        door.add("delegation", {"name": "Spring visit", "tie": tie, **visit})
    return desk


CALL = Contact(
    "Called", Medium.PHONE, Direction.SENT, THURSDAY, (Promise("Send the list", US, date(2026, 5, 15)),), "called"
)


@pytest.mark.parametrize(
    ("kind", "ends", "about"),
    [
        ("partner", (1, None, None), False),
        ("organization", (1, 1, None), False),
        ("person", (1, 1, 1), False),
        ("tie", (1, None, None), True),
        ("delegation", (1, None, None), True),
    ],
)
def test_a_contact_belongs_to_everyone_its_record_belongs_to(
    known: DeskFile, kind: str, ends: tuple[int | None, ...], about: bool
) -> None:
    letter, promise = log_contact(known, kind, 1, CALL)
    for record, number in (("correspondence", letter), ("follow_up", promise)):
        values = known.get(record, number).values
        assert (values["partner"], values["organization"], values["person"]) == ends
    kept = known.get("follow_up", promise).values
    assert (kept["what"], kept["side"], kept["due_on"]) == ("Send the list", US, date(2026, 5, 15))
    assert (kept["status"], kept["promised_on"], kept["correspondence"]) == (FollowUpStatus.OPEN, THURSDAY, letter)
    assert kept["delegation"] == (1 if kind == "delegation" else None)
    linked = [(end.kind, end.role) for end in known.linked("correspondence", letter) if not end.field]
    assert linked == ([(kind, "about")] if about else [])


def test_a_contact_is_one_step_that_undo_takes_back(known: DeskFile) -> None:
    log_contact(known, "tie", 1, CALL)
    assert known.undo() == "Log a contact with “Nagoya”"
    assert (known.count("correspondence"), known.count("follow_up")) == (0, 0)


def test_a_contact_without_its_follow_up_leaves_none(known: DeskFile) -> None:
    assert log_contact(known, "person", 1, CALL, with_follow_up=False, label="Telephoned") == (1,)
    assert known.count("follow_up") == 0
    assert known.can_undo() == "Telephoned"


def test_an_empty_line_is_refused_in_words(known: DeskFile) -> None:
    with pytest.raises(UserError, match="Nothing was written"):
        log_contact(known, "person", 1, read_contact("  ", THURSDAY))
    assert known.count("correspondence") == 0


def test_the_whole_line_is_kept_where_the_subject_is_shorter(known: DeskFile) -> None:
    (letter,) = log_contact(known, "partner", 1, read_contact("they wrote 12 May: want to come", THURSDAY))
    assert known.get("correspondence", letter).values["text"] == "they wrote 12 May: want to come"
