"""The request for a visit on paper: who asked for what, the ten questions with their answers, and the decision."""

from collections.abc import Mapping
from typing import Any

from cityintl.desk.asking import titles_of
from cityintl.desk.visit_steps import steps_of
from cityintl.papers import days
from cityintl.papers.blocks import Bullets, Cell, Column, Facts, Lines, Quiet, Said, Section, Status, Table, Text
from cityintl.papers.visit import Visit
from cityintl.records.delegation import VisitWay
from cityintl.words import _, ngettext

_Values = Mapping[str, Any]


def sections(visit: Visit) -> list[Section]:
    """The request, the screen where they come to us, the decision, and what the rules still ask of it."""
    found = [_request(visit)]
    if visit.values["direction"] is VisitWay.INBOUND:
        found.append(_screen(visit))
    found += _decision(visit)
    if told := _open(visit):
        found.append(told)
    return [each for each in found if each.blocks]


def _request(visit: Visit) -> Section:
    values = visit.values
    asked = titles_of(visit.desk, "organization", [values["requester"]]).get(values["requester"])
    pairs: tuple[tuple[str, Cell], ...] = (
        (_("Purpose"), values["purpose"]),
        (_("Asked by"), asked),
        (_("Received"), days.day(values["received_on"]) if values["received_on"] else None),
        (_("Reply due"), days.day(values["reply_due"]) if values["reply_due"] else None),
        (_("Type"), " · ".join(_(values[name].value) for name in ("type", "theme") if values[name])),
        (_("Where"), values["place"]),
        (_("People"), values["people"]),
        (_("Authority"), _dated(values["authority"], values["authority_on"])),
        (_("Insurance"), values["insurance"]),
        (_("Travel advisory"), values["advisory"]),
        (_("Notes"), values["notes"]),
    )
    return Section(_("The request"), (Facts(tuple((label, cell) for label, cell in pairs if cell)),), key="request")


def _dated(words: str | None, on: Any) -> str | None:
    return ", ".join(filter(None, (words, days.day(on) if on else ""))) or None


def _screen(visit: Visit) -> Section:
    values = visit.values
    rows = tuple((question, answer) for question, answer in _answers(visit, values))
    columns = (Column(_("Question"), share=1.7), Column(_("Answer"), share=2.3))
    return Section(
        _("The screen"), (Table(columns, rows, caption=_("The ten questions")),), note=_("Ten questions."), key="screen"
    )


def _answers(visit: Visit, values: _Values) -> list[tuple[Cell, Cell]]:
    """The ten questions with what is known; an open one says so."""
    tie = titles_of(visit.desk, "tie", [values["tie"]]).get(values["tie"], "")
    count = values["people"]
    said = ngettext("{n} person", "{n} people", count).format(n=count) if count else ""
    return [
        (_("Asked in writing by a body of government?"), _yes(values["written_request"])),
        (_("Is a broker named, and was the letter seen?"), _broker(values)),
        (_("Who and how many, with titles?"), _yes(values["list_seen"], said)),
        (_("What do they want from us?"), _words(values["they_want"] or values["purpose"])),
        (
            _("Is there a tie, do consulate and State know?"),
            _words("\n".join(filter(None, (tie, values["officials_informed"])))),
        ),
        (_("The same group or topic before?"), _yes(values["hosted_before"])),
        (_("Have we the time that week?"), _yes(values["capacity"])),
        (_("What does it cost the city?"), _words(values["city_costs"])),
        (_("What is sensitive?"), _words(values["sensitivities"])),
        (_("What do we get?"), _words(values["we_get"])),
    ]


def _words(text: str | None) -> Cell:
    if not text:
        return Status("Open")
    lines = [each for each in text.splitlines() if each.strip()]
    return Lines(tuple(lines)) if len(lines) > 1 else lines[0]


def _yes(value: bool | None, more: str = "") -> Cell:
    if value is None:
        return Lines((Status("Open"), more)) if more else Status("Open")
    return ", ".join(filter(None, (_("Yes") if value else _("No"), more)))


def _broker(values: _Values) -> Cell:
    if not values["broker"]:
        return _("None is known")
    lines: list[Said] = [values["broker"]]
    lines.append(_("letter seen") if values["broker_disclosed"] else Status("Open", ", " + _("no letter yet")))
    if values["broker_paid"]:
        told = Quiet(_("paid; referred to counsel"))
        lines.append(told if values["fara_referred"] else Status("Ask counsel", ", " + _("the broker is paid")))
    return Lines(tuple(lines))


def _decision(visit: Visit) -> list[Section]:
    values = visit.values
    referred = titles_of(visit.desk, "organization", [values["referred_to"]]).get(values["referred_to"])
    pairs: tuple[tuple[str, Cell], ...] = (
        (_("Result"), _(values["screening"].value) if values["screening"] else None),
        (_("Status"), Status(str(values["status"].value))),
        (_("Decided by"), _dated(values["decided_by"], values["decided_on"])),
        (_("Reason"), values["decision_reason"]),
        (_("Referred to"), referred),
    )
    if not any(values[name] for name in ("screening", "decided_on", "decided_by", "decision_reason")):
        return [Section(_("Decision"), (Text(_("Nobody has decided yet."), "quiet"),), key="decision")]
    return [Section(_("Decision"), (Facts(tuple((label, cell) for label, cell in pairs if cell)),), key="decision")]


def _open(visit: Visit) -> Section | None:
    """What the rules and the file still ask for, but for what is confidential; which rule it is stays on the screen."""
    steps = [step for step in steps_of(visit.desk, visit.number, visit.desk.today) if not step.sensitive]
    if not steps:
        return None
    items: list[Said] = []
    for step in steps:
        when = _("by {day}").format(day=days.day(step.due_on)) if step.due_on else ""
        items.append(", ".join(filter(None, (step.words, when))))
    return Section(_("Still to do"), (Bullets(tuple(items)),), key="steps")
