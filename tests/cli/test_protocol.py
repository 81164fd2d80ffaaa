"""`guests`, `gifts`, `greetings`: what the pages of events, gifts and cards tell, at the command line."""

import pytest

TODAY = ("--today", "2026-05-14")


@pytest.fixture
def add(krakow, cityintl):
    def added(*words: str) -> str:
        said = cityintl("add", krakow, *words, "--json")
        assert said.code == 0, said.err
        return said.json["reference"]

    return added


@pytest.fixture
def dinner(add) -> str:
    add("organization", "name=Consulate", "type=Consulate", "country=JP")
    for family, rank in (("Nowak", 3), ("Tanaka", 1), ("Oshima", 2)):
        add("person", f"family={family}", f"precedence_rank={rank}")
    event = add("event", "name=Dinner", "type=Dinner", "on=2026-06-09", "precedence=By rank", "capacity=8")
    for name, answer in (("Nowak", "Accepted"), ("Tanaka", "Accepted"), ("Oshima", "Declined")):
        add("guest", f"event={event}", f"name={name}", f"answer={answer}", f"person={name}", "diet=no shellfish")
    add("guest", f"event={event}", "name=Zeman", "answer=Invited", "organization=Library")
    return event


def test_a_guest_list_is_told_in_its_order_and_diets_only_when_asked_for(krakow, cityintl, dinner):
    said = cityintl("guests", krakow, dinner)
    assert said.code == 0, said.err
    assert "Listed 4 · coming 2, with 0 more · no reply 1 · to invite 0 · seats left 6" in said.out
    assert said.out.index("Tanaka") < said.out.index("Nowak") < said.out.index("Zeman") < said.out.index("Oshima")
    assert "shellfish" not in said.out and "Kitchen" not in said.out
    told = cityintl("guests", krakow, dinner, "--sensitive")
    assert "Kitchen: 2 meals: 2 × no shellfish." in told.out
    shape = cityintl("guests", krakow, dinner, "--json").json
    assert [g["name"] for g in shape["guests"]] == ["Tanaka", "Nowak", "Zeman", "Oshima"]
    assert [g["place"] for g in shape["guests"]] == [1, 2, 3, None]
    assert (shape["moved"], shape["kitchen"], "diet" in shape["guests"][0]) == (None, None, False)
    assert shape["counts"]["left"] == 6


def test_everyone_who_comes_is_seated_once_as_one_step(krakow, cityintl, dinner):
    said = cityintl("guests", krakow, dinner, "--seat", "--size", "6")
    assert said.code == 0, said.err
    assert "2 guests sit elsewhere now" in said.out
    assert "table 1 seat 1" in said.out and "table 1 seat 6" in said.out
    assert cityintl("history", krakow, "--limit", 1).out.count("Seat the guests of “Dinner”") == 1
    again = cityintl("guests", krakow, dinner, "--seat", "--size", "6", "--json").json
    assert again["moved"] == 0 and again["troubles"] == []
    cityintl("undo", krakow)
    assert all(g["table"] is None for g in cityintl("guests", krakow, dinner, "--json").json["guests"])


def test_a_whole_delegation_is_invited_without_doubles(krakow, cityintl, add, dinner):
    visit = add("delegation", "name=Guests", "direction=Inbound", "type=Working visit", "status=Planning")
    add("person", "family=Suzuki")
    for name in ("Suzuki", "Nowak"):
        add("member", f"delegation={visit}", f"person={name}", "role=Member")
    shape = cityintl("guests", krakow, dinner, "--add", visit, "--json").json
    assert shape["added"] == 1 and "Suzuki" in [g["name"] for g in shape["guests"]]
    assert cityintl("guests", krakow, dinner, "--add", visit, "--json").json["added"] == 0
    assert "has no people to invite" in cityintl("guests", krakow, dinner, "--add", "OUR-1").err


