"""The head of a record's page: what it is in one line, and what is true there right now."""

import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cityintl import distance
from cityintl.desk import clocks, holds, silence
from cityintl.desk.suspensions import suspension_said
from cityintl.gui import chips, layout, style
from cityintl.gui.chips import Chip
from cityintl.gui.record import head_lines
from cityintl.records import kinds
from cityintl.records.dates import show_partial_date
from cityintl.records.home import Distance
from cityintl.records.values import Number
from cityintl.reference import countries
from cityintl.store import DeskFile, Entry
from cityintl.words import _

_ANY = 16_777_215  # Qt's own word for “no limit”
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


#: The kinds at whose head the clock of the partner is worth its line.
_CLOCKED = ("tie", "partner", "person", "organization", "delegation", "correspondence", "exchange", "invitation")
#: The fields that say where a record stands.
_STANDS = ("status", "to_status", "answer", "result")


@dataclass(frozen=True, slots=True)
class Head:
    """The words of a head; an empty one is not shown."""

    reference: str
    title: str
    chip: Enum | None = None
    quiet: str = ""
    now: str = ""
    away: str = ""
    #: What was worked out besides the status: that a tie fell silent.
    also: Enum | None = None
    #: The holds that keep it.
    held: str = ""
    #: Why nothing happens with a suspended tie, and until when.
    rests: str = ""


def head_of(desk: DeskFile, entry: Entry) -> Head:
    """The head of a record as it stands at this moment."""
    values = entry.values
    partner = _partner_of(desk, entry)
    now, away = _there(desk, partner) if partner and entry.kind in _CLOCKED else ("", "")
    country = _country(partner) if partner and entry.kind in ("tie", "partner") else ""
    title = ", ".join(filter(None, (entry.title, country)))
    quiet = " · ".join(map(_isolated, filter(None, _quiet(desk, entry, partner))))
    silent = silence.standing(desk, entry, desk.today) if entry.kind == "tie" else None
    held = holds.said_of(desk, entry.kind, entry.id)
    rests = suspension_said(desk, entry) if entry.kind == "tie" else ""
    return Head(_reference_line(entry), title, _status(values), quiet, now, away, silent, held, rests)


def _isolated(words: str) -> str:
    """Words that run from right to left keep to themselves: what follows them stays in its place."""
    return f"\u2068{words}\u2069" if any(unicodedata.bidirectional(each) in ("R", "AL") for each in words) else words


def _partner_of(desk: DeskFile, entry: Entry) -> dict[str, Any] | None:
    if entry.kind == "partner":
        return entry.values
    number = entry.values.get("partner")
    return desk.get("partner", number).values if number is not None else None


def _country(partner: dict[str, Any]) -> str:
    return countries.name(partner["country"]) if partner["country"] else ""


def _status(values: dict[str, Any]) -> Enum | None:
    found = next((values[name] for name in _STANDS if values.get(name) is not None), None)
    return found if isinstance(found, Enum) and chips.tone_of(found) else None


def _reference_line(entry: Entry) -> str:
    kind = entry.values.get("type") or entry.values.get("level")
    word = str(kind.value) if isinstance(kind, Enum) else kinds.kind(entry.kind).one
    return _(word) if entry.kind == "home" else f"{entry.reference} · {_(word)}"


def _quiet(desk: DeskFile, entry: Entry, partner: dict[str, Any] | None) -> list[str]:
    values = entry.values
    if entry.kind == "tie":
        local = (partner or {}).get("local_name")
        since = _("since {day}").format(day=show_partial_date(values["signed_on"])) if values["signed_on"] else ""
        charter = _("charter sister city") if values["charter"] else ""
        return [local if local and local != entry.title else "", since, charter]
    if entry.kind == "partner":
        people = Number("people").show(values["population"]) if values["population"] else ""
        local = values["local_name"] if values["local_name"] != entry.title else ""
        return [local or "", values["region"] or "", people]
    if entry.kind == "person":
        return [values["local_name"] or "", values["position"] or "", _named(desk, values)]
    return head_lines.line_of(desk, entry, _place_of(partner))


def _place_of(partner: dict[str, Any] | None) -> str:
    """“Nagoya, Japan”."""
    return ", ".join(filter(None, (partner["name"], _country(partner)))) if partner else ""


def _named(desk: DeskFile, values: dict[str, Any]) -> str:
    for kind in ("organization", "partner"):
        if values[kind] is not None:
            return desk.titles(kind, [values[kind]]).get(values[kind], "")
    return ""


def _there(desk: DeskFile, partner: dict[str, Any]) -> tuple[str, str]:
    """“Tue 24 Nov 14:20 there” and “15 h ahead · 10,512 km”."""
    home = desk.home()
    now = ahead = far = ""
    if partner["zone"]:
        there = clocks.there(partner["zone"], home["zone"], desk.clock())
        now, ahead = _("{time} there").format(time=there.time), there.difference
    ends = [home["latitude"], home["longitude"], partner["latitude"], partner["longitude"]]
    if None not in ends:
        far = distance.said((ends[0], ends[1]), (ends[2], ends[3]), home["distance"] is Distance.MILES)
    return now, " · ".join(filter(None, (ahead, far)))


