"""Today, the calendar, `due` and the calendar file speak of the same obligations."""

import json
from datetime import date, timedelta

from icalendar import Calendar

from cityintl.cli import run
from cityintl.desk.agenda import agenda
from cityintl.desk.morning import morning, nearness, span
from cityintl.desk.obligations import Obligation, State, obligations
from cityintl.desk.occasions import occasions
from cityintl.exchange.as_calendar import calendar
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
UNTIL = TODAY + timedelta(days=730)


def _may_be_told(each: Obligation) -> bool:
    """Whether it is an anniversary, a day of theirs, or the end of a term."""
    by_itself = each.is_day and each.family != "agreement_end"
    return bool(each.due or each.known) and (by_itself or each.family in ("term_end", "consul_term", "provisional"))


def test_the_same_keys_stand_everywhere(sample: DeskFile, capsys) -> None:
    owed = {each.key: each for each in obligations(sample, None, UNTIL, TODAY)}
    page = morning(sample, TODAY)
    on_page = {each.key for group in page.groups for each in group.all} | {each.key for each in page.snoozed}
    wanted = {key for key, each in owed.items() if not each.is_day and nearness(each, TODAY)}
    assert on_page == wanted | {each.key for each in page.snoozed}
    told = {e.key: e for e in owed.values() if _may_be_told(e) and e.state is State.OPEN}
    reach = {key: span(each) for key, each in told.items()}
    near = {key for key, (first, _last) in reach.items() if (first - TODAY).days <= 150 or told[key].begun(TODAY)}
    assert {each.key for each in page.days} == near & {key for key, (_first, last) in reach.items() if last >= TODAY}
    whole = Calendar.from_ical(calendar(sample, list(owed.values()), occasions(sample, TODAY, UNTIL)))
    in_file = {str(each["uid"]).partition("@")[0] for each in whole.walk("VEVENT")}
    of_obligations = {key for key, each in owed.items() if each.due and not each.private}
    assert {key for key in in_file if key in owed} == of_obligations
    on_calendar = {e.key for e in agenda(sample, TODAY, UNTIL, TODAY) if isinstance(e.of, Obligation)}
    wanted = {key for key, each in owed.items() if (span(each)[1] >= TODAY and span(each)[0] <= UNTIL) or not each.due}
    assert wanted <= on_calendar
    path = sample.path
    sample.close()
    assert run(["due", str(path), "--to", UNTIL.isoformat(), "--json", "--today", "2026-05-14"]) == 0
    assert {each["key"] for each in json.loads(capsys.readouterr().out)} == set(owed)