def test_seating_without_a_rule_ends_in_advice(krakow, cityintl, dinner):
    cityintl("set", krakow, dinner, "precedence=")
    said = cityintl("guests", krakow, dinner, "--seat")
    assert (said.code, "no order of precedence" in said.err) == (1, True)


@pytest.fixture
def gift(add) -> str:
    for code, value, unit in (
        ("gift_threshold_cumulative", "100", "PLN"),
        ("gift_window_months", "12", "months"),
        ("gift_report_period_months", "3", "months"),
        ("gift_report_after_days", "15", "days"),
    ):
        words = ("jurisdiction=Kraków, Małopolskie", "citation=Uchwała 12", "effective_from=2024-01-01")
        add("rule", f"code={code}", f"label={code}", f"value={value}", f"unit={unit}", *words)
    add("organization", "name=Mayor's office", "type=City office")
    add("organization", "name=Consulate", "type=Consulate")
    add("person", "family=Nowak", "organization=Mayor's office")
    received = ("direction=Received", "giver_office=Consulate", "recipient=Nowak", "received_for=A person")
    add("gift", "what=Pen", "on=2026-02-03", "value=60 PLN", *received)
    add("gift", "what=Fan", "direction=Sent", "on=2026-04-01", "value=20 PLN", "giver_office=Consulate")
    return add("gift", "what=Vase", "on=2026-04-09", "value=70 PLN", *received)


def test_gifts_are_added_up_by_source_against_the_rule_of_their_day(krakow, cityintl, gift):
    said = cityintl("gifts", krakow, *TODAY)
    assert said.code == 0, said.err
    shape = cityintl("gifts", krakow, "--json", *TODAY).json
    assert (shape["from"], shape["to"]) == ("2026-01-01", "2026-12-31")
    pen, vase = shape["received"]
    assert vase["total"] == {"minor": 13000, "currency": "PLN"} and vase["together"] == ["GFT-1", gift]
    assert vase["rule"]["code"] == "gift_threshold_cumulative" and vase["due"] == "2026-07-15"
    assert pen["reach"] == "Part of a total over the threshold" and vase["source"] == {
        "name": "Consulate",
        "reference": "ORG-2",
    }
    by_quarter = {s["from"]: s for s in shape["statements"]}
    assert by_quarter["2026-04-01"]["disclosed"] == ["GFT-1", gift] and by_quarter["2026-01-01"]["nil"]
    assert "2026-01-01 to 2026-03-31, due 2026-04-15 · Nowak: nil" in said.out
    assert f"discloses GFT-1, {gift}" in said.out


def test_a_threshold_that_is_changed_changes_the_register(krakow, cityintl, gift):
    cityintl("set", krakow, next(
        f["reference"] for f in cityintl("search", krakow, "gift_threshold_cumulative", "--json").json
        if "Małopolskie" in str(cityintl("show", krakow, f["reference"], "--json").json["fields"])
    ), "value=500")  # fmt: skip
    found = cityintl("gifts", krakow, "--json", *TODAY).json["received"]
    assert {each["reach"] for each in found} == {"Below the threshold"}


def test_the_gifts_of_a_city_are_found_under_its_office_too(krakow, cityintl, add, gift):
    partner = add("partner", "name=Morelia")
    office = add("organization", "name=Municipality", "type=City office", f"partner={partner}")
    add("gift", "what=Mask", "direction=Received", "on=2026-02-01", f"giver_office={office}", "value=10 PLN")
    for name in (office, partner):
        found = cityintl("gifts", krakow, "--source", name, "--json", *TODAY).json
        assert [g["what"] for g in found["received"]] == ["Mask"]
        assert [t["source"]["reference"] for t in found["totals"]] == [partner]


