"""The frame that is painted first: title bar, navigation, panes and status line, without a desk.

It knows neither records nor store. objectNames: `title_bar` with `back`, `forward`, `city`, `jump`, `undo`, `redo`,
`new` and `menu`; `message_strip`; `panes` with `navigation`, `list_place` and `record_place`; `whole_place` for a page
that takes the place of both; `status_line` with `status`, `backup`, `task`, `task_cancel` and `where`.
Every action of `commands.COMMANDS` is a QAction of the window, found by its name.
"""

from PySide6.QtCore import QByteArray, QEvent, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cityintl.gui import icons, layout, style
from cityintl.gui.commands import Commands
from cityintl.gui.messages import Messages, MessageStrip
from cityintl.gui.navigation import Navigation
from cityintl.words import _

_SIZES = (200, 620, 546)
#: The least width, at 100 %, that shows a list and a record beside each other.
_ROOM = 900


class Shell(QMainWindow):
    """The window's frame; `window.py` fills it."""

    closing = Signal()
    #: The window is the one in use again.
    activated = Signal()
    #: Files were dropped on the window: their paths.
    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("CityIntl")
        self.setAcceptDrops(True)
        self.commands = Commands(self)
        self.strip = MessageStrip()
        self.messages = Messages(self.strip, self)
        self.navigation = Navigation()
        self.navigation.setEnabled(False)
        self.new_menu = QMenu(self)
        self.list_place = _place("list_place")
        self.record_place = _place("record_place")
        self.whole_place = _place("whole_place")
        body = QWidget()
        lines = layout.spaced(QVBoxLayout(body), 0)
        lines.addWidget(self._title_bar())
        lines.addWidget(layout.hairline())
        lines.addWidget(self.strip)
        lines.addWidget(self._panes(), 1)
        lines.addWidget(layout.hairline())
        lines.addWidget(self._status_line())
        self.setCentralWidget(body)
        self.resize(1366, 768)

    # -- the title bar

    def _title_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("title_bar")
        self.city = layout.text("CityIntl", "strong")
        self.city.setObjectName("city")
        self._make_jump()
        self._make_new()
        keys = layout.text("Ctrl K", "label")
        self.menu_button = layout.tool(_("Menu (F10)"), "list-dashes")
        self.menu_button.setObjectName("menu")
        self.menu_button.setMenu(self.commands.menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = layout.spaced(QHBoxLayout(bar), 8, (12, 8, 12, 8))
        for widget, stretch in (
            (self._button("back"), 0),
            (self._button("forward"), 0),
            (self.city, 0),
            (None, 1),
            (self.jump, 3),
            (keys, 0),
            (None, 1),
            (self._button("undo"), 0),
            (self._button("redo"), 0),
            (self.new, 0),
            (self.menu_button, 0),
        ):
            if widget is None:
                line.addStretch(stretch)
            else:
                line.addWidget(widget, stretch)
        return bar

    def _make_jump(self) -> None:
        self.jump = QLineEdit()
        self.jump.setObjectName("jump")
        self.jump.setPlaceholderText(_("Search or jump to…"))
        self.jump.setAccessibleName(_("Search or jump to"))
        self.jump.setMinimumWidth(min(style.look().px(220), 260))
        self.jump.setMaximumWidth(style.look().px(420))
        self._lens = QAction(self.jump)
        icons.put(self._lens, "magnifying-glass")
        self.jump.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)

    def _make_new(self) -> None:
        self.new = QToolButton()
        self.new.setText(_("New"))
        self.new.setObjectName("new_button")
        self.new.setProperty("primary", True)
        self.new.setToolTip(_("Add a record (Ctrl+N adds one to this list)"))
        self.new.setAccessibleName(_("New"))
        self.new.setProperty("toolButtonStyle", layout.TEXT_BESIDE_ICON)
        self.new.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.new.setMenu(self.new_menu)
        self.new.setEnabled(False)
        icons.put(self.new, "plus", "accent_text")

    def _button(self, name: str) -> QToolButton:
        action = self.commands[name]
        button = layout.tool(action.text(), str(action.property("picture_name")))
        button.setObjectName(name)
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            keys = action.shortcut().toString()
            button.setToolTip(f"{action.text()} ({keys})")
            button.setAccessibleName(action.text())

        action.changed.connect(follow)
        follow()
        return button

    # -- the panes

    def _panes(self) -> QWidget:
        self.splitter = QSplitter()
        self.splitter.setObjectName("panes")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        side = QWidget()
        lines = layout.spaced(QVBoxLayout(side), 0, (0, 4, 0, 4))
        lines.addWidget(self.navigation)
        side.setMinimumWidth(style.look().px(190))
        for pane, stretch in ((side, 0), (self.list_place, 6), (self.record_place, 5), (self.whole_place, 11)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.list_place.setMinimumWidth(min(style.look().px(280), 300))
        self.record_place.setMinimumWidth(min(style.look().px(320), 340))
        self.whole_place.hide()
        self.share((*_SIZES,))
        return self.splitter

    def share(self, sizes: tuple[int, ...]) -> None:
        """Give the panes these widths, or the usual ones."""
        given = sizes if len(sizes) == len(_SIZES) else tuple(style.look().px(size) for size in _SIZES)
        self._shares = given
        self.splitter.setSizes([*given, given[1] + given[2]])

    @property
    def shares(self) -> tuple[int, ...]:
        """The widths of the three panes, as they were last seen together."""
        if self.record_place.isVisible():
            self._shares = tuple(self.splitter.sizes()[: len(_SIZES)])
        return self._shares

    def show_whole(self, page: QWidget | None) -> None:
        """Show one page in place of list and record; None brings both back."""
        self.list_place.setVisible(page is None)
        self._show_record_place(page is None)
        self.whole_place.setVisible(page is not None)
        if page is not None:
            put(self.whole_place, page)

    @property
    def narrow(self) -> bool:
        """Whether there is room for a list or a record only, at this size of text."""
        return self.width() < style.look().px(_ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for a record beside its list, it opens over the whole width."""
        super().resizeEvent(event)
        self._show_record_place(self.whole_place.isHidden())

    def _show_record_place(self, wanted: bool) -> None:
        """The third pane is there only while a record is in it and there is room beside the list."""
        was = self.record_place.isVisible()
        self.record_place.setVisible(wanted and not self.narrow and self.record_place.count() > 0)
        if self.record_place.isVisible() and not was:
            self.share(self._shares)

    # -- the status line

    def _status_line(self) -> QWidget:
        line = QWidget()
        line.setObjectName("status_line")
        self.status_picture = layout.picture("check-circle", "green", 14)
        self.status = layout.text("", "quiet")
        self.status.setObjectName("status")
        self.where = layout.text("", "quiet")
        self.where.setObjectName("where")
        self.status_picture.hide()
        self.backup_picture = layout.picture("shield-check", "quiet", 14)
        self.backup = layout.text("", "quiet")
        self.backup.setObjectName("backup")
        self.say_backup("")
        boxes = layout.spaced(QHBoxLayout(line), 6, (14, 4, 14, 4))
        for widget in (self.status_picture, self.status, self.backup_picture, self.backup, self._task()):
            boxes.addWidget(widget)
        boxes.addStretch(1)
        boxes.addWidget(self.where)
        line.setMinimumHeight(style.look().px(28))
        return line

    def _task(self) -> QWidget:
        self.task_text = QLabel()
        self.task_bar = QProgressBar()
        self.task_bar.setTextVisible(False)
        self.task_bar.setFixedWidth(style.look().px(160))
        self.task_bar.setAccessibleName(_("Progress"))
        self.task_cancel = QPushButton(_("Cancel"))
        self.task_cancel.setObjectName("task_cancel")
        self.task_cancel.setProperty("flat", True)
        self.task_cancel.setProperty("link", True)
        self.task = layout.row(self.task_text, self.task_bar, self.task_cancel, gap=10)
        self.task.setObjectName("task")
        self.task.hide()
        return self.task

    def say_status(self, words: str, picture: str = "check-circle", tone: str = "green") -> None:
        """The quiet line at the bottom."""
        icons.put(self.status_picture, picture, tone, 14)
        self.status_picture.setVisible(bool(words))
        self.status.setText(words)

    def say_backup(self, words: str, more: str = "", good: bool = True) -> None:
        """The last backup, beside the quiet line; `more` is its tip."""
        icons.put(self.backup_picture, "shield-check" if good else "shield-warning", "quiet" if good else "amber", 14)
        for widget in (self.backup_picture, self.backup):
            widget.setVisible(bool(words))
            widget.setToolTip(more)
        self.backup.setText(words)
        self.backup.setAccessibleDescription(more)

    # -- what is remembered

    def remember_geometry(self) -> str:
        """Size and place of the window as a text."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def take_geometry(self, text: str) -> None:
        """Size and place from that text; a text that is none changes nothing."""
        if text:
            self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "ignore")))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if _files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the files."""
        if paths := _files_of(event):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def changeEvent(self, event: QEvent) -> None:
        """Tell when it is used again, perhaps on another day."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the desk be closed first."""
        self.closing.emit()
        super().closeEvent(event)


def _files_of(event: QDropEvent) -> list[str]:
    urls = event.mimeData().urls()
    return [url.toLocalFile() for url in urls] if all(url.isLocalFile() for url in urls) else []


def _place(name: str) -> QStackedWidget:
    place = QStackedWidget()
    place.setObjectName(name)
    return place


def put(place: QStackedWidget, page: QWidget) -> None:
    """Show this page in a place that may hold several."""
    if place.indexOf(page) < 0:
        place.addWidget(page)
    place.setCurrentWidget(page)
