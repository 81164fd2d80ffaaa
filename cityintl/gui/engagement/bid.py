"""A bid for an event: what is due next, what the guarantees could cost, and how it was decided.

objectNames: `bid`, `do_stage`, `do_won`, `do_lost`, `do_withdrawn`, `do_reopen`; `card_stages` with `stage_rows`,
`card_guarantees` with `guarantee_rows`.
"""

from typing import Any

from cityintl.desk import bids
from cityintl.gui import said
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.question import Asked
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.records.bid import BidStatus, CounselView, GuaranteeStatus
from cityintl.records.dates import show_date
from cityintl.records.money import Money
from cityintl.store import DeskFile
from cityintl.words import _

_ASKED = (
    "stage", "organization", "contact", "partner", "takes_place", "visitors", "ceiling", "ceiling_by", "ceiling_on",
    "why", "legacy", "outcome", "notes",
)  # fmt: skip


class BidTab(ActingTab):
    """How the bid stands."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "event_bid", "bid", _ASKED)
        self.lay_work(
            self.deeds(
                Deed("stage", _("Stage done…"), "check-circle", self._ask_stage),
                Deed("won", _("Won…"), "trophy", lambda: self._ask_outcome(BidStatus.WON)),
                Deed("lost", _("Lost…"), "x", lambda: self._ask_outcome(BidStatus.LOST)),
                Deed("withdrawn", _("Withdraw…"), "sign-out", lambda: self._ask_outcome(BidStatus.WITHDRAWN)),
                Deed("reopen", _("Open again"), "arrow-u-up-left", lambda: bids.reopen(desk, number)),
            )
        )
        self.stages, self.stage_rows = self.card("card_stages", _("Stages"), "stage_rows")
        self.guarantees, self.guarantee_rows = self.card("card_guarantees", _("Guarantees"), "guarantee_rows")
        self.stage_rows.opened.connect(lambda each: self.followed.emit("bid_stage", each))
        self.guarantee_rows.opened.connect(lambda each: self.followed.emit("guarantee", each))
        self.refresh()

    # -- the questions

    def _next_stage(self) -> dict[str, Any] | None:
        return next((row for row in bids.stages_of(self.desk, self.number) if not row["done_on"]), None)

    def _ask_stage(self) -> None:
        stage = self._next_stage()
        if stage is not None:
            self.question.ask(
                _("{what} is done").format(what=stage["what"]),
                (Asked("bid_stage", "done_on", said.today(), label=_("Done on")),),
                _("Done"),
                lambda found: bids.stage_done(self.desk, stage["id"], found["done_on"] or said.today()),
            )

    def _ask_outcome(self, status: BidStatus) -> None:
        heading = {
            BidStatus.WON: _("The city won it"),
            BidStatus.LOST: _("Somebody else got it"),
            BidStatus.WITHDRAWN: _("The city withdraws"),
        }[status]
        self.question.ask(
            heading,
            (
                Asked("event_bid", "decided_on", said.today()),
                Asked("event_bid", "outcome", self.source.values["outcome"]),
            ),
            _(status.value),
            lambda found: bids.decide(
                self.desk, self.number, status, found["decided_on"] or said.today(), found["outcome"] or ""
            ),
        )

    # -- what is shown

    def show_values(self) -> None:
        """What is due next, the costs against the ceiling, stages and guarantees."""
        values = self.source.values
        stages = bids.stages_of(self.desk, self.number)
        guarantees = bids.guarantees_of(self.desk, self.number)
        words, tone = bids.standing(values, stages, said.today())
        cost = bids.exposure(values["ceiling"], guarantees)
        self.say(words, tone, bids.exposure_words(cost, values["ceiling"]))
        if values["status"] in bids.ALIVE:
            waiting = any(not row["done_on"] for row in stages)
            self.offer([*(["stage"] if waiting else []), "won", "lost", "withdrawn"], "stage" if waiting else "won")
        else:
            self.offer(["reopen"])
        self.stage_rows.fill([_stage(row) for row in stages])
        self.stages.setVisible(bool(stages))
        self.guarantee_rows.fill([_guarantee(row) for row in guarantees])
        self.guarantees.setVisible(bool(guarantees))


def _stage(row: dict[str, Any]) -> Row:
    late = row["due"] is not None and row["due"] < said.today() and not row["done_on"]
    day = _("done {day}").format(day=show_date(row["done_on"])) if row["done_on"] else ""
    due = _("due {day}").format(day=show_date(row["due"])) if row["due"] else _("without a day")
    picture = "check-circle" if row["done_on"] else "warning-circle" if late else "circle"
    words = f"{_(row['stage'].value)}, {day or due}"
    return Row(row["id"], row["what"], words, picture=picture, tone="red" if late else "quiet")


def _guarantee(row: dict[str, Any]) -> Row:
    status = _(row["status"].value)
    against = row["counsel"] is CounselView.AGAINST
    words = f"{status}; {_('counsel: not to be given')}" if against else status
    picture = {GuaranteeStatus.APPROVED: "check-circle", GuaranteeStatus.REFUSED: "x"}.get(row["status"], "circle")
    return Row(row["id"], row["what"], words, end=Money().show(row["exposure"]), picture=picture)


TABS = (Working("bid", "Bid", BidTab),)
