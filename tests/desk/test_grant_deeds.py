"""What is done with awards and opportunities: each one step, with its day and its reason."""

from datetime import date, timedelta
from typing import Any

import pytest

from cityintl.desk import grant_deeds, opportunity_deeds
from cityintl.desk.grant_chain import chain_of
from cityintl.desk.obligations import State, obligations
from cityintl.desk.obligations.answering import finish
from cityintl.desk.rules import add_defaults
from cityintl.errors import UserError
from cityintl.records.grant import Asked, Basis, Frequency, GrantStatus, RuleSet
from cityintl.records.grant_course import AmendmentType, ReportType
from cityintl.records.money import Amount
from cityintl.records.opportunity import GoNoGo, OpportunityStatus, OpportunityType
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile

USD = Amount(5_000_000, "USD")


@pytest.fixture
def award(desk: DeskFile) -> int:
    """A federal award of two years that begins on 1 October 2025."""
    add_defaults(desk)
    with desk.write("An award") as door:
        door.add("organization", {"name": "Chamber", "type": OrganizationType.ASSOCIATION})
        return door.add(
            "grant",
            {"name": "Award", "status": GrantStatus.ACTIVE, "rule_set": RuleSet.FEDERAL, "award_on": date(2025, 9, 1),
             "starts_on": date(2025, 10, 1), "ends_on": date(2027, 9, 30), "frequency": Frequency.QUARTERLY,
             "basis": Basis.CALENDAR, "amount": USD},
        )  # fmt: skip


def keys(desk: DeskFile, award: int) -> dict[str, str]:
    return {line.key: str(line.day) for line in chain_of(desk, award).lines}


def test_a_report_that_is_handed_in_stays_at_its_place(desk: DeskFile, award: int) -> None:
    grant_deeds.hand_in(desk, award, "ffr:2025-12-31", date(2026, 1, 28), "PMS-881")
    chain = chain_of(desk, award)
    line = next(each for each in chain.lines if each.key == "ffr:2025-12-31")
    assert (str(line.submitted_on), str(line.due)) == ("2026-01-28", "2026-01-30")
    kept = desk.get("grant_report", line.own or 0).values
    assert (kept["receipt"], kept["period_start"], kept["period_end"]) == (
        "PMS-881", date(2025, 10, 1), date(2025, 12, 31),
    )  # fmt: skip
    assert chain.next is not None
    assert chain.next.key == "ppr:2025-12-31"
    assert desk.undo() == "Handed in: Federal financial report, quarter to 31 December 2025"


def test_more_time_moves_one_report_and_keeps_its_day(desk: DeskFile, award: int) -> None:
    grant_deeds.give_time(desk, award, "ppr:2026-03-31", date(2026, 6, 15), "Grants officer, by e-mail")
    line = next(each for each in chain_of(desk, award).lines if each.key == "ppr:2026-03-31")
    assert (str(line.day), str(line.due)) == ("2026-06-15", "2026-04-30")
    grant_deeds.hand_in(desk, award, "ppr:2026-03-31", date(2026, 5, 14))
    assert desk.count("grant_report") == 1
    with pytest.raises(UserError, match="due later"):
        grant_deeds.give_time(desk, award, "ffr:final", date(2027, 10, 1))


def test_a_report_that_is_not_asked_for_is_refused_with_those_that_are(desk: DeskFile, award: int) -> None:
    with pytest.raises(UserError, match="ffr:2025-12-31, ppr:2025-12-31"):
        grant_deeds.hand_in(desk, award, "ffr:2026-01-31", date(2026, 5, 14))
    with pytest.raises(UserError, match="still to come"):
        grant_deeds.hand_in(desk, award, "ffr:2025-12-31", date(2026, 5, 15))


