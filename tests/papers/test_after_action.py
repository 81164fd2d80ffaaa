"""The report after a visit: every meeting, promise, cost line, gift and lesson, in its order."""

from datetime import date

import pytest

from cityintl.desk.asking import picked
from cityintl.desk.visits import members_of
from cityintl.papers.catalogue import PAPERS
from cityintl.records.costs import CostType
from cityintl.records.delegation import AfterKind, VisitStatus, VisitType, VisitWay
from cityintl.records.exchange import Payer
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.lead import LeadStatus
from cityintl.records.money import Amount
from tests.papers.conftest import MOMENT
from tests.papers.heard import heard, missing, once, stands_in_order

BORDEAUX = ("delegation", 1)


def _build(desk, record=BORDEAUX, **options):
    return PAPERS["after-action"].build(desk, record, MOMENT, options)


def test_its_sections_stand_in_order(office) -> None:
    told = once(office, "after-action", BORDEAUX)
    stands_in_order(
        told,
        [
            "After-action report", "Working visit to Bordeaux", "$9,412", "paid by the city", "What came of it",
            "Sought", "Recommendation", "Deepen", "Facts", "Meetings held", "Promises", "Costs", "The budget",
            "Expenses", "Per diem", "Leads", "Gifts", "Media", "Lessons", "Time", "212 hours", "Records filed",
        ],
    )  # fmt: skip
    assert _build(office).handling == "Internal"


def test_facts_outcomes_and_party_are_told(office) -> None:
    told = once(office, "after-action", BORDEAUX)
    values = office.get("delegation", 1).values
    assert not missing(told, [values[name] for name in ("purpose", "outcome", "place", "authority", "media")])
    stands_in_order(told, values["outcomes_sought"].splitlines())
    party = told[told.index("Facts") :]
    stands_in_order(party, [member.name for member in members_of(office, 1)])


def test_every_meeting_stands_with_what_was_wanted_and_said(office) -> None:
    told = once(office, "after-action", BORDEAUX)
    rows = picked(office, "meeting_sheet", ("title", "desired_outcome", "result"), {"delegation": 1})
    assert len(rows) == 2
    for row in rows:
        stands_in_order(told, [row["title"], row["desired_outcome"], row["result"]])


def test_every_promise_of_both_sides_stands_with_owner_day_and_state(office) -> None:
    told = once(office, "after-action", BORDEAUX)
    rows = picked(office, "follow_up", ("what", "side", "due_on", "owner", "evidence", "notes"), {"delegation": 1})
    promises = told[told.index("Promises") : told.index("Costs")]
    facts = [row[name] for row in rows for name in ("what", "due_on", "evidence", "notes")]
    assert len(rows) == 5 and not missing(promises, facts)
    owners = [office.get("person", row["owner"]).values["family"].upper() for row in rows]
    assert not missing(promises, owners)
    stands_in_order(
        promises,
        ["We promised", "First letter from our second school", "Overdue", "Bolt our twelve benches", "In progress",
         "They promised", "Send the form", "Open", "Drawing of the bolt", "Done"],
    )  # fmt: skip


def test_every_cost_line_stands_and_the_sums_agree(office) -> None:
    told = once(office, "after-action", BORDEAUX)
    expenses = picked(office, "expense", ("what", "note", "amount", "in_ours", "payer"), {"delegation": 1})
    lines = picked(office, "budget_line", ("note", "amount", "approved_by"), {"delegation": 1})
    assert (len(expenses), len(lines)) == (15, 9)
    assert not missing(told, [row[name] for row in expenses for name in ("what", "note")])
    assert not missing(told, [f"{(row['in_ours'] or row['amount']).exact:,.2f}" for row in expenses])
    assert not missing(told, [row["note"] for row in lines] + [f"{row['amount'].exact:,.2f}" for row in lines])
    city = sum((row["in_ours"] or row["amount"]).exact for row in expenses if row["payer"] is Payer.CITY)
    costs = told[told.index("Costs") : told.index("The budget")]
    stands_in_order(costs, ["City department", "10,300.00", f"{city:,.2f}", "888.00", "Host", "Together"])
    short = once(office, "after-action", BORDEAUX, lines=False)
    assert "The budget" not in short and "Costs" in short and "Flights, four people" not in short


def test_all_payers_together_have_one_row_whatever_the_currencies(office) -> None:
    told = once(office, "after-action", ("delegation", 16))
    assert told.count("Together") == 1
    stands_in_order(told, ["Together", "¥380,000", "$5,170"])


