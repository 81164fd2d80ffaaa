"""The papers there are, in the order in which they are offered."""

from cityintl.papers import indicators, list_sheet, map_of_ties, partner_profile, record_sheet, ties_register
from cityintl.papers.offer import PaperKind

PAPERS: dict[str, PaperKind] = {
    paper.name: paper
    for paper in (
        ties_register.PAPER,
        map_of_ties.PAPER,
        indicators.PAPER,
        partner_profile.PAPER,
        record_sheet.PAPER,
        list_sheet.PAPER,
    )
}
