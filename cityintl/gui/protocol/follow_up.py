"""A promise: whose it is, where it comes from, and done, put off or dropped with what shows it.

objectNames: `promise`, `do_done`, `do_begin`, `do_put_off`, `do_remind`, `do_drop`, `do_reopen`; `card_whence` with
`whence_rows`, `card_shown` with `shown_rows`, `card_between` with `between_rows`.
"""

from functools import partial
from typing import Any

from cityintl.desk import follow_ups
from cityintl.desk.asking import picked
from cityintl.gui import layout, said
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.question import Asked, Named
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.beside import when_said
from cityintl.gui.visit.rows import RowsList
from cityintl.records import kinds
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.store import DeskFile
from cityintl.words import _

_ASKED = (
    "what", "side", "due_on", "owner", "partner", "person", "organization", "promised_on", "meeting", "correspondence",
    "delegation", "agreement", "notes",
)  # fmt: skip
#: Lines of the other promises.
_MOST = 6


class PromiseTab(ActingTab):
    """What was promised, and the ways to be done with it."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "follow_up", "promise", _ASKED)
        self.lay_work(
            self.deeds(
                Deed("done", _("Done…"), "check-circle", self._ask_done),
                Deed("begin", _("In progress"), "clock", lambda: follow_ups.begin(desk, number)),
                Deed("put_off", _("Put off…"), "calendar-blank", self._ask_put_off),
                Deed("remind", _("Remind them…"), "envelope-simple", lambda: self.about_wanted.emit("correspondence")),
                Deed("drop", _("Drop…"), "x", self._ask_drop),
                Deed("reopen", _("Open again"), "arrow-u-up-left", lambda: follow_ups.reopen(desk, number)),
            )
        )
        self.whence, self.whence_rows = self.card("card_whence", _("Where it comes from"), "whence_rows")
        self.no_whence = layout.text(
            _("Name the meeting, the letter or the visit in which it was said."), "quiet", True
        )
        self.no_whence.setContentsMargins(8, 0, 8, 0)
        self.whence.lines.addWidget(self.no_whence)
        self.shown, self.shown_rows = self.card("card_shown", _("What shows it"), "shown_rows")
        self.between, self.between_rows = self.card("card_between", _("Also open between us"), "between_rows")
        self._places: dict[str, list[tuple[str, int]]] = {}
        for rows in (self.whence_rows, self.shown_rows, self.between_rows):
            rows.opened.connect(partial(self._follow, rows.objectName()))
        self.refresh()

    def _follow(self, rows: str, place: int) -> None:
        self.followed.emit(*self._places[rows][place])

    # -- the questions

    def _ask_done(self) -> None:
        self.question.ask(
            _("It is done"),
            (
                Asked("follow_up", "closed_on", said.today(), label=_("Done on")),
                Asked(
                    "follow_up", "evidence", label=_("What shows it"), any_record=True,
                    help=_("The letter, the call, any record; or in words"),
                ),
                Asked("follow_up", "proof", label=_("Document, where there is one")),
            ),
            _("Done"),
            self._close,
        )  # fmt: skip

    def _close(self, answers: dict[str, Any]) -> None:
        evidence: Named = answers["evidence"]
        words, record, proof = evidence.words, evidence.record, answers["proof"]
        if record is not None and record[0] == "document" and proof is None:
            proof, record = record[1], None
        on = answers["closed_on"] or said.today()
        follow_ups.close(self.desk, self.number, on, words, proof=proof, shown_by=record)

    def _ask_put_off(self) -> None:
        reason = Asked(
            "follow_up", "evidence", name="reason", label=_("Why"), help=_("Kept in the notes, with the day")
        )
        self.question.ask(
            _("It is put off"),
            (Asked("follow_up", "due_on", label=_("New day")), reason),
            _("Put off"),
            lambda found: follow_ups.put_off(
                self.desk, self.number, found["due_on"] or said.today(), found["reason"] or "", said.today()
            ),
        )

    def _ask_drop(self) -> None:
        reason = Asked(
            "follow_up", "evidence", name="reason", label=_("Why"), help=_("Kept in the notes, with the day")
        )
        self.question.ask(
            _("Nobody will do it any more"),
            (reason,),
            _("Drop"),
            lambda found: follow_ups.drop(self.desk, self.number, found["reason"] or "", said.today()),
        )

    # -- what is shown

    def show_values(self) -> None:
        """How the promise stands, and what belongs to it."""
        values = self.source.values
        words, tone = follow_ups.standing(values, said.today())
        self.say(words, tone, self._quiet(values))
        if follow_ups.is_open(values):
            begun = values["status"] is FollowUpStatus.IN_PROGRESS
            theirs = values["side"] is Side.THEM
            self.offer(
                ["done", "put_off", "drop", *([] if begun else ["begin"]), *(["remind"] if theirs else [])], "done"
            )
        else:
            self.offer(["reopen"])
        self._fill(self.whence_rows, follow_ups.whence(self.desk, values))
        self.no_whence.setVisible(not self.whence_rows.rows)
        self._fill(self.shown_rows, self._proofs(values))
        self.shown.setVisible(bool(self.shown_rows.rows))
        self._show_between(values)

    def _quiet(self, values: dict[str, Any]) -> str:
        """Who does it; what shows that it was done."""
        owner = self.source.show("owner")
        who = _("{name} does it.").format(name=owner) if owner else _("Nobody is named who does it.")
        if not follow_ups.is_open(values):
            return _("Shown by: {evidence}").format(evidence=values["evidence"]) if values["evidence"] else ""
        return _("In progress. {who}").format(who=who) if values["status"] is FollowUpStatus.IN_PROGRESS else who

    def _fill(self, rows: RowsList, found: list[tuple[str, int, str]]) -> None:
        self._places[rows.objectName()] = [(kind, number) for kind, number, _title in found]
        rows.fill(
            [Row(n, title, _(kinds.kind(kind).one), picture="link") for n, (kind, _no, title) in enumerate(found)]
        )

    def _proofs(self, values: dict[str, Any]) -> list[tuple[str, int, str]]:
        found = [
            (each.kind, each.id, each.title)
            for each in self.desk.linked("follow_up", self.number)
            if not each.field and each.outward and each.role == "shown by"
        ]
        proof = [("document", values["proof"], self.source.show("proof"))] if values["proof"] else []
        return [*proof, *found]

    def _show_between(self, values: dict[str, Any]) -> None:
        """The other open promises with the same partner, or the same person where there is none."""
        field = next((name for name in ("partner", "person", "organization") if values[name]), None)
        waiting = (FollowUpStatus.OPEN, FollowUpStatus.IN_PROGRESS)
        where = {field: values[field], "status": waiting} if field else {"id": ()}
        found = [r for r in picked(self.desk, "follow_up", ("what", "side", "due_on"), where) if r["id"] != self.number]
        found.sort(key=lambda r: (r["side"] is Side.THEM, r["due_on"] is None, r["due_on"] or said.today(), r["id"]))
        self._places["between_rows"] = [("follow_up", r["id"]) for r in found]
        self.between_rows.fill([_promise(place, row) for place, row in enumerate(found[:_MOST])])
        self.between.setVisible(bool(found))


def _promise(place: int, row: dict[str, Any]) -> Row:
    """“We: flood-wall drawings”, with its day."""
    late = row["due_on"] is not None and row["due_on"] < said.today()
    side = _("We: {what}") if row["side"] is Side.US else _("They: {what}")
    tone = "red" if late else "quiet"
    return Row(
        place,
        side.format(what=row["what"]),
        end=when_said(row["due_on"], said.today()),
        end_tone=tone,
        picture="warning-circle" if late else "circle",
        tone=tone,
    )


TABS = (Working("promise", "Promise", PromiseTab),)
