"""What a firm told in confidence stands in its lead, and in no search, list, log, sheet or paper."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cityintl.desk import relations
from cityintl.records import kinds
from cityintl.records.lead import LeadStatus
from cityintl.records.money import Amount
from cityintl.store import DeskFile

SECRET = {
    "company": "Sanyotokaiseiki",
    "contact": "Kurimotosan",
    "next_step": "Railspurplan",
    "outcome": "Wenttoindiana",
    "notes": "Breweryquestion",
    "jobs_announced": 4711,
    "jobs_verified": 4712,
    "capital_announced": Amount(77_100_001, "USD"),
    "capital_verified": Amount(77_200_002, "USD"),
}
TRACES = ("Sanyotokaiseiki", "Kurimotosan", "Railspurplan", "Wenttoindiana", "Breweryquestion", "471", "77100001",
          "77200002", "771,000.01", "772,000.02")  # fmt: skip


@pytest.fixture
def lead(desk: DeskFile) -> int:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nagoya"})
        values = {"code_name": "Project Maple", "status": LeadStatus.INQUIRY, "partner": partner,
                  "received_on": date(2026, 5, 1), "verified_on": date(2026, 5, 2)}  # fmt: skip
        return door.add("investment_lead", values | SECRET)


def traces(text: Any) -> set[str]:
    """The confidential words that stand in it."""
    return {trace for trace in TRACES if trace in str(text)}


def test_every_confidential_field_is_tried_here() -> None:
    fields = kinds.kind("investment_lead").fields.values()
    assert {f.name for f in fields if f.sensitive} == set(SECRET)


def test_it_stands_in_the_record_and_is_found_by_its_code_name(desk: DeskFile, lead: int) -> None:
    assert {name: desk.get("investment_lead", lead).values[name] for name in SECRET} == SECRET
    assert [found.title for found in desk.search("Maple")] == ["Project Maple"]


def test_it_is_neither_searched_nor_logged(desk: DeskFile, lead: int) -> None:
    for trace in TRACES[:5]:
        assert desk.search(trace) == []
        assert desk.listing("investment_lead", ("code_name",), words=trace).ids == []
    with desk.write("Change") as door:
        door.set("investment_lead", lead, {"company": "Otherfirm", "jobs_announced": 5})
    assert traces(desk.history()) == set() and "Otherfirm" not in str(desk.history())
    shown = {(c.field, c.before, c.after) for c in desk.history(limit=1)[0].changes}
    assert shown == {(f, "(confidential)", "(confidential)") for f in ("Company", "Jobs announced")}


def test_other_tables_of_the_file_do_not_hold_it(desk: DeskFile, lead: int) -> None:
    from sqlcipher3 import dbapi2

    raw = dbapi2.connect(str(desk.path))
    names = [n for (n,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if n != "investment_lead"]
    whole = "\n".join(repr(raw.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names)
    raw.close()
    assert traces(whole) & set(TRACES[:5]) == set()


def test_a_list_does_not_offer_it_and_the_story_of_the_partner_tells_the_code_name(desk: DeskFile, lead: int) -> None:
    from cityintl.desk import lists

    paths = {h.path for h in lists.headings("investment_lead", desk.home(), date(2026, 5, 14))}
    assert paths & set(SECRET) == set()
    told = relations.engagements(desk, "partner", 1, date(2026, 5, 14))
    assert [each.words for each in told] == ["Investment lead: Project Maple"]


@pytest.mark.parametrize("sensitive", [False, True])
def test_a_workbook_has_it_only_where_it_was_asked_for(
    desk: DeskFile, lead: int, tmp_path: Path, sensitive: bool
) -> None:
    from openpyxl import load_workbook

    from cityintl.cli import run

    desk.close()
    out = tmp_path / "leads.xlsx"
    asked = ["--sensitive"] if sensitive else []
    assert run(["export", str(desk.path), str(out), "--kind", "investment_lead", *asked]) == 0
    whole = str([row for sheet in load_workbook(out).worksheets for row in sheet.iter_rows(values_only=True)])
    assert "Project Maple" in whole
    assert (traces(whole) != set()) is sensitive


def test_the_command_line_shows_it_only_where_it_was_asked_for(
    desk: DeskFile, lead: int, capsys: pytest.CaptureFixture[str]
) -> None:
    from cityintl.cli import run

    desk.close()
    for words in (["show", desk.path, "LED-1"], ["show", desk.path, "LED-1", "--json"], ["search", desk.path, "maple"],
                  ["history", desk.path], ["story", desk.path, "PAR-1"], ["due", desk.path]):  # fmt: skip
        assert run([str(word) for word in words]) == 0
        assert traces(capsys.readouterr().out) == set(), words
    assert run(["show", str(desk.path), "LED-1", "--sensitive"]) == 0
    assert "Sanyotokaiseiki" in capsys.readouterr().out


@pytest.mark.parametrize("confidential", [False, True])
def test_the_sheet_of_the_record_prints_it_only_where_it_was_asked_for(
    desk: DeskFile, lead: int, now: datetime, confidential: bool
) -> None:
    from cityintl.papers.catalogue import PAPERS

    options = {"confidential": confidential}
    whole = PAPERS["record-sheet"].build(desk, ("investment_lead", lead), now, options)
    assert "Project Maple" in str(whole)
    assert (traces(whole) != set()) is confidential
