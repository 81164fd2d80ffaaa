"""The tabs of a visit, in the order in which one works through it."""

from cityintl.desk.asking import picked
from cityintl.desk.checklists import counted
from cityintl.gui.record.working import Working
from cityintl.gui.visit import gifts
from cityintl.gui.visit.after import AfterTab
from cityintl.gui.visit.checklist import ChecklistTab
from cityintl.gui.visit.costs import CostsTab
from cityintl.gui.visit.gifts import GiftsTab
from cityintl.gui.visit.itinerary import ItineraryTab
from cityintl.gui.visit.meetings import MeetingsTab
from cityintl.gui.visit.members import MembersTab
from cityintl.gui.visit.request import RequestTab
from cityintl.store import DeskFile


def _parts(kind: str, desk: DeskFile, number: int) -> str:
    count = len(picked(desk, kind, (), {"delegation": number}))
    return str(count) if count else ""


TABS = (
    Working("itinerary_item", "Itinerary", ItineraryTab),
    Working("request", "Request", RequestTab),
    Working("member", "Members", MembersTab, lambda desk, number: _parts("member", desk, number)),
    Working("meeting_sheet", "Meetings", MeetingsTab, lambda desk, number: _parts("meeting_sheet", desk, number)),
    Working("checklist_item", "Checklist", ChecklistTab, counted),
    Working("gifts", "Gifts", GiftsTab, gifts.counted),
    Working("costs", "Costs", CostsTab, instead_of=("budget_line", "expense", "per_diem_day")),
    Working("after_note", "After", AfterTab, lambda desk, number: _parts("after_note", desk, number)),
)
