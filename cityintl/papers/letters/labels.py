"""Labels for envelopes: one for each who gets a card, a letter or an invitation."""

from datetime import datetime

from cityintl.desk import addressing, recipients
from cityintl.desk.recipients import Recipient
from cityintl.papers.blocks import Local, Paper, Quiet, Said, Strong, Text, Tile, Tiles
from cityintl.papers.letterhead import letterhead
from cityintl.papers.letters.choosing import some
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.store import DeskFile
from cityintl.words import _

#: A label has room for so many lines; a longer address goes without the position.
_LINES = 6


def _make(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    kind, number = record or ("greeting_list", 0)
    found = list(some(recipients.of(desk, kind, number, desk.today)))
    lacking = [to for to in found if not _postal(to)]
    without = options["without"]
    kept = found if without else [to for to in found if _postal(to)]
    tiles = tuple(Tile(lines(to, local=options["local"])) for to in kept)
    nobody = Text(Quiet(_("Nobody here has a postal address.")))
    gap = _("{name}: no postal address") if without else _("{name}: no postal address, and no label")
    return Paper(
        name="labels",
        title=_("Labels: {title}").format(title=desk.titles(kind, [number])[number]),
        blocks=(Tiles("label", tiles),) if tiles else (nobody,),
        kicker=_("Labels"),
        gaps=tuple(gap.format(name=to.name) for to in lacking),
        **letterhead(desk.home(), now),
    )


def _postal(to: Recipient) -> str:
    return str(to.person.get("address") or to.office.get("address") or "")


def lines(to: Recipient, *, local: bool) -> tuple[Said, ...]:
    """The lines of one label: the name first; the address in its own script where that is wanted and known."""
    there = to.person.get("address_local") or to.office.get("address_local") if local else None
    if there:
        language = to.person.get("local_language") or to.office.get("local_language") or ""
        return tuple(Local(each.strip(), language) for each in str(there).split("\n") if each.strip())
    city = str(to.partner.get("name") or "")
    found = addressing.address(to.person, to.office, city)
    if len(found) > _LINES:  # the post needs the address, not the position
        found = addressing.address({**to.person, "position": None}, to.office, city)
    name, *rest = found or (to.addressed or to.name,)
    return (Strong(name), *rest)


PAPER = PaperKind(
    "labels",
    "Labels",
    "A sheet of labels for envelopes: the cards of a greeting list, the guests of an event, a delegation.",
    ("greeting_list", "event", "delegation"),
    ("pdf", "docx"),
    (
        Option("without", "Also those without a postal address"),
        Option("local", "The address in its own script, where it is known"),
    ),
    _make,
    languages=("en", "es", "fr"),
)