@pytest.mark.parametrize(
    ("on", "said"), [(date(2025, 9, 30), "starts only"), (date(2025, 12, 30), "the days to 31 Dec")]
)
def test_no_report_is_handed_in_before_what_it_tells_about_is_over(
    desk: DeskFile, award: int, on: date, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        grant_deeds.hand_in(desk, award, "ffr:2025-12-31", on)
    grant_deeds.hand_in(desk, award, "ffr:2025-12-31", date(2025, 12, 31))


def test_an_extension_reshapes_the_chain_and_the_old_days_stay_readable(desk: DeskFile, award: int) -> None:
    before = keys(desk, award)
    number = grant_deeds.extend(desk, award, date(2028, 3, 31), date(2026, 5, 1), "R. Ames", "The visas came late.")
    assert desk.get("amendment", number).values["old_end"] == date(2027, 9, 30)
    assert desk.get("grant", award).values["status"] is GrantStatus.EXTENDED
    chain = chain_of(desk, award)
    after = keys(desk, award)
    assert set(after) - set(before) == {"ffr:2027-09-30", "ppr:2027-09-30", "ffr:2027-12-31", "ppr:2027-12-31"}
    finals = [line for line in chain.lines if line.final]
    assert {(str(line.due), line.was) for line in finals} == {("2028-07-29", (date(2028, 1, 28),))}
    grant_deeds.extend(desk, award, date(2028, 6, 30), date(2026, 5, 14))
    last = next(line for line in chain_of(desk, award).lines if line.key == "ffr:final")
    assert last.was == (date(2028, 1, 28), date(2028, 7, 29))
    with pytest.raises(UserError, match="already"):
        grant_deeds.extend(desk, award, date(2028, 6, 30), desk.today)


def test_an_amendment_changes_the_chain_from_the_day_it_is_in_force(desk: DeskFile, award: int) -> None:
    with pytest.raises(UserError, match="still to come"):
        grant_deeds.extend(desk, award, date(2028, 3, 31), date(2026, 5, 15))
    later = {"grant": award, "type": AmendmentType.EXTENSION, "agreed_on": date(2026, 5, 15),
             "new_end": date(2028, 3, 31)}  # fmt: skip
    with desk.write("From tomorrow") as door:
        number = door.add("amendment", later)
    assert chain_of(desk, award).award.ends == (date(2027, 9, 30),)
    with desk.write("From today") as door:
        door.set("amendment", number, {"agreed_on": date(2026, 5, 14)})
    assert chain_of(desk, award).award.ends == (date(2027, 9, 30), date(2028, 3, 31))


def test_a_final_report_of_an_earlier_end_is_not_the_one_of_the_new_end(desk: DeskFile, award: int) -> None:
    final = {"grant": award, "type": ReportType.FFR, "final": True, "submitted_on": date(2026, 5, 1)}
    with desk.write("Over already") as door:
        door.set("grant", award, {"ends_on": date(2026, 3, 31)})
        door.add("grant_report", {**final, "period_end": date(2026, 3, 31)})
    assert next(each for each in chain_of(desk, award).lines if each.key == "ffr:final").submitted_on
    grant_deeds.extend(desk, award, date(2026, 9, 30), desk.today)
    lines = {each.key: each.submitted_on for each in chain_of(desk, award).lines}
    assert (lines["ffr:final"], lines["ffr:2026-03-31"]) == (None, date(2026, 5, 1))


def test_a_termination_cuts_the_chain_and_says_what_is_not_asked_for_any_more(desk: DeskFile, award: int) -> None:
    grant_deeds.terminate(desk, award, date(2026, 5, 31), "No longer effectuates program goals.")
    chain = chain_of(desk, award)
    assert max(line.last for line in chain.lines if line.last) == date(2026, 5, 31)
    assert {str(line.due) for line in chain.lines if line.final} == {"2026-09-28"}
    assert "ffr:2026-06-30" in {line.key for line in chain.gone}
    told = desk.get("grant", award).values
    assert (told["status"], told["terminated_on"]) == (GrantStatus.TERMINATED, date(2026, 5, 31))


def test_reports_stay_due_while_the_award_is_suspended(desk: DeskFile, award: int) -> None:
    with pytest.raises(UserError, match="what the agency wrote"):
        grant_deeds.suspend(desk, award, date(2026, 5, 1), " ")
    grant_deeds.suspend(desk, award, date(2026, 5, 1), "Stop work for ninety days.")
    assert any(o.key.startswith("grant_report") for o in obligations(desk, None, date(2026, 6, 1), desk.today))
    grant_deeds.resume(desk, award, date(2026, 5, 14))
    told = desk.get("grant", award).values
    assert (told["status"], told["suspended_on"]) == (GrantStatus.ACTIVE, None)
    kinds = [desk.get("amendment", n).values["type"] for n in desk.listing("amendment", ()).ids]
    assert sorted(kinds, key=str) == sorted([AmendmentType.SUSPENSION, AmendmentType.RESUMPTION], key=str)


@pytest.mark.parametrize(("on", "said"), [(date(2025, 9, 30), "starts only on"), (date(2027, 10, 1), "ends on")])
def test_a_termination_lies_within_the_award(desk: DeskFile, award: int, on: date, said: str) -> None:
    with pytest.raises(UserError, match=said):
        grant_deeds.terminate(desk, award, on, "Priorities.")
    with pytest.raises(UserError, match="before it starts"), desk.write("Typed") as door:
        door.set("grant", award, {"terminated_on": date(2025, 9, 30)})
    assert desk.count("amendment") == 0


def test_what_is_over_or_suspended_is_not_changed_as_if_it_went_on(desk: DeskFile, award: int) -> None:
    with pytest.raises(UserError, match="not suspended"):
        grant_deeds.resume(desk, award, desk.today)
    grant_deeds.suspend(desk, award, desk.today, "Stop work.")
    for again in (
        lambda: grant_deeds.suspend(desk, award, desk.today, "Stop work."),
        lambda: grant_deeds.extend(desk, award, date(2028, 3, 31), desk.today),
    ):
        with pytest.raises(UserError, match="is suspended"):
            again()
    grant_deeds.terminate(desk, award, desk.today, "Priorities.")
    for late in (
        lambda: grant_deeds.terminate(desk, award, desk.today, "Priorities."),
        lambda: grant_deeds.suspend(desk, award, desk.today, "Stop work."),
        lambda: grant_deeds.extend(desk, award, date(2028, 3, 31), desk.today),
    ):
        with pytest.raises(UserError, match="does not go on any more: Terminated by agency"):
            late()
    with pytest.raises(UserError, match="not suspended"):
        grant_deeds.resume(desk, award, desk.today)


@pytest.mark.parametrize(
    ("kind", "status"), [(AmendmentType.EXTENSION, GrantStatus.EXTENDED), (AmendmentType.SCOPE, GrantStatus.AMENDED)]
)
def test_an_award_that_goes_on_again_stands_where_its_amendments_had_brought_it(
    desk: DeskFile, award: int, kind: AmendmentType, status: GrantStatus
) -> None:
    new_end = date(2028, 3, 31) if kind is AmendmentType.EXTENSION else None
    with desk.write("Changed") as door:
        door.set("grant", award, {"status": status})
        door.add("amendment", {"grant": award, "type": kind, "agreed_on": date(2026, 4, 1), "new_end": new_end})
    grant_deeds.suspend(desk, award, date(2026, 5, 1), "Stop work.")
    grant_deeds.resume(desk, award, date(2026, 5, 14))
    assert desk.get("grant", award).values["status"] is status


def test_done_in_the_morning_is_a_report_in_the_chain(desk: DeskFile, award: int) -> None:
    with desk.write("A part for others") as door:
        given = {"grant": award, "recipient": 1, "amount": USD, "awarded_on": date(2026, 4, 2)}
        part = door.add("subaward", given)
    found = {o.key: o for o in obligations(desk, None, date(2026, 8, 1), desk.today)}
    for key in ("grant_report:GRT-1:ppr:2026-03-31", f"subaward_report:SAW-{part}"):
        finish(desk, found[key], desk.today)
    states = {o.key: o.state for o in obligations(desk, date(2026, 1, 1), date(2026, 7, 1), desk.today)}
    assert states["grant_report:GRT-1:ppr:2026-03-31"] is State.DONE
    assert states[f"subaward_report:SAW-{part}"] is State.DONE
    with pytest.raises(UserError, match="the days to 30 June"):
        finish(desk, found["grant_report:GRT-1:ppr:2026-06-30"], desk.today)
    assert desk.count("reminder") == 0
    assert desk.count("grant_report") == 2


def test_several_records_of_one_report_are_one_line(desk: DeskFile, award: int) -> None:
    own = {"grant": award, "type": ReportType.FFR, "period_end": date(2025, 12, 31)}
    with desk.write("Twice") as door:
        door.add("grant_report", {**own, "submitted_on": date(2026, 2, 3), "extended_to": date(2026, 2, 10)})
        door.add("grant_report", {**own, "submitted_on": date(2026, 1, 3)})
    (line,) = [each for each in chain_of(desk, award).lines if each.key == "ffr:2025-12-31"]
    assert (str(line.submitted_on), str(line.extended_to)) == ("2026-01-03", "2026-02-10")


def test_an_award_without_its_dates_says_what_is_missing(desk: DeskFile) -> None:
    with desk.write("Bare") as door:
        number = door.add("grant", {"name": "Bare", "status": GrantStatus.AWARDED, "rule_set": RuleSet.OWN_TERMS,
                                    "starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31),
                                    "asked": Asked.PERFORMANCE})  # fmt: skip
    said = chain_of(desk, number).lacking
    assert said == (
        "Say how often it asks for reports.",
        "Say after how many days reports are due: the award has terms of its own.",
    )


def test_deleting_a_grant_takes_its_lines_along_and_nothing_else(sample: DeskFile) -> None:
    parts = ("grant_budget_line", "grant_transaction", "grant_report", "subaward", "amendment", "prior_approval")
    before = sample.counts()
    owner = {kind: [sample.get(kind, n).values["grant"] for n in sample.listing(kind, ()).ids] for kind in parts}
    number = max(owner["grant_transaction"], key=owner["grant_transaction"].count)
    with sample.write("Delete") as door:
        for hours in sample.listing("work_hours", (), "", {"grant": number}).ids:
            door.set("work_hours", hours, {"grant": None})
        door.delete("grant", number)
    after = sample.counts()
    gone = {kind: before.get(kind, 0) - after.get(kind, 0) for kind in before if before[kind] != after.get(kind, 0)}
    assert gone == {"grant": 1} | {kind: owner[kind].count(number) for kind in parts if number in owner[kind]}
    assert sample.check() == []


# -- opportunities


@pytest.fixture
def call(desk: DeskFile) -> int:
    with desk.write("A call") as door:
        values = {"title": "Call", "type": OpportunityType.FUNDING, "status": OpportunityStatus.GO_NO_GO}
        return door.add("opportunity", {**values, "listing": "19.040", "match_percent": 25.0, "notes": "Old."})


def test_a_no_keeps_its_reasons_and_a_go_begins_the_draft(desk: DeskFile, call: int) -> None:
    with pytest.raises(UserError, match="Say why not"):
        opportunity_deeds.decide(desk, call, GoNoGo.NO_GO, desk.today)
    opportunity_deeds.decide(desk, call, GoNoGo.GO, desk.today, "Mayor", "Fits the plan.")
    told = desk.get("opportunity", call).values
    assert (told["status"], told["decided_by"]) == (OpportunityStatus.DRAFTING, "Mayor")
    opportunity_deeds.decide(desk, call, GoNoGo.NO_GO, desk.today, reasons="No match in sight.")
    told = desk.get("opportunity", call).values
    assert (told["status"], told["decided_by"]) == (OpportunityStatus.NOT_PURSUED, "Mayor")


def test_an_award_makes_its_grant_in_the_same_step(desk: DeskFile, call: int) -> None:
    opportunity_deeds.submit(desk, call, desk.today, "GRANT1405")
    assert desk.get("opportunity", call).values["receipt"] == "GRANT1405"
    ends = desk.today + timedelta(days=364)
    number = opportunity_deeds.awarded(desk, call, desk.today, USD, desk.today, ends, federal=True)
    values: dict[str, Any] = dict(desk.get("grant", number).values)
    assert (values["listing"], values["match_percent"], values["opportunity"]) == ("19.040", 25.0, call)
    assert values["rule_set"] is RuleSet.FEDERAL
    assert desk.get("opportunity", call).values["status"] is OpportunityStatus.AWARDED
    assert opportunity_deeds.grants_of(desk, call) == [number]
    with pytest.raises(UserError, match="became GRT-1 already"):
        opportunity_deeds.awarded(desk, call, desk.today, USD, desk.today, ends, federal=True)
    assert desk.undo() == "Awarded: Call"
    assert desk.count("grant") == 0


def test_an_application_is_not_handed_in_on_a_day_that_is_still_to_come(desk: DeskFile, call: int) -> None:
    with pytest.raises(UserError, match="still to come"):
        opportunity_deeds.submit(desk, call, desk.today + timedelta(days=1))
    assert desk.get("opportunity", call).values["status"] is OpportunityStatus.GO_NO_GO


def test_a_refusal_adds_what_the_reviewers_wrote(desk: DeskFile, call: int) -> None:
    opportunity_deeds.refused(desk, call, date(2026, 5, 14), "Too few partners.")
    assert desk.get("opportunity", call).values["notes"] == "Old.\n2026-05-14: Too few partners."


def test_done_in_the_morning_is_an_application_that_was_handed_in(desk: DeskFile, call: int) -> None:
    with desk.write("It closes") as door:
        door.set("opportunity", call, {"closes_on": date(2026, 5, 20)})
    (one,) = [o for o in obligations(desk, None, date(2026, 6, 1), desk.today) if o.family == "opportunity"]
    finish(desk, one, desk.today)
    assert desk.get("opportunity", call).values["status"] is OpportunityStatus.SUBMITTED
