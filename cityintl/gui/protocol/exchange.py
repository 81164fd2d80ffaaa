"""An exchange: what is missing before anybody travels, how large it was, and who paid.

objectNames: `care`, `do_add_traveller`, `do_add_host_family`, `do_add_exchange_cost`, `do_minors`, `do_no_minors`,
`do_told`; `missing_rows`, `watch_said`, `watch_rule`, `card_measured` with `measured_rows`, `card_costs` with
`cost_rows` and `no_costs`, `card_agreement` with `agreement_rows`.
"""

from typing import Any

from cityintl.desk import exchanges, gifts
from cityintl.desk.exchanges import Missing
from cityintl.gui import layout, said, style
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.association import agreement_rows
from cityintl.gui.protocol.question import Asked
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.rows import RowsList
from cityintl.records import kinds
from cityintl.records.dates import show_partial_date
from cityintl.records.exchange import ExchangeType
from cityintl.records.money import Amount, Money
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_ASKED = (
    "starts", "ends", "people", "days", "volunteer_hours", "in_kind", "minors", "emergency_sheet", "carried_by", "tie",
    "partner", "summary", "outcome", "notes",
)  # fmt: skip
_PARTS = ("traveller", "host_family", "exchange_cost")


class CareTab(ActingTab):
    """What has to be there, and what it came to."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "exchange", "care", _ASKED)
        self._missing: list[Missing] = []
        self.rows = RowsList("missing_rows", _("What is missing"))
        self.rows.opened.connect(self._mend)
        self.watch = layout.text("", "text", wrap=True)
        self.watch.setObjectName("watch_said")
        self.rule = layout.text("", "quiet", wrap=True)
        self.rule.setObjectName("watch_rule")
        watched = layout.column(self.watch, self.rule, self.rule_link(), gap=2)
        watched.setContentsMargins(style.look().px(8), 0, 0, 0)
        deeds = self.deeds(
            Deed("minors", _("Minors take part"), "student", lambda: self.source.commit({"minors": True})),
            Deed("no_minors", _("No minors take part"), "users", lambda: self.source.commit({"minors": False})),
            *map(self._part, _PARTS),
            Deed("told", _("What came of it…"), "note-pencil", self._ask_told),
        )
        self.lay_work(deeds, self.rows, watched)
        self.measured, self.measured_rows = self.card("card_measured", _("Measured"), "measured_rows")
        self.costs, self.cost_rows = self.card("card_costs", _("Who paid"), "cost_rows")
        self.no_costs = layout.text(_("No cost is noted yet; what others paid counts too."), "quiet", wrap=True)
        self.no_costs.setObjectName("no_costs")
        self.no_costs.setContentsMargins(8, 0, 8, 0)
        self.costs.lines.addWidget(self.no_costs)
        self.agreement, self.agreed = self.card("card_agreement", _("Who carries it"), "agreement_rows")
        self.agreed.opened.connect(lambda each: self.followed.emit("association_agreement", each))
        self.refresh()

    def _part(self, kind: str) -> Deed:
        words = _("Add {kind}").format(kind=_(kinds.kind(kind).many).lower())
        return Deed(f"add_{kind}", words, "plus", lambda: self.tab_wanted.emit(kind))

    def _mend(self, place: int) -> None:
        """Where the missing thing is filled in: its part, or the fact below."""
        found = self._missing[place]
        if found.kind == "exchange":
            self.form.edit("emergency_sheet")
        else:
            self.followed.emit(found.kind, found.number)

    def _ask_told(self) -> None:
        values = self.source.values
        self.question.ask(
            _("What was done, and what came of it?"),
            (Asked("exchange", "summary", values["summary"]), Asked("exchange", "outcome", values["outcome"])),
            _("Keep it"),
            lambda found: self.source.commit({name: found[name] for name in ("summary", "outcome")}),
        )

    # -- what is shown

    def show_values(self) -> None:
        """What is missing first, then how large it was and who paid."""
        values = self.source.values
        self._missing = exchanges.missing(self.desk, self.number)
        self.rows.fill(
            [Row(n, each.words, picture="warning-circle", tone="amber") for n, each in enumerate(self._missing)]
        )
        watched = exchanges.watched(self.desk, self.number)
        self._show_watched(values, watched)
        self._say(values, watched)
        self._show_measured(values)
        found = exchanges.costs(self.desk, self.number)
        self.cost_rows.fill(
            [Row(n, _(who.value), end=Money().show(sum_), end_tone="text") for n, (who, sum_) in enumerate(found)]
        )
        self.no_costs.setVisible(not found)
        self.agreed.fill(agreement_rows(self.desk, values["carried_by"]))
        self.agreement.setVisible(bool(self.agreed.rows))

    def _say(self, values: dict[str, Any], watched: exchanges.Watched) -> None:
        over = _is_over(values["ends"] or values["starts"])
        asked = values["minors"] is None and (values["type"] is ExchangeType.YOUTH or watched.minors)
        count = len(self._missing) + (watched.enough is False)
        wanted, first = [f"add_{kind}" for kind in _PARTS if kind != "host_family" or values["minors"]], ""
        if asked:
            wanted, first = ["minors", "no_minors", *wanted], "minors"
            self.say(_("Say whether minors take part."), "amber", _("Yes asks for consents, checks and a sheet."))
        elif count:
            words = ngettext("{n} thing is missing.", "{n} things are missing.", count).format(n=count)
            self.say(words, "red" if not over else "amber", _("A school or state may ask for more."))
        elif values["minors"] and not watched.minors:
            first = "add_traveller"
            self.say(_("Nobody is named yet: add the travellers."), "amber", _("Checks and consents stand with them."))
        else:
            self.say(*self._calm(values, over))
        if over and not values["outcome"]:
            first = first or "told"
        self.offer([*wanted, *(["told"] if over else [])], first)

    def _calm(self, values: dict[str, Any], over: bool) -> tuple[str, str]:
        if over and not values["outcome"]:
            return _("It is over: write down what came of it."), "amber"
        if values["minors"]:
            return _("Nothing is missing that the desk asks for."), "green"
        when = show_partial_date(values["starts"]) if values["starts"] else ""
        return (_("It starts {day}.").format(day=when) if when and not over else _("Nothing is to be done.")), "grey"

    def _show_watched(self, values: dict[str, Any], found: exchanges.Watched) -> None:
        """Minors and chaperones against the rule in force."""
        minors = ngettext("{n} minor", "{n} minors", found.minors).format(n=found.minors)
        after = ngettext("{n} chaperone or leader", "{n} chaperones and leaders", found.chaperones)
        words = f"{minors}, {after.format(n=found.chaperones)}"
        if found.needed is None:
            more = _("No rule says how many chaperones are needed: add it under Rules.")
        else:
            more = _("the rule asks for {n}").format(n=found.needed)
            words, more = f"{words}; {more}.", gifts.source_of(found.rule) if found.rule else ""
        self.watch.setText(words)
        layout.set_look(self.watch, "look", "problem" if found.enough is False else "text")
        self.rule.setText(more)
        for label in (self.watch, self.rule):
            label.setVisible(bool(found.minors))
        self.show_rule(found.rule if found.minors else None)

    def _show_measured(self, values: dict[str, Any]) -> None:
        days = exchanges.visitor_days(values)
        cost = exchanges.costs(self.desk, self.number)
        told = [
            (_("People"), f"{values['people']:,}" if values["people"] is not None else "—"),
            (_("Days"), f"{values['days']:,}" if values["days"] is not None else "—"),
            (_("Visitor-days"), f"{days:,}" if days is not None else "—"),
            (_("Volunteer hours"), f"{values['volunteer_hours']:,}" if values["volunteer_hours"] is not None else "—"),
            (_("Given in kind"), Money().show(values["in_kind"]) or "—"),
            (_("Money, all payers"), _sums(amount for _who, amount in cost) or "—"),
        ]
        self.measured_rows.fill([Row(n, words, end=value, end_tone="text") for n, (words, value) in enumerate(told)])


def _is_over(last: str | None) -> bool:
    """Whether a day, month or year lies behind us."""
    return last is not None and last < said.today().isoformat()[: len(last)]


def _sums(amounts: Any) -> str:
    """“$1,200 + €300”."""
    sums: dict[str, int] = {}
    for amount in amounts:
        sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
    return " + ".join(Money().show(Amount(minor, currency)) for currency, minor in sorted(sums.items()))


def _counted(desk: DeskFile, number: int) -> str:
    """How many things are missing."""
    count = len(exchanges.missing(desk, number)) + (exchanges.watched(desk, number).enough is False)
    return str(count) if count else ""


TABS = (Working("care", "Checks and facts", CareTab, _counted),)
