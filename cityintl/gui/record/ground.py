"""The ground of a fact: quiet under the pointer, with a line around the one that has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from cityintl.gui import style


def draw(widget: QWidget, over: bool) -> None:
    """Draw it below a widget, where there is anything to draw."""
    if not (over or widget.hasFocus()):
        return
    look = style.look()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.colour("hover") if over else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("accent"), 2) if widget.hasFocus() else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(widget.rect().adjusted(1, 1, -1, -1), look.px(6), look.px(6))
    painter.end()
