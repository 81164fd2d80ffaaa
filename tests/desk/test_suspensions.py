"""What is said of a suspended tie: since when, by which decision, until when, and that the silence is meant."""

import pytest

from cityintl.desk.suspensions import suspension_said
from cityintl.records.tie import Authority, TieStatus, TieType
from cityintl.store import DeskFile


@pytest.fixture
def tied(desk: DeskFile) -> DeskFile:
    with desk.write("A tie") as door:
        partner = door.add("partner", {"name": "Voronezh", "country": "RU"})
        door.add("tie", {"partner": partner, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
    return desk


def suspend(desk: DeskFile, on: str, **more: object) -> None:
    with desk.write("Suspend") as door:
        door.add("tie_event", {"tie": 1, "on": on, "to_status": TieStatus.SUSPENDED, **more})


def test_the_newest_suspension_is_said_with_its_resolution_and_condition(tied: DeskFile) -> None:
    suspend(tied, "1999-03", resolution="99-010")
    suspend(tied, "2022-03-15", resolution="22-022", authority=Authority.COUNCIL)
    with tied.write("When") as door:
        door.set("tie", 1, {"resume_condition": "A year after a peace."})
    assert suspension_said(tied, tied.get("tie", 1)) == (
        "Since 15 March 2022, resolution 22-022; the silence is meant. Resumes when: A year after a peace."
    )


def test_without_a_resolution_it_is_said_whose_decision_it_was(tied: DeskFile) -> None:
    suspend(tied, "2022", authority=Authority.MAYOR)
    said = suspension_said(tied, tied.get("tie", 1))
    assert said == "Since 2022, Mayor; the silence is meant. Say when it resumes."


def test_nothing_is_said_of_a_tie_that_lives(tied: DeskFile) -> None:
    assert suspension_said(tied, tied.get("tie", 1)) == ""
