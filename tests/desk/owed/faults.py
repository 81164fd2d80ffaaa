"""Faults that are planted into the program, one line each: by the family in which the checker must see it.

Each changes the text of one module; what stands there must be found once, so that no fault goes stale in silence.
"""

from typing import NamedTuple


class Fault(NamedTuple):
    """In this family, this text of a module becomes that one."""

    family: str
    module: str
    old: str
    new: str


def _of(module: str, *faults: tuple[str, str, str]) -> tuple[Fault, ...]:
    return tuple(Fault(family, module, old, new) for family, old, new in faults)


FAULTS = (
    *_of(
        "greetings",
        ("card", "(Occasion.NEW_YEAR, Occasion.LUNAR_NEW_YEAR)", "(Occasion.NEW_YEAR,)"),
        ("card", "int(occasion in _NEW_YEARS and month > _JUNE)", "int(occasion in _NEW_YEARS)"),
    ),
    *_of(
        "obligations.countries",
        ("country_day", 'on, "greeting_lead", str(on.year)', 'on, "", str(on.year)'),
    ),
    *_of(
        "obligations.ties",
        ("agreement_end", "terms.after_months(end, turn * row", "terms.after_months(ends[0], turn * row"),
        ("agreement_end", "elif ends and again and ends[1] < view.today:", "elif False:"),
        ("agreement_end", 'is_day=bool(row["auto_renew"])', "is_day=False"),
        ("notice", 'if row["notice_days"] and ends[1] >= view.today:', 'if row["notice_days"]:'),
        ("notice", "(ends[0] - back, ends[1] - back)", "(ends[1] - back, ends[1] - back)"),
        ("notice", "ends[1] - back), turn)", "ends[1] - back), '')"),
        ("provisional", " and status is TieStatus.PROVISIONAL:", ":"),
        ("tie_review", "if status is TieStatus.TERMINATED:", "if status is TieStatus.SUSPENDED:"),
        ("tie_review", '_("Yearly review"), row["review_on"], "review_lead"', '_("Yearly review"), row["review_on"]'),
        ("legal_review", 'key=lambda each: (each["on"], each["id"])', 'key=lambda each: each["id"]'),
        ("silence", "since = last or terms.whole_day(signed)", "since = last"),
        ("silence", "if write and not late:", "if write:"),
        ("inactive", 'view.moved("silence_inactive", since)', 'view.moved("silence_write", since)'),
        ("anniversary", '"anniversary_lead" if marked else "greeting_lead"', '"greeting_lead"'),
        ("anniversary", "elif len(signed) < _EXACT and", "elif False and"),
    ),
    *_of(
        "obligations.offices",
        ("dues", ' or row["status"] in ended:', ":"),
        ("dues", "(MembershipStatus.LAPSED, MembershipStatus.LEFT)", "(MembershipStatus.LEFT,)"),
        ("membership_review", 'row["review_on"], "review_lead")', 'row["review_on"], "dues_lead")'),
        ("term_end", "left_on=None, ", ""),
        (
            "consul_term",
            '"consul_term", "organization", row["id"], words, row["term_ends_on"], "term_lead")',
            '"consul_term", "organization", row["id"], words, row["term_ends_on"])',
        ),
        (
            "national_day",
            'enumerate(days_said(row["national_day"] or ""), 1)',
            'enumerate(days_said(row["national_day"] or "")[:1], 1)',
        ),
        ("national_day", 'f"{on.year}:{n}" if n > 1 else str(on.year)', "str(on.year)"),
        ("national_day", '("organization", "partner"):', '("organization",):'),
        ("association_notice", 'timedelta(days=row["notice_days"])', "timedelta(days=60)"),
        ("association_end", '("association_end", "expires_on"', '("association_end", "insured_until"'),
        ("council_report", '("council_report", "report_due"', '("council_report", "insured_until"'),
        ("insurance_end", '("insurance_end", "insured_until"', '("insurance_end", "expires_on"'),
        ("association_report", 'done_if(found, row["received_on"])', "found"),
        ("account", 'words, row["account_due"]), row["accounted_on"])', 'words, row["account_due"]), None)'),
        ("card", 'elif not row["sent_on"]:', "elif False:"),
        ("background_check", "if not last or last >= view.today", "if not last or last > view.today"),
    ),
    *_of(
        "obligations.visits",
        ("reply", 'view.after("visit_reply"', 'view.moved("visit_reply"'),
        ("reply", ' or visit["status"] not in ASKED:', ":"),
        ("lead", ' and visit["direction"] is VisitWay.INBOUND:', ":"),
        ("book", 'opens.get(visit["id"], visit["arrives"])', 'visit["arrives"]'),
        ("book", ' if visit["type"] is VisitType.COURTESY else "book_freeze_travel"', ""),
        ("authority", 'agenda if family == "authority" else visit["arrives"]', 'visit["arrives"]'),
        ("authority", 'last["agenda_closes"] or last["on"]', 'last["on"]'),
        ("devices", 'waits = visit["arrives"] > view.today and', 'waits = visit["arrives"] >= view.today and'),
        ("insurance", '"insurance", "insurance", "Check', '"insurance", "advisory", "Check'),
        ("advisory", '"Read the travel advisory", "advisory_lead"', '"Read the travel advisory", "insurance_lead"'),
        ("visa_letter", 'if not visit["arrives"] and visit["status"] not in _OVER:', "if False:"),
        ("visa_letter", "visa_letter=VisaLetter.REQUESTED)", "visa_letter=VisaLetter.SENT)"),
        ("passport", 'if row["passport_until"] < until:', 'if row["passport_until"] <= until:'),
        ("purge", 'view.after("purge_after"', 'view.moved("purge_after"'),
        ("purge", ' or visit["departs"] >= view.today:', ":"),
        ("claim", ' + (row["claimed_on"] is None)', " + 1"),
        ("thank_you", "number in thanked", "False"),
        ("after_action", "found = view.after(code, back)", "found = view.moved(code, back)"),
        ("check", 'if visit["status"] not in OFF:\n            found', "if True:\n            found"),
    ),
    *_of(
        "obligations.promises",
        ("promise", "yield done_if(found, not still)", "yield found"),
        ("promise", "elif still:", "elif False:"),
        ("invitation", "(answered or last is None or last >= view.today):\n", "True:\n"),
        ("invitation", 'elif not answered and not row["reply_by"]', "elif False"),
        ("answers", "answer=GuestAnswer.INVITED", "answer=GuestAnswer.ACCEPTED"),
    ),
    *_of(
        "obligations.gifts",
        ("gift_statement", "span.last >= since\n", "False\n"),
        ("gift_statement", "done_if(found, own and all(", "done_if(found, all("),
        ("gift_disclosure", 'yield done_if(found, rows[number]["disclosed_on"])', "yield found"),
    ),
    *_of(
        "gift_totals",
        ("gift_statement", "return not gift.for_city or rule is None or rule.yes", "return True"),
        ("gift_disclosure", "block(on, period.months).last if period else on)", "block(on, 12).last)"),
    ),
    *_of(
        "thanks",
        ("thank_you", "if any(_after(visit, each, today) and", "if any("),
        ("thank_you", "        return True\n    nobody", "        return True\n    return True\n    nobody"),
        ("thank_you", "(Medium.LETTER, Medium.EMAIL, Medium.CARD)", "tuple(Medium)"),
    ),
    *_of(
        "terms",
        ("agreement_end", "last if at_end else min(day.day, last)", "min(day.day, last)"),
        ("notice", "_whole_time(last or first)[1]", "_whole_time(last or first)[0]"),
    ),
    *_of(
        "obligations.view",
        ("after_action", "min(happened, self.today)", "self.today"),
        ("agreement_end", "return not found.known or self._touches(found.known)", "return True"),
        ("book", "back=back, free=self.free), rule) if rule and day", "back=back), rule) if rule and day"),
    ),
    *_of(
        "obligations.answering",
        ("promise", 'row["until"] > today else', 'row["until"] < today else'),
        ("account", "said.get((each.key, each.due))", "said.get((each.key, None))"),
    ),
    *_of(
        "obligations.opportunities",
        ("opportunity", 'return [row for row in rows if row["go_no_go"] is not GoNoGo.NO_GO]', "return rows"),
        ("letter_of_intent", 'row["letter_sent_on"] or row["status"] in SENT', 'row["letter_sent_on"]'),
        ("registration", 'review[0] < row["expires_on"]', 'review[0] > row["expires_on"]'),
    ),
    *_of(
        "obligations.grants",
        ("grant_report", "not (line.submitted_on or chain.award.owing)", "False"),
        ("subaward_report", "ReportType.FFATA and line.subaward and", "ReportType.FFATA and False and"),
        (
            "other_report",
            "_by(one, line.begins, line.rule), line.submitted_on)",
            "_by(one, line.begins, line.rule), None)",
        ),
        ("grant_extension", "not award.running or award.extended or", "not award.running or"),
        ("grant_records", "kept is None or held(view.desk, chain.award):", "kept is None:"),
        ("grant_terms", "if chain.lacking and chain.award.owing:", "if chain.lacking:"),
        ("subaward_final", '(row["final_received_on"] or award.owing)', "True"),
        ("prior_approval", "if found and still and", "if found and"),
        ("single_audit", 'found[1]), row["submitted_on"])', "found[1]), None)"),
    ),
)
