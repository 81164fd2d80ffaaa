"""The store against a plain dictionary: whatever is done, undone and done again, both hold the same."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cityintl import store
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import StillNeeded

NAMES = st.sampled_from(["Nagoya", "Łódź", "Kraków", "Tromsø", "القاهرة"])
STATUS = st.sampled_from(TieStatus)
PICK = st.integers(0, 10**6)


class Desk(RuleBasedStateMachine):
    """Partners and ties, as the store keeps them and as two dictionaries do."""

    ready: Path
    clock: store.Clock

    @initialize()
    def open(self):
        self.folder = tempfile.mkdtemp()
        self.desk = store.open_desk(Path(shutil.copy(self.ready, self.folder)), self.clock)
        self.partners: dict[int, str] = {}
        self.ties: dict[int, tuple[int, TieStatus]] = {}
        self.past: list[tuple[dict, dict]] = []
        self.future: list[tuple[dict, dict]] = []

    def teardown(self):
        if hasattr(self, "desk"):
            assert self.desk.check() == []
            self.desk.close()
            shutil.rmtree(self.folder)

    def state(self):
        return dict(self.partners), dict(self.ties)

    def one(self, of, pick):
        return sorted(of)[pick % len(of)]

    def done(self, before):
        self.past.append(before)
        self.future.clear()

    @rule(name=NAMES)
    def add_partner(self, name):
        before = self.state()
        with self.desk.write("Add partner") as door:
            self.partners[door.add("partner", {"name": name})] = name
        self.done(before)

    @precondition(lambda self: self.partners)
    @rule(pick=PICK, status=STATUS)
    def add_tie(self, pick, status):
        before, partner = self.state(), self.one(self.partners, pick)
        with self.desk.write("Add tie") as door:
            number = door.add("tie", {"partner": partner, "type": TieType.MOU, "status": status})
        self.ties[number] = (partner, status)
        self.done(before)

    @precondition(lambda self: self.partners)
    @rule(pick=PICK, name=NAMES)
    def rename(self, pick, name):
        before, number = self.state(), self.one(self.partners, pick)
        with self.desk.write("Rename") as door:
            door.set("partner", number, {"name": name})
        if self.partners[number] != name:
            self.partners[number] = name
            self.done(before)

    @precondition(lambda self: self.ties)
    @rule(pick=PICK, status=STATUS)
    def change_status(self, pick, status):
        before, number = self.state(), self.one(self.ties, pick)
        with self.desk.write("Change status") as door:
            door.set("tie", number, {"status": status})
        if self.ties[number][1] is not status:
            self.ties[number] = (self.ties[number][0], status)
            self.done(before)

    @precondition(lambda self: self.partners)
    @rule(pick=PICK)
    def delete_partner(self, pick):
        before, number = self.state(), self.one(self.partners, pick)
        needed = any(partner == number for partner, _ in self.ties.values())
        try:
            with self.desk.write("Delete partner") as door:
                door.delete("partner", number)
        except StillNeeded:
            assert needed
            return
        assert not needed
        del self.partners[number]
        self.done(before)

    @precondition(lambda self: self.ties)
    @rule(pick=PICK)
    def delete_tie(self, pick):
        before, number = self.state(), self.one(self.ties, pick)
        with self.desk.write("Delete tie") as door:
            door.delete("tie", number)
        del self.ties[number]
        self.done(before)

    @rule()
    def undo(self):
        assert (self.desk.can_undo() is None) == (not self.past)
        if self.past:
            self.future.append(self.state())
            self.partners, self.ties = self.past.pop()
            self.desk.undo()

    @rule()
    def redo(self):
        assert (self.desk.can_redo() is None) == (not self.future)
        if self.future:
            self.past.append(self.state())
            self.partners, self.ties = self.future.pop()
            self.desk.redo()

    @rule()
    def restart(self):
        self.desk.close()
        self.desk = store.open_desk(self.desk.path, self.clock)

    @invariant()
    def both_hold_the_same(self):
        if hasattr(self, "desk"):
            partners = self.desk.listing("partner", ("name",))
            assert dict(zip(partners.ids, [row[0] for row in partners.rows], strict=True)) == self.partners
            ties = self.desk.listing("tie", ("partner", "status"))
            found = dict(zip(ties.ids, ties.rows, strict=True))
            assert found == {n: (self.partners[p], status) for n, (p, status) in self.ties.items()}


def test_the_store_holds_what_a_dictionary_would(ready_desk, clock):
    Desk.ready, Desk.clock = ready_desk, staticmethod(clock)
    Desk.TestCase.settings = settings(
        max_examples=50, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
    )
    Desk.TestCase("runTest").runTest()
