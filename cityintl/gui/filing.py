"""Files that come in and go out: dropped on a record, opened by the system after a click, saved elsewhere."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from cityintl.errors import UserError
from cityintl.exchange import bringing, documents, mail
from cityintl.exchange.mail import Brought
from cityintl.gui import goals_files, questions
from cityintl.gui.record.working import Tab
from cityintl.progress import Progress
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

if TYPE_CHECKING:
    from cityintl.gui.window import Window

SHEETS = (".xlsx", ".xlsm", ".csv", ".tsv")
#: Where copies lie that the system opens; made once, when the first is opened.
_copies: list[Path] = []


def files_in(load: QMimeData) -> list[Path]:
    """The files that are being dropped or pasted; nothing where something else is among them."""
    urls = load.urls() if load.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []


def bring(window: "Window", kind: str, number: int, paths: Sequence[Path]) -> None:
    """Bring files into a record: e-mails become letters, a spreadsheet is asked about, the rest are documents."""
    if not paths:
        paths = ask_for_files(window.shell)
    if not paths or not window.finish():
        return
    if len(paths) == 1 and paths[0].suffix.lower() in SHEETS:
        wanted = _is_for_record(window, kind, number, paths[0])
        if wanted is False:
            from cityintl.gui import openers

            openers.bring(window, paths[0])
        if not wanted:
            return
    keep(window, paths, (kind, number))


def take(window: "Window", paths: Sequence[Path]) -> None:
    """Files dropped on the window beside any record: a spreadsheet is imported, e-mails become letters."""
    from cityintl.gui import openers

    here = window.trail.here
    among_documents = here is not None and here.name == "document"
    if len(paths) > 1 and any(path.suffix.lower() == ".cityintl" for path in paths):
        raise UserError(_("A desk is opened alone."), _("Drop its file without others."))
    if paths[0].suffix.lower() == ".cityintl":
        window.open(paths[0])
    elif goals_files.are_figures(paths) and not among_documents:
        goals_files.bring_figures(window, paths)
    elif len(paths) == 1 and paths[0].suffix.lower() in SHEETS and not among_documents:
        openers.bring(window, paths[0])
    elif among_documents or all(mail.is_mail(path) for path in paths):
        keep(window, paths, None)
    else:
        one = _("Drop “{file}” on a record, so that it stands with what it belongs to.").format(file=paths[0].name)
        several = _("Drop these {n} files on a record, so that they stand with what they belong to.")
        words = one if len(paths) == 1 else several.format(n=len(paths))
        kept = _("Keep it among the documents") if len(paths) == 1 else _("Keep them among the documents")
        window.shell.messages.say(words, "plain", kept, lambda: keep(window, paths, None))


def _is_for_record(window: "Window", kind: str, number: int, path: Path) -> bool | None:
    """Which is meant with a spreadsheet: keep it as it is, or make records of its rows."""
    title = window.desk.titles(kind, [number])[number]
    return questions.choose(
        window.shell,
        _("What is “{file}”?").format(file=path.name),
        _("It can be kept as a document of “{title}”, or each of its rows can become a record.").format(title=title),
        _("Add to this record"),
        _("Import its rows"),
    )


def keep(window: "Window", paths: Sequence[Path], about: tuple[str, int] | None) -> None:
    """Keep these files in the desk, e-mails as letters; in the worker thread, with progress."""
    if not paths:
        return
    desk = window.desk

    def work(progress: Progress) -> tuple[list[Brought], list[int]]:
        return bringing.bring_all(desk, paths, about, progress)

    def then(found: tuple[list[Brought], list[int]]) -> None:
        _tell(window, *found)

    window.tasks.start(_("Bringing in files…"), work, then)


def _tell(window: "Window", letters: Sequence[Brought], kept: Sequence[int]) -> None:
    """Say what became of the files, once the screens have followed the change."""
    said = []
    if new := sum(1 for each in letters if not each.known):
        said.append(ngettext("1 e-mail became a letter.", "{n} e-mails became letters.", new).format(n=new))
    if known := len(letters) - new:
        words = ngettext("1 e-mail was here already.", "{n} e-mails were here already.", known)
        said.append(words.format(n=known))
    if kept:
        said.append(ngettext("1 document is kept.", "{n} documents are kept.", len(kept)).format(n=len(kept)))
    said += dict.fromkeys(remark for each in letters for remark in each.remarks)
    if strangers := [each for each in letters if each.stranger is not None and each.person is None]:
        _offer_person(window, " ".join(said), strangers[-1])
        return
    kind, number = ("correspondence", letters[-1].correspondence) if letters else ("document", kept[-1])
    window.shell.messages.say(" ".join(said), "green", _("Show it"), lambda: window.open_record(kind, number))


def _offer_person(window: "Window", said: str, brought: Brought) -> None:
    """Say what became of the files, and offer to add whoever wrote from an address that nobody has."""
    assert brought.stranger is not None
    whose = brought.stranger.name or brought.stranger.email
    words = _("{said} Nobody here has the address of {name}.").format(said=said, name=whose)

    def add() -> None:
        if window.finish():
            window.doing(lambda: window.open_record("person", mail.name_stranger(window.desk, brought)))

    window.shell.messages.say(words, "green", _("New person"), add)


def ask_for_files(parent: QWidget) -> list[Path]:
    """The files that the user chooses."""
    names, _chosen = QFileDialog.getOpenFileNames(parent, _("Add files"), str(Path.home()))
    return [Path(name) for name in names]


def add_one(desk: DeskFile, parent: QWidget) -> int | None:
    """Keep one file that the user chooses; the number of its document, or None when they think better of it."""
    path, _chosen = QFileDialog.getOpenFileName(parent, _("Add a file"), str(Path.home()))
    return documents.bring(desk, Path(path)) if path else None


def look_at(desk: DeskFile, number: int) -> None:
    """Let the system open a copy of a document that cannot be written to; UserError where it will not."""
    if not _copies:
        _copies.append(Path(mkdtemp(prefix="cityintl-")))
    path = documents.open_copy(desk, number, _copies[0])
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise UserError(_("Nothing on this computer opens “{file}”.").format(file=path.name), _("Save a copy instead."))


def save_copy(desk: DeskFile, number: int, parent: QWidget) -> None:
    """Write a document to where the user wants it."""
    name = desk.get("document", number).values["name"]
    path, _chosen = QFileDialog.getSaveFileName(parent, _("Save a copy"), str(Path.home() / name))
    if path:
        documents.save_as(desk, number, Path(path))


def attempt(tab: Tab, act: Callable[[], object]) -> None:
    """Do this; what the user can act on goes out by the tab's signal."""
    try:
        act()
    except UserError as wrong:
        tab.failed.emit(wrong)
