"""The chart of an indicator painted as the desk describes it. objectName: `chart_NUMBER`; its words are accessible."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cityintl.desk.progress_chart import At, Chart, Mark
from cityintl.gui import style

_WIDE, _HIGH = 420, 170
#: Room for values at the sides and over the plot, and for the years below it.
_SIDE, _TOP, _FOOT = 72, 24, 26
_NEAR = 10


class Plot(QWidget):
    """One small chart: line, baseline, latest and target, the even way dotted; a year not measured is a gap."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"chart_{number}")
        self.chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(style.look().px(_HIGH))

    def show_chart(self, chart: Chart) -> None:
        """Show this chart."""
        self.chart = chart
        self.setAccessibleName(chart.said)
        self.setVisible(bool(chart.marks or chart.baseline))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for the years of a decade."""
        look = style.look()
        return QSize(look.px(_WIDE), look.px(_HIGH))

    def place(self, at: At) -> QPointF:
        """Where a place of the plot stands in the widget."""
        px = style.look().px
        wide = min(self.width(), px(_WIDE * 2)) - 2 * px(_SIDE)
        high = self.height() - px(_TOP) - px(_FOOT)
        return QPointF(px(_SIDE) + at[0] * wide, px(_TOP) + (1 - at[1]) * high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline below, the even way, the line, the marks with their values and years."""
        if self.chart is None:
            return
        look, chart = style.look(), self.chart
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = self.height() - look.px(_FOOT) + look.px(6)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(QPointF(self.place((0, 0)).x(), foot), QPointF(self.place((1, 0)).x(), foot))
        if chart.even:
            painter.setPen(QPen(look.colour("quiet"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(self.place(chart.even[0]), self.place(chart.even[1]))
        painter.setPen(QPen(look.colour("accent"), look.px(2)))
        for run in chart.runs:
            painter.drawPolyline(QPolygonF([self.place(at) for at in run]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        for at, _words in chart.marks:
            painter.drawEllipse(self.place(at), look.px(2.5), look.px(2.5))
        self._paint_ends(painter, chart)
        painter.end()

    def _paint_ends(self, painter: QPainter, chart: Chart) -> None:
        look = style.look()
        if chart.target:
            at = self.place(chart.target.at)
            painter.fillRect(QRectF(at.x() - look.px(6), at.y() - 1, look.px(12), 2.5), look.colour("text"))
            self._write(painter, chart.target, at, "text", side=1)
        if chart.baseline:
            at = self.place(chart.baseline.at)
            painter.setPen(QPen(look.colour("quiet"), 1.5))
            painter.setBrush(look.colour("panel"))
            painter.drawEllipse(at, look.px(4), look.px(4))
            self._write(painter, chart.baseline, at, "quiet", side=-1)
        if chart.latest:
            at = self.place(chart.latest.at)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(at, look.px(4.5), look.px(4.5))
            self._write(painter, chart.latest, at, "text", side=0)

    def _write(self, painter: QPainter, mark: Mark, at: QPointF, tone: str, side: int) -> None:
        """The value beside its point (-1 left, 1 right, 0 over or under it), and its year below the plot."""
        look = style.look()
        painter.setFont(look.font(style.LABEL, 600 if side == 0 else 400))
        painter.setPen(look.colour(tone))
        metrics, gap = painter.fontMetrics(), look.px(8)
        wide, high = metrics.horizontalAdvance(mark.value) + 2, metrics.height()
        if side == 0:
            under = self.chart is not None and self.chart.rises and at.y() + gap + high < self.height() - look.px(_FOOT)
            top = at.y() + gap / 2 if under else at.y() - high - gap / 2
            box = QRectF(at.x() - wide / 2, top, wide, high)
        else:
            left = at.x() - wide - gap if side < 0 else at.x() + gap
            box = QRectF(left, at.y() - high / 2, wide, high)
        if side == 0:  # over the line, which may come from there
            painter.fillRect(box, look.colour("panel"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.value)
        painter.setFont(look.font(style.LABEL))
        painter.setPen(look.colour("quiet"))
        wide = painter.fontMetrics().horizontalAdvance(mark.year) + 2
        foot = QRectF(at.x() - wide / 2, self.height() - high, wide, high)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, mark.year)

    def event(self, event: QEvent) -> bool:
        """Say the value of the point under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.chart is not None:
            found = [
                words
                for at, words in self.chart.marks
                if (self.place(at) - QPointF(event.pos())).manhattanLength() <= style.look().px(_NEAR)
            ]
            QToolTip.showText(event.globalPos(), found[0] if found else "", self)
            return True
        return super().event(event)
