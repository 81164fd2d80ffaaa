"""The gifts of the desk as the rules look at them."""

from datetime import date

from cityintl.desk.gift_register import jurisdiction_of, recorded_gifts
from cityintl.desk.gift_totals import Gift, Party
from cityintl.records.gift import GiftFor
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from cityintl.store import DeskFile

ON = date(2026, 5, 14)
VASE = {"what": "Vase", "direction": Direction.RECEIVED, "on": ON, "value": Amount(12000, "USD")}


def test_a_city_is_named_with_its_state() -> None:
    assert jurisdiction_of({"name": "Dallas", "region": "Texas"}) == "Dallas, Texas"
    assert jurisdiction_of({"name": "Riverton", "region": None}) == "Riverton"


def test_the_office_of_the_giver_is_the_source_before_the_partner(desk: DeskFile, values_for) -> None:
    with desk.write("Add gifts") as door:
        partner = door.add("partner", {**values_for(door, "partner"), "name": "Nagoya"})
        office = door.add("organization", {**values_for(door, "organization"), "name": "Consulate"})
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
