"""Templates of letters: the office's own words, with places that a letter fills in from the desk."""

import re
from collections.abc import Iterator
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field
from cityintl.records.values import Choice, Language, Note, Text

#: What may stand in braces in a template, for the desk to fill in.
PLACEHOLDERS = (
    "salutation", "name", "formal", "position", "organization", "passport_name", "country", "partner", "tie", "signed",
    "since", "years", "areas", "relation", "national_day", "visit", "visit_type", "purpose", "arrives", "departs",
    "place", "payer", "interpreter", "host", "occasion", "on", "when", "gift", "wording", "words", "city",
    "region", "our_country", "office", "phone", "email", "signer", "signer_office", "today", "year",
)  # fmt: skip
BRACED = re.compile(r"\{([^{}\n]*)\}")


class LetterPurpose(Enum):
    """What a letter is for; papers offer the templates that fit the record."""

    VISA = "Invitation for a visa"
    DECLINE = "Courteous decline"
    THANKS = "Thank-you"
    ANNIVERSARY = "Anniversary greeting"
    NATIONAL_DAY = "National-day greeting"
    GREETING = "Greeting card"
    CONDOLENCE = "Condolence"
    INTENT = "Letter of intent"
    OTHER = "Another letter"
    PROCLAMATION = "Proclamation"
    CERTIFICATE = "Certificate"


class LetterTemplate(Record):
    """The words of a letter, a proclamation or a certificate in one language."""

    __tablename__ = "letter_template"

    name: Mapped[str] = field(
        "Name", Text(120), required=True, help="The same name in each language makes them one template."
    )
    purpose: Mapped[LetterPurpose] = field(
        "For", Choice(LetterPurpose), required=True, help="Decides for which records it is offered."
    )
    language: Mapped[str] = field(
        "Language", Language(), required=True, help="Each recipient gets the language of theirs where there is one."
    )
    subject: Mapped[str | None] = field(
        "Subject or title", Text(300), help="The line over a letter; the title of a proclamation or certificate."
    )
    body: Mapped[str] = field(
        "Text",
        Note(),
        required=True,
        help="Paragraphs apart by an empty line; “- ” begins a point, “Label :: value” a line of facts. In braces what "
        "the desk fills in: " + ", ".join(f"{{{name}}}" for name in PLACEHOLDERS) + ".",
    )
    closing: Mapped[str | None] = field("Closing", Text(300), help="The words over the signature: “Sincerely,”.")
    notes: Mapped[str | None] = field("Notes", Note(), help="When to use it, and who has to read it before it leaves.")

    def problems(self) -> Iterator[Problem]:
        """Only what the desk can fill in stands in braces."""
        for name in ("subject", "body", "closing"):
            text = getattr(self, name) or ""
            unknown = [word for word in BRACED.findall(text) if word not in PLACEHOLDERS]
            if unknown:
                yield Problem(name, f"“{{{unknown[0]}}}” is nothing that a letter can fill in. {_offered(unknown[0])}")
            elif "{" in BRACED.sub("", text) or "}" in BRACED.sub("", text):
                yield Problem(name, "A brace stands alone. Write what is filled in as {city}, with both braces.")


def _offered(word: str) -> str:
    near = [name for name in PLACEHOLDERS if word and (word.strip().casefold() in name or name in word.casefold())]
    return f"Write {', '.join(f'{{{name}}}' for name in near or PLACEHOLDERS)}."


LETTER_TEMPLATES = Kind(
    LetterTemplate,
    one="Letter template",
    many="Letter templates",
    prefix="LTT",
    title="name",
    quiet="language",
    table=("name", "language", "purpose", "subject"),
    form={
        "Template": ("name", "purpose", "language", "notes"),
        "Words": ("subject", "body", "closing"),
    },
    search=("name", "subject", "body", "notes"),
    order="name",
)
