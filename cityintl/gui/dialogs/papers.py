"""Which papers a record or a list can become, and the dialog that shows them; the window calls `ask_for_papers`."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from cityintl.gui.dialogs.offered import Ask, Choice, Made, Offer
from cityintl.gui.dialogs.paper import PaperDialog
from cityintl.gui.tasks import Tasks
from cityintl.progress import Progress
from cityintl.records import kinds
from cityintl.reference import languages
from cityintl.store import DeskFile
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window
    from cityintl.papers.offer import PaperKind

Record = tuple[str, int] | None
#: What a list shows, as the options of the paper “list” say it; None where there is no list.
Listed = Mapping[str, str] | None
#: The paper that prints a list, and the longest heading of a group.
_LIST, _HEADING = "list", 38
#: So many gaps of a letter are said one by one.
_MOST = 3


def ask_for_papers(window: "Window", record: Record = None, first: str = "", listed: Listed = None) -> PaperDialog:
    """Show the papers of this record and of this list, and those of the whole desk, beginning with `first`."""
    desk = window.desk
    size = desk.home().get("paper")
    dialog = PaperDialog(
        offers(desk, record, window.clock, listed),
        Tasks(),
        str(size.value) if size else "Letter",
        Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()),
        first,
        window.shell,
    )
    dialog.faulted.connect(window.shell.messages.fail)
    dialog.kept.connect(lambda words: window.shell.messages.say(words, "green"))
    dialog.open()
    return dialog


def offers(desk: DeskFile, record: Record, clock: Callable[[], datetime], listed: Listed = None) -> list[Offer]:
    """The papers that take this record, those made for its kind first; this list; the papers of the whole desk."""
    from cityintl.papers.catalogue import PAPERS  # the papers are costly to import: only when they are wanted

    taking = [paper for paper in PAPERS.values() if record is not None and record[0] in paper.takes]
    taking.sort(key=lambda paper: len(paper.takes))
    whole = [paper for paper in PAPERS.values() if not paper.takes and paper.name != _LIST]
    groups: list[tuple[str, list[PaperKind], Record, Mapping[str, str]]] = [
        (_short(_whose(desk, record)), taking, record, {}),
        (_("The whole desk"), whole, None, {}),
    ]
    if listed is not None:
        groups.insert(1, (_("This list"), [PAPERS[_LIST]], None, listed))
    return [_Maker(desk, paper, about, clock, given).offer(group) for group, of, about, given in groups for paper in of]


def _short(words: str) -> str:
    return words if len(words) <= _HEADING else f"{words[: _HEADING - 1].rstrip()}…"


def _whose(desk: DeskFile, record: Record) -> str:
    """The record a paper is about, or the city."""
    if record is None:
        return str(desk.home()["name"])
    return desk.titles(record[0], [record[1]]).get(record[1]) or kinds.kind(record[0]).reference(record[1])


class _Maker:
    """Makes one paper about one record, in all its forms; `given` are options that are not asked."""

    def __init__(
        self,
        desk: DeskFile,
        paper: "PaperKind",
        about: Record,
        clock: Callable[[], datetime],
        given: Mapping[str, str],
    ) -> None:
        self._desk, self._paper, self._about, self._clock, self._given = desk, paper, about, clock, given

    def offer(self, group: str) -> Offer:
        """What the dialog is told of it."""
        from cityintl.papers.forms import forms_of

        paper, forms = self._paper, forms_of(self._paper)
        return Offer(
            name=paper.name,
            title=_(paper.title),
            about=_(paper.about),
            group=group,
            file_name=self._file_name(),
            pdf=self.pdf if "pdf" in forms else None,
            writers={f".{form}": self.write for form in forms if form != "pdf"},
            choices=self.choices,
            languages=tuple((code, _in_capital(languages.own_name(code))) for code in paper.languages),
            keep_words=_("Attach to its record") if self._about else _("Keep in the desk"),
        )

    def choices(self) -> Sequence[Choice]:
        """The options, with what this desk offers for each."""
        desk, about = self._desk, self._about
        return [
            Choice(
                option.name,
                _(option.label),
                option.usual(desk, about),
                tuple((word, _(said)) for word, said in option.choices(desk, about)),
                option.free,
                option.confidential,
            )
            for option in self._paper.options
            if option.name not in self._given
        ]

    def pdf(self, ask: Ask, progress: Progress) -> Made:
        """The file, how it stands to its last printing, and how it is kept."""
        from cityintl.papers import as_pdf, issuing

        made = issuing.stand(
            self._desk, self._paper, self._about, self._clock(), {**ask.options, **self._given}, ask.language
        )
        content = as_pdf.render(made.paper, ask.size.lower(), progress)

        def keep() -> str:
            number = issuing.issue(self._desk, made, content, ".pdf", self._desk.today)
            words = _("Attached: {title} ({reference}).") if self._about else _("Kept: {title} ({reference}).")
            entry = self._desk.get("document", number)
            return words.format(title=entry.title, reference=entry.reference)

        return Made(content, " ".join(filter(None, (made.said, _gaps(made.paper.gaps)))), keep)

    def write(self, path: Path, ask: Ask, progress: Progress) -> None:
        """Another form of it, as the name of the file says."""
        from cityintl.papers import forms, issuing

        options = {**ask.options, **self._given}
        made = issuing.stand(self._desk, self._paper, self._about, self._clock(), options, ask.language)
        forms.write(path, made.paper, ask.size.lower(), progress)

    def _file_name(self) -> str:
        """“Partner profile Nagoya”, or with the city's name for a paper of the whole desk."""
        name = f"{_(self._paper.title)} {_whose(self._desk, self._about)}"
        return "".join(c for c in name if c not in '\\/:*?"<>|').strip()


def _in_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _gaps(found: Sequence[str]) -> str:
    """What is to be filled in or compared before it goes out; of many the first."""
    if not found:
        return ""
    more = _(", and {n} more").format(n=len(found) - _MOST) if len(found) > _MOST else ""
    return _("To be filled in or compared: {gaps}{more}.").format(gaps="; ".join(found[:_MOST]), more=more)
