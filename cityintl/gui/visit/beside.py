"""The cards beside an itinerary: what is next, what is open between us, who comes in which order, what it costs.

objectNames: `card_next` with `steps` and `tasks`, `card_people` with `people` and `more_people`, `card_open` with
`promises` and `more_promises`, `card_costs` with `costs_said` and `costs_others`.
"""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cityintl.desk import checklists
from cityintl.desk.checklists import When, days_said, due_said
from cityintl.desk.costs import Balance
from cityintl.desk.itineraries import weekday
from cityintl.desk.visit_costs import costs_of
from cityintl.desk.visit_memory import Promise, open_between
from cityintl.desk.visit_steps import Step, steps_of
from cityintl.desk.visits import OFF, Member, members_of
from cityintl.gui import layout
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import Bar, Card, link
from cityintl.gui.visit.rows import RowsList
from cityintl.records.dates import MONTHS
from cityintl.records.gift import Side
from cityintl.records.money import Amount, Money
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: Lines of each card; of those of the first so many at most come from the rules.
_LINES, _STEPS, _PEOPLE, _PROMISES = 4, 2, 3, 3
#: A step is said on the card once its day is this near.
_NEAR = 14


def when_said(day: date | None, today: date) -> str:
    """“Mon” within the week, “15 days late”, “1 May”."""
    if day is None:
        return ""
    days = (day - today).days
    if days < 2:
        return days_said(day, today)
    return weekday(day) if days < 7 else f"{day.day} {_(MONTHS[day.month - 1])}"


def step_row(place: int, step: Step, today: date, whole: bool = True) -> Row:
    """A step as a line: late ones say so with a picture and in words; its detail where there is room."""
    late = step.due_on is not None and step.due_on < today
    pressing = late or step.due_on is None
    picture = "warning-circle" if pressing else "circle"
    tone = "red" if late else "amber" if pressing else "quiet"
    end_tone = "red" if late else "quiet"
    end = when_said(step.due_on, today)
    return Row(place, step.words, step.detail if whole else "", end=end, end_tone=end_tone, picture=picture, tone=tone)


def member_row(member: Member, quiet: str, end: str) -> Row:
    """A member in their place."""
    return Row(member.number, member.titled, quiet=quiet, lead=str(member.place), end=end, kind="member")


def promise_row(promise: Promise, today: date) -> Row:
    """“We: flood-wall drawings”, with how late it is."""
    side = _("We: {what}") if promise.side is Side.US else _("They: {what}")
    late = promise.late > 0
    return Row(
        promise.number,
        side.format(what=promise.what),
        end=when_said(promise.due_on, today),
        picture="warning-circle" if late else "circle",
        tone="red" if late else "quiet",
        end_tone="red" if late else "quiet",
    )


