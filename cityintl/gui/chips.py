"""Chips: a status as a word on its colour, never the colour alone."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cityintl.gui import style

_GREEN = (
    "ACTIVE", "ACCEPTED", "ACCEPTED_STAFF", "CONFIRMED", "UNDER_WAY", "DONE", "MEMBER", "CAME", "PERMITTED",
    "SUBSTITUTE", "VISA_ISSUED", "COMPLIANT", "ACKNOWLEDGED", "IMPLEMENTED",
    "WON", "APPROVED", "OPERATING", "ANNOUNCED", "PUBLISHED", "ANSWERED",
)  # fmt: skip
_AMBER = (
    "UNDER_REVIEW", "PROVISIONAL", "SUSPENDED", "REQUESTED", "SCREENING", "PLANNING", "OPEN", "IN_PROGRESS", "APPLIED",
    "OBSERVER", "TO_INVITE", "INVITED", "CONDITIONS", "UNCLEAR", "CONSIDERING", "BIDDING", "ASKED", "WITH_COUNSEL",
    "QUALIFIED", "SITE_SEARCH", "OFFER", "DRAFT", "IN_REVIEW", "RECEIVED", "SEARCHING", "REVIEWING", "PLEDGED",
    "PREPARING", "REVIEW", "ASSIGNED", "RELEVANT",
)  # fmt: skip
_RED = ("TERMINATED", "LAPSED", "FORBIDDEN", "REFUSED", "OVERDUE")
_GREY = (
    "INQUIRY", "EMERITUS", "INACTIVE", "REFERRED", "DECLINED", "COMPLETED", "REPORTED", "CLOSED", "CANCELLED",
    "PAUSED", "SUBMITTED", "NOTED", "NOT_OURS", "DROPPED", "SUPERSEDED", "LEFT", "GREETING", "ABSENT", "SENT",
    "NOT_NEEDED", "LOST",
    "WITHDRAWN", "NOT_MADE", "DENIED",
)  # fmt: skip
#: The tone of the words that say where something stands; other choices are plain words.
TONES = {
    name: tone
    for tone, names in (("green", _GREEN), ("amber", _AMBER), ("red", _RED), ("grey", _GREY))
    for name in names
}
#: The lists of such words that are not called a status.
_ALSO = ("InvitationAnswer", "GuestAnswer", "ReviewResult", "VisaLetter")


def tone_of(value: object) -> str | None:
    """The tone of a status word; None for everything else."""
    said = type(value).__name__
    stands = isinstance(value, Enum) and (said.endswith("Status") or said in _ALSO)
    return TONES.get(value.name) if isinstance(value, Enum) and stands else None


def width(words: str) -> int:
    """How wide a chip with these words is."""
    look = style.look()
    return QFontMetrics(look.font(style.LABEL, 600)).horizontalAdvance(words) + look.px(20)


def draw(painter: QPainter, box: QRectF, words: str, tone: str) -> None:
    """Draw a chip at the left of the box, in its middle."""
    look = style.look()
    chip = QRectF(box.left(), box.center().y() - look.px(10), min(width(words), box.width()), look.px(20))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.colour(tone) if look.palette.name == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(f"{tone}_ground"))
    painter.drawRoundedRect(chip, look.px(9), look.px(9))
    font = look.font(style.LABEL, 600)
    painter.setFont(font)
    painter.setPen(look.colour(tone))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, round(chip.width()) - look.px(12))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)


class Chip(QLabel):
    """A chip as a widget."""

    def __init__(self, words: str = "", tone: str = "grey", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.say(words, tone)

    def say(self, words: str, tone: str) -> None:
        """Show these words in this tone."""
        look = style.look()
        self.setText(words)
        self.setVisible(bool(words))
        self.setFixedHeight(look.px(20))
        edge = f"border: 1px solid {look.palette.tone(tone)};" if look.palette.name == "contrast" else ""
        self.setStyleSheet(
            f"color: {look.palette.tone(tone)}; background: {look.palette.ground(tone)}; {edge}"
            f" border-radius: {look.px(9)}px; padding: 0 {look.px(9)}px;"
            f" font-size: {look.pt(11)}px; font-weight: 600;"
        )
