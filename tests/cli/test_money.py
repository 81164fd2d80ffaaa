"""`grant`, `opportunity`, `budget`: what the pages of outside money and of the office's own do, at the command line."""

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
def grant(krakow, cityintl, add) -> str:
    cityintl("usual", krakow, "rules")
    return add(
        "grant", "name=Gauges", "status=Active", "rule_set=Federal (2 CFR 200)", "award_on=2025-09-01",
        "starts_on=2025-10-01", "ends_on=2027-09-30", "frequency=Quarterly", "basis=Calendar year",
        "amount=50,000 USD", "match_percent=20",
    )  # fmt: skip


def test_the_chain_stands_and_a_report_is_handed_in(krakow, cityintl, grant):
    said = cityintl("grant", krakow, grant, *TODAY)
    assert said.code == 0, said.err
    assert "2026-01-30  ffr:2025-12-31" in said.out and "104 days late" in said.out
    handed = cityintl("grant", krakow, grant, "--hand-in", "ffr:2025-12-31", "--on", "2026-01-28", *TODAY)
    assert "handed in 28 January 2026" in handed.out
    shape = cityintl("grant", krakow, grant, "--json", *TODAY).json
    assert [line["key"] for line in shape["chain"][:2]] == ["ffr:2025-12-31", "ppr:2025-12-31"]
    first, last = shape["chain"][0], shape["chain"][-1]
    assert (first["submitted_on"], first["report"], first["rule"]["verified"]) == ("2026-01-28", "RPT-1", True)
    assert (last["due"], shape["money"]["match_required"]["minor"]) == ("2028-01-28", 1_250_000)
    wrong = cityintl("grant", krakow, grant, "--hand-in", "ffr:2025-11-30", *TODAY)
    assert wrong.code == 1 and "ppr:2025-12-31" in wrong.err


def test_more_time_an_extension_and_a_stop(krakow, cityintl, grant):
    assert cityintl("grant", krakow, grant, "--more-time", "ppr:2026-03-31", *TODAY).code == 1
    cityintl("grant", krakow, grant, "--more-time", "ppr:2026-03-31", "--until", "2026-06-01", "--by", "Ames", *TODAY)
    said = cityintl("grant", krakow, grant, "--extend", "2028-03-31", "--reason", "Visas", *TODAY)
    assert "From 1 October 2025 to 31 March 2028" in said.out
    assert "was due 28 January 2028, before the award was extended" in said.out
    assert "was due 30 April 2026, before more time was given" in said.out
    assert cityintl("grant", krakow, grant, "--suspend", *TODAY).code == 1
    stopped = cityintl("grant", krakow, grant, "--terminate", "--reason", "Priorities", "--json", *TODAY).json
    assert (stopped["status"], stopped["ends"]) == ("Terminated by agency", "2026-05-14")
    assert {"ffr:2026-06-30", "ffr:2027-12-31"} <= {line["key"] for line in stopped["gone"]}


def test_the_federal_form(krakow, cityintl, add, grant):
    add("grant_transaction", f"grant={grant}", "type=Expense", "what=Fares", "on=2025-11-02", "amount=1,250.50 USD")
    said = cityintl("grant", krakow, grant, "--period", "2025-12-31", *TODAY)
    assert "e  Federal share of expenditures" in said.out and "$1,250.50" in said.out
    shape = cityintl("grant", krakow, grant, "--period", "2025-12-31", "--json", *TODAY).json
    assert shape["lines"]["h"]["amount"] == {"minor": 4_874_950, "currency": "USD"}
    assert (shape["final"], shape["remarks"]) == (False, [])


def test_an_opportunity_is_told_by_both_clocks_and_becomes_a_grant(krakow, cityintl, add):
    call = add(
        "opportunity", "title=Small grants", "type=Funding", "status=Go or no-go", "closes_on=2026-06-09",
        "closes_at=09:00", "closes_zone=Asia/Tokyo",
    )  # fmt: skip
    said = cityintl("opportunity", krakow, call, *TODAY)
    assert "Closes 09:00 on Tue 9 June in Tokyo, 02:00 here" in said.out
    assert cityintl("opportunity", krakow, call, "no-go", *TODAY).code == 1
    cityintl("opportunity", krakow, call, "go", "--by", "Mayor", *TODAY)
    cityintl("opportunity", krakow, call, "submitted", "--receipt", "G-1", *TODAY)
    told = cityintl(
        "opportunity", krakow, call, "awarded", "--amount", "$20,000", "--starts", "2026-07-01", "--ends",
        "2027-06-30", "--federal", "--json", *TODAY,
    ).json  # fmt: skip
    assert (told["status"], told["decision"], told["grants"]) == ("Awarded", "Go", ["GRT-1"])
    assert told["closes"]["here"].startswith("2026-06-09T02:00")
    shown = cityintl("show", krakow, "GRT-1", "--json").json["fields"]
    assert (shown["rule_set"], shown["amount"]["minor"]) == ("Federal (2 CFR 200)", 2_000_000)


def test_the_budget_of_a_year(krakow, cityintl, add):
    account = add("office_account", "name=Travel", "type=Travel", "year=2026", "amount=5,000 USD")
    add("office_spending", f"account={account}", "on=2026-02-01", "what=Fares", "amount=1,200 USD")
    add("work_hours", "what=Letters", "type=Staff", "on=2026-03-01", "hours=7.5", "rate=20 USD")
    said = cityintl("budget", krakow, *TODAY)
    assert "Fiscal year 2026, 1 January 2026 to 31 December 2026" in said.out
    assert "Travel: $1,200 of $5,000, $3,800 left" in said.out
    assert "Staff: 7.5 hours, worth $150" in said.out
    shape = cityintl("budget", krakow, "--year", "2026", "--json", *TODAY).json
    assert shape["accounts"][0]["left"] == {"minor": 380_000, "currency": "USD"}
    assert shape["hours"][0]["hours"] == 7.5
