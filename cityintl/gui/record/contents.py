"""What is inside a document, as the first tab of its page: the words that were found, or the picture itself.

objectNames: `contents`, `contents_text`, `contents_picture`, `contents_open`, `contents_save`.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout

from cityintl.errors import UserError
from cityintl.gui import filing, icons, layout
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.record.working import Tab, Working
from cityintl.store import DeskFile
from cityintl.words import _

#: A larger picture is not drawn here: it would stand in memory several times.
_LARGEST = 40_000_000


class ContentsTab(Tab):
    """Looks into a document without another program."""

    def __init__(self, desk: DeskFile, number: int) -> None:
        super().__init__()
        self.desk, self.number = desk, number
        self._shown = ""
        self._image = QImage()
        self.setObjectName("contents")
        look = self._button("contents_open", _("Open"), "eye")
        look.clicked.connect(lambda: filing.attempt(self, lambda: filing.look_at(desk, number)))
        save = self._button("contents_save", _("Save a copy…"), "download-simple")
        save.clicked.connect(lambda: filing.attempt(self, lambda: filing.save_copy(desk, number, self)))
        self.said = layout.text("", "quiet", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setObjectName("contents_text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("The words found in the file"))
        self.picture = QLabel()
        self.picture.setObjectName("contents_picture")
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        lines = layout.spaced(QVBoxLayout(self), 8, (20, 8, 20, 12))
        lines.addWidget(flowing(look, save, gap=8))
        lines.addWidget(self.said)
        lines.addWidget(self.text, 1)
        lines.addWidget(self.picture, 1)
        lines.addStretch(0)
        self.refresh()

    def _button(self, name: str, words: str, picture: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        icons.put(button, picture)
        return button

    def refresh(self) -> None:
        """Show the file anew where it is another one."""
        values = self.desk.get("document", self.number).values
        self.picture.setAccessibleName(values["description"] or values["title"])
        if self._shown == values["sha256"]:
            return
        self._shown = values["sha256"]
        found = self.desk.file_text(self._shown) or ""
        is_picture = str(values["media_type"]).startswith("image/") and (values["size"] or 0) <= _LARGEST
        self._image = self._read_image() if not found and is_picture else QImage()
        words = _("The words found in it; the file itself opens in another program.")
        if not found:
            words = (
                "" if not self._image.isNull() else _("No words were found in this file. It can be opened or saved.")
            )
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.text.setPlainText(found)
        self.text.setVisible(bool(found))
        self.picture.setVisible(not self._image.isNull())
        self._draw()

    def _read_image(self) -> QImage:
        try:
            return QImage.fromData(self.desk.file_bytes(self._shown))
        except UserError as wrong:
            self.failed.emit(wrong)
            return QImage()

    def _draw(self) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self.picture.size() * ratio
        if self._image.width() > room.width() or self._image.height() > room.height():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            shown = QPixmap.fromImage(self._image.scaled(room, keep, smooth))
        else:
            shown = QPixmap.fromImage(self._image)
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture fills the room there is."""
        super().resizeEvent(event)
        self._draw()


TABS = (Working("contents", "Contents", lambda desk, number, _around: ContentsTab(desk, number)),)
