"""The papers there are, in the order in which they are offered."""

from cityintl.papers import (
    gift_register,
    gift_statement,
    grants_book,
    indicators,
    map_of_ties,
    partner_profile,
    record_sheet,
    ties_register,
    travel_disclosure,
    week_ahead,
)  # fmt: skip
from cityintl.papers.offer import PaperKind

PAPERS: dict[str, PaperKind] = {
    paper.name: paper
    for paper in (
        week_ahead.PAPER,
        ties_register.PAPER,
        map_of_ties.PAPER,
        grants_book.PAPER,
        indicators.PAPER,
        partner_profile.PAPER,
        gift_register.PAPER,
        gift_statement.PAPER,
        travel_disclosure.PAPER,
        record_sheet.PAPER,
    )
}