def test_the_gifts_of_one_source_and_of_a_quarter(krakow, cityintl, gift):
    assert [g["what"] for g in cityintl("gifts", krakow, "--source", "ORG-2", "--json", *TODAY).json["received"]] == [
        "Pen", "Vase",
    ]  # fmt: skip
    assert cityintl("gifts", krakow, "--source", "ORG-1", "--json", *TODAY).json["received"] == []
    quarter = cityintl("gifts", krakow, "--year", "2026-Q1", "--json").json
    assert [g["what"] for g in quarter["received"]] == ["Pen"] and len(quarter["statements"]) == 1
    assert "is no period" in cityintl("gifts", krakow, "--year", "lately").err
    assert "gives nothing" in cityintl("gifts", krakow, "--source", gift).err


def test_one_gift_stands_beside_its_rule_and_goes_into_its_statement(krakow, cityintl, gift):
    said = cityintl("gifts", krakow, gift, *TODAY)
    assert "To be disclosed by July 15, 2026" in said.out or "To be disclosed by 15 July 2026" in said.out
    assert "threshold" in said.out and "Uchwała 12" in said.out
    assert cityintl("gifts", krakow, gift, "--disclosed", *TODAY).code == 0
    fields = cityintl("show", krakow, gift, "--json").json["fields"]
    assert (fields["disclosed_on"], fields["disclosure_period"]) == ("2026-05-14", "2026 Q2")
    assert fields["value"] == {"minor": 7000, "currency": "PLN"}
    assert cityintl("gifts", krakow, "--disclosed").code == 1
    assert "ORG-2 is no gift" in cityintl("gifts", krakow, "ORG-2").err


@pytest.fixture
def cards(add) -> str:
    cards = add("greeting_list", "name=New Year", "occasion=New Year")
    add("person", "family=Gone", "left_on=2025-09")
    for year, name, more in (
        (2025, "Ms. Castaing", ()),
        (2025, "Mr. Żurek", ("sent_on=2024-12-05",)),
        (2025, "Mr. Gone", ("person=Gone",)),
        (2026, "Mr. Żurek", ("sent_on=2025-12-05", "received_on=2025-12-22")),
    ):
        add("greeting", f"greeting_list={cards}", f"year={year}", f"addressed={name}", *more)
    return cards


def test_the_cards_of_a_year_and_who_is_missing(krakow, cityintl, cards):
    spring = ("--today", "2026-05-14")
    shape = cityintl("greetings", krakow, cards, "--json", *spring).json
    assert shape["year"] == 2026 and shape["counts"] == {"cards": 1, "sent": 1, "received": 1}
    assert shape["missing"] == [
        {"addressed": "Ms. Castaing", "because": ""}, {"addressed": "Mr. Gone", "because": "left September 2025"},
    ]  # fmt: skip
    told = cityintl("greetings", krakow, cards, "--year", "2025")
    assert "Cards 3 · sent 1 · theirs came 0" in told.out and "Had a card" not in told.out
    assert "Mr. Gone (left September 2025)" in cityintl("greetings", krakow, cards, *spring).out
    assert cityintl("greetings", krakow, cards, "--json", "--today", "2026-11-29").json["year"] == 2027


def test_a_new_year_is_carried_over_once(krakow, cityintl, cards):
    said = cityintl("greetings", krakow, cards, "--carry", "2027")
    assert said.code == 0 and "Cards added: 1;" in said.out and "Cards 1 · sent 0" in said.out
    again = cityintl("greetings", krakow, cards, "--carry", "2027")
    assert (again.code, "has a card for 2027 already" in again.err) == (1, True)
    assert "PAR-1 is no greeting list" in cityintl("greetings", krakow, "PAR-1").err


def test_the_contacts_of_the_ties_get_cards(krakow, cityintl, add, cards):
    add("partner", "name=Nagoya", "country=JP")
    add("person", "family=Tanaka", "partner=Nagoya")
    add("tie", "partner=Nagoya", "type=Sister city", "status=Active", "contact=Tanaka")
    shape = cityintl("greetings", krakow, cards, "--ties", "--json", "--today", "2026-05-14").json
    assert shape["added"] == 1 and shape["counts"]["cards"] == 2
