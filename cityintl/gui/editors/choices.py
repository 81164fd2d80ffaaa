"""Editors of one of few: the words of a list, yes or no or not known."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QComboBox

from cityintl.gui.editors.editor import Editor, Surroundings
from cityintl.records.describe import Field
from cityintl.records.values import Choice
from cityintl.words import _


class OneOf(Editor):
    """A box of words; the values stay here, because Qt turns what it is given into its own types."""

    def __init__(self, of: Field, around: Surroundings, words: Sequence[tuple[str, Any]]) -> None:
        super().__init__(of, around)
        self._values = [value for _words, value in words]
        self.box = QComboBox()
        for shown, _value in words:
            self.box.addItem(shown)
        self.watch(self.box)
        self.setFocusProxy(self.box)
        self.box.activated.connect(lambda _row: self.left.emit())
        self.box.currentIndexChanged.connect(lambda _row: self.edited.emit())
        self.lines.addWidget(self.box)

    def show_value(self, value: Any) -> None:
        """Begin with this value."""
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self._start = self.typed()

    def typed(self) -> str:
        """The word that is chosen."""
        return self.of.value.type_text(self.read())

    def put(self, typed: str) -> None:
        """Choose the word that this text means."""
        self.show_value(self.of.value.read(typed))

    def read(self) -> Any:
        """The chosen value."""
        row = self.box.currentIndex()
        return self._values[row] if row >= 0 else None


class ChoiceEditor(OneOf):
    """A word out of a list, or none where none is needed."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        assert isinstance(of.value, Choice)
        none: list[tuple[str, Enum | None]] = [] if of.required else [("—", None)]
        super().__init__(of, around, [*none, *((_(str(w.value)), w) for w in of.value.words)])


class YesNoEditor(OneOf):
    """Yes, no, or not known."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around, [(_("Not known"), None), (_("Yes"), True), (_("No"), False)])
