"""What is seen at a glance: how long what was signed runs, who sits for a tie, whom to write to."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cityintl.desk.glances import agreement_words, behind, glances
from cityintl.desk.picking import Row
from cityintl.records.association import SeatRole
from cityintl.records.organization import OrganizationType
from cityintl.records.tie import AgreementType, TieStatus, TieType
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
EMPTY = dict.fromkeys(("type", "signed_on", "open_ended", "effective_on", "term_months", "expires_on", "auto_renew"))


@pytest.fixture
def add(desk: DeskFile) -> Callable[..., int]:
    def adding(kind: str, **values: Any) -> int:
        with desk.write("Add") as door:
            return door.add(kind, values)

    return adding


@pytest.fixture
def tied(desk: DeskFile, add: Callable[..., int]) -> DeskFile:
    """Nagoya with an office and two people there; a committee of three here, one of whom left."""
    add("partner", name="Nagoya")
    add("organization", name="City of Nagoya", type=OrganizationType.CITY_OFFICE, partner=1)
    add("person", family="Suzuki", partner=1, precedence_rank=1)
    add("person", family="Tanaka", organization=1, position="Deputy director, International Relations")
    add("organization", name="Committee", type=OrganizationType.COMMITTEE)
    tie = {"partner": 1, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE, "signed_on": "1959-04-04"}
    add("tie", **tie, signed_at="Nagoya", contact=2, carried_by=2)
    for name, left in (("Reed", None), ("Cole", None), ("Diaz", "2024")):
        person = add("person", family=name)
        add("committee_term", committee=2, person=person, role=SeatRole.MEMBER, left_on=left)
    return desk


def words(*papers: dict[str, Any]) -> str:
    return agreement_words([Row(n, {**EMPTY, **paper}) for n, paper in enumerate(papers)], TODAY)


@pytest.mark.parametrize(
    ("papers", "said"),
    [
        ([], ""),
        ([{"signed_on": "1959-04-04", "open_ended": True}], "Open-ended"),
        (
            [
                {"signed_on": "2019-04", "type": AgreementType.RENEWAL},
                {"signed_on": "1959-04-04", "open_ended": True, "type": AgreementType.SISTER_CITY},
            ],
            "Open-ended; reaffirmed 2019",
        ),
        (
            [{"signed_on": "2001"}, {"signed_on": "2022-05-01", "type": AgreementType.MOU, "term_months": 60}],
            "To 1 May 2027; newest paper 2022",
        ),
        ([{"signed_on": "2022-05-01", "expires_on": date(2027, 3, 31)}], "To 31 March 2027"),
        (
            [{"signed_on": "2022-05-01", "expires_on": date(2027, 3, 31), "auto_renew": True}],
            "To 31 March 2027, then renews",
        ),
        ([{"signed_on": "2012-05-01", "expires_on": date(2017, 3, 31)}], "Ended 31 March 2017"),
        ([{"expires_on": date(2017, 3, 31), "auto_renew": True}], "Renewed since 31 March 2017"),
        ([{"expires_on": date(2017, 3, 31), "auto_renew": True, "term_months": 60}], "To 31 March 2027, then renews"),
        ([{"signed_on": "2012", "term_months": 60}], "60 months, no exact date"),
        ([{"signed_on": "2012"}], "No term named"),
    ],
)
def test_the_agreement_is_told_in_a_line(papers: list[dict[str, Any]], said: str) -> None:
    assert words(*papers) == said


def test_a_tie_says_where_it_was_signed_who_the_contact_is_and_how_many_sit(tied: DeskFile) -> None:
    said = {"signed_on": "Nagoya", "contact": "Deputy director", "carried_by": "2 members"}
    assert behind(tied, tied.get("tie", 1)) == said


def test_nothing_stands_behind_what_is_empty(tied: DeskFile) -> None:
    with tied.write("Empty") as door:
        door.set("tie", 1, {"signed_on": None, "contact": None, "carried_by": None})
    assert behind(tied, tied.get("tie", 1)) == {}
    assert behind(tied, tied.get("partner", 1)) == {}


def test_a_tie_without_a_paper_leads_to_where_papers_are_added(tied: DeskFile) -> None:
    glance = glances(tied, tied.get("tie", 1), TODAY)["agreement"]
    assert (glance.words, glance.tab) == ("", "agreement")


def test_a_partner_leads_to_its_tie_and_to_the_one_to_write_to(tied: DeskFile) -> None:
    found = glances(tied, tied.get("partner", 1), TODAY)
    assert (found["tie"].words, found["tie"].kind, found["tie"].number) == ("Sister city since 1959, active", "tie", 1)
    assert (found["people"].words, found["people"].number) == ("Tanaka and 1 more", 2)


def test_who_goes_first_is_named_where_nobody_is_the_contact_and_who_left_is_not(tied: DeskFile) -> None:
    with tied.write("Nobody named, and one left") as door:
        door.set("tie", 1, {"contact": None})
        door.set("person", 2, {"left_on": "2025"})
    assert glances(tied, tied.get("partner", 1), TODAY)["people"].words == "Suzuki"
    empty = glances(tied, tied.get("organization", 1), TODAY)["people"]
    assert (empty.words, empty.kind) == ("", "")


def test_kinds_without_glances_have_none(tied: DeskFile) -> None:
    assert glances(tied, tied.get("person", 1), TODAY) == {}
