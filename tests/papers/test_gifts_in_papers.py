"""The register and the statements of gifts, and the travel that others paid: every record in its order."""

from datetime import date
from decimal import Decimal

import pytest

from cityintl.desk import gift_periods, gifts, paid_travel
from cityintl.desk.asking import picked
from cityintl.desk.gift_register import recorded_gifts
from cityintl.desk.gift_totals import Span
from cityintl.errors import UserError
from cityintl.papers.blocks import Table
from cityintl.papers.catalogue import PAPERS
from cityintl.records.costs import CostType
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.exchange import Payer
from cityintl.records.gift import GiftFor
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from tests.papers.conftest import MOMENT
from tests.papers.heard import heard, missing, once, stands_in_order

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def test_every_gift_of_the_year_stands_in_the_register_by_its_day(office) -> None:
    told = once(office, "gift-register")
    rows = picked(office, "gift", ("what", "on", "direction", "basis", "location", "giver"), {})
    of_year = sorted((r for r in rows if YEAR.first <= r["on"] <= YEAR.last), key=lambda r: (r["on"], r["id"]))
    received = [row for row in of_year if row["direction"] is Direction.RECEIVED]
    assert len(received) == 15
    stands_in_order(told, [row["what"] for row in received])
    families = {row["id"]: row["family"] for row in picked(office, "person", ("family",), {})}
    assert not missing(told, [row[name] for row in received for name in ("basis", "location")])
    assert not missing(told, [families[row["giver"]].upper() for row in received if row["giver"]])
    sent = [row["what"] for row in of_year if row["direction"] is Direction.SENT]
    assert missing(told, sent) == sent
    stands_in_order(told, ["Gifts received, 2026", "By source", "Nothing to disclose", "The rule", "Signed"])


def test_sums_by_source_say_what_is_reported_and_by_how_much_others_stay_below(office) -> None:
    told = once(office, "gift-register")
    after = told[told.index("By source") :]
    stands_in_order(
        after,
        ["Consulate General of Mexico in Chicago", "4", "138.00", "Report", "threshold $100.00", "Below by $58.00"],
    )
    assert "Not counted: it is the city’s" in after and "¥3,240" in after and "Without a value" in after


def test_the_rule_stands_with_its_citation_and_whether_it_was_checked(office) -> None:
    told = once(office, "gift-register")
    after = told[told.index("One gift of this value or more is disclosed: $50.00") :]
    assert after.count("Unverified: no source is on record.") == 1
    assert "count toward an official's own total: no" in after


def test_what_the_program_says_to_the_office_is_no_law_on_a_signed_paper(office) -> None:
    told = [once(office, name) for name in ("gift-register", "gift-statement", "transition-binder")]
    told.append(heard(office, "briefing-book", ("delegation", 10), money=True))
    for words in told:
        assert "Hillview" not in words and "1 yes, 0 no" not in words and "0 yes or no" not in words
        assert "A proposal of the program: put" not in words and "Nobody has checked it yet" not in words


def test_the_city_signs_no_nil_statement(office) -> None:
    told = once(office, "gift-statement")
    assert "Gifts to Riverton" not in told
    register = once(office, "gift-register")
    assert "Riverton" not in register[register.index("Nothing to disclose") : register.index("The rule")]


def test_a_column_of_several_currencies_names_none_and_each_value_says_its_own(office) -> None:
    paper = PAPERS["gift-register"].build(office, None, MOMENT, {"gifts": "both"})
    tables = [table for table in paper.blocks if isinstance(table, Table)]
    assert {"Gifts received", "Gifts given"} <= {table.caption for table in tables}
    for table in tables:
        (value,) = (n for n, column in enumerate(table.columns) if column.head == "Value")
        assert (table.columns[value].unit, table.columns[value].decimals) == ("", None)
        assert not [row[value] for row in table.rows if isinstance(row[value], Decimal)]
    told = once(office, "gift-register")
    assert "Value, $" not in told and "$55.00" in told and "¥3,240" in told
    his = once(office, "gift-statement", recipient="PER-7")
    assert "Value, $" in his and "48.00" in his


