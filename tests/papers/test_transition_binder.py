"""The transition binder: all that a successor needs, no password, nothing confidential unless it was asked for."""

import pytest

from cityintl.desk import handover, risks
from cityintl.desk.rules import add_defaults
from cityintl.errors import UserError
from cityintl.papers import as_pdf
from cityintl.papers.blocks import Part
from cityintl.papers.catalogue import PAPERS
from cityintl.records import kinds
from cityintl.store import DeskFile
from tests.conftest import TODAY
from tests.papers.conftest import MOMENT
from tests.papers.structure import spoken


def _build(desk: DeskFile, **options):
    return PAPERS["transition-binder"].build(desk, None, MOMENT, options)


def _heard(paper) -> str:
    return " ".join(" ".join(text.split()) for _tag, text, _language in spoken(as_pdf.render(paper)))


@pytest.fixture(scope="module")
def binder(office: DeskFile):
    return _build(office)


@pytest.fixture(scope="module")
def heard(binder) -> str:
    return _heard(binder)


@pytest.fixture(scope="module")
def mayor(office: DeskFile):
    return _build(office, **{"for": "mayor"})


@pytest.fixture(scope="module")
def everything(office: DeskFile):
    return _build(office, confidential=True)


def test_it_begins_with_the_first_week_and_names_its_chapters(binder) -> None:
    titles = [part.title for part in binder.blocks if isinstance(part, Part)]
    assert titles == ["The first week", "Who is who", "Around this desk", "Live promises", "The next 180 days",
                      "Our ties and why they exist", "Open risks", "Under way", "Where things are",
                      "Rules to be verified"]  # fmt: skip
    assert binder.contents and binder.cover.facts[0][0] == "Prepared for" and binder.handling == "Internal"


def test_every_promise_login_risk_and_tie_is_heard(office: DeskFile, heard: str) -> None:
    assert all(each.what in heard and each.owner in heard for each in handover.promises(office, TODAY))
    assert all(each.name in heard and each.holder in heard for each in handover.logins(office))
    assert all(each.name in heard and each.sort in heard for each in risks.risks(office, TODAY))
    whys = [office.get("tie", n).values["why"] for n in range(1, 14)]
    assert all(" ".join(why.split()) in heard for why in whys if why)
    assert "No password stands in this desk" in heard


def test_it_says_how_to_address_those_at_the_other_end(heard: str) -> None:
    assert "TANAKA Haruka" in heard and "ta-NAH-ka ha-ROO-ka" in heard and "Dear Ms. Tanaka" in heard


def test_the_desk_is_found_sound_though_the_paper_writes_days_in_its_own_way(heard: str) -> None:
    assert "the file is sound" in heard and "13 ties, 15 partners" in heard


def test_a_mayor_gets_the_shorter_one(mayor, binder) -> None:
    titles = [part.title for part in mayor.blocks if isinstance(part, Part)]
    assert "Rules to be verified" not in titles and titles[0] == "The first week"
    assert repr(mayor.blocks[0]) != repr(binder.blocks[0])
    assert len(repr(mayor)) < len(repr(binder)) * 0.7
    assert "Take over" not in repr(mayor.blocks[0]) and "Take over 7 logins." in repr(binder.blocks[0])


def test_days_of_signed_papers_are_those_of_a_table_and_no_column_is_called_empty(mayor, binder) -> None:
    def signed(paper):
        where = next(part for part in paper.blocks if isinstance(part, Part) and part.title == "Where things are")
        return next(block for block in where.blocks if getattr(block, "caption", "") == "Signed papers")

    assert "1959-04-04" in {row[1] for row in signed(binder).rows}
    assert [column.head for column in signed(binder).columns][1:] == ["Signed", "Scan", "Noted"]
    assert [column.head for column in signed(mayor).columns][1:] == ["Signed", "Scan"]


def test_it_looks_as_far_ahead_as_was_asked(office: DeskFile, mayor) -> None:
    near = _build(office, ahead="90", **{"for": "mayor"})
    assert "The next 90 days" in [part.title for part in near.blocks if isinstance(part, Part)]
    assert "October 2026" in repr(mayor) and "October 2026" not in repr(near)
    with pytest.raises(UserError, match="cannot be “7” here"):
        _build(office, ahead="7")


def test_what_stays_at_the_desk_stands_only_where_it_was_asked_for(office: DeskFile, binder, everything) -> None:
    points = [office.get("tie", n).values["sensitivities"] for n in range(1, 14)]
    lead = office.get("investment_lead", 1).values["code_name"]
    plain, told = repr(binder), repr(everything)
    assert any(points) and all(point[:40] not in plain for point in points if point) and lead not in plain
    assert all(repr(point)[1:40] in told for point in points if point) and lead in told
    assert everything.handling == "Confidential" and "Confidential" in repr(everything.cover)


def test_no_health_diet_or_passport_stands_in_any_binder(office: DeskFile, everything) -> None:
    said = repr(everything)
    for kind, names in (("person", ("diet", "access_needs")), ("traveller", ("health", "emergency_contact"))):
        assert set(names) <= {f.name for f in kinds.kind(kind).fields.values() if f.sensitive}
        for number in range(1, office.count(kind) + 1):
            values = office.get(kind, number).values
            assert all(not values[name] or len(values[name]) < 8 or values[name] not in said for name in names)


def test_a_grade_that_the_facts_do_not_bear_says_so(heard: str) -> None:
    assert "Grade B, kept from the last review; the facts propose C: 0 came, 0 went" in heard
    assert "Grade B: 0 came, 2 went" in heard, "Bordeaux"


def test_an_empty_desk_makes_a_calm_binder(desk: DeskFile) -> None:
    paper = _build(desk)
    assert "Make a backup and restore it once." in _heard(paper)
    assert as_pdf.set_paper(paper).pages <= 8
    add_defaults(desk)
    assert "Read the open risk, with counsel." in _heard(_build(desk))
