"""The gifts of the desk as the rules look at them."""

from datetime import date

from cityintl.desk.gift_register import jurisdiction_of, recorded_gifts
from cityintl.desk.gift_totals import Gift, Party
from cityintl.records.gift import GiftFor
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile

ON = date(2026, 5, 14)
VASE = {"what": "Vase", "direction": Direction.RECEIVED, "on": ON, "value": Amount(12000, "USD")}


def test_a_city_is_named_with_its_state() -> None:
    assert jurisdiction_of({"name": "Dallas", "region": "Texas"}) == "Dallas, Texas"
    assert jurisdiction_of({"name": "Riverton", "region": None}) == "Riverton"


def test_the_office_of_the_giver_is_the_source_before_the_partner(desk: DeskFile, values_for) -> None:
    with desk.write("Add gifts") as door:
        partner = door.add("partner", {**values_for(door, "partner"), "name": "Nagoya"})
        office = door.add("organization", {"name": "Consulate", "type": OrganizationType.CONSULATE})
        mayor = door.add("person", {**values_for(door, "person"), "given": "Ana", "family": "Ruiz"})
        door.add("gift", {**VASE, "partner": partner, "giver_office": office, "recipient": mayor})
        door.add("gift", {**VASE, "partner": partner, "received_for": GiftFor.CITY})
        door.add("gift", {**VASE, "direction": Direction.SENT, "partner": partner})
        door.add("gift", VASE)
    city = Party("home", 1, desk.home()["name"])
    nagoya, value = Party("partner", partner, "Nagoya"), Amount(12000, "USD")
    name = desk.titles("person", [mayor])[mayor]
    assert recorded_gifts(desk) == [
        Gift(1, ON, Party("organization", office, "Consulate"), Party("person", mayor, name), value),
        Gift(2, ON, nagoya, city, value, for_city=True),
        Gift(3, ON, city, nagoya, value, received=False),
        Gift(4, ON, Party("gift", 4, "not entered"), Party("gift", 4, "not entered"), value),
    ]


def test_a_city_its_office_and_the_people_of_that_office_are_one_source(desk: DeskFile) -> None:
    with desk.write("Add gifts") as door:
        nagoya = door.add("partner", {"name": "Nagoya"})
        office = door.add(
            "organization", {"name": "City of Nagoya", "type": OrganizationType.CITY_OFFICE, "partner": nagoya}
        )
        tanaka = door.add("person", {"family": "Tanaka", "organization": office})
        mayor = door.add("person", {"family": "Kawai", "partner": nagoya})
        for giver in ({"partner": nagoya}, {"giver_office": office}, {"giver": tanaka}, {"giver": mayor}):
            door.add("gift", {**VASE, **giver})
    assert {gift.source for gift in recorded_gifts(desk)} == {Party("partner", nagoya, "Nagoya")}


def test_a_consul_gives_for_the_consulate_and_not_for_the_city_it_serves(desk: DeskFile) -> None:
    with desk.write("Add gifts") as door:
        morelia = door.add("partner", {"name": "Morelia"})
        consulate = door.add(
            "organization", {"name": "Consulate", "type": OrganizationType.CONSULATE, "partner": morelia}
        )
        consul = door.add("person", {"family": "Soto", "organization": consulate, "partner": morelia})
        neighbor = door.add("person", {"family": "Hale"})
        for giver in ({"giver_office": consulate}, {"giver": consul}, {"giver": neighbor}):
            door.add("gift", {**VASE, **giver})
    whole = Party("organization", consulate, "Consulate")
    assert [gift.source for gift in recorded_gifts(desk)] == [whole, whole, Party("person", neighbor, "Hale")]
