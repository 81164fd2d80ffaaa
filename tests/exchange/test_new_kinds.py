"""The kinds of visits and gifts coming in from spreadsheets and going out to them: money, days of the city, order."""

from pathlib import Path

import pytest

from cityintl.desk.contents import contents
from cityintl.exchange import export, importing, planning
from cityintl.exchange.identity import RULES
from cityintl.exchange.proposing import propose
from cityintl.exchange.slots import currency_in
from cityintl.exchange.tables import read_table
from cityintl.records import kinds
from cityintl.records.values import Amount
from cityintl.store import DeskFile


def _bring(desk: DeskFile, path: Path, text: str, kind: str) -> planning.Plan:
    path.write_text(text, encoding="utf-8")
    table = read_table(path)
    plan = planning.make(table, propose(table, desk.home(), kind).mapping, desk)
    importing.run(plan, desk)
    return plan


def test_every_kind_says_when_two_of_it_are_one() -> None:
    for kind in kinds.KINDS:
        rule = RULES[kind.name]
        assert {*rule.key, *rule.unless} <= set(kind.editable)


def test_what_others_point_to_is_written_first() -> None:
    order = importing._ORDER
    assert set(order) == {k.name for k in kinds.KINDS} | {"home"}
    for kind in kinds.KINDS:
        for field in kind.fields.values():
            if field.link and field.link != kind.name:
                assert order.index(field.link) < order.index(kind.name), (kind.name, field.name)


@pytest.mark.parametrize(
    ("head", "currency"),
    [("Value, USD", "USD"), ("Cost (EUR)", "EUR"), ("Value", ""), ("Notes, all", ""), ("Price (XQZ)", "")],
)
def test_the_head_of_a_column_may_name_the_currency(head: str, currency: str) -> None:
    assert currency_in(head) == currency


def test_amounts_take_the_currency_of_their_head_and_else_of_the_city(desk: DeskFile, tmp_path: Path) -> None:
    with desk.write("Set") as door:
        door.set("home", 1, {"currency": "USD"})
    rows = 'Date,What,Giver,Value (PLN)\n2026-03-01,Fan,TANAKA Haruka,"1,250.50"\n2026-03-06,Mask,,€12.50\n'
    _bring(desk, tmp_path / "gifts.csv", rows, "gift")
    rows = "Date,What,Value\n2026-03-05,Book,40\n"
    _bring(desk, tmp_path / "more.csv", rows, "gift")
    found = {what: value for _n, (what, value) in contents(desk, "gift", ("what", "value"))}
    assert found == {"Fan": Amount(125050, "PLN"), "Mask": Amount(1250, "EUR"), "Book": Amount(4000, "USD")}
    giver = desk.get("gift", 1).values["giver"]
    assert desk.titles("person", [giver]) == {giver: "Tanaka Haruka"} or desk.get("person", giver).title


def test_the_same_rows_are_not_brought_twice(desk: DeskFile, tmp_path: Path) -> None:
    rows = "Date,What,Value\n2026-03-05,Book,40 USD\n"
    _bring(desk, tmp_path / "gifts.csv", rows, "gift")
    table = read_table(tmp_path / "gifts.csv")
    again = planning.make(table, propose(table, desk.home(), "gift").mapping, desk)
    assert not again.importable and desk.count("gift") == 1


def test_holidays_are_those_of_our_own_city(desk: DeskFile, tmp_path: Path) -> None:
    plan = _bring(desk, tmp_path / "days.csv", "Day;Name\n2026-12-25;Christmas Day\n2027-01-01;New Year\n", "holiday")
    assert [values for _n, values in contents(desk, "holiday", ("home", "name"))] == [
        (1, "Christmas Day"),
        (1, "New Year"),
    ]
    assert not plan.defaults, "nobody is asked which city"


def test_amounts_of_one_currency_go_out_as_numbers_and_of_several_as_text(desk: DeskFile) -> None:
    with desk.write("Add") as door:
        door.add("gift", {"what": "Fan", "direction": _received(), "on": _day(), "value": Amount(125050, "USD")})
    (sheet,) = export.sheets(desk, ["gift"])
    place = next(n for n, c in enumerate(sheet.columns) if c.head == "Value")
    assert (sheet.columns[place].kind, sheet.columns[place].unit) == ("money", "USD")
    assert str(sheet.rows[0][place]) == "1250.50"
    with desk.write("Add") as door:
        door.add("gift", {"what": "Mask", "direction": _received(), "on": _day(), "value": Amount(9, "JPY")})
    (sheet,) = export.sheets(desk, ["gift"])
    assert sheet.columns[place].unit == "" and [row[place] for row in sheet.rows] == ["1250.50 USD", "9 JPY"]


def _received() -> object:
    return kinds.kind("gift").fields["direction"].value.read("Received")


def _day() -> object:
    return kinds.kind("gift").fields["on"].value.read("2026-03-01")
