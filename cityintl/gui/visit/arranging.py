"""Where the words of a row stand: measured once for drawing and for its height, wrapped so that nothing is cut."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from cityintl.gui import chips, style

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
#: Below this width the times stand over the words and not beside them, and the last column below.
_NARROW = 560
#: The size of quiet words beside others.
_BESIDE = 12
_MUCH = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: times, a picture, its words with chips, a quiet line below, and what stands at the end."""

    number: int
    words: str
    quiet: str = ""
    lead: str = ""
    beside: str = ""
    end: str = ""
    end_tone: str = "quiet"
    picture: str = ""
    tone: str = "quiet"
    chips: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    heading: bool = False

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        marks = (words for words, _tone in self.chips)
        return ", ".join(filter(None, (self.lead, self.beside, self.words, *marks, self.quiet, self.end)))


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the times before the words and of the column behind them, the same for every row of a list."""

    lead: int
    beside: int
    end: int
    end_left: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at their place."""

    box: QRect
    words: str
    font: QFont
    tone: str
    flags: int


@dataclass(slots=True)
class Arranged:
    """A row laid out in a width: its pieces of text, its chips, its picture, and how high it is."""

    pieces: list[Piece] = field(default_factory=list)
    chips: list[tuple[QRect, str, str]] = field(default_factory=list)
    picture: QRect | None = None
    height: int = 0


def columns_of(rows: list[Row], end: int = 0) -> Columns:
    """As wide as the widest of the rows; `end` is the width of a last column that begins at the left."""
    look = style.look()
    strong, beside = QFontMetrics(look.font(style.TEXT, 500)), QFontMetrics(look.font(_BESIDE))
    lead = max((strong.horizontalAdvance(row.lead) for row in rows), default=0)
    other = max((beside.horizontalAdvance(row.beside) for row in rows), default=0)
    last = look.px(end) if end else max((beside.horizontalAdvance(row.end) for row in rows), default=0)
    return Columns(lead + 2 if lead else 0, other + 2 if other else 0, last, bool(end))


class Arranging:
    """Lays one row out."""

    def __init__(self, row: Row, columns: Columns, width: int, side: int, lined: bool) -> None:
        self.row, self.columns = row, columns
        self.look = style.look()
        self.done = Arranged()
        self.gap = self.look.px(12)
        self.left, self.right = self.look.px(side), width - self.look.px(side)
        self.pad = self.look.px(6 if lined else 3)
        self.top = self.pad
        self.narrow = columns.end_left and width < self.look.px(_NARROW)

    def lay(self) -> Arranged:
        """The whole row."""
        row, px = self.row, self.look.px
        strong = self.look.font(style.TEXT, 600 if row.heading else 500)
        if row.heading:
            self._text(QRect(self.left, self.top + px(6), self.right - self.left, _MUCH), row.words, self._label())
            return self._finish(self.top + px(6))
        top = self._times(strong)
        if row.picture:
            side = px(16)
            self.done.picture = QRect(self.left, top + (QFontMetrics(strong).height() - side) // 2, side, side)
            self.left += side + self.gap
        room = self.right - self.left
        if row.end and not self.narrow:
            room -= self._end(top, room)
        bottom = self._words(top, room, strong)
        if row.quiet:
            bottom = self._text(QRect(self.left, bottom, room, _MUCH), row.quiet, self._label(), "quiet")
        if row.end and self.narrow:
            bottom = self._text(QRect(self.left, bottom, room, _MUCH), row.end, self._label(), row.end_tone)
        return self._finish(bottom)

    def _finish(self, bottom: int) -> Arranged:
        edges = [piece.box.bottom() for piece in self.done.pieces] + [box.bottom() for box, _w, _t in self.done.chips]
        self.done.height = max([bottom, *edges]) + self.pad
        return self.done

    def _label(self) -> QFont:
        return self.look.font(style.LABEL, 600 if self.row.heading else 400)

    def _times(self, strong: QFont) -> int:
        """The two times: in columns of their own, or on a line of their own where it is narrow."""
        row, columns = self.row, self.columns
        quiet = self.look.font(_BESIDE)
        drop = QFontMetrics(strong).ascent() - QFontMetrics(quiet).ascent()
        if not columns.lead and not columns.beside:
            return self.top
        if self.narrow:
            if not row.lead and not row.beside:
                return self.top
            bottom = self._text(QRect(self.left, self.top, columns.lead, _MUCH), row.lead, strong)
            at = self.left + (QFontMetrics(strong).horizontalAdvance(row.lead) + self.gap if row.lead else 0)
            self._text(QRect(at, self.top + drop, self.right - at, _MUCH), row.beside, quiet, "quiet")
            return max(bottom, self.top + QFontMetrics(strong).height())
        self._text(QRect(self.left, self.top, columns.lead, _MUCH), row.lead, strong, flags=_RIGHT)
        self.left += columns.lead + (self.gap if columns.lead else 0)
        if columns.beside:
            self._text(QRect(self.left, self.top + drop, columns.beside, _MUCH), row.beside, quiet, "quiet", _RIGHT)
            self.left += columns.beside + self.gap
        return self.top

    def _end(self, top: int, room: int) -> int:
        """What stands at the end; gives the room that it takes."""
        font = self.look.font(_BESIDE)
        wide = self.columns.end if self.columns.end_left else QFontMetrics(font).horizontalAdvance(self.row.end) + 1
        wide = min(wide, room // 2)
        box = QRect(self.right - wide, top, wide, _MUCH)
        self._text(box, self.row.end, font, self.row.end_tone, _LEFT if self.columns.end_left else _RIGHT)
        return wide + self.gap

    def _words(self, top: int, room: int, font: QFont) -> int:
        """The words, and the chips behind them where there is room, else below."""
        metrics = QFontMetrics(font)
        bottom = self._text(QRect(self.left, top, room, _MUCH), self.row.words, font)
        one_line = bottom - top < metrics.height() * 1.8  # another script's font may be higher
        at = self.left + metrics.horizontalAdvance(self.row.words) + self.look.px(9) if one_line else self.left + room
        line = top
        high, gap = self.look.px(20), self.look.px(6)
        for words, tone in self.row.chips:
            wide = chips.width(words)
            if at + wide > self.left + room:
                at, line = self.left, bottom + self.look.px(2)
                bottom = line + high + self.look.px(2)
            height = bottom - top if line == top else high
            box = QRect(at, line + (height - high) // 2, min(wide, room), high)
            self.done.chips.append((box, words, tone))
            at += wide + gap
        return bottom

    def _text(self, box: QRect, words: str, font: QFont, tone: str = "text", flags: Qt.AlignmentFlag = _LEFT) -> int:
        """Put words into a box, as high as they need; gives where they end."""
        if not words:
            return box.top()
        how = int(flags | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value))
        needed = QFontMetrics(font).boundingRect(QRect(0, 0, max(1, box.width()), _MUCH), how, words)
        placed = QRect(box.left(), box.top(), box.width(), needed.height())
        tone = "quiet" if self.row.heading else tone
        self.done.pieces.append(Piece(placed, words, font, tone, how))
        return placed.top() + placed.height()


def arrange(row: Row, columns: Columns, width: int, side: int = 0, lined: bool = True) -> Arranged:
    """A row laid out in this width, `side` in from both edges; closer where no lines part the rows."""
    return Arranging(row, columns, width, side, lined).lay()
