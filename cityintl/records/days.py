"""Values that are days, whole or known only in part."""

from datetime import date, datetime

import sqlalchemy as sa

from cityintl.records.dates import read_date, read_partial_date, show_date, show_partial_date
from cityintl.records.value import Value, refused


class Date(Value):
    """A day of the calendar."""

    name = "date"
    python = date
    align = "right"
    column_type = sa.Date()

    def read(self, given: object) -> date | None:
        """A day from a text in ISO or with the month in words, or from a cell that holds one."""
        if isinstance(given, datetime):
            return given.date()
        if isinstance(given, date):
            return given
        value: date | None = super().read(given)
        return value

    def _read(self, text: str) -> date:
        value: date = refused(read_date, text)
        return value

    def show(self, value: date | None) -> str:
        """“4 April 1959”."""
        return "" if value is None else show_date(value)

    def cell(self, value: date | None) -> str:
        """“1959-04-04”."""
        return "" if value is None else value.isoformat()


class PartialDate(Value):
    """A date that history knows only in part: “1962”, “1962-05”, “1962-05-14”, kept as that text."""

    name = "partial_date"
    align = "right"
    column_type = sa.String(10)

    def read(self, given: object) -> str | None:
        """The known part of a date, as an ISO prefix."""
        if isinstance(given, datetime):
            return given.date().isoformat()
        if isinstance(given, date):
            return given.isoformat()
        value: str | None = super().read(given)
        return value

    def _read(self, text: str) -> str:
        value: str = refused(read_partial_date, text)
        return value

    def show(self, value: str | None) -> str:
        """“1962”, “May 1962” or “14 May 1962”."""
        return "" if value is None else show_partial_date(value)

    def cell(self, value: str | None) -> str:
        """The ISO prefix."""
        return value or ""
