"""Visits, events, gifts, greetings: on a full disk, beside another window, and when the process dies at the typing."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

import pytest

from cityintl import store
from cityintl.desk import checklists, events, follow_ups, gifts, greetings, invitations, seating, visit_costs, visits
from cityintl.errors import UserError
from cityintl.gui.record.source import Drafted
from cityintl.records.checklist import Anchor
from cityintl.records.delegation import Precedence, Screening, VisitStatus, VisitType, VisitWay
from cityintl.records.event import EventType, GuestAnswer, InvitationAnswer
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.itinerary import ItemType
from cityintl.records.member import MemberRole, VisaLetter
from cityintl.records.membership import Occasion
from cityintl.records.memory import Direction, Medium
from cityintl.records.money import Amount
from cityintl.store import DeskBusy, DeskFile
from tests.faults.test_broken_off import fill_up

TODAY = date(2026, 5, 14)
BY = "Ana Ruiz, International Affairs"


def fill_desk(desk: DeskFile) -> None:
    """One of everything; each is number 1 of its kind, but for the people and the members."""
    arrives = date(2026, 6, 9)
    with desk.write("Fill") as door:
        partner = door.add("partner", {"name": "Nagoya"})
        people = [door.add("person", {"family": name}) for name in ("Abe", "Ito", "Mori")]
        visit = door.add(
            "delegation",
            {"name": "Nagoya", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL, "partner": partner,
             "status": VisitStatus.REQUESTED, "arrives": arrives, "departs": date(2026, 6, 11)},
        )  # fmt: skip
        for person in people:
            door.add("member", {"delegation": visit, "person": person, "role": MemberRole.MEMBER})
        item = {"delegation": visit, "title": "Call", "type": ItemType.MEETING, "on": arrives}
        door.add("itinerary_item", item)
        template = door.add("checklist_template", {"name": "Inbound", "direction": VisitWay.INBOUND})
        for label, offset in (("Flags", -3), ("Vans", -1)):
            line = {"template": template, "label": label, "anchor": Anchor.ARRIVAL, "offset": offset}
            door.add("checklist_line", line)
        task = {"delegation": visit, "label": "Rooms", "anchor": Anchor.ARRIVAL, "offset": -9}
        door.add("checklist_item", task | {"due_on": date(2026, 5, 1)})
        door.add("gift", {"what": "Bowl", "direction": Direction.RECEIVED, "on": TODAY, "partner": partner})
        invitation = {"occasion": "Constitution Day", "invited": "The Mayor", "answer": InvitationAnswer.OPEN}
        door.add("invitation", invitation)
        door.add("follow_up", {"what": "Drawings", "side": Side.US, "status": FollowUpStatus.OPEN})
        event = door.add(
            "event", {"name": "Dinner", "type": EventType.DINNER, "on": arrives, "precedence": Precedence.RANK}
        )
        door.add("guest", {"event": event, "name": "Luz Herrera", "answer": GuestAnswer.ACCEPTED})
        cards = door.add("greeting_list", {"name": "New Year", "occasion": Occasion.NEW_YEAR})
        card = {"greeting_list": cards, "year": 2026, "addressed": "Mayor Abe", "medium": Medium.LETTER}
        door.add("greeting", card)


#: What a person does with one click, each as one step.
DEEDS = {
    "a member, saved": lambda d: Drafted(d, "member", {"delegation": 1, "person": 1}).commit(
        {"role": MemberRole.STAFF}
    ),
    "a request, declined": lambda d: visits.decide(d, 1, Screening.DECLINE, "The week is full.", BY, TODAY),
    "a member, placed by hand": lambda d: visits.move_member(d, 1, 3, -2),
    "a sheet, begun": lambda d: visits.begin_sheet(d, 1),
    "a checklist, filled": lambda d: checklists.fill(d, 1, 1),
    "a checklist, dated anew": lambda d: checklists.redate(d, 1),
    "a task, ticked": lambda d: checklists.tick(d, 1, TODAY),
    "days of per diem, made": lambda d: visit_costs.add_stay(
        d, 1, visit_costs.Stay(1, date(2026, 6, 9), date(2026, 6, 11), "Peoria", None, Amount(6800, "USD"))
    ),
    "a gift, disclosed": lambda d: gifts.mark_disclosed(d, 1, TODAY, "2026 Q2"),
    "an invitation, answered with a letter": lambda d: invitations.decide(
        d, 1, InvitationAnswer.DECLINED, TODAY, reply=True
    ),
    "an invitation, told of": lambda d: invitations.note_outcome(d, 1, "Met the consul."),
    "a follow-up, done": lambda d: follow_ups.close(d, 1, TODAY, "Parcel 7"),
    "a delegation, invited": lambda d: events.add_delegation(d, 1, 1),
    "a guest, added by name": lambda d: events.add_named(d, 1, "Ann Example"),
    "guests, marked": lambda d: events.mark(d, [1], GuestAnswer.CAME, TODAY),
    "guests, seated": lambda d: seating.apply(d, 1, seating.propose(d, 1, 8)),
    "cards of a year, prepared": lambda d: greetings.prepare(d, greetings.preparation(d, 1, 2027)),
    "cards, sent": lambda d: greetings.mark(d, [1], "sent_on", TODAY),
}


@pytest.fixture(scope="module")
def ready(ready_desk, tmp_path_factory, now_clock):
    """A desk with one of everything, made once."""
    import shutil

    path = tmp_path_factory.mktemp("visits") / ready_desk.name
    shutil.copy(ready_desk, path)
    with store.open_desk(path, now_clock) as desk:
        fill_desk(desk)
    return path


@pytest.fixture(scope="module")
def now_clock():
    from tests.conftest import NOW

    return lambda: NOW


@pytest.fixture
def filled(ready, tmp_path):
    import shutil

    return type(ready)(shutil.copy(ready, tmp_path / ready.name))


def to_the_brim(desk: DeskFile) -> None:
    """Leave no room on the disk for even the shortest step."""
    with desk.write("x") as door:
        task = door.add("checklist_item", {"delegation": 1, "label": "Filler"})
    fill_up(desk, 0)
    for size in (3000, 300, 30):
        until_full(desk, lambda door, _n, size=size: door.add("partner", {"name": "Filler", "notes": "x" * size}))
    letters = list(VisaLetter)  # what no search finds writes least
    until_full(desk, lambda door, n: door.set("member", 2, {"visa_letter": letters[n % 2]}))
    until_full(desk, lambda door, n: door.set("checklist_item", task, {"done_on": None if n % 2 else TODAY}))


def until_full(desk: DeskFile, step: Callable[[Any, int], object]) -> None:
    """Write again and again until the disk is full."""
    for n in count():
        try:
            with desk.write("x") as door:
                step(door, n)
        except UserError as full:
            if "no room left" not in full.message:
                raise
            return


@pytest.mark.parametrize("deed", DEEDS.values(), ids=list(DEEDS))
def test_a_deed_is_one_step_which_undo_takes_back(filled, clock, content, deed):
    with store.open_desk(filled, clock) as desk:
        before, steps = content(desk), len(desk.history())
        deed(desk)
        assert content(desk) != before and len(desk.history()) == steps + 1
        desk.undo()
        assert content(desk) == before and desk.check() == []


@pytest.mark.parametrize("deed", DEEDS.values(), ids=list(DEEDS))
def test_on_a_full_disk_a_deed_is_refused_in_words_and_leaves_the_old_state(filled, clock, content, deed):
    with store.open_desk(filled, clock) as desk:
        to_the_brim(desk)
        before, steps = content(desk), desk.history()
        with pytest.raises(UserError, match="no room left on the disk") as full:
            deed(desk)
        assert full.value.advice
        assert content(desk) == before and desk.history() == steps and desk.check() == []
    with store.open_desk(filled, clock) as desk:  # there is room again
        deed(desk)
        assert desk.check() == []


@pytest.mark.parametrize("deed", DEEDS.values(), ids=list(DEEDS))
def test_beside_an_open_window_a_deed_is_refused_in_words(filled, clock, content, deed):
    with store.open_desk(filled, clock, hold=True) as window, store.open_desk(filled, clock) as other:
        before = content(window)
        with pytest.raises(DeskBusy, match="open in another window"):
            deed(other)
        assert content(window) == before


TYPING = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from cityintl import store
from cityintl.gui.record.source import Drafted
desk = store.open_desk(Path(sys.argv[1]), lambda: datetime(2026, 5, 14, 15, tzinfo=UTC), hold=True)
item = Drafted(desk, "itinerary_item", {"delegation": 1, "on": date(2026, 6, 10)})
item.commit({"title": "Tour of the levee"})
item.commit({"starts": "09:30"})
print("typed", flush=True)
sys.stdin.read()
"""


def test_an_item_that_is_being_typed_when_the_process_dies_is_a_draft_with_its_visit_and_day(filled, clock):
    process = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(filled)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "typed\n"
    process.kill()
    process.wait()
    process.stdin.close(), process.stdout.close()
    with store.open_desk(filled, clock, hold=True) as desk:
        assert desk.check() == []
        [draft] = desk.drafts("itinerary_item")
        item = Drafted.kept(desk, draft.kind, draft.id, draft.typed)
        item.commit({"type": ItemType.SITE_VISIT})
        found = desk.get("itinerary_item", item.number).values
        assert (found["delegation"], found["on"], found["title"], found["starts"]) == (
            1, date(2026, 6, 10), "Tour of the levee", "09:30",
        )  # fmt: skip
        assert desk.drafts() == []
