"""The profile of a partner: one page, why first, the place on the map, the facts beside the letter, what comes next."""

import pytest

from cityintl.papers import as_pdf
from cityintl.papers.blocks import Facts, History, MapFigure, People, Section, Table, Text
from cityintl.papers.catalogue import PAPERS
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile
from tests.papers.conftest import MOMENT
from tests.papers.structure import spoken


def _build(office: DeskFile, tie: int, **options: bool):
    return PAPERS["partner-profile"].build(office, ("tie", tie), MOMENT, options)


def _section(paper, head: str) -> Section:
    return next(block for block in paper.blocks if isinstance(block, Section) and block.head == head)


@pytest.mark.parametrize("tie", range(1, 14))
def test_every_tie_of_the_sample_is_told_on_one_page_why_first(office: DeskFile, tie: int) -> None:
    paper = _build(office, tie)
    assert as_pdf.set_paper(paper).pages == 1
    where = _section(paper, "Where it is").blocks[0]
    assert isinstance(where, MapFigure) and where.share == 0.55, "there is room for the whole map"
    first = paper.blocks[0]
    assert isinstance(first, Section) and first.head == "Why this tie"
    assert first.blocks == (Text(office.get("tie", tie).values["why"], "lead"),)


def test_the_map_shows_the_two_cities_alone_and_says_how_far(office: DeskFile) -> None:
    where = _section(_build(office, 4), "Where it is")
    figure = where.blocks[0]
    assert isinstance(figure, MapFigure)
    assert [spot.name for spot in figure.drawing.spots] == ["Tamale"] and len(figure.drawing.ways) == 1
    assert figure.drawing.said.startswith("Map of the world around Riverton, with 1 partner. Tamale, Ghana")
    assert "miles from Riverton" in where.note


def test_the_time_there_is_told_as_people_there_tell_it(office: DeskFile) -> None:
    assert "Friday 00:00 there when this was printed" in _section(_build(office, 1), "Where it is").note


def test_the_day_that_comes_round_is_called_an_anniversary(office: DeskFile) -> None:
    facts = _section(_build(office, 1), "The tie").blocks[0]
    assert "next anniversary: 68 years, April 4, 2027" in repr(dict(facts.pairs)["Signed"])


def test_the_grade_stands_beside_its_facts(office: DeskFile) -> None:
    facts = _section(_build(office, 1), "The tie").blocks[0]
    assert isinstance(facts, Facts)
    review = repr(dict(facts.pairs)["Review"])
    assert "Grade B: 3 came, 0 went, 10 letters and calls since May 14, 2024" in review
    assert "Since 2022: 15 people crossed; the city spent $4,925.40" in review
    assert "Tanaka-san" in repr(dict(facts.pairs)["Counterpart"])


@pytest.mark.parametrize(
    ("language", "spoken_there", "spent"),
    [
        ("es", "islandés, inglés", "sin gastos para la ciudad"),
        ("fr", "islandais, anglais", "sans dépense pour la ville"),
    ],
)
def test_a_reader_of_another_language_reads_languages_and_nothing_in_it(
    office: DeskFile, language: str, spoken_there: str, spent: str
) -> None:
    paper = PAPERS["partner-profile"].build(office, ("partner", 8), MOMENT, {}, language)
    told = repr(paper)
    assert spoken_there in told and spent in told and "Icelandic" not in told


def test_a_month_is_written_as_spanish_writes_it(office: DeskFile) -> None:
    paper = PAPERS["staff-report"].build(office, ("tie", 1), MOMENT, {}, "es")
    assert "mayo de 1958" in repr(paper)


def test_what_comes_next_begins_with_what_is_late_and_says_how_much_more_there_is(office: DeskFile) -> None:
    coming = _section(_build(office, 1), "Next")
    table = coming.blocks[0]
    assert isinstance(table, Table) and len(table.rows) == 3
    assert "Overdue" in repr(table.rows[0]) and "more on record" in coming.note


def test_the_full_profile_adds_people_agreements_changes_and_decisions(office: DeskFile) -> None:
    short, full = _build(office, 1), _build(office, 1, full=True)
    heads = [block.head for block in full.blocks if isinstance(block, Section | History)]
    assert heads == ["Why this tie", "Where it is", "The tie", "History", "Next", "People", "Agreements", "Changes",
                     "Decisions"]  # fmt: skip
    assert [block.head for block in short.blocks if isinstance(block, Section | History)] == heads[:5]
    assert isinstance(_section(full, "People").blocks[0], People)


def test_leads_and_requests_for_records_are_not_told_in_a_profile(office: DeskFile) -> None:
    told = "".join(
        text
        for tie in range(1, 14)
        for _tag, text, _language in spoken(as_pdf.render(_build(office, tie, full=True, internal=True)))
    )
    leads = [office.get("investment_lead", n).values for n in range(1, office.count("investment_lead") + 1)]
    assert leads and all(lead["code_name"] not in told for lead in leads)


@pytest.mark.parametrize("language", ["es", "fr"])
def test_a_line_more_in_another_language_does_not_take_a_second_page(office: DeskFile, language: str) -> None:
    for partner in office.listing("partner", ()).ids:
        paper = PAPERS["partner-profile"].build(office, ("partner", partner), MOMENT, {}, language)
        assert as_pdf.set_paper(paper).pages == 1, partner


def test_a_partner_of_whom_only_the_name_is_known_gives_a_calm_paper(desk: DeskFile) -> None:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nowhere"})
        door.add("tie", {"partner": partner, "type": TieType.OTHER, "status": TieStatus.INQUIRY})
    paper = PAPERS["partner-profile"].build(desk, ("tie", 1), MOMENT, {})
    assert [block.head for block in paper.blocks if isinstance(block, Section)] == ["The tie"]
    facts = _section(paper, "The tie").blocks[0]
    assert isinstance(facts, Facts) and dict(facts.pairs)["Last contact"] == "Nothing on record"
