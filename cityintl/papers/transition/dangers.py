"""Open risks, and the rules that nobody has compared with their source."""

from cityintl.desk import risks
from cityintl.papers.blocks import Column, Group, Lines, Part, Section, Strong, Table, Text
from cityintl.papers.rule_words import called, valued
from cityintl.papers.transition.reader import Reader
from cityintl.words import _, ngettext


def dangers(reader: Reader) -> Part:
    """What can go wrong, by its sort; that there is nothing is said too."""
    found = reader.risks
    title, kicker = _("Open risks"), _("Risks")
    if not found:
        return Part(title, (Section(_("Risks"), (Text(_("Nothing on record.")),)),), kicker=kicker)
    columns = (Column(_("What"), share=2.0), Column(_("Matter"), share=4.0))
    groups = tuple(
        Group(sort, tuple((Strong(each.name), each.words) for each in found if each.sort == sort))
        for sort in dict.fromkeys(each.sort for each in found)
    )
    words = ngettext("{n} matter on record. Counsel decides what it means.",
                     "{n} matters on record. Counsel decides what they mean.", len(found))  # fmt: skip
    table = Table(columns, groups=groups, caption=title, heads=False)
    return Part(title, (table,), kicker=kicker, standfirst=words.format(n=len(found)))


def doubtful_rules(reader: Reader) -> Part | None:
    """The appendix of rules in force that nobody has verified."""
    found = risks.unverified(reader.desk, reader.today)
    if not found:
        return None
    columns = (Column(_("Rule"), share=3.4), Column(_("Value"), "right", share=1.1), Column(_("Whose"), share=1.4),
               Column(_("Checked"), share=1.0))  # fmt: skip
    rows = tuple(
        (
            Lines((called(rule), rule.citation)) if rule.citation and rule.jurisdiction else called(rule),
            valued(rule),
            rule.jurisdiction or _("this office"),
            rule.checked_on or _("never"),
        )
        for rule in found
    )
    note = _("In force today, and never compared with their source. Somebody should read it and say so in the rule.")
    table = Table(columns, rows, caption=_("Unverified rules"), dense=True)
    return Part(_("Rules to be verified"), (table,), kicker=_("Appendix"), standfirst=note)
