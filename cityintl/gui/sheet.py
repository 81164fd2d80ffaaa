"""The one style sheet, written from a palette and a measure of lengths."""

from collections.abc import Callable

from cityintl.gui.palette import Palette

Measure = Callable[[float], int]


def sheet(of: Palette, px: Measure, pt: Measure) -> str:
    """The style sheet of the whole program."""
    lengths = (part(of, px) for part in (_panes, _fields, _rest))
    return "\n".join((_type(of, pt), _buttons(of, px, pt), *lengths, _lists(of, px, pt)))


def _type(of: Palette, pt: Measure) -> str:
    return f"""
    QLabel {{ background: transparent; }}
    QLabel[look="title"] {{ font-size: {pt(21)}px; font-weight: 600; }}
    QLabel[look="page"] {{ font-size: {pt(18)}px; font-weight: 600; }}
    QLabel[look="strong"] {{ font-weight: 600; }}
    QLabel[look="quiet"] {{ color: {of.quiet}; }}
    QLabel[look="label"] {{ color: {of.quiet}; font-size: {pt(11)}px; font-weight: 500; }}
    QLabel[look="problem"] {{ color: {of.red}; }}
    QLabel[look="small_problem"] {{ color: {of.red}; font-size: {pt(11)}px; }}
    QLabel[look="needed"] {{ color: {of.amber}; }}
    QLabel[look="link"] {{ color: {of.accent}; }}
    QLabel[look="good"] {{ color: {of.green}; }}
    """


def _panes(of: Palette, px: Measure) -> str:
    return f"""
    QMainWindow, QDialog, QSplitter {{ background: {of.window}; }}
    QSplitter::handle {{ background: {of.line}; }}
    QSplitter::handle:hover, QSplitter::handle:focus {{ background: {of.accent}; }}
    QFrame[look="hairline"] {{ background: {of.line}; border: none; }}
    QFrame[look="card"] {{ background: {of.panel}; border: 1px solid {of.line}; border-radius: {px(8)}px; }}
    QFrame[look="day"] {{ background: {of.panel}; border: 1px solid {of.line}; border-radius: {px(4)}px; }}
    QFrame[look="other_day"] {{ background: {of.window}; border: 1px solid {of.line}; border-radius: {px(4)}px; }}
    QFrame[today="true"] {{ border: 2px solid {of.accent}; }}
    QWidget[look="panel"] {{ background: {of.panel}; }}
    QWidget[look="bar"] {{ background: {of.window}; }}
    QFrame[look="popup"] {{ background: {of.panel}; border: 1px solid {of.edge}; border-radius: {px(6)}px; }}
    QFrame[look="strip"] {{ background: {of.select}; border: none; }}
    QFrame[look="strip"][tone="red"] {{ background: {of.red_ground}; }}
    QFrame[look="strip"][tone="green"] {{ background: {of.green_ground}; }}
    QScrollArea, QScrollArea > QWidget > QWidget[look="matter"] {{ background: transparent; border: none; }}
    """


def _fields(of: Palette, px: Measure) -> str:
    typed = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox"
    focused = ", ".join(f"{each.strip()}:focus" for each in typed.split(","))
    return f"""
    {typed} {{
        background: {of.panel}; color: {of.text}; border: 1px solid {of.edge}; border-radius: {px(6)}px;
        padding: {px(5)}px {px(9)}px; selection-background-color: {of.accent};
        selection-color: {of.accent_text}; }}
    {focused} {{ border: 2px solid {of.accent}; padding: {px(5) - 1}px {px(9) - 1}px; }}
    QLineEdit:disabled, QComboBox:disabled {{ color: {of.quiet}; background: {of.window}; }}
    QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border-color: {of.red}; }}
    QComboBox {{ min-height: {px(16)}px; }}
    QSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
    QComboBox[flat="true"] {{ background: transparent; border-color: transparent; border-radius: 0; }}
    QComboBox[flat="true"]:hover {{ background: {of.hover}; }}
    QComboBox[flat="true"]:focus {{ border: 2px solid {of.accent}; border-radius: {px(6)}px; }}
    QComboBox::drop-down {{ border: none; width: {px(24)}px; }}
    QComboBox QAbstractItemView {{ background: {of.panel}; border: 1px solid {of.edge}; outline: none;
        selection-background-color: {of.select}; selection-color: {of.text}; }}
    QComboBox QAbstractItemView::item {{ min-height: {px(28)}px; padding: 0 {px(8)}px; }}
    QCheckBox, QRadioButton {{ spacing: {px(8)}px; min-height: {px(24)}px; }}
    QCheckBox:focus, QRadioButton:focus {{ color: {of.accent}; text-decoration: underline; }}
    """


