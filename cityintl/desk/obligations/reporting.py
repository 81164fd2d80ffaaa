"""What the frameworks in use ask for: windows, figures of departments, reports, pledges, plans, new releases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cityintl.desk import anniversaries
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import Row, View, done_if, ruled
from cityintl.records.commitment import CommitmentStatus
from cityintl.records.framework import RecommendationStatus
from cityintl.records.indicator import Applicability
from cityintl.records.submission import ChapterState, SubmissionStatus
from cityintl.words import _, ngettext

SENT = (SubmissionStatus.SUBMITTED, SubmissionStatus.ACKNOWLEDGED)
#: The statuses of a commitment that still asks for something.
LIVE = (CommitmentStatus.PLEDGED, CommitmentStatus.ACTIVE, CommitmentStatus.COMPLIANT, CommitmentStatus.OVERDUE)
_WRITTEN = (ChapterState.REVIEW, ChapterState.SIGNED, ChapterState.UPLOADED)
_ANSWERED = (RecommendationStatus.IMPLEMENTED, RecommendationStatus.NOT_OURS)
_REPORT = ("framework", "window", "status", "title", "ready_by", "submitted_on", "receipt")
_EXACT = 10
#: The reminders before a window closes, the first of them first.
_REMINDERS = ("window_first_lead", "window_second_lead", "window_last_lead")


def windows(view: View) -> Iterator[Obligation]:
    """When windows open and close, when sessions are, and when departments are asked for figures at the latest."""
    rows = view.rows("reporting_window", "framework", "year", "name", "opens", "closes", "event_on", "reports", "sure")
    used = _used(view, rows)
    rows = [row for row in rows if row["framework"] in used and row["reports"] is not False]
    reports: dict[int, list[Row]] = {}
    for report in view.of_owner("submission", "window", [row["id"] for row in rows], "window", "status"):
        reports.setdefault(report["window"], []).append(report)
    called = _called(view, [report["id"] for of in reports.values() for report in of])
    for row in rows:
        name = " ".join(filter(None, (str(row["year"]), row["name"])))
        yield from _days(view, row, name)
        of = reports.get(row["id"], [])
        kept = [report for report in of if report["status"] is not SubmissionStatus.DROPPED]
        if kept or not of:
            sent = any(report["status"] in SENT for report in kept)
            yield from _closing(view, row, name, sent, any(report["id"] in called for report in kept))


def _days(view: View, row: Row, name: str) -> Iterator[Obligation]:
    """The days that come by themselves."""
    since = view.since or view.today
    for family, field, lead, words in (
        ("window_opens", "opens", "window_first_lead", _("Window opens: {name}")),
        ("session", "event_on", "window_second_lead", _("Session: {name}")),
    ):
        if row[field] and row[field] >= since:
            told = _sure(row, words.format(name=name))
            yield replace(view.one(family, "reporting_window", row["id"], told, row[field], lead), is_day=True)


def _closing(view: View, row: Row, name: str, sent: bool, called: bool) -> Iterator[Obligation]:
    kind, number = "reporting_window", row["id"]
    if not row["closes"]:
        if row["year"] >= view.today.year and not sent:
            words = _("Last day of the window not known: {name}").format(name=name)
            yield view.vague("window_closes", kind, number, words, str(row["year"]))
        return
    words = _sure(row, _("Window closes: {name}").format(name=name))
    one = view.one("window_closes", kind, number, words, row["closes"], _REMINDERS[0])
    yield done_if(view.reminded(one, _REMINDERS), sent)
    asking = view.moved("window_call_lead", row["closes"], back=True)
    if asking and not called and (sent or row["closes"] >= view.today):
        words = _("Ask the departments for figures: {name}").format(name=name)
        yield done_if(ruled(view.one("figures", kind, number, words, asking[0]), asking[1]), sent)


def _sure(row: Row, words: str) -> str:
    """The words, with a doubt where the dates were never confirmed."""
    return words if row["sure"] else _("{words} (not confirmed)").format(words=words)


def _called(view: View, reports: list[int]) -> set[int]:
    """Those of these reports for which departments were named."""
    return {row["submission"] for row in view.of_owner("data_call", "submission", reports, "submission")}


def _used(view: View, rows: list[Row]) -> set[int]:
    """The frameworks of these rows that the office reports to."""
    found = view.of("framework", {row["framework"] for row in rows}, "used")
    return {number for number, row in found.items() if row["used"]}


def submissions(view: View) -> Iterator[Obligation]:
    """When a report is to be ready, and the receipt of one that was sent."""
    rows = [row for row in view.rows("submission", *_REPORT) if row["status"] is not SubmissionStatus.DROPPED]
    used = _used(view, rows)
    closing = view.of("reporting_window", {row["window"] for row in rows}, "closes")
    for row in rows:
        if row["framework"] not in used:
            continue
        sent, number = row["status"] in SENT, row["id"]
        if row["ready_by"]:
            words = _("Report is to be ready")
            found = view.one("submission", "submission", number, words, row["ready_by"], "window_second_lead")
            yield done_if(found, sent or row["status"] is SubmissionStatus.APPROVED)
        elif not sent and not (row["window"] and closing[row["window"]]["closes"]):
            yield view.vague("submission", "submission", number, _("Report without a last day"), "")
        after = view.moved("receipt_after", row["submitted_on"]) if sent else None
        if after:
            found = view.one("receipt", "submission", number, _("Ask for the receipt"), after[0])
            there = row["receipt"] or row["status"] is SubmissionStatus.ACKNOWLEDGED
            yield done_if(ruled(found, after[1]), there)


def data_calls(view: View) -> Iterator[Obligation]:
    """When each department is asked at the latest, and when its figures are wanted."""
    rows = view.rows("data_call", "submission", "department", "asked_on", "due_on", "received_on")
    reports = _reports(view, rows)
    windows = view.of("reporting_window", {report["window"] for report in reports.values()}, "closes", "reports")
    names = view.desk.titles("organization", sorted({row["department"] for row in rows}))
    for row in rows:
        report = reports.get(row["submission"])
        if report is None:
            continue
        sent, who = report["status"] in SENT, names[row["department"]]
        window = windows.get(report["window"])
        closes = window["closes"] if window and window["reports"] is not False else None
        asking = view.moved("window_call_lead", closes, back=True)
        if asking and closes and (row["asked_on"] or (not sent and closes >= view.today)):
            words = _("Ask for figures: {department}").format(department=who)
            found = ruled(view.one("data_call", "data_call", row["id"], words, asking[0]), asking[1])
            yield done_if(found, row["asked_on"])
        if row["due_on"] and (row["received_on"] or not sent):
            words = _("Figures are wanted from {department}").format(department=who)
            yield done_if(view.one("data_due", "data_call", row["id"], words, row["due_on"]), row["received_on"])


def chapters(view: View) -> Iterator[Obligation]:
    """When the draft of each chapter is wanted."""
    rows = view.rows("chapter", "submission", "name", "state", "due_on")
    reports = _reports(view, rows)
    for row in rows:
        report, written = reports.get(row["submission"]), row["state"] in _WRITTEN
        if report and row["due_on"] and (written or report["status"] not in SENT):
            words = _("Draft of the chapter “{name}”").format(name=row["name"])
            yield done_if(view.one("chapter", "chapter", row["id"], words, row["due_on"]), written)


def _reports(view: View, parts: list[Row]) -> dict[int, Row]:
    """The reports of these parts that are still meant, to frameworks in use."""
    found = view.of("submission", {row["submission"] for row in parts}, "framework", "window", "status")
    used = _used(view, list(found.values()))
    return {
        number: row
        for number, row in found.items()
        if row["framework"] in used and row["status"] is not SubmissionStatus.DROPPED
    }


def releases(view: View) -> Iterator[Obligation]:
    """When the source of an indicator brings a new figure; done once one was taken from it since."""
    rows = view.rows("indicator_use", "indicator", "name", "applicability", "next_release_on")
    rows = [row for row in rows if row["next_release_on"] and row["applicability"] is not Applicability.NOT_APPLICABLE]
    indicators = view.of("indicator", {row["indicator"] for row in rows}, "framework", "code")
    used = _used(view, list(indicators.values()))
    fetched: dict[int, date] = {}
    numbers = [row["id"] for row in rows]
    for value in view.of_owner("observation", "indicator_use", numbers, "indicator_use", "retrieved_on"):
        if value["retrieved_on"]:
            of = value["indicator_use"]
            fetched[of] = max(fetched.get(of, value["retrieved_on"]), value["retrieved_on"])
    for row in rows:
        indicator = indicators[row["indicator"]]
        if indicator["framework"] in used:
            words = _("New figure: {code} {name}").format(code=indicator["code"], name=row["name"])
            due = row["next_release_on"]
            found = view.one("release", "indicator_use", row["id"], words, due, "release_lead")
            yield done_if(found, row["id"] in fetched and fetched[row["id"]] >= due)


def commitments(view: View) -> Iterator[Obligation]:
    """The age of plans and inventories, and the anniversaries of pledges and of the stages reached."""
    rows = view.rows(
        "commitment", "framework", "status", "signed_on", "stage", "stage_on", "plan_on", "inventory_on", status=LIVE
    )
    used = _used(view, rows)
    for row in rows:
        if row["framework"] not in used:
            continue
        for family, field, words in (
            ("plan_age", "plan_on", _("The plan becomes too old")),
            ("inventory_age", "inventory_on", _("The inventory becomes too old")),
        ):
            if aged := view.moved("plan_age", row[field]):
                found = view.one(family, "commitment", row["id"], words, aged[0], "plan_age_lead")
                yield ruled(found, aged[1])
        yield from _rounds(view, row, "pledge", row["signed_on"])
        yield from _rounds(view, row, "stage", row["stage_on"].isoformat() if row["stage_on"] else None)


def _rounds(view: View, row: Row, family: str, known: str | None) -> Iterator[Obligation]:
    """Every year of a pledge or a stage that comes round in the days asked for; half a date says so."""
    if not known:
        return
    since, number = view.since or view.today, row["id"]
    for year in range(max(since.year, int(known[:4]) + 1), view.until.year + 1):
        words = _round_words(family, year - int(known[:4]))
        opens, closes = anniversaries.comes_round(known, year)
        if len(known) == _EXACT and opens >= since:
            found = view.one(family, "commitment", number, words, opens, "commitment_lead", str(year))
        elif len(known) < _EXACT and closes >= since and opens <= view.until:
            half = opens.isoformat()[: len(known)]
            found = view.vague(family, "commitment", number, words, half, str(year))
            found = replace(found, rule=view.rule("commitment_lead"))
        else:
            continue
        yield replace(found, is_day=True)


def _round_words(family: str, years: int) -> str:
    if family == "pledge":
        return ngettext("{n} year since the pledge", "{n} years since the pledge", years).format(n=years)
    return ngettext("{n} year at this stage", "{n} years at this stage", years).format(n=years)


def recommendations(view: View) -> Iterator[Obligation]:
    """When a body wants to hear what became of what it recommended."""
    rows = [row for row in view.rows("recommendation", "framework", "name", "status", "reply_by") if row["reply_by"]]
    used = _used(view, rows)
    for row in rows:
        if row["framework"] in used:
            words = _("Answer what was recommended: {name}").format(name=row["name"])
            due = row["reply_by"]
            found = view.one("recommendation", "recommendation", row["id"], words, due, "window_second_lead")
            yield done_if(found, row["status"] in _ANSWERED)
