"""Any list as a paper: its columns, its order, the records that its filters leave, and no confidential column."""

from datetime import date
from decimal import Decimal

import pytest

from cityintl.desk import lists
from cityintl.desk.conditions import Condition, How
from cityintl.errors import UserError
from cityintl.papers import as_pdf
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.lines import one
from cityintl.papers.list_sheet import options_of
from cityintl.papers.sheets import sheets_of
from cityintl.records import kinds
from tests.papers.conftest import MOMENT
from tests.papers.structure import spoken

LIST = PAPERS["list"]


def built(office, **options):
    return LIST.build(office, None, MOMENT, options)


def test_a_list_has_the_columns_order_and_rows_that_a_page_shows(office) -> None:
    columns = ("what", "due_on", "status")
    narrowed = (Condition("status", How.ANY_OF, ("OPEN",)), Condition("due_on", How.AHEAD))
    asked = options_of("follow_up", columns, "-due_on", narrowed, "the")
    assert asked == {
        "kind": "follow_up",
        "columns": "what, due_on, status",
        "order": "-due_on",
        "filter": "status any OPEN; due_on ahead",
        "words": "the",
    }
    found = lists.listing(office, "follow_up", columns, "the", order="-due_on", narrowed=narrowed)
    assert 1 < len(found.ids) < office.count("follow_up")
    paper = built(office, **asked)
    (table,) = paper.blocks
    assert [column.head for column in table.columns] == ["What", "Due", "Status"]
    assert [one(row[0]) for row in table.rows] == [row[0] for row in found.rows]
    assert [row[1] for row in table.rows] == [row[1].isoformat() for row in found.rows]
    sheet = sheets_of(paper)[0]
    assert [row[0] for row in sheet.rows] == [row[0] for row in found.rows]
    assert isinstance(sheet.rows[0][1], date) and [column.kind for column in sheet.columns][1] == "date"
    assert f"{len(found.ids)} of {office.count('follow_up')} records as of May 14, 2026." in paper.standfirst
    for words in ("Status: open.", "Due: from today on.", "With the words “the”.", "Sorted by “Due”, the last first."):
        assert words in paper.standfirst
    heard = " ".join(text for _tag, text, _language in spoken(as_pdf.render(paper)))
    assert all(row[0] in heard for row in found.rows)


def test_without_choices_a_list_is_that_of_the_ties_as_usual(office) -> None:
    paper = built(office)
    assert (paper.title, paper.landscape) == ("Ties", False)
    assert len(paper.blocks[0].rows) == office.count("tie")
    assert "Sorted by “Partner”." in paper.standfirst


@pytest.mark.parametrize("kind", [kind.name for kind in kinds.KINDS])
def test_every_list_can_be_printed_with_no_confidential_column(office, kind: str) -> None:
    paper = built(office, kind=kind)
    known = kinds.kind(kind).fields
    shown = lists.usual(kind)
    assert not any(known[path].sensitive for path in shown if path in known)
    rows = paper.blocks[0].rows if office.count(kind) else ()
    assert len(rows) == office.count(kind) == len(sheets_of(paper)[0].rows)
    hidden = next((name for name, field in known.items() if field.sensitive), None)
    if hidden:
        with pytest.raises(UserError, match="no column"):
            built(office, kind=kind, columns=hidden)


def test_money_of_one_currency_is_a_figure_in_the_workbook(office) -> None:
    sheet = sheets_of(built(office, kind="grant", columns="name, amount"))[0]
    assert (sheet.columns[1].kind, sheet.columns[1].unit) == ("money", "USD")
    assert any(isinstance(row[1], Decimal) for row in sheet.rows)


def test_an_empty_list_says_so(office, desk) -> None:
    assert one(built(office, words="nobody has these words").blocks) == "No record is in this list."
    assert built(desk, kind="gift").standfirst.startswith("0 records")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"columns": "partner, colour"}, "no column “colour”"),
        ({"order": "colour"}, "no column “colour”"),
        ({"filter": "status any PURPLE"}, "no condition"),
        ({"kind": "unicorn"}, "cannot be “unicorn”"),
    ],
)
def test_what_a_list_cannot_have_is_refused_with_what_it_has(office, options, words: str) -> None:
    with pytest.raises(UserError, match=words) as refused:
        built(office, **options)
    assert refused.value.advice
