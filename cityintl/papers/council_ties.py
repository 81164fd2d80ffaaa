"""What a staff report asks of the council about a tie: to adopt, renew, suspend or resume it."""

from datetime import timedelta

from cityintl.desk import council, terms
from cityintl.desk.asking import picked
from cityintl.numerals import grouped
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Column, Facts, Lines, Table, Text
from cityintl.papers.council_asks import Ask, Values, kept, money, name_of, texts
from cityintl.papers.telling import country
from cityintl.records.exchange import Payer
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: So far back the council looks at what a tie has cost.
_YEARS = 5
#: Statuses of a tie that is not adopted yet.
_NEW = (TieStatus.INQUIRY, TieStatus.UNDER_REVIEW, TieStatus.PROVISIONAL)


def asked_of(status: TieStatus) -> str:
    """What is asked first where a tie stands like this."""
    if status in _NEW:
        return "adopt"
    return "resume" if status is TieStatus.SUSPENDED else "renew"


def adopt(desk: DeskFile, number: int) -> Ask:
    """Adopting a tie."""
    values, partner, name = _tie(desk, number)
    kind = _(values["type"].value).lower()
    return Ask(
        subject=_("Adoption of a tie: {partner}").format(partner=name),
        recommendation=_(
            "Adopt {partner} as a {kind} of the city, and authorize the mayor to sign the agreement."
        ).format(partner=name, kind=kind),
        background=(*texts(values["why"]), Facts(kept(_of_partner(values, partner, desk)))),
        analysis=(*_reviews(desk, number), *_carried(desk, values)),
        fiscal=_of_tie(desk, number),
        alternatives=(
            _("Begin with a letter of intent and decide after a year."),
            _("Leave the matter to an association, without a tie of the city."),
            _("Decline with a courteous letter."),
        ),
        whereas=_known_since(values, name),
        resolves=(
            _("that {partner} is adopted as a {kind} of the city;").format(partner=name, kind=kind),
            _("that the mayor is authorized to sign the agreement once counsel has approved it;"),
            _("that staff reports each year on what was done and what it cost."),
        ),
        about=(("tie", number),),
    )


def renew(desk: DeskFile, number: int) -> Ask:
    """Going on with a tie, or taking it up again after its end."""
    values, partner, name = _tie(desk, number)
    return Ask(
        subject=_("Renewal of a tie: {partner}").format(partner=name),
        recommendation=_(
            "Renew the tie with {partner}, and authorize the mayor to sign what both sides agree on."
        ).format(partner=name),
        background=(*texts(values["why"]), Facts(kept(_of_partner(values, partner, desk))), *_papers(desk, number)),
        analysis=(*_reviews(desk, number), *_carried(desk, values)),
        fiscal=_of_tie(desk, number),
        alternatives=(
            _("Renew it for a year only, and look at what both sides did."),
            _("Let it go on unsigned, and leave schools and associations their contacts."),
            _("End the tie by its terms, with the notice that they ask for."),
        ),
        whereas=_signed(values, name),
        resolves=(
            _("that the tie with {partner} is renewed;").format(partner=name),
            _("that the mayor is authorized to sign the agreement once counsel has approved it;"),
            _("that staff reports each year on what was done and what it cost."),
        ),
        about=(("tie", number),),
    )


def resume(desk: DeskFile, number: int) -> Ask:
    """Taking up a suspended tie again."""
    values, partner, name = _tie(desk, number)
    condition = _condition(values)
    return Ask(
        subject=_("Resumption of a tie: {partner}").format(partner=name),
        recommendation=_("Resume the tie with {partner}, if the council finds that this is met: {condition}.").format(
            partner=name, condition=condition
        ),
        background=(*texts(values["why"]), Facts(kept(_of_partner(values, partner, desk)))),
        analysis=(*_reviews(desk, number), *_carried(desk, values)),
        fiscal=_of_tie(desk, number),
        alternatives=(
            _("Leave the tie suspended, and look again in a year."),
            _("Begin with letters between schools and associations, without officials."),
            _("End the tie by its terms, with the notice that they ask for."),
        ),
        whereas=_signed(values, name),
        resolves=(
            _("that the council finds this met: {condition};").format(condition=condition),
            _("that the tie with {partner} resumes;").format(partner=name),
            _("that the mayor tells the partner by letter."),
        ),
        about=(("tie", number),),
    )


def suspend(desk: DeskFile, number: int) -> Ask:
    """Suspending a tie, which is not ending it."""
    values, partner, name = _tie(desk, number)
    condition = _condition(values)
    return Ask(
        subject=_("Suspension of a tie: {partner}").format(partner=name),
        recommendation=_("Suspend the tie with {partner} until this is met: {condition}.").format(
            partner=name, condition=condition
        ),
        background=(*texts(values["why"]), Facts(kept(_of_partner(values, partner, desk)))),
        analysis=(
            *_reviews(desk, number),
            Text(_("A suspension is not an end: the partner is told by letter, with what has to happen first.")),
        ),
        fiscal=_of_tie(desk, number),
        alternatives=(
            _("Go on, and say in public what the city does not agree with."),
            _("Pause visits of officials, and leave schools and associations their contacts."),
            _("End the tie by its terms, with the notice that they ask for."),
        ),
        whereas=_signed(values, name),
        resolves=(
            _("that the tie with {partner} is suspended;").format(partner=name),
            _("that it resumes when this is met: {condition};").format(condition=condition),
            _("that the mayor tells the partner by letter."),
        ),
        about=(("tie", number),),
    )


