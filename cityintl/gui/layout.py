"""Small pieces from which the window is laid out; the style sheet decides how they look."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cityintl.gui import icons, style

#: Values of Qt's own enums: Qt.PlainText, Qt.AlignCenter, Qt.ToolButtonTextBesideIcon. The frame is painted
#: before Qt's namespace is imported, which costs a start 15 ms.
_PLAIN_TEXT, _CENTRE, TEXT_BESIDE_ICON = 0, 0x84, 2
L = TypeVar("L", bound=QBoxLayout | QGridLayout)


def spaced(layout: L, gap: int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> L:
    """Give a layout the spacing of the grid, larger with larger text."""
    px = style.look().px
    layout.setSpacing(px(gap) if gap else 0)
    layout.setContentsMargins(*(px(m) if m else 0 for m in margins))
    return layout


def text(words: str, look: str = "text", wrap: bool = False) -> QLabel:
    """A label; `look` is one of title, page, text, strong, quiet, label, problem, needed, good."""
    label = QLabel(words)
    label.setProperty("look", look)
    label.setProperty("textFormat", _PLAIN_TEXT)
    label.setWordWrap(wrap)
    return label


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet asks for, and draw the widget anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def hairline() -> QFrame:
    """The thin line between two parts."""
    line = QFrame()
    line.setProperty("look", "hairline")
    line.setFixedHeight(1)
    return line


def row(*widgets: QWidget | None, gap: int = 8) -> QWidget:
    """Widgets beside each other; None is a stretch."""
    return _laid(QHBoxLayout(), widgets, gap)


def column(*widgets: QWidget | None, gap: int = 8) -> QWidget:
    """Widgets below each other; None is a stretch."""
    return _laid(QVBoxLayout(), widgets, gap)


def _laid(layout: QBoxLayout, widgets: tuple[QWidget | None, ...], gap: int) -> QWidget:
    held = QWidget()
    held.setLayout(spaced(layout, gap))
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    return held


def inset(widget: QWidget) -> QWidget:
    """Let words and buttons over a table begin where the words of the table do."""
    side = style.look().px(8)
    widget.setContentsMargins(side, 0, side, 0)
    return widget


def picture(name: str, tone: str = "quiet", size: int = 16) -> QLabel:
    """A picture that says nothing by itself: the words beside it do."""
    label = QLabel()
    icons.put(label, name, tone, size)
    label.setProperty("alignment", _CENTRE)
    label.setFixedWidth(style.look().px(size) + 2)
    return label


def tool(words: str, name: str, shown: str = "", tone: str = "quiet", size: int = 18) -> QToolButton:
    """A flat button with a picture; its words are its accessible name and its tip."""
    button = QToolButton()
    button.setProperty("flat", True)
    icons.put(button, name, tone, 16 if shown else size)
    button.setAccessibleName(words)
    button.setToolTip(words)
    if shown:
        button.setText(shown)
        button.setProperty("toolButtonStyle", TEXT_BESIDE_ICON)
    return button


def clear(layout: QBoxLayout | QGridLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
