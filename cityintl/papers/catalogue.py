"""The papers there are, in the order in which they are offered."""

from cityintl.papers import (
    grants_book,
    indicators,
    map_of_ties,
    partner_profile,
    record_sheet,
    staff_report,
    ties_register,
)
from cityintl.papers.letters import certificates, greeting_list, labels, letter
from cityintl.papers.offer import PaperKind

PAPERS: dict[str, PaperKind] = {
    paper.name: paper
    for paper in (
        ties_register.PAPER,
        map_of_ties.PAPER,
        grants_book.PAPER,
        indicators.PAPER,
        partner_profile.PAPER,
        letter.PAPER,
        labels.PAPER,
        greeting_list.PAPER,
        certificates.PROCLAMATION,
        certificates.CERTIFICATE,
        staff_report.PAPER,
        record_sheet.PAPER,
    )
}
