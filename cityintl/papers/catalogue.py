"""The papers there are, in the order in which they are offered."""

from cityintl.papers import (
    briefing_book,
    delegation_list,
    grants_book,
    indicators,
    map_of_ties,
    partner_profile,
    pocket_itinerary,
    record_sheet,
    remarks,
    ties_register,
)
from cityintl.papers.offer import PaperKind

PAPERS: dict[str, PaperKind] = {
    paper.name: paper
    for paper in (
        ties_register.PAPER,
        map_of_ties.PAPER,
        grants_book.PAPER,
        indicators.PAPER,
        partner_profile.PAPER,
        briefing_book.PAPER,
        pocket_itinerary.PAPER,
        remarks.PAPER,
        delegation_list.PAPER,
        record_sheet.PAPER,
    )
}