def test_options_choose_period_recipient_and_direction(office) -> None:
    luis = next(gift.recipient for gift in recorded_gifts(office) if gift.recipient.name == "Luis Arriaga")
    quarter = once(office, "gift-register", period="2026-Q1")
    assert "Gifts received, January – March 2026" in quarter and "Cookbook" not in quarter
    his = once(office, "gift-register", recipient=f"PER-{luis.number}")
    assert "4 gifts: $138.00" in his and "amber" not in his
    both, given = once(office, "gift-register", gifts="both"), once(office, "gift-register", gifts="given")
    assert "Gifts, 2026" in both and "Gifts given" in both and "Gifts received" in both
    assert "Gifts given, 2026" in given and "By source" not in given
    sent = [g for g in recorded_gifts(office) if not g.received and YEAR.first <= g.on <= YEAR.last]
    names = office.titles("gift", [g.number for g in sent])
    assert len(names) > 5 and not missing(given, names.values()) and not missing(both, names.values())
    with pytest.raises(UserError, match="period"):
        once(office, "gift-register", period="1999")


def test_what_is_only_planned_is_not_told_as_given(office) -> None:
    told = once(office, "gift-register", gifts="given")
    every = [g for g in recorded_gifts(office) if not g.received and YEAR.first <= g.on <= YEAR.last]
    ahead = [g for g in every if g.on > office.today]
    names = office.titles("gift", [g.number for g in ahead])
    assert ahead
    assert f"{len(every) - len(ahead)} gifts: " in told
    assert missing(told.partition("Gifts to be given")[2], names.values()) == []
    sheet = PAPERS["gift-register"].build(office, None, MOMENT, {"gifts": "given"}).sheets[0]
    heads = [column.head for column in sheet.columns]
    ways = {row[heads.index("Gift")]: row[heads.index("Direction")] for row in sheet.rows}
    assert {ways[name] for name in names.values()} == {"To be given"}


def test_no_official_of_another_city_signs_our_statements(office) -> None:
    assert "Whitaker" not in once(office, "gift-statement")


def test_the_workbook_has_every_gift_with_real_values(office) -> None:
    sheet = PAPERS["gift-register"].build(office, None, MOMENT, {"gifts": "both"}).sheets[0]
    heads = [column.head for column in sheet.columns]
    of_year = [g for g in recorded_gifts(office) if YEAR.first <= g.on <= YEAR.last]
    assert len(sheet.rows) == len(of_year) == 24
    money = sum(row[heads.index("Value")] for row in sheet.rows if row[heads.index("Currency")] == "USD")
    assert money == sum(g.value.exact for g in of_year if g.value and g.value.currency == "USD")


def test_each_recipient_has_a_statement_and_nil_ones_say_so(office) -> None:
    told = once(office, "gift-statement")
    statements = list(gifts.register(office, YEAR).statements)
    stands_in_order(told, [f"Gifts to {s.recipient.name}, 2026" for s in statements])
    nil = [s for s in statements if s.nil]
    assert told.count("I received no gift in this period that the rule asks me to disclose.") == len(nil) > 5
    assert f"{len(statements)} statements, {len(nil)} of them nil." in told
    for statement in statements:
        names = office.titles("gift", [w.gift.number for w in (*statement.disclosed, *statement.unclear)])
        assert not missing(told, names.values())
    assert told.count("City clerk") == len(statements), "each is signed"
    assert "A draft: the period is not over." in told


def test_gifts_that_add_up_stand_together_in_a_statement(office) -> None:
    luis = next(gift.recipient for gift in recorded_gifts(office) if gift.recipient.name == "Luis Arriaga")
    told = once(office, "gift-statement", recipient=f"PER-{luis.number}")
    stands_in_order(
        told,
        [
            "Gifts to Luis Arriaga, 2026",
            "Consulate General of Mexico in Chicago, $138.00",
            "Bottle of tequila",
            "Ticket to the folk ballet",
            "Talavera plate",
            "Cookbook of the markets",
            "The rule",
            "Luis Arriaga",
        ],
    )
    assert once(office, "gift-statement", period="2025") != once(office, "gift-statement")
    assert "A draft" not in once(office, "gift-statement", period="2025")


