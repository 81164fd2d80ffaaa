"""The staff report to the council: what is asked, why, what it costs, what else could be done, and the resolution."""

from collections.abc import Callable
from datetime import date, datetime

from cityintl.desk import council, signing
from cityintl.papers import council_asks, council_ties, days
from cityintl.papers.blocks import Block, Bullets, Facts, Lines, Numbered, Paper, Part, Section, Signing, Strong, Text
from cityintl.papers.council_asks import Ask
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_ASKS: dict[str, tuple[tuple[str, str, Callable[[DeskFile, int], Ask]], ...]] = {
    "delegation": (("travel", "Authority to travel", council_asks.travel),),
    "gift": (("gift", "Accept the gift", council_asks.gift),),
    "tie": (
        ("adopt", "Adopt the tie", council_ties.adopt),
        ("renew", "Renew the tie", council_ties.renew),
        ("resume", "Resume the tie", council_ties.resume),
        ("suspend", "Suspend the tie", council_ties.suspend),
    ),
}


def _asks(desk: DeskFile, record: Record) -> list[tuple[str, str]]:
    if record is None:
        return []
    found = [(name, _(words)) for name, words, _ask in _ASKS[record[0]]]
    first = council_ties.asked_of(desk.get(*record).values["status"]) if record[0] == "tie" else ""
    return sorted(found, key=lambda ask: ask[0] != first)


def _meetings(desk: DeskFile, _record: Record) -> list[tuple[str, str]]:
    coming = council.coming(desk, desk.today)
    first = council.open_to(coming, desk.today)
    found = [(each.on.isoformat(), f"{days.day(each.on)}, {each.name}") for each in coming]
    return sorted(found, key=lambda each: (first is None or each[0] != first.on.isoformat(), each[0]))


def _from(desk: DeskFile, _record: Record) -> list[tuple[str, str]]:
    found = signing.signers(desk, desk.today)
    staff = [one for one in found if "mayor" not in one.office.casefold()]
    return [(str(one.number), f"{one.name}, {one.office}") for one in (*staff, *(o for o in found if o not in staff))]


def _make(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    kind, number = record or ("delegation", 0)
    ask = next(make for name, _words, make in _ASKS[kind] if name == options["ask"])(desk, number)
    home = desk.home()
    recommendation = options["recommendation"] or ask.recommendation
    blocks: list[Block] = [
        Facts(_heads(desk, options, str(home["name"]))),
        Section(_("Recommendation"), (*council_asks.texts(ask.known), Text(recommendation, "lead"))),
        Section(_("Background"), ask.background),
        Section(_("Analysis"), ask.analysis),
        Section(_("Fiscal impact"), ask.fiscal),
        Section(_("Alternatives"), (Numbered(ask.alternatives),)),
        Section(_("Attachments"), _attached(desk, ask)),
    ]
    if options["resolution"]:
        blocks.append(_resolution(desk, ask, str(home["name"]), options["meeting"]))
    return Paper(
        name="staff-report",
        title=ask.subject,
        kicker=_("Staff report to the council"),
        blocks=tuple(blocks),
        handling=_("Draft"),
        **letterhead(home, now),
    )


def _heads(desk: DeskFile, options: Options, city: str) -> tuple[tuple[str, Lines | str], ...]:
    whose = next((said for number, said in _from(desk, None) if number == options["from"]), "")
    meeting = next(
        (each for each in council.coming(desk, desk.today) if each.on.isoformat() == options["meeting"]), None
    )
    closes = meeting.agenda_closes if meeting else None
    said = [f"{days.weekday(meeting.on)}, {meeting.name}"] if meeting else [_("not set")]
    said += [_("The agenda closes on {day}.").format(day=days.day(closes))] if closes else []
    return (
        (_("To"), _("Mayor and Council of {city}").format(city=city)),
        (_("From"), whose or _("not set")),
        (_("Date"), days.day(desk.today)),
        (_("Meeting"), Lines(tuple(said))),
    )


def _attached(desk: DeskFile, ask: Ask) -> tuple[Block, ...]:
    """The public documents of the record by name; of the others only that there are some, which are not attached."""
    ends = [end.id for kind, number in ask.about for end in desk.linked(kind, number) if end.kind == "document"]
    found = [desk.get("document", number).values for number in dict.fromkeys(ends)]
    names = tuple(values["title"] for values in found if values["public"])
    blocks: list[Block] = [Bullets(names)] if names else []
    if more := len(found) - len(names):
        said = ngettext(
            "{n} document on file is for internal use and is not attached.",
            "{n} documents on file are for internal use and are not attached.",
            more,
        )
        blocks.append(Text(said.format(n=more), "quiet"))
    if not blocks:
        blocks.append(Text(_("None on record yet: attach letters, the draft agreement, the budget."), "quiet"))
    return tuple(blocks)


def _resolution(desk: DeskFile, ask: Ask, city: str, meeting: str) -> Part:
    """The words that the council would adopt, on a page of their own."""
    signers = signing.signers(desk, desk.today)
    mayor = next((one for one in signers if "mayor" in one.office.casefold()), None)
    whereas = tuple(Text(_("Whereas {reason}; and").format(reason=reason)) for reason in ask.whereas)
    day = days.day(date.fromisoformat(meeting)) if meeting else "____________"
    places = (
        Lines((Strong(mayor.name), mayor.office) if mayor else (_("Mayor"),)),
        Lines((_("City clerk"), _("Attest"))),
    )
    return Part(
        _("Draft resolution"),
        (
            *whereas,
            Text(_("Whereas the council has read the report of its staff;")),
            Text(_("Now, therefore, the council of {city} resolves").format(city=city)),
            Numbered(ask.resolves),
            Text(_("Adopted on {day}. Ayes ____  Nays ____  Absent ____").format(day=day)),
            Signing(places),
        ),
        kicker=_("Resolution No. ________"),
    )


PAPER = PaperKind(
    "staff-report",
    "Staff report",
    "Asks the council: to authorize travel, accept a gift, adopt, renew or suspend a tie; with costs and a resolution.",
    ("delegation", "gift", "tie"),
    ("pdf", "docx"),
    (
        Option("ask", "What is asked", offers=_asks),
        Option("meeting", "Meeting", offers=_meetings),
        Option("from", "From", offers=_from),
        Option("recommendation", "Recommendation in words of your own", free=True),
        Option("resolution", "With a draft resolution", True),
    ),
    _make,
    languages=("en", "es", "fr"),
)
