"""The map as it is painted: land, lines of ties, partners to click on."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cityintl.desk import map_names
from cityintl.desk.map_of_ties import Drawing, Spot
from cityintl.gui import style
from cityintl.reference.world import HEIGHT, Point

_MARGIN = 8
#: So near to a spot is on it, at 100 %.
_NEAR = 12


class MapCanvas(QWidget):
    """objectName: `map_canvas`."""

    followed = Signal(str, int)
    #: The spot under the pointer, or none: its key (kind, number).
    pointed = Signal(object)

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.setObjectName("map_canvas")
        self.drawing = drawing
        #: The spot that is marked, by kind and number.
        self.marked: tuple[str, int] | None = None
        #: Where the names stand for this size of the map; worked out when it is painted anew.
        self._names: list[map_names.Placed | None] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(style.look().px(320), style.look().px(180))

    def show_drawing(self, drawing: Drawing) -> None:
        """Another map."""
        self.drawing, self._names = drawing, None
        self.setAccessibleName(drawing.said)
        self.update()

    def mark(self, key: tuple[str, int] | None) -> None:
        """Mark a spot."""
        if key != self.marked:
            self.marked = key
            self.update()

    # -- measures

    def _scale(self) -> tuple[float, QPointF]:
        """Dots for one unit of the map, and where its middle lies."""
        margin = style.look().px(_MARGIN)
        scale = min((self.width() - 2 * margin) / 2, (self.height() - 2 * margin) / (2 * HEIGHT))
        return scale, QPointF(self.width() / 2, self.height() / 2)

    def place(self, at: Point) -> QPointF:
        """Where a place of the map lies on the screen."""
        scale, middle = self._scale()
        return QPointF(middle.x() + at[0] * scale, middle.y() - at[1] * scale)

    def spot_at(self, point: QPointF) -> Spot | None:
        """The partner that lies nearest, if it lies near."""
        near = style.look().px(_NEAR)
        dots = self.drawing.dots
        found = [(self._away(at, point), n) for n, (at, _spot) in enumerate(dots)]
        away, nearest = min(found, default=(near + 1.0, 0))
        return dots[nearest][1] if away <= near else None

    def _away(self, at: Point, point: QPointF) -> float:
        across = self.place(at) - point
        return float((across.x() ** 2 + across.y() ** 2) ** 0.5)

    def _placed_names(self) -> list[map_names.Placed | None]:
        """Where the names of the spots stand, and that of home last."""
        if self._names is None:
            metrics = QFontMetricsF(style.look().font(style.LABEL))
            spots = self.drawing.dots
            dots = [self.place(at) for at in (*(at for at, _spot in spots), self.drawing.home)]
            names = [*(spot.name for _at, spot in spots), self.drawing.home_name]
            ways = [piece for way in self.drawing.ways for piece in way.pieces]
            self._names = map_names.place(
                [(dot.x(), dot.y()) for dot in dots],
                [metrics.horizontalAdvance(name) + 2 for name in names],
                metrics.height(),
                [[(dot.x(), dot.y()) for dot in map(self.place, piece)] for piece in ways],
                map_names.Box(0, 0, self.width(), self.height()),
            )
        return self._names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, other room for names."""
        super().resizeEvent(event)
        self._names = None

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sea, land, ways, spots, home."""
        look = style.look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPainterPath()
        edge.addPolygon(QPolygonF([self.place(at) for at in self.drawing.outline]))
        painter.fillPath(edge, look.colour("panel"))
        painter.save()
        painter.setClipPath(edge)
        painter.setPen(QPen(look.colour("panel"), 0.6))
        painter.setBrush(look.colour("line"))
        for ring in self.drawing.land:
            painter.drawPolygon(QPolygonF([self.place(at) for at in ring]))
        for way in self.drawing.ways:
            pen = QPen(look.colour(way.tone), look.px(2) if not way.dashed else look.px(1))
            pen.setStyle(Qt.PenStyle.DashLine if way.dashed else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            for piece in way.pieces:
                painter.drawPolyline(QPolygonF([self.place(at) for at in piece]))
        painter.restore()
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(edge)
        self._paint_names(painter)
        self._paint_spots(painter)
        painter.end()

    def _paint_names(self, painter: QPainter) -> None:
        """Each name beside its dot, with a rim of the ground around its letters."""
        look = style.look()
        font = look.font(style.LABEL)
        rise = QFontMetricsF(font).descent()
        dots = self.drawing.dots
        spots = [*((at, spot.name) for at, spot in dots), (self.drawing.home, self.drawing.home_name)]
        marked = [(spot.kind, spot.number) == self.marked for _at, spot in dots] + [False]
        for (at, name), placed, chosen in zip(spots, self._placed_names(), marked, strict=True):
            if placed is None or chosen:
                continue
            box, dot = placed.box, self.place(at)
            if placed.led:
                near = QPointF(min(max(dot.x(), box.left), box.right), min(max(dot.y(), box.low), box.high))
                painter.setPen(QPen(look.colour("quiet"), 0.7))
                painter.drawLine(dot, near)
            letters = QPainterPath()
            letters.addText(QPointF(box.left + 1, box.high - rise), font, name)
            painter.setPen(QPen(look.colour("panel"), look.px(3)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(letters)
            painter.fillPath(letters, look.colour("text"))

    def _paint_spots(self, painter: QPainter) -> None:
        look = style.look()
        for at_map, spot in self.drawing.dots:
            at, marked = self.place(at_map), (spot.kind, spot.number) == self.marked
            _paint_mark(painter, at, look.px(4) + (2 if marked else 0), spot.tone, spot.mark)
            if spot.visits:
                self._paint_visits(painter, at, spot)
            if marked:
                self._paint_marked(painter, at, spot.name)
        home = self.place(self.drawing.home)
        painter.setPen(QPen(look.colour("panel"), 1.5))
        painter.setBrush(look.colour("text"))
        side = look.px(9)
        painter.drawRect(QRectF(home.x() - side / 2, home.y() - side / 2, side, side))

    def _paint_visits(self, painter: QPainter, at: QPointF, spot: Spot) -> None:
        """The number of visits on a disk over the dot, a little larger for many."""
        look = style.look()
        around = look.px(7) + look.px(1) * min(spot.visits, 4)
        disk = QRectF(at.x() - around, at.y() - around, 2 * around, 2 * around)
        painter.setPen(QPen(look.colour("panel"), 1.5))
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(disk)
        painter.setPen(look.colour("panel"))
        painter.setFont(look.font(style.LABEL, 600))
        painter.drawText(disk, Qt.AlignmentFlag.AlignCenter, str(spot.visits))

    def _paint_marked(self, painter: QPainter, at: QPointF, name: str) -> None:
        look = style.look()
        font = look.font(style.TEXT, 600)
        painter.setFont(font)
        wide, high = painter.fontMetrics().horizontalAdvance(name), painter.fontMetrics().height()
        left = min(max(at.x() - wide / 2, 9.0), self.width() - wide - 9.0)
        box = QRectF(left - 6, at.y() - high - look.px(14), wide + 12, high + 4)
        painter.setPen(QPen(look.colour("accent"), 1))
        painter.setBrush(look.colour("panel"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(look.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    # -- the pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what the pointer is on."""
        spot = self.spot_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        self.mark((spot.kind, spot.number) if spot else None)
        self.pointed.emit(self.marked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked on."""
        spot = self.spot_at(event.position())
        if spot and event.button() == Qt.MouseButton.LeftButton:
            self.followed.emit(spot.kind, spot.number)

    def event(self, event: QEvent) -> bool:
        """Say under the pointer what it is on."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spot.said if spot else "", self)
            return True
        return super().event(event)


class Sign(QWidget):
    """A mark of the map in its legend."""

    def __init__(self, tone: str, mark: str) -> None:
        super().__init__()
        self._tone, self._mark = tone, mark
        self.setFixedSize(style.look().px(14), style.look().px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_mark(painter, QRectF(self.rect()).center(), style.look().px(4), self._tone, self._mark)
        painter.end()


def _paint_mark(painter: QPainter, at: QPointF, size: float, tone: str, mark: str) -> None:
    """A dot, a ring or a square in the color of its tone."""
    look, ring = style.look(), mark == "ring"
    painter.setPen(QPen(look.colour(tone if ring else "panel"), 2 if ring else 1.5))
    painter.setBrush(look.colour("panel" if ring else tone))
    if mark == "square":
        painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
    else:
        painter.drawEllipse(at, size, size)
