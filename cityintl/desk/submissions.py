"""What a submission needs: answers beside last round's, files to attach anew, departments asked, pledges served."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked, titles_of
from cityintl.errors import UserError
from cityintl.folding import fold, natural
from cityintl.records.indicator import Applicability, RequestState
from cityintl.records.submission import ChapterState, SubmissionStatus
from cityintl.store import DeskFile, Linked, Write
from cityintl.words import _

#: The role of the link from a submission to a commitment that it counts for.
SERVES = "serves"
_ANSWER = ("submission", "code", "question", "answer", "department", "evidence", "reattach", "attached_on", "note")
_CALL = ("submission", "department", "person", "what", "asked_on", "due_on", "received_on", "note")
#: What a question takes along into the next round; the answer itself is written anew.
_CARRIED = ("code", "question", "department", "evidence", "reattach")
Row = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """A question with this round's answer and the one before, and the file behind it."""

    number: int
    code: str
    question: str
    answer: str
    before: str
    before_number: int
    evidence: int | None
    evidence_title: str
    reattach: bool
    attached_on: date | None

    @property
    def changed(self) -> bool:
        """Whether both rounds have an answer, and they differ."""
        return bool(self.answer and self.before and self.answer != self.before)

    @property
    def to_attach(self) -> bool:
        """Whether the file still has to go up in this round."""
        return bool(self.evidence and self.reattach and not self.attached_on)


@dataclass(frozen=True)
class Beside:
    """A submission with the one before: its answers, and the questions that this round lacks."""

    answers: tuple[Answer, ...]
    lacking: tuple[Row, ...]
    previous: int | None

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(1 for each in self.answers if each.answer)

    @property
    def to_attach(self) -> int:
        """How many files are still to be attached."""
        return sum(1 for each in self.answers if each.to_attach)


def beside(desk: DeskFile, number: int) -> Beside:
    """The answers of a submission, in the natural order of their codes, with what was answered the round before."""
    previous = desk.get("submission", number).values["previous"]
    rows = picked(desk, "submission_answer", _ANSWER, {"submission": number})
    old = picked(desk, "submission_answer", _ANSWER, {"submission": previous}) if previous else []
    before = {_key(row): row for row in old}
    titles = titles_of(desk, "document", {row["evidence"] for row in rows})
    answers = [_answer(row, before.get(_key(row)), titles) for row in rows]
    here = {_key(row) for row in rows}
    lacking = sorted((row for row in old if _key(row) not in here), key=_turn)
    turn = sorted(answers, key=lambda each: (natural(each.code), each.number))
    return Beside(tuple(turn), tuple(lacking), previous)


def _key(row: Mapping[str, Any]) -> str:
    """What makes a question the same in another round: its code, or its words where it has none."""
    return fold(row["code"] or row["question"])


def _turn(row: Mapping[str, Any]) -> tuple[Any, int]:
    return natural(row["code"] or ""), row["id"]


def _answer(row: Row, old: Row | None, titles: Mapping[int, str]) -> Answer:
    return Answer(
        row["id"], row["code"] or "", row["question"], row["answer"] or "",
        (old["answer"] or "") if old else "", old["id"] if old else 0,
        row["evidence"], titles.get(row["evidence"], ""), bool(row["reattach"]), row["attached_on"],
    )  # fmt: skip


def carry(desk: DeskFile, number: int) -> int:
    """Take over the questions of the round before that this one lacks, as one step; gives how many.

    Files stay with their question, to be attached anew where the portal forgets them; answers are written anew.
    """
    found = beside(desk, number)
    if found.previous is None:
        raise UserError(
            _("This submission names none before it."), _("Choose last round's under “The one before” first.")
        )
    if found.lacking:
        title = desk.get("submission", number).title
        with desk.write(_("Take over last round's questions: {title}").format(title=title)) as door:
            _carry(door, number, found.lacking)
    return len(found.lacking)


def _carry(door: Write, number: int, rows: Collection[Row]) -> None:
    door.add_many("submission_answer", [{n: row[n] for n in _CARRIED} | {"submission": number} for row in rows])


def take_answer(desk: DeskFile, answer: int) -> None:
    """Answer as in the round before, as one step; it can be changed afterwards."""
    row = desk.get("submission_answer", answer).values
    found = next(each for each in beside(desk, row["submission"]).answers if each.number == answer)
    if not found.before:
        raise UserError(_("There was no answer to it the round before."), _("Write one."))
    with desk.write(_("Answer as before: {question}").format(question=found.question)) as door:
        door.set("submission_answer", answer, {"answer": found.before})


def attach(desk: DeskFile, answer: int, today: date) -> None:
    """Note that the file of an answer went up today."""
    question = desk.get("submission_answer", answer).title
    with desk.write(_("Attached: {question}").format(question=question)) as door:
        door.set("submission_answer", answer, {"attached_on": today})


def served(desk: DeskFile, number: int) -> list[int]:
    """The commitments that a submission serves."""
    return sorted({each.id for each in _links(desk, "submission", number, "commitment")})


def serving(desk: DeskFile, commitment: int) -> list[int]:
    """The submissions that serve a commitment."""
    return sorted({each.id for each in _links(desk, "commitment", commitment, "submission")})


def _links(desk: DeskFile, kind: str, number: int, other: str) -> list[Linked]:
    """The links of this role, whichever way they were made."""
    return [each for each in desk.linked(kind, number) if (each.kind, each.role) == (other, SERVES)]


