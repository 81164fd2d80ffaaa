"""What a visit leaves behind: what was printed about it, the hours it took, the records that were filed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cityintl.desk import picking
from cityintl.desk.asking import picked, titles_of
from cityintl.papers import days
from cityintl.papers.blocks import Block, Bullets, Cell, Column, Lines, Local, Quiet, Said, Section, Table, Text, line
from cityintl.papers.visit import Visit
from cityintl.records import kinds
from cityintl.words import _, ngettext


def noted(row: Mapping[str, Any]) -> Said:
    """A note of afterwards, with who made it and when."""
    whence = ", ".join(filter(None, (row["by"], days.day(row["on"]) if row["on"] else "")))
    return line(row["text"], Quiet(f" {whence}") if whence else "")


def media(of: Visit, notes: Sequence[Mapping[str, Any]]) -> list[Block]:
    """What papers and stations said, our answers, and what was noted about it."""
    fields = ("headline", "outlet", "on", "tone", "language", "summary", "answer")
    rows = sorted(picked(of.desk, "media_item", fields, {"delegation": of.number}), key=lambda row: row["on"])
    items: list[Said] = []
    for row in rows:
        tone = f", {_(row['tone'].value).lower()}" if row["tone"] else ""
        told = [f" {row['outlet']}, {days.day(row['on'])}{tone}."]
        told += [f" {row['summary']}"] if row["summary"] else []
        told += [" " + _("Our answer: {words}").format(words=row["answer"])] if row["answer"] else []
        items.append(line(Local(f"“{row['headline']}”", row["language"] or ""), Quiet("".join(told))))
    items += [noted(row) for row in notes]
    blocks: list[Block] = [Text(of.values["media"])] if of.values["media"] else []
    blocks += [Bullets(tuple(items))] if items else []
    return [Section(_("Media"), tuple(blocks))] if blocks else []


def hours(of: Visit) -> list[Block]:
    """The time that the visit took of ours."""
    values = of.values
    fields = ("what", "type", "on", "hours", "person", "who")
    rows = sorted(picked(of.desk, "work_hours", fields, {"delegation": of.number}), key=lambda row: row["on"])
    names = titles_of(of.desk, "person", [row["person"] for row in rows])
    blocks: list[Block] = []
    if values["staff_hours"] is not None:
        told_hours = ngettext("{n} hour of ours together", "{n} hours of ours together", values["staff_hours"])
        blocks.append(Text(told_hours.format(n=values["staff_hours"])))
    if rows:
        columns = (Column(_("Date"), share=0.9), Column(_("For what"), share=3), Column(_("Hours"), "right", 0.7))
        told = tuple(
            (row["on"], _two(row["what"], [_(row["type"].value), names.get(row["person"]), row["who"]]), row["hours"])
            for row in rows
        )
        blocks.append(Table(columns, told, caption=_("Hours worked")))
    return [Section(_("Time"), tuple(blocks))] if blocks else []


def _two(first: str, rest: Sequence[str | None]) -> Cell:
    more = " · ".join(filter(None, rest))
    return Lines((first, more)) if more else first


def filed(of: Visit) -> list[Block]:
    """The documents and letters that belong to the visit."""
    end = [("delegation", of.number)]
    rows: list[tuple[Cell, ...]] = []
    for kind, name, when in (("document", "title", "on"), ("correspondence", "subject", "on")):
        numbers = picking.connected(of.desk, kind, end)
        found = picking.every(of.desk, kind, (name, when), numbers)
        for number, values in sorted(found.items(), key=lambda each: (str(each[1][when] or ""), each[0])):
            known = values[when].isoformat() if isinstance(values[when], date) else values[when]
            rows.append((values[name], known or None, kinds.kind(kind).reference(number)))
    if not rows:
        return []
    columns = (Column(_("Record"), share=3.6), Column(_("Date"), share=0.9), Column(_("Reference"), share=0.9))
    return [Section(_("Records filed"), (Table(columns, tuple(rows), caption=_("Records filed"), dense=True),))]
