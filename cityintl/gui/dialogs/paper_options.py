"""The options of a paper: a box for yes or no, a list for words, a line for any text; each with its label.

objectNames: `option_NAME` for each, `confidential` for the word about what the public must not see.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QScrollArea, QSizePolicy

from cityintl.gui import style
from cityintl.gui.dialogs.offered import Choice
from cityintl.gui.dialogs.pieces import labelled, refill
from cityintl.gui.layout import column, row, text
from cityintl.words import _

Editor = QCheckBox | QComboBox | QLineEdit


class PaperOptions(QScrollArea):
    """Shows the options of one paper, and tells when one was changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._choices: Sequence[Choice] = ()
        self._editors: dict[str, Editor] = {}
        self.confidential = text(
            _("Confidential: for those who need it, and not for the public."), "problem", wrap=True
        )
        self.confidential.setObjectName("confidential")
        self.lines = column(gap=6)
        self._inside = column(self.lines, self.confidential, gap=6)
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)
        self.show_choices(())

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show these options as they are by themselves."""
        self._choices, self._editors = choices, {}
        shown = []
        for choice in choices:
            editor = self._editor(choice)
            editor.setObjectName(f"option_{choice.name}")
            self._editors[choice.name] = editor
            shown.append(
                row(editor, None) if isinstance(editor, QCheckBox) else labelled(self._fitting(choice.label), editor)
            )
        refill(self.lines, shown)
        self._warn()

    def _editor(self, choice: Choice) -> Editor:
        if choice.free:
            line = QLineEdit(str(choice.standard or ""))
            line.setAccessibleName(choice.label)
            line.textEdited.connect(self._tell)
            return line
        if isinstance(choice.standard, bool) and not choice.words:
            box = QCheckBox(self._fitting(choice.label))
            box.setToolTip(choice.label)
            box.setAccessibleName(choice.label)
            box.setChecked(choice.standard)
            box.toggled.connect(self._tell)
            return box
        words = QComboBox()
        words.setAccessibleName(choice.label)
        words.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        words.setMinimumContentsLength(12)
        for word, said in choice.words:
            words.addItem(said, word)
        words.setCurrentIndex(max(0, words.findData(choice.standard)))
        words.setEnabled(words.count() > 0)
        words.currentIndexChanged.connect(self._tell)
        return words

    def _fitting(self, label: str) -> str:
        """The label on two lines where it is longer than there is room for."""
        room = style.look().px(250)
        metrics = QFontMetrics(self.font())
        if metrics.horizontalAdvance(label) <= room:
            return label
        words = label.split()
        splits = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
        best = min(splits, key=lambda parts: max(map(metrics.horizontalAdvance, parts)), default=(label, ""))
        return "\n".join(filter(None, best))

    def _tell(self, _change: object = None) -> None:
        self._warn()
        self.changed.emit()

    def _warn(self) -> None:
        """Say it where something confidential is chosen."""
        chosen = self.chosen
        self.confidential.setVisible(any(choice.confidential and bool(chosen[choice.name]) for choice in self._choices))

    @property
    def chosen(self) -> dict[str, bool | str]:
        """The options as they are set."""
        return {name: _value(editor) for name, editor in self._editors.items()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for other room once the options have found theirs."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """As high as the options, up to a third of the dialog; then they scroll."""
        inside = self._inside.sizeHint()
        return QSize(inside.width(), min(inside.height(), style.look().px(184)))

    def minimumSizeHint(self) -> QSize:
        """Enough for three options."""
        return QSize(self._inside.minimumSizeHint().width(), min(self.sizeHint().height(), style.look().px(150)))


def _value(editor: Editor) -> bool | str:
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    return editor.text() if isinstance(editor, QLineEdit) else str(editor.currentData() or "")
