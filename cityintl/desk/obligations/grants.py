"""What awards ask for: the reports of their chain, the notice of an extension, subrecipients, audit and records."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from cityintl.desk import federal_spending
from cityintl.desk.awards import Award, awards, held
from cityintl.desk.grant_chain import Chain, chains, kept_until, law
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import View, done_if, ruled
from cityintl.desk.rules import Rule, moved
from cityintl.records.dates import show_date
from cityintl.records.grant import GrantStatus
from cityintl.records.grant_course import ApprovalType, ReportType
from cityintl.words import _

_DAY = timedelta(days=1)
_TRAVEL = (ApprovalType.FOREIGN_TRAVEL, ApprovalType.FOREIGN_CARRIER)


def _looked_at(view: View) -> list[Award]:
    return awards(view.desk, None if view.only is None else view.only.get("grant", ()), view.today)


def awarded(view: View) -> Iterator[Obligation]:
    """Everything that each award asks for, from its first report to the day its records may go."""
    of = _looked_at(view)
    for number, chain in chains(view.desk, of, view.rules).items():
        yield from _reports(view, chain)
        if chain.lacking and chain.award.owing:
            yield view.vague("grant_terms", "grant", number, chain.lacking[0], "")
        yield from _extension(view, chain.award)
        yield from _records(view, chain)
    yield from _subrecipients(view, {award.number: award for award in of})


def _reports(view: View, chain: Chain) -> Iterator[Obligation]:
    """The lines of the chain that have a day; of a closed award only those that were handed in."""
    for line in chain.lines:
        if line.day is None or not (line.submitted_on or chain.award.owing):
            continue
        if line.type is ReportType.FFATA and line.subaward and line.begins:
            one = view.one("subaward_report", "subaward", line.subaward, line.words, line.day)
        elif line.begins:
            one = view.one("grant_report", "grant", chain.award.number, line.words, line.day, suffix=line.key)
        else:
            one = view.one("other_report", "grant_report", line.own or 0, line.words, line.day)
        yield done_if(_by(one, line.begins, line.rule), line.submitted_on)


def _by(found: Obligation, begins: date | None, rule: Rule | None) -> Obligation:
    """The obligation with the day on which it can be begun, and with its rule."""
    if begins and found.due:
        found = replace(found, begins=min(begins, found.due))
    return ruled(found, rule) if rule else found


def _extension(view: View, award: Award) -> Iterator[Obligation]:
    """The last day to announce the one extension that costs nothing, while the award goes on and had none."""
    rule = law(award, view.rules, "grant_extension_notice")
    if not rule or not award.running or award.extended or award.end is None or award.end < view.today:
        return
    words = _("Last day to announce a no-cost extension; it ends {day}").format(day=show_date(award.end))
    one = view.one("grant_extension", "grant", award.number, words, moved(rule, award.end, back=True))
    yield _by(one, view.led("grant_extension_lead", award.end), rule)


def _records(view: View, chain: Chain) -> Iterator[Obligation]:
    """From when the records may be destroyed; nothing while they are on hold."""
    kept = kept_until(chain, view.rules)
    if kept is None or held(view.desk, chain.award):
        return
    day, rule = kept
    one = view.one("grant_records", "grant", chain.award.number, _("The records may be destroyed"), day)
    gone = chain.award.status is GrantStatus.DESTROYED or chain.award.destroyed
    yield done_if(_by(one, None, rule), gone)


def _subrecipients(view: View, of: dict[int, Award]) -> Iterator[Obligation]:
    """The final reports of those to whom we gave a part."""
    for row in view.of_owner("subaward", "grant", of, "grant", "ends_on", "final_received_on"):
        award = of[row["grant"]]
        rule = law(award, view.rules, "grant_subrecipient_final_after")
        if rule and row["ends_on"] and (row["final_received_on"] or award.owing):
            one = view.one(
                "subaward_final", "subaward", row["id"], _("Their final report to us"), moved(rule, row["ends_on"])
            )
            yield done_if(_by(one, row["ends_on"] + _DAY, rule), row["final_received_on"])


def approvals(view: View) -> Iterator[Obligation]:
    """Foreign travel and foreign carriers, asked some weeks before the day; afterwards it is too late to ask."""
    rows = view.rows("prior_approval", "grant", "what", "type", "needed_on", "asked_on", type=_TRAVEL)
    running = {row["grant"] for row in rows}
    running = {award.number for award in awards(view.desk, running, view.today) if award.running}
    for row in rows:
        still = row["asked_on"] or (row["needed_on"] and row["needed_on"] >= view.today)
        found = view.moved("grant_travel_approval_lead", row["needed_on"], back=True)
        if found and still and row["grant"] in running:
            words = _("Ask for approval: {what}").format(what=row["what"])
            one = view.one("prior_approval", "prior_approval", row["id"], words, found[0])
            yield done_if(ruled(one, found[1]), row["asked_on"])


def audits(view: View) -> Iterator[Obligation]:
    """The single audit of each fiscal year in which the city spent as much as the rule of that year says."""
    for row in view.rows("federal_spend", *federal_spending.FIELDS):
        found = federal_spending.audit_due(row, view.rules)
        if found is not None:
            words = _("Single audit, fiscal year to {day}").format(day=show_date(row["ends_on"]))
            one = view.one("single_audit", "federal_spend", row["id"], words, found[0])
            yield done_if(_by(one, row["ends_on"] + _DAY, found[1]), row["submitted_on"])
