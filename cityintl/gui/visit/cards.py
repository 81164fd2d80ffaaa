"""Cards: a heading with what belongs under it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cityintl.gui import layout, style


class Card(QFrame):
    """A heading in small capitals, and widgets below it."""

    def __init__(self, name: str, heading: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "card")
        self.lines = layout.spaced(QVBoxLayout(self), 2, (8, 12, 8, 10))
        self.heading = layout.text("", "label")
        self.heading.setContentsMargins(style.look().px(8), 0, 0, style.look().px(2))
        self.lines.addWidget(self.heading)
        self.say(heading)

    def say(self, heading: str) -> None:
        """Another heading."""
        self.heading.setText(heading.upper())
        self.setAccessibleName(heading)


class Bar(QWidget):
    """How much of a budget is spent, as a bar; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.share, self.tone = 0.0, "accent"
        self.setFixedHeight(style.look().px(6))

    def show_share(self, share: float, tone: str = "accent") -> None:
        """Fill so much of it."""
        self.share, self.tone = max(0.0, min(1.0, share)), tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded line, and its part."""
        look = style.look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        for wide, tone in ((whole.width(), "line"), (whole.width() * self.share, self.tone)):
            painter.setBrush(look.colour(tone))
            painter.drawRoundedRect(QRectF(0, 0, wide, whole.height()), look.px(3), look.px(3))
        painter.end()


def link(name: str, words: str, spoken: str = "") -> QPushButton:
    """A quiet button that reads as a link."""
    button = QPushButton(words)
    button.setObjectName(name)
    button.setProperty("flat", True)
    button.setProperty("link", True)
    button.setAccessibleName(spoken or words)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button
