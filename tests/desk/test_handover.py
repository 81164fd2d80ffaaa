"""What is handed over with a desk: logins, open promises, people in post, and what can go wrong."""

from datetime import date

import pytest

from cityintl.desk import handover, risks
from cityintl.desk.rules import add_defaults
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.membership import MembershipStatus
from cityintl.records.organization import OrganizationType
from cityintl.records.person import NameOrder
from cityintl.records.rule import ReviewResult
from cityintl.records.tie import AgreementType, TieStatus, TieType
from cityintl.store import DeskFile
from tests.conftest import TODAY


def test_every_login_has_its_holder_and_networks_we_left_have_none(sample: DeskFile) -> None:
    found = {each.name: each for each in handover.logins(sample)}
    assert found["SAM.gov"].holder.startswith("Daniel Prewitt") and found["SAM.gov"].until == date(2026, 6, 24)
    assert "Sister Cities International" in found
    gone = [n for n in range(1, 8) if sample.get("membership", n).values["status"] is MembershipStatus.LEFT]
    assert gone and all(sample.get("membership", n).title not in found for n in gone)


def test_a_login_that_nobody_holds_is_told_too(desk: DeskFile) -> None:
    with desk.write("Add") as door:
        network = door.add("organization", {"name": "C40", "type": OrganizationType.NETWORK})
        door.add("membership", {"network": network, "status": MembershipStatus.MEMBER})
    assert [(each.name, each.holder, each.until) for each in handover.logins(desk)] == [("C40", "", None)]


def test_open_promises_stand_late_ones_first_and_without_a_day_last(desk: DeskFile) -> None:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nagoya"})
        for what, due, status in (("none", None, FollowUpStatus.OPEN), ("late", date(2026, 5, 13), FollowUpStatus.OPEN),
                                  ("today", TODAY, FollowUpStatus.IN_PROGRESS),
                                  ("dropped", TODAY, FollowUpStatus.DROPPED)):  # fmt: skip
            door.add("follow_up", {"what": what, "side": Side.US, "status": status, "due_on": due, "partner": partner,
                                   **({"closed_on": TODAY} if what == "dropped" else {})})  # fmt: skip
    found = handover.promises(desk, TODAY)
    assert [(each.what, each.late(TODAY)) for each in found] == [("late", True), ("today", False), ("none", False)]
    assert {each.whom for each in found} == {"Nagoya"}


def test_people_in_post_are_those_of_our_own_offices(desk: DeskFile) -> None:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nagoya"})
        ours = door.add("organization", {"name": "Law", "type": OrganizationType.CITY_OFFICE})
        theirs = door.add("organization", {"name": "There", "type": OrganizationType.CITY_OFFICE, "partner": partner})
        for family, office, left in (("A", ours, None), ("B", ours, "2025"), ("C", theirs, None)):
            door.add("person", {"family": family, "name_order": NameOrder.GIVEN_FIRST, "organization": office,
                                "left_on": left})  # fmt: skip
    found = handover.people_of(desk, (OrganizationType.CITY_OFFICE,))
    assert [(each.office, each.person) for each in found] == [("Law", 1)]
    assert [each.person for each in handover.people_of(desk, (OrganizationType.CITY_OFFICE,), partners=True)] == [3]


def test_the_sample_has_risks_of_every_sort_it_should(sample: DeskFile) -> None:
    found = risks.risks(sample, TODAY)
    by_sort = {sort: [each.name for each in found if each.sort == sort] for sort in {each.sort for each in found}}
    assert by_sort["Suspended tie"] == ["Saint Petersburg"]
    assert by_sort["Silent partner"] == ["Tamale"]
    assert "Expired agreement" not in by_sort, "the memorandum with Irbid was renewed on the day after its end"
    assert "Newsroom exchange with Kherson" in by_sort["Grant"]
    assert len(by_sort["Hold"]) == 2
    assert found[0].sort == "Suspended tie" and found[-1].sort == "Unverified rules"


@pytest.mark.parametrize(
    ("paper", "risky"),
    [
        ({"expires_on": date(2026, 5, 13)}, True),
        ({"expires_on": date(2026, 5, 13), "auto_renew": True}, False),
        ({"expires_on": TODAY}, False),
        ({"open_ended": True}, False),
    ],
)
def test_an_agreement_is_expired_once_its_last_day_is_over_and_nothing_renews_it(desk, paper, risky: bool) -> None:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nagoya"})
        tie = door.add("tie", {"partner": partner, "type": TieType.MOU, "status": TieStatus.ACTIVE})
        door.add("agreement", {"tie": tie, "title": "MoU", "type": AgreementType.MOU, **paper})
        door.add("legal_review", {"tie": tie, "on": TODAY, "result": ReviewResult.PERMITTED})
    assert bool(risks.risks(desk, TODAY)) is risky


@pytest.mark.parametrize(
    ("later", "risky"),
    [
        ({"signed_on": "2023-10-01", "term_months": 60}, False),
        ({"signed_on": "2023-10-01", "open_ended": True, "type": AgreementType.RENEWAL}, False),
        ({"signed_on": "2023-10-01", "term_months": 60, "type": AgreementType.JOINT_STATEMENT}, True),
        ({"signed_on": "2020-01-01", "open_ended": True}, True),
        ({"signed_on": "2023-10-01", "term_months": 12}, True),
    ],
)
def test_an_agreement_that_a_later_one_renews_is_not_expired(desk, later, risky: bool) -> None:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Irbid"})
        tie = door.add("tie", {"partner": partner, "type": TieType.MOU, "status": TieStatus.ACTIVE})
        first = {"signed_on": "2021-09-30", "expires_on": date(2023, 9, 30)}
        for title, paper in (("First", first), ("Second", later)):
            door.add("agreement", {"tie": tie, "title": title, "type": AgreementType.MOU, **paper})
        door.add("legal_review", {"tie": tie, "on": TODAY, "result": ReviewResult.PERMITTED})
    told = [each.words.split("”")[0].strip("“") for each in risks.risks(desk, TODAY)]
    assert told == ([("Second" if later.get("term_months") == 12 else "First")] if risky else [])


def test_rules_of_other_places_are_not_ours_to_verify(desk: DeskFile) -> None:
    add_defaults(desk)
    found = risks.unverified(desk, TODAY)
    places = {rule.jurisdiction for rule in found}
    assert "Illinois" in places and "Tennessee" not in places and "Baltimore, Maryland" not in places
    assert found[0].jurisdiction == "Illinois", "laws stand before habits of the office"
    assert not any(rule.verified for rule in found)


def test_an_empty_desk_has_nothing_to_fear(desk: DeskFile) -> None:
    assert risks.risks(desk, TODAY) == []
