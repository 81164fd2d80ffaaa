"""The staff report: what is asked, what it costs, and the words that the council would adopt."""

import pytest

from cityintl.desk.visit_costs import costs_of
from cityintl.papers import blocks
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.council_asks import money
from cityintl.papers.lines import one
from cityintl.records.exchange import Payer
from cityintl.records.money import Amount
from cityintl.records.tie import TieStatus, TieType
from tests.papers.conftest import MOMENT
from tests.papers.heard import heard, missing, stands_in_order

HEADS = ["Recommendation", "Background", "Analysis", "Fiscal impact", "Alternatives", "Attachments", "Draft resolution"]


def _paper(desk, record, **options) -> blocks.Paper:
    return PAPERS["staff-report"].build(desk, record, MOMENT, options)


def _journey(desk) -> int:
    return next(n for n in desk.listing("delegation", ()).ids if "flood park" in desk.get("delegation", n).title)


def test_authority_to_travel_is_asked_with_travelers_and_costs_by_payer(office) -> None:
    number = _journey(office)
    told = heard(office, "staff-report", ("delegation", number))
    values = office.get("delegation", number).values
    stands_in_order(told, ["Staff report to the council", values["name"], "Mayor and Council of Riverton",
                           "Daniel Prewitt", "Tuesday, June 2, 2026", *HEADS])  # fmt: skip
    people = [
        office.get("member", n).values["person"] for n in office.listing("member", (), where={"delegation": number}).ids
    ]
    assert missing(told, [office.get("person", n).values["full_name"] for n in people]) == []
    costs = costs_of(office, number)
    assert missing(told, [f"{(each.budget or 0) // 100:,}" for each in costs.by_payer]) == []
    city = next(each for each in costs.by_payer if each.of is Payer.CITY)
    assert missing(told, ["The city planned $10,300 and spent $9,412 so far."]) == []
    assert (city.budget, city.spent) == (10_300_00, 9_412_00) and "The city bears" not in told
    assert missing(told, [values["advisory"], values["insurance"], *values["outcomes_sought"].split("\n")]) == []


def test_a_journey_without_a_budget_says_so(office) -> None:
    number = next(
        n for n in office.listing("delegation", ()).ids
        if not any(each.budget for each in costs_of(office, n).by_payer)
    )  # fmt: skip
    assert "No budget is written down" in repr(_paper(office, ("delegation", number)))


def test_a_gift_is_told_with_giver_value_and_what_the_rules_say(office) -> None:
    values = office.get("gift", 2).values
    told = heard(office, "staff-report", ("gift", 2))
    assert missing(told, [values["what"], money(values["value"]), values["basis"], values["location"]]) == []
    stands_in_order(told, HEADS)


def test_a_gift_that_cannot_be_weighed_says_why(office) -> None:
    told = heard(office, "staff-report", ("gift", 2))
    assert "The rules of disclosure cannot weigh it: no threshold is in force." in told
    assert "see what is missing" not in told


def _coming(desk) -> int:
    """The trade mission to Aichi, told under the tie with Nagoya."""
    return next(n for n in desk.listing("delegation", ()).ids if "machinery fair" in desk.get("delegation", n).title)


def test_a_journey_of_the_past_is_ratified_and_its_authority_is_said_first(office) -> None:
    number = _journey(office)
    told = heard(office, "staff-report", ("delegation", number))
    authority = office.get("delegation", number).values["authority"]
    stands_in_order(told, ["Ratification of a journey: ", f"Authority exists already: {authority}.",
                           "Ratify the journey of the Honorable Eleanor Whitcomb, ", "and ratify nothing",
                           "that the journey of the Honorable Eleanor Whitcomb, "])  # fmt: skip
    assert "Daniel Prewitt and Mme Anne Pelletier to" in told
    assert missing(told, ["Authorize", "authorizes", "Do not travel"]) == [
        "Authorize",
        "authorizes",
        "Do not travel",
    ]


