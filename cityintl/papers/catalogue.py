"""The papers there are, in the order in which they are offered."""

from cityintl.papers import (
    annual_report,
    commitment_sheet,
    grants_book,
    indicators,
    map_of_ties,
    partner_profile,
    record_sheet,
    reporting_calendar,
    ties_register,
)
from cityintl.papers.offer import PaperKind

PAPERS: dict[str, PaperKind] = {
    paper.name: paper
    for paper in (
        ties_register.PAPER,
        map_of_ties.PAPER,
        annual_report.PAPER,
        grants_book.PAPER,
        reporting_calendar.PAPER,
        commitment_sheet.PAPER,
        indicators.PAPER,
        partner_profile.PAPER,
        record_sheet.PAPER,
    )
}
