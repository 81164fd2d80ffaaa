"""A page to read: Markdown in the window's type, with headings in its sizes and weights."""

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from cityintl.gui import style

#: Sizes of the headings of first, second and third order at 100 %.
_HEADINGS = {1: style.TITLE, 2: 15, 3: style.TEXT}


class Reader(QTextBrowser):
    """Text that is read and copied, never edited; links are not followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(style.look().px(10))
        self.document().setIndentWidth(style.look().px(20))

    def show_markdown(self, words: str) -> None:
        """Show this text from its beginning."""
        self.setMarkdown(words)
        block = self.document().begin()
        while block.isValid():
            self._set(block)
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _set(self, block: QTextBlock) -> None:
        """Give a paragraph its air and a heading its size; letters are never bolder than the font has them."""
        look, cursor = style.look(), QTextCursor(block)
        spacing = block.blockFormat()
        level = spacing.headingLevel()
        spacing.setTopMargin(look.px(14 if level > 1 else 2))
        spacing.setBottomMargin(look.px(6))
        cursor.setBlockFormat(spacing)
        pieces = block.begin()
        found = []
        while not pieces.atEnd():
            found.append(pieces.fragment())
            pieces += 1
        for piece in found:
            letters = QTextCharFormat(piece.charFormat())
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            if level:
                letters.setProperty(QTextFormat.Property.FontPixelSize, look.px(_HEADINGS.get(level, style.TEXT)))
            if level or letters.fontWeight() > QFont.Weight.DemiBold:
                letters.setFontWeight(QFont.Weight.DemiBold)
            cursor.setPosition(piece.position())
            cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(letters)
