"""One thing on the calendar as a button that opens its record."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from cityintl.desk.agenda import Entry
from cityintl.desk.obligations import Obligation, State
from cityintl.gui import layout, style
from cityintl.gui.places import PICTURES
from cityintl.gui.today.line import Shortened, picture_of
from cityintl.records.dates import show_date, show_partial_date
from cityintl.records.values import Time
from cityintl.words import _


def spoken(each: Entry) -> str:
    """The entry as a sentence: its day and hour, what it is, how it stands."""
    day = show_date(each.first) if each.exact else (_known(each) or _("no exact date"))
    return ", ".join(filter(None, (day, hour(each), each.words, _state(each))))


def hour(each: Entry) -> str:
    """Its hour, with the place by whose clock it is where that is not ours: “9:00 am Bordeaux”."""
    return " ".join(filter(None, (Time().show(each.starts), each.clock))) if each.starts else ""


def _known(each: Entry) -> str:
    """The month or year of its day, where no more is known."""
    return show_partial_date(each.of.known) if isinstance(each.of, Obligation) and each.of.known else ""


def _state(each: Entry) -> str:
    if not isinstance(each.of, Obligation):
        return "" if each.of.sure else _("not agreed yet")
    if each.of.is_day:
        return ""
    words = {State.DONE: _("done"), State.SNOOZED: _("put off"), State.OPEN: _("due")}[each.of.state]
    return _("late") if each.tone == "red" else words


def picture(each: Entry) -> str:
    """The picture of what it is."""
    return picture_of(each.of) if isinstance(each.of, Obligation) else PICTURES.get(each.kind, "calendar-blank")


def small(each: Entry, follow: Callable[[str, int], None]) -> QPushButton:
    """The entry in a day of the month: a mark of its tone, its hour, its words as far as they fit."""
    button = _button(each, follow)
    button.setMinimumHeight(style.look().px(20))
    mark = layout.picture(picture(each), each.tone, 12)
    words = Shortened(f"{hour(each)} {each.words}".strip(), "quiet" if each.tone in ("green", "quiet") else "text")
    _fill(button, 4, (3, 0, 3, 0), mark, words)
    return button


def wide(each: Entry, follow: Callable[[str, int], None]) -> QPushButton:
    """The entry on a line of its own: hour, picture, words, how it stands."""
    button = _button(each, follow)
    button.setMinimumHeight(style.look().px(30))
    when = layout.text(hour(each) if each.exact else _known(each), "quiet")
    when.setMinimumWidth(style.look().px(76))
    stands = layout.text(_state(each), {"red": "problem", "amber": "needed", "green": "good"}.get(each.tone, "quiet"))
    _fill(
        button, 8, (8, 0, 8, 0), when, layout.picture(picture(each), each.tone), Shortened(each.words, "text"), stands
    )
    return button


def _button(each: Entry, follow: Callable[[str, int], None]) -> QPushButton:
    button = QPushButton()
    button.setObjectName("entry")
    button.setProperty("key", each.key)
    button.setProperty("flat", True)
    button.setProperty("row", True)
    button.setAccessibleName(spoken(each))
    button.setToolTip(spoken(each))
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    button.clicked.connect(lambda: follow(each.kind, each.number))
    return button


def _fill(button: QPushButton, gap: int, margins: tuple[int, int, int, int], *shown: QWidget) -> None:
    box = layout.spaced(QHBoxLayout(button), gap, margins)
    for each in shown:
        each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box.addWidget(each, 1 if isinstance(each, Shortened) else 0)
        if isinstance(each, QLabel):
            each.setToolTip("")
