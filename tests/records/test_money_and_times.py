"""Amounts of money and times of day, read from what people type."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.records.money import Amount, amount, with_currency
from cityintl.records.values import BadValue, Currency, Money, Time
from cityintl.reference import currencies

MONEY, TIME = Money(), Time()


@pytest.mark.parametrize(
    ("typed", "minor", "currency"),
    [
        ("$1,250.50", 125050, "USD"),
        ("1 250,50 EUR", 125050, "EUR"),
        ("250 usd", 25000, "USD"),
        ("¥12,000", 12000, "JPY"),
        ("1.250 EUR", 125000, "EUR"),
        ("−5 USD", -500, "USD"),
        ("12.345 KWD", 12345, "KWD"),
        ("1'200 CHF", 120000, "CHF"),
        ("300 zł", 30000, "PLN"),
        ("USD 0.05", 5, "USD"),
        ("٢٥٠ USD", 25000, "USD"),
    ],
)
def test_an_amount_is_read_in_the_ways_people_write_it(typed: str, minor: int, currency: str) -> None:
    assert MONEY.read(typed) == Amount(minor, currency)


@pytest.mark.parametrize("typed", ["250", "five dollars", "5 XYZ", "$5 EUR", "1.5 JPY", "1,2,3 USD", "0.005 USD"])
def test_what_is_no_amount_is_refused_with_a_way_out(typed: str) -> None:
    with pytest.raises(BadValue) as refused:
        MONEY.read(typed)
    assert refused.value.advice


@given(st.integers(-(10**14), 10**14), st.sampled_from(currencies.codes()))
def test_every_amount_reads_back_from_all_it_is_shown_as(minor: int, currency: str) -> None:
    value = Amount(minor, currency)
    assert MONEY.read(MONEY.type_text(value)) == value
    assert amount(value.exact, currency) == value
    stored = MONEY.column_type.process_bind_param(value, None)
    assert MONEY.column_type.process_result_value(stored, None) == value


@given(st.integers(0, 10**12), st.sampled_from(["USD", "EUR", "GBP", "JPY", "PLN"]))
def test_what_a_table_shows_can_be_typed_again(minor: int, currency: str) -> None:
    assert MONEY.read(MONEY.cell(Amount(minor, currency))) == Amount(minor, currency)


def test_amounts_are_shown_as_people_of_the_office_write_them() -> None:
    assert MONEY.show(Amount(418000, "USD")) == "$4,180" and MONEY.cell(Amount(418000, "USD")) == "$4,180.00"
    assert MONEY.show(Amount(-1250, "EUR")) == "−€12.50" and MONEY.show(Amount(120000, "PLN")) == "1,200 PLN"
    assert Amount(1, "USD").exact == Decimal("0.01")


def test_a_bare_number_takes_the_currency_of_the_city() -> None:
    assert with_currency(" 1,250.50 ", "USD") == "1,250.50 USD"
    assert (
        with_currency("€5", "USD") == "€5" and with_currency("", "USD") == "" and with_currency("soon", "USD") == "soon"
    )


def test_a_currency_is_known_by_its_code_or_sign() -> None:
    assert Currency().read("pln") == "PLN" and Currency().read("€") == "EUR"
    with pytest.raises(BadValue):
        Currency().read("QQQ")
    assert currencies.of_country("JP") == "JPY" and currencies.of_country("AQ") is None


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("8:10", "08:10", "8:10 am"),
        ("8.10 pm", "20:10", "8:10 pm"),
        ("14h30", "14:30", "2:30 pm"),
        ("0810", "08:10", "8:10 am"),
        ("8 a.m.", "08:00", "8:00 am"),
        ("12 am", "00:00", "12:00 am"),
        ("12:00 pm", "12:00", "12:00 pm"),
        ("14 Uhr 30", "14:30", "2:30 pm"),
    ],
)
def test_a_time_is_read_from_any_clock_and_shown_as_here(typed: str, kept: str, shown: str) -> None:
    assert TIME.read(typed) == kept and TIME.show(kept) == shown and TIME.cell(kept) == kept


@pytest.mark.parametrize("typed", ["25:00", "8:60", "13 pm", "0 am", "noonish", "8:1:2"])
def test_what_no_clock_shows_is_refused(typed: str) -> None:
    with pytest.raises(BadValue, match="not a time"):
        TIME.read(typed)
