"""All the kinds there are, in the order in which people meet them."""

import re

from cityintl.errors import UserError
from cityintl.records.association import ASSOCIATION_AGREEMENTS, ASSOCIATION_REPORTS, COMMITTEE_TERMS, SUPPORTS
from cityintl.records.bid import BID_STAGES, EVENT_BIDS, GUARANTEES
from cityintl.records.budget import OFFICE_ACCOUNTS, OFFICE_SPENDINGS, WORK_HOURS
from cityintl.records.checklist import CHECKLIST_ITEMS, CHECKLIST_LINES, CHECKLIST_TEMPLATES
from cityintl.records.commitment import COMMITMENTS
from cityintl.records.costs import BUDGET_LINES, EXPENSES, PER_DIEM_DAYS
from cityintl.records.custody import HOLDS, RECORDS_REQUESTS, RETENTION_CLASSES
from cityintl.records.delegation import AFTER_NOTES, DELEGATIONS
from cityintl.records.describe import Keeping, Kind, Settled
from cityintl.records.document import DOCUMENTS
from cityintl.records.event import EVENTS, GUESTS, INVITATIONS
from cityintl.records.exchange import EXCHANGE_COSTS, EXCHANGES, HOST_FAMILIES, TRAVELLERS
from cityintl.records.federal import FEDERAL_SPENDS, REGISTRATIONS
from cityintl.records.framework import FRAMEWORKS, RECOMMENDATIONS, REPORTING_WINDOWS
from cityintl.records.gift import FOLLOW_UPS, GIFTS
from cityintl.records.grant import GRANTS
from cityintl.records.grant_course import AMENDMENTS, GRANT_REPORTS, PRIOR_APPROVALS, SUBAWARDS
from cityintl.records.grant_money import GRANT_BUDGET_LINES, GRANT_TRANSACTIONS
from cityintl.records.home import COUNCIL_DAYS, HOLIDAYS, HOME, SIGNATORIES
from cityintl.records.indicator import INDICATOR_USES, INDICATORS, OBSERVATIONS
from cityintl.records.itinerary import ITEM_PEOPLE, ITINERARY_ITEMS, MEETING_SHEETS
from cityintl.records.lead import INVESTMENT_LEADS
from cityintl.records.letter_template import LETTER_TEMPLATES
from cityintl.records.liaison import LIAISON_CONTACTS, PROGRAM_MEETINGS, VISITOR_PROGRAMS
from cityintl.records.member import MEMBERS, TRAVEL_LEGS
from cityintl.records.membership import GREETING_LISTS, GREETINGS, MEMBERSHIPS
from cityintl.records.memory import CORRESPONDENCE, DECISIONS
from cityintl.records.opportunity import OPPORTUNITIES
from cityintl.records.organization import ORGANIZATIONS
from cityintl.records.partner import PARTNERS
from cityintl.records.person import OFFICES, PEOPLE
from cityintl.records.printing import PRINTINGS
from cityintl.records.reminder import REMINDERS
from cityintl.records.rule import LEGAL_REVIEWS, RULES
from cityintl.records.statement import MEDIA_ITEMS, STATEMENTS
from cityintl.records.submission import CHAPTERS, DATA_CALLS, SUBMISSION_ANSWERS, SUBMISSIONS
from cityintl.records.tie import AGREEMENTS, TIE_EVENTS, TIES
from cityintl.records.wording import OFFICIAL_WORDING

__all__ = ["HOME", "KEEPING", "KINDS", "SETTLED", "Kind", "kind", "kind_called", "parse_reference", "parts_of"]

