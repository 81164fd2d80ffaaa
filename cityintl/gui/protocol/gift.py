"""A gift: what the rule of its day says and asks for, where it went, and what went between us before.

objectNames: `register`, `do_value`, `do_disclosed`, `do_thanked`, `do_letter`, `do_rules`, `do_ask`, `settle` with
`settle_NAME`, `sum_said`, `rule_said`, `card_added` with `added_rows`, `card_before` with `before_rows`,
`card_statements` (see statements.py).
"""

from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from cityintl.desk import gifts
from cityintl.desk.asking import picked
from cityintl.desk.gift_totals import DISCLOSED, Reach, Weighed
from cityintl.gui import icons, layout, said, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.question import Asked
from cityintl.gui.protocol.statements import StatementsCard
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.records.dates import show_date
from cityintl.records.gift import Disposition
from cityintl.records.memory import Direction
from cityintl.records.money import Money
from cityintl.store import DeskFile
from cityintl.words import _

_ASKED = (
    "value", "basis", "on", "received_for", "giver_office", "giver", "recipient", "partner", "location", "custody",
    "photo",
)  # fmt: skip
#: Where a gift that we received may go, turned in first; one of ours is with them.
_WHERE = (
    Disposition.HANDED_OVER, Disposition.DISPLAYED, Disposition.STORED, Disposition.IN_USE, Disposition.SHARED,
    Disposition.RETURNED, Disposition.DONATED, Disposition.PERSONAL,
)  # fmt: skip
_MOST = 6


