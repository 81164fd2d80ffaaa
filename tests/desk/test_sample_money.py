"""The money of the sample desk: its sums are true, and its awards stand in different phases."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cityintl import store
from cityintl.desk import closings, office_budget
from cityintl.desk import sample as riverton
from cityintl.desk.awards import awards
from cityintl.desk.grant_chain import chain_of, chains
from cityintl.desk.grant_sums import books_of, sums
from cityintl.desk.rules import rules_of
from cityintl.records.grant import GrantRole, GrantStatus, RuleSet
from cityintl.records.grant_course import AmendmentType, ReportType
from cityintl.records.opportunity import OpportunityStatus, OpportunityType
from cityintl.store import DeskFile


def records(desk: DeskFile, kind: str) -> list[dict[str, Any]]:
    return [desk.get(kind, n).values | {"id": n} for n in desk.listing(kind, ()).ids]


def test_budgets_add_up_to_the_award_and_to_the_match(sample: DeskFile) -> None:
    for number, books in books_of(sample).items():
        lines = [r for r in records(sample, "grant_budget_line") if r["grant"] == number]
        if lines:
            assert sum(r["amount"].minor for r in lines) == books.amount, books.award.name
            match = sum(r["match"].minor for r in lines if r["match"])
            assert match >= sums(books, sample.today).match_required, books.award.name


def test_nothing_is_spent_that_was_not_awarded_nor_paid_that_was_not_given(sample: DeskFile) -> None:
    for books in books_of(sample).values():
        now = sums(books, sample.today)
        assert 0 <= now.spent + now.unliquidated <= now.authorized, books.award.name
        assert now.drawn <= now.authorized
        assert books.unbooked == ()
        assert all(move.on <= sample.today for move in books.moves), books.award.name
    paid: dict[int, int] = {}
    for row in records(sample, "grant_transaction"):
        if row["subaward"] and row["type"].name == "EXPENSE":
            paid[row["subaward"]] = paid.get(row["subaward"], 0) + row["amount"].minor
    for row in records(sample, "subaward"):
        assert paid.get(row["id"], 0) <= row["amount"].minor
        assert row["grant"]


def test_the_awards_stand_in_different_phases(sample: DeskFile) -> None:
    every = records(sample, "grant")
    assert len({row["status"] for row in every}) >= 6
    (through,) = [row for row in every if row["role"] is GrantRole.SUBRECIPIENT]
    assert through["pass_through"]
    assert {row["rule_set"] for row in every} == set(RuleSet)
    kept = next(row for row in every if row["status"] is GrantStatus.RETENTION)
    chain = chain_of(sample, kept["id"])
    assert all(line.submitted_on for line in chain.lines)
    changed = {row["type"] for row in records(sample, "amendment")}
    assert changed == set(AmendmentType)


@pytest.mark.parametrize("days", [0, 47, 200, 231])
def test_on_any_day_each_report_that_was_handed_in_has_its_place(tmp_path: Path, today: date, days: int) -> None:
    day = today + timedelta(days=days)
    path = tmp_path / "later.cityintl"
    riverton.make(path, day)
    with store.open_desk(path, riverton.Watch(riverton._moment(day, 0))) as desk:
        assert desk.check() == []
        for number, chain in chains(desk, awards(desk), rules_of(desk)).items():
            assert chain.lacking == (), number
            strangers = [line for line in chain.lines if line.key.startswith("report:")]
            assert all(line.type in (ReportType.OTHER, ReportType.AUDIT) for line in strangers), strangers
            late = [line for line in chain.lines if line.late(day) and chain.award.owing]
            assert len(late) <= 2, late


def test_opportunities_of_every_sort_and_state(sample: DeskFile) -> None:
    every = records(sample, "opportunity")
    assert {row["type"] for row in every} == set(OpportunityType)
    assert {row["status"] for row in every} == set(OpportunityStatus)
    tokyo = next(row for row in every if row["closes_zone"] == "Asia/Tokyo")
    found = closings.closing(tokyo, "America/Chicago")
    assert found is not None
    assert found.day < found.on


def test_the_office_stays_within_its_accounts(sample: DeskFile) -> None:
    this_year = office_budget.this_year(sample)
    assert office_budget.years(sample) == [this_year, this_year - 1]
    for year in (this_year, this_year - 1):
        found = office_budget.budget(sample, year)
        assert found.accounts
        assert all(0 <= each.left <= each.budget.minor for each in found.accounts)
        rows = records(sample, "office_spending")
        own = {each.number for each in found.accounts}
        assert all(found.first <= row["on"] <= found.last for row in rows if row["account"] in own)