class HeadView(QWidget):
    """Shows a head.

    objectNames: `record_reference`, `record_title`, `record_chip`, `record_also`, `record_quiet`, `record_held`,
    `record_rests`, `record_now`.
    """

    def __init__(self, *tools: QWidget) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._head, self._is_low = Head("", ""), False
        self.reference = layout.text("", "quiet")
        self.reference.setObjectName("record_reference")
        self.title = layout.text("", "title")
        self.title.setObjectName("record_title")
        self.chip = Chip()
        self.chip.setObjectName("record_chip")
        self.also = Chip()
        self.also.setObjectName("record_also")
        self.also.hide()
        self.quiet = layout.text("", "quiet", wrap=True)
        self.quiet.setAlignment(_LEFT)
        self.quiet.setObjectName("record_quiet")
        self.held = layout.text("", "needed", wrap=True)
        self.held.setObjectName("record_held")
        self.rests = layout.text("", "needed", wrap=True)
        self.rests.setObjectName("record_rests")
        self.now = layout.text("", "strong")
        self.now.setObjectName("record_now")
        self.away = layout.text("", "quiet")
        self._clock = layout.spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), 8)
        self._clock.addWidget(self.now)
        self._clock.addWidget(self.away)
        words = QWidget()
        words.setLayout(self._clock)
        self._clock_picture = layout.picture("clock", "accent")
        self.live = layout.row(self._clock_picture, words, None)
        top = layout.row(self.reference, None, *tools, gap=2)
        name = QWidget()
        self._line = layout.spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, name), 12)
        self._line.addWidget(self.title)
        self._chips = layout.row(self.chip, self.also, None, gap=8)
        self._line.addWidget(self._chips, 1)
        lines = layout.spaced(QVBoxLayout(self), 3, (20, 8, 12, 8))
        for widget in (top, name, self.held, self.quiet, self.rests, self.live):
            lines.addWidget(widget)

    def be_low(self, low: bool) -> None:
        """Leave the room to what stands below: only the title, the rest in its tip."""
        if low != self._is_low:
            self._is_low = low
            self.show_head(self._head)

    def show_head(self, head: Head) -> None:
        """Show these words."""
        self._head = head
        self.reference.setText(head.reference)
        self.title.setText(head.title)
        words = _(str(head.chip.value)) if head.chip else ""
        self.chip.say(words, chips.tone_of(head.chip) or "grey")
        also = _(str(head.also.value)) if head.also else ""
        self.also.say(also, chips.tone_of(head.also) or "grey")
        self.held.setText(head.held)
        self.held.setVisible(bool(head.held))
        self.quiet.setText(head.quiet)
        self.quiet.setVisible(bool(head.quiet) and not self._is_low)
        self.rests.setText(head.rests)
        self.rests.setVisible(bool(head.rests) and not self._is_low)
        self.now.setText(head.now)
        self.now.setVisible(bool(head.now))
        self._clock_picture.setVisible(bool(head.now))
        self.away.setText(head.away)
        self.live.setVisible(bool(head.now or head.away) and not self._is_low)
        rest = (head.quiet, head.rests, " ".join(filter(None, (head.now, head.away))))
        self.title.setToolTip("\n".join(filter(None, rest)) if self._is_low else "")
        self._fit()
        self.setAccessibleName(
            ". ".join(filter(None, (head.title, words, also, head.held, head.quiet, head.rests, head.now, head.away)))
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Measure when there is something to measure."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chip stands right behind a title that fits, else on the line below."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self.isVisible():
            return
        px, flow = style.look().px, QBoxLayout.Direction
        live = sum(label.fontMetrics().horizontalAdvance(label.text()) for label in (self.now, self.away))
        narrow = live > self.width() - px(76)
        self._clock.setDirection(flow.TopToBottom if narrow else flow.LeftToRight)
        chips_shown = [each for each in (self.chip, self.also) if each.text()]
        behind = sum(each.sizeHint().width() + px(12) for each in chips_shown)
        room, words = max(0, self.width() - px(20 + 12)), self.title.fontMetrics().horizontalAdvance(self.title.text())
        below = bool(chips_shown) and words > room - behind
        self._line.setDirection(flow.TopToBottom if below else flow.LeftToRight)
        self._line.setSpacing(px(4 if below else 12))
        self._chips.setVisible(bool(chips_shown))
        long = words > room
        self.title.setWordWrap(long)
        alone = long or not chips_shown
        wide = QSizePolicy.Policy.Expanding if alone else QSizePolicy.Policy.Maximum
        self.title.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        self.title.setMinimumWidth(max(0, min(room, px(240))) if long else 0)
        high = self._height_of_title(max(room, px(240))) if long else 0
        self.title.setMaximumHeight(high or _ANY)
        self.title.setMinimumHeight(high)

    def _height_of_title(self, room: int) -> int:
        """How high the lines of a long title are; the label itself reckons with one more at times."""
        ground = QRect(0, 0, room, _ANY)
        return self.title.fontMetrics().boundingRect(ground, Qt.TextFlag.TextWordWrap, self.title.text()).height()
