"""Everything that happened and what comes next as a tab: all kinds of record in one list, kind by kind where asked.

objectNames: `story`, `story_kinds` (each kind with its count), `story_next`, `story_lately`, `story_empty`.
"""

from collections import Counter

from PySide6.QtWidgets import QComboBox, QVBoxLayout

from cityintl.desk import relations
from cityintl.gui import layout, said
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.around import Block, coming, told
from cityintl.gui.record.working import Tab
from cityintl.gui.scrolling import scrolling
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: So many lines are shown at once; the filter of a kind shows its own.
_MOST = 120


class StoryTab(Tab):
    """The story of a tie, partner, person or organization, the newest first."""

    def __init__(self, desk: DeskFile, kind: str, number: int) -> None:
        super().__init__()
        self.setObjectName("story")
        self.desk, self.kind, self.number = desk, kind, number
        self.only = ""
        self.next = Block(_("Next"), "story_next")
        self.lately = Block(_("Lately"), "story_lately")
        self.empty = layout.text(_("Nothing is noted yet: log a contact at the foot of the page."), "quiet", wrap=True)
        self.empty.setObjectName("story_empty")
        self.kinds = QComboBox()
        self.kinds.setObjectName("story_kinds")
        self.kinds.setAccessibleName(_("Which kind of record"))
        self.kinds.currentIndexChanged.connect(self._choose)
        for block in (self.next, self.lately):
            block.followed.connect(self.followed)
        matter = layout.column(
            layout.inset(layout.row(self.kinds, None)), layout.inset(self.empty), self.lately, self.next, None, gap=8
        )
        matter.setProperty("look", "matter")
        inside = matter.layout()
        assert inside is not None
        inside.setContentsMargins(12, 10, 12, 12)
        layout.spaced(QVBoxLayout(self), 0).addWidget(scrolling(matter))
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk again; the chosen kind stays."""
        found = relations.engagements(self.desk, self.kind, self.number, self.desk.today)
        counts = Counter(each.kind for each in found)
        if self.only not in counts:
            self.only = ""
        self._show_kinds(counts)
        shown = [each for each in found if self.only in ("", each.kind)][:_MOST]
        self.lately.show_lines([told(each) for each in shown])
        entry = self.desk.get(self.kind, self.number)
        self.next.show_lines([] if self.only else coming(self.desk, entry, said.today(), None))
        self.empty.setVisible(not found)

    def _show_kinds(self, counts: Counter[str]) -> None:
        self.kinds.blockSignals(True)
        self.kinds.clear()
        for kind, count in [("", counts.total()), *counts.most_common()]:
            word = _(kinds.kind(kind).many) if kind else _("Everything")
            self.kinds.addItem(f"{word} {count:,}", kind)
        self.kinds.setCurrentIndex(self.kinds.findData(self.only))
        self.kinds.setVisible(len(counts) > 1)
        self.kinds.blockSignals(False)

    def _choose(self) -> None:
        self.only = str(self.kinds.currentData())
        self.refresh()


def story(kind: str, desk: DeskFile, number: int, _around: Surroundings) -> StoryTab:
    """The tab for a record of a kind."""
    return StoryTab(desk, kind, number)
