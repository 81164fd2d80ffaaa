"""The calendar of global reporting and the sheets of commitments and submissions."""

from datetime import date

import pypdfium2
import pytest

from cityintl.desk import recommendations, reporting_grid, submissions
from cityintl.desk.recommendations import answer_is_late, counted
from cityintl.papers import as_pdf
from cityintl.papers.blocks import Charts, Section, Table, Text
from cityintl.papers.catalogue import PAPERS
from cityintl.records.framework import RecommendationStatus
from cityintl.reference import goals
from cityintl.store import DeskFile
from tests.conftest import TODAY
from tests.papers.conftest import MOMENT
from tests.papers.structure import spoken


def _heard(paper) -> str:
    return " ".join(" ".join(text.split()) for _tag, text, _language in spoken(as_pdf.render(paper)))


def _calendar(desk: DeskFile, **options: str):
    return PAPERS["reporting-calendar"].build(desk, None, MOMENT, options)


def _sheet(desk: DeskFile, kind: str, number: int, **options: bool):
    return PAPERS["commitment-sheet"].build(desk, (kind, number), MOMENT, options)


@pytest.fixture(scope="module")
def calendar(office: DeskFile):
    return _calendar(office)


def test_every_round_commitment_and_recommendation_is_heard(office: DeskFile, calendar) -> None:
    heard = _heard(calendar)
    grid = reporting_grid.grid(office, TODAY)
    assert all(line.code in heard for line in grid.lines if any(line.rounds.values()))
    titles = [office.get("commitment", n).title for n in range(1, office.count("commitment") + 1)]
    assert all(title in heard for title in titles)
    found = recommendations.recommendations(office)
    assert all(each.name in heard and each.text in heard for each in found)
    assert "✓ Done Acknowledged, B" in heard and "Posture of the nation" in heard


def test_a_year_alone_shows_its_rounds_and_no_other(office: DeskFile, calendar) -> None:
    alone = _calendar(office, year="2027")
    (table,) = [block for block in alone.blocks if isinstance(block, Table)]
    assert [group.name for group in table.groups] == ["2027"]
    assert [group.name for group in calendar.blocks[0].groups] == ["2025", "2026", "2027"]
    assert alone.title == "Global reporting, 2027"


def test_what_is_due_says_what_is_late_and_no_name_of_a_rule(office: DeskFile, calendar) -> None:
    due = next(part for part in calendar.blocks if getattr(part, "title", "") == "What is due within a year")
    rows = due.blocks[0].rows
    assert "Overdue" in repr(rows[0])
    assert "second reminder before it closes" not in _heard(calendar), "rules are for those who keep the desk"


def test_the_posture_of_the_nation_stands_together_on_a_page(calendar) -> None:
    (part,) = [each for each in calendar.blocks if getattr(each, "title", "") == "Posture of the nation"]
    (section,) = part.blocks
    assert isinstance(section, Section) and len(section.blocks[0].pairs) == 5


def test_the_workbook_says_the_same_in_columns(office: DeskFile, calendar) -> None:
    assert [sheet.name for sheet in calendar.sheets] == ["Calendar", "Due", "Recommendations"]
    assert all(len(row) == len(sheet.columns) for sheet in calendar.sheets for row in sheet.rows)
    sent = next(row for row in calendar.sheets[0].rows if row[1] == "CDP-ICLEI" and row[0] == "2025")
    assert date(2025, 7, 24) in sent and "B" in sent


def test_a_desk_that_reports_nothing_has_a_calm_calendar(desk: DeskFile) -> None:
    paper = _calendar(desk)
    assert "No round on record for these years." in _heard(paper)
    assert as_pdf.set_paper(paper).pages == 1


def test_recommendations_are_counted_by_round_and_late_answers_found(office: DeskFile) -> None:
    found = recommendations.recommendations(office)
    rounds = counted(found)
    assert sum(sum(states.values()) for states in rounds.values()) == len(found) == office.count("recommendation")
    assert rounds["UPR, Third cycle"][RecommendationStatus.IMPLEMENTED] == 1
    late = [each.paragraph for each in found if answer_is_late(each, TODAY)]
    assert late == ["13"]
    assert not any(answer_is_late(each, date(2026, 4, 28)) for each in found)
    assert next(each.paragraph for each in found if each.framework == "UPR") == "26.1"


