"""What must surprise no successor: suspended and silent ties, papers that ended, holds, doubtful rules, late duties.

It reminds; what any of it means in law is for counsel.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import grant_chain, legal_screen, terms
from cityintl.desk.asking import picked
from cityintl.desk.awards import awards
from cityintl.desk.facts import StandingStatus
from cityintl.desk.gift_register import jurisdiction_of
from cityintl.desk.lists import listing
from cityintl.desk.obligations import Obligation, obligations
from cityintl.desk.rules import Rule, rules_of
from cityintl.desk.suspensions import suspension_said
from cityintl.folding import fold
from cityintl.records.dates import show_date
from cityintl.records.grant import GrantStatus
from cityintl.records.tie import AgreementType, TieStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: What of the duties is a danger once it is late: by family.
_LATE = ("insurance_end", "term_end", "dues", "account", "association_report", "registration", "records_request")
#: What rules of the whole nation name as theirs.
_NATION = ("Federal", "United States")
_STOPPED = (GrantStatus.SUSPENDED, GrantStatus.TERMINATED)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Risk:
    """Something that can go wrong: its sort, the record it is about, its name, and what is the matter with it."""

    sort: str
    kind: str
    number: int
    name: str
    words: str


def risks(desk: DeskFile, today: date) -> list[Risk]:
    """All of them, by their sorts in the order in which a successor should look."""
    with desk.one_moment():
        return [each for tell in _TELLERS for each in tell(desk, today)]


def _suspended(desk: DeskFile, _today: date) -> Iterator[Risk]:
    for row in picked(desk, "tie", (), {"status": TieStatus.SUSPENDED}):
        tie = desk.get("tie", row["id"])
        yield Risk(_("Suspended tie"), "tie", tie.id, tie.title, suspension_said(desk, tie))


def _silent(desk: DeskFile, _today: date) -> Iterator[Risk]:
    """Ties of which nothing was heard for longer than the rule says."""
    silent = {"inactive": StandingStatus.INACTIVE}
    found = listing(desk, "tie", ("partner", "last_contact"), where=silent, order="partner")
    for number, (partner, last, *_more) in zip(found.ids, found.rows, strict=True):
        words = _("Last contact {day}.").format(day=show_date(last)) if last else _("No contact on record.")
        yield Risk(_("Silent partner"), "tie", number, partner, words)


def _ended(desk: DeskFile, today: date) -> Iterator[Risk]:
    """Papers that ended while their tie goes on, and that nothing renews: neither they themselves nor a later paper."""
    fields = (
        "tie", "type", "title", "signed_on", "effective_on", "term_months", "open_ended", "expires_on", "auto_renew",
    )  # fmt: skip
    living = {row["id"] for row in picked(desk, "tie", (), {"status": (TieStatus.ACTIVE, TieStatus.PROVISIONAL)})}
    titles = desk.titles("tie", sorted(living))
    papers = picked(desk, "agreement", fields, {"tie": living})
    for row in papers:
        end = None if row["open_ended"] or row["auto_renew"] else terms.end_of(row)
        if end and end < today and not any(_renews(other, row) for other in papers):
            words = _("“{title}” ended on {day}.").format(title=row["title"], day=show_date(end))
            yield Risk(_("Expired agreement"), "agreement", row["id"], titles[row["tie"]], words)


def _renews(later: Row, earlier: Row) -> bool:
    """Whether a paper of the same tie, a renewal or one of the same sort, was signed later and reaches further."""
    if later["tie"] != earlier["tie"] or later["type"] not in (earlier["type"], AgreementType.RENEWAL):
        return False
    if _begins(later) <= _begins(earlier):
        return False
    end, before = terms.end_of(later), terms.end_of(earlier)
    return bool(later["open_ended"] or later["auto_renew"] or (end and before and end > before))


def _begins(paper: Row) -> str:
    """The first day of a paper, as far as it is known."""
    day = paper["effective_on"]
    return day.isoformat() if day else paper["signed_on"] or ""


def _screens(desk: DeskFile, today: date) -> Iterator[Risk]:
    """Ties whose legal screen is doubtful or old, or that nobody screened."""
    found, rows = legal_screen.screened(desk), picked(desk, "tie", ("status",), {})
    titles = desk.titles("tie", [row["id"] for row in rows])
    for row in rows:
        screened, name = found.get(row["id"]), titles[row["id"]]
        if row["status"] is TieStatus.TERMINATED or (screened and screened.word(today) in ("Clear", "Conditions")):
            continue
        words = _("Nobody held it against the law.")
        if screened:
            words = _("{result} on {day}.").format(result=_(screened.result.value), day=show_date(screened.on))
            if screened.next_on and screened.stale(today):
                words += " " + _("To be looked at again since {day}.").format(day=show_date(screened.next_on))
        yield Risk(_("Legal screen"), "tie", row["id"], name, words)


def _grants(desk: DeskFile, today: date) -> Iterator[Risk]:
    """Awards that were stopped, and those with reports that are late."""
    found = [award for award in awards(desk) if award.owing]
    chains = grant_chain.chains(desk, found, rules_of(desk))
    for award in found:
        late = [line for line in chains[award.number].lines if line.late(today)]
        if award.status in _STOPPED:
            yield Risk(_("Grant"), "grant", award.number, award.name, _(award.status.value) + ".")
        if late:
            words = ngettext("{n} report is late, the oldest since {day}.",
                             "{n} reports are late, the oldest since {day}.", len(late))  # fmt: skip
            oldest = min(line.day for line in late if line.day)
            said = words.format(n=len(late), day=show_date(oldest))
            yield Risk(_("Grant"), "grant", award.number, award.name, said)


def _duties(desk: DeskFile, today: date) -> Iterator[Risk]:
    """Insurance, terms, dues, accounts, registrations and requests for records whose day is over."""
    found = [each for each in obligations(desk, None, today, today) if each.family in _LATE and each.late(today)]
    for each in sorted(found, key=lambda each: (_LATE.index(each.family), each.due or today)):
        yield Risk(_("Late duty"), each.kind, each.number, each.about or each.words, _said(each))


def _said(each: Obligation) -> str:
    day = _("due {day}").format(day=show_date(each.due)) if each.due else each.known
    return f"{each.words}, {day}." if each.about else f"{day}."


def _holds(desk: DeskFile, _today: date) -> Iterator[Risk]:
    for row in picked(desk, "hold", ("matter", "since", "ordered_by"), {"released_on": None}):
        since = _("Stands since {day}: nothing of it is deleted.").format(day=show_date(row["since"]))
        by = _("Ordered by {who}.").format(who=row["ordered_by"]) if row["ordered_by"] else ""
        yield Risk(_("Hold"), "hold", row["id"], row["matter"], " ".join(filter(None, (since, by))))


def _rules(desk: DeskFile, today: date) -> Iterator[Risk]:
    """How many of the rules in force nobody has compared with their source."""
    doubtful = unverified(desk, today)
    if doubtful:
        words = ngettext("{n} rule in force was never compared with its source.",
                         "{n} rules in force were never compared with their source.", len(doubtful))  # fmt: skip
        first = next((rule.number for rule in doubtful if rule.number), 0)
        yield Risk(_("Unverified rules"), "rule", first, _("Rules"), words.format(n=len(doubtful)))


def unverified(desk: DeskFile, today: date) -> list[Rule]:
    """The rules in force here that nobody compared with their source, those of laws first, by their words."""
    home = desk.home()
    ours = {fold(each) for each in (home["name"], home["region"], jurisdiction_of(home), *_NATION) if each}
    found = [
        rule
        for rule in rules_of(desk)
        if rule.holds(today) and not rule.verified and (not rule.jurisdiction or fold(rule.jurisdiction) in ours)
    ]
    return sorted(found, key=lambda rule: (not rule.jurisdiction, rule.jurisdiction or "", rule.label, rule.code))


_TELLERS: Sequence[Callable[[DeskFile, date], Iterator[Risk]]] = (
    _suspended, _silent, _ended, _screens, _grants, _duties, _holds, _rules,
)  # fmt: skip
