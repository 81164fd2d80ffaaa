"""How the window says values: the words of tables, times since, instants of the log."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from cityintl.records.dates import show_date
from cityintl.records.values import Value
from cityintl.words import _, ngettext

if TYPE_CHECKING:
    from cityintl.gui.lists.model import Column

#: Facts that people read as time gone by rather than as a day.
_SINCE = {"last_contact"}
_today = date.max


def set_today(today: date) -> None:
    """The day from which “3 weeks” is counted."""
    global _today
    _today = today


def today() -> date:
    """That day."""
    return _today


def since(day: date) -> str:
    """“3 weeks”, “14 months”: how long ago a day is, as a person says it; later days as they are."""
    days = (_today - day).days
    if days < 0:
        return show_date(day)
    if days == 0:
        return _("today")
    if days < 14:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    if days < 61:
        return ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)
    if days < 730:
        return ngettext("{n} month", "{n} months", round(days / 30.44)).format(n=round(days / 30.44))
    return ngettext("{n} year", "{n} years", days // 365).format(n=days // 365)


def ago(day: date) -> str:
    """“3 weeks ago”, “today”, “in 9 days”."""
    days = (day - _today).days
    if days == 0:
        return _("today")
    if days > 0:
        return _("in {time}").format(time=_ahead(days))
    return _("{time} ago").format(time=since(day))


def _ahead(days: int) -> str:
    if days < 61:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    if days < 730:
        return ngettext("{n} month", "{n} months", round(days / 30.44)).format(n=round(days / 30.44))
    return ngettext("{n} year", "{n} years", days // 365).format(n=days // 365)


def cell(path: str, value: Value, found: Any) -> str:
    """A value in a table."""
    if path in _SINCE and isinstance(found, date):
        return since(found)
    return value.cell(found)


def tip(column: "Column", found: Any) -> str | None:
    """What a table tells of a cell under the pointer, where it shows less."""
    if found is None:
        return None
    if column.path in _SINCE and isinstance(found, date):
        return show_date(found)
    if column.value.name == "note":
        return column.value.show(found)
    return None


def moment(at: str, zone: str) -> str:
    """An instant of the log (ISO, UTC) on the clock of this city: “14 May 2026, 10:05”."""
    local = datetime.fromisoformat(at).astimezone(ZoneInfo(zone))
    return f"{show_date(local.date())}, {local:%H:%M}"
