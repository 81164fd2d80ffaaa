"""One fact of a record: its label and value, and the editor that takes the value's place."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.gui import chips, layout, style
from cityintl.gui.chips import Chip
from cityintl.gui.editors import Editor, Surroundings, made_for
from cityintl.gui.record import ground
from cityintl.gui.record.source import Source
from cityintl.records.describe import Field
from cityintl.words import _

_DOTS = "••••••"
#: What came with a file or a message, and is not typed.
GIVEN = {"document": ("name", "media_type", "size", "sha256"), "correspondence": ("message_id",)}


class FieldView(QWidget):
    """Click, Enter or F2 edits; leaving commits; Esc takes the typing back.

    objectNames: `field_NAME`; inside it `value_NAME`, `problem_NAME`, `reveal_NAME`, and while editing `edit_NAME`.
    """

    committed = Signal(str)
    #: Something else than an editor of its own is wanted: the status of a tie.
    asked = Signal(str)
    #: A link was chosen to be followed: kind, number.
    followed = Signal(str, int)

    def __init__(self, of: Field, source: Source, around: Surroundings) -> None:
        super().__init__()
        self.of, self.source, self.around = of, source, around
        self.editor: Editor | None = None
        self.asks = False
        #: What is said behind the value: the place of a signing, the post of a contact.
        self.behind = ""
        self._in_one_line = False
        self._words = self._behind_shown = ""
        self._is_given = of.computed or of.name in GIVEN.get(source.kind.name, ())
        self._revealed = False
        self._closing = False
        self.setObjectName(f"field_{of.name}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._is_given else Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor if self._is_given else Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay()

    def _lay(self) -> None:
        self.label = layout.text(_(self.of.label), "label")
        self.value = layout.text("", wrap=True)
        self.value.setObjectName(f"value_{self.of.name}")
        self.chip = Chip()
        self.problem = layout.text("", "small_problem", wrap=True)
        self.problem.setObjectName(f"problem_{self.of.name}")
        self.problem.hide()
        self.shown = QWidget()
        line = layout.spaced(QHBoxLayout(self.shown), 6)
        line.addWidget(self.chip)
        line.addWidget(self.value, 1)
        line.addStretch(0)
        self.lines = layout.spaced(QVBoxLayout(), 1)
        for widget in (self.label, self.shown, self.problem):
            self.lines.addWidget(widget)
        self._whole = whole = layout.spaced(QHBoxLayout(self), 4, (8, 3, 4, 3))
        whole.addLayout(self.lines, 1)
        if self.of.sensitive:
            whole.addWidget(self._eye())
        if self.of.link:
            self._arrow()
            px = style.look().px
            whole.setContentsMargins(px(8), px(3), px(4) + self.arrow.sizeHint().width(), px(3))

    def _eye(self) -> QWidget:
        self.eye = layout.tool(_("Show {field}").format(field=_(self.of.label)), "eye")
        self.eye.setObjectName(f"reveal_{self.of.name}")
        self.eye.clicked.connect(self.reveal)
        return self.eye

    def _arrow(self) -> None:
        self.arrow = layout.tool(_("Open {field}").format(field=_(self.of.label)), "arrow-right", size=14)
        self.arrow.setObjectName(f"open_{self.of.name}")
        self.arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.arrow.clicked.connect(self._follow)
        self.arrow.setParent(self)

    def _place_arrow(self) -> None:
        """Right behind the words that it opens."""
        words = min(self.value.fontMetrics().horizontalAdvance(self.value.text()), self.value.width())
        size, middle = self.arrow.sizeHint(), self.shown.geometry().center().y()
        left, top = self.shown.x() + words, middle - size.height() // 2
        self.arrow.setGeometry(left, top, size.width(), size.height())

    # -- showing

    def in_one_line(self) -> None:
        """Take little room: one line, which ends in “…” before what stands behind it; the tip says the whole."""
        self._in_one_line = True
        self.value.setWordWrap(False)
        self.value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        margins = self._whole.contentsMargins()
        self._whole.setContentsMargins(margins.left(), 1, margins.right(), 1)

    def refresh(self) -> None:
        """Show the value as it stands; an editor that is open stays."""
        value = self.source.values.get(self.of.name)
        words = self.source.show(self.of.name)
        hidden = self.of.sensitive and bool(words) and not self._revealed
        tone = chips.tone_of(value)
        self.chip.say(_(words) if tone else "", tone or "grey")
        self.value.setVisible(tone is None)
        self.shown.setContentsMargins(0, 1 if tone else 0, 0, 1 if tone else 0)
        missing = self.of.required and value is None
        self._words = _DOTS if hidden else _(words) or (_("Needed") if missing else "—")
        self._say(self.behind if words and not hidden else "")
        layout.set_look(self.value, "look", "needed" if missing else "text" if words else "quiet")
        if self.of.link:
            self.arrow.setVisible(value is not None and self.editor is None)
            self._place_arrow()
        spoken = _("hidden") if hidden else words or (_("needed") if missing else _("empty"))
        self.setAccessibleName(f"{_(self.of.label)}: {spoken}")
        self.setAccessibleDescription(". ".join(filter(None, (self.behind if words else "", _(self.of.help)))))

    def _say(self, behind: str) -> None:
        """Show the words, and what stands behind them, in the room there is."""
        self._behind_shown = behind
        words, tail = self._words, f", {behind}" if behind else ""
        if self._in_one_line:
            words, tail = self._shortened(words, tail)
        self.value.setText(words + tail)
        said = ", ".join(filter(None, (self._words, behind)))
        whole = "" if words + tail == said else said
        self.setToolTip("\n".join(filter(None, (whole, _(self.of.help)))))

    def _shortened(self, words: str, tail: str) -> tuple[str, str]:
        """Both as far as there is room: the words give way to a short tail, a long tail to most of the words."""
        metrics, wide = self.value.fontMetrics(), self.value.width() - 1
        behind = metrics.horizontalAdvance(tail)
        if behind > wide // 2:
            behind = max(wide - metrics.horizontalAdvance(words), wide // 3)
            tail = metrics.elidedText(tail, Qt.TextElideMode.ElideRight, behind)
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide - behind), tail

    def reveal(self) -> None:
        """Show a confidential value, or hide it again."""
        self._revealed = not self._revealed
        self.refresh()

    def _follow(self) -> None:
        value = self.source.values.get(self.of.name)
        if self.of.link and value is not None:
            self.followed.emit(self.of.link, value)

    # -- editing

    def edit(self) -> None:
        """Put the editor in the value's place."""
        if self.editor is not None or self._is_given:
            return
        if self.asks:
            self.asked.emit(self.of.name)
            return
        self.around.values = self.source.values
        self.editor = made_for(self.of, self.around)
        self.editor.show_value(self.source.values.get(self.of.name))
        self.editor.left.connect(self.commit)
        self.editor.given_up.connect(self.give_up)
        self.editor.edited.connect(self._calm)
        self.editor.refused.connect(self.complain)
        self.shown.hide()
        if self.of.link:
            self.arrow.hide()
        self.lines.insertWidget(1, self.editor)
        self.editor.show()
        self._order_tabs(self.editor)
        self.editor.begin()

    def _order_tabs(self, editor: Editor) -> None:
        """From the editor, Tab goes to the next fact, as it does from the value."""
        last: QWidget = self
        for part in editor.findChildren(QWidget):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is self.window():
                QWidget.setTabOrder(last, part)
                last = part

    def commit(self) -> bool:
        """Write what was typed and close the editor; False, with the problem beside it, where it cannot be."""
        if self.editor is None or self._closing:
            return True
        if not self.editor.dirty:
            self._close()
            return True
        self._closing = True
        try:
            self.source.commit(self.editor.found())
        except UserError as wrong:
            self.complain(str(wrong))
            return False
        finally:
            self._closing = False
        self._close()
        self.committed.emit(self.of.name)
        return True

    def give_up(self) -> None:
        """Forget what was typed."""
        self._close()

    def complain(self, words: str) -> None:
        """Say beside the field what is wrong with it."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if self.editor is not None:
            self.editor.setAccessibleDescription(words)

    def _calm(self) -> None:
        self.complain("")

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        had = editor.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self.complain("")
        self.shown.show()
        self.refresh()
        editor.hide()
        if had:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.deleteLater()

    # -- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The arrow stays behind its words."""
        super().resizeEvent(event)
        self.lines.activate()
        inside = self.shown.layout()
        if inside is not None:
            inside.activate()  # or the words would be measured against the width before
        if self._in_one_line:
            self._say(self._behind_shown)
        if self.of.link:
            self._place_arrow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the value edits it."""
        if event.button() == Qt.MouseButton.LeftButton and self.editor is None:
            self.edit()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2 or Space edits; Ctrl+Enter is the window's."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.edit()
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
        """A quiet ground under the pointer, a line around the one that has the keyboard."""
        ground.draw(self, self.underMouse() and self.editor is None and not self._is_given)
        super().paintEvent(event)
