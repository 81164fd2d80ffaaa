"""The papers there are: what each takes, its options, the formats it comes in, and how it is built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cityintl.errors import UserError
from cityintl.papers import indicators, map_of_ties, partner_profile, record_sheet, ties_register
from cityintl.papers.blocks import Paper
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: Builds a paper: the desk, the kind and number of the record it is about (if it takes one), the moment, the options.
Build = Callable[[DeskFile, tuple[str, int] | None, datetime, Mapping[str, bool]], Paper]


@dataclass(frozen=True, slots=True)
class Option:
    """Something about a paper that is yes or no."""

    name: str
    label: str
    standard: bool = False


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper that can be made; `takes` names the kinds of record that it can be about, none where it is about all."""

    name: str
    title: str
    about: str
    takes: tuple[str, ...]
    formats: tuple[str, ...]
    options: tuple[Option, ...]
    make: Build

    def build(
        self,
        desk: DeskFile,
        record: tuple[str, int] | None,
        now: datetime,
        options: Mapping[str, bool] | None = None,
    ) -> Paper:
        """The content of the paper; UserError when the record or an option does not fit it."""
        if self.takes and (record is None or record[0] not in self.takes):
            words = ", ".join(kinds.kind(name).one.lower() for name in self.takes)
            raise UserError(
                _("“{paper}” needs a record: {kinds}.").format(paper=self.title, kinds=words),
                _("Name it by its reference, such as {example}.").format(
                    example=kinds.kind(self.takes[0]).reference(1)
                ),
            )
        if record is not None and not self.takes:
            raise UserError(
                _("“{paper}” is about all records, not about one.").format(paper=self.title),
                _("Name only the file."),
            )
        known = {option.name: option.standard for option in self.options}
        for name in options or {}:
            if name not in known:
                told = ", ".join(known) or _("none")
                raise UserError(
                    _("“{paper}” has no option “{option}”.").format(paper=self.title, option=name),
                    _("Its options: {options}.").format(options=told),
                )
        return self.make(desk, record, now, {**known, **(options or {})})


def _register(desk: DeskFile, record: tuple[str, int] | None, now: datetime, options: Mapping[str, bool]) -> Paper:
    return ties_register.build(desk, now, ended=options["ended"])


def _map(desk: DeskFile, record: tuple[str, int] | None, now: datetime, options: Mapping[str, bool]) -> Paper:
    return map_of_ties.build(desk, now, visits=options["visits"])


def _indicators(desk: DeskFile, record: tuple[str, int] | None, now: datetime, options: Mapping[str, bool]) -> Paper:
    return indicators.build(desk, now, gaps=options["gaps"])


def _profile(desk: DeskFile, record: tuple[str, int] | None, now: datetime, options: Mapping[str, bool]) -> Paper:
    kind, number = record or ("partner", 0)
    return partner_profile.build(desk, kind, number, now, internal=options["internal"])


def _sheet(desk: DeskFile, record: tuple[str, int] | None, now: datetime, options: Mapping[str, bool]) -> Paper:
    kind, number = record or ("partner", 0)
    return record_sheet.build(desk, kind, number, now, confidential=options["confidential"])


PAPERS: dict[str, PaperKind] = {
    paper.name: paper
    for paper in (
        PaperKind(
            "ties-register",
            "Ties register",
            "All ties with their terms, who carries them, the last contact and the next date.",
            (),
            ("pdf", "xlsx"),
            (Option("ended", "Also ties that were terminated", True),),
            _register,
        ),
        PaperKind(
            "map",
            "Map of ties",
            "The world around our city: every partner, its tie by status, how far it is, and the same as a table.",
            (),
            ("pdf",),
            (Option("visits", "With the visits of this year"),),
            _map,
        ),
        PaperKind(
            "indicators",
            "Annex of indicators",
            "Every figure by goal: baseline, values, target and way as small charts, answers in words, and the gaps.",
            (),
            ("pdf",),
            (Option("gaps", "With the gaps by department", True),),
            _indicators,
        ),
        PaperKind(
            "partner-profile",
            "Partner profile",
            "One partner: why the tie exists, where it stands, what was agreed, whom to meet.",
            ("partner", "tie"),
            ("pdf",),
            (Option("internal", "With the sensitive points, for internal use"),),
            _profile,
        ),
        PaperKind(
            "record-sheet",
            "Record sheet",
            "Any record with its parts, links and history.",
            tuple(kind.name for kind in kinds.KINDS),
            ("pdf",),
            (Option("confidential", "With confidential fields"),),
            _sheet,
        ),
    )
}
