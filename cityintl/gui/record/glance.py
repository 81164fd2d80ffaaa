"""A fact that stands in no field, such as how long the agreements of a tie run: read here, changed where it leads.

objectNames: `glance_NAME`, inside it `value_NAME`.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cityintl.desk.glances import Glance
from cityintl.gui import layout
from cityintl.gui.record import ground
from cityintl.words import _


class GlanceView(QWidget):
    """Looks as the facts beside it do; a click or Enter goes where it comes from."""

    #: The record it comes from: kind, number.
    followed = Signal(str, int)
    #: The tab it comes from: its name.
    tab_wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"glance_{name}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.glance = Glance("")
        self.label = layout.text("", "label")
        self.value = layout.text("", wrap=True)
        self.value.setObjectName(f"value_{name}")
        self.lines = layout.spaced(QVBoxLayout(self), 1, (8, 1, 4, 1))
        self.lines.addWidget(self.label)
        self.lines.addWidget(self.value)

    def show_glance(self, glance: Glance) -> None:
        """Show this; what leads nowhere cannot be chosen."""
        self.glance = glance
        leads = bool(glance.kind or glance.tab)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.label.setText(glance.label)
        self.value.setText(glance.words or "—")
        layout.set_look(self.value, "look", "text" if glance.words else "quiet")
        self.setAccessibleName(f"{glance.label}: {glance.words or _('empty')}")
        self.setAccessibleDescription(_("Enter opens it.") if leads else "")

    def follow(self) -> None:
        """Go where it leads."""
        if self.glance.kind:
            self.followed.emit(self.glance.kind, self.glance.number)
        elif self.glance.tab:
            self.tab_wanted.emit(self.glance.tab)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click follows it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.follow()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space follows it; Ctrl+Enter is the window's."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.follow()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard went."""
        self.update()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Draw the ground under the pointer."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a fact."""
        ground.draw(self, self.underMouse() and bool(self.glance.kind or self.glance.tab))
        super().paintEvent(event)
