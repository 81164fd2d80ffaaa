"""Listing numbers are text, and found by what people type."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from cityintl.reference.listings import listing_called, listings, offered


def test_the_listings_are_those_of_the_published_list(beside: Callable[..., Path]) -> None:
    with beside("reference", "us_assistance_listings_19.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["aln"]: row for row in csv.DictReader(file)}
    assert len(listings()) == 125
    assert sum(found.active for found in listings()) == 104
    assert {found.number: found.title for found in listings()} == {n: row["title"] for n, row in rows.items()}


@pytest.mark.parametrize("text", ["19.040", "ALN 19.040", " 19.040 Public Diplomacy"])
def test_a_number_keeps_its_last_zero(text: str) -> None:
    found = listing_called(text)
    assert found is not None and found.number == "19.040"


@pytest.mark.parametrize("text", ["19.04", "19.RD", "", "a grant"])
def test_what_is_no_listing_of_the_department_is_none(text: str) -> None:
    assert listing_called(text) is None


def test_words_and_beginnings_are_offered_active_ones_first() -> None:
    by_words = offered("public diplomacy")
    assert "19.040" in [found.number for found in by_words]
    assert [found.active for found in by_words] == sorted((found.active for found in by_words), reverse=True)
    assert {found.number[:4] for found in offered("19.4", limit=99)} == {"19.4"}
    assert offered("  ") == []


def test_a_whole_title_is_its_listing() -> None:
    for found in listings():
        assert listing_called(found.title.upper()) in [other for other in listings() if other.title == found.title]
