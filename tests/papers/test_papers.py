"""What the papers say over the sample desk, word for word, and what they must not say."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from cityintl.errors import UserError
from cityintl.papers import as_pdf, blocks
from cityintl.papers.blocks import Facts, Part, Section
from cityintl.papers.blocks.filled import filled
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.days import clock, days, in_sentence, known, moment, told, weekday
from cityintl.papers.letterhead import letterhead, sheet_size
from cityintl.papers.lines import one
from cityintl.papers.telling import ago, since, year_of
from cityintl.records import kinds
from cityintl.records.dates import MONTHS, show_date
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.home import PaperSize
from cityintl.records.tie import TieStatus, TieType
from tests.papers.conftest import MOMENT
from tests.papers.structure import spoken

_ISO = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_WORDED = re.compile(rf"\b({'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)}) \d")
GOLDEN = Path(__file__).parents[1] / "golden"


def _told(office, name: str, record: tuple[str, int] | None, **options: bool) -> str:
    content = as_pdf.render(PAPERS[name].build(office, record, MOMENT, options))
    return "".join(f"{tag}: {text.strip()}\n" for tag, text, _language in spoken(content))


@pytest.mark.parametrize(
    ("file", "name", "record", "options"),
    [
        ("ties-register", "ties-register", None, {}),
        ("partner-profile-nagoya", "partner-profile", ("partner", 1), {"full": True}),
        ("partner-profile-tamale", "partner-profile", ("tie", 4), {}),
        ("partner-profile-suspended", "partner-profile", ("tie", 7), {"internal": True}),
        ("annual-report", "annual-report", None, {}),
        ("reporting-calendar", "reporting-calendar", None, {}),
        ("commitment-sheet", "commitment-sheet", ("commitment", 2), {}),
        ("commitment-sheet-submission", "commitment-sheet", ("submission", 4), {"notes": True}),
        ("transition-binder", "transition-binder", None, {"for": "mayor"}),
        ("record-sheet-tie", "record-sheet", ("tie", 1), {}),
        ("map", "map", None, {"visits": True}),
        ("indicators", "indicators", None, {}),
        ("week-ahead", "week-ahead", None, {}),
        ("visit-file", "visit-file", ("delegation", 10), {}),
        ("visit-file-abroad", "visit-file", ("delegation", 1), {}),
        ("after-action", "after-action", ("delegation", 1), {}),
        ("gift-register", "gift-register", None, {}),
        ("gift-register-given", "gift-register", None, {"gifts": "given", "period": "2026-Q2"}),
        ("gift-statement", "gift-statement", None, {"recipient": "PER-7"}),
        ("gift-statement-nil", "gift-statement", None, {"recipient": "PER-1"}),
        ("travel-disclosure", "travel-disclosure", None, {}),
        ("grants-book", "grants-book", None, {}),
        ("pocket-itinerary-abroad", "pocket-itinerary", ("delegation", 1), {}),
        ("pocket-itinerary-host", "pocket-itinerary", ("delegation", 10), {"for": "PER-1"}),
        ("delegation-list", "delegation-list", ("delegation", 10), {}),
        ("briefing-book-abroad", "briefing-book", ("delegation", 1), {}),
        ("briefing-book-host", "briefing-book", ("delegation", 10), {}),
        ("remarks", "remarks", ("delegation", 10), {}),
        ("precedence-delegation", "precedence", ("delegation", 10), {}),
        ("precedence-event", "precedence", ("event", 7), {}),
        ("place-cards", "place-cards", ("event", 7), {}),
        ("name-badges", "name-badges", ("delegation", 10), {}),
        ("person-sheet", "person-sheet", ("person", 25), {}),
        ("letter-visa", "letter", ("delegation", 10), {}),
        (
            "letter-thanks-french",
            "letter",
            ("delegation", 10),
            {"template": "thank-you-after-a-visit", "language": "fr"},
        ),
        ("letter-anniversary-spanish", "letter", ("tie", 1), {"language": "es"}),
        ("labels", "labels", ("greeting_list", 1), {}),
        ("greeting-list", "greeting-list", ("greeting_list", 1), {}),
        ("proclamation", "proclamation", ("tie", 1), {}),
        ("staff-report-travel", "staff-report", ("delegation", 1), {}),
        ("staff-report-tie", "staff-report", ("tie", 1), {}),
    ],
)
def test_a_paper_says_word_for_word_what_it_said_before(office, file: str, name: str, record, options) -> None:
    """With GOLDEN=write in the environment the texts are written anew; read what changed before you keep it."""
    told, path = _told(office, name, record, **options), GOLDEN / f"{file}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def test_the_register_names_every_tie_and_leaves_ended_ones_out_when_asked(office) -> None:
    told = _told(office, "ties-register", None)
    rows = office.listing("tie", ("partner", "status")).rows
    assert all(partner in told for partner, _status in rows)
    assert told.startswith(f"P: Ties register\nH1: {len(rows)} ties, as of May 14, 2026\n")
    paper = PAPERS["ties-register"].build(office, None, MOMENT, {"ended": False})
    kept = [status for _partner, status in rows if status is not TieStatus.TERMINATED]
    assert len(paper.sheets[0].rows) == len(kept)
    assert dict(paper.readme)["Filter"] == "All ties but terminated ones"


def test_what_counts_as_silence_is_said_by_the_rule(sample) -> None:
    assert _told(sample, "ties-register", None).count("Silent") == 1
    rule = sample.listing("rule", (), where={"code": "silence_inactive"}).ids[0]
    with sample.write("Change the rule") as door:
        door.set("rule", rule, {"value": 1.0, "unit": "days"})
    assert _told(sample, "ties-register", None).count("Silent") > 1
    with sample.write("Change the rule") as door:
        door.delete("rule", rule)
    assert "Silent" not in _told(sample, "ties-register", None), "without a rule nothing is too long"


def test_a_desk_without_ties_has_a_register_that_says_so(desk) -> None:
    paper = PAPERS["ties-register"].build(desk, None, MOMENT)
    assert paper.title == "No ties, as of May 14, 2026"
    assert as_pdf.set_paper(paper).pages == 1


def test_a_bare_partner_has_a_profile(desk) -> None:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Łódź"})
    paper = PAPERS["partner-profile"].build(desk, ("partner", partner), MOMENT)
    assert (paper.title, paper.standfirst) == ("Łódź", "There is no tie with this partner yet.")
    said = " ".join(text for _tag, text, _language in spoken(as_pdf.render(paper)))
    assert "Where it is" not in said


@pytest.mark.parametrize("name", ["after-action", "briefing-book", "visit-file", "record-sheet", "precedence"])
def test_no_head_stands_over_nothing(desk, name: str) -> None:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nowhere"})
        visit = door.add("delegation", {"name": "A visit", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING,
                                        "status": VisitStatus.REQUESTED, "partner": partner})  # fmt: skip
    paper = PAPERS[name].build(desk, ("delegation", visit), MOMENT)
    sections = [each for part in paper.blocks for each in getattr(part, "blocks", ()) if isinstance(each, Section)]
    sections += [each for each in paper.blocks if isinstance(each, Section)]
    assert all(each.blocks or each.note for each in sections)
    assert "Where it is" not in repr(paper) and "head='Facts'" not in repr(paper)


def test_a_section_without_matter_is_left_out_at_any_depth_and_one_with_a_note_is_not() -> None:
    empty = Section("Facts", (Facts(()),))
    noted = Section("Facts", (), note="Nobody knows.")
    part = Part("Chapter", (empty, noted, Section("Outer", (empty,))))
    assert filled((empty, part, noted)) == (Part("Chapter", (noted,)), noted)


def test_a_tie_with_half_known_facts_has_profile_register_and_sheet(desk) -> None:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Oaxaca", "country": "MX", "local_name": "Oaxaca"})
        tie = door.add(
            "tie", {"partner": partner, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE, "signed_on": "2008"}
        )
        door.add("agreement", {"tie": tie, "title": "MoU"})
    told = _told(desk, "partner-profile", ("tie", tie))
    assert "Nothing on record" in told and "Silent" not in told and "18 years, 2026" in told
    assert "Oaxaca, Mexico" in _told(desk, "ties-register", None)
    assert f"TIE-{tie} · Mexico" in _told(desk, "record-sheet", ("tie", tie))


def test_the_internal_profile_says_what_to_avoid_and_that_it_is_internal(office) -> None:
    numbers = [n for n in range(1, 13) if office.get("tie", n).values["sensitivities"]]
    assert numbers
    point = office.get("tie", numbers[0]).values["sensitivities"].split(".")[0]
    plain = PAPERS["partner-profile"].build(office, ("tie", numbers[0]), MOMENT)
    assert plain.handling == "" and point not in _told(office, "partner-profile", ("tie", numbers[0]))
    assert point in _told(office, "partner-profile", ("tie", numbers[0]), internal=True)


def test_people_who_left_stand_in_no_profile(office) -> None:
    for number in range(1, office.count("person") + 1):
        values = office.get("person", number).values
        if values["left_on"] and values["partner"]:
            assert f"{values['family'].upper()}" not in _told(office, "partner-profile", ("partner", values["partner"]))


@pytest.mark.parametrize("kind", [kind.name for kind in kinds.KINDS])
def test_no_confidential_value_stands_in_a_paper_or_its_metadata_by_default(office, kind: str) -> None:
    hidden = [f.name for f in kinds.kind(kind).fields.values() if f.sensitive]
    for number in range(1, min(office.count(kind), 6) + 1):
        values = office.get(kind, number).values
        paper = PAPERS["record-sheet"].build(office, (kind, number), MOMENT)
        told = repr(paper)
        assert all(not values[name] or str(values[name]) not in told for name in hidden)


def test_a_paper_refuses_records_and_options_that_do_not_fit_it(office) -> None:
    with pytest.raises(UserError, match="needs a record: partner, tie") as refused:
        PAPERS["partner-profile"].build(office, None, MOMENT)
    assert "PAR-1" in refused.value.advice
    with pytest.raises(UserError, match="needs a record"):
        PAPERS["partner-profile"].build(office, ("person", 1), MOMENT)
    with pytest.raises(UserError, match="no option “colour”") as refused:
        PAPERS["ties-register"].build(office, None, MOMENT, {"colour": True})
    assert "ended" in refused.value.advice


def test_the_list_of_papers_loads_no_renderer() -> None:
    heavy = ("reportlab", "openpyxl", "uharfbuzz")
    code = f"import sys, cityintl.papers.catalogue; print([m for m in {heavy} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=30)
    assert said.stdout.strip() == "[]"


def test_head_and_foot_speak_as_the_city_does(office) -> None:
    home = office.home()
    assert letterhead(home, MOMENT)["printed"] == "May 14, 2026, 10:00 a.m."
    krakow = {**home, "country": "PL", "zone": "Europe/Warsaw", "region": None, "paper": PaperSize.A4}
    with told("en", "PL"):
        assert letterhead(krakow, MOMENT)["printed"] == "14 May 2026, 17:00"
    assert letterhead(krakow, MOMENT)["office"].startswith("Riverton · ")
    assert (sheet_size(home), sheet_size(krakow)) == ("letter", "a4")
    assert clock(MOMENT.replace(hour=0), "US") == "12:00 a.m."


def test_time_since_is_said_in_the_unit_that_fits() -> None:
    today = date(2026, 5, 14)
    said = [since(date(*day), today) for day in ((2026, 5, 13), (2026, 5, 1), (2025, 5, 14), (2024, 3, 1))]
    assert said == ["1 day", "13 days", "12 months", "2.2 years"]
    assert ago(today, today) == "today"
    assert [round(year_of(k), 2) for k in ("1962", "1962-01", "1962-05-14")] == [1962.5, 1962.04, 1962.37]


@pytest.mark.parametrize(
    ("language", "last", "stands", "said"),
    [
        ("es", date(2026, 10, 31), "26–31 de octubre de 2026", "del 26 al 31 de octubre de 2026"),
        ("fr", date(2026, 10, 31), "26–31 octobre 2026", "du 26 au 31 octobre 2026"),
        (
            "es",
            date(2026, 11, 2),
            "26 de octubre – 2 de noviembre de 2026",
            "del 26 de octubre al 2 de noviembre de 2026",
        ),
        ("fr", date(2027, 1, 2), "26 octobre 2026 – 2 janvier 2027", "du 26 octobre 2026 au 2 janvier 2027"),
        ("es", date(2026, 10, 26), "26 de octubre de 2026", "el 26 de octubre de 2026"),
    ],
)
def test_the_days_of_a_journey_are_said_as_spanish_and_french_say_them(
    language: str, last: date, stands: str, said: str
) -> None:
    first = date(2026, 10, 26)
    with told(language, "US"):
        assert (days(first, last), in_sentence(first, last)) == (stands, said)


def test_days_within_a_paper_are_written_as_its_readers_write_them() -> None:
    day = date(2026, 5, 14)
    with told("en", "US"):
        assert (show_date(day), weekday(day)) == ("May 14, 2026", "Thursday, May 14, 2026")
        assert (known("2026-05"), known("1962"), known("2026-05-14")) == ("May 2026", "1962", "May 14, 2026")
        assert days(day, date(2026, 5, 17)) == "May 14 – May 17, 2026"
        assert (clock(MOMENT), clock(MOMENT, "PL")) == ("3:00 p.m.", "15:00")
        assert moment(MOMENT) == "Thursday, May 14, 2026, 3:00 p.m."
        assert in_sentence(day, date(2026, 5, 17)) == "May 14 – May 17, 2026"
    with told("es", "US"):
        assert show_date(day) == "14 de mayo de 2026"
        assert clock(MOMENT) == "15:00"
    assert show_date(day) == "14 May 2026"


def test_an_agreement_that_names_only_its_term_has_the_end_of_it_on_a_sheet(office) -> None:
    assert "2027-08-12" in _told(office, "record-sheet", ("tie", 1))


def test_what_a_sheet_is_linked_with_is_named_once_and_without_its_own_name(office) -> None:
    tie = _told(office, "record-sheet", ("tie", 1))
    assert "Deputy Mayor Ōshima and party, Nagoya" in tie and "Nagoya, Nagoya" not in tie and "., " not in tie
    mayor = _told(office, "record-sheet", ("person", 1))
    assert "Dinner of the city" in mayor and "Eleanor Whitcomb, Dinner" not in mayor


def _cells(thing: object) -> Iterator[str]:
    """The words of every cell of tables and facts, and of every other line, each by itself."""
    match thing:
        case blocks.Table():
            yield from (one(cell) for row in thing.all_rows() for cell in row)
        case blocks.Facts(pairs):
            yield from (one(cell) for _label, cell in pairs)
        case str() | blocks.Line() | blocks.Lines():
            yield one(thing)
        case tuple():
            for each in thing:
                yield from _cells(each)
        case _ if is_dataclass(thing):
            for each in fields(thing):
                if each.name != "key":
                    yield from _cells(getattr(thing, each.name))


@pytest.mark.parametrize(
    "name", ["grants-book", "transition-binder", "reporting-calendar", "week-ahead", "ties-register"]
)
def test_no_cell_says_one_day_in_figures_and_another_in_words(office, name: str) -> None:
    told = list(_cells(PAPERS[name].build(office, None, MOMENT).blocks))
    assert [each for each in told if _ISO.search(each) and _WORDED.search(each)] == []


def test_tables_of_the_grants_book_have_days_in_figures_and_facts_of_a_tie_in_words(office) -> None:
    book = list(_cells(PAPERS["grants-book"].build(office, None, MOMENT).blocks))
    assert "2026-05-22 · 5:00 p.m. on 2026-05-22 in New York, 4:00 p.m. here" in book
    assert [each for each in book if _WORDED.search(each)] == []
    binder = PAPERS["transition-binder"].build(office, None, MOMENT)
    facts = [one(cell) for part in binder.blocks for cell in _of_facts(part, "Next")]
    assert facts and not any(_ISO.search(each) for each in facts) and any(_WORDED.search(each) for each in facts)


def _of_facts(thing: object, label: str) -> Iterator[blocks.Cell]:
    """What stands beside this label, wherever there are facts."""
    if isinstance(thing, blocks.Facts):
        yield from (cell for name, cell in thing.pairs if name == label)
    elif isinstance(thing, blocks.Part | blocks.Section):
        for each in thing.blocks:
            yield from _of_facts(each, label)
