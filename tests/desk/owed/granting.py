"""What opportunities and awards ask for, found by walking through their days (desk.md 4, 8c: 13 and 14, 8g)."""

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from tests.desk.owed.ledger import Claim, Ledger, Row
from tests.desk.owed.stepping import ONE, by_days, by_months, each

#: Until here an application can still be handed in; these have been.
WRITING = ("PROSPECT", "GO_NO_GO", "DRAFTING", "APPROVAL")
SENT = ("SUBMITTED", "UNDER_REVIEW", "AWARDED", "DECLINED")
RUNNING = ("AWARDED", "ACCEPTED", "ACTIVE", "AMENDED", "EXTENDED", "SUSPENDED")
OWING = (*RUNNING, "TERMINATED", "ENDED", "CLOSEOUT")
#: What belongs to an award: a hold on any of it keeps the whole.
PARTS = ("grant_budget_line", "grant_transaction", "grant_report", "subaward", "amendment", "prior_approval")
REMINDERS = ("opportunity_first_lead", "opportunity_second_lead", "opportunity_last_lead")


def of_opportunities(led: Ledger) -> Iterator[Claim]:
    """The closing of each by our own calendar, and its letter of intent; nothing of what we let pass."""
    for chance in led.all("opportunity"):
        if chance["status"] not in (*WRITING, *SENT) or chance["go_no_go"] == "NO_GO":
            continue
        sent = "done" if chance["status"] in SENT else "open"
        if closes := closes_here(led, chance):
            claim = led.claim("opportunity", "opportunity", chance, closes, REMINDERS[0], state=sent)
            yield reminded(led, claim, REMINDERS)
        if chance["letter_due"]:
            letter = "done" if chance["letter_sent_on"] else sent
            due = chance["letter_due"]
            yield led.claim("letter_of_intent", "opportunity", chance, due, REMINDERS[0], state=letter)


def closes_here(led: Ledger, chance: Row) -> date | None:
    """The day on our wall at the moment of the closing; without a time or a zone the day that the funder says."""
    if not chance["closes_on"] or not chance["closes_at"] or not chance["closes_zone"]:
        return chance["closes_on"]
    there = datetime.combine(chance["closes_on"], time.fromisoformat(chance["closes_at"]))
    home = ZoneInfo(led.all("home")[0]["zone"])
    return there.replace(tzinfo=ZoneInfo(chance["closes_zone"])).astimezone(home).date()


def reminded(led: Ledger, claim: Claim, reminders: tuple[str, ...]) -> Claim:
    """With the last of the three reminders whose day has come."""
    come = [code for code in reminders if claim.due and led.rule(code) and led.before(claim.due, code) <= led.today]
    return claim._replace(rule=come[-1]) if come else claim


def of_awards(led: Ledger) -> Iterator[Claim]:
    """Everything that each award asks for from its first day to the day its records may go."""
    for award in led.all("grant"):
        yield from _reports(led, award)
        yield from _extension(led, award)
        yield from _subrecipients(led, award)
        yield from _records(led, award)
    for row in led.all("prior_approval"):
        yield from _approval(led, row)
    yield from _of_the_city(led)


def law_day(award: Row) -> date | None:
    """The day whose rules hold for the award."""
    return award["rules_on"] or award["award_on"] or award["starts_on"]


def _law(led: Ledger, award: Row, code: str) -> Row | None:
    day = law_day(award)
    return led.rule(code, day) if day and award["rule_set"] == "FEDERAL" else None


def _in_order(led: Ledger, award: Row) -> list[Row]:
    agreed = [a for a in led.parts("amendment", "grant", award["id"]) if a["agreed_on"] and a["agreed_on"] <= led.today]
    return sorted(agreed, key=lambda a: (a["agreed_on"], a["id"]))


def last_day(led: Ledger, award: Row) -> date | None:
    """The last day of the award as things stand: terminated, extended, or as awarded."""
    if award["terminated_on"]:
        return award["terminated_on"]
    moved = [a["new_end"] for a in _in_order(led, award) if a["new_end"]]
    return moved[-1] if moved else award["ends_on"]


