"""Every tie and why it exists: its state, who carries it, when it was last heard of, what comes next."""

from cityintl.desk import coming
from cityintl.desk.asking import picked
from cityintl.desk.suspensions import suspension_said
from cityintl.papers import days
from cityintl.papers.blocks import Block, Box, Cell, Facts, Line, Lines, Part, Section, Status, Text, line
from cityintl.papers.telling import ago, titles_of
from cityintl.papers.tie_story import agreements, review
from cityintl.papers.transition.reader import Reader
from cityintl.records.tie import TieStatus
from cityintl.store import Entry
from cityintl.words import _, ngettext

#: What is told of the days ahead, and so much of it: the calendar has the rest.
_AHEAD = ("tie", "agreement", "follow_up", "delegation", "exchange", "event")
_MOST = 3
#: The order in which a successor reads them: those that live, those in the making, those at rest.
_TURN = (
    TieStatus.ACTIVE, TieStatus.PROVISIONAL, TieStatus.UNDER_REVIEW, TieStatus.INQUIRY, TieStatus.SUSPENDED,
    TieStatus.EMERITUS, TieStatus.TERMINATED,
)  # fmt: skip


def ties(reader: Reader) -> Part | None:
    """A section for each, why first; those that were ended stand last."""
    desk = reader.desk
    found = [desk.get("tie", row["id"]) for row in picked(desk, "tie", (), {})]
    found.sort(key=lambda tie: (_TURN.index(tie.values["status"]), tie.title))
    if not found:
        return None
    living = sum(tie.values["status"] in (TieStatus.ACTIVE, TieStatus.PROVISIONAL) for tie in found)
    words = ngettext("{n} of {all} lives.", "{n} of {all} live.", living).format(n=living, all=len(found))
    sections = tuple(_tie(reader, tie) for tie in found)
    return Part(_("Our ties and why they exist"), sections, kicker=_("Ties"), standfirst=words)


def _tie(reader: Reader, tie: Entry) -> Section:
    values = tie.values
    blocks: list[Block] = []
    if values["why"]:
        blocks.append(Text(values["why"]))
    blocks.append(Facts(tuple((label, cell) for label, cell in _facts(reader, tie) if cell)))
    if not reader.mayor:
        blocks += [inner for section in agreements(reader.desk, tie) if isinstance(section, Section)
                   for inner in section.blocks]  # fmt: skip
        if values["notes"]:
            blocks.append(Text(values["notes"], "note"))
    if reader.confidential and values["sensitivities"]:
        blocks.append(Box((Text(values["sensitivities"]),)))
    return Section(tie.title, tuple(blocks), note=_(str(values["type"].value)))


def _facts(reader: Reader, tie: Entry) -> list[tuple[str, Cell]]:
    values, desk = tie.values, reader.desk
    links = [("organization", values[name]) for name in ("carried_by", "counterpart") if values[name]]
    links += [("person", values[name]) for name in ("contact", "our_contact") if values[name]]
    titles = titles_of(desk, links)
    here = (titles.get(("organization", values["carried_by"])), titles.get(("person", values["our_contact"])))
    there = (titles.get(("organization", values["counterpart"])), titles.get(("person", values["contact"])))
    signed = [f", {_('signed {day}').format(day=days.known(values['signed_on']))}"] if values["signed_on"] else []
    return [
        (_("Status"), line(Status(str(values["status"].value)), *signed)),
        (_("Suspended"), suspension_said(desk, tie) or None),
        (_("Carried by"), ", ".join(filter(None, here)) or None),
        (_("Counterpart"), ", ".join(filter(None, there)) or None),
        (_("Last contact"), _contact(reader, tie)),
        (_("Review"), review(reader.desk, tie, reader.today) or None),
        (_("Next"), _next(reader, tie)),
    ]


def _contact(reader: Reader, tie: Entry) -> Cell:
    day, silent = reader.contacts[tie.id]
    if day is None:
        return _("Nothing on record")
    words = f"{days.day(day)}, {ago(day, reader.today)}"
    return Status("Silent", f", {words}") if silent else words


def _next(reader: Reader, tie: Entry) -> Cell:
    """What is late and what comes, the nearest first."""
    found = [
        each
        for each in coming.coming(reader.desk, "tie", tie.id, reader.today)
        if each.kind in _AHEAD and each.on and each.on <= reader.until
    ]
    told: list[str | Line] = []
    for each in found[:_MOST]:
        words = f"{days.known(each.known or str(each.on))}: {each.words}"
        told.append(line(Status("Overdue"), f", {words}") if each.late else words)
    return Lines(tuple(told)) if told else None
