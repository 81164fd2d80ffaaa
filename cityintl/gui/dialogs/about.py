"""About the program: its version, its licence, and where the facts that come with it are from.

objectNames: `about`, `version`, `about_text`.
"""

import json

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from cityintl import __version__, paths
from cityintl.gui.dialogs.pieces import quiet
from cityintl.gui.dialogs.reading import Reader
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.words import _

_SENTENCE = "A desk for the one person who runs a small city’s international affairs."


class AboutDialog(Sheet):
    """Version, licences and sources, to read and to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("About CityIntl"), QSize(640, 560), parent)
        self.setObjectName("about")
        version = quiet(_("Version {version}").format(version=__version__))
        version.setObjectName("version")
        self.body.addWidget(version)
        self.notes = Reader()
        self.notes.setObjectName("about_text")
        self.notes.setAccessibleName(_("Licences and sources"))
        self.notes.show_markdown(notes())
        self.body.addWidget(self.notes, 1)
        self.close_button().setDefault(True)


def notes() -> str:
    """The text of the dialog in Markdown: our licence, then what the set-up noted of the sources."""
    parts = [
        _(_SENTENCE),
        _("CityIntl is free software under the MIT licence. Nothing is sent over a network."),
        _("Made with Qt and PySide6 (LGPL 3), SQLite, SQLAlchemy, ReportLab, openpyxl, calamine and PDFium."),
        f"## {_('Facts, letters and icons that come with the program')}",
    ]
    known = sources()
    parts += [f"**{s['title']}**: {s['use']}. {s['credit']}." for s in known]
    parts += [f"## {s['title']}\n\n{_plain(s['text'])}" for s in known]
    return "\n\n".join(parts)


def _plain(words: str) -> str:
    """A licence's text as paragraphs that wrap, with nothing of it taken for Markdown."""
    kept = "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+-.!|" else c for c in words)
    paragraphs = (" ".join(line.strip() for line in part.splitlines()) for part in kept.split("\n\n"))
    return "\n\n".join(paragraphs)


def sources() -> list[dict[str, str]]:
    """Whose work the built files are, as the set-up noted it; nothing where the set-up has not run."""
    file = paths.resource("built", "sources.json")
    if not file.is_file():
        return []
    found: list[dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return found
