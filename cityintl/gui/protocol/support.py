"""Support that the city gave: whether it was accounted for, and what the same body had before.

objectNames: `account`, `do_accounted`, `do_ask`; `card_before` with `given_rows`, `card_agreement` with
`agreement_rows`.
"""

from typing import Any

from cityintl.desk import exchanges
from cityintl.desk.asking import picked
from cityintl.gui import said
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.association import agreement_rows
from cityintl.gui.protocol.question import Asked
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.records.money import Money
from cityintl.store import DeskFile
from cityintl.words import _

_ASKED = (
    "organization", "tie", "value", "basis", "granted_on", "purpose", "account_due", "accounted_on", "used",
    "returned", "document", "notes",
)  # fmt: skip
_ANSWERED = ("accounted_on", "used", "returned", "document")


class AccountTab(ActingTab):
    """What became of it."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "support", "account", _ASKED)
        self.lay_work(
            self.deeds(
                Deed("accounted", _("Accounted for…"), "check-circle", self._ask_account),
                Deed(
                    "ask",
                    _("Ask for the account…"),
                    "envelope-simple",
                    lambda: self.about_wanted.emit("correspondence"),
                ),
            )
        )
        self.before, self.given_rows = self.card("card_before", _("Given to them also"), "given_rows")
        self.agreement, self.agreed = self.card("card_agreement", _("Their agreement with us"), "agreement_rows")
        self.given_rows.opened.connect(lambda other: self.followed.emit("support", other))
        self.agreed.opened.connect(lambda each: self.followed.emit("association_agreement", each))
        self.refresh()

    def _ask_account(self) -> None:
        values = self.source.values
        begun = {**{name: values[name] for name in _ANSWERED}, "accounted_on": said.today()}
        self.question.ask(
            _("The account is in"),
            tuple(Asked("support", name, begun[name]) for name in _ANSWERED),
            _("Accounted for"),
            lambda found: self.source.commit({name: found[name] for name in _ANSWERED}),
        )

    def show_values(self) -> None:
        """How the account stands, and what they had before."""
        values = self.source.values
        words, tone = exchanges.account_words(values, said.today())
        self.say(words, tone, values["purpose"] or "")
        is_open = values["accounted_on"] is None
        self.offer(["accounted", "ask"] if is_open else [], "accounted" if is_open else "")
        where = {"organization": values["organization"]} if values["organization"] else {"id": ()}
        fields = ("what", "value", "granted_on", "account_due", "accounted_on")
        found = [row for row in picked(self.desk, "support", fields, where) if row["id"] != self.number]
        found.sort(key=lambda row: str(row["granted_on"] or ""), reverse=True)
        self.given_rows.fill([_row(row) for row in found])
        self.before.setVisible(bool(found))
        self.agreed.fill(agreement_rows(self.desk, values["organization"]))
        self.agreement.setVisible(bool(self.agreed.rows))


def _row(row: dict[str, Any]) -> Row:
    """Another support; one whose account is overdue is said in red."""
    words, tone = exchanges.account_words(row, said.today())
    late = tone == "red"
    picture = "warning-circle" if late else "wallet"
    return Row(
        row["id"], row["what"], words, end=Money().show(row["value"]), picture=picture, tone="red" if late else "quiet"
    )


TABS = (Working("account", "Account", AccountTab),)
