"""A picture of the window, taken off screen with the fonts that come with the program.

python -m cityintl.gui.picture DESK OUT.png [--dark | --contrast] [--size 1366x768] [--scale 1.0]
    [--open TIE-1 [--whole] [--tab NAME]] [--page tie] [--today 2026-05-14] [--backups FOLDER]
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from cityintl.errors import UserError
from cityintl.settings import Settings

if TYPE_CHECKING:
    from cityintl.gui.window import Window


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="cityintl.gui.picture", description="Take a picture of the window.")
    parser.add_argument("desk", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dark", action="store_const", const="dark", default="light", dest="theme")
    parser.add_argument("--contrast", action="store_const", const="contrast", dest="theme")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--scale", type=float, default=1.0, help="text scale, 0.8 to 2.0")
    parser.add_argument("--open", default="", metavar="REF", help="a record, such as TIE-1")
    parser.add_argument("--whole", action="store_true", help="over the whole width")
    parser.add_argument("--tab", default="", help="its name; the first without it")
    parser.add_argument("--page", default="tie", help="a list (tie, partner, …), home or history")
    parser.add_argument("--backups", type=Path, metavar="FOLDER", help="the folder of its backups")
    parser.add_argument("--today", type=date.fromisoformat)
    return parser


def main(words: Sequence[str] | None = None) -> int:
    """Take one picture; gives the exit code."""
    asked = _parser().parse_args(words)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        take(asked)
    except UserError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    return 0


def take(asked: Namespace) -> None:
    """Open the desk in a window that nobody sees, go to the place, and save what it looks like."""
    from PySide6.QtWidgets import QApplication

    from cityintl.app import show_frame
    from cityintl.gui import style

    app = QApplication.instance() or QApplication(["CityIntl"])
    assert isinstance(app, QApplication)
    style.load_fonts()
    chosen = Settings(theme=asked.theme, text_scale=round(asked.scale * 100))
    shell = show_frame(app, chosen)
    wide, high = (int(n) for n in asked.size.split("x"))
    shell.resize(wide, high)

    from cityintl.gui.window import Window  # brings SQLAlchemy: after the first paint, as in the program

    moment = datetime.now(UTC) if asked.today is None else datetime.combine(asked.today, time(15), UTC)
    window = Window(shell, chosen, lambda: moment, asked.backups)
    if asked.desk.is_file():
        window.open(asked.desk)
        _go(window, asked)
    else:
        from cityintl.gui import openers

        openers.welcome(window)
    if window.has_desk:
        window.count_due()
    for _turn in range(20):  # rows that wrap ask their page for more room, which asks the next one
        app.processEvents()
    shell.grab().save(str(asked.out))
    shell.close()


def _go(window: "Window", asked: Namespace) -> None:
    from cityintl.gui.trail import Place
    from cityintl.records import kinds

    window.go(Place(asked.page))
    if asked.open:
        kind, number = kinds.parse_reference(asked.open)
        window.go(Place(kind.name, number, asked.whole, asked.tab))


if __name__ == "__main__":
    sys.exit(main())
