"""The annual report to council: every figure of the year, and nothing of another or of what stays at the desk."""

from decimal import Decimal

import pytest

from cityintl.desk import crossings, yearly
from cityintl.errors import UserError
from cityintl.papers import as_pdf
from cityintl.papers.blocks import KeyFigures, MapFigure, Part, Table, YearColumns
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.lines import lines, one
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
    assert said["city money"] == ("$7,706", "and $3,400 from others; more in 3 other currencies")
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


def test_what_was_called_off_and_cost_money_stands_with_partner_day_and_cost(office: DeskFile, report) -> None:
    (table,) = [b for b in _blocks(report, Table) if b.caption == "Visits"]
    (off,) = [group for group in table.groups if group.name == "Called off, with costs"]
    ((day, name, partner, people, city, _others),) = off.rows
    assert (str(day)[:4], people, city) == ("2025", None, Decimal("611.30"))
    assert "Guadalajara" in one(partner) and one(name)
    told = sum((row[4] or 0 for group in table.groups for row in group.rows), Decimal(0))
    (exchanges,) = [b for b in _blocks(report, Table) if b.caption == "Exchanges"]
    assert f"${told + sum((row[5] or 0 for row in exchanges.rows), Decimal(0)):,.0f}" == "$7,706"


def test_a_visit_points_to_the_exchange_that_has_the_rest_of_its_costs(office: DeskFile, report) -> None:
    (table,) = [b for b in _blocks(report, Table) if b.caption == "Visits"]
    assert "More of its costs: exchange “Twenty-first student visit from Nagoya”" in one(table.groups[0].rows[0])


def test_letters_are_explained_to_a_council(office: DeskFile, report) -> None:
    heard = _heard(report)
    assert "Session: 2026 Mid-term report (not confirmed) · New Urban Agenda" in heard and "· NUA" not in heard
    assert "Grades: A exchanges both ways" in heard


def test_the_budget_of_the_office_is_summed_up(office: DeskFile, report) -> None:
    (table,) = [b for b in _blocks(report, Table) if b.caption == "Budget of the office"]
    *accounts, together = table.rows
    assert one(together[0]) == "Together"
    for at in (1, 2, 3):
        assert together[at] == sum(row[at] or 0 for row in accounts)
    assert "Fiscal year 2027 begins on May 1, 2026." in one(report.blocks)


def test_the_map_of_a_year_draws_the_ties_of_its_table_as_they_stood(office: DeskFile, report) -> None:
    (figure,) = _blocks(report, MapFigure)
    drawn = {spot.name: spot.status for spot in figure.drawing.spots}
    (table,) = [b for b in _blocks(report, Table) if b.caption == "Ties at the end of the year"]
    told = {one(row[0]).partition(",")[0]: one(row[2]) for row in table.rows}
    assert set(told) - set(drawn) == {"Yueyang"}, "a tie that ended in the year has no line at its end"
    assert all(told[name].startswith(f"{status}") or status in told[name] for name, status in drawn.items())
    assert "December 31, 2025: 9 of 12 live; 1 more ended in the year." in _heard(report)


def test_a_tie_fell_silent_in_the_year_in_which_it_did(office: DeskFile, report) -> None:
    this = _build(office, year="2026")
    assert "Silent since" not in _heard(report) and "Silent, last contact" not in _heard(report)
    assert "Silent, last contact March 13, 2024" in _heard(this)
    assert "9 of 12 live, 1 of them silent." in _heard(this)
    (figure,) = _blocks(this, MapFigure)
    (tamale,) = [spot for spot in figure.drawing.spots if spot.name == "Tamale"]
    assert (tamale.status, tamale.tone) == ("Active", "quiet")


@pytest.mark.parametrize("name", ["ties-register", "map", "list", "annual-report"])
def test_one_tie_stands_alike_in_every_paper_of_a_day(office: DeskFile, name: str) -> None:
    paper = PAPERS[name].build(office, None, MOMENT, {"year": "2026"} if name == "annual-report" else {})
    rows = [line for line in lines(paper.blocks) if name == "map" or "Sister city" in line]
    (row,) = [line for line in rows if line.startswith("Tamale")]
    assert "Active" in row and "Silent" in row and "Inactive" not in row


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
    visit, off = report.sheets[1].rows
    assert (visit[-1], off[-1]) == (False, True)
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
    assert "No visit and no exchange" in heard and "0 visits" not in heard
    assert as_pdf.set_paper(paper).pages <= 5
