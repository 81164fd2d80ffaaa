"""The binder as a whole: cover, contents, its chapters, and the appendix."""

from datetime import datetime

from cityintl.papers import days
from cityintl.papers.blocks import Cover, Lines, Paper, Part, Strong
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.transition.dangers import dangers, doubtful_rules
from cityintl.papers.transition.first_week import first_week
from cityintl.papers.transition.going_on import going_on
from cityintl.papers.transition.places import places
from cityintl.papers.transition.promises import ahead, promised
from cityintl.papers.transition.reader import Reader, Successor
from cityintl.papers.transition.ties import ties
from cityintl.papers.transition.who import who
from cityintl.store import DeskFile
from cityintl.words import _

#: How far a binder looks ahead, by the word that chooses it.
_AHEAD = (("180", "180 days"), ("90", "90 days"), ("365", "A year"))


def build(desk: DeskFile, now: datetime, options: Options) -> Paper:
    """The binder for one successor; confidential points only where they are asked for."""
    reader = Reader(desk, Successor(options["for"]), int(options["ahead"]), bool(options["confidential"]))
    parts = [
        first_week(reader), *who(reader), promised(reader), ahead(reader), ties(reader), dangers(reader),
        going_on(reader), places(reader), None if reader.mayor else doubtful_rules(reader),
    ]  # fmt: skip
    title = _("Transition binder")
    return Paper(
        name="transition-binder",
        title=_("{title} of {city}").format(title=title, city=desk.home()["name"]),
        kicker=title,
        blocks=tuple(part for part in parts if isinstance(part, Part)),
        handling=_("Confidential") if reader.confidential else _("Internal"),
        cover=_cover(reader),
        contents=True,
        running=f"{title} · {reader.said}",
        **letterhead(desk.home(), now),
    )


def _cover(reader: Reader) -> Cover:
    home = reader.desk.home()
    word = _("Confidential") if reader.confidential else _("Internal")
    why = _("Holds what must not leave the office.") if reader.confidential else _("Not for posting.")
    facts = (
        (_("Prepared for"), Lines((Strong(_("The next mayor") if reader.mayor else _("The next officer")),))),
        (_("Prepared by"), Lines((Strong(str(home["office"] or home["name"])),))),
        (_("As of"), Lines((Strong(days.day(reader.today)), _("Looks ahead to {day}").format(
            day=days.day(reader.until))))),
        (_("Handling"), Lines((Strong(word), why))),
    )  # fmt: skip
    return Cover(
        _("What you must know about our work abroad"),
        _("Transition binder"),
        occasion=_("{reader} of {city}").format(reader=reader.said, city=home["name"]),
        facts=facts,
    )


def _make(desk: DeskFile, _record: Record, now: datetime, options: Options) -> Paper:
    return build(desk, now, options)


PAPER = PaperKind(
    "transition-binder",
    "Transition binder",
    "What the next mayor or officer must know: who is who, live promises, the next days, ties and why, risks, logins.",
    (),
    ("pdf",),
    (
        Option("for", "Who follows", "officer", (("officer", "The next officer"), ("mayor", "The next mayor"))),
        Option("ahead", "How far it looks ahead", "180", _AHEAD),
        Option("confidential", "With sensitive points and what stays at this desk", confidential=True),
    ),
    _make,
)