def _period_ends(award: Row, end: date) -> Iterator[date]:
    """Every day before the end on which a period closes, walked one by one."""
    months = {"QUARTERLY": 3, "SEMIANNUAL": 6, "ANNUAL": 12}.get(award["frequency"])
    if not months or not award["starts_on"] or not award["basis"]:
        return
    turns = {by_months(award["starts_on"], n * months) for n in range(1, 200 // months)}
    opens = 10 if award["basis"] == "FEDERAL" else 1
    for day in each(award["starts_on"], by_days(end, -1)):
        tomorrow = day + ONE
        by_calendar = tomorrow.day == 1 and (tomorrow.month - opens) % months == 0
        if tomorrow in turns if award["basis"] == "AWARD" else by_calendar:
            yield day


def _types(award: Row) -> tuple[str, ...]:
    return {"FINANCIAL": ("FFR",), "PERFORMANCE": ("PPR",)}.get(award["asked"], ("FFR", "PPR"))


def _reports(led: Ledger, award: Row) -> Iterator[Claim]:
    """Each report of each period, the final ones, each subaward that is large enough, and what was typed by hand."""
    end, vague = last_day(led, award), not award["frequency"] or not award["starts_on"]
    papers = list(led.parts("grant_report", "grant", award["id"]))
    vague = vague or (award["frequency"] != "FINAL_ONLY" and not award["basis"]) or not end
    code = "grant_report_annual_after" if award["frequency"] == "ANNUAL" else "grant_report_quarterly_after"
    for last in _period_ends(award, end) if end else ():
        for kind in _types(award):
            own = [p for p in papers if p["type"] == kind and p["period_end"] == last]
            papers = [p for p in papers if p not in own]
            due, rule = _after(led, award, last, "report_after", code)
            vague = vague or (due is None and not own)
            yield from _report(led, award, f"{kind.lower()}:{last}", last, due, rule, own)
    code = "grant_subrecipient_final_after" if award["role"] == "SUBRECIPIENT" else "grant_final_after"
    closing = ("CLOSEOUT",) if award["rule_set"] == "FEDERAL" else ()
    for kind in (*_types(award), *closing) if end else ():
        own = [p for p in papers if p["type"] == kind and _is_last(p, end)]
        papers = [p for p in papers if p not in own]
        due, rule = _after(led, award, end, "final_after", code)
        vague = vague or (due is None and not own)
        yield from _report(led, award, f"{kind.lower()}:final", end, due, rule, own)
    yield from _of_subawards(led, award, papers)
    if vague and award["status"] in OWING:
        yield Claim(f"grant_terms:GRT-{award['id']}", "grant_terms", "grant", award["id"])


def _is_last(paper: Row, end: date | None) -> bool:
    """Whether a report is one of those at the end: of this end, where it says of which."""
    return bool(paper["final"] or paper["type"] == "CLOSEOUT") and paper["period_end"] in (None, end)


def _after(led: Ledger, award: Row, day: date, own: str, code: str) -> tuple[date | None, str]:
    if award[own] is not None:
        return by_days(day, award[own]), ""
    rule = _law(led, award, code)
    return (led.moved(day, rule), code) if rule else (None, "")


def _report(
    led: Ledger, award: Row, name: str, last: date, due: date | None, rule: str, own: list[Row]
) -> Iterator[Claim]:
    later = [p["extended_to"] for p in own if p["extended_to"]]
    due = max(later) if later else due
    handed = any(p["submitted_on"] for p in own)
    if due and (handed or award["status"] in OWING):
        claim = led.claim("grant_report", "grant", award, due, suffix=f":{name}", rule=rule)
        yield claim._replace(state="done" if handed else "open", begins=min(by_days(last, 1), due))


def _of_subawards(led: Ledger, award: Row, papers: list[Row]) -> Iterator[Claim]:
    least = _law(led, award, "grant_subaward_reported_from")
    months = _law(led, award, "grant_subaward_report_months")
    for part in led.parts("subaward", "grant", award["id"]):
        code, cents = part["amount"].split()
        enough = least and (code != "USD" or int(cents) >= int(least["value"]) * 100)
        if not enough or not months or award["role"] == "SUBRECIPIENT":
            continue
        own = [p for p in papers if p["type"] == "FFATA" and p["subaward"] == part["id"]]
        papers = [p for p in papers if p not in own]
        due = part["awarded_on"]
        for _month in range(int(months["value"]) + 1):  # to the first of the next month, and so many on
            due = by_days(due, 1)
            while due.day != 1:
                due = by_days(due, 1)
        due = max((p["extended_to"] for p in own if p["extended_to"]), default=by_days(due, -1))
        handed = any(p["submitted_on"] for p in own)
        if handed or award["status"] in OWING:
            claim = led.claim("subaward_report", "subaward", part, due, rule="grant_subaward_reported_from")
            yield claim._replace(state="done" if handed else "open", begins=min(part["awarded_on"], due))
    for paper in papers:
        due = paper["extended_to"] or paper["due_on"]
        if due and (paper["submitted_on"] or award["status"] in OWING):
            state = "done" if paper["submitted_on"] else "open"
            yield led.claim("other_report", "grant_report", paper, due, state=state)


def _extension(led: Ledger, award: Row) -> Iterator[Claim]:
    """The last day to announce the one extension without money, while it can still be announced."""
    end, rule = last_day(led, award), _law(led, award, "grant_extension_notice")
    again = any(a["new_end"] for a in _in_order(led, award))
    if end and rule and end >= led.today and award["status"] in RUNNING and not again:
        due = led.moved(end, rule, -1)
        claim = led.claim("grant_extension", "grant", award, due, rule="grant_extension_notice")
        yield claim._replace(begins=min(due, led.before(end, "grant_extension_lead")))


def _subrecipients(led: Ledger, award: Row) -> Iterator[Claim]:
    """What those to whom we gave a part owe us at their end."""
    for part in led.parts("subaward", "grant", award["id"]):
        rule = _law(led, award, "grant_subrecipient_final_after")
        if rule and part["ends_on"] and (part["final_received_on"] or award["status"] in OWING):
            due = led.moved(part["ends_on"], rule)
            claim = led.claim("subaward_final", "subaward", part, due, rule="grant_subrecipient_final_after")
            yield claim._replace(
                state="done" if part["final_received_on"] else "open", begins=min(by_days(part["ends_on"], 1), due)
            )


def _records(led: Ledger, award: Row) -> Iterator[Claim]:
    """The day from which the records may go: three years from the final financial report, unless they are on hold."""
    final = [
        p["submitted_on"]
        for p in led.parts("grant_report", "grant", award["id"])
        if p["type"] == "FFR" and _is_last(p, last_day(led, award)) and p["submitted_on"]
    ]
    rule = _law(led, award, "grant_records_kept")
    if award["hold"] or _held(led, award):
        return
    state = "done" if award["status"] == "DESTROYED" or award["destroyed_on"] else "open"
    if award["keep_until"]:
        yield led.claim("grant_records", "grant", award, award["keep_until"], state=state)
    elif final and rule and last_day(led, award) and award["asked"] != "PERFORMANCE":
        due = led.moved(min(final), rule)
        yield led.claim("grant_records", "grant", award, due, state=state, rule="grant_records_kept")


def _held(led: Ledger, award: Row) -> bool:
    """Whether a hold that stands is linked with the award itself or with anything that belongs to it."""
    standing = {hold["id"] for hold in led.all("hold") if not hold["released_on"]}
    own = {("grant", award["id"])}
    own |= {(kind, row["id"]) for kind in PARTS for row in led.parts(kind, "grant", award["id"])}
    for link in led.all("connection"):
        ends = [(link["from_kind"], link["from_id"]), (link["to_kind"], link["to_id"])]
        for (by, hold), kept in (ends, ends[::-1]):
            if by == "hold" and hold in standing and kept in own:
                return True
    return False


def _approval(led: Ledger, row: Row) -> Iterator[Claim]:
    """Foreign travel and a foreign carrier are asked for some weeks before the day."""
    award = led.one("grant", row["grant"])
    travel = row["type"] in ("FOREIGN_TRAVEL", "FOREIGN_CARRIER")
    if not award or not travel or not row["needed_on"] or award["status"] not in RUNNING:
        return
    if row["asked_on"] or row["needed_on"] >= led.today:
        state = "done" if row["asked_on"] else "open"
        code = "grant_travel_approval_lead"
        yield from led.by_rule("prior_approval", "prior_approval", row, row["needed_on"], code, -1, state=state)


def _of_the_city(led: Ledger) -> Iterator[Claim]:
    """Registrations that run out, and the single audit where finance's own figure reaches the rule of that year."""
    going_on = any(award["rule_set"] == "FEDERAL" and award["status"] in RUNNING for award in led.all("grant"))
    for row in led.all("registration"):
        days = [(row["expires_on"], "sam_lead")] if row["expires_on"] else []
        if (rule := led.rule("sam_review")) and going_on and row["renewed_on"]:
            days.append((led.moved(row["renewed_on"], rule), "sam_review"))
        if days:
            due, why = min(days, key=lambda each: each[0])
            yield led.claim("registration", "registration", row, due, "sam_lead", rule=why if led.rule(why) else "")
    for year in led.all("federal_spend"):
        opens = by_days(by_months(year["ends_on"], -12), 1)
        least = led.rule("grant_audit_from", opens)
        if not year["figure"] or not least:
            continue
        code, cents = year["figure"].split()
        if code == "USD" and int(cents) < int(least["value"]) * 100:
            continue
        days = []
        if rule := led.rule("grant_audit_after", opens):
            days.append((led.moved(year["ends_on"], rule), "grant_audit_after"))
        if (rule := led.rule("grant_audit_after_report", opens)) and year["auditor_on"]:
            days.append((led.moved(year["auditor_on"], rule), "grant_audit_after_report"))
        if days:
            due, rule_code = min(days)
            state = "done" if year["submitted_on"] else "open"
            claim = led.claim("single_audit", "federal_spend", year, due, state=state, rule=rule_code)
            yield claim._replace(begins=min(by_days(year["ends_on"], 1), due))