def _buttons(of: Palette, px: Measure, pt: Measure) -> str:
    inside, side = px(6), px(12)
    return f"""
    QPushButton, QToolButton {{ background: {of.panel}; color: {of.text}; border: 1px solid {of.edge};
        border-radius: {px(6)}px; padding: {inside}px {side}px; min-height: {px(16)}px; }}
    QPushButton:hover, QToolButton:hover {{ background: {of.hover}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {of.select}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {of.accent};
        padding: {inside - 1}px {side - 1}px; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {of.quiet}; background: {of.window};
        border-color: {of.line}; }}
    QPushButton[primary="true"], QToolButton[primary="true"] {{ background: {of.accent};
        color: {of.accent_text}; border: 1px solid {of.accent}; font-weight: 600; }}
    QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus {{ border: 2px solid {of.text}; }}
    QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled {{
        background: {of.grey_ground}; color: {of.quiet}; border-color: {of.line}; }}
    QPushButton[flat="true"], QToolButton[flat="true"] {{ background: transparent; border: 1px solid transparent;
        padding: {px(4)}px {px(5)}px; }}
    QPushButton[flat="true"]:hover, QToolButton[flat="true"]:hover {{ background: {of.hover}; }}
    QPushButton:checked {{ background: {of.select}; border-color: {of.accent}; }}
    QToolButton[flat="true"]:checked {{ background: {of.select}; color: {of.accent}; font-weight: 600; }}
    QPushButton[flat="true"]:focus, QToolButton[flat="true"]:focus {{ border: 2px solid {of.accent};
        padding: {px(4) - 1}px {px(5) - 1}px; }}
    QPushButton[flat="true"][link="true"], QToolButton[flat="true"][link="true"] {{ color: {of.accent};
        font-weight: 600; }}
    QPushButton[chip="true"] {{ background: {of.grey_ground}; color: {of.text}; border: 1px solid transparent;
        border-radius: {px(12)}px; padding: {px(2)}px {px(10)}px; min-height: {px(18)}px; font-size: {pt(11)}px; }}
    QPushButton[chip="true"]:hover {{ border-color: {of.edge}; }}
    QPushButton[chip="true"]:focus {{ border: 2px solid {of.accent}; padding: {px(2) - 1}px {px(10) - 1}px; }}
    QPushButton[row="true"] {{ text-align: left; padding: {px(1)}px {px(5)}px; }}
    QPushButton[row="true"]:focus {{ padding: 0 {px(5) - 1}px; }}
    QFileDialog QToolButton {{ padding: {px(2)}px; }}
    QFileDialog QToolButton:focus {{ padding: {px(2) - 1}px; }}
    QLineEdit QToolButton, QTabBar QToolButton {{ border: none; padding: 0; min-height: 0; background: transparent; }}
    QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
    """


def _lists(of: Palette, px: Measure, pt: Measure) -> str:
    return f"""
    QTableView, QListView, QTreeView {{ background: {of.panel}; border: none; outline: none;
        selection-background-color: {of.select}; selection-color: {of.text}; gridline-color: transparent; }}
    QTableWidget::item, QTableView#rows::item {{ padding: 0 {px(8)}px; border-bottom: 1px solid {of.line}; }}
    QTableView:focus, QListView:focus {{ border: none; }}
    QHeaderView {{ background: {of.panel}; border: none; }}
    QHeaderView::section {{ background: {of.panel}; color: {of.quiet}; border: none;
        border-bottom: 1px solid {of.line}; padding: {px(7)}px {px(8)}px; font-size: {pt(11)}px; font-weight: 600; }}
    QHeaderView::section:first, QHeaderView::section:only-one {{ padding-left: {px(16)}px; }}
    QHeaderView::section:hover {{ color: {of.text}; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QTableCornerButton::section {{ background: {of.panel}; border: none; }}
    QListWidget#navigation {{ background: {of.window}; }}
    QListWidget#navigation::item {{ padding-left: {px(16)}px; }}
    QListWidget[look="choices"] {{ border: 1px solid {of.edge}; border-radius: {px(6)}px; padding: {px(3)}px; }}
    QListWidget[look="choices"]:focus {{ border: 2px solid {of.accent}; padding: {px(3) - 1}px; }}
    QListWidget[look="choices"]::item {{ padding: {px(6)}px {px(8)}px; border-radius: {px(4)}px; color: {of.text}; }}
    QListWidget[look="choices"]::item:selected {{ background: {of.select}; }}
    QTabBar {{ qproperty-drawBase: 0; background: transparent; }}
    QTabBar::tab {{ background: transparent; color: {of.quiet}; border: none;
        border-bottom: 2px solid transparent; padding: {px(7)}px 0; margin-right: {px(18)}px;
        min-height: {px(18)}px; }}
    QTabBar::tab:selected {{ color: {of.accent}; border-bottom: 2px solid {of.accent}; }}
    QTabBar::tab:hover {{ color: {of.text}; }}
    QTabBar::tab:selected:focus {{ background: {of.select}; }}
    """


def _rest(of: Palette, px: Measure) -> str:
    bar = px(10)
    return f"""
    QMenu {{ background: {of.panel}; border: 1px solid {of.edge}; padding: {px(4)}px; }}
    QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(12)}px; border-radius: {px(4)}px; }}
    QMenu::item:selected {{ background: {of.select}; color: {of.text}; }}
    QMenu::item:disabled {{ color: {of.quiet}; }}
    QMenu::icon {{ padding-left: {px(8)}px; }}
    QMenu::separator {{ height: 1px; background: {of.line}; margin: {px(4)}px {px(8)}px; }}
    QToolTip {{ background: {of.panel}; color: {of.text}; border: 1px solid {of.edge};
        padding: {px(4)}px {px(6)}px; }}
    QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
    QScrollBar::handle {{ background: {of.edge}; border-radius: {bar // 2}px; min-height: {px(32)}px;
        min-width: {px(32)}px; }}
    QScrollBar::handle:hover {{ background: {of.quiet}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QProgressBar {{ background: {of.line}; border: none; border-radius: {px(3)}px; max-height: {px(6)}px;
        min-height: {px(6)}px; }}
    QProgressBar::chunk {{ background: {of.accent}; border-radius: {px(3)}px; }}
    """
