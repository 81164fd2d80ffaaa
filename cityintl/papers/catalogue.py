"""The papers there are, in the order in which they are offered."""

from cityintl.papers import (
    after_action,
    annual_report,
    briefing_book,
    cards,
    commitment_sheet,
    delegation_list,
    gift_register,
    gift_statement,
    grants_book,
    indicators,
    list_sheet,
    map_of_ties,
    partner_profile,
    person_sheet,
    pocket_itinerary,
    precedence,
    record_sheet,
    remarks,
    reporting_calendar,
    staff_report,
    ties_register,
    travel_disclosure,
    visit_file,
    week_ahead,
)
from cityintl.papers.letters import certificates, greeting_list, labels, letter
from cityintl.papers.offer import PaperKind
from cityintl.papers.transition import binder

PAPERS: dict[str, PaperKind] = {
    paper.name: paper
    for paper in (
        week_ahead.PAPER,
        briefing_book.PAPER,
        pocket_itinerary.PAPER,
        precedence.PAPER,
        cards.PLACE_CARDS,
        cards.NAME_BADGES,
        remarks.PAPER,
        delegation_list.PAPER,
        visit_file.PAPER,
        after_action.PAPER,
        ties_register.PAPER,
        map_of_ties.PAPER,
        partner_profile.PAPER,
        annual_report.PAPER,
        gift_register.PAPER,
        gift_statement.PAPER,
        travel_disclosure.PAPER,
        grants_book.PAPER,
        reporting_calendar.PAPER,
        commitment_sheet.PAPER,
        indicators.PAPER,
        binder.PAPER,
        letter.PAPER,
        staff_report.PAPER,
        labels.PAPER,
        greeting_list.PAPER,
        certificates.PROCLAMATION,
        certificates.CERTIFICATE,
        person_sheet.PAPER,
        list_sheet.PAPER,
        record_sheet.PAPER,
    )
}
