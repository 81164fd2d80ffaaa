"""A suspended tie: since when, by which decision, and what must happen before it goes on."""

from cityintl.desk import picking
from cityintl.records.dates import show_partial_date
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile, Entry
from cityintl.words import _


def suspension_said(desk: DeskFile, tie: Entry) -> str:
    """“Since 15 March 2022, resolution 22-022; the silence is meant. Resumes when: …”; nothing of any other tie."""
    if tie.values["status"] is not TieStatus.SUSPENDED:
        return ""
    condition = tie.values["resume_condition"]
    resumes = _("Resumes when: {condition}").format(condition=condition) if condition else _("Say when it resumes.")
    rows = picking.where(desk, "tie_event", "tie", [tie.id], ("on", "to_status", "authority", "resolution"))
    found = [row for row in rows if row.values["to_status"] is TieStatus.SUSPENDED]
    if not found:
        return _("The silence is meant.") + f" {resumes}"
    values = max(found, key=lambda row: (row.values["on"], row.number)).values
    by = values["authority"]
    decided = _("resolution {number}").format(number=values["resolution"]) if values["resolution"] else ""
    whence = ", ".join(filter(None, (show_partial_date(values["on"]), decided or (by and _(by.value)))))
    return _("Since {day}; the silence is meant.").format(day=whence) + f" {resumes}"