class AroundCards(QWidget):
    """The four cards."""

    followed = Signal(str, int)
    #: A tab of the visit is wanted: its name.
    turned = Signal(str)

    def __init__(self, desk: DeskFile, number: int) -> None:
        super().__init__()
        self.desk, self.number = desk, number
        self._steps: list[Step] = []
        self.lines = layout.spaced(QVBoxLayout(self), 12)
        self._lay_next()
        self._lay_open()
        self._lay_people()
        self._lay_costs()

    def _card(self, name: str, heading: str, *widgets: QWidget) -> Card:
        card = Card(name, heading)
        for widget in widgets:
            card.lines.addWidget(widget)
        self.lines.addWidget(card)
        return card

    def _lay_next(self) -> None:
        self.steps = RowsList("steps", _("To do next"), lined=False)
        self.tasks = RowsList("tasks", _("Next on the checklist"), lined=False)
        self.tasks.ticks = True
        self.next = self._card("card_next", _("Next"), self.steps, self.tasks)
        self.steps.opened.connect(lambda place: self.turned.emit(self._steps[place].tab))
        self.tasks.opened.connect(lambda number: self.followed.emit("checklist_item", number))
        self.tasks.ticked.connect(lambda number: checklists.tick(self.desk, number, self.desk.today))

    def _lay_people(self) -> None:
        self.people = RowsList("people", _("People, in order of precedence"), lined=False)
        self.more_people = link("more_people", "")
        self.who = self._card("card_people", _("People, in order of precedence"), self.people, self.more_people)
        self.people.opened.connect(lambda number: self.followed.emit("member", number))
        self.more_people.clicked.connect(lambda: self.turned.emit("member"))

    def _lay_open(self) -> None:
        self.promises = RowsList("promises", _("Open between us"), lined=False)
        self.more_promises = link("more_promises", "")
        self.more_promises.clicked.connect(lambda: self.turned.emit("meeting_sheet"))
        self.open = self._card("card_open", _("Open between us"), self.promises, self.more_promises)
        self.promises.opened.connect(lambda number: self.followed.emit("follow_up", number))

    def _lay_costs(self) -> None:
        self.spent = link("costs_said", "")
        self.others = layout.text("", "quiet", wrap=True)
        self.others.setObjectName("costs_others")
        self.bar = Bar()
        held = layout.column(self.spent, self.others, self.bar, gap=6)
        held.setContentsMargins(6, 0, 6, 4)
        self.money = self._card("card_costs", _("Costs"), held)
        self.spent.clicked.connect(lambda: self.turned.emit("costs"))

    # -- what they say

    def refresh(self, today: date) -> None:
        """Ask the desk again."""
        self._show_next(today)
        self._show_people()
        self._show_open(today)
        self._show_costs()

    def _show_next(self, today: date) -> None:
        found = checklists.checklist(self.desk, self.number, today)
        near = [s for s in steps_of(self.desk, self.number, today) if not s.due_on or (s.due_on - today).days <= _NEAR]
        self._steps = near[:_STEPS]
        self.steps.fill([step_row(place, step, today, whole=False) for place, step in enumerate(self._steps)])
        room = _LINES - len(self._steps)
        shown = [*found.open[:room], *found.of(When.DONE)[:1]][:room]
        if self.desk.get("delegation", self.number).values["status"] in OFF:
            shown = []  # what was to be done for a visit that does not take place is not late
        self.tasks.fill([task_row(task, today, whole=False) for task in shown])
        left = len(found.open)
        words = _("Next, {n} of {all} left").format(n=left, all=len(found.tasks)) if found.tasks else _("Next")
        self.next.say(words if shown else _("Next"))
        self.next.setVisible(bool(self._steps or shown))

    def _show_people(self) -> None:
        found = members_of(self.desk, self.number)
        self.people.fill([member_row(m, _quiet(m), _("diet") if m.diet else "") for m in found[:_PEOPLE]])
        rest = len(found) - _PEOPLE
        self.more_people.setText(_("and {n} more").format(n=rest))
        self.more_people.setVisible(rest > 0)
        self.who.setVisible(bool(found))

    def _show_open(self, today: date) -> None:
        found = sorted(open_between(self.desk, self.number, today), key=lambda each: each.late == 0)  # late ones first
        self.promises.fill([promise_row(each, today) for each in found[:_PROMISES]])
        rest = len(found) - _PROMISES
        self.more_promises.setText(ngettext("and {n} more", "and {n} more", rest).format(n=rest))
        self.more_promises.setVisible(rest > 0)
        self.open.setVisible(bool(found))

    def _show_costs(self) -> None:
        found = costs_of(self.desk, self.number)
        city = found.city or next(iter(found.by_payer), None)
        self.money.setVisible(city is not None)
        if city is None:
            return
        self.spent.setText(balance_said(city))
        others = [
            f"{_(str(b.of.value))}: {_money(b.spent, b.currency)}" for b in found.by_payer if b is not city and b.of
        ]
        self.others.setText(" · ".join(others))
        self.others.setVisible(bool(others))
        share = city.spent / city.budget if city.budget else float(city.spent > 0)
        self.bar.show_share(share, "red" if city.over and city.budget else "accent")


def task_row(task: checklists.Task, today: date, whole: bool = True) -> Row:
    """A task as a line that can be ticked; its note where there is room."""
    late, done = task.when is When.LATE, task.when is When.DONE
    end = _("done") if done else when_said(task.due_on, today) or due_said(task, today)
    return Row(
        task.number,
        task.label,
        quiet=(task.note or "") if whole else "",
        end=end,
        end_tone="red" if late else "quiet",
        picture="check-circle" if done else "circle",
        tone="green" if done else "red" if late else "quiet",
        kind="checklist_item",
    )


def _quiet(member: Member) -> str:
    return " · ".join(filter(None, (member.position, member.phonetic)))


def _money(minor: int, currency: str) -> str:
    return Money().show(Amount(minor, currency))


def balance_said(balance: Balance) -> str:
    """“City department: $4,180 of $5,000”, “… over by $200”."""
    who = _(str(balance.of.value)) if balance.of else _("Together")
    spent = _money(balance.spent, balance.currency)
    if balance.budget is None:
        return _("{who}: {spent}").format(who=who, spent=spent)
    budget = _money(balance.budget, balance.currency)
    words = _("{who}: {spent} of {budget}").format(who=who, spent=spent, budget=budget)
    if balance.left and balance.left.minor < 0:
        words += ", " + _("{amount} over").format(amount=_money(-balance.left.minor, balance.currency))
    return words