def serve(desk: DeskFile, number: int, commitment: int, wanted: bool = True) -> None:
    """Let a submission count for a commitment, or no more, as one step."""
    titles = desk.get("submission", number).title, desk.get("commitment", commitment).title
    words = _("{report} serves {commitment}") if wanted else _("{report} serves {commitment} no more")
    with desk.write(words.format(report=titles[0], commitment=titles[1])) as door:
        if wanted:
            door.connect("submission", number, SERVES, "commitment", commitment)
        else:
            for each in _links(desk, "submission", number, "commitment"):
                if each.id == commitment:
                    ends = (("submission", number), ("commitment", commitment))
                    here, there = ends if each.outward else ends[::-1]
                    door.disconnect(*here, SERVES, *there)


def next_round(desk: DeskFile, number: int) -> int:
    """Begin the next round of a submission as one step: its questions, files and pledges, the answers empty."""
    entry = desk.get("submission", number)
    window, year = _next_window(desk, entry.values)
    title = _next_title(entry.title, year)
    rows = picked(desk, "submission_answer", _ANSWER, {"submission": number})
    with desk.write(_("Begin the next round: {title}").format(title=title)) as door:
        added = door.add(
            "submission",
            {
                "title": title, "framework": entry.values["framework"], "window": window, "previous": number,
                "status": SubmissionStatus.PREPARING, "scope": entry.values["scope"],
                "prepared_by": entry.values["prepared_by"],
            },
        )  # fmt: skip
        _carry(door, added, sorted(rows, key=_turn))
        for commitment in served(desk, number):
            door.connect("submission", added, SERVES, "commitment", commitment)
    return added


def _next_window(desk: DeskFile, values: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """The first round of the framework after this one's that has no report yet, and its year."""
    rows = picked(desk, "reporting_window", ("year",), {"framework": values["framework"]})
    before = next((row["year"] for row in rows if row["id"] == values["window"]), 0)
    taken = {row["window"] for row in picked(desk, "submission", ("window",), {"framework": values["framework"]})}
    later = [row for row in rows if row["year"] > before and row["id"] not in taken]
    found = min(later, key=lambda row: (row["year"], row["id"]), default=None)
    return (found["id"], found["year"]) if found else (None, before + 1 if before else None)


def _next_title(title: str, year: int | None) -> str:
    """“CDP-ICLEI Track 2027” after that of 2026; where no year stands in it, one is added."""
    words = title.split(" ")
    if year is None:
        return _("{title}, next round").format(title=title)
    if words[-1].isdecimal() and len(words[-1]) == len(str(year)):
        return " ".join([*words[:-1], str(year)])
    return f"{title} {year}"


def send(desk: DeskFile, number: int, on: date, receipt: int | None = None) -> None:
    """Note that it was sent on a day, as one step; with a receipt it is acknowledged."""
    title = desk.get("submission", number).title
    values: dict[str, Any] = {"status": SubmissionStatus.SUBMITTED, "submitted_on": on}
    if receipt is not None:
        values |= {"status": SubmissionStatus.ACKNOWLEDGED, "receipt": receipt}
    with desk.write(_("Submitted: {title}").format(title=title)) as door:
        door.set("submission", number, values)


# -- departments


def calls(desk: DeskFile, number: int) -> list[Row]:
    """The data calls of a submission, in the order of their days."""
    rows = picked(desk, "data_call", _CALL, {"submission": number})
    return sorted(rows, key=lambda row: (row["received_on"] is not None, row["due_on"] or date.max, row["id"]))


def figures_of(desk: DeskFile, call: Mapping[str, Any]) -> list[Row]:
    """The uses of indicators that a department is asked for: those of the submission's framework that apply."""
    framework = desk.get("submission", call["submission"]).values["framework"]
    indicators = {row["id"] for row in picked(desk, "indicator", (), {"framework": framework})}
    where = {"department": call["department"], "indicator": indicators}
    rows = picked(desk, "indicator_use", ("name", "status", "applicability"), where)
    return [row for row in rows if row["applicability"] is not Applicability.NOT_APPLICABLE]


def ask(desk: DeskFile, call: int, on: date, due: date | None = None) -> None:
    """Note that a department was asked on a day, with the figures it was asked for, as one step."""
    values: dict[str, Any] = {"asked_on": on}
    if due is not None:
        values["due_on"] = due
    asked = {None: RequestState.REQUESTED, RequestState.PUBLISHED: RequestState.REQUESTED}
    _answer_call(desk, call, _("Asked for figures: {department}"), values, asked)


def receive(desk: DeskFile, call: int, on: date) -> None:
    """Note that all of it came on a day, with the figures that were waited for, as one step."""
    came = {None: RequestState.RECEIVED, RequestState.REQUESTED: RequestState.RECEIVED}
    _answer_call(desk, call, _("Figures received: {department}"), {"received_on": on}, came)


def _answer_call(
    desk: DeskFile, call: int, words: str, values: Row, turned: Mapping[RequestState | None, RequestState]
) -> None:
    entry = desk.get("data_call", call)
    figures = figures_of(desk, entry.values)
    with desk.write(words.format(department=entry.title)) as door:
        door.set("data_call", call, values)
        for use in figures:
            if use["status"] in turned:
                door.set("indicator_use", use["id"], {"status": turned[use["status"]]})


def chapter_forward(desk: DeskFile, chapter: int) -> None:
    """Take a chapter one state on, from the outline to the upload, as one step."""
    entry = desk.get("chapter", chapter)
    states = tuple(ChapterState)
    place = states.index(entry.values["state"]) + 1
    if place < len(states):
        words = _("{state}: {chapter}").format(state=_(states[place].value), chapter=entry.title)
        with desk.write(words) as door:
            door.set("chapter", chapter, {"state": states[place]})
