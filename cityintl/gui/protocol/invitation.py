"""An invitation: reply by when, the decision, what follows from it, and the outcome.

objectNames: `answer`, `do_accept`, `do_substitute`, `do_greeting`, `do_decline`, `do_sent`, `do_draft`, `do_outcome`,
`do_open_again`; `decided_by`, `with_reply`; `card_steps` with `step_rows`, `card_about` with `about_rows` and
`about_letter`, `about_gift`, `about_follow_up`.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from cityintl.desk import invitations
from cityintl.gui import layout, said, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.places import PICTURES
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.question import Asked
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import link
from cityintl.records import kinds
from cityintl.records.event import InvitationAnswer
from cityintl.store import DeskFile, Linked
from cityintl.words import _

_ASKED = (
    "received_on", "reply_by", "on", "until", "starts", "place", "organization", "partner", "person", "costs", "goes",
    "decided_by", "replied_on", "outcome", "notes",
)  # fmt: skip
_GOING = (InvitationAnswer.ACCEPTED, InvitationAnswer.SUBSTITUTE)
#: So many days after it the page still asks what was promised there.
_LATELY = 30
#: What may be begun about an invitation.
_ABOUT = ("correspondence", "gift", "follow_up")


class AnswerTab(ActingTab):
    """Who goes, and what follows."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "invitation", "answer", _ASKED)
        self.by = QLineEdit()
        self.by.setObjectName("decided_by")
        self.by.setAccessibleName(_("Decided by, name and office"))
        self.by.setPlaceholderText(_("Who decided"))
        self.by.setFixedWidth(style.look().px(190))
        self.reply = QCheckBox(_("With a draft of the reply"))
        self.reply.setObjectName("with_reply")
        self.reply.setChecked(True)
        self.deciding = flowing(self.by, self.reply, gap=12)
        deeds = self.deeds(
            Deed("accept", _("Accept"), "check", lambda: self._decide(InvitationAnswer.ACCEPTED)),
            Deed("substitute", _("Send somebody instead…"), "users", self._ask_substitute),
            Deed("greeting", _("Send a greeting…"), "hand-waving", lambda: self._ask(InvitationAnswer.GREETING)),
            Deed("decline", _("Decline…"), "x", lambda: self._ask(InvitationAnswer.DECLINED)),
            Deed("sent", _("The reply went out today"), "envelope-simple", self._sent),
            Deed("draft", _("Draft the reply"), "note-pencil", self._draft),
            Deed("outcome", _("What came of it…"), "note-pencil", self._ask_outcome),
            Deed("open_again", _("Decide anew"), "arrow-u-up-left", self._open_again),
        )
        self.lay_work(layout.column(deeds, self.deciding))
        self._steps: list[Callable[[], object]] = []
        self.steps, self.step_rows = self.card("card_steps", _("What follows"), "step_rows")
        self.step_rows.opened.connect(lambda place: self.attempt(self._steps[place]))
        made = [self._adder(kind) for kind in _ABOUT]
        self.about, self.about_rows = self.card("card_about", _("About it"), "about_rows", "", flowing(*made, gap=4))
        self._found: list[Linked] = []
        self.about_rows.opened.connect(lambda n: self.followed.emit(self._found[n].kind, self._found[n].id))
        self.refresh()

    def _adder(self, kind: str) -> QPushButton:
        words = _("New {kind}").format(kind=_(kinds.kind(kind).one).lower())
        button = link(f"about_{kind}", words)
        button.clicked.connect(lambda _on=False: self.about_wanted.emit(kind))
        return button

    # -- deciding

    def _decide(self, answer: InvitationAnswer, goes: int | None = None, reason: str = "") -> None:
        invitations.decide(
            self.desk, self.number, answer, said.today(),
            goes=goes, by=self.by.text(), reason=reason, reply=self.reply.isChecked(),
        )  # fmt: skip

    def _reason(self, label: str) -> Asked:
        return Asked("invitation", "costs", name="reason", label=label, help=_("Kept in the notes, with the day"))

    def _ask_substitute(self) -> None:
        self.question.ask(
            _("Who goes instead?"),
            (Asked("invitation", "goes", label=_("Person")), self._reason(_("Why, in a few words"))),
            _("Send them"),
            lambda found: self._decide(InvitationAnswer.SUBSTITUTE, found["goes"], found["reason"] or ""),
        )

    def _ask(self, answer: InvitationAnswer) -> None:
        self.question.ask(
            _(answer.value),
            (self._reason(_("Why, for those who ask next year")),),
            _("Decline") if answer is InvitationAnswer.DECLINED else _("Send a greeting"),
            lambda found: self._decide(answer, None, found["reason"] or ""),
        )

    def _open_again(self) -> None:
        invitations.decide(self.desk, self.number, InvitationAnswer.OPEN, said.today())

    def _draft(self) -> None:
        letter = invitations.decide(self.desk, self.number, self.source.values["answer"], said.today(), reply=True)
        if letter is not None:
            self.followed.emit("correspondence", letter)

    def _sent(self) -> None:
        invitations.replied(self.desk, self.number, said.today())

    def _ask_outcome(self) -> None:
        self.question.ask(
            _("Whom did they meet, what was said?"),
            (Asked("invitation", "outcome", self.source.values["outcome"]),),
            _("Keep it"),
            lambda found: invitations.note_outcome(self.desk, self.number, found["outcome"] or ""),
        )

    # -- what is shown

    def show_values(self) -> None:
        """How the answer stands, and what it leads to."""
        values = self.source.values
        is_open = values["answer"] is InvitationAnswer.OPEN
        words, tone = invitations.reply_words(values, said.today())
        linked = [each for each in self.desk.linked("invitation", self.number) if not each.field or not each.outward]
        replies = [each for each in linked if each.role == "reply to"]
        outcome = invitations.wants_outcome(values, said.today())
        self.say(*((words, tone, "") if is_open else (self._decided(), "strong", words)))
        self._offer(values, bool(replies), outcome)
        self.deciding.setVisible(is_open)
        if not self.by.text() and not self.by.hasFocus():
            self.by.setText(values["decided_by"] or "")
        self._show_steps(values, linked, replies, outcome)
        self._found = linked
        self.about_rows.fill([_row(place, each) for place, each in enumerate(linked)])

    def _decided(self) -> str:
        """“Someone else goes: Luz Herrera. Decided by the Mayor.”"""
        values, goes = self.source.values, self.source.show("goes")
        answer = _(values["answer"].value)
        words = _("{answer}: {name}.").format(answer=answer, name=goes) if goes else f"{answer}."
        by = _("Decided by {name}.").format(name=values["decided_by"]) if values["decided_by"] else ""
        return " ".join(filter(None, (words, by)))

    def _offer(self, values: dict[str, Any], drafted: bool, outcome: bool) -> None:
        if values["answer"] is InvitationAnswer.OPEN:
            self.offer(["accept", "substitute", "greeting", "decline"], "accept")
            return
        wanted = ["open_again"]
        if not values["replied_on"]:
            wanted += ["sent"] if drafted else ["draft", "sent"]
        if values["answer"] in _GOING and values["on"] and values["on"] <= said.today():
            wanted.append("outcome")
        first = "outcome" if outcome else "" if values["replied_on"] else "sent" if drafted else "draft"
        self.offer(wanted, first)

    def _show_steps(self, values: dict[str, Any], linked: list[Linked], replies: list[Linked], outcome: bool) -> None:
        """What the decision leads to and is not there yet."""
        there = {each.kind for each in linked}
        found: list[tuple[str, str, Callable[[], object]]] = []
        decided = values["answer"] is not InvitationAnswer.OPEN
        if decided and replies and not values["replied_on"]:
            letter = replies[0].id
            found.append((_("Send the reply"), "envelope-simple", lambda: self.followed.emit("correspondence", letter)))
        greeted = any(each.kind == "correspondence" and each not in replies for each in linked)
        if values["answer"] is InvitationAnswer.GREETING and not greeted:
            found.append((_("Write the greeting"), "hand-waving", lambda: self.about_wanted.emit("correspondence")))
        if values["answer"] in _GOING:
            last = values["until"] or values["on"]
            since = (said.today() - last).days if last else 0
            if "gift" not in there and since <= 0:
                found.append((_("Choose the gift to bring"), "gift", lambda: self.about_wanted.emit("gift")))
            if outcome:
                found.append((_("Write down what came of it"), "note-pencil", self._ask_outcome))
            if values["outcome"] and "follow_up" not in there and since <= _LATELY:
                words = _("Note what was promised there")
                found.append((words, "check-circle", lambda: self.about_wanted.emit("follow_up")))
        self._steps = [act for _words, _picture, act in found]
        self.step_rows.fill([Row(n, words, picture=picture) for n, (words, picture, _act) in enumerate(found)])
        self.steps.setVisible(bool(found))


def _row(place: int, each: Linked) -> Row:
    kind = _(kinds.kind(each.kind).one)
    quiet = " · ".join(filter(None, (kind, each.quiet)))
    return Row(place, each.title, quiet, picture=PICTURES.get(each.kind, "link"))


TABS = (Working("answer", "Answer", AnswerTab),)
