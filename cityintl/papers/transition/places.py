"""Where things are: who holds the logins, signed papers, gifts in keeping, decisions, and this desk itself."""

from contextvars import Context
from datetime import datetime
from zoneinfo import ZoneInfo

from cityintl.desk import handover
from cityintl.desk.asking import picked, titles_of
from cityintl.numerals import grouped
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Lines,
    Part,
    Section,
    Status,
    Strong,
    Table,
    Text,
)
from cityintl.papers.transition.reader import Reader
from cityintl.records import kinds
from cityintl.words import _, ngettext

#: What is counted of a desk: what people ask for by name.
_COUNTED = ("tie", "partner", "person", "organization", "delegation", "exchange", "gift", "grant", "document")
#: The decisions that are told: the newest ones.
_DECISIONS = 6


def places(reader: Reader) -> Part:
    """Logins first; no password stands in a desk."""
    blocks: list[Block] = [*_logins(reader), *_signatories(reader), *_papers(reader), *_gifts(reader)]
    blocks += [*_decisions(reader), _desk(reader)]
    return Part(_("Where things are"), tuple(blocks), kicker=_("Keys and papers"))


def _logins(reader: Reader) -> list[Block]:
    found = handover.logins(reader.desk)
    rows = tuple(
        (
            Strong(each.name),
            each.holder or Status("Open", ", " + _("nobody is named")),
            Lines((Status("Expired"), each.until.isoformat()))
            if each.until and each.until < reader.today
            else each.until,
        )
        for each in found
    )
    if not rows:
        return []
    columns = (Column(_("Network or register"), share=2.3), Column(_("Who holds the login"), share=2.4),
               Column(_("Paid or valid until"), share=1.2))  # fmt: skip
    note = _("No password stands in this desk: ask the holder, and change it on the first day.")
    return [Section(_("Logins"), (Table(columns, rows, caption=_("Logins")),), note=note)]


def _signatories(reader: Reader) -> list[Block]:
    rows = picked(reader.desk, "signatory", ("name", "office", "signs", "until"), {})
    pairs = tuple(
        (row["name"], Lines(tuple(filter(None, (row["office"], row["signs"])))))
        for row in rows
        if not row["until"] and (row["office"] or row["signs"])
    )
    return [Section(_("Who signs"), (Facts(pairs),))] if pairs else []


def _papers(reader: Reader) -> list[Block]:
    """Every signed paper: whether its scan is in the desk, and what is noted of the original."""
    rows = picked(reader.desk, "agreement", ("tie", "title", "signed_on", "document", "notes"), {})
    titles = titles_of(reader.desk, "tie", {row["tie"] for row in rows})
    rows.sort(key=lambda row: (titles[row["tie"]], row["signed_on"] or "", row["id"]))
    cells = tuple(
        (
            Lines(tuple(filter(None, (row["title"], titles[row["tie"]])))),
            row["signed_on"] or None,
            Status("Done", " · " + _("in this desk")) if row["document"] else _("no scan"),
            *(() if reader.mayor else (row["notes"],)),
        )
        for row in rows
    )
    if not cells:
        return []
    columns = (Column(_("Paper"), second=_("Tie"), share=2.6), Column(_("Signed"), share=1.2),
               Column(_("Scan"), share=1.2), *(() if reader.mayor else (Column(_("Noted"), share=2.2),)))  # fmt: skip
    return [Table(columns, cells, caption=_("Signed papers"), caption_shown=True, dense=True)]


def _gifts(reader: Reader) -> list[Block]:
    """Where gifts to the city are kept, and by whom."""
    rows = picked(reader.desk, "gift", ("what", "location", "custody"), {})
    kept = [row for row in rows if row["location"] or row["custody"]]
    people = titles_of(reader.desk, "person", {row["custody"] for row in kept})
    by_place: dict[str, list[str]] = {}
    for row in kept:
        by_place.setdefault(row["location"] or people.get(row["custody"], ""), []).append(row["what"])
    pairs: tuple[tuple[str, Cell], ...] = tuple((place, Lines(tuple(what))) for place, what in sorted(by_place.items()))
    if not pairs or reader.mayor:
        return []
    columns = (Column(_("Place"), share=2.0), Column(_("Gifts"), share=4.0))
    return [Section(_("Gifts"), (Table(columns, pairs, caption=_("Where gifts are"), heads=False),))]


def _decisions(reader: Reader) -> list[Block]:
    """What was decided last, by whom and why: the next person will ask."""
    rows = sorted(picked(reader.desk, "decision", ("on", "what", "why", "decided_by"), {}),
                  key=lambda row: (row["on"], row["id"]), reverse=True)  # fmt: skip
    cells = tuple(
        (row["on"], Lines(tuple(filter(None, (row["what"], row["why"], row["decided_by"])))))
        for row in rows[:_DECISIONS]
    )
    more = len(rows) - len(cells)
    note = _("{n} more on record.").format(n=more) if more > 0 else ""
    columns = (Column(_("Date"), share=0.9), Column(_("Decision"), share=4.2))
    table = Table(columns, cells, caption=_("Decisions"), heads=False)
    return [Section(_("Decisions"), (table,), note=note)] if cells else []


def _desk(reader: Reader) -> Section:
    """The file that all of this is from: what is in it, since when, whether it is sound, what to do with it."""
    desk = reader.desk
    counts = desk.counts()
    held = ", ".join(
        f"{grouped(counts[name])} {_(kinds.kind(name).many if counts[name] != 1 else kinds.kind(name).one).lower()}"
        for name in _COUNTED
        if counts.get(name)
    )
    span, zone = desk.span(), ZoneInfo(desk.home()["zone"])
    pairs: list[tuple[str, Cell]] = [
        (_("File"), desk.path.name),
        (_("In it"), held or _("nothing yet")),
        (_("Begun"), days.day(datetime.fromisoformat(span.begun).astimezone(zone).date()) if span.begun else None),
        (_("Checked"), None if reader.mayor else _checked(reader)),
    ]
    steps = (
        _("Make a backup, keep it at a second place, and restore it once to see that it can be read."),
        _("Name yourself as the one who answers for this desk, and the holder of each login."),
        _("Every change is kept with its day: History tells what was, and undo takes back."),
    )
    facts = Facts(tuple((label, cell) for label, cell in pairs if cell))
    return Section(_("This desk"), (facts, Text(_("On the first day:")), Bullets(steps)))


def _checked(reader: Reader) -> Cell:
    """Whether the file is sound; it compares words as they are kept, not in the habits of this paper."""
    faults = Context().run(reader.desk.check)
    if not faults:
        return Status("Done", " · " + _("the file is sound"))
    words = ngettext("{n} fault", "{n} faults", len(faults)).format(n=len(faults))
    return Lines((Status("Overdue", f" · {words}"), *faults))
