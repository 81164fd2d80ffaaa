"""The chain of reports of an award: what is next, time against money, each report with its day, and what is done.

objectNames: `chain`; `pace` (see pace.py), `chain_lacking`, `chain_rows`; `do_hand_in`, `do_more_time`, `do_extend`,
`do_suspend`, `do_resume`, `do_terminate`, `do_open`; `card_money` with `money_rows` and `open_money`,
`card_changes` with `change_rows`, `card_kept` with `kept_said`; `open_rule`.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cityintl.desk import grant_deeds, grant_said
from cityintl.desk.asking import picked
from cityintl.desk.awards import Award, held
from cityintl.desk.grant_chain import Chain, Line, chain_of, kept_until
from cityintl.desk.grant_sums import Sums, books_of, sums
from cityintl.desk.rules import rules_of
from cityintl.gui import layout, said, style
from cityintl.gui.editors import Surroundings
from cityintl.gui.grant.pace import Pace
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.question import Asked
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import Card, link
from cityintl.gui.visit.rows import RowsList
from cityintl.records.dates import show_date
from cityintl.records.grant import GrantStatus
from cityintl.records.grant_course import ReportType
from cityintl.store import DeskFile
from cityintl.words import _

_ASKED = ("starts_on", "ends_on", "frequency", "basis", "asked", "report_after", "final_after", "officer")
_PICTURES = {
    ReportType.FFR: "currency-dollar", ReportType.PPR: "file-text", ReportType.FFATA: "handshake",
    ReportType.CLOSEOUT: "folder-open", ReportType.AUDIT: "bank", ReportType.OTHER: "note",
}  # fmt: skip
#: Numbers of rows that stand for no report.
_HEADING = -1


class ChainTab(ActingTab):
    """What an award asks for, from its first report to its last."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "grant", "chain", _ASKED, "grant_report")
        self.chain: Chain | None = None
        self._shown: tuple[Line, ...] = ()
        self.pace = Pace()
        self.lacking = layout.text("", "needed", wrap=True)
        self.lacking.setObjectName("chain_lacking")
        self.lacking.setContentsMargins(style.look().px(8), 0, 0, 0)
        self.rows = RowsList("chain_rows", _("Reports of the award"))
        self.rows.opened.connect(self._open)
        law = layout.row(self.rule_link(), None)
        self.lay_work(self._make_deeds(), law, self.pace, self.lacking, self.rows)
        self._make_cards()
        self.refresh()

    def _make_deeds(self) -> QWidget:
        return self.deeds(
            Deed("hand_in", _("Handed in…"), "check-circle", self._ask_handed_in),
            Deed("more_time", _("More time…"), "clock", self._ask_more_time),
            Deed("extend", _("No-cost extension…"), "calendar-blank", self._ask_extension),
            Deed("suspend", _("Suspended…"), "warning", lambda: self._ask_stop("suspend")),
            Deed("resume", _("Goes on again…"), "arrow-right", lambda: self._ask_stop("resume")),
            Deed("terminate", _("Terminated…"), "x", lambda: self._ask_stop("terminate")),
        )

    def _make_cards(self) -> None:
        self.money, self.figures = self.card("card_money", _("Money"), "money_rows")
        self.open_money = link("open_money", _("Lines and transactions"))
        self.open_money.clicked.connect(lambda: self.tab_wanted.emit("money"))
        self.money.lines.addWidget(self.open_money)
        self.changes, self.change_rows = self.card("card_changes", _("Changes of the award"), "change_rows")
        self.change_rows.opened.connect(lambda number: self.followed.emit("amendment", number))
        self.kept = Card("card_kept", _("Records"))
        self.kept_said = layout.text("", "text", wrap=True)
        self.kept_said.setObjectName("kept_said")
        held = layout.column(self.kept_said, gap=2)
        held.setContentsMargins(8, 0, 8, 2)
        self.kept.lines.addWidget(held)
        self.side.addWidget(self.kept)

    # -- what is done

    @property
    def line(self) -> Line | None:
        """The report that is pointed to, else the next one."""
        row = self.rows.current
        pointed = self._shown[row.number] if row is not None and 0 <= row.number < len(self._shown) else None
        if pointed is not None and pointed.submitted_on is None:
            return pointed
        return self.chain.next if self.chain is not None else None

    def _ask_handed_in(self) -> None:
        line = self.line
        if line is not None:
            self.question.ask(
                line.words,
                (Asked("grant_report", "submitted_on", said.today()), Asked("grant_report", "receipt")),
                _("Handed in"),
                lambda found: grant_deeds.hand_in(
                    self.desk, self.number, line.key, found["submitted_on"] or said.today(), found["receipt"] or ""
                ),
            )

    def _ask_more_time(self) -> None:
        line = self.line
        if line is not None:
            self.question.ask(
                line.words,
                (Asked("grant_report", "extended_to", line.day), Asked("grant_report", "extended_by")),
                _("Keep the later day"),
                lambda found: grant_deeds.give_time(
                    self.desk, self.number, line.key, found["extended_to"] or said.today(), found["extended_by"] or ""
                ),
            )

    def _ask_extension(self) -> None:
        self.question.ask(
            _("Until when does it go on, without more money?"),
            (
                Asked("amendment", "new_end"), Asked("amendment", "agreed_on", said.today()),
                Asked("amendment", "signed_by"), Asked("amendment", "reason"),
            ),
            _("Extend it"),
            lambda found: grant_deeds.extend(
                self.desk, self.number, found["new_end"] or said.today(), found["agreed_on"] or said.today(),
                found["signed_by"] or "", found["reason"] or "",
            ),
        )  # fmt: skip

    def _ask_stop(self, what: str) -> None:
        asked: dict[str, tuple[str, str, Callable[..., object]]] = {
            "suspend": (_("Since when may nothing be done?"), _("Suspend it"), grant_deeds.suspend),
            "resume": (_("Since when does it go on?"), _("Go on"), grant_deeds.resume),
            "terminate": (_("Which is its last day?"), _("Terminate it"), grant_deeds.terminate),
        }
        words, yes, act = asked[what]
        self.question.ask(
            words,
            (Asked("amendment", "agreed_on", said.today(), label=_("Day")), Asked("amendment", "reason")),
            yes,
            lambda found: act(self.desk, self.number, found["agreed_on"] or said.today(), found["reason"] or ""),
        )

    def _open(self, number: int) -> None:
        if number == _HEADING:
            return
        line = self._shown[number]
        if line.own is not None:
            self.choose(line.own)
        elif line.subaward is not None:
            self.followed.emit("subaward", line.subaward)
        else:
            self.attempt(self._ask_handed_in)

    def take_keyboard(self) -> None:
        """Back to the reports."""
        self.rows.setFocus()

    # -- what is shown

    def show_values(self) -> None:
        """The chain and the money of today."""
        chain = self.chain = chain_of(self.desk, self.number)
        books = books_of(self.desk, [self.number]).get(self.number)
        found = sums(books, said.today()) if books else None
        self._show_standing(chain)
        self.lacking.setText("\n".join(chain.lacking))
        self.lacking.setVisible(bool(chain.lacking) and chain.award.owing)
        self.pace.setVisible(found is not None)
        if found is not None:
            self.pace.show_sums(found)
        self._show_rows(chain)
        self._show_money(found, grant_said.left_out(books) if books else grant_said.Said(""))
        self._show_changes()
        self._show_kept(chain)
        self.show_rule(chain.next.rule if chain.next is not None and chain.award.owing else None)
        self._offer(chain)

    def _show_standing(self, chain: Chain) -> None:
        start, end = chain.award.starts, chain.award.end
        days = _("{first} to {last}").format(first=show_date(start), last=show_date(end)) if start and end else ""
        line = chain.next
        if not chain.award.owing:
            gone = chain.award.status is GrantStatus.DESTROYED
            words = _("Closed, and its records are gone.") if gone else _("Closed: no report is owed any more.")
            self.say(words, "grey", days)
        elif not chain.lines:
            self.say(_("The chain of reports is not known yet."), "amber", days)
        elif line is None:
            self.say(_("Every report is handed in."), "green", days)
        else:
            stands = grant_said.standing(line, said.today())
            words = _("Next: {report}, {when}").format(report=line.words, when=stands.words)
            cited = line.rule.citation or "" if line.rule is not None else ""
            self.say(words, stands.tone if stands.tone == "red" else "grey", " · ".join(filter(None, (days, cited))))

    def _show_rows(self, chain: Chain) -> None:
        """What is still to be handed in, then what was, the newest first, then what is not asked for any more."""
        todo = [line for line in chain.lines if line.submitted_on is None]
        done = [line for line in reversed(chain.lines) if line.submitted_on is not None]
        self._shown = (*todo, *done)
        rows = []
        owing = chain.award.owing
        for words, lines in ((_("To hand in") if owing else _("Nothing recorded"), todo), (_("Handed in"), done)):
            if lines:
                rows.append(Row(_HEADING, f"{words} · {len(lines)}".upper(), heading=True))
                rows += [_row(self._shown.index(line), line, chain.award) for line in lines]
        if chain.gone:
            rows.append(Row(_HEADING, _("Not asked for any more").upper(), heading=True))
            rows += [Row(_HEADING, line.words, lead="", end=_was(line), heading=False) for line in chain.gone]
        self.rows.fill(rows)

    def _show_money(self, found: Sums | None, left_out: grant_said.Said) -> None:
        self.money.setVisible(found is not None)
        if found is None:
            return
        told = [
            (_("Awarded"), found.authorized), (_("Spent"), found.spent), (_("Bound by orders"), found.unliquidated),
            (_("Free"), found.free), (_("Drawn"), found.drawn),
        ]  # fmt: skip
        rows = [Row(0, words, end=grant_said.money(found, minor), end_tone="text") for words, minor in told]
        cash, match = grant_said.cash(found), grant_said.match(found)
        rows.append(_remark(cash.words, cash.tone))
        if match.words:
            rows.append(_remark(_("Match: {it}").format(it=match.words), match.tone))
        if left_out.words:
            rows.append(_remark(left_out.words, left_out.tone))
        self.figures.fill(rows)

    def _show_changes(self) -> None:
        fields = ("type", "agreed_on", "asked_on", "old_end", "new_end", "change")
        rows = picked(self.desk, "amendment", fields, {"grant": self.number})
        rows.sort(key=lambda row: str(row["agreed_on"] or row["asked_on"] or ""), reverse=True)
        shown = []
        for row in rows:
            days = [show_date(day) for day in (row["old_end"], row["new_end"]) if day]
            quiet = " → ".join(days) if row["new_end"] else ""
            end = show_date(row["agreed_on"]) if row["agreed_on"] else _("asked")
            shown.append(Row(row["id"], _(row["type"].value), quiet, end=end))
        self.change_rows.fill(shown)
        self.changes.setVisible(bool(shown))

    def _show_kept(self, chain: Chain) -> None:
        found = kept_until(chain, rules_of(self.desk))
        on_hold = held(self.desk, chain.award)
        self.kept.setVisible(found is not None or on_hold)
        if on_hold:
            self.kept_said.setText(_("On hold: nothing may be destroyed."))
        elif found is not None:
            self.kept_said.setText(_("Kept until {day}.").format(day=show_date(found[0])))

    def _offer(self, chain: Chain) -> None:
        wanted = ["hand_in", "more_time"] if chain.award.owing and chain.next is not None else []
        suspended = chain.award.status is GrantStatus.SUSPENDED
        if chain.award.running and chain.award.end is not None and not suspended:
            wanted.append("extend")
        if chain.award.running and chain.award.federal:
            wanted += ["resume" if suspended else "suspend", "terminate"]
        self.offer(wanted, "hand_in" if "hand_in" in wanted else "")


def _row(place: int, line: Line, award: Award) -> Row:
    stands = grant_said.standing(line, said.today(), award.owing)
    late = stands.tone == "red"
    picture = "warning-circle" if late else "check-circle" if line.submitted_on else _PICTURES[line.type]
    tone = {"red": "red", "green": "green"}.get(stands.tone, "quiet")
    end_tone = stands.tone if stands.tone in ("red", "amber") else "quiet"
    return Row(
        place,
        line.words,
        grant_said.before(line, award),
        end=stands.words,
        end_tone=end_tone,
        picture=picture,
        tone=tone,
    )


def _remark(words: str, tone: str) -> Row:
    """A sentence on the money; what is amiss has its picture."""
    return Row(0, words, picture="warning-circle" if tone == "amber" else "circle", tone=tone)


def _was(line: Line) -> str:
    return _("was due {day}").format(day=show_date(line.due)) if line.due else ""
