"""Time against money: two bars of the same length, one below the other, each with its words.

objectNames: `pace`, in it `pace_time` and `pace_money`.
"""

from PySide6.QtWidgets import QGridLayout, QWidget

from cityintl.desk import grant_said
from cityintl.desk.grant_sums import Sums, per_cent
from cityintl.gui import layout, style
from cityintl.gui.visit.cards import Bar
from cityintl.numerals import percent
from cityintl.words import _, ngettext


class Pace(QWidget):
    """How much of an award's time is over, and how much of its money is spent."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pace")
        grid = layout.spaced(QGridLayout(self), 8, (8, 4, 8, 4))
        grid.setVerticalSpacing(style.look().px(6))
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        self.bars: list[Bar] = []
        self.said = []
        for line, (name, words) in enumerate((("pace_time", _("Time")), ("pace_money", _("Money")))):
            bar, said = Bar(), layout.text("", "quiet", wrap=True)
            said.setObjectName(name)
            grid.addWidget(layout.text(words, "label"), line, 0)
            grid.addWidget(bar, line, 1)
            grid.addWidget(said, line, 2)
            self.bars.append(bar)
            self.said.append(said)

    def show_sums(self, sums: Sums) -> None:
        """Fill both bars; money that ran ahead of what there is stands in red."""
        self._show_time(sums)
        money = sums.burned
        self.bars[1].show_share(float(money or 0), "red" if money is not None and money > 1 else "accent")
        spent, whole = grant_said.money(sums, sums.spent), grant_said.money(sums, sums.authorized)
        words = _("{percent} spent, {spent} of {whole}").format(
            percent=percent(per_cent(money) or 0), spent=spent, whole=whole
        )
        self.said[1].setText(words)
        self.setAccessibleName(grant_said.pace(sums).words)

    def _show_time(self, sums: Sums) -> None:
        self.bars[0].show_share(float(sums.time or 0), "quiet")
        if sums.days is None:
            self.said[0].setText(_("its days are not known"))
            return
        over, whole = sums.days
        left = whole - over
        rest = ngettext("{n} day left", "{n} days left", left).format(n=f"{left:,}") if left else _("over")
        self.said[0].setText(f"{percent(per_cent(sums.time) or 0)}, {rest}")
