"""The first week: what a successor does first, said by what is on record."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from cityintl.desk import handover
from cityintl.desk.asking import picked
from cityintl.desk.occasions import occasions
from cityintl.papers import days
from cityintl.papers.blocks import Block, Lines, Numbered, Part, Section, Strong, Text
from cityintl.papers.transition.promises import MAYORAL
from cityintl.papers.transition.reader import Reader
from cityintl.records.gift import Side
from cityintl.records.tie import TieStatus
from cityintl.words import _, ngettext

_WEEK = timedelta(days=7)
_MONTH = timedelta(days=30)
#: So many are named in a line; the chapters have them all.
_NAMED = 3


def first_week(reader: Reader) -> Part:
    """A list that is short for a mayor and longer for an officer; nothing is invented where nothing waits."""
    tellers = _FOR_MAYOR if reader.mayor else _FOR_OFFICER
    items = tuple(Lines((Strong(words), more) if more else (Strong(words),)) for tell in tellers
                  for words, more in tell(reader))  # fmt: skip
    list_of: Block = Numbered(items, large=True) if items else Text(_("Nothing waits."))
    return Part(_("The first week"), (Section(_("Do first"), (list_of,)),), kicker=_("Begin here"))


_Item = tuple[str, str]


def _some(names: Sequence[str]) -> str:
    """The first few, and how many more there are."""
    more = len(names) - _NAMED
    said = "; ".join(names[:_NAMED])
    return said + (f"; {_('{n} more').format(n=more)}" if more > 0 else "")


def _late_promises(reader: Reader) -> Iterator[_Item]:
    found = [each for each in handover.promises(reader.desk, reader.today)
             if each.side is Side.US and each.late(reader.today)]  # fmt: skip
    if found:
        words = ngettext("Keep, or call off, the promise of ours that is late.",
                         "Keep, or call off, the {n} promises of ours that are late.", len(found))  # fmt: skip
        yield words.format(n=len(found)), _some([each.what for each in found])


def _visits(reader: Reader) -> Iterator[_Item]:
    found = [each for each in occasions(reader.desk, reader.today, reader.today + _MONTH, ("delegation", "event"))
             if each.sure]  # fmt: skip
    if found:
        words = ngettext("Meet who is coming: {n} visit or event in thirty days.",
                         "Meet who is coming: {n} visits and events in thirty days.", len(found))  # fmt: skip
        yield words.format(n=len(found)), _some([f"{days.day(each.first)}: {each.words}" for each in found])


def _introductions(reader: Reader) -> Iterator[_Item]:
    """Write to the partners of living ties; a suspended one gets its letter too, by the decision that holds."""
    desk = reader.desk
    rows = picked(desk, "tie", ("partner",), {"status": (TieStatus.ACTIVE, TieStatus.PROVISIONAL)})
    titles = desk.titles("tie", [row["id"] for row in rows])
    if titles:
        words = ngettext("Introduce yourself to our partner.", "Introduce yourself to our {n} partners.", len(titles))
        yield words.format(n=len(titles)), ", ".join(sorted(titles.values()))


def _at_rest(reader: Reader) -> Iterator[_Item]:
    desk = reader.desk
    rows = picked(desk, "tie", (), {"status": TieStatus.SUSPENDED})
    titles = sorted(desk.titles("tie", [row["id"] for row in rows]).values())
    if titles:
        more = _("The silence is meant; read under what it resumes before you write or answer.")
        yield _("Leave at rest: {ties}.").format(ties=", ".join(titles)), more


def _due(reader: Reader) -> Iterator[_Item]:
    last = reader.today + _WEEK
    found = [
        each
        for each in reader.due
        if each.due and reader.today <= each.due <= last and not each.is_day and each.family != "check"
        and (not reader.mayor or each.family in MAYORAL)
    ]  # fmt: skip
    if found:
        words = ngettext("Do what is due within seven days: {n} thing.",
                         "Do what is due within seven days: {n} things.", len(found))  # fmt: skip
        yield words.format(n=len(found)), _some([each.whole for each in found])


def _logins(reader: Reader) -> Iterator[_Item]:
    found = handover.logins(reader.desk)
    if found:
        words = ngettext("Take over {n} login.", "Take over {n} logins.", len(found)).format(n=len(found))
        yield words, _some([f"{each.name} ({each.holder or _('nobody is named')})" for each in found])


def _risks(reader: Reader) -> Iterator[_Item]:
    found = reader.risks
    if found:
        words = ngettext("Read the open risk, with counsel.", "Read the {n} open risks, with counsel.", len(found))
        yield words.format(n=len(found)), _some([f"{each.sort}: {each.name}" for each in found])


def _backup(_reader: Reader) -> Iterator[_Item]:
    yield _("Make a backup and restore it once."), _("What cannot be read back is no backup.")


_FOR_MAYOR: Sequence[Callable[[Reader], Iterator[_Item]]] = (
    _visits, _introductions, _at_rest, _late_promises, _due, _risks,
)  # fmt: skip
_FOR_OFFICER = (_due, _late_promises, _visits, _logins, _backup, _introductions, _at_rest, _risks)
