"""The marks that a style sheet draws itself: carets of choices, ticks of boxes, dots of radio buttons, sliders.

A style sheet takes pictures only from files, so the icons are written once in each colour beside the settings.
"""

from collections.abc import Callable

from cityintl.gui.palette import Palette
from cityintl.paths import resource, settings_folder

Measure = Callable[[float], int]


def sheet(of: Palette, px: Measure) -> str:
    """The part of the style sheet that draws these marks in the palette's colours."""
    side, radius = px(16), px(8)
    tick, caret = _url("check", of.accent_text), _url("caret-down", of.quiet)
    return f"""
    QComboBox::down-arrow {{ image: {caret}; width: {px(12)}px; height: {px(12)}px; }}
    QHeaderView::down-arrow {{ image: {caret}; width: {px(12)}px; height: {px(12)}px; right: {px(4)}px; }}
    QHeaderView::up-arrow {{ image: {_url("caret-up", of.quiet)}; width: {px(12)}px; height: {px(12)}px;
        right: {px(4)}px; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: {side - 2}px; height: {side - 2}px;
        border: 1px solid {of.quiet}; background: {of.panel}; }}
    QCheckBox::indicator {{ border-radius: {px(4)}px; }}
    QRadioButton::indicator {{ border-radius: {radius}px; }}
    QCheckBox::indicator:checked {{ background: {of.accent}; border-color: {of.accent}; image: {tick}; }}
    QRadioButton::indicator:checked {{ width: {side - 2 * px(5)}px; height: {side - 2 * px(5)}px;
        border: {px(5)}px solid {of.accent}; }}
    QSlider::groove:horizontal {{ background: {of.line}; height: {px(4)}px; border-radius: {px(2)}px; }}
    QSlider::sub-page:horizontal {{ background: {of.accent}; border-radius: {px(2)}px; }}
    QSlider::handle:horizontal {{ background: {of.accent}; width: {px(18)}px; height: {px(18)}px;
        margin: -{px(7)}px 0; border-radius: {px(9)}px; }}
    QSlider::handle:horizontal:focus {{ border: 2px solid {of.text}; }}
    QSlider {{ min-height: {px(24)}px; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {of.line};
        background: {of.window}; }}
    """


def _url(name: str, colour: str) -> str:
    """The icon in this colour as a style sheet names it; no picture where it cannot be written."""
    source = resource("built", "icons", f"{name}.svg")
    drawn = settings_folder() / "marks" / f"{name}-{colour.lstrip('#')}.svg"
    try:
        if not drawn.is_file():
            drawn.parent.mkdir(exist_ok=True)
            drawn.write_text(source.read_text(encoding="utf-8").replace("currentColor", colour), encoding="utf-8")
    except OSError:
        return "none"
    return f'url("{drawn.as_posix()}")'