KINDS: tuple[Kind, ...] = (
    TIES,
    PARTNERS,
    PEOPLE,
    ORGANIZATIONS,
    AGREEMENTS,
    TIE_EVENTS,
    LEGAL_REVIEWS,
    OFFICES,
    COMMITTEE_TERMS,
    ASSOCIATION_AGREEMENTS,
    ASSOCIATION_REPORTS,
    EXCHANGES,
    EXCHANGE_COSTS,
    HOST_FAMILIES,
    TRAVELLERS,
    SUPPORTS,
    MEMBERSHIPS,
    GREETING_LISTS,
    GREETINGS,
    DELEGATIONS,
    ITINERARY_ITEMS,
    ITEM_PEOPLE,
    MEMBERS,
    TRAVEL_LEGS,
    MEETING_SHEETS,
    CHECKLIST_ITEMS,
    BUDGET_LINES,
    EXPENSES,
    PER_DIEM_DAYS,
    AFTER_NOTES,
    CHECKLIST_TEMPLATES,
    CHECKLIST_LINES,
    INVITATIONS,
    EVENTS,
    GUESTS,
    GIFTS,
    FOLLOW_UPS,
    COMMITMENTS,
    SUBMISSIONS,
    SUBMISSION_ANSWERS,
    CHAPTERS,
    DATA_CALLS,
    FRAMEWORKS,
    REPORTING_WINDOWS,
    OFFICIAL_WORDING,
    INDICATORS,
    INDICATOR_USES,
    OBSERVATIONS,
    RECOMMENDATIONS,
    EVENT_BIDS,
    BID_STAGES,
    GUARANTEES,
    INVESTMENT_LEADS,
    STATEMENTS,
    LIAISON_CONTACTS,
    VISITOR_PROGRAMS,
    PROGRAM_MEETINGS,
    MEDIA_ITEMS,
    OPPORTUNITIES,
    GRANTS,
    SUBAWARDS,
    GRANT_BUDGET_LINES,
    GRANT_TRANSACTIONS,
    GRANT_REPORTS,
    AMENDMENTS,
    PRIOR_APPROVALS,
    OFFICE_ACCOUNTS,
    OFFICE_SPENDINGS,
    WORK_HOURS,
    CORRESPONDENCE,
    LETTER_TEMPLATES,
    DECISIONS,
    DOCUMENTS,
    PRINTINGS,
    RECORDS_REQUESTS,
    RETENTION_CLASSES,
    HOLDS,
    REMINDERS,
    RULES,
    HOLIDAYS,
    COUNCIL_DAYS,
    SIGNATORIES,
    REGISTRATIONS,
    FEDERAL_SPENDS,
)
#: Fields that are decided by the newest of the owner's parts, so that no change goes without its date and reason.
SETTLED = (
    Settled(
        owner="tie", field="status", part="tie_event", link="tie",
        on="on", before="from_status", after="to_status",
    ),
)  # fmt: skip
#: Records that let nothing be deleted that they are linked with, while they stand.
KEEPING = Keeping(by="hold", ended="released_on", whole="retention_class", covers="covers")
_BY_NAME = {k.name: k for k in (*KINDS, HOME)}
_BY_PREFIX = {k.prefix: k for k in (*KINDS, HOME)}
_SPOKEN = {w.casefold(): k for k in (*KINDS, HOME) for w in (k.one, k.many, k.name, f"{k.name}s")}


def kind(name: str) -> Kind:
    """The kind of this name (“tie”), as the file and the code call it; KeyError when there is none."""
    return _BY_NAME[name]


def kind_called(word: str) -> Kind:
    """The kind a person means by “tie”, “Ties” or “status history”; UserError lists the words."""
    if found := _SPOKEN.get(word.strip().casefold().replace("-", "_")) or _SPOKEN.get(word.strip().casefold()):
        return found
    known = ", ".join(k.name for k in KINDS)
    raise UserError(f"There is no kind of record called “{word}”.", f"Choose one of: {known}.")


def parse_reference(text: str) -> tuple[Kind, int]:
    """The kind and number of “TIE-7”; UserError when it is none."""
    found = re.fullmatch(r"\s*([A-Za-z]{2,4})-(\d{1,18})\s*", text)
    if not found or found[1].upper() not in _BY_PREFIX:
        raise UserError(f"“{text}” is not a reference.", "A reference looks like TIE-7.")
    return _BY_PREFIX[found[1].upper()], int(found[2])


def parts_of(name: str) -> list[Kind]:
    """The kinds whose records are parts of records of this kind."""
    return [k for k in KINDS if k.part_of and k.part_of.link == name]
