"""Letters on the city's letterhead: from a template, one for each recipient, or one that was written in the desk."""

from collections.abc import Sequence
from datetime import datetime

from cityintl.desk import addressing, recipients, signing
from cityintl.desk.letter_templates import Template
from cityintl.desk.letter_words import words as words_of
from cityintl.desk.recipients import Recipient
from cityintl.desk.signing import Signer
from cityintl.papers import days
from cityintl.papers.blocks import Block, Letter, Paper, Said, Strong, Text
from cityintl.papers.letterhead import letterhead
from cityintl.papers.letters import choosing
from cityintl.papers.letters.facts import Asked, facts
from cityintl.papers.letters.text import Filling
from cityintl.papers.offer import Options, PaperKind, Record
from cityintl.records.letter_template import LetterPurpose
from cityintl.records.member import VisaLetter
from cityintl.store import DeskFile
from cityintl.words import _

TAKES = (
    "delegation", "member", "person", "invitation", "tie", "partner", "organization", "greeting_list", "event", "gift",
    "correspondence",
)  # fmt: skip


def _make(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    kind, number = record or ("person", 0)
    if kind == "correspondence":
        return _written(desk, number, now, options)
    by = choosing.found_templates(desk, (kind, number), options, ())
    found = choosing.some(_recipients(desk, (kind, number), next(iter(by.values())).purpose))
    letters, gaps = [], []
    for to in found:
        letter, lacks = _letter(desk, (kind, number), choosing.template_for(by, options["language"], to), to, options)
        letters.append(letter)
        gaps += lacks
    name = next(iter(by.values())).name
    whose = found[0].name if len(found) == 1 else desk.titles(kind, [number])[number]
    return _paper(desk, now, name + _(": ") + whose, letters, gaps)


def _recipients(desk: DeskFile, record: tuple[str, int], purpose: LetterPurpose) -> Sequence[Recipient]:
    """Who gets the letter; of a visit only those who need a visa are invited, and one no goes to whoever asked."""
    kind, number = record
    if kind == "delegation" and purpose is LetterPurpose.DECLINE:
        return [recipients.asking(desk, number)]
    found = recipients.of(desk, kind, number, desk.today)
    if kind == "delegation" and purpose is LetterPurpose.VISA:
        return [to for to in found if to.member.get("visa_letter") is not VisaLetter.NOT_NEEDED] or found
    return found


def _paper(desk: DeskFile, now: datetime, title: str, letters: Sequence[Letter], gaps: Sequence[str]) -> Paper:
    home = desk.home()
    spoken = {letter.language for letter in letters}
    return Paper(
        name="letter",
        title=title,
        blocks=tuple(letters),
        kicker=_("Letter"),
        language=spoken.pop() if len(spoken) == 1 else "en-US",
        look="letter",
        gaps=tuple(gaps),
        **letterhead(home, now),
    )


def _letter(
    desk: DeskFile, record: tuple[str, int], template: Template, to: Recipient, options: Options
) -> tuple[Letter, list[str]]:
    """The letter to one recipient, and what stands in it as a gap."""
    signs = choosing.signer(desk, options["signed"], template.purpose, [str(to.person.get("position") or "")])
    asked = Asked(desk, *record, signs, options["words"], options["about"])
    words = words_of(template.language)
    with days.told(template.language, desk.home()["country"] or ""):
        filling = Filling(facts(asked, to, words), words)
        blocks = filling.blocks(template.body)
        if options["words"] and "{words}" not in template.body:
            blocks.append(Text(options["words"]))
        made = Letter(
            to=_address(to),
            day=days.day(desk.today),
            blocks=tuple(blocks),
            subject=filling.plain(template.subject),
            closing=filling.plain(template.closing),
            signature=_signature(signs, filling),
            language=template.language,
        )
    return made, [*_told(filling, to), *_unchecked(template, to)]


def _address(to: Recipient) -> tuple[Said, ...]:
    lines = addressing.address(to.person, to.office, str(to.partner.get("name") or ""))
    return lines or tuple(filter(None, (to.addressed,)))


def _signature(signs: Signer | None, filling: Filling) -> tuple[Said, ...]:
    return (Strong(signs.name), signs.office) if signs else (filling.said("{signer}"),)


def _told(filling: Filling, to: Recipient) -> list[str]:
    return [f"{to.name}: {filling.words.gap(name)}" for name in filling.gaps]


def _unchecked(template: Template, to: Recipient) -> list[str]:
    if template.purpose is not LetterPurpose.VISA or to.member.get("passport_name"):
        return []
    return [_("{name}: the name was not copied from the passport").format(name=to.name)]


# -- a letter that was written in the desk


def _written(desk: DeskFile, number: int, now: datetime, options: Options) -> Paper:
    """The letter of a record, as it was written."""
    values = desk.get("correspondence", number).values
    to = recipients.of(desk, "correspondence", number, desk.today)[0]
    signs = _chosen(desk, options["signed"]) or signing.signer(desk, values)
    greeting = addressing.salutation(to.person)
    text = str(values["text"] or "")
    blocks: list[Block] = [] if addressing.greets(text, greeting) else [Text(greeting)]
    blocks += [Text(each.strip()) for each in text.split("\n\n" if "\n\n" in text else "\n") if each.strip()]
    if options["words"]:
        blocks.append(Text(options["words"]))
    filling = Filling({}, words_of(days.language()))
    language = options["language"] if options["language"] != choosing.OWN else days.language()
    letter = Letter(
        to=_address(to),
        day=days.day(values["on"]),
        blocks=tuple(blocks),
        subject=options["about"] or values["subject"],
        closing=_("Sincerely,"),
        signature=_signature(signs, filling),
        enclosures=tuple(end.title for end in desk.linked("correspondence", number) if end.kind == "document"),
        language=language,
    )
    return _paper(desk, now, values["subject"], [letter], _told(filling, to))


def _chosen(desk: DeskFile, number: str) -> Signer | None:
    found = signing.signers(desk, desk.today)
    return next((one for one in found if str(one.number) == number), None)


PAPER = PaperKind(
    "letter",
    "Letter",
    "On the letterhead, from a template: for a visa, thanks, greetings, a decline; one for each recipient.",
    TAKES,
    ("pdf", "docx"),
    choosing.options(),
    _make,
    languages=("en", "es", "fr"),
)