def test_authority_that_exists_already_is_confirmed(sample) -> None:
    number = _coming(sample)
    asked = heard(sample, "staff-report", ("delegation", number))
    assert "Authorize Mr. Roger Vance, " in asked and "Authority exists already" not in asked
    with sample.write("Authorize") as door:
        door.set("delegation", number, {"authority": "Mayor’s letter 26-3"})
    told = heard(sample, "staff-report", ("delegation", number))
    stands_in_order(
        told, ["Authority exists already: Mayor’s letter 26-3.", "Confirm the authority for Mr. Roger Vance, "]
    )
    assert "Authorize" not in told and "authorizes" not in told


def test_a_recital_tells_the_day_of_a_tie_only_of_its_own_partner(office) -> None:
    told = heard(office, "staff-report", ("delegation", _coming(office)))
    assert "Aichi Prefecture have been tied" not in told
    assert "Whereas Aichi Prefecture receives a delegation of the city; and" in told
    own = heard(office, "staff-report", ("delegation", _journey(office)))
    assert "Whereas the city and Bordeaux have been tied since June 1964; and" in own


def test_a_payer_has_one_row_whatever_the_currencies(office) -> None:
    tables = [b for s in _paper(office, ("tie", 1)).blocks if isinstance(s, blocks.Section) for b in s.blocks
              if isinstance(b, blocks.Table) and b.caption == "Costs of the tie by payer"]  # fmt: skip
    payers = [row[0] for row in tables[0].rows]
    assert "Personal" in payers and len(payers) == len(set(payers))


def _costs(paper: blocks.Paper) -> blocks.Table:
    (table,) = [b for s in paper.blocks if isinstance(s, blocks.Section) for b in s.blocks
                if isinstance(b, blocks.Table) and b.caption == "Costs by payer"]  # fmt: skip
    return table


def test_amounts_of_a_column_have_the_same_decimals(office) -> None:
    columns = {each.head: each.decimals for each in _costs(_paper(office, ("delegation", _journey(office)))).columns}
    assert (columns["Planned"], columns["Spent so far"]) == (0, 2), "some of what was spent has cents"


def test_all_payers_together_have_one_row_whatever_the_currencies(office) -> None:
    abroad = next(n for n in office.listing("delegation", ()).ids if len(costs_of(office, n).overall) > 1)
    (row,) = [row for row in _costs(_paper(office, ("delegation", abroad))).rows if one(row[0]) == "Everyone"]
    assert one(row[1]) == "¥410,000 · $14,000"


def _tie_of(desk, status: TieStatus) -> int:
    return next(n for n in desk.listing("tie", ()).ids if desk.get("tie", n).values["status"] is status)


def test_the_first_question_is_that_of_the_status(office) -> None:
    new = _tie_of(office, TieStatus.UNDER_REVIEW)
    assert _paper(office, ("tie", new)).title.startswith("Adoption of a tie: ")
    assert _paper(office, ("tie", 1)).title == "Renewal of a tie: Nagoya, Japan"
    suspended = _tie_of(office, TieStatus.SUSPENDED)
    assert _paper(office, ("tie", suspended)).title.startswith("Resumption of a tie: ")
    condition = office.get("tie", suspended).values["resume_condition"].rstrip(".")
    assert condition in repr(_paper(office, ("tie", suspended)))
    assert _paper(office, ("tie", 1), ask="suspend").title == "Suspension of a tie: Nagoya, Japan"
    told = heard(office, "staff-report", ("tie", new))
    values = office.get("tie", new).values
    assert missing(told, [values["why"], values["areas"], values["proposed_by"]]) == []


