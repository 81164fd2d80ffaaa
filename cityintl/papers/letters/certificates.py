"""Proclamations and certificates: one page with a frame for each who gets one, from the office's own templates."""

from collections.abc import Sequence
from datetime import datetime

from cityintl.desk import recipients
from cityintl.desk.letter_templates import Template
from cityintl.desk.letter_words import words as words_of
from cityintl.desk.recipients import Recipient
from cityintl.papers import days
from cityintl.papers.blocks import Certificate, Lines, Paper, Quiet, Signing, Strong, Text
from cityintl.papers.letterhead import letterhead
from cityintl.papers.letters import choosing
from cityintl.papers.letters.facts import Asked, facts
from cityintl.papers.letters.text import Filling
from cityintl.papers.offer import Build, Options, PaperKind, Record
from cityintl.records.letter_template import LetterPurpose
from cityintl.store import DeskFile
from cityintl.words import _

_PROCLAIMED = (LetterPurpose.PROCLAMATION,)
_CERTIFIED = (LetterPurpose.CERTIFICATE,)


def _making(name: str, kicker: str, purposes: Sequence[LetterPurpose]) -> Build:
    """Builds one of the two papers."""

    def build(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
        kind, number = record or ("tie", 0)
        by = choosing.found_templates(desk, (kind, number), options, purposes)
        if purposes == _PROCLAIMED:
            found: Sequence[Recipient] = [recipients.honored(desk, kind, number, desk.today)]
        else:
            found = choosing.some(recipients.of(desk, kind, number, desk.today))
        made, gaps = [], []
        for to in found:
            template = choosing.template_for(by, options["language"], to)
            one, lacks = _certificate(desk, (kind, number), template, to, options)
            made.append(one)
            gaps += lacks
        home = desk.home()
        whose = found[0].name if len(found) == 1 and purposes == _CERTIFIED else desk.titles(kind, [number])[number]
        spoken = {one.language for one in made}
        return Paper(
            name=name,
            title=_(kicker) + _(": ") + whose,
            blocks=tuple(made),
            kicker=_(kicker),
            language=spoken.pop() if len(spoken) == 1 else "en-US",
            look="letter",
            gaps=tuple(gaps),
            **letterhead(home, now),
        )

    return build


def _certificate(
    desk: DeskFile, record: tuple[str, int], template: Template, to: Recipient, options: Options
) -> tuple[Certificate, list[str]]:
    signs = choosing.signer(desk, options["signed"], template.purpose, [], to.name)
    asked = Asked(desk, *record, signs, options["words"], options["about"])
    words = words_of(template.language)
    with days.told(template.language, desk.home()["country"] or ""):
        filling = Filling(facts(asked, to, words), words)
        blocks = filling.blocks(template.body)
        if options["words"] and "{words}" not in template.body:
            blocks.append(Text(options["words"]))
        name = Strong(signs.name) if signs else filling.said("{signer}")
        office = signs.office if signs else ""
        made = Certificate(
            title=filling.plain(template.subject),
            blocks=tuple(blocks),
            signing=Signing((Lines((name, *([Quiet(office)] if office else []))),)),
            language=template.language,
        )
    return made, [": ".join(filter(None, (to.name, words.gap(name)))) for name in filling.gaps]


PROCLAMATION = PaperKind(
    "proclamation",
    "Proclamation",
    "One page with a frame and a place to sign: a day of the partner city, an anniversary, an honor.",
    ("tie", "partner", "event", "person"),
    ("pdf", "docx"),
    choosing.options(_PROCLAIMED),
    _making("proclamation", "Proclamation", _PROCLAIMED),
    languages=("en", "es", "fr"),
)
CERTIFICATE = PaperKind(
    "certificate",
    "Certificate",
    "One page with a frame for each who gets one: thanks to a person, a place in a visit, a guest of an event.",
    ("person", "delegation", "member", "event", "tie", "partner"),
    ("pdf", "docx"),
    choosing.options(_CERTIFIED),
    _making("certificate", "Certificate", _CERTIFIED),
    languages=("en", "es", "fr"),
)
