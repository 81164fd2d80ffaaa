"""The types of value a field can hold: each knows how it is stored, read from what people type, and shown."""

from cityintl.records.choices import Choice, KindsOfRecord, Link, YesNo
from cityintl.records.codes import Code, Period
from cityintl.records.days import Date, PartialDate
from cityintl.records.lands import Country, Language, Languages, Zone
from cityintl.records.money import Amount, Currency, Money
from cityintl.records.numbers import Decimal, Number
from cityintl.records.texts import Email, Note, Phone, Text, Web
from cityintl.records.times import Time
from cityintl.records.value import BadValue, Value

__all__ = [
    "Amount",
    "BadValue",
    "Choice",
    "Code",
    "Country",
    "Currency",
    "Date",
    "Decimal",
    "Email",
    "KindsOfRecord",
    "Language",
    "Languages",
    "Link",
    "Money",
    "Note",
    "Number",
    "PartialDate",
    "Period",
    "Phone",
    "Text",
    "Time",
    "Value",
    "Web",
    "YesNo",
    "Zone",
]
