"""Hands and eyes for the real window: keys, mouse and words go in, what a person would see comes back.

Everything is found by its objectName. Keys go where the window system would send them: to the open popup,
else to the widget that has the keyboard.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from cityintl.gui.navigation import FOLDED

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
NAME = Qt.ItemDataRole.UserRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class Hands:
    """One person at the window."""

    def __init__(self, qtbot, shell: QWidget) -> None:
        self.qtbot, self.shell = qtbot, shell
        self.clicks = 0
        self._wrong: list[BaseException] = []

    # -- finding

    @property
    def front(self) -> QWidget:
        """The dialog that is open, or the window."""
        return QApplication.activeModalWidget() or self.shell

    def all(self, name: str, kind: type[W] = QWidget) -> list[W]:
        """Every widget of this name that can be seen."""
        front = self.front
        found = front.findChildren(kind, name)
        if front.objectName() == name and isinstance(front, kind):
            found.append(front)
        return [w for w in found if w.isVisible()]

    def see(self, name: str, kind: type[W] = QWidget) -> W:
        """The one widget of this name that can be seen; waits for it."""
        QApplication.processEvents()  # what was shown just now is laid out
        self.qtbot.waitUntil(lambda: self.all(name, kind) != [])
        found = self.all(name, kind)
        assert len(found) == 1, f"{len(found)} widgets are called {name}"
        return found[0]

    def gone(self, name: str) -> None:
        """Wait until nothing of this name can be seen."""
        self.qtbot.waitUntil(lambda: self.all(name) == [])

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until this holds."""
        self.qtbot.waitUntil(lambda: bool(condition()))

    def text(self, name: str) -> str:
        """What a label, a line or a button says."""
        found = self.see(name)
        return str(found.text()) if hasattr(found, "text") else found.accessibleName()

    def says(self, name: str, words: str) -> None:
        """Wait until a label says these words, among others."""
        self.until(lambda: self.all(name) and words in self.text(name))

    def words_of(self, name: str) -> str:
        """Every word that can be seen inside a widget."""
        return "\n".join(label.text() for label in self.see(name).findChildren(QLabel) if label.isVisible())

    # -- keys

    @property
    def keyboard(self) -> QWidget:
        """The widget that gets the keys."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        focus = QApplication.focusWidget()
        if focus is None or focus.window() is not self.front:
            self._activate()
        return QApplication.focusWidget() or self.front

    def _activate(self) -> None:
        """Off screen, nobody gives the keyboard back to a window when a popup closes."""
        if not self.front.isActiveWindow():
            self.front.activateWindow()
            self.until(lambda: self.front.isActiveWindow())

    def press(self, *keys: str) -> None:
        """Press these, one after the other: “Ctrl+K”, “Return”, “Esc”."""
        for each in keys:
            stroke = QKeySequence(each)[0]
            if stroke.keyboardModifiers() and QApplication.activePopupWidget() is None:
                self._activate()  # only the shortcuts of an active window are heard
            QTest.keyClick(self.keyboard, stroke.key(), stroke.keyboardModifiers())

    def type(self, words: str) -> None:
        """Type where the keyboard is; what is not ASCII comes as an input method commits it."""
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(self.keyboard, letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(QApplication.focusWidget(), event)

    def write(self, words: str) -> None:
        """Type in place of what stands there."""
        self.press("Ctrl+A")
        self.type(words)

    # -- mouse

    def click(self, name: str) -> None:
        """Click the middle of a widget."""
        found = self.see(name)
        assert found.isEnabled(), f"{name} cannot be clicked now"
        if QApplication.activePopupWidget() is None:
            self._activate()  # as a click on a window does
        self.click_at(found, found.rect().center())

    def click_at(self, widget: QWidget, at: QPoint) -> None:
        """Click at a point."""
        self.clicks += 1
        QTest.mouseClick(widget, LEFT, Qt.KeyboardModifier.NoModifier, at)

    def click_item(self, name: str, words: str, twice: bool = False) -> None:
        """Click the line of a list that begins with these words."""
        view = self.see(name, QListWidget)
        self.until(lambda: any(line.startswith(words) for line in self.lines(name)))
        item = next(i for i in _items(view) if i.text().startswith(words))
        at = view.visualItemRect(item).center()
        self.click_at(view.viewport(), at)
        if twice:
            QTest.mouseDClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)

    def choose(self, name: str, words: str) -> None:
        """Choose a word of a box: open it, walk there, Enter."""
        box = self.see(name, QComboBox)
        row = box.findText(words)
        assert row >= 0, f"{name} does not offer {words}: {[box.itemText(n) for n in range(box.count())]}"
        self.click_at(box, QPoint(box.width() - 12, box.height() // 2))
        self.until(lambda: box.view().isVisible())
        box.view().setCurrentIndex(box.model().index(row, box.modelColumn()))
        QTest.keyClick(box.view(), Qt.Key.Key_Return)

    def tab(self, words: str) -> None:
        """Turn to the tab of the record's page that begins with these words."""
        bar = self.see("record_tabs", QTabBar)
        place = next(n for n in range(bar.count()) if bar.tabText(n).startswith(words))
        if bar.isTabVisible(place):
            self.click_at(bar, bar.tabRect(place).center())
            return
        with self.answering(lambda: self._take_line(words)):
            self.click("more_tabs")

    def _take_line(self, words: str) -> None:
        """Take a line of the menu that is open."""
        self.walk_menu(words)
        self.press("Return")

    def tabs(self) -> list[str]:
        """What stands on the tabs."""
        bar = self.see("record_tabs", QTabBar)
        return [bar.tabText(n) for n in range(bar.count())]

    # -- lists and tables

    def go_to(self, words: str) -> None:
        """Click a line of the navigation, once its group is opened where it is folded."""
        view = self.see("navigation", QListWidget)
        items = [view.item(n) for n in range(view.count())]
        place = next(n for n, item in enumerate(items) if item.text().startswith(words))
        heads = [item for item in items[:place] if not item.data(NAME)]
        if items[place].isHidden() and heads and not heads[-1].isHidden() and heads[-1].data(FOLDED):
            view.scrollToItem(heads[-1])
            self.click_at(view.viewport(), view.visualItemRect(heads[-1]).center())
        self.until(lambda: not items[place].isHidden())
        view.scrollToItem(items[place])
        self.click_item("navigation", words)

    def lines(self, name: str) -> list[str]:
        """The lines of a list that can be seen."""
        return [item.text() for item in _items(self.see(name, QListWidget))]

    def rows(self, name: str = "table") -> list[list[str]]:
        """The cells of a table as they are shown."""
        model = self.see(name, QTableView).model()
        columns = range(model.columnCount())
        return [[str(model.index(r, c).data() or "") for c in columns] for r in range(model.rowCount())]

    def heads(self, name: str = "table") -> list[str]:
        """The heads of a table."""
        model = self.see(name, QTableView).model()
        across = Qt.Orientation.Horizontal
        return [str(model.headerData(n, across)) for n in range(model.columnCount())]

    def open_row(self, words: str) -> None:
        """Point to a row of the list, and wait for its record beside it."""
        self.point(words)
        self.says("record_title", words)

    def point(self, words: str, name: str = "table") -> None:
        """Click the row of a table whose first cell is this."""
        table = self.see(name, QTableView)
        self.until(lambda: words in [row[0] for row in self.rows(name)])
        index = table.model().index([row[0] for row in self.rows(name)].index(words), 0)
        table.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.click_at(table.viewport(), table.visualRect(index).center())

    def count_of(self, name: str) -> int:
        """How many records the navigation says a list holds."""
        nav = self.see("navigation", QListWidget)
        item = next(nav.item(n) for n in range(nav.count()) if nav.item(n).data(NAME) == name)
        spoken = str(item.data(SPOKEN)).rpartition(", ")[2].replace(",", "")
        return int(spoken) if spoken.isdigit() else 0

    # -- what opens over the window

    @contextmanager
    def answering(self, deed: Callable[[], object], name: str = "") -> Iterator[None]:
        """Do this once a menu, or the dialog of this name, opens over the window and holds up whoever opened it."""
        begun = QApplication.activeModalWidget()
        done: list[bool] = []

        def look() -> None:
            over = QApplication.activeModalWidget() if name else QApplication.activePopupWidget()
            if over is None or over is begun or done or over.objectName() != name:
                return
            done.append(True)
            try:
                deed()
            except BaseException as wrong:  # noqa: BLE001  # carried out of the dialog's event loop, raised below
                self._wrong.append(wrong)
            finally:
                if self._wrong:
                    over.close()

        clock = QTimer()
        clock.setInterval(10)
        clock.timeout.connect(look)
        clock.start()
        try:
            yield
            self.until(lambda: done)
        finally:
            clock.stop()
            if self._wrong:
                raise self._wrong.pop()

    def command(self, menu: str, words: str) -> None:
        """Choose a command of the menu, by its words."""
        button = self.see("menu", QToolButton)
        answering = self.answering(lambda: self._take(menu, words))
        with self.qtbot.waitSignal(button.clicked), answering:  # a key holds a button down for a tenth of a second
            self.press("F10")

    def _take(self, menu: str, words: str) -> None:
        self.walk_menu(menu)
        self.press("Right")
        self.until(lambda: self._active_menu().title() == menu)
        self.walk_menu(words)
        self.press("Return")

    def walk_menu(self, words: str) -> None:
        """Walk the open menu with the arrow key to the line that begins with these words."""
        menu = self._active_menu()
        lines = [a.text() for a in menu.actions() if a.isEnabled() and not a.isSeparator()]
        assert any(line.startswith(words) for line in lines), f"{words} cannot be chosen now: {lines}"
        while not (menu.activeAction() and menu.activeAction().text().startswith(words)):
            self.press("Down")

    def _active_menu(self) -> QMenu:
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        return popup

    # -- editing in place

    def edit(self, field: str, words: str, leave: str = "Return") -> None:
        """Click a fact, type in its place, and leave it with this key."""
        self.open_field(field)
        self.write(words)
        self.press(leave)

    def open_field(self, field: str) -> None:
        """Click the value of a fact, so that it can be typed; empty ones are unfolded first."""
        self.see("form")
        if not self.all(f"field_{field}"):
            self.click("show_empty")
        fact = self.see(f"field_{field}")
        if not self.all(f"edit_{field}"):
            self.click_at(fact, QPoint(20, fact.height() - 12))
        self.see(f"edit_{field}")

    def pick(self, words: str, offer: str) -> None:
        """Type words into the line that has the keyboard, and take the offer that begins so."""
        self.write(words)
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QListView))
        offers = QApplication.activePopupWidget()
        assert isinstance(offers, QListView)
        shown = [str(offers.model().index(n, 0).data()) for n in range(offers.model().rowCount())]
        place = next((n for n, each in enumerate(shown) if each.startswith(offer)), None)
        assert place is not None, f"“{words}” offers {shown}"
        self.press(*["Down"] * (place + 1), "Return")

    def value(self, field: str) -> str:
        """A fact as the record's page shows it."""
        return self.see(f"field_{field}").accessibleName().partition(": ")[2]

    def line(self, name: str) -> QLineEdit:
        """A line to type into."""
        return self.see(name, QLineEdit)


def _items(view: QListWidget) -> list:
    return [view.item(n) for n in range(view.count()) if not view.item(n).isHidden()]
