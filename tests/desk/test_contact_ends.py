"""With whom a contact was: told by any record, by itself or by what it belongs to."""

from datetime import date
from typing import Any

import pytest

from cityintl.desk.contact_ends import ends_of, sources_of
from cityintl.desk.contacts import log_contact, read_contact
from cityintl.records import kinds
from cityintl.records.memory import Direction
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile

ON = date(2026, 5, 14)


@pytest.fixture
def add(desk: DeskFile, values_for: Any) -> Any:
    """Adds a record of a kind with these values, beside those that it must have; the required links are theirs."""

    def adding(kind: str, **values: Any) -> int:
        with desk.write("Add") as door:
            return door.add(kind, values_for(door, kind) | values)

    with desk.write("Who there is") as door:
        door.add("partner", {"name": "Nagoya"})
        for name, kind, partner in (
            ("Consulate", OrganizationType.CONSULATE, None),
            ("City of Nagoya", OrganizationType.CITY_OFFICE, 1),
        ):
            door.add("organization", {"name": name, "type": kind, "partner": partner})
        for family, office in (("Soto", 1), ("Tanaka", 2), ("Ours", None)):
            door.add("person", {"family": family, "organization": office})
    return adding


def ends(desk: DeskFile, kind: str, number: int) -> tuple[int | None, ...]:
    found = ends_of(desk, desk.get(kind, number))
    return tuple(found.get(name) for name in ("partner", "organization", "person"))


@pytest.mark.parametrize(
    ("kind", "values", "found"),
    [
        ("gift", {"direction": Direction.RECEIVED, "giver": 1, "recipient": 3}, (None, 1, 1)),
        ("gift", {"direction": Direction.SENT, "giver": 3, "recipient": 2}, (1, 2, 2)),
        ("gift", {"direction": Direction.RECEIVED, "giver_office": 2, "recipient": 3}, (1, 2, None)),
        ("membership", {"network": 1, "focal_person": 3}, (None, 1, None)),
        ("exchange", {"partner": 1, "carried_by": 1}, (1, 1, None)),
        ("invitation", {"organization": 1, "person": 1, "goes": 3}, (None, 1, 1)),
        ("event", {"host": 3}, (None, None, 3)),
        ("event", {"host": 3, "partner": 1}, (1, None, None)),
        ("follow_up", {"person": 2, "owner": 3}, (1, 2, 2)),
        ("correspondence", {"organization": 2}, (1, 2, None)),
        ("delegation", {"requester": 1, "partner": None, "tie": None}, (None, 1, None)),
        ("rule", {}, (None, None, None)),
        ("decision", {}, (None, None, None)),
    ],
)
def test_a_record_says_with_whom(desk: DeskFile, add: Any, kind: str, values: Any, found: Any) -> None:
    assert ends(desk, kind, add(kind, **values)) == found


def test_a_part_says_it_by_what_it_belongs_to(desk: DeskFile, add: Any) -> None:
    tie = add("tie", partner=1)
    agreement = add("agreement", tie=tie)
    assert ends(desk, "agreement", agreement) == (1, None, None)
    visit = add("delegation", tie=tie, partner=None)
    sheet = add("meeting_sheet", delegation=visit, with_whom=1)
    assert ends(desk, "meeting_sheet", sheet) == (None, 1, 1)
    assert sources_of(desk, desk.get("meeting_sheet", sheet)) == {"meeting": sheet, "delegation": visit}
    item = add("checklist_item", delegation=visit)
    assert ends(desk, "checklist_item", item) == (1, None, None)
    assert sources_of(desk, desk.get("agreement", agreement)) == {"agreement": agreement}


@pytest.mark.parametrize("kind", [kind.name for kind in (*kinds.KINDS, kinds.HOME)])
def test_a_contact_is_logged_on_every_kind_of_record(desk: DeskFile, add: Any, kind: str) -> None:
    number = 1 if kind == "home" else add(kind)
    letter, promise = log_contact(desk, kind, number, read_contact("called, will write by Friday", ON))
    values = desk.get("correspondence", letter).values
    named = {name for name in ("partner", "organization", "person") if values[name]}
    linked = [(end.kind, end.id) for end in desk.linked("correspondence", letter) if end.role == "about"]
    assert linked == ([] if kind in ("partner", "organization", "person") else [(kind, number)])
    assert linked or named
    assert desk.get("follow_up", promise).values["correspondence"] == letter
    assert desk.check() == []


def test_where_a_record_names_nobody_whom_it_was_with_is_said(desk: DeskFile, add: Any) -> None:
    rule = add("rule")
    (letter,) = log_contact(desk, "rule", rule, read_contact("called counsel", ON), with_whom=("person", 2))
    values = desk.get("correspondence", letter).values
    assert (values["partner"], values["organization"], values["person"]) == (1, 2, 2)
