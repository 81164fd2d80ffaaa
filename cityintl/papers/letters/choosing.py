"""What can be chosen about letters: the template, the language, who signs, words of one's own."""

from collections.abc import Sequence

from cityintl.desk import letter_templates, signing
from cityintl.desk.letter_templates import Template
from cityintl.desk.letter_words import LANGUAGES
from cityintl.desk.recipients import Recipient
from cityintl.desk.signing import Signer
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.papers import days
from cityintl.papers.offer import Offered, Option, Options, Record
from cityintl.records.letter_template import LetterPurpose
from cityintl.store import DeskFile
from cityintl.words import _

#: The choice of the one who fits, and of each recipient's own language; a letter of the desk as it was written.
FITTING, OWN, WRITTEN = "fitting", "own", "as-written"
#: The placeholders that are filled with what a letter is about.
_ABOUT = ("purpose", "occasion")
#: What a purpose is called where the desk says what somebody signs.
_SIGNS = {
    LetterPurpose.VISA: "invitation letters for visas",
    LetterPurpose.THANKS: "thank-you letters",
    LetterPurpose.PROCLAMATION: "proclamations agreements",
    LetterPurpose.CERTIFICATE: "proclamations agreements",
    LetterPurpose.INTENT: "agreements",
    LetterPurpose.ANNIVERSARY: "letters to mayors",
    LetterPurpose.NATIONAL_DAY: "letters to mayors consuls",
    LetterPurpose.CONDOLENCE: "letters to mayors",
}


def templates(purposes: Sequence[LetterPurpose] = ()) -> Offered:
    """Offers the templates of these purposes, or those of letters that fit the record."""

    def offered(desk: DeskFile, record: Record) -> list[tuple[str, str]]:
        if record and record[0] == "correspondence":
            return [(WRITTEN, _("As it is written"))]
        return letter_templates.offered(letter_templates.fitting(desk, record, purposes))

    return offered


def languages(purposes: Sequence[LetterPurpose] = ()) -> Offered:
    """Offers each one's own language, and every language that a template has."""

    def offered(desk: DeskFile, record: Record) -> list[tuple[str, str]]:
        found = dict.fromkeys(each.language for each in letter_templates.fitting(desk, record, purposes))
        return [(OWN, _("Each recipient’s own")), *((code, code) for code in found or LANGUAGES)]

    return offered


def _signers(desk: DeskFile, _record: Record) -> list[tuple[str, str]]:
    found = signing.signers(desk, desk.today)
    return [(FITTING, _("Whose office it is")), *((str(one.number), f"{one.name}, {one.office}") for one in found)]


def options(purposes: Sequence[LetterPurpose] = ()) -> tuple[Option, ...]:
    """The options that all letters have."""
    return (
        Option("template", "Template", offers=templates(purposes)),
        Option("language", "Language", OWN, offers=languages(purposes)),
        Option("signed", "Signed by", FITTING, offers=_signers),
        Option("about", "Purpose or occasion, where the record says it otherwise", free=True),
        Option("words", "Words of your own", free=True),
    )


def signer(
    desk: DeskFile, chosen: str, purpose: LetterPurpose, positions: Sequence[str], to: str = ""
) -> Signer | None:
    """Who signs: the one chosen, or whose office it is by what they sign and to whom it goes; nobody thanks oneself."""
    found = [one for one in signing.signers(desk, desk.today) if chosen != FITTING or fold(one.name) != fold(to)]
    if chosen != FITTING:
        return next((one for one in found if str(one.number) == chosen), None)
    if not found:
        return None
    return signing.fitting(found, [_SIGNS.get(purpose, ""), *positions]) or found[0]


def template_for(by: dict[str, Template], chosen: str, to: Recipient) -> Template:
    """The template in the language that was chosen, else that of the paper, of the recipient, of this desk."""
    paper = days.language()
    wanted = [chosen if chosen != OWN else "", paper if paper != "en" else "", to.language, "en"]
    return letter_templates.in_language(by, wanted)


def found_templates(
    desk: DeskFile, record: tuple[str, int], options: Options, purposes: Sequence[LetterPurpose]
) -> dict[str, Template]:
    """The chosen template by its languages; UserError where it has no place for what was typed."""
    by = letter_templates.languages(letter_templates.fitting(desk, record, purposes), options["template"])
    if options["about"] and not any(each.asks(_ABOUT) for each in by.values()):
        raise UserError(
            _("“{template}” speaks of no purpose and no occasion.").format(template=next(iter(by.values())).name),
            _("Leave that line empty, or choose another template."),
        )
    return by


def some(recipients: Sequence[Recipient]) -> Sequence[Recipient]:
    """The recipients; UserError where there is none."""
    if not recipients:
        raise UserError(_("Nobody gets a letter here."), _("Add the people first: members, guests, cards, a contact."))
    return recipients
