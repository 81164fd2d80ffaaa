"""When an opportunity closes: the clock on the funder's wall, and what ours shows at that moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from cityintl.records.dates import show_instant
from cityintl.records.opportunity import OpportunityStatus
from cityintl.words import _

#: An application can still be handed in; it has been.
WRITING = (
    OpportunityStatus.PROSPECT, OpportunityStatus.GO_NO_GO, OpportunityStatus.DRAFTING, OpportunityStatus.APPROVAL,
)  # fmt: skip
SENT = (
    OpportunityStatus.SUBMITTED, OpportunityStatus.UNDER_REVIEW, OpportunityStatus.AWARDED, OpportunityStatus.DECLINED,
)  # fmt: skip
#: What a closing is read from.
FIELDS = ("closes_on", "closes_at", "closes_zone")


@dataclass(frozen=True, slots=True)
class Closing:
    """The funder's day and time, and ours at that moment where both are known."""

    on: date
    there: datetime | None = None
    here: datetime | None = None

    @property
    def day(self) -> date:
        """The day on our own wall; without a time or a zone the funder's."""
        return self.here.date() if self.here else self.on

    @property
    def said(self) -> str:
        """“17:00 on Wed 2 December in Warsaw, 10:00 here”; another day here is said as well."""
        if self.there is None or self.here is None:
            return ""
        ours = show_instant(self.here, day=self.here.date() != self.on)
        place = str(self.there.tzinfo).rpartition("/")[2].replace("_", " ")
        if self.there.utcoffset() == self.here.utcoffset():
            return show_instant(self.there)
        return _("{there} in {place}, {here} here").format(there=show_instant(self.there), place=place, here=ours)


def closing(values: Mapping[str, Any], home_zone: str) -> Closing | None:
    """The closing of an opportunity; nothing where it names no day."""
    on = values["closes_on"]
    if on is None:
        return None
    if not values["closes_at"] or not values["closes_zone"]:
        return Closing(on)
    there = datetime.combine(on, time.fromisoformat(values["closes_at"]), ZoneInfo(values["closes_zone"]))
    return Closing(on, there, there.astimezone(ZoneInfo(home_zone)))
