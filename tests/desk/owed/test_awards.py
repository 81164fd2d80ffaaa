"""Awards and opportunities: days reckoned by hand, and any dates at all against the naive checker."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from cityintl import store
from cityintl.desk.holds import put_on, release
from cityintl.desk.obligations import obligations
from cityintl.desk.rules import add_defaults
from cityintl.records.custody import HoldType
from cityintl.records.grant import Asked, Basis, Frequency, GrantRole, GrantStatus, RuleSet
from cityintl.records.grant_course import AmendmentType, ApprovalType, ReportType
from cityintl.records.grant_money import Movement
from cityintl.records.money import Amount
from cityintl.records.opportunity import GoNoGo, OpportunityStatus, OpportunityType
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile
from tests.desk.owed.ledger import read
from tests.desk.owed.naive import owed
from tests.desk.owed.test_nothing_missed import as_claims, differing

Days = dict[str, tuple[str | None, str | None]]
FEDERAL = {"name": "Award", "status": GrantStatus.ACTIVE, "rule_set": RuleSet.FEDERAL, "award_on": date(2025, 6, 2)}
CALL = {"title": "Call", "type": OpportunityType.FUNDING, "status": OpportunityStatus.DRAFTING}
QUARTERS = {"frequency": Frequency.QUARTERLY, "basis": Basis.CALENDAR}


@pytest.fixture
def say(desk: DeskFile) -> Callable[..., Days]:
    """Due day and beginning by key, of a desk with these records, asked on a day."""
    add_defaults(desk)
    with desk.write("The usual") as door:
        door.add("organization", {"name": "Chamber", "type": OrganizationType.ASSOCIATION})

    def saying(today: str, *records: tuple[str, dict[str, Any]]) -> Days:
        with desk.write("What there is") as door:
            for kind, values in records:
                door.add(kind, values)
        found = obligations(desk, date(2020, 1, 1), date(2040, 12, 31), date.fromisoformat(today))
        return {o.key: (o.due and str(o.due), o.begins and str(o.begins)) for o in found}

    return saying


def award(**more: Any) -> tuple[str, dict[str, Any]]:
    return "grant", {**FEDERAL, **more}


def test_final_reports_and_liquidation_are_due_120_days_after_the_end(say: Callable[..., Days]) -> None:
    said = say("2026-05-14", award(starts_on=date(2025, 7, 1), ends_on=date(2027, 6, 30), **QUARTERS))
    finals = {said[f"grant_report:GRT-1:{name}:final"][0] for name in ("ffr", "ppr", "closeout")}
    assert finals == {"2027-10-28"}


def test_a_subrecipient_has_90_days_and_gives_its_own_90(say: Callable[..., Days]) -> None:
    ours = award(role=GrantRole.SUBRECIPIENT, starts_on=date(2025, 7, 1), ends_on=date(2027, 6, 30), **QUARTERS)
    theirs = {"grant": 1, "recipient": 1, "amount": Amount(100, "USD"), "awarded_on": date(2025, 8, 1)}
    said = say("2026-05-14", ours, ("subaward", {**theirs, "ends_on": date(2027, 6, 30)}))
    assert said["grant_report:GRT-1:ffr:final"][0] == "2027-09-28"
    assert said["subaward_final:SAW-1"][0] == "2027-09-28"


def test_a_quarter_is_told_within_30_days_a_year_within_90(say: Callable[..., Days]) -> None:
    days = {"starts_on": date(2026, 10, 1), "ends_on": date(2028, 9, 30)}
    said = say("2026-05-14", award(**days, **QUARTERS), award(**days, frequency=Frequency.ANNUAL, basis=Basis.CALENDAR))
    assert said["grant_report:GRT-1:ffr:2026-12-31"] == ("2027-01-30", "2027-01-01")
    assert said["grant_report:GRT-2:ffr:2026-12-31"][0] == "2027-03-31"


@pytest.mark.parametrize(
    ("basis", "ends"),
    [
        (Basis.CALENDAR, ["2026-12-31", "2027-12-31"]),
        (Basis.FEDERAL, ["2026-09-30", "2027-09-30"]),
        (Basis.AWARD, ["2027-02-14", "2028-02-14"]),
    ],
)
def test_a_year_is_what_the_award_says(say: Callable[..., Days], basis: Basis, ends: list[str]) -> None:
    days = {"starts_on": date(2026, 2, 15), "ends_on": date(2028, 6, 30)}
    said = say("2026-05-14", award(**days, frequency=Frequency.ANNUAL, basis=basis, asked=Asked.FINANCIAL))
    assert sorted(key.rsplit(":", 1)[1] for key in said if ":ffr:2" in key) == ends


def test_the_chain_of_two_years_is_complete_on_the_day_it_is_typed_in(say: Callable[..., Days]) -> None:
    said = say("2026-05-14", award(starts_on=date(2026, 9, 1), ends_on=date(2028, 8, 31), **QUARTERS))
    reports = sorted(key.removeprefix("grant_report:GRT-1:") for key in said if key.startswith("grant_report"))
    quarters = ["2026-09-30", "2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31", "2028-03-31",
                "2028-06-30"]  # fmt: skip
    assert reports == sorted([f"{k}:{d}" for k in ("ffr", "ppr") for d in (*quarters, "final")] + ["closeout:final"])


@pytest.mark.parametrize(
    ("cents", "due"), [(100_000_000, "2028-03-31"), (99_999_999, None)], ids=["a million", "a cent less"]
)
def test_the_single_audit_hangs_on_what_finance_says(say: Callable[..., Days], cents: int, due: str | None) -> None:
    year = {"home": 1, "ends_on": date(2027, 6, 30), "figure": Amount(cents, "USD")}
    assert say("2027-07-01", ("federal_spend", year)).get("single_audit:FSP-1", (None,))[0] == due


def test_the_audit_is_due_a_month_after_the_auditors_where_that_is_earlier(say: Callable[..., Days]) -> None:
    year = {"home": 1, "ends_on": date(2027, 6, 30), "figure": Amount(200_000_000, "USD")}
    said = say("2027-07-01", ("federal_spend", {**year, "auditor_on": date(2027, 12, 1)}))
    assert said["single_audit:FSP-1"][0] == "2027-12-31"


def test_without_a_figure_of_finance_no_audit_is_asked_for(say: Callable[..., Days]) -> None:
    spent = {"grant": 1, "what": "All", "on": date(2027, 1, 1), "amount": Amount(10**10, "USD")}
    said = say("2027-07-01", award(), ("grant_transaction", {**spent, "type": Movement.EXPENSE}))
    assert not any(key.startswith("single_audit") for key in said)


@pytest.mark.parametrize(("cents", "due"), [(3_000_000, "2026-10-31"), (2_999_999, None)])
def test_a_subaward_is_reported_by_the_end_of_the_next_month(
    say: Callable[..., Days], cents: int, due: str | None
) -> None:
    given_away = {"grant": 1, "recipient": 1, "amount": Amount(cents, "USD"), "awarded_on": date(2026, 9, 1)}
    said = say("2026-10-01", award(), ("subaward", given_away))
    assert said.get("subaward_report:SAW-1", (None,))[0] == due


def test_an_extension_is_announced_ten_days_before_the_end_and_thought_of_sixty(say: Callable[..., Days]) -> None:
    said = say("2026-05-14", award(starts_on=date(2025, 7, 1), ends_on=date(2027, 6, 30), **QUARTERS))
    assert said["grant_extension:GRT-1"] == ("2027-06-20", "2027-05-01")


def test_an_extension_moves_the_chain(say: Callable[..., Days]) -> None:
    later = {"grant": 1, "type": AmendmentType.EXTENSION, "agreed_on": date(2027, 5, 3), "new_end": date(2027, 12, 31)}
    ours = award(starts_on=date(2025, 7, 1), ends_on=date(2027, 6, 30), **QUARTERS)
    said = say("2027-06-01", ours, ("amendment", later))
    assert said["grant_report:GRT-1:ffr:final"][0] == "2028-04-29"
    assert said["grant_report:GRT-1:ffr:2027-06-30"][0] == "2027-07-30"
    assert "grant_extension:GRT-1" not in said, "it is a one-time thing"


def test_an_extension_that_is_only_asked_for_moves_nothing(say: Callable[..., Days]) -> None:
    later = {"grant": 1, "type": AmendmentType.EXTENSION, "asked_on": date(2027, 5, 3), "new_end": date(2027, 12, 31)}
    ours = award(starts_on=date(2025, 7, 1), ends_on=date(2027, 6, 30), **QUARTERS)
    assert say("2027-06-01", ours, ("amendment", later))["grant_report:GRT-1:ffr:final"][0] == "2027-10-28"


@pytest.mark.parametrize(("hold", "due"), [(False, "2030-10-15"), (True, None)])
def test_records_are_kept_three_years_from_the_final_report_unless_on_hold(
    say: Callable[..., Days], hold: bool, due: str | None
) -> None:
    ours = award(starts_on=date(2025, 7, 1), ends_on=date(2027, 6, 30), hold=hold, hold_reason="An audit", **QUARTERS)
    final = {"grant": 1, "type": ReportType.FFR, "final": True, "submitted_on": date(2027, 10, 15)}
    said = say("2027-12-01", ours, ("grant_report", final))
    assert said.get("grant_records:GRT-1", (None,))[0] == due


@pytest.mark.parametrize("kept", ["grant", "grant_report"])
def test_records_stay_while_a_hold_keeps_the_award_or_a_part_of_it(
    say: Callable[..., Days], desk: DeskFile, kept: str
) -> None:
    ours = award(starts_on=date(2025, 7, 1), ends_on=date(2027, 6, 30), **QUARTERS)
    final = {"grant": 1, "type": ReportType.FFR, "final": True, "submitted_on": date(2027, 10, 15)}
    matter = ("hold", {"matter": "Doe", "type": HoldType.AUDIT, "since": FIRST})
    assert "grant_records:GRT-1" in say("2027-12-01", ours, ("grant_report", final), matter)
    put_on(desk, 1, kept, 1)
    said = as_claims(obligations(desk, FIRST, date(2031, 1, 1), date(2027, 12, 1)), date(2027, 12, 1))
    assert "grant_records:GRT-1" not in {claim.key for claim in said}
    assert differing(said, owed(read(desk.path), FIRST, date(2031, 1, 1), date(2027, 12, 1))) == []
    release(desk, 1, date(2027, 12, 1), "Counsel")
    assert "grant_records:GRT-1" in say("2027-12-01")


@pytest.mark.parametrize(
    ("on", "at", "zone", "due", "said"),
    [
        ("2026-12-02", "17:00", "Europe/Warsaw", "2026-12-02", "17:00 on Wed 2 December in Warsaw, 10:00 here"),
        ("2026-12-02", "09:00", "Asia/Tokyo", "2026-12-01",
         "09:00 on Wed 2 December in Tokyo, 18:00 on Tue 1 December here"),
        ("2026-12-02", "23:59", "Pacific/Honolulu", "2026-12-03",
         "23:59 on Wed 2 December in Honolulu, 03:59 on Thu 3 December here"),
        ("2026-12-02", "17:00", "America/Chicago", "2026-12-02", "17:00 on Wed 2 December"),
        ("2026-12-02", None, "Asia/Tokyo", "2026-12-02", "Call"),
        ("2026-03-20", "17:00", "Europe/Warsaw", "2026-03-20", "17:00 on Fri 20 March in Warsaw, 11:00 here"),
    ],
)  # fmt: skip
def test_a_closing_is_told_by_both_clocks_and_due_by_ours(
    say: Callable[..., Days], desk: DeskFile, on: str, at: str | None, zone: str, due: str, said: str
) -> None:
    call = {**CALL, "closes_on": date.fromisoformat(on), "closes_at": at, "closes_zone": zone}
    assert say("2026-01-02", ("opportunity", call))["opportunity:OPP-1"][0] == due
    (one,) = [o for o in obligations(desk, None, date(2027, 1, 1), date(2026, 1, 2)) if o.kind == "opportunity"]
    assert said in one.whole


@pytest.mark.parametrize(
    ("today", "code"),
    [
        ("2026-11-01", "opportunity_first_lead"), ("2026-11-02", "opportunity_first_lead"),
        ("2026-11-18", "opportunity_second_lead"), ("2026-11-29", "opportunity_last_lead"),
    ],
)  # fmt: skip
def test_a_closing_is_one_line_that_names_the_reminder_it_has_come_to(
    say: Callable[..., Days], desk: DeskFile, today: str, code: str
) -> None:
    say("2026-05-14", ("opportunity", {**CALL, "closes_on": date(2026, 12, 2)}))
    (one,) = obligations(desk, None, date(2027, 1, 1), date.fromisoformat(today))
    assert (str(one.begins), one.rule and one.rule.code) == ("2026-11-02", code)


def test_registrations_are_renewed_in_time_and_travel_is_asked_for(say: Callable[..., Days]) -> None:
    fare = {"grant": 1, "what": "Fares", "type": ApprovalType.FOREIGN_TRAVEL, "needed_on": date(2026, 9, 22)}
    sam = {"home": 1, "name": "SAM.gov", "expires_on": date(2026, 9, 30)}
    said = say("2026-05-14", award(), ("prior_approval", fare), ("registration", sam))
    assert said["registration:REG-1"] == ("2026-09-30", "2026-08-01")
    assert said["prior_approval:PRA-1"][0] == "2026-09-01"


@pytest.mark.parametrize(
    ("status", "rule_set", "expires", "due"),
    [
        (GrantStatus.ACTIVE, RuleSet.FEDERAL, None, "2027-03-01"),
        (GrantStatus.ACTIVE, RuleSet.FEDERAL, date(2027, 3, 2), "2027-03-01"),
        (GrantStatus.ACTIVE, RuleSet.FEDERAL, date(2027, 2, 20), "2027-02-20"),
        (GrantStatus.CLOSED, RuleSet.FEDERAL, date(2027, 3, 2), "2027-03-02"),
        (GrantStatus.ACTIVE, RuleSet.OWN_TERMS, None, None),
    ],
)
def test_a_registration_is_looked_through_each_year_while_a_federal_award_goes_on(
    say: Callable[..., Days], status: GrantStatus, rule_set: RuleSet, expires: date | None, due: str | None
) -> None:
    sam = {"home": 1, "name": "SAM.gov", "renewed_on": date(2026, 3, 1), "expires_on": expires}
    said = say("2026-05-14", award(status=status, rule_set=rule_set), ("registration", sam))
    assert said.get("registration:REG-1", (None,))[0] == due


def test_an_award_of_its_own_terms_has_the_days_that_it_names_and_no_federal_ones(say: Callable[..., Days]) -> None:
    own = {"name": "Seeds", "status": GrantStatus.ACTIVE, "rule_set": RuleSet.OWN_TERMS, "award_on": date(2026, 1, 1),
           "starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31), "frequency": Frequency.FINAL_ONLY,
           "asked": Asked.PERFORMANCE}  # fmt: skip
    said = say("2026-05-14", ("grant", {**own, "final_after": 45}), ("grant", own))
    assert {k: d[0] for k, d in said.items()} == {
        "grant_report:GRT-1:ppr:final": "2027-02-14",
        "grant_terms:GRT-2": None,
    }


# -- any dates at all

FIRST, LAST = date(2023, 1, 1), date(2029, 12, 31)
DAYS = some.dates(date(2023, 6, 1), date(2028, 6, 1)) | some.sampled_from(
    [date(2024, 2, 29), date(2027, 3, 31), date(2025, 8, 31), date(2026, 12, 31), date(2024, 9, 30), date(2024, 10, 1)]
)
QUICK = tuple(phase for phase in Phase if phase is not Phase.explain)


@pytest.fixture(scope="module")
def lone(ready_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskFile]:
    """A desk with the usual rules and one record of each kind that is asked here."""
    path = tmp_path_factory.mktemp("lone") / ready_desk.name
    with store.open_desk(shutil.copy(ready_desk, path), lambda: datetime(2026, 5, 14, 15, tzinfo=UTC)) as desk:
        add_defaults(desk)
        with desk.write("One of each") as door:
            door.add("organization", {"name": "Chamber", "type": OrganizationType.ASSOCIATION})
            door.add("opportunity", CALL)
            door.add("grant", FEDERAL)
            door.add("amendment", {"grant": 1, "type": AmendmentType.OTHER})
            door.add("grant_report", {"grant": 1, "type": ReportType.FFR})
            given_away = {"grant": 1, "recipient": 1, "amount": Amount(3_000_000, "USD"), "awarded_on": FIRST}
            door.add("subaward", given_away)
        yield desk


@given(
    some.fixed_dictionaries(
        {
            "status": some.sampled_from(GrantStatus),
            "rule_set": some.sampled_from(RuleSet),
            "role": some.none() | some.sampled_from(GrantRole),
            "award_on": some.none() | DAYS,
            "frequency": some.none() | some.sampled_from(Frequency),
            "basis": some.none() | some.sampled_from(Basis),
            "asked": some.none() | some.sampled_from(Asked),
            "report_after": some.none() | some.integers(0, 100),
            "final_after": some.none() | some.integers(0, 200),
            "hold": some.booleans(),
            "keep_until": some.none() | DAYS,
        }
    ),
    some.none() | some.tuples(DAYS, some.integers(0, 900)),
    some.fixed_dictionaries({"agreed_on": some.none() | DAYS, "new_end": some.none() | DAYS}),
    some.fixed_dictionaries(
        {
            "type": some.sampled_from(ReportType),
            "period_end": some.none() | some.sampled_from([date(2025, 9, 30), date(2026, 12, 31)]),
            "final": some.booleans(),
            "due_on": some.none() | DAYS,
            "extended_to": some.none() | DAYS,
            "submitted_on": some.none() | DAYS,
        }
    ),
    DAYS,
)
@settings(max_examples=120, deadline=None, phases=QUICK)
def test_an_award_with_an_amendment_and_a_report(
    lone: DeskFile,
    ours: dict[str, Any],
    days: tuple[date, int] | None,
    change: dict[str, Any],
    report: dict[str, Any],
    today: date,
) -> None:
    starts = days[0] if days else None
    ends = date.fromordinal(days[0].toordinal() + days[1]) if days else None
    stopped = {
        "suspended_on": today if ours["status"] is GrantStatus.SUSPENDED else None,
        "terminated_on": max(today, starts or today) if ours["status"] is GrantStatus.TERMINATED else None,
    }
    with lone.write("Change") as door:
        door.set("grant", 1, {**ours, **stopped, "starts_on": starts, "ends_on": ends, "hold_reason": "An audit"})
        door.set("amendment", 1, change)
        door.set("grant_report", 1, report)
    said = as_claims(obligations(lone, FIRST, LAST, today), today)
    assert differing(said, owed(read(lone.path), FIRST, LAST, today)) == []


@given(
    some.fixed_dictionaries(
        {
            "status": some.sampled_from(OpportunityStatus),
            "go_no_go": some.none() | some.sampled_from(GoNoGo),
            "closes_zone": some.none() | some.sampled_from(["Asia/Tokyo", "Europe/Warsaw", "Pacific/Kiritimati"]),
            "letter_due": some.none() | DAYS,
            "letter_sent_on": some.none() | DAYS,
        }
    ),
    some.none() | some.tuples(DAYS, some.none() | some.times().map(lambda t: f"{t:%H:%M}")),
    DAYS,
)
@settings(max_examples=60, deadline=None, phases=QUICK)
def test_an_opportunity(
    lone: DeskFile, chance: dict[str, Any], closes: tuple[date, str | None] | None, today: date
) -> None:
    with lone.write("Change") as door:
        on, at = closes or (None, None)
        door.set("opportunity", 1, {**chance, "closes_on": on, "closes_at": at, "reasons": "No time."})
    said = as_claims(obligations(lone, FIRST, LAST, today), today)
    assert differing(said, owed(read(lone.path), FIRST, LAST, today)) == []
