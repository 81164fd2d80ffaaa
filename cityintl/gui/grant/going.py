"""An opportunity: when it closes by both clocks, what speaks for and against it, the decision, and what came of it.

objectNames: `going`; `do_go`, `do_no_go`, `do_submitted`, `do_awarded`, `do_declined`; `card_needed` with
`needed_rows`, `card_became` with `became_rows`, `card_before` with `before_rows`.
"""

from datetime import date

from cityintl.desk import closings, opportunity_deeds
from cityintl.desk.asking import picked
from cityintl.gui import said
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.question import Asked
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.records.dates import show_date
from cityintl.records.grant import RuleSet
from cityintl.records.money import Money
from cityintl.records.opportunity import GoNoGo, OpportunityStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_ANSWERED = (OpportunityStatus.AWARDED, OpportunityStatus.DECLINED, OpportunityStatus.WITHDRAWN)
_MOST = 5


class GoingTab(ActingTab):
    """Whether to apply, and what became of it."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "opportunity", "going", opportunity_deeds.FACTS)
        self.lay_work(
            self.deeds(
                Deed("go", _("Go…"), "check", lambda: self._ask(GoNoGo.GO)),
                Deed("submitted", _("Handed in…"), "upload-simple", self._ask_submitted),
                Deed("awarded", _("Awarded…"), "wallet", self._ask_awarded),
                Deed("declined", _("Declined…"), "envelope-simple", self._ask_declined),
                Deed("no_go", _("No-go…"), "x", lambda: self._ask(GoNoGo.NO_GO)),
            )
        )
        self.needed, self.needed_rows = self.card("card_needed", _("Needed before it is sent"), "needed_rows")
        self.became, self.became_rows = self.card("card_became", _("It became"), "became_rows")
        self.earlier, self.before_rows = self.card("card_before", _("From them before"), "before_rows")
        self.became_rows.opened.connect(lambda each: self.followed.emit("grant", each))
        self.before_rows.opened.connect(lambda each: self.followed.emit("opportunity", each))
        self.needed_rows.opened.connect(self._open_needed)
        self.refresh()

    # -- what is done

    def _ask(self, go: GoNoGo) -> None:
        values = self.source.values
        self.question.ask(
            _("We apply") if go is GoNoGo.GO else _("We do not apply"),
            (
                Asked("opportunity", "decided_by", values["decided_by"]),
                Asked("opportunity", "decided_on", said.today()),
                Asked("opportunity", "reasons", values["reasons"]),
            ),
            _(go.value),
            lambda found: opportunity_deeds.decide(
                self.desk, self.number, go, found["decided_on"] or said.today(), found["decided_by"] or "",
                found["reasons"] or "",
            ),
        )  # fmt: skip

    def _ask_submitted(self) -> None:
        self.question.ask(
            _("It was handed in"),
            (Asked("opportunity", "submitted_on", said.today()), Asked("opportunity", "receipt")),
            _("Handed in"),
            lambda found: opportunity_deeds.submit(
                self.desk, self.number, found["submitted_on"] or said.today(), found["receipt"] or ""
            ),
        )

    def _ask_awarded(self) -> None:
        values = self.source.values
        rules = RuleSet.FEDERAL if values["listing"] else None
        self.question.ask(
            _("It was awarded"),
            (
                Asked("grant", "award_on", said.today()), Asked("grant", "amount", values["asked"]),
                Asked("grant", "starts_on"), Asked("grant", "ends_on"), Asked("grant", "rule_set", rules),
            ),
            _("Make the grant"),
            lambda found: self.followed.emit(
                "grant",
                opportunity_deeds.awarded(
                    self.desk, self.number, found["award_on"] or said.today(), found["amount"], found["starts_on"],
                    found["ends_on"], federal=found["rule_set"] is RuleSet.FEDERAL,
                ),
            ),
        )  # fmt: skip

    def _ask_declined(self) -> None:
        self.question.ask(
            _("They said no"),
            (
                Asked("opportunity", "answered_on", said.today()),
                Asked(
                    "opportunity", "notes", name="why", label=_("What they wrote"), help=_("Kept in the notes, dated.")
                ),
            ),
            _("Declined"),
            lambda found: opportunity_deeds.refused(
                self.desk, self.number, found["answered_on"] or said.today(), found["why"] or ""
            ),
        )

    def _open_needed(self, number: int) -> None:
        if number:
            self.followed.emit("registration", number)

    # -- what is shown

    def show_values(self) -> None:
        """When it closes, how it stands, what it needs."""
        values = self.source.values
        found = closings.closing(values, str(self.desk.home()["zone"]))
        writing = values["status"] in closings.WRITING
        self.say(*self._standing(found, writing), self._decision())
        self._offer(writing)
        self._show_needed(found, writing)
        became = picked(self.desk, "grant", ("name", "amount"), {"opportunity": self.number})
        self.became_rows.fill(
            [Row(r["id"], r["name"], end=Money().show(r["amount"]), picture="wallet") for r in became]
        )
        self.became.setVisible(bool(became))
        self._show_before()

    def _standing(self, found: closings.Closing | None, writing: bool) -> tuple[str, str]:
        values = self.source.values
        if not writing:
            day = values["answered_on"] if values["status"] in _ANSWERED else values["submitted_on"]
            words = _(values["status"].value)
            return (f"{words}, {show_date(day)}" if day else words), "grey"
        if found is None:
            return (_("Taken at any time.") if values["rolling"] else _("No closing day is known."), "grey")
        closes = _("Closes {when}").format(when=found.said or show_date(found.on))
        days = (found.day - said.today()).days
        if days < 0:
            return f"{closes}: {ngettext('{n} day ago', '{n} days ago', -days).format(n=-days)}", "red"
        left = ngettext("{n} day left", "{n} days left", days).format(n=days) if days else _("today")
        return f"{closes}: {left}", "grey"

    def _decision(self) -> str:
        values = self.source.values
        if values["go_no_go"] is None:
            return _("Not decided yet.")
        day = show_date(values["decided_on"]) if values["decided_on"] else ""
        head = ", ".join(filter(None, (_(values["go_no_go"].value), values["decided_by"] or "", day)))
        return f"{head}: {values['reasons']}" if values["reasons"] else head

    def _offer(self, writing: bool) -> None:
        values = self.source.values
        wanted: list[str] = []
        first = ""
        if writing:
            wanted = ["go", "no_go"] if values["go_no_go"] is not GoNoGo.GO else ["submitted", "no_go"]
            first = wanted[0]
        elif values["status"] in (OpportunityStatus.SUBMITTED, OpportunityStatus.UNDER_REVIEW):
            wanted, first = ["awarded", "declined"], "awarded"
        elif values["status"] is OpportunityStatus.NOT_PURSUED:
            wanted = ["go"]
        self.offer(wanted, first)

    def _show_needed(self, found: closings.Closing | None, writing: bool) -> None:
        """The letter of intent, and registrations that run out before the closing."""
        values = self.source.values
        rows = []
        if values["letter_needed"]:
            sent = values["letter_sent_on"]
            late = sent is None and values["letter_due"] is not None and values["letter_due"] < said.today()
            end = show_date(sent or values["letter_due"]) if sent or values["letter_due"] else ""
            rows.append(
                Row(0, _("Letter of intent, sent") if sent else _("Letter of intent"), end=end,
                    picture="check-circle" if sent else "warning-circle" if late else "circle",
                    tone="green" if sent else "red" if late else "quiet")
            )  # fmt: skip
        if values["listing"]:
            rows += self._registrations(found.day if found else None)
        self.needed_rows.fill(rows)
        self.needed.setVisible(writing and bool(rows))

    def _registrations(self, closes: date | None) -> list[Row]:
        rows = []
        for row in picked(self.desk, "registration", ("name", "expires_on"), {}):
            if row["expires_on"]:
                over = row["expires_on"] < (closes or said.today())
                end = _("ends {day}").format(day=show_date(row["expires_on"]))
                picture, tone = ("warning-circle", "red") if over else ("check-circle", "green")
                rows.append(Row(row["id"], row["name"], end=end, picture=picture, tone=tone))
        return rows

    def _show_before(self) -> None:
        """What this funder offered otherwise, and how it went."""
        funder = self.source.values["funder"]
        fields = ("title", "status", "reasons", "submitted_on", "decided_on")
        rows = picked(self.desk, "opportunity", fields, {"funder": funder}) if funder else []
        found = [row for row in rows if row["id"] != self.number][-_MOST:]
        self.before_rows.fill([
            Row(row["id"], row["title"], row["reasons"] or "", end=_(row["status"].value), picture="flag")
            for row in reversed(found)
        ])  # fmt: skip
        self.earlier.setVisible(bool(found))


TABS = (Working("going", "Go or no-go", GoingTab),)
