"""The icons: SVG files of one family, drawn in a colour of the palette when they are loaded."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from cityintl.gui import style
from cityintl.paths import resource

_PICTURE = "picture_name"
_TONE = "picture_tone"
_SIZE = "picture_size"


@lru_cache(maxsize=256)
def _source(name: str) -> bytes | None:
    file = resource("built", "icons", f"{name}.svg")
    return file.read_bytes() if file.is_file() else None


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, dots: int) -> QPixmap:
    """The picture at this many dots; an empty one where its file is missing."""
    pixmap = QPixmap(QSize(dots, dots))
    pixmap.fill(QColor(0, 0, 0, 0))
    source = _source(name)
    if source is not None:
        painter = QPainter(pixmap)
        renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))
        renderer.render(painter, QRectF(0, 0, dots, dots))
        painter.end()
    return pixmap


def pixmap(name: str, tone: str = "quiet", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The picture in this tone, `size` at 100 % text, for a screen of this ratio."""
    look = style.look()
    found = QPixmap(_drawn(name, look.palette.tone(tone), round(look.px(size) * ratio)))
    found.setDevicePixelRatio(ratio)
    return found


def icon(name: str, tone: str = "quiet", size: int = 16) -> QIcon:
    """The picture as an icon for buttons and menus; pale when its action cannot be done."""
    found = QIcon()
    ratios = {screen.devicePixelRatio() for screen in QApplication.screens()} or {1.0}
    for ratio in sorted(ratios):
        shown = pixmap(name, tone, size, ratio)
        found.addPixmap(shown)
        found.addPixmap(_pale(shown), QIcon.Mode.Disabled)
    return found


def _pale(shown: QPixmap) -> QPixmap:
    pale = QPixmap(shown.size())
    pale.setDevicePixelRatio(shown.devicePixelRatio())
    pale.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pale)
    painter.setOpacity(0.35)
    painter.drawPixmap(0, 0, shown)
    painter.end()
    return pale


def name(on: QObject, picture: str) -> None:
    """Note the picture of an action that is drawn later, when it is first seen."""
    on.setProperty(_PICTURE, picture)
    on.setProperty(_TONE, "quiet")
    on.setProperty(_SIZE, 16)


def draw(on: QObject) -> None:
    """Draw the picture that was noted."""
    _show(on)


def put(on: QAbstractButton | QAction | QLabel, picture: str, tone: str = "quiet", size: int = 16) -> None:
    """Show the picture on a button, an action or a label, also after the colours change."""
    on.setProperty(_PICTURE, picture)
    on.setProperty(_TONE, tone)
    on.setProperty(_SIZE, size)
    _show(on)


def _show(on: QObject) -> None:
    name, tone, size = on.property(_PICTURE), on.property(_TONE), on.property(_SIZE)
    if isinstance(on, QLabel):
        on.setPixmap(pixmap(name, tone, size, on.devicePixelRatioF()))
    elif isinstance(on, QAbstractButton):
        side = style.look().px(size)
        on.setIconSize(QSize(side, side))
        on.setIcon(icon(name, tone, size))
    elif isinstance(on, QAction):
        on.setIcon(icon(name, tone, size))


def draw_again(app: QApplication) -> None:
    """Draw every picture in the colours and the size of now."""
    from PySide6.QtCore import Qt  # its namespace costs a start 15 ms

    for widget in app.allWidgets():
        if widget.property(_PICTURE):
            _show(widget)
        for action in widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if action.property(_PICTURE):
                _show(action)
