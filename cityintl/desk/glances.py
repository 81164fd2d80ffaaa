"""What is seen at a glance on the page of a tie, partner, office or indicator, and stands in no field of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cityintl.desk import goals_framework, picking, terms, who_is_who
from cityintl.desk.picking import Row
from cityintl.records.dates import show_date, show_partial_date
from cityintl.records.tie import AgreementType
from cityintl.store import DeskFile, Entry
from cityintl.words import _, ngettext

_TERM = ("type", "signed_on", "open_ended", "effective_on", "term_months", "expires_on", "auto_renew")
#: Papers that say again what an earlier one said.
_AGAIN = (AgreementType.RENEWAL, AgreementType.JOINT_STATEMENT)


@dataclass(frozen=True, slots=True)
class Glance:
    """One such fact: its label, its words (none where there is nothing yet), and the record or tab it leads to."""

    label: str
    words: str = ""
    kind: str = ""
    number: int = 0
    tab: str = ""


def glances(desk: DeskFile, entry: Entry, today: date) -> dict[str, Glance]:
    """Those of a record, by name."""
    make = _GLANCES.get(entry.kind)
    return make(desk, entry, today) if make else {}


def behind(desk: DeskFile, entry: Entry) -> dict[str, str]:
    """What stands behind the values of these fields: the place of a signing, the post of a contact, how many sit."""
    if entry.kind != "tie":
        return {}
    values, found = entry.values, {}
    if values["signed_on"] and values["signed_at"]:
        found["signed_on"] = values["signed_at"]
    if values["contact"]:
        position = desk.get("person", values["contact"]).values["position"] or ""
        found["contact"] = position.partition(",")[0].partition(";")[0]
    if values["carried_by"] and (seats := len(who_is_who.seats(desk, entry.id, values["carried_by"]))):
        found["carried_by"] = ngettext("{n} member", "{n} members", seats).format(n=seats)
    return {name: words for name, words in found.items() if words}


# -- a tie


def _tie(desk: DeskFile, entry: Entry, today: date) -> dict[str, Glance]:
    papers = picking.where(desk, "agreement", "tie", [entry.id], _TERM)
    return {"agreement": Glance(_("Agreement"), agreement_words(papers, today), tab="agreement")}


def agreement_words(papers: Sequence[Row], today: date) -> str:
    """“Open-ended; reaffirmed 2019”: how long what was signed runs, and when it was last signed again."""
    if not papers:
        return ""
    found = sorted((row.values for row in papers), key=lambda values: values["signed_on"] or "")
    newest = found[-1]
    words = [_term(found, today)]
    if len(found) > 1 and newest["signed_on"]:
        again = _("reaffirmed {year}") if newest["type"] in _AGAIN else _("newest paper {year}")
        words.append(again.format(year=newest["signed_on"][:4]))
    return "; ".join(words)


def _term(papers: Sequence[Mapping[str, object]], today: date) -> str:
    """The term of that which runs longest."""
    if any(values["open_ended"] for values in papers):
        return _("Open-ended")
    ends = {end: values for values in papers if (end := terms.end_now(values, today))}
    if ends:
        last = max(ends)
        renews = ends[last]["auto_renew"]
        if last < today:
            return (_("Renewed since {day}") if renews else _("Ended {day}")).format(day=show_date(last))
        return (_("To {day}, then renews") if renews else _("To {day}")).format(day=show_date(last))
    months = papers[-1]["term_months"]
    return _("{n} months, no exact date").format(n=months) if months else _("No term named")


# -- a partner, an office


def _partner(desk: DeskFile, entry: Entry, _today: date) -> dict[str, Glance]:
    ties = picking.where(desk, "tie", "partner", [entry.id], ("type", "status", "signed_on", "contact"))
    offices = [row.number for row in picking.where(desk, "organization", "partner", [entry.id], ())]
    people = {
        row.number: row
        for field, numbers in (("partner", [entry.id]), ("organization", offices))
        for row in picking.where(desk, "person", field, numbers, _WHO)
    }
    first = next((row.values["contact"] for row in ties if row.values["contact"]), None)
    return {"tie": _ties(ties), "people": _people(list(people.values()), first)}


def _ties(ties: Sequence[Row]) -> Glance:
    if not ties:
        return Glance(_("Tie"))
    values = ties[0].values
    words = _(values["type"].value)
    if values["signed_on"]:
        words = _("{tie} since {day}").format(tie=words, day=show_partial_date(values["signed_on"][:4]))
    words = f"{words}, {_(values['status'].value).lower()}"
    return Glance(_("Tie"), _with_more(words, len(ties) - 1), "tie", ties[0].number)


_WHO = ("full_name", "position", "left_on", "precedence_rank")


def _organization(desk: DeskFile, entry: Entry, _today: date) -> dict[str, Glance]:
    people = picking.where(desk, "person", "organization", [entry.id], _WHO)
    return {"people": _people(people, None)}


def _people(people: Sequence[Row], first: int | None) -> Glance:
    """The one to write to, and how many others there are; who left does not count."""
    still = [row for row in people if not row.values["left_on"]]
    if not still:
        return Glance(_("People"))
    still.sort(key=lambda r: (r.number != first, r.values["precedence_rank"] or 1000, r.values["full_name"]))
    return Glance(_("People"), _with_more(still[0].values["full_name"], len(still) - 1), "person", still[0].number)


def _with_more(words: str, more: int) -> str:
    if not more:
        return words
    return ngettext("{first} and {n} more", "{first} and {n} more", more).format(first=words, n=more)


# -- an indicator


def _indicator(desk: DeskFile, entry: Entry, _today: date) -> dict[str, Glance]:
    target = goals_framework.target_words(entry.values["target_code"] or entry.values["code"])
    official = goals_framework.wording(desk, entry.values)
    number, words = official or (0, "")
    return {
        "target": Glance(_("Measures the target"), target),
        "official": Glance(_("Official wording"), words, "official_wording" if official else "", number),
    }


_GLANCES: Mapping[str, Callable[[DeskFile, Entry, date], dict[str, Glance]]] = {
    "tie": _tie, "partner": _partner, "organization": _organization, "indicator": _indicator,
}  # fmt: skip
