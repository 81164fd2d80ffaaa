"""The grants book: what moved a report is named, and numbers stand as people write them."""

import pytest

from cityintl.papers.blocks import Paper
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.lines import one
from cityintl.store import DeskFile
from tests.papers.conftest import MOMENT


@pytest.fixture(scope="module")
def book(office: DeskFile) -> Paper:
    return PAPERS["grants-book"].build(office, None, MOMENT, {"settled": "yes"})


def test_a_report_that_moved_says_what_moved_it(book: Paper) -> None:
    told = one(book.blocks)
    assert "was due 2026-07-29, before the award was extended" in told
    assert "before the award was terminated" in told


def test_sums_below_nothing_have_a_minus_and_a_share_no_decimal_that_nobody_typed(book: Paper) -> None:
    told = one(book.blocks)
    assert "−2,440.00" in told and "-2,440.00" not in told
    assert "0.0" not in told.split(" · ") and "25" in told.split(" · ")


def test_a_cited_text_ends_with_one_stop(book: Paper) -> None:
    assert ".)." not in one(book.blocks)
