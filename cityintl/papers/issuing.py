"""Handing a paper out: how it stands to its last printed version, and keeping its file beside its record."""

from dataclasses import dataclass
from datetime import date, datetime

from cityintl.desk import printings
from cityintl.desk.printings import Printing, Series
from cityintl.papers import days, versions
from cityintl.papers.blocks import Paper
from cityintl.papers.lines import text_of
from cityintl.papers.offer import Options, PaperKind, Record
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_MEDIA = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_NOT_IN_NAMES = '\\/:*?"<>|'


@dataclass(frozen=True, slots=True)
class Standing:
    """A paper as it would be handed out now: marked against its last printing, and as which version.

    `version` is 0 for a paper that does not go out in versions; `secret` says that it holds confidential words.
    """

    kind: PaperKind
    about: Record
    paper: Paper
    series: Series
    entries: dict[str, str]
    secret: bool
    version: int = 0
    before: Printing | None = None
    changes: int = 0

    @property
    def said(self) -> str:
        """“Printed version 7 on April 6, 2026, 3 changes since.”; nothing for a paper without versions."""
        if not self.version:
            return ""
        if self.before is None:
            return _("Not printed yet: this would be version 1.")
        return printed(self.before, self.changes)


def printed(before: Printing, changes: int) -> str:
    """When a version was printed, and how many changes there are since."""
    since = ngettext("{n} change since", "{n} changes since", changes).format(n=changes) if changes else _("no changes")
    told = _("Printed version {version} on {day}, {changes}.")
    return told.format(version=before.version, day=days.day(before.on), changes=since)


def stand(
    desk: DeskFile, kind: PaperKind, record: Record, now: datetime, options: Options, language: str = "en"
) -> Standing:
    """Make a paper, and tell how it stands to the last version that was printed with the same choices."""
    paper = kind.build(desk, record, now, options, language)
    chosen = kind.chosen(desk, record, options)
    secret = any(option.confidential and chosen[option.name] for option in kind.options)
    about = kinds.kind(record[0]).reference(record[1]) if record else ""
    kept = {option.name: chosen[option.name] for option in kind.options if not option.free}
    series = Series(kind.name, about, printings.options_said(kept), language[:2])
    bare = Standing(kind, record, paper, series, {}, secret)
    return _compared(desk, bare) if kind.versions else bare


def _compared(desk: DeskFile, bare: Standing) -> Standing:
    found = versions.entries(bare.paper)
    kept = versions.digests(found) if bare.secret else found
    before = printings.last(desk, bare.series)
    number = before.version + 1 if before else 1
    made, changes = versions.numbered(bare.paper, number), 0
    if before:
        marked = versions.marked(bare.paper, before.entries, number, secret=before.secret)
        made, changes = marked.paper, marked.changes
        if not changes:  # nothing changed: it is the same version again
            number = before.version
            made = versions.numbered(bare.paper, number)
    return Standing(
        bare.kind, bare.about, made, bare.series, kept, bare.secret, number, before, changes
    )  # fmt: skip


def issue(desk: DeskFile, of: Standing, content: bytes, ending: str, today: date) -> int:
    """Keep the file of a paper as a document of its record, and remember its version: one step; gives the document."""
    title = title_of(desk, of, today)
    name = "".join(c for c in title if c not in _NOT_IN_NAMES).strip()[: 250 - len(ending)]
    with desk.write(_("Hand out “{paper}”").format(paper=title)) as door:
        fingerprint = door.put_file(content, None if of.secret else text_of(of.paper))
        number = door.document_of(fingerprint)
        if number is None:
            values = {
                "title": title,
                "name": f"{name}{ending}",
                "sha256": fingerprint,
                "media_type": _MEDIA[ending],
                "size": len(content),
                "on": today,
                "language": of.series.language,
                "description": of.paper.handling or None,
                "source": printings.FROM_DESK,
            }
            number = door.add("document", values)
        if of.about:
            door.connect("document", number, "about", *of.about)
        if of.version and not (of.before and of.before.version == of.version):
            kept = Printing(of.series, number, of.version, today, of.entries, of.secret)
            printings.keep(door, kept, title)
    return number


def title_of(desk: DeskFile, of: Standing, today: date) -> str:
    """“Pocket itinerary: Deputy Mayor Ōshima's visit, version 8, May 14, 2026”."""
    whose = desk.titles(of.about[0], [of.about[1]]).get(of.about[1], of.series.about) if of.about else ""
    with days.told("en", desk.home()["country"] or ""):
        ends = [_("version {n}").format(n=of.version) if of.version else "", days.day(today)]
    ends = [each for each in ends if each]
    paper = _(of.kind.title)
    room = 198 - len(paper) - len(", ".join(ends))
    whose = whose if len(whose) <= room else f"{whose[: room - 1].rstrip()}…"
    return ", ".join((f"{paper}: {whose}" if whose else paper, *ends))
