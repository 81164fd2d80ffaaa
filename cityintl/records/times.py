"""Values that are times of day: what the clock on the wall of a place says."""

import re

import sqlalchemy as sa

from cityintl.records.value import DIGITS, BadValue, Value

_WRITTEN = re.compile(r"(\d{1,2})(?:(?:[:.h]|\s?uhr\s?)?(\d{2}))?\s*(h|uhr)?\s*(a\.?m\.?|p\.?m\.?)?", re.I)


class Time(Value):
    """A time of day, kept as “08:10”."""

    name = "time"
    align = "right"
    column_type = sa.String(5)

    def _read(self, text: str) -> str:
        found = _WRITTEN.fullmatch(text.translate(DIGITS).strip())
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 99)
        half = ((found[4] or "") if found else "").replace(".", "").lower()
        if half and not 1 <= hour <= 12:
            hour = 99
        if half == "pm" and hour != 12:
            hour += 12
        if half == "am" and hour == 12:
            hour = 0
        if hour > 23 or minute > 59:
            raise BadValue(f"“{text}” is not a time of day.", "Write it such as 8:10, 14:30 or 2:30 pm.")
        return f"{hour:02}:{minute:02}"

    def show(self, value: str | None) -> str:
        """“8:10 am”."""
        if value is None:
            return ""
        hour, minute = map(int, value.split(":"))
        return f"{(hour - 1) % 12 + 1}:{minute:02} {'am' if hour < 12 else 'pm'}"

    def cell(self, value: str | None) -> str:
        """“08:10”."""
        return value or ""
