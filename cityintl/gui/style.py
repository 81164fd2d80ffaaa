"""The look of the window: a palette, the sizes of its type, and the style sheet made of both."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from cityintl.gui import marks, palette, sheet
from cityintl.gui.palette import Palette
from cityintl.paths import resource

#: The sizes of type at 100 %, where the system's own text is 13.
TITLE, PAGE, TEXT, LABEL = 21, 18, 13, 11


@dataclass(frozen=True, slots=True)
class Look:
    """The palette in use, how much larger than designed all is, and the type on top of that."""

    palette: Palette
    scale: float
    type_ratio: float = 1.0

    def px(self, size: float) -> int:
        """A length of the design in dots of this look."""
        return max(1, round(size * self.scale))

    def pt(self, size: float) -> int:
        """A size of type in dots of this look."""
        return max(1, round(size * self.scale * self.type_ratio))

    def colour(self, name: str) -> QColor:
        """A colour of the palette."""
        return QColor(self.palette.tone(name))

    def font(self, size: int = TEXT, weight: int = 400) -> QFont:
        """The window's type in one of its sizes."""
        font = QFont(QApplication.font())
        font.setPixelSize(self.pt(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def width(self, words: str, size: int = TEXT, weight: int = 400) -> int:
        """How wide words are in one of these sizes."""
        return QFontMetrics(self.font(size, weight)).horizontalAdvance(words)


#: Set on an application that was started with “-style Fusion”: setting it later costs a start 6 ms.
STYLED = "styled"
#: Source Sans has small letters: it is set larger than the system's types for the same look.
_OWN_RATIO = 15 / 13

_current = Look(palette.LIGHT, 1.0)
_system_size = 0.0
_type_ratio = 1.0


def look() -> Look:
    """The look in use."""
    return _current


def load_fonts() -> None:
    """Take the fonts that come with the program, so that pictures and tests look the same everywhere."""
    global _system_size, _type_ratio
    families: list[str] = []
    for file in sorted(resource("built", "fonts").glob("*.ttf"), key=_own_first):
        number = QFontDatabase.addApplicationFont(str(file))
        families += [f for f in QFontDatabase.applicationFontFamilies(number) if "SemiBold" not in f]
    if families:
        QApplication.setStyle("Fusion")
        QApplication.setFont(QFont(list(dict.fromkeys(families))))
        _system_size, _type_ratio = float(TEXT), _OWN_RATIO


def _own_first(file: Path) -> tuple[int, str]:
    order = ("SourceSans3", "NotoSans-", "NotoSansJP")
    return next((n for n, begin in enumerate(order) if file.stem.startswith(begin)), len(order)), file.stem


def system_is_dark(app: QApplication) -> bool:
    """Whether the computer is set to dark colours; at the start its own palette tells, without Qt's namespace."""
    if not _system_size:
        return app.palette().window().color().lightness() < 128
    from PySide6.QtCore import Qt

    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def dress(app: QApplication, theme: str, text_scale: int) -> Look:
    """Give the whole program this theme and size of text; gives the look."""
    global _current, _system_size
    chosen = palette.choose(theme, system_is_dark(app))
    if not _system_size:
        if not app.property(STYLED):
            app.setStyle("Fusion")
        _system_size = float(QFontInfo(app.font()).pixelSize() or TEXT)
    _current = Look(chosen, _system_size * text_scale / 100 / TEXT, _type_ratio)
    font = QFont(app.font())
    font.setPixelSize(_current.pt(TEXT))
    app.setFont(font)
    app.setPalette(_qt_palette(chosen))
    words = sheet.sheet(chosen, _current.px, _current.pt) + marks.sheet(chosen, _current.px)
    if app.styleSheet() != words:  # it dresses every widget there is anew
        app.setStyleSheet(words)
    return _current


def _qt_palette(of: Palette) -> QPalette:
    role = QPalette.ColorRole
    found = QPalette()
    for each, name in (
        (role.Window, "window"),
        (role.Base, "panel"),
        (role.AlternateBase, "window"),
        (role.Button, "panel"),
        (role.Text, "text"),
        (role.WindowText, "text"),
        (role.ButtonText, "text"),
        (role.BrightText, "red"),
        (role.PlaceholderText, "quiet"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent_text"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.ToolTipBase, "panel"),
        (role.ToolTipText, "text"),
        (role.Accent, "accent"),
        (role.Mid, "line"),
        (role.Light, "panel"),
        (role.Midlight, "line"),
        (role.Dark, "edge"),
        (role.Shadow, "edge"),
    ):
        found.setColor(each, QColor(of.tone(name)))
    for each in (role.Text, role.WindowText, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, each, QColor(of.quiet))
    return found
