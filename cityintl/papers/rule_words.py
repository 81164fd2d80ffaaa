"""A rule as papers print it: what it says and its value in words, not how the desk keeps them."""

from cityintl.desk.rules import Rule
from cityintl.numerals import measured, written
from cityintl.records.money import Money
from cityintl.reference import currencies
from cityintl.words import _


def called(rule: Rule) -> str:
    """What it says, without how the value of a yes or no is kept."""
    return rule.label.partition(" (1 ")[0] if rule.unit == "yes or no" else rule.label


def subject(rule: Rule) -> str:
    """What it says under a head that names the matter: without the one word before its colon."""
    label = called(rule)
    matter, colon, rest = label.partition(": ")
    words = rest if colon and " " not in matter else label
    return words[:1].upper() + words[1:]


def valued(rule: Rule) -> str:
    """“$50.00”, “30 days”, “no”."""
    if currencies.is_currency(rule.unit.upper()):
        return Money().cell(rule.amount)
    if rule.unit == "yes or no":
        return _("yes") if rule.yes else _("no")
    return measured(written(f"{rule.exact.normalize():f}"), _(rule.unit))
