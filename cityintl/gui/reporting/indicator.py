"""An indicator: how far it is, its values with a chart, whose figure it is, and how its data request stands.

objectNames: `progress`, `do_measure`, `do_apart`; for each use `series_NUMBER` with `said_NUMBER`, `chart_NUMBER`,
`values_NUMBER`, `add_value_NUMBER`, `forward_NUMBER`, `query_NUMBER`; `card_source` with `source_rows`.
"""

from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cityintl.desk import indicators
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.indicators import Series
from cityintl.desk.progress_chart import chart, shown
from cityintl.gui import icons, layout, said
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import LOOKS, ActingTab, Deed
from cityintl.gui.protocol.question import Asked
from cityintl.gui.record.working import Working
from cityintl.gui.reporting.plot import Plot
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.rows import RowsList
from cityintl.records.dates import show_date
from cityintl.records.indicator import Applicability, RequestState
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_ASKED = ("framework", "unit", "better", "target_code", "custodian", "notes")
_VALUE = ("year", "number", "text", "disaggregation", "source")
_USE = ("name", "department", "source", "baseline_year", "baseline_value", "target_year", "target_value")


class SeriesBlock(QWidget):
    """One use of the indicator: its standing, chart, values, and what is done with it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"series_{number}")
        self.name = layout.text("", "page", wrap=True)
        self.said = layout.text("", "strong", wrap=True)
        self.said.setObjectName(f"said_{number}")
        self.more = layout.text("", "quiet", wrap=True)
        self.plot = Plot(number)
        self.values = RowsList(f"values_{number}", _("Values"))
        self.add, self.forward, self.query = (
            self._button(f"{name}_{number}", words, picture)
            for name, words, picture in (
                ("add_value", _("Add a value…"), "plus"),
                ("forward", "", "check"),
                ("query", _("Query it"), "question"),
            )
        )
        lines = layout.spaced(QVBoxLayout(self), 6, (8, 4, 8, 4))
        for widget in (self.name, self.said, self.more, self.plot):
            lines.addWidget(widget)
        lines.addWidget(flowing(self.add, self.forward, self.query, gap=8))
        lines.addWidget(self.values)

    def _button(self, name: str, words: str, picture: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        icons.put(button, picture)
        return button

    def show_series(self, each: Series) -> None:
        """Show what the desk says of it now."""
        drawn = chart(each)
        self.name.setText(each.use["name"])
        self.said.setText(each.progress.said if each.applies else _(Applicability.NOT_APPLICABLE.value))
        layout.set_look(self.said, "look", LOOKS.get(drawn.tone, "strong") if each.applies else "strong")
        proxy = _("Proxy: {note}").format(note=each.use["proxy_note"]) if each.use["proxy_note"] else ""
        self.more.setText("\n".join(filter(None, (each.use["why"], proxy))))
        self.more.setVisible(bool(self.more.text()))
        self.plot.show_chart(drawn)
        self.plot.setVisible(each.applies and bool(drawn.marks))
        self.values.fill([_value(each, row) for row in reversed(each.values)])
        after = indicators.next_state(each.use["status"])
        self.add.setVisible(each.applies)
        self.forward.setVisible(each.applies and after is not None)
        if after is not None:
            self.forward.setText(_("Now {state}").format(state=_(after.value).lower()))
        self.query.setVisible(each.applies and each.use["status"] is RequestState.RECEIVED)


class ProgressTab(ActingTab):
    """How far the indicator is in this city."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "indicator", "progress", _ASKED)
        self.blocks: dict[int, SeriesBlock] = {}
        self.held = QWidget()
        self.places = layout.spaced(QVBoxLayout(self.held), 16)
        deeds = self.deeds(
            Deed("measure", _("Measure it here…"), "plus", self._ask_use),
            Deed("apart", _("It does not apply…"), "x", self._ask_why),
        )
        self.lay_work(deeds, self.held)
        self.source_card, self.source_rows = self.card("card_source", _("Whose figure it is"), "source_rows")
        self.source_rows.opened.connect(self._open_source)
        self._targets: dict[int, tuple[str, int]] = {}
        self.refresh()

    # -- the questions

    def _ask_use(self) -> None:
        name = self.source.values["name"]
        asked = tuple(Asked("indicator_use", field, name if field == "name" else None) for field in _USE)
        self.question.ask(
            _("What is measured here?"),
            asked,
            _("Keep it"),
            lambda found: self._add("indicator_use", found | {"applicability": Applicability.APPLIES}),
        )

    def _ask_why(self) -> None:
        name = self.source.values["name"]
        self.question.ask(
            _("Why does it not apply here?"),
            (Asked("indicator_use", "why"),),
            _("Keep the reason"),
            lambda found: self._add(
                "indicator_use", {"name": name, "applicability": Applicability.NOT_APPLICABLE, "why": found["why"]}
            ),
        )

    def _ask_value(self, use: int) -> None:
        self.question.ask(
            _("A new value"),
            tuple(Asked("observation", field) for field in _VALUE),
            _("Keep the value"),
            lambda found: indicators.add_value(self.desk, use, found, said.today()),
        )

    def _add(self, kind: str, values: dict[str, Any]) -> None:
        indicators.add_use(self.desk, self.number, values)

    # -- what is shown

    def show_values(self) -> None:
        """Each use with its chart and values; what is asked first where none was decided."""
        found = indicators.series_of(self.desk, self.number, said.today())
        self._lay_blocks(found)
        if not found:
            self.say(_("It is not decided yet whether it applies here."), "amber", _("Decide, and say why not."))
        elif len(found) == 1:
            self.say(_(found[0].use["applicability"].value), "grey", "; ".join(indicators.lacking(found[0])))
        else:
            words = ngettext("{n} figure stands for it.", "{n} figures stand for it.", len(found))
            self.say(words.format(n=len(found)), "grey")
        self.offer(["measure", *(["apart"] if not found else [])], "measure" if not found else "")
        self._show_sources(found)

    def _lay_blocks(self, found: list[Series]) -> None:
        numbers = [each.number for each in found]
        if list(self.blocks) != numbers:
            layout.clear(self.places)
            self.blocks = {}
            for each in found:
                block = self.blocks[each.number] = SeriesBlock(each.number)
                use = each.number
                block.add.clicked.connect(lambda _on=False, use=use: self._ask_value(use))
                block.forward.clicked.connect(
                    lambda _on=False, use=use: self.attempt(lambda: indicators.forward(self.desk, use))
                )
                block.query.clicked.connect(
                    lambda _on=False, use=use: self.attempt(
                        lambda: indicators.set_state(self.desk, use, RequestState.QUERIED)
                    )
                )
                block.values.opened.connect(lambda value: self.followed.emit("observation", value))
                self.places.addWidget(block)
        for each in found:
            self.blocks[each.number].show_series(each)

    def _show_sources(self, found: list[Series]) -> None:
        offices = titles_of(self.desk, "organization", {each.use["department"] for each in found})
        people = titles_of(self.desk, "person", {each.use["person"] for each in found})
        rows: list[Row] = []
        self._targets = {}
        for each in found:
            use = each.use
            if len(found) > 1:
                rows.append(Row(-1, use["name"], heading=True))
            told = [
                (_("Department"), offices.get(use["department"], ""), ("organization", use["department"])),
                (_("Owner"), people.get(use["person"], ""), ("person", use["person"])),
                (_("Data request"), _(use["status"].value) if use["status"] else _("Not asked yet"), None),
                (_("Source"), use["source"] or "", None),
                (_("Target set by"), use["target_source"] or "", None),
                (_("Next release"), show_date(use["next_release_on"]) if use["next_release_on"] else "", None),
            ]
            for label, words, target in told:
                if words:
                    place = len(self._targets)
                    self._targets[place] = target or ("indicator_use", use["id"])
                    rows.append(Row(place, words, label))
        self.source_rows.fill(rows)
        self.source_card.setVisible(bool(rows))

    def _open_source(self, place: int) -> None:
        self.followed.emit(*self._targets[place])


def _value(each: Series, row: dict[str, Any]) -> Row:
    unit = row["unit"] or each.indicator["unit"] or ""
    value = shown(row["number"], unit) if row["number"] is not None else row["text"] or "–"
    why = each.why_left_out(row)
    marks = [(_("provisional"), "amber")] if row["provisional"] else []
    if row["revised_on"] and not why:
        marks.append((_("revised"), "grey"))
    quiet = " · ".join(filter(None, (row["disaggregation"], row["geography"], why, row["note"])))
    return Row(
        row["id"], f"{row['year']}", quiet, end=value, end_tone="quiet" if why else "text", chips=tuple(marks),
        picture="circle" if why else "check-circle", tone="quiet" if why else "accent",
    )  # fmt: skip


def _counted(desk: DeskFile, number: int) -> str:
    uses = {row["id"] for row in picked(desk, "indicator_use", (), {"indicator": number})}
    count = len(picked(desk, "observation", (), {"indicator_use": uses}))
    return str(count) if count else ""


TABS = (Working("progress", "Progress", ProgressTab, _counted),)