class RegisterTab(ActingTab):
    """What the register asks of a gift."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "gift", "register", _ASKED)
        self.sum = layout.text("", "text", wrap=True)
        self.sum.setObjectName("sum_said")
        self.rule = layout.text("", "quiet", wrap=True)
        self.rule.setObjectName("rule_said")
        weighed = layout.column(self.sum, self.rule, self.rule_link(), gap=2)
        weighed.setContentsMargins(style.look().px(8), 0, 0, 0)
        self.lay_work(self._make_deeds(), weighed, self._make_settle())
        self.added, self.added_rows = self.card("card_added", _("Added together"), "added_rows")
        self.span = layout.text("", "quiet", wrap=True)
        self.span.setContentsMargins(8, 0, 8, 0)
        self.added.lines.insertWidget(1, self.span)
        self.before, self.before_rows = self.card("card_before", _("Also between us"), "before_rows")
        self.statements = StatementsCard(desk)
        self.side.addWidget(self.statements)
        for rows in (self.added_rows, self.before_rows):
            rows.opened.connect(lambda gift: self.followed.emit("gift", gift))
        self.refresh()

    def _make_deeds(self) -> QWidget:
        return self.deeds(
            Deed("value", _("Say its value…"), "currency-dollar", self._ask_value),
            Deed("disclosed", _("Disclosed…"), "file-text", self._ask_disclosed),
            Deed("ask", _("Ask counsel…"), "scales", lambda: self.about_wanted.emit("follow_up")),
            Deed("letter", _("Thank-you letter…"), "envelope-simple", lambda: self.about_wanted.emit("correspondence")),
            Deed("thanked", _("Thanked today"), "check", lambda: gifts.thank(self.desk, self.number, said.today())),
        )

    def _make_settle(self) -> QWidget:
        """Where it went, each place a step."""
        heading = layout.text(_("Where it went").upper(), "label")
        heading.setContentsMargins(style.look().px(8), 0, 0, 0)
        self.settled: dict[Disposition, QPushButton] = {}
        for where in _WHERE:
            button = QPushButton(_(where.value))
            button.setObjectName(f"settle_{where.name.lower()}")
            button.clicked.connect(lambda _on=False, where=where: self._settle(where))
            self.settled[where] = button
        self.settle = layout.column(heading, flowing(*self.settled.values(), gap=6), gap=4)
        self.settle.setObjectName("settle")
        return self.settle

    def _settle(self, where: Disposition) -> None:
        if self.source.values["disposition"] is not where:
            self.attempt(lambda: gifts.settle(self.desk, self.number, where))
        self._show_settled()

    # -- the questions

    def _ask_value(self) -> None:
        values = self.source.values
        self.question.ask(
            _("What would it cost in a shop?"),
            (Asked("gift", "value", values["value"]), Asked("gift", "basis", values["basis"])),
            _("Keep the value"),
            lambda found: self.source.commit({name: found[name] for name in ("value", "basis")}),
        )

    def _ask_disclosed(self) -> None:
        values = self.source.values
        period = values["disclosure_period"] or gifts.statement_period(self.desk, self.number)
        self.question.ask(
            _("It went into a statement"),
            (Asked("gift", "disclosed_on", said.today()), Asked("gift", "disclosure_period", period)),
            _("Disclosed"),
            lambda found: gifts.mark_disclosed(
                self.desk, self.number, found["disclosed_on"] or said.today(), found["disclosure_period"] or ""
            ),
        )

    # -- what is shown

    def show_values(self) -> None:
        """The gift against the rule of its day."""
        found = gifts.beside(self.desk, self.number)
        words, tone = found.standing(said.today())
        again = next((other for other in found.others if other.same), None)
        if again is not None:
            tone, words = "red", _("The same was given to them before, {day}.").format(day=show_date(again.on))
        self.say(words, tone, advice(found))
        self._show_weighed(found.weighed)
        self._offer(found)
        self._show_settled()
        shown = [_other(other) for other in found.others[:_MOST]]
        self.before_rows.fill(shown or [Row(0, _("Nothing else went between us yet."), heading=True)])
        self.statements.setVisible(found.weighed is not None)
        if found.weighed is not None:
            taker = found.weighed.gift.recipient
            self.statements.show_for((taker.kind, taker.number), found.weighed.gift.on.year)

    def _show_weighed(self, found: Weighed | None) -> None:
        self.sum.setText(found.said if found else "")
        self.sum.setVisible(found is not None)
        self.rule.setText(gifts.source_of(found.rule) if found and found.rule else "")
        self.rule.setVisible(bool(self.rule.text()))
        self.show_rule(found.rule if found else None)
        together = found.together if found else ()
        rows = {r["id"]: r for r in picked(self.desk, "gift", ("what", "on", "value"), {"id": together})}
        self.added_rows.fill([_added(rows[each]) for each in together if each in rows])
        self.added.setVisible(found is not None and found.total is not None)
        if found and found.total:
            self.added.say(_("Added together: {total}").format(total=Money().show(found.total)))
            days = found.window
            self.span.setText(f"{show_date(days.first)} – {show_date(days.last)}" if days else _("all days"))

    def _offer(self, found: gifts.Beside) -> None:
        values, weighed = self.source.values, found.weighed
        wanted = ["letter"] if values["direction"] is Direction.RECEIVED else []
        first = ""
        if weighed is not None:
            if weighed.reach is Reach.NO_VALUE:
                wanted, first = ["value", *wanted], "value"
            if weighed.reach in (Reach.NO_RULE, Reach.OTHER_CURRENCY):
                wanted, first = ["ask", *wanted], "ask"
            if weighed.reach in DISCLOSED:
                wanted.append("ask")
                if not values["disclosed_on"]:
                    wanted, first = ["disclosed", *wanted], "disclosed"
            if not values["thanked_on"]:
                wanted.append("thanked")
        elif not values["value"]:
            wanted.append("value")
        self.offer(wanted, first)
        self.settle.setVisible(weighed is not None)

    def _show_settled(self) -> None:
        now = self.source.values["disposition"]
        for where, button in self.settled.items():
            icons.put(button, *(("check-circle", "green") if where is now else ("circle", "quiet")))
            button.setAccessibleName(_("{where}, chosen").format(where=_(where.value)) if where is now else "")


def advice(found: gifts.Beside) -> str:
    """What to do about it: report it, turn it in, ask; the program reminds, counsel decides."""
    weighed = found.weighed
    if weighed is None:
        return ""
    if weighed.reach in DISCLOSED:
        if found.disclosed_on:
            return _("Keep the statement with the register.")
        return _("Report it in the statement of its period, or turn it in to the city or return it; counsel decides.")
    return {
        Reach.NO_VALUE: _("Say what it would cost in a shop, and how you know."),
        Reach.OTHER_CURRENCY: _("Say its value in the currency of the rule, or ask counsel."),
        Reach.NO_RULE: _("Add the thresholds of your city or state under Rules, or ask counsel."),
        Reach.NOT_COUNTED: _("It is the city's: hand it over, so that it is found."),
    }.get(weighed.reach, "")


def _added(row: dict[str, object]) -> Row:
    day = row["on"]
    assert isinstance(day, date)
    value = Money().show(row["value"])  # type: ignore[arg-type]  # only what has a value is added
    return Row(int(str(row["id"])), str(row["what"]), show_date(day), end=value, end_tone="text", picture="gift")


def _other(other: gifts.Other) -> Row:
    """Another gift between us; the same given twice is said in red."""
    way = _("from them") if other.received else _("from us")
    marks = ((_("the same"), "red"),) if other.same else ()
    quiet = f"{way}, {show_date(other.on)}"
    return Row(other.number, other.what, quiet, end=Money().show(other.value), picture="gift", chips=marks)


TABS = (Working("register", "Register", RegisterTab),)
