"""A records request: until when the law wants an answer, and the steps to it.

objectNames: `request`, `do_search`, `do_review`, `do_answered`, `do_denied`, `do_withdrawn`, `do_extend`, `do_reopen`;
`card_rule` with `rule_said` and `open_rule`, `card_holds` with `hold_rows`.
"""

from typing import Any

from cityintl.desk import records_requests
from cityintl.desk.asking import picked
from cityintl.gui import layout, said
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.question import Asked
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import Card
from cityintl.records.custody import RequestStatus
from cityintl.records.dates import show_date
from cityintl.store import DeskFile
from cityintl.words import _

_ASKED = (
    "requester", "reach", "organization", "received_on", "medium", "words", "extended_to", "extension_reason",
    "answered_on", "found", "withheld", "withheld_why", "counsel", "document", "notes",
)  # fmt: skip
_ANSWERED = ("found", "withheld", "withheld_why", "counsel", "document")
_BEGUN = (RequestStatus.RECEIVED, RequestStatus.SEARCHING)


class RequestTab(ActingTab):
    """The way to the answer."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "records_request", "request", _ASKED)
        turn = records_requests.turn_to
        self.lay_work(
            self.deeds(
                Deed(
                    "search",
                    _("Begin the search"),
                    "magnifying-glass",
                    lambda: turn(desk, number, RequestStatus.SEARCHING),
                ),
                Deed("review", _("In review"), "eye", lambda: turn(desk, number, RequestStatus.REVIEWING)),
                Deed("answered", _("Answered…"), "check-circle", self._ask_answer),
                Deed("denied", _("Denied…"), "x", self._ask_denial),
                Deed("withdrawn", _("Withdrawn…"), "sign-out", self._ask_withdrawal),
                Deed("extend", _("Extend…"), "calendar-blank", self._ask_extension),
                Deed("reopen", _("Open again"), "arrow-u-up-left", lambda: turn(desk, number, RequestStatus.REVIEWING)),
            )
        )
        self.rule_card = Card("card_rule", _("The rule"))
        self.rule_said = layout.text("", "", True)
        self.rule_said.setObjectName("rule_said")
        self.rule_said.setContentsMargins(8, 0, 8, 0)
        self.rule_card.lines.addWidget(self.rule_said)
        self.rule_card.lines.addWidget(self.rule_link())
        self.side.addWidget(self.rule_card)
        self.holds, self.hold_rows = self.card("card_holds", _("Holds for it"), "hold_rows")
        self.hold_rows.opened.connect(lambda each: self.followed.emit("hold", each))
        self.refresh()

    # -- the questions

    def _close(self, status: RequestStatus, found: dict[str, Any]) -> None:
        on = found.pop("answered_on") or said.today()
        records_requests.close(self.desk, self.number, status, on, **found)

    def _ask_answer(self) -> None:
        values = self.source.values
        self.question.ask(
            _("The answer left"),
            (
                Asked("records_request", "answered_on", said.today()),
                *(Asked("records_request", name, values[name]) for name in _ANSWERED),
            ),
            _("Answered"),
            lambda found: self._close(RequestStatus.ANSWERED, found),
        )

    def _ask_denial(self) -> None:
        values = self.source.values
        self.question.ask(
            _("It is denied"),
            (
                Asked("records_request", "answered_on", said.today(), label=_("Denied on")),
                Asked("records_request", "withheld_why", values["withheld_why"], label=_("Why it is denied")),
                Asked("records_request", "counsel", values["counsel"]),
            ),
            _("Denied"),
            lambda found: self._close(RequestStatus.DENIED, found),
        )

    def _ask_withdrawal(self) -> None:
        self.question.ask(
            _("They do not ask any more"),
            (Asked("records_request", "answered_on", said.today(), label=_("Withdrawn on")),),
            _("Withdrawn"),
            lambda found: self._close(RequestStatus.WITHDRAWN, found),
        )

    def _ask_extension(self) -> None:
        self.question.ask(
            _("It is answered later"),
            (
                Asked("records_request", "extended_to", label=_("New day")),
                Asked("records_request", "words", name="reason", label=_("Why"), help=_("The ground the law names")),
            ),
            _("Extend"),
            lambda found: records_requests.extend(
                self.desk, self.number, found["extended_to"] or said.today(), found["reason"] or "", said.today()
            ),
        )

    # -- what is shown

    def show_values(self) -> None:
        """How it stands, by which rule, and the holds that were made for it."""
        values = self.source.values
        due, _rule = records_requests.term(self.desk, values)
        words, tone = records_requests.standing(values, due, said.today())
        status = values["status"]
        self.say(words, tone)
        if status in records_requests.CLOSED:
            self.offer(["reopen"])
        else:
            first = {RequestStatus.RECEIVED: "search", RequestStatus.SEARCHING: "review"}.get(status, "answered")
            begun = [first] if status in _BEGUN else []
            self.offer([*begun, "answered", "denied", "withdrawn", "extend"], first)
        self._show_rule(values)
        rows = picked(self.desk, "hold", ("matter", "since", "released_on"), {"request": self.number})
        self.hold_rows.fill([_hold(row) for row in rows])
        self.holds.setVisible(bool(rows))

    def _show_rule(self, values: dict[str, Any]) -> None:
        due, rule = records_requests.term(self.desk, {**values, "extended_to": None})
        if rule is None or due is None:
            words = _("No rule is in force for requests of that day. Add the one of your state under Rules.")
        else:
            unread = "" if rule.verified else _(" Nobody has compared it with its source yet.")
            words = _("{label} {value:g} {unit} ({place}): by {day}.{unread}").format(
                label=_(rule.label), value=rule.value, unit=_(rule.unit), place=rule.jurisdiction or _("this office"),
                day=show_date(due), unread=unread,
            )  # fmt: skip
        self.rule_said.setText(words)
        self.show_rule(rule)


def _hold(row: dict[str, Any]) -> Row:
    stands = row["released_on"] is None
    day = show_date(row["since"] if stands else row["released_on"])
    words = (_("stands since {day}") if stands else _("released {day}")).format(day=day)
    return Row(row["id"], row["matter"], words, picture="push-pin", tone="amber" if stands else "quiet")


TABS = (Working("request", "Answer", RequestTab),)
