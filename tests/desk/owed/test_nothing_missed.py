"""The one list of obligations against the naive checker: over five years nothing is missed and nothing is extra."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from cityintl.store import DeskFile
from tests.desk.owed import busy
from tests.desk.owed.ledger import Claim, Rows, read
from tests.desk.owed.maker import DAYS, FIRST, LAST, words
from tests.desk.owed.naive import owed
from tests.desk.owed.stepping import ONE, last_of

#: What a desk of five years meets at least: each family, and each that an entry can answer also answered.
FAMILIES = set(
    words(
        "account advisory after_action agreement_end anniversary answers ask_again association_end "
        "association_notice association_report authority background_check bid_stage book card chapter check claim "
        "consul_term council_report country_day data_call data_due devices dues figures gift_statement guarantee "
        "hold_review inactive insurance insurance_end inventory_age invitation lead lead_step legal_review "
        "membership_review national_day notice passport plan_age pledge program_reply promise provisional purge "
        "receipt recommendation records_request release reply session silence stage submission term_end thank_you "
        "tie_review visa_letter window_closes window_opens"
    )
)
ANSWERED = set(
    words(
        "account after_action ask_again association_report bid_stage card chapter check claim data_call data_due "
        "figures gift_statement guarantee invitation program_reply promise receipt recommendation records_request "
        "release submission thank_you window_closes"
    )
)
Ask = Callable[..., list[Claim]]
SPAN = some.tuples(some.dates(FIRST, LAST), some.dates(FIRST, LAST)).map(sorted)


def as_claims(found: Any, today: date) -> list[Claim]:
    """What the program says on a day, as the checker says it."""
    return [
        Claim(
            each.key,
            each.family,
            each.kind,
            each.number,
            _day(each.due),
            _day(each.begins),
            each.known or "",
            each.state.name.lower(),
            each.rule.code if each.rule else "",
            each.is_day,
            each.late(today),
        )
        for each in found
    ]


def _day(said: date | str | None) -> date | None:
    return date.fromisoformat(str(said)) if said else None


@pytest.fixture(scope="module")
def busy_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskFile]:
    """The five years, made once: nothing here writes into them."""
    with busy.make(tmp_path_factory.mktemp("busy") / "Busy.cityintl") as desk:
        yield desk


@pytest.fixture(scope="module")
def rows(busy_desk: DeskFile) -> Rows:
    return read(busy_desk.path)


class Quiet:
    """A desk with its rows that hypothesis does not print when an example fails."""

    def __init__(self, desk: DeskFile, rows: Rows) -> None:
        self.desk, self.rows = desk, rows


@pytest.fixture(scope="module")
def quiet(busy_desk: DeskFile, rows: Rows) -> Quiet:
    return Quiet(busy_desk, rows)


@pytest.fixture(scope="module")
def ask() -> Ask:
    """The one function of the program."""
    from cityintl.desk.obligations import obligations

    return lambda *given: as_claims(obligations(*given), given[3])


def differing(said: list[Claim], wanted: set[Claim]) -> list[str]:
    """What is missed and what is extra, a line each."""
    assert len(said) == len({c.key for c in said}), "a key stands for two obligations"
    return sorted(f"{c.key} missed {c}" for c in wanted - set(said)) + sorted(
        f"{c.key} extra {c}" for c in set(said) - wanted
    )


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_over_five_years_nothing_is_missed_and_nothing_is_extra(
    busy_desk: DeskFile, rows: Rows, ask: Ask, today: date
) -> None:
    wanted = owed(rows, FIRST, LAST, today)
    assert len(wanted) > 500
    assert differing(ask(busy_desk, FIRST, LAST, today), wanted) == []


@pytest.mark.parametrize("seed", [11, 23])
def test_another_desk_with_other_days_agrees_as_well(tmp_path: Any, ask: Ask, seed: int) -> None:
    with busy.make(tmp_path / "Busy.cityintl", seed) as desk:
        for today in DAYS[2::7]:
            wanted = owed(read(desk.path), FIRST, LAST, today)
            assert differing(ask(desk, FIRST, LAST, today), wanted) == []


@pytest.mark.parametrize(
    ("name", "region", "families"),
    [
        ("Aurora", "Colorado", {"gift_statement"}),
        ("Searsboro", "Iowa", {"gift_statement"}),
        ("Fresno", "California", {"gift_disclosure"}),
        ("Dallas", "Texas", set()),
        ("Baltimore", "Maryland", set()),
    ],
)
def test_gifts_of_another_city_are_disclosed_as_its_rules_say(
    tmp_path: Any, ask: Ask, name: str, region: str, families: set[str]
) -> None:
    with busy.make(tmp_path / "Busy.cityintl", name=name, region=region) as desk:
        for today in DAYS[-1:]:
            wanted = owed(read(desk.path), FIRST, LAST, today)
            assert differing(ask(desk, FIRST, LAST, today), wanted) == []
            assert {c.family for c in wanted if c.family.startswith("gift")} == families


@pytest.mark.parametrize("today", DAYS[1::4], ids=str)
def test_record_by_record_it_is_the_same_list(busy_desk: DeskFile, ask: Ask, today: date) -> None:
    every = {name: busy_desk.listing(name, ()).ids for name in busy_desk.counts()} | {"home": [1]}
    said = ask(busy_desk, FIRST, LAST, today, every)
    assert differing(said, set(ask(busy_desk, FIRST, LAST, today))) == []


def test_the_five_years_meet_every_family_open_and_answered(rows: Rows) -> None:
    met = Counter((c.family, c.state) for today in DAYS[::5] for c in owed(rows, FIRST, LAST, today))
    assert {family for family, _state in met} == FAMILIES
    assert {family for family, state in met if state == "open"} == FAMILIES
    assert {family for family, state in met if state == "done"} >= ANSWERED
    assert {state for _family, state in met} == {"open", "done", "snoozed"}


@pytest.mark.parametrize("today", DAYS[::3], ids=str)
def test_without_a_first_day_it_is_all_that_is_open_however_late(
    busy_desk: DeskFile, rows: Rows, ask: Ask, today: date
) -> None:
    first_gift = min(g["on"] for g in rows["gift"])

    def stays(claim: Claim) -> bool:
        if claim.family in ("anniversary", "country_day", "national_day", "pledge", "stage", "window_opens", "session"):
            return claim.due >= today if claim.due else last_of(claim.known) >= today
        return claim.family != "gift_statement" or claim.key.split(":")[2] >= first_gift.isoformat()[:4]

    every = owed(rows, date(2015, 1, 1), LAST, today)
    wanted = {c for c in every if c.state != "done" and stays(c)}
    assert differing(ask(busy_desk, None, LAST, today), wanted) == []


@given(SPAN, some.dates(FIRST, LAST))
@settings(max_examples=8, deadline=None, phases=(Phase.generate,))
def test_any_days_asked_on_any_day_agree(quiet: Quiet, ask: Ask, span: list[date], today: date) -> None:
    since, until = span
    said = ask(quiet.desk, since, until, today)
    assert differing(said, owed(quiet.rows, since, until, today)) == []
    assert all(since <= c.due <= until for c in said if c.due)


@given(SPAN, some.dates(FIRST, LAST))
@settings(max_examples=5, deadline=None, phases=(Phase.generate,))
def test_two_spans_that_follow_each_other_say_what_one_says(
    busy_desk: DeskFile, ask: Ask, span: list[date], today: date
) -> None:
    _since, until = span
    halves = ask(busy_desk, FIRST, until, today) + ask(busy_desk, until + ONE, LAST, today)
    whole = ask(busy_desk, FIRST, LAST, today)
    assert sorted(c for c in halves if c.due) == sorted(c for c in whole if c.due)
    assert {c for c in halves if not c.due} == {c for c in whole if not c.due}


def test_what_is_due_at_a_weekend_stays_there(busy_desk: DeskFile, ask: Ask) -> None:
    shifted = [c for c in ask(busy_desk, FIRST, LAST, DAYS[7]) if c.due and c.due.weekday() > 4]
    assert len({c.family for c in shifted}) > 20


def test_nothing_is_begun_after_it_is_due_and_what_has_no_day_has_no_beginning(busy_desk: DeskFile, ask: Ask) -> None:
    for claim in ask(busy_desk, FIRST, LAST, DAYS[7]):
        assert (claim.due is None) == (claim.begins is None), claim
        assert claim.due is None or (claim.begins and claim.begins <= claim.due), claim
        assert claim.due is None or not claim.known, claim
