"""A submission: its answers beside the round before, files to attach anew, departments, chapters, pledges served.

objectNames: `answers`, `do_send`, `do_next`, `do_carry`, `do_question`, `do_same`, `do_attached`; `answer_table`,
`call_rows`, `chapter_rows`; `card_serves` with `serves_rows`, `card_window` with `window_rows`.
"""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QTableWidgetItem, QVBoxLayout, QWidget

from cityintl.desk import submissions
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.obligations.reporting import LIVE, SENT
from cityintl.desk.submissions import Answer, Beside
from cityintl.gui import layout, said
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.question import Asked
from cityintl.gui.record.working import Working
from cityintl.gui.reporting.cells import CellTable, cell
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.rows import RowsList
from cityintl.records.dates import show_date
from cityintl.records.submission import ChapterState, SubmissionStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_ASKED = (
    "window", "previous", "scope", "prepared_by", "ready_by", "approved_by", "approved_on", "score", "public_url",
    "lessons", "notes",
)  # fmt: skip
_TONES = {ChapterState.UPLOADED: "green", ChapterState.SIGNED: "green", ChapterState.REVIEW: "amber"}


class AnswersTab(ActingTab):
    """What the report says, what it needs, and what it counts for."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "submission", "answers", _ASKED, "submission_answer")
        self.found = Beside((), (), None)
        self.table = CellTable("answer_table", _("Answers"))
        self.table.followed.connect(lambda _kind, answer: self._choose(answer))
        self.table.currentCellChanged.connect(lambda *_places: self._offer())
        self.calls, calls = self._section("call_rows", _("Departments asked"))
        self.calls.ticks = True
        self.calls.ticked.connect(self._tick_call)
        self.calls.opened.connect(lambda call: self.followed.emit("data_call", call))
        self.chapters, chapters = self._section("chapter_rows", _("Chapters"))
        self.chapters.ticks = True
        self.chapters.ticked.connect(self._tick_chapter)
        self.chapters.opened.connect(lambda chapter: self.followed.emit("chapter", chapter))
        self.sections = (calls, chapters)
        self.lay_work(self._make_deeds(), self.table, chapters, calls)
        self.serves_card, self.serves = self.card("card_serves", _("Counts for"), "serves_rows")
        self.serves.ticks = True
        self.serves.ticked.connect(self._tick_commitment)
        self.serves.opened.connect(lambda each: self.followed.emit("commitment", each))
        self.window_card, self.window_rows = self.card("card_window", _("Its round"), "window_rows")
        self.window_rows.opened.connect(lambda each: self.followed.emit("reporting_window", each))
        self.refresh()

    def _section(self, name: str, heading: str) -> tuple[RowsList, QWidget]:
        rows = RowsList(name, heading)
        held = QWidget()
        lines = layout.spaced(QVBoxLayout(held), 2)
        lines.addWidget(layout.inset(layout.text(heading.upper(), "label")))
        lines.addWidget(rows)
        return rows, held

    def _make_deeds(self) -> QWidget:
        return self.deeds(
            Deed("same", _("Answer as before"), "arrow-u-up-left", self._same),
            Deed("attached", _("Attached today"), "paperclip", self._attached),
            Deed("carry", _("Take over the questions"), "arrows-clockwise", self._carry),
            Deed("question", _("Add a question"), "plus", self.begin),
            Deed("send", _("Submitted…"), "upload-simple", self._ask_sent),
            Deed("next", _("Begin the next round"), "arrow-right", self._next),
        )

    # -- what is done

    @property
    def current(self) -> Answer | None:
        """The answer that the table points to."""
        place = self.table.currentRow()
        return self.found.answers[place] if 0 <= place < len(self.found.answers) else None

    def _choose(self, answer: int) -> None:
        if self.form.finish():
            self.choose(answer)

    def _same(self) -> None:
        if self.current is not None:
            submissions.take_answer(self.desk, self.current.number)

    def _attached(self) -> None:
        if self.current is not None:
            submissions.attach(self.desk, self.current.number, said.today())

    def _carry(self) -> None:
        submissions.carry(self.desk, self.number)

    def _next(self) -> None:
        self.followed.emit("submission", submissions.next_round(self.desk, self.number))

    def _ask_sent(self) -> None:
        self.question.ask(
            _("It was sent"),
            (Asked("submission", "submitted_on", said.today()), Asked("submission", "receipt")),
            _("Submitted"),
            lambda found: submissions.send(
                self.desk, self.number, found["submitted_on"] or said.today(), found["receipt"]
            ),
        )

    def _tick_call(self, call: int) -> None:
        row = next(each for each in submissions.calls(self.desk, self.number) if each["id"] == call)
        if row["asked_on"] is None:
            self.attempt(lambda: submissions.ask(self.desk, call, said.today()))
        elif row["received_on"] is None:
            self.attempt(lambda: submissions.receive(self.desk, call, said.today()))

    def _tick_chapter(self, chapter: int) -> None:
        self.attempt(lambda: submissions.chapter_forward(self.desk, chapter))

    def _tick_commitment(self, commitment: int) -> None:
        wanted = commitment not in submissions.served(self.desk, self.number)
        self.attempt(lambda: submissions.serve(self.desk, self.number, commitment, wanted))

    # -- what is shown

    def show_values(self) -> None:
        """How far it is, then answers, chapters, departments, and what it counts for."""
        self.found = submissions.beside(self.desk, self.number)
        self.table.fill(
            [_("Question"), _("This round"), _("The round before"), _("File")], [_row(a) for a in self.found.answers]
        )
        self.table.setVisible(bool(self.found.answers))
        self._fit()
        self._show_calls()
        self._show_chapters()
        self._show_serves()
        self._show_window()
        self._say()
        self._offer()

    def _fit(self) -> None:
        """As high as its rows: the page around it scrolls."""
        self.table.setFixedHeight(max(1, self.table.whole_height))

    def turn(self) -> None:
        """Another width, other heights."""
        super().turn()
        self._fit()

    def _show_calls(self) -> None:
        rows = submissions.calls(self.desk, self.number)
        names = titles_of(self.desk, "organization", {row["department"] for row in rows})
        people = titles_of(self.desk, "person", {row["person"] for row in rows})
        self.calls.fill([_call(row, names, people) for row in rows])
        self.sections[0].setVisible(bool(rows))

    def _show_chapters(self) -> None:
        fields = ("position", "name", "state", "owner", "due_on")
        rows = picked(self.desk, "chapter", fields, {"submission": self.number})
        people = titles_of(self.desk, "person", {row["owner"] for row in rows})
        rows.sort(key=lambda row: (row["position"], row["id"]))
        self.chapters.fill([_chapter(row, people) for row in rows])
        self.sections[1].setVisible(bool(rows))

    def _show_serves(self) -> None:
        linked = set(submissions.served(self.desk, self.number))
        rows = picked(self.desk, "commitment", ("title", "framework", "status"), {})
        codes = titles_of(self.desk, "framework", {row["framework"] for row in rows})
        shown = [row for row in rows if row["id"] in linked or row["status"] in LIVE]
        shown.sort(key=lambda row: (row["id"] not in linked, row["title"]))
        self.serves.fill(
            [
                Row(
                    row["id"], row["title"], codes[row["framework"]],
                    picture="check-circle" if row["id"] in linked else "circle",
                    tone="green" if row["id"] in linked else "quiet",
                    end=_("counts") if row["id"] in linked else "",
                )
                for row in shown
            ]
        )  # fmt: skip
        self.serves_card.setVisible(bool(shown))

    def _show_window(self) -> None:
        window = self.source.values["window"]
        self.window_card.setVisible(window is not None)
        if window is None:
            return
        values = self.desk.get("reporting_window", window).values
        days = (("opens", _("Opens")), ("closes", _("Closes")), ("event_on", _("Session")))
        rows = [Row(window, show_date(values[name]), label) for name, label in days if values[name]]
        rows += [Row(window, values["topics"], _("Topics"))] if values["topics"] else []
        if rows and not values["sure"]:
            rows.append(Row(window, _("Dates are not confirmed"), picture="warning", tone="amber"))
        self.window_rows.fill(rows)

    def _say(self) -> None:
        values, found = self.source.values, self.found
        parts = []
        if found.answers:
            words = _("{n} of {all} answered").format(n=found.answered, all=len(found.answers))
            parts.append(words)
        if found.to_attach:
            words = ngettext("{n} file to attach", "{n} files to attach", found.to_attach)
            parts.append(words.format(n=found.to_attach))
        if values["status"] in SENT:
            on = values["submitted_on"]
            words = _("Submitted {day}.").format(day=show_date(on)) if on else _("Submitted.")
            self.say(words, "green", values["score"] or "")
            return
        tone, words = self._time_left()
        self.say(words, tone, "; ".join(parts))

    def _time_left(self) -> tuple[str, str]:
        """How long there is, by our own last day or the window's."""
        values = self.source.values
        if values["status"] is SubmissionStatus.DROPPED:
            return "grey", _("It was not sent.")
        window = values["window"]
        closes = self.desk.get("reporting_window", window).values["closes"] if window else None
        last: date | None = values["ready_by"] or closes
        if last is None:
            return "amber", _("It has no last day: say by when it is to be ready.")
        left = (last - said.today()).days
        if left < 0:
            return "red", _("It was to be ready {day}.").format(day=show_date(last))
        words = ngettext("To be ready in {n} day, {day}.", "To be ready in {n} days, {day}.", left)
        return "grey", words.format(n=left, day=show_date(last))

    def _offer(self) -> None:
        values, current = self.source.values, self.current
        sent = values["status"] in SENT
        wanted, first = ["question"], ""
        if self.found.lacking:
            wanted.append("carry")
            first = "carry" if not self.found.answers else ""
        if current is not None and current.before and current.answer != current.before and not sent:
            wanted.append("same")
        if current is not None and current.to_attach and not sent:
            wanted.append("attached")
        if not sent and values["status"] is not SubmissionStatus.DROPPED:
            wanted.append("send")
            first = first or ("send" if values["status"] is SubmissionStatus.APPROVED else "")
        if sent:
            wanted, first = ["next"], "next"
        self.offer(wanted, first)