def test_what_is_internal_stands_in_no_report(sample) -> None:
    new = next(
        n for n in sample.listing("tie", ()).ids if sample.get("tie", n).values["status"] is TieStatus.UNDER_REVIEW
    )
    journey = _journey(sample)
    with sample.write("Plant") as door:
        for number in (1, new):
            door.set("tie", number, {"sensitivities": "TOKEN-TIE", "notes": "TOKEN-NOTE"})
        door.set("delegation", journey, {"sensitivities": "TOKEN-VISIT", "avoid": "TOKEN-AVOID", "notes": "TOKEN-N"})
    for record in (("tie", 1), ("tie", new), ("delegation", journey)):
        assert "TOKEN" not in repr(_paper(sample, record)), record


def test_every_option_changes_the_report(office) -> None:
    plain = _paper(office, ("tie", 1)).blocks
    meetings = [word for word, _said in PAPERS["staff-report"].options[1].choices(office, ("tie", 1))]
    for options in (
        {"ask": "adopt"}, {"meeting": meetings[1]}, {"from": "1"}, {"recommendation": "Wait."}, {"resolution": False},
    ):  # fmt: skip
        assert _paper(office, ("tie", 1), **options).blocks != plain, options


def test_documents_that_are_not_public_are_counted_and_not_named(office) -> None:
    linked = [end.id for end in office.linked("tie", 1) if end.kind == "document"]
    hidden = [office.get("document", n).title for n in linked if not office.get("document", n).values["public"]]
    assert hidden
    told = heard(office, "staff-report", ("tie", 1))
    assert missing(told, hidden) == hidden
    assert f"{len(hidden)} documents on file are for internal use and are not attached." in told


@pytest.mark.parametrize("ask", ["adopt", "renew", "resume", "suspend"])
def test_a_bare_tie_gives_a_calm_short_report(desk, ask: str) -> None:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nowhere"})
        tie = door.add("tie", {"partner": partner, "type": TieType.OTHER, "status": TieStatus.INQUIRY})
    paper = _paper(desk, ("tie", tie), ask=ask)
    told = repr(paper)
    assert "No legal review is on record" in told and "no cost is on record" in told
    assert "None on record yet" in told and "not set" in told
    assert [b.head for b in paper.blocks if isinstance(b, blocks.Section)] == HEADS[:-1]


@pytest.mark.parametrize(
    ("tie", "language", "signed", "term"),
    [
        (1, "es", "14 de julio de 2022", "hasta el 12 de agosto de 2027"),
        (2, "en", "", "to November 10, 2026, renews itself"),
        (3, "en", "October 12, 2014", "to October 12, 2034, renews itself"),
        (3, "fr", "12 octobre 2014", "jusqu’au 12 octobre 2034, puis tacite reconduction"),
    ],
)
def test_the_term_of_a_paper_is_told_in_the_words_of_the_day_beside_it(
    office, tie: int, language: str, signed: str, term: str
) -> None:
    paper = PAPERS["staff-report"].build(office, ("tie", tie), MOMENT, {"ask": "renew"}, language)
    rows = [row for s in paper.blocks if isinstance(s, blocks.Section) for b in s.blocks
            if isinstance(b, blocks.Table) and len(b.columns) == 3 for row in b.rows]  # fmt: skip
    assert any(signed in str(row[1]) and row[2] == term for row in rows), rows


def test_a_journey_ahead_tells_what_the_city_bears(office) -> None:
    number = _coming(office)
    city = costs_of(office, number).city
    told = heard(office, "staff-report", ("delegation", number))
    assert f"The city bears {money(Amount(city.budget, city.currency))}." in told


@pytest.mark.parametrize(
    ("language", "journey"), [("es", "el viaje de Eleanor Whitcomb, "), ("fr", "de la délégation (Eleanor Whitcomb, ")]
)
def test_travelers_bear_no_english_honorific_in_another_language(office, language: str, journey: str) -> None:
    told = repr(PAPERS["staff-report"].build(office, ("delegation", _journey(office)), MOMENT, {}, language))
    assert journey in told
    assert not any(english in told for english in ("Honorable Eleanor", "Hon. ", "Mr. Theodore"))
