"""The annual report to council: every figure of the year, and nothing of another or of what stays at the desk."""

import pytest

from cityintl.desk import crossings, yearly
from cityintl.errors import UserError
from cityintl.papers import as_pdf
from cityintl.papers.blocks import KeyFigures, MapFigure, Part, YearColumns
from cityintl.papers.catalogue import PAPERS
from cityintl.store import DeskFile
from tests.conftest import TODAY
from tests.papers.conftest import MOMENT
from tests.papers.structure import spoken


def _build(office: DeskFile, **options: str):
    return PAPERS["annual-report"].build(office, None, MOMENT, options)


def _heard(paper) -> str:
    return " ".join(text.strip() for _tag, text, _language in spoken(as_pdf.render(paper)))


def _blocks(paper, kind: type) -> list:
    return [block for part in paper.blocks if isinstance(part, Part) for block in _deep(part.blocks)
            if isinstance(block, kind)]  # fmt: skip


def _deep(blocks):
    for block in blocks:
        yield block
        yield from _deep(getattr(block, "blocks", ()))


@pytest.fixture(scope="module")
def report(office: DeskFile):
    return _build(office)


def test_without_a_choice_it_tells_the_last_whole_year(report) -> None:
    assert report.title == "International affairs in 2025" and report.cover.title == report.title
    assert report.contents and len(report.blocks) == 6


def test_the_year_on_a_page_has_figures_with_what_they_are_compared_with(office: DeskFile, report) -> None:
    (figures,) = _blocks(report, KeyFigures)
    said = {each.label: (each.figure, each.comparison) for each in figures.figures}
    assert said["people exchanged"] == ("17", "5 in 2024")
    assert said["living ties, of 12"] == ("9", "9 in 2024")
    assert said["city money"] == ("$7,705", "and $3,399 from others; more in 3 other currencies")
    assert said["of our promises kept"] == ("100%", "2 of 2; 100% in 2024")
    assert _blocks(report, MapFigure)


def test_the_columns_are_the_people_who_crossed_and_say_why_a_year_has_none(office: DeskFile, report) -> None:
    (columns,) = _blocks(report, YearColumns)
    found = crossings.crossings(office, TODAY)
    totals = [sum(values) for values in zip(*(series.values for series in columns.series), strict=True)]
    assert totals == list(crossings.by_year(found, range(2016, 2026)))
    assert columns.years == tuple(range(2016, 2026)) and "2019: 54" in columns.said
    assert all(not totals[columns.years.index(year)] for year, _why in columns.why)


def test_every_visit_exchange_grant_and_support_of_the_year_is_heard(office: DeskFile, report) -> None:
    heard, span = _heard(report), yearly.span_of(2025, TODAY)
    for told in (yearly.visits, yearly.exchanges, yearly.grants):
        assert all(each.name in heard for each in told(office, span))
    assert all(row["what"] in heard for row in yearly.supports(office, span))
    assert all(each.title in heard for each in yearly.reports(office, span))
    assert "Terminated, September 30, 2025, resolution 25-058" in heard
    assert "Not taken up Declined 1 Called off 1" in heard


def test_another_year_is_another_report(office: DeskFile, report) -> None:
    this = _build(office, year="2026")
    assert "The year up to May 14, 2026" in _heard(this)
    assert this.blocks != report.blocks
    with pytest.raises(UserError, match="cannot be “1999” here"):
        _build(office, year="1999")


def test_the_workbook_has_a_sheet_for_each_list_with_native_values(office: DeskFile, report) -> None:
    assert [sheet.name for sheet in report.sheets] == [
        "Ties",
        "Visits",
        "Exchanges",
        "Grants",
        "Plan",
        "Budget",
        "Years",
    ]
    assert all(len(row) == len(sheet.columns) for sheet in report.sheets for row in sheet.rows)
    (visit,) = report.sheets[1].rows
    assert visit[0] == yearly.visits(office, yearly.span_of(2025, TODAY))[0].first


def test_what_stays_at_the_desk_is_not_told_to_a_council(office: DeskFile, report) -> None:
    heard = _heard(report) + _heard(_build(office, year="2026"))
    leads = [office.get("investment_lead", n).values for n in range(1, office.count("investment_lead") + 1)]
    assert leads and all(lead["code_name"] not in heard for lead in leads)
    points = [office.get("tie", n).values["sensitivities"] for n in range(1, 14)]
    assert all(point.split(".")[0] not in heard for point in points if point)


def test_an_office_that_just_began_has_a_calm_report(desk: DeskFile) -> None:
    paper = _build(desk)
    heard = _heard(paper)
    assert "0 in 2024" in heard and "What changed" not in heard
    assert as_pdf.set_paper(paper).pages <= 5
