"""The run of show on paper: minute, cue, person, prop for each event and ceremony of a visit."""

from collections.abc import Sequence
from datetime import time

from cityintl.desk.run_of_show import Cue, Show, shows_of
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Column, Facts, Lines, Quiet, Section, Table
from cityintl.papers.telling import without_empty
from cityintl.papers.visit import Visit
from cityintl.records import kinds
from cityintl.words import _


def shows(visit: Visit) -> list[Show]:
    """Every event and ceremony of a visit."""
    names = {person["family"]: person["full_name"] for person in visit.people.values()}
    offices = {person["position"] for person in visit.people.values() if person["position"]}
    return shows_of(visit.desk, visit.number, visit.items, names, offices)


def sections(visit: Visit, found: Sequence[Show]) -> list[Section]:
    """One section for each, in the order of the hours."""
    return [_section(visit, show) for show in found]


def _section(visit: Visit, show: Show) -> Section:
    country = visit.here_country
    hours = " – ".join(_clock(at, country) for at in (show.starts, show.ends) if at)
    labels = {
        "speaks": _("Speaks"),
        "interpreter": _("Interprets"),
        "dress": _("Dress"),
        "transport": _("Transport"),
        "notes": _("Flags, keys, cues"),
    }
    pairs: list[tuple[str, Cell]] = [(_("Where"), show.place or None)]
    pairs += [(labels[name], words) for name, words in show.facts.items() if words]
    blocks: list[Block] = [Facts(tuple((label, cell) for label, cell in pairs if cell))]
    if show.cues:
        blocks.append(_table(show, country))
    note = ", ".join(filter(None, (days.weekday(show.on), hours)))
    return Section(show.name, tuple(blocks), note=note, key=f"{show.kind}-{show.number}-run")


def _clock(at: str, country: str) -> str:
    return days.clock(time.fromisoformat(at), country)


def _table(show: Show, country: str) -> Table:
    columns = (
        Column(_("Minute"), share=0.95),
        Column(_("Cue"), share=1.9),
        Column(_("Person"), share=1.2),
        Column(_("Prop"), share=1.6),
    )
    rows = tuple(_row(cue, country) for cue in show.cues)
    return without_empty(Table(columns, rows, caption=_("Run of show: {what}").format(what=show.name)))


def _row(cue: Cue, country: str) -> tuple[Cell, ...]:
    """A cue; when it ends that begins is said in the heading."""
    begins = not (cue.words or cue.speaks)
    hours = [_clock(at, country) for at in (cue.at, "" if begins else cue.until) if at]
    minute: Cell = Lines((hours[0], *(_("to {time}").format(time=hour) for hour in hours[1:]))) if hours else None
    what: Cell = Lines((_words(cue), Quiet(cue.doubt))) if cue.doubt else _words(cue)
    return minute or Quiet(_("then")), what, cue.who or None, cue.prop or None


def _words(cue: Cue) -> str:
    if cue.whole:
        return _("Speaks: {who}").format(who=cue.words)
    if not cue.speaks:
        return cue.words or _("Begins")
    return _("speaks, {words}").format(words=cue.words) if cue.words else _("speaks")


def sheet(found: Sequence[Show]) -> Sheet:
    """Every cue as a row."""
    columns = (
        SheetColumn(_("Day"), "date"), SheetColumn(_("What")), SheetColumn(_("Where")), SheetColumn(_("Minute")),
        SheetColumn(_("Until")), SheetColumn(_("Cue")), SheetColumn(_("Person")), SheetColumn(_("Prop")),
        SheetColumn(_("Reference")),
    )  # fmt: skip
    rows = [
        (
            show.on, show.name, show.place, cue.at, cue.until, _words(cue), cue.who, cue.prop,
            kinds.kind(show.kind).reference(show.number),
        )
        for show in found
        for cue in show.cues
    ]  # fmt: skip
    return Sheet(_("Run of show"), columns, rows)
