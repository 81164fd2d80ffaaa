"""A hold: what it keeps, what to put on it, and its release.

objectNames: `hold`, `do_add`, `do_release`, `do_again`; `card_kept` with `kept_rows`.
"""

from typing import Any

from cityintl.desk import holds
from cityintl.gui import said
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.question import Asked
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_ASKED = (
    "type", "since", "ordered_by", "request", "scope", "review_on", "released_on", "released_by", "notes",
)  # fmt: skip


class HoldTab(ActingTab):
    """What it keeps."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "hold", "hold", _ASKED)
        self.lay_work(
            self.deeds(
                Deed("add", _("Put a record on hold…"), "link", self.link_wanted.emit),
                Deed("release", _("Release…"), "check-circle", self._ask_release),
                Deed("again", _("It stands again"), "arrow-u-up-left", lambda: holds.take_up_again(desk, number)),
            )
        )
        self.kept, self.kept_rows = self.card("card_kept", _("It keeps"), "kept_rows")
        self._places: list[tuple[str, int]] = []
        self.kept_rows.opened.connect(self._follow)
        self.refresh()

    def _follow(self, place: int) -> None:
        self.followed.emit(*self._places[place])

    def _ask_release(self) -> None:
        self.question.ask(
            _("It keeps nothing any more"),
            (
                Asked("hold", "released_on", said.today()),
                Asked("hold", "released_by"),
                Asked("hold", "ordered_by", name="reason", label=_("Why"), help=_("Kept in the notes, with the day")),
            ),
            _("Release"),
            self._release,
        )

    def _release(self, found: dict[str, Any]) -> None:
        on = found["released_on"] or said.today()
        holds.release(self.desk, self.number, on, found["released_by"] or "", found["reason"] or "")

    def show_values(self) -> None:
        """Whether it stands, and everything it is linked with."""
        entry = self.desk.get("hold", self.number)
        kept = [end for end in self.desk.linked("hold", self.number) if not end.field or end.field == "request"]
        words, tone = holds.stands(entry, len(kept), said.today())
        counted = ngettext("It is linked with {n} record.", "It is linked with {n} records.", len(kept))
        self.say(words, tone, counted.format(n=len(kept)) if kept else "")
        if entry.values["released_on"]:
            self.offer(["again"])
        else:
            self.offer(["add", "release"], "" if kept else "add")
        self._places = [(end.kind, end.id) for end in kept]
        self.kept_rows.fill(
            [
                Row(place, end.title, f"{end.reference} · {_(kinds.kind(end.kind).one)}", picture="link")
                for place, end in enumerate(kept)
            ]
        )
        self.kept.setVisible(bool(kept))


TABS = (Working("hold", "Hold", HoldTab),)
