"""What an association's agreement with the city says of today: for the pages of exchanges and of support."""

from cityintl.desk import exchanges
from cityintl.desk.asking import picked
from cityintl.gui import said
from cityintl.gui.visit.arranging import Row
from cityintl.store import DeskFile


def agreement_rows(desk: DeskFile, organization: int | None) -> list[Row]:
    """Ended, report overdue, insurance run out: a line each, late ones marked; none without an agreement."""
    if organization is None:
        return []
    rows = []
    for agreement in picked(desk, "association_agreement", (), {"organization": organization}):
        for words, tone in exchanges.association_words(desk, agreement["id"], said.today()):
            picture = "warning-circle" if tone == "red" else "signature"
            rows.append(Row(agreement["id"], words, picture=picture, tone="red" if tone == "red" else "quiet"))
    return rows