def _condition(values: Values) -> str:
    return str(values["resume_condition"] or _("a condition that the council states")).rstrip(".")


def _papers(desk: DeskFile, number: int) -> tuple[Block, ...]:
    """What was signed, and until when it runs."""
    fields = ("title", "signed_on", "open_ended", "effective_on", "term_months", "expires_on", "auto_renew")
    found = sorted(picked(desk, "agreement", fields, {"tie": number}), key=lambda row: row["signed_on"] or "")
    rows = tuple((row["title"], days.known(row["signed_on"]), terms.term_said(row, desk.today)) for row in found)
    columns = (Column(_("Paper"), share=2.6), Column(_("Signed")), Column(_("Term"), share=1.3))
    return (Table(columns, rows, caption=_("Agreements")),) if rows else ()


def _signed(values: Values, name: str) -> tuple[str, ...]:
    signed = days.known(values["signed_on"]) or _("a day that is not recorded")
    return (_("the city and {partner} have been tied since {signed}").format(partner=name, signed=signed),)


def _known_since(values: Values, name: str) -> tuple[str, ...]:
    if since := days.known(values["first_contact"]):
        return (_("the city and {partner} have known each other since {day}").format(partner=name, day=since),)
    return (_("the city and {partner} wish to be tied").format(partner=name),)


def _tie(desk: DeskFile, number: int) -> tuple[Values, Values, str]:
    values = desk.get("tie", number).values
    partner = desk.get("partner", values["partner"]).values
    named = country(partner["country"])
    return values, partner, ", ".join(filter(None, (partner["name"], named)))


def _of_partner(values: Values, partner: Values, desk: DeskFile) -> list[tuple[str, Cell]]:
    people = None if partner["population"] is None else grouped(partner["population"])
    return [
        (_("Partner"), partner["name"]),
        (_("Region"), partner["region"]),
        (_("People"), people),
        (_("Kind of tie"), _(values["type"].value)),
        (_("Stands"), _(values["status"].value)),
        (_("Signed"), days.known(values["signed_on"])),
        (_("Resolution"), values["resolution"]),
        (_("First contact"), days.known(values["first_contact"])),
        (_("Proposed by"), values["proposed_by"]),
        (_("Areas"), values["areas"]),
        (_("Carried by"), name_of(desk, "organization", values["carried_by"])),
        (_("On trial until"), days.day(values["provisional_until"]) if values["provisional_until"] else None),
    ]


def _reviews(desk: DeskFile, number: int) -> tuple[Block, ...]:
    """The legal reviews of a tie; that there is none is news."""
    rows = picked(desk, "legal_review", ("on", "result", "against", "by", "notes"), {"tie": number})
    if not rows:
        return (Text(_("No legal review is on record: counsel looks at state law before the council votes.")),)
    rows.sort(key=lambda row: row["on"], reverse=True)
    columns = (
        Column(_("Legal review")),
        Column(_("Result")),
        Column(_("Against"), share=2),
        Column(_("By"), share=1.6),
    )
    found = tuple((row["on"], _(row["result"].value), row["against"], row["by"]) for row in rows)
    return (Table(columns, found, caption=_("Legal reviews")), *texts(rows[0]["notes"]))


def _carried(desk: DeskFile, values: Values) -> tuple[Block, ...]:
    if values["carried_by"]:
        name = name_of(desk, "organization", values["carried_by"])
        return (Text(_("{name} carries the tie with its own people.").format(name=name)),)
    return (Text(_("No community group carries this tie yet.")),)


def _of_tie(desk: DeskFile, number: int) -> tuple[Block, ...]:
    since = desk.today - timedelta(days=365 * _YEARS)
    found = council.paid_for_tie(desk, number, since)
    if not found:
        said = ngettext(
            "In the last {n} year no cost is on record.", "In the last {n} years no cost is on record.", _YEARS
        )
        return (Text(said.format(n=_YEARS)),)
    columns = (Column(_("Paid by"), share=2), Column(_("In {n} years").format(n=_YEARS), "right"))
    by_payer: dict[str, list[str]] = {}
    for payer, amount in found:
        by_payer.setdefault(_(payer.value), []).append(money(amount))
    rows = tuple((payer, Lines(tuple(amounts))) for payer, amounts in by_payer.items())
    ours = [money(amount) for payer, amount in found if payer is Payer.CITY]
    cost = _("Visits and exchanges of the last {n} years cost the city {amount}.")
    said = cost if ours else _("Visits and exchanges of the last {n} years cost the city nothing.")
    return (
        Text(said.format(n=_YEARS, amount=" + ".join(ours))),
        Table(columns, rows, caption=_("Costs of the tie by payer")),
    )