def test_gifts_media_lessons_and_records_stand(office) -> None:
    told = once(office, "after-action", BORDEAUX)
    gifts = picked(office, "gift", ("what", "basis"), {"delegation": 1})
    notes = picked(office, "after_note", ("text", "by"), {"delegation": 1})
    media = picked(office, "media_item", ("headline", "outlet", "summary", "answer"), {"delegation": 1})
    assert (len(gifts), len(notes), len(media)) == (6, 6, 2)
    for rows in (gifts, notes, media):
        assert not missing(told, [value for row in rows for name, value in row.items() if name != "id"])
    stands_in_order(told[told.index("Lessons") :], ["Keep", "Boots and a tape", "Stop", "Two meetings", "Change"])
    papers = [end.title for end in office.linked("delegation", 1) if end.kind in ("document", "correspondence")]
    assert len(papers) == 7 and not missing(told[told.index("Records filed") :], papers)
    assert "Boots and a tape" not in once(office, "after-action", BORDEAUX, lessons=False)


def test_the_workbook_has_promises_and_costs(office) -> None:
    sheets = {sheet.name: sheet for sheet in _build(office).sheets}
    assert {name: len(sheet.rows) for name, sheet in sheets.items()} == {"Promises": 5, "Costs": 24}
    heads = [column.head for column in sheets["Promises"].columns]
    late = {row[heads.index("Promise")] for row in sheets["Promises"].rows if row[heads.index("Overdue")]}
    assert late == {"First letter from our second school to the collège on the right bank"}


def test_leads_of_investment_stand_only_where_the_paper_says_so(sample) -> None:
    with sample.write("Plant") as door:
        door.add(
            "investment_lead",
            {"code_name": "Project Zircon", "status": LeadStatus.INQUIRY, "delegation": 1, "company": "KRYPTON-CO",
             "contact": "KRYPTON-CONTACT", "next_step": "KRYPTON-STEP", "notes": "KRYPTON-NOTES",
             "next_on": date(2026, 6, 1), "capital_announced": Amount(4_200_000_00, "USD")},
        )  # fmt: skip
    plain, whole = _build(sample), _build(sample, leads=True)
    assert "KRYPTON" not in repr(plain) and "Zircon" not in repr(plain)
    told = heard(sample, "after-action", BORDEAUX, leads=True)
    stands_in_order(told, ["Leads", "Project Zircon", "KRYPTON-CO", "KRYPTON-CONTACT", "June 1, 2026", "KRYPTON-STEP",
                           "$4,200,000", "KRYPTON-NOTES", "Gifts"])  # fmt: skip
    assert whole.handling == "Confidential"


def test_health_and_passports_of_the_party_stand_in_no_report(sample) -> None:
    member = members_of(sample, 1)[0]
    with sample.write("Plant") as door:
        door.set("person", member.person, {"diet": "ZIRCON-1", "access_needs": "ZIRCON-2"})
        door.set("member", member.number, {"notes": "ZIRCON-3", "passport_country": "PW"})
    for leads in (False, True):
        assert "ZIRCON" not in repr(_build(sample, leads=leads))


def test_a_visit_that_is_not_over_says_so_and_a_bare_one_is_short(office, desk) -> None:
    assert "The visit is not over" in once(office, "after-action", ("delegation", 10))
    with desk.write("Add") as door:
        visit = door.add(
            "delegation",
            {"name": "One hour", "direction": VisitWay.VIRTUAL, "type": VisitType.COURTESY,
             "status": VisitStatus.COMPLETED, "arrives": date(2026, 5, 4), "departs": date(2026, 5, 4)},
        )  # fmt: skip
    told = heard(desk, "after-action", ("delegation", visit))
    stands_in_order(told, ["One hour", "May 4, 2026", "Nobody promised anything", "No cost is on record."])
    assert not [word for word in ("Lessons", "Gifts", "Media", "Leads", "Records filed") if word in told]


def test_spending_over_the_budget_is_marked(desk) -> None:
    with desk.write("Add") as door:
        visit = door.add(
            "delegation",
            {"name": "Dear", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING,
             "status": VisitStatus.COMPLETED, "arrives": date(2026, 5, 4), "departs": date(2026, 5, 6)},
        )  # fmt: skip
        money = {"delegation": visit, "type": CostType.AIR, "payer": Payer.CITY}
        door.add("budget_line", {**money, "amount": Amount(10000, "USD")})
        door.add("expense", {**money, "what": "Flight", "amount": Amount(12000, "USD"), "on": date(2026, 5, 1)})
        door.add("after_note", {"delegation": visit, "type": AfterKind.STOP, "text": "Flying"})
        door.add(
            "follow_up",
            {"what": "Pay less", "side": Side.US, "status": FollowUpStatus.OPEN, "delegation": visit,
             "due_on": date(2026, 5, 13)},
        )  # fmt: skip
    told = heard(desk, "after-action", ("delegation", visit))
    stands_in_order(
        told, ["$120", "of $100 planned", "We promised", "nobody named", "Overdue", "Over budget", "-20.00"]
    )


@pytest.mark.parametrize("number", range(1, 18))
def test_every_visit_of_the_sample_has_a_report(office, number: int) -> None:
    assert _build(office, ("delegation", number)).title == office.get("delegation", number).title