def test_a_desk_without_gifts_has_a_register_and_a_nil_list(desk) -> None:
    for gift in ("received", "given", "both"):
        told = heard(desk, "gift-register", gifts=gift)
        assert "No gift is on record for this period." in told
    told = heard(desk, "gift-statement")
    assert "The rule" in told and "Statements" in told


def test_without_any_rule_nothing_is_asserted(sample) -> None:
    for number in sample.listing("rule", ()).ids:
        if sample.get("rule", number).values["code"].startswith("gift_"):
            with sample.write("Remove") as door:
                door.delete("rule", number)
    assert "No rule says for which periods statements are made." in heard(sample, "gift-statement")
    told = heard(sample, "gift-register")
    assert "No gift rule is in force" in told and "Report" not in told


def test_gifts_of_another_threshold_are_reported_by_that_rule(desk) -> None:
    """A rule of the city itself goes before the office's own; “over” is more than."""
    rules = {
        "gift_threshold_single": (40.0, "USD"), "gift_threshold_cumulative": (60.0, "USD"),
        "gift_window_months": (12.0, "months"), "gift_report_period_months": (3.0, "months"),
    }  # fmt: skip
    with desk.write("Add") as door:
        for code, (value, unit) in rules.items():
            door.add(
                "rule",
                {"code": code, "label": code, "value": value, "unit": unit, "effective_from": date(2020, 1, 1),
                 "citation": "Riverton Code § 2-118", "checked_on": date(2026, 4, 1), "verified": True},
            )  # fmt: skip
        person = door.add("person", {"family": "Okafor", "given": "Ada"})
        partner = door.add("partner", {"name": "Irbid"})
        for day, value in ((2, 3100), (9, 3000)):
            door.add(
                "gift",
                {"what": f"Gift {day}", "direction": Direction.RECEIVED, "on": date(2026, 5, day), "partner": partner,
                 "recipient": person, "received_for": GiftFor.PERSON, "value": Amount(value, "USD")},
            )  # fmt: skip
    told = heard(desk, "gift-statement")
    stands_in_order(told, ["Gifts to Ada Okafor", "Irbid, $61.00", "Gift 2", "Gift 9", "Riverton Code § 2-118"])
    assert "Checked on April 1, 2026." in told and "Unverified" not in told
    assert "April – June 2026" in told
    assert list(gift_periods.stated(desk, date(2026, 5, 14))) == ["2026-Q2"]


# -- travel


def test_travel_that_others_paid_names_every_line_of_theirs_and_none_of_the_citys(office) -> None:
    told = once(office, "travel-disclosure")
    rows = picked(office, "expense", ("what", "payer"), {"delegation": 1})
    theirs = [row["what"] for row in rows if row["payer"] in paid_travel.OTHERS]
    ours = [row["what"] for row in rows if row["payer"] is Payer.CITY]
    assert len(theirs) == 3 and not missing(told, theirs) and missing(told, ours) == ours
    families = [
        office.get("person", r["person"]).values["family"].upper()
        for r in picked(office, "member", ("person",), {"delegation": 1})
    ]
    assert all(family in told for family in families)
    stands_in_order(told, ["Travel that others paid, 2026", "By payer", "Committee or association", "Host", "Signed"])
    every = once(office, "travel-disclosure", all_payers=True)
    assert all(row["what"] in every for row in rows)


def test_what_a_host_promised_counts_where_no_bill_came(desk) -> None:
    assert "No journey that others paid is on record" in heard(desk, "travel-disclosure")
    with desk.write("Add") as door:
        visit = door.add(
            "delegation",
            {"name": "To Irbid", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING,
             "status": VisitStatus.COMPLETED, "arrives": date(2026, 4, 2), "departs": date(2026, 4, 4)},
        )  # fmt: skip
        door.add(
            "budget_line",
            {"delegation": visit, "type": CostType.LODGING, "amount": Amount(40000, "USD"), "payer": Payer.HOST},
        )
        door.add(
            "budget_line",
            {"delegation": visit, "type": CostType.AIR, "amount": Amount(90000, "USD"), "payer": Payer.CITY},
        )
    told = heard(desk, "travel-disclosure")
    assert "as budgeted, no bill is known" in told and "400.00" in told and "900.00" not in told
    assert "none on record" in told
