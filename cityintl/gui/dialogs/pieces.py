"""The pieces that dialogs are laid out of, on top of the window's own layout pieces."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QPushButton, QTableWidgetItem, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.gui import icons, style
from cityintl.gui.chips import Chip
from cityintl.gui.layout import clear, column, spaced, text


def title(words: str) -> QLabel:
    """What this dialog or page is, in the largest type."""
    return text(words, "title", wrap=True)


def strong(words: str, wrap: bool = False) -> QLabel:
    """A line that matters."""
    return text(words, "strong", wrap)


def quiet(words: str, wrap: bool = True) -> QLabel:
    """A line that explains."""
    return text(words, "quiet", wrap)


def caption(words: str) -> QLabel:
    """The small label above a value."""
    return text(words, "label")


def labelled(words: str, shown: QWidget, field: QWidget | None = None) -> QWidget:
    """A field under its label; the label is the field's accessible name."""
    label = caption(words)
    named = field or shown
    label.setBuddy(named)
    if not named.accessibleName():
        named.setAccessibleName(words)
    return column(label, shown, gap=3)


def card(words: str, *widgets: QWidget | None, gap: int = 8) -> QFrame:
    """A framed panel with a small heading."""
    panel = QFrame()
    panel.setProperty("look", "card")
    lines = spaced(QVBoxLayout(panel), gap, (16, 12, 16, 12))
    heading = caption(words)
    heading.setObjectName("card_heading")
    lines.addWidget(heading)
    for widget in widgets:
        if widget is None:
            lines.addStretch(1)
        else:
            lines.addWidget(widget)
    return panel


def primary(button: QPushButton) -> QPushButton:
    """Mark the one button that does what the dialog is for."""
    button.setProperty("primary", True)
    return button


def icon_button(words: str, picture: str, *, strong: bool = False, flat: bool = False) -> QPushButton:
    """A button with a picture before its words; the strong one does what the dialog is for."""
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setProperty("flat", flat)
    button.setProperty("primary", strong)
    icons.put(button, picture, "accent_text" if strong else "quiet")
    return button


def chip(words: str, tone: str, parent: QWidget) -> Chip:
    """A rounded word of state; the tone is green, amber, red or grey."""
    return Chip(words, tone, parent)


def tint(tone: str) -> QColor:
    """A colour of the palette in use."""
    return style.look().colour(tone)


def quiet_item(words: str) -> QTableWidgetItem:
    """A cell in the quiet colour."""
    item = QTableWidgetItem(words)
    item.setForeground(tint("quiet"))
    return item


class ProblemLine(QWidget):
    """A problem in words with the way out, beside what it is about; nothing is shown while all is well."""

    def __init__(self) -> None:
        super().__init__()
        self._what = text("", "problem", wrap=True)
        self._way_out = quiet("")
        lines = spaced(QVBoxLayout(self), 2)
        lines.addWidget(self._what)
        lines.addWidget(self._way_out)
        self.hide()

    def say(self, wrong: UserError) -> None:
        """Show what is wrong and what to do."""
        self._what.setText(wrong.message)
        self._way_out.setText(wrong.advice)
        self._way_out.setVisible(bool(wrong.advice))
        self.setAccessibleName(str(wrong))
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self._what.setText("")
        self._way_out.setText("")
        self.hide()

    def text(self) -> str:
        """What is said."""
        return f"{self._what.text()} {self._way_out.text()}".strip()


class Choices(QListWidget):
    """A list to choose one line from."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setProperty("look", "choices")

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the lines out again: the style sheet gives them their height only now."""
        super().showEvent(event)
        self.doItemsLayout()


def refill(holder: QWidget, widgets: Sequence[QWidget]) -> None:
    """Put these widgets into a column in place of those that are there."""
    lines = holder.layout()
    assert isinstance(lines, QVBoxLayout)
    clear(lines)
    for widget in widgets:
        lines.addWidget(widget)
