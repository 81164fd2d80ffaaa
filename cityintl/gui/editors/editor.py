"""What every editor of a value can do, however it looks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cityintl.gui import layout
from cityintl.records.describe import Field
from cityintl.store import DeskFile


@dataclass
class Surroundings:
    """What an editor may ask beyond its own value: the desk, the record's other values, how to add a record."""

    desk: DeskFile
    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    add_new: Callable[[str, str], int | None] | None = None


class Editor(QWidget):
    """Edits one value; whoever shows it commits when it is left, and forgets the typing when it is given up."""

    left = Signal()
    given_up = Signal()
    #: Something was typed or chosen.
    edited = Signal()
    #: Something that was asked for could not be done: why, in words.
    refused = Signal(str)

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__()
        self.of = of
        self.around = around
        self._start: str = ""
        self._extra: dict[str, Any] = {}
        self.lines = layout.spaced(QVBoxLayout(self), 4)

    # -- what a subclass says

    def typed(self) -> str:
        """What stands in the editor, as text."""
        raise NotImplementedError

    def put(self, typed: str) -> None:
        """Show this text in the editor."""
        raise NotImplementedError

    def read(self) -> Any:
        """The value of what stands in the editor; UserError when it cannot be one."""
        return self.of.value.read(self.typed())

    # -- what all do

    def show_value(self, value: Any) -> None:
        """Begin with this value."""
        self.put(self.of.value.type_text(value) if value is not None else "")
        self._start = self.typed()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not committed."""
        return self.typed() != self._start or bool(self._extra)

    def found(self) -> dict[str, Any]:
        """All values that leaving the editor writes: its own, and what was offered with it and taken."""
        return {self.of.name: self.read(), **self._extra}

    @property
    def offered(self) -> dict[str, Any]:
        """Values of other fields that were offered with this one and taken."""
        return dict(self._extra)

    def begin(self) -> None:
        """Take the keyboard, ready to type."""
        self.setFocus()

    def watch(self, widget: QWidget) -> None:
        """Notice when the keyboard leaves this part, and its Enter and Esc."""
        widget.setAccessibleName(self.of.label)
        if self.of.help:
            widget.setAccessibleDescription(self.of.help)
        widget.setObjectName(f"edit_{self.of.name}")
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and leaving commit, Esc gives up."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            reason = event.reason()
            stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if reason not in stays:
                QTimer.singleShot(0, self, self._look_whether_left)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _look_whether_left(self) -> None:
        """Once the keyboard has arrived where it goes: the editor's own popups and buttons are no leaving."""
        if QApplication.activePopupWidget() is None and not self._holds(QApplication.focusWidget()):
            self.left.emit()

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.enters(watched, event):
            self.left.emit()
            return True
        return False

    def enters(self, _watched: QObject, _event: QKeyEvent) -> bool:
        """Whether Enter commits here; in a note it makes a new line."""
        return True

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))
