"""Numbers as people see them."""

from decimal import Decimal

import pytest

from cityintl import distance
from cityintl.numerals import grouped, measured, percent, written
from cityintl.papers.days import told
from cityintl.records.money import Money, amount
from cityintl.records.values import Decimal as Fraction
from cityintl.records.values import Number

#: By language and country: a large number, a fraction, dollars, a debt, a currency without a sign, a share.
HABITS = [
    ("en", "US", ("3,532", "39.8", "$1,250.50", "−$3", "1,200 PLN", "29%")),
    ("fr", "US", ("3\u202f532", "39,8", "1\u202f250,50\u00a0$", "−3\u00a0$", "1\u202f200 PLN", "29\u202f%")),
    ("es", "US", ("3,532", "39.8", "$1,250.50", "−$3", "1,200 PLN", "29\u00a0%")),
    ("es", "ES", ("3.532", "39,8", "1.250,50\u00a0$", "−3\u00a0$", "1.200 PLN", "29\u00a0%")),
]


@pytest.mark.parametrize(("language", "country", "said"), HABITS)
def test_numbers_are_written_as_their_reader_writes_them(language: str, country: str, said: tuple[str, ...]) -> None:
    with told(language, country):
        debt, zloty = amount(-3, "USD"), amount(1200, "PLN")
        assert said == (
            grouped(3532), grouped(39.8), Money().show(amount(Decimal("1250.5"), "USD")), Money().show(debt),
            Money().show(zloty), percent(29),
        )  # fmt: skip
    assert grouped(3532.8) == "3,532.8"


def test_fields_and_distances_follow_the_reader() -> None:
    with told("fr", "US"):
        assert Number("people").cell(145985) == "145\u202f985"
        assert Number().show(2026) == "2026"
        assert Fraction("°").show(39.8442) == "39,8442°"
        assert distance.said((0, 0), (0, 180), miles=False) == "20\u202f015 km"


def test_a_unit_stands_apart_but_percent_and_degrees_do_not() -> None:
    assert [measured("40", unit) for unit in ("%", "°", "km", "")] == ["40%", "40°", "40 km", "40"]
    assert grouped(1234.5, 0) == "1,234" and written("1,234.5") == "1,234.5"


def test_what_is_typed_stays_as_the_program_reads_it() -> None:
    with told("fr", "US"):
        assert Money().type_text(amount(1250, "USD")) == "1250.00 USD"
        assert Fraction("%").type_text(39.8) == "39.8"
