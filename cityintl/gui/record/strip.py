"""The tabs of a record's page: as many as fit, and the rest behind “More”.

objectNames: `record_tabs` (the bar; a tab's data is its name) and `more_tabs` (the button).
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QToolButton, QWidget

from cityintl.gui import icons, layout, style
from cityintl.words import _


class _Bar(QTabBar):
    """A bar of tabs that tells how wide each would be."""

    def wide(self, place: int) -> int:
        """The width of a tab, shown or not."""
        return self.tabSizeHint(place).width()


class TabStrip(QWidget):
    """A bar of tabs in the width there is; the current one is always seen."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.bar = _Bar()
        self.bar.setObjectName("record_tabs")
        self.bar.setAccessibleName(_("Parts of this page"))
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.more = QToolButton()
        self.more.setObjectName("more_tabs")
        self.more.setText(_("More"))
        self.more.setAccessibleName(_("More parts of this page"))
        self.more.setProperty("flat", True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        icons.put(self.more, "caret-down", size=12)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._wanted: list[bool] = []
        line = layout.spaced(QHBoxLayout(self), 4)
        line.addWidget(self.bar)
        line.addWidget(self.more)
        line.addStretch(1)
        self.bar.currentChanged.connect(self._turn)
        self.more.menu().aboutToShow.connect(self._fill)

    def add(self, name: str, words: str) -> None:
        """One more tab, at the end."""
        self._wanted.append(True)
        self.bar.setTabData(self.bar.addTab(words), name)

    def say(self, place: int, words: str, wanted: bool) -> None:
        """The words of a tab, and whether it is there at all; `fit` follows."""
        self._wanted[place] = wanted
        if self.bar.tabText(place) != words:
            self.bar.setTabText(place, words)

    def _turn(self, place: int) -> None:
        self.fit()
        self.turned.emit(place)

    def fit(self) -> None:
        """Show as many tabs as there is room for."""
        if not self.isVisible() or self.width() < self.more.sizeHint().width():
            return
        there = [n for n, wanted in enumerate(self._wanted) if wanted or n == self.bar.currentIndex()]
        room = self.width()
        if sum(self.bar.wide(n) for n in there) > room:
            shown = self._fitting(there, room - self.more.sizeHint().width() - style.look().px(8))
        else:
            shown = there
        for place in range(self.bar.count()):
            self.bar.setTabVisible(place, place in shown)
        if shown:  # a bar does not lay itself out when tabs go: saying a word of it again makes it
            self.bar.setTabText(shown[0], self.bar.tabText(shown[0]))
        self.more.setVisible(len(shown) < len(there))

    def _fitting(self, there: Sequence[int], room: int) -> list[int]:
        """The first tabs, the last of them giving way to the current one."""
        now = self.bar.currentIndex()
        room -= self.bar.wide(now)
        shown = [now]
        for place in there:
            if place == now:
                continue
            room -= self.bar.wide(place)
            if room < 0:
                break
            shown.append(place)
        return shown

    def _fill(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for place, wanted in enumerate(self._wanted):
            if wanted and not self.bar.isTabVisible(place):
                action = menu.addAction(self.bar.tabText(place))
                action.setObjectName(f"tab_{self.bar.tabData(place)}")
                action.triggered.connect(lambda _on=False, place=place: self.bar.setCurrentIndex(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other tabs."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure when there is something to measure."""
        super().showEvent(event)
        self.fit()
