"""Which papers a record or a list can become, and the dialog that shows them; the window calls `ask_for_papers`."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from cityintl.gui.dialogs.paper import Offer, Options, PaperDialog
from cityintl.gui.tasks import Tasks
from cityintl.progress import Progress
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window
    from cityintl.papers.blocks import Paper
    from cityintl.papers.offer import PaperKind

Record = tuple[str, int] | None


def ask_for_papers(window: "Window", record: Record = None, first: str = "") -> PaperDialog:
    """Show the papers of this record, or those of the whole desk; `first` is the name of the one to begin with."""
    desk = window.desk
    size = desk.home().get("paper")
    dialog = PaperDialog(
        offers(desk, record, window.clock),
        Tasks(),
        str(size.value) if size else "Letter",
        Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()),
        first,
        window.shell,
    )
    dialog.faulted.connect(window.shell.messages.fail)
    dialog.open()
    return dialog


def offers(desk: DeskFile, record: Record, clock: Callable[[], datetime]) -> list[Offer]:
    """The papers that take this record, those that are made for its kind first; then the papers of the whole desk."""
    from cityintl.papers.catalogue import PAPERS  # the papers are costly to import: only when they are wanted

    taking = [paper for paper in PAPERS.values() if record is not None and record[0] in paper.takes]
    taking.sort(key=lambda paper: len(paper.takes))
    whole = [paper for paper in PAPERS.values() if not paper.takes]
    return [_offer(desk, paper, record, clock) for paper in (*taking, *whole)]


def _offer(desk: DeskFile, paper: "PaperKind", record: Record, clock: Callable[[], datetime]) -> Offer:
    about = record if paper.takes else None

    def build(options: Options) -> "Paper":
        return paper.build(desk, about, clock(), options)

    def pdf(size: str, options: Options, progress: Progress) -> bytes:
        from cityintl.papers import as_pdf

        return as_pdf.render(build(options), size.lower(), progress)

    def workbook(path: Path, options: Options, progress: Progress) -> None:
        from cityintl.papers import as_excel

        made = build(options)
        created = datetime.fromisoformat(made.created)
        as_excel.write(path, as_excel.sheets_of(made), made.readme, made.title, made.office, created, progress)

    return Offer(
        name=paper.name,
        title=_(paper.title),
        about=_(paper.about),
        file_name=_file_name(desk, paper, about),
        options=tuple((o.name, _(o.label), bool(o.standard)) for o in paper.options if o.yes_or_no),
        pdf=pdf if "pdf" in paper.formats else None,
        workbook=workbook if "xlsx" in paper.formats else None,
    )


def _file_name(desk: DeskFile, paper: "PaperKind", record: Record) -> str:
    """“Partner profile Nagoya”, or with the city's name for a paper of the whole desk."""
    if record is None:
        whose = str(desk.home()["name"])
    else:
        whose = desk.titles(record[0], [record[1]]).get(record[1]) or kinds.kind(record[0]).reference(record[1])
    return "".join(c for c in f"{_(paper.title)} {whose}" if c not in '\\/:*?"<>|').strip()
