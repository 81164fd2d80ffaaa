"""Today, the calendar, `due` and the calendar file speak of the same obligations."""

import json
from datetime import date, timedelta

from icalendar import Calendar

from cityintl.cli import run
from cityintl.desk.agenda import agenda
from cityintl.desk.morning import morning, nearness
from cityintl.desk.obligations import Obligation, obligations
from cityintl.desk.occasions import occasions
from cityintl.exchange.as_calendar import calendar
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
UNTIL = TODAY + timedelta(days=730)


def test_the_same_keys_stand_everywhere(sample: DeskFile, capsys) -> None:
    owed = {each.key: each for each in obligations(sample, None, UNTIL, TODAY)}
    page = morning(sample, TODAY)
    on_page = {each.key for group in page.groups for each in group.all} | {each.key for each in page.snoozed}
    wanted = {key for key, each in owed.items() if not each.is_day and nearness(each, TODAY)}
    assert on_page == wanted | {each.key for each in page.snoozed}
    ahead = {key: each for key, each in owed.items() if each.due and each.due >= TODAY}
    soon = {key for key, each in ahead.items() if (each.due and (each.due - TODAY).days <= 150) or each.begun(TODAY)}
    days = {
        key for key, each in ahead.items() if each.is_day or each.family in ("term_end", "consul_term", "provisional")
    }
    assert {each.key for each in page.days} == soon & days
    whole = Calendar.from_ical(calendar(sample, list(owed.values()), occasions(sample, TODAY, UNTIL)))
    in_file = {str(each["uid"]).partition("@")[0] for each in whole.walk("VEVENT")}
    of_obligations = {key for key, each in owed.items() if each.due and not each.private}
    assert {key for key in in_file if key in owed} == of_obligations
    on_calendar = {e.key for e in agenda(sample, TODAY, UNTIL, TODAY) if isinstance(e.of, Obligation)}
    assert {key for key, each in owed.items() if each.due and each.due >= TODAY} <= on_calendar
    path = sample.path
    sample.close()
    assert run(["due", str(path), "--to", UNTIL.isoformat(), "--json", "--today", "2026-05-14"]) == 0
    assert {each["key"] for each in json.loads(capsys.readouterr().out)} == set(owed)