@pytest.mark.parametrize("number", range(1, 10))
def test_a_commitment_tells_all_that_is_kept_of_it(office: DeskFile, number: int) -> None:
    values, heard = office.get("commitment", number).values, _heard(_sheet(office, "commitment", number))
    for name in ("pledge", "progress", "instrument", "resolution", "scope", "stage", "signed_by"):
        assert not values[name] or " ".join(values[name].split()) in heard
    assert all(office.get("submission", n).title in heard for n in submissions.serving(office, number))


@pytest.mark.parametrize("number", range(1, 8))
def test_a_submission_tells_its_answers_departments_and_pledges(office: DeskFile, number: int) -> None:
    heard = _heard(_sheet(office, "submission", number))
    answers = submissions.beside(office, number).answers
    assert all(" ".join(each.question.split()) in heard for each in answers)
    assert all(office.get("commitment", n).title in heard for n in submissions.served(office, number))
    assert ("answered." in heard) == bool(answers)


def test_notes_stand_only_on_the_internal_sheet(office: DeskFile) -> None:
    number = next(n for n in range(1, 10) if office.get("commitment", n).values["notes"])
    note = " ".join(office.get("commitment", number).values["notes"].split())
    plain, noted = _sheet(office, "commitment", number), _sheet(office, "commitment", number, notes=True)
    assert note not in _heard(plain) and plain.handling == ""
    assert note in _heard(noted) and noted.handling == "Internal"


def test_the_annex_names_its_goals_in_the_words_of_its_reader(office: DeskFile) -> None:
    told = [block for block in PAPERS["indicators"].build(office, None, MOMENT).blocks if isinstance(block, Section)]
    first = told[0]
    assert first.head == "Goal 1" and first.note == "2 figures"
    assert first.blocks[:2] == (Text(goals.goal("1").label, "lead"), Text("2 keep pace.", "quiet"))
    spanish = PAPERS["indicators"].build(office, None, MOMENT, language="es").blocks[0]
    assert (spanish.head, spanish.note) == ("Objetivo 1", "2 cifras")
    assert spanish.blocks[0] == Text("2 avanzan al ritmo previsto.", "quiet")


def test_the_annex_tells_of_each_figure_what_must_be_known_of_it(office: DeskFile) -> None:
    paper = PAPERS["indicators"].build(office, None, MOMENT)
    charts = [block for each in paper.blocks for block in each.blocks if isinstance(block, Charts)]
    noted = {c.code: " ".join(notes) for each in charts for c, notes in zip(each.charts, each.notes, strict=True)}
    safe = noted["16.1.4"]
    assert "Source: Residents' survey, Riverton Police Department." in safe and "Sex Female 49" in safe
    assert "Proxy: Deaths in the first year" in noted["3.2.1"] and "Limits: Three years together" in noted["3.2.1"]
    gaps = paper.blocks[-1]
    assert (gaps.head, gaps.note) == ("Gaps by department", "As of May 14, 2026")
    assert "Indicators: behind once" not in str(paper.standfirst)


def test_charts_stand_three_to_a_row_and_a_row_with_room_holds_its_notes(office: DeskFile) -> None:
    wide = as_pdf.render(PAPERS["indicators"].build(office, None, MOMENT))
    document = pypdfium2.PdfDocument(wide)
    page = document[1].get_textpage()
    lefts = [page.get_charbox(page.search(code).get_next()[0])[0] for code in ("3.2.1", "3.4.2", "3.6.1", "3.7.2")]
    document.close()
    assert lefts[0] == pytest.approx(lefts[3], abs=1) and lefts[0] < lefts[1] < lefts[2]


def test_a_standing_keeps_its_mark_in_another_language(office: DeskFile) -> None:
    heard = _heard(PAPERS["indicators"].build(office, None, MOMENT, language="es"))
    assert "✓ En camino." in heard and "▲ Con retraso." in heard and "Behind" not in heard
