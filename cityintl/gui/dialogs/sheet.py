"""The sheet on which every dialog is laid: a title, matter that scrolls when it must, and the buttons below."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cityintl.gui.dialogs.pieces import title
from cityintl.gui.layout import hairline, spaced
from cityintl.words import _


class Sheet(QDialog):
    """A dialog that fits the screen at any text size; Esc closes it, Enter does the primary thing."""

    def __init__(self, heading: str, wanted: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self._wanted = wanted
        if parent is not None:
            self.finished.connect(self.deleteLater)  # a window stays open all day; its dialogs do not pile up in it
        self.matter = QWidget()
        self.matter.setObjectName("matter")
        self.body = QVBoxLayout(self.matter)
        spaced(self.body, 12, (24, 20, 24, 16))
        self.body.addWidget(title(heading))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.matter)
        self.area = area
        self.buttons = QHBoxLayout()
        spaced(self.buttons, 8, (24, 12, 24, 16))
        self.buttons.addStretch(1)
        whole = QVBoxLayout(self)
        spaced(whole, 0)
        whole.addWidget(area, 1)
        whole.addWidget(hairline())
        whole.addLayout(self.buttons)

    def fit(self) -> None:
        """Take the size the matter wants, as far as the screen has it."""
        screen = self.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry().size() - QSize(32, 48)
        unit = self.fontMetrics().height() / 16
        self.resize((self._wanted * unit).boundedTo(room))

    def showEvent(self, event: object) -> None:
        """Fit the screen before the first look."""
        self.fit()
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands over its own event

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text when its size is changed while this is open."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self.fit()

    def close_button(self, text: str = "") -> QPushButton:
        """A button that closes the sheet without doing anything, at the end of the row."""
        button = QPushButton(text or _("Close"))
        button.setObjectName("close")
        button.setAutoDefault(False)
        button.clicked.connect(self.reject)
        self.buttons.addWidget(button)
        return button