def _row(each: Answer) -> list[QTableWidgetItem]:
    """Question, this answer, the one before, and the file."""
    now = (each.answer or _("not answered yet"), "text" if each.answer else "amber", False)
    before = [(each.before, "quiet", False)] if each.before else []
    file = [(each.evidence_title, "text", False)] if each.evidence else []
    if each.to_attach:
        file.append((_("to attach anew"), "amber", False))
    elif each.attached_on:
        file.append((_("attached {day}").format(day=each.attached_on.isoformat()), "green", False))
    columns = (
        (f"{each.code} {each.question}", [*([(each.code, "text", True)] if each.code else []),
                                          (each.question, "text", False)]),
        (_("This round: {answer}").format(answer=now[0]), [now]),
        (_("The round before: {answer}").format(answer=each.before or _("nothing")), before),
        (", ".join(words for words, _tone, _strong in file), file),
    )  # fmt: skip
    return [cell("submission_answer", each.number, spoken, lines) for spoken, lines in columns]


def _call(row: dict[str, Any], names: dict[int, str], people: dict[int, str]) -> Row:
    """A department: whether it was asked, what is wanted, and whether it came."""
    quiet = " · ".join(filter(None, (people.get(row["person"], ""), row["what"], row["note"])))
    if row["received_on"]:
        return Row(
            row["id"], names[row["department"]], quiet, end=_("received {day}").format(day=row["received_on"]),
            picture="check-circle", tone="green",
        )  # fmt: skip
    if row["asked_on"] is None:
        return Row(row["id"], names[row["department"]], quiet, end=_("not asked yet"), picture="circle")
    late = row["due_on"] is not None and row["due_on"] < said.today()
    words = (
        _("wanted by {day}").format(day=row["due_on"])
        if row["due_on"]
        else _("asked {day}").format(day=row["asked_on"])
    )
    return Row(
        row["id"], names[row["department"]], quiet, end=words, end_tone="red" if late else "quiet",
        picture="warning-circle" if late else "envelope-simple", tone="red" if late else "accent",
    )  # fmt: skip


def _chapter(row: dict[str, Any], people: dict[int, str]) -> Row:
    """A chapter: how far it is, who writes it, and when it is wanted."""
    state = row["state"]
    late = row["due_on"] and row["due_on"] < said.today() and state in (ChapterState.OUTLINE, ChapterState.DRAFT)
    due = show_date(row["due_on"]) if row["due_on"] else ""
    done = state is ChapterState.UPLOADED
    return Row(
        row["id"], f"{row['position']}  {row['name']}", people.get(row["owner"], ""), end=due,
        end_tone="red" if late else "quiet", picture="check-circle" if done else "circle",
        tone="green" if done else "quiet", chips=((_(state.value), _TONES.get(state, "grey")),),
    )  # fmt: skip


def _counted(desk: DeskFile, number: int) -> str:
    found = submissions.beside(desk, number)
    return f"{found.answered}/{len(found.answers)}" if found.answers else ""


TABS = (Working("submission_answer", "Answers", AnswersTab, _counted),)
