"""Frameworks against years: which window, whose, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked, titles_of
from cityintl.desk.rules import Rule, in_force, moved, rules_of
from cityintl.folding import natural
from cityintl.records.dates import show_date
from cityintl.records.submission import SubmissionStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_FRAMEWORK = ("code", "name", "used", "posture", "posture_on", "posture_source", "verified")
_WINDOW = ("framework", "year", "name", "opens", "closes", "event_on", "topics", "reports", "owner", "sure")
_REPORT = ("framework", "window", "title", "status", "prepared_by", "ready_by", "submitted_on", "score")
_LEADS = ("window_second_lead", "window_last_lead")
_SENT = (SubmissionStatus.SUBMITTED, SubmissionStatus.ACKNOWLEDGED)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a framework: the record it opens, its days, who sees to it, how it stands and in which tone."""

    kind: str
    number: int
    year: int
    name: str
    days: str
    owner: str
    state: str
    tone: str
    sure: bool
    reports: tuple[int, ...] = ()

    @property
    def said(self) -> str:
        """All of it on one line."""
        doubt = "" if self.sure else _("not confirmed")
        return " · ".join(filter(None, (self.name, self.days, doubt, self.owner, self.state)))


@dataclass(frozen=True, slots=True)
class Line:
    """A framework with its rounds by year, and where the nation stands on it."""

    number: int
    code: str
    name: str
    posture: str
    rounds: Mapping[int, tuple[Round, ...]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The frameworks in use against some years."""

    years: tuple[int, ...]
    lines: tuple[Line, ...]
    all_years: tuple[int, ...]


@dataclass(frozen=True)
class _Looking:
    today: date
    rules: Mapping[str, Rule | None]
    people: Mapping[int, str]


def grid(desk: DeskFile, today: date, years: tuple[int, ...] = ()) -> Grid:
    """Every framework in use with its rounds in these years: last year's to those two years ahead where none is said.

    A report without a window stands in the year in which it was sent or is to be ready.
    """
    shown = years or tuple(range(today.year - 1, today.year + 3))
    frameworks = picked(desk, "framework", _FRAMEWORK, {"used": True})
    used = {row["id"] for row in frameworks}
    windows = picked(desk, "reporting_window", _WINDOW, {"framework": used})
    reports = picked(desk, "submission", _REPORT, {"framework": used})
    rules = rules_of(desk, _LEADS)
    people = titles_of(desk, "person", {*(w["owner"] for w in windows), *(r["prepared_by"] for r in reports)})
    looking = _Looking(today, {code: in_force(rules, code, today) for code in _LEADS}, people)
    rounds: dict[tuple[int, int], list[Round]] = {}
    for window in windows:
        of = [report for report in reports if report["window"] == window["id"]]
        rounds.setdefault((window["framework"], window["year"]), []).append(_round(looking, window, of))
    for report in reports:
        if report["window"] is None:
            day = report["submitted_on"] or report["ready_by"] or today
            rounds.setdefault((report["framework"], day.year), []).append(_alone(looking, report))
    lines = [_line(row, {year: tuple(rounds.get((row["id"], year), ())) for year in shown}) for row in frameworks]
    known = sorted({year for _framework, year in rounds})
    return Grid(shown, tuple(sorted(lines, key=lambda line: natural(line.code))), tuple(known))


def _line(row: Row, rounds: Mapping[int, tuple[Round, ...]]) -> Line:
    posture = row["posture"] or ""
    if posture and row["posture_on"]:
        posture = _("As of {day}: {posture}").format(day=show_date(row["posture_on"]), posture=posture)
    return Line(row["id"], row["code"], row["name"], posture, rounds)


def _round(looking: _Looking, window: Row, reports: list[Row]) -> Round:
    state, tone = _state(looking, window, reports)
    kept = [each for each in reports if each["status"] is not SubmissionStatus.DROPPED]
    kind, number = ("submission", kept[-1]["id"]) if kept else ("reporting_window", window["id"])
    owner = looking.people.get(window["owner"]) or next(
        (looking.people[each["prepared_by"]] for each in kept if each["prepared_by"]), ""
    )
    days = _days(looking.today, window, any(each["status"] in _SENT for each in kept))
    sure = bool(window["sure"]) or not (window["opens"] or window["closes"] or window["event_on"])
    return Round(
        kind, number, window["year"], window["name"] or "", days, owner, state, tone, sure,
        tuple(each["id"] for each in reports),
    )  # fmt: skip


def _alone(looking: _Looking, report: Row) -> Round:
    """A report that hangs on no window."""
    day = report["submitted_on"] or report["ready_by"]
    words = _("sent {day}") if report["submitted_on"] else _("ready by {day}")
    owner = looking.people.get(report["prepared_by"], "")
    tone = "green" if report["status"] in _SENT else "grey"
    if report["status"] not in _SENT and report["ready_by"] and report["ready_by"] < looking.today:
        tone = "red"
    return Round(
        "submission", report["id"], (day or looking.today).year, report["title"],
        words.format(day=day.isoformat()) if day else "", owner, _(report["status"].value), tone, True, (report["id"],),
    )  # fmt: skip


def _state(looking: _Looking, window: Row, reports: list[Row]) -> tuple[str, str]:
    """How a window stands: what was done about it before what the calendar says."""
    sent = next((each for each in reports if each["status"] in _SENT), None)
    if sent is not None:
        score = f", {sent['score']}" if sent["score"] else ""
        return f"{_(sent['status'].value)}{score}", "green"
    if window["reports"] is False:
        return _("Left out"), "grey"
    if reports and all(each["status"] is SubmissionStatus.DROPPED for each in reports):
        return _(SubmissionStatus.DROPPED.value), "grey"
    kept = [each for each in reports if each["status"] is not SubmissionStatus.DROPPED]
    if not window["closes"]:
        return (_(kept[-1]["status"].value) if kept else _("Days not known")), "grey"
    if window["closes"] < looking.today:
        return _("Missed"), "red"
    return (_(kept[-1]["status"].value) if kept else _waiting(looking.today, window)), _urgency(looking, window)


def _waiting(today: date, window: Row) -> str:
    ahead = window["opens"] and window["opens"] > today
    return _("Ahead") if ahead else _("Open, nothing begun")


def _urgency(looking: _Looking, window: Row) -> str:
    """Red within the last lead before it closes, amber within the second one."""
    for code, tone in (("window_last_lead", "red"), ("window_second_lead", "amber")):
        rule = looking.rules[code]
        if rule and moved(rule, window["closes"], back=True) <= looking.today:
            return tone
    return "grey"


def _days(today: date, window: Row, sent: bool) -> str:
    """“Closes 2026-07-30, in 77 days”."""
    opens, closes, event = window["opens"], window["closes"], window["event_on"]
    if closes and not sent and closes >= today and not (opens and opens > today):
        left = (closes - today).days
        words = ngettext("closes {day}, in {n} day", "closes {day}, in {n} days", left)
        return words.format(day=closes.isoformat(), n=left)
    if opens and closes:
        return f"{opens.isoformat()} – {closes.isoformat()}"
    if closes:
        return _("closes {day}").format(day=closes.isoformat())
    if event:
        return _("session {day}").format(day=event.isoformat())
    return _("opens {day}").format(day=opens.isoformat()) if opens else ""
