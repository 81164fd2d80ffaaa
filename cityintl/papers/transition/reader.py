"""For whom a binder is made, and what that reader is told."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property

from cityintl.desk.lists import listing
from cityintl.desk.obligations import Obligation, State, obligations
from cityintl.desk.risks import Risk, risks
from cityintl.store import DeskFile
from cityintl.words import _


class Successor(Enum):
    """Who follows."""

    MAYOR = "mayor"
    OFFICER = "officer"


@dataclass(frozen=True)
class Reader:
    """Who reads it, how far it looks ahead, and whether what the public must not see is in it."""

    desk: DeskFile
    successor: Successor
    days: int
    confidential: bool

    @property
    def mayor(self) -> bool:
        """Whether the next mayor reads it, who wants the few things that only a mayor can do."""
        return self.successor is Successor.MAYOR

    @property
    def today(self) -> date:
        """The day of the desk."""
        return self.desk.today

    @property
    def until(self) -> date:
        """The last day that is looked at."""
        return self.today + timedelta(days=self.days)

    @cached_property
    def due(self) -> list[Obligation]:
        """What is open, however late, and falls due up to the last day; asked for once, as it costs the most."""
        every = obligations(self.desk, None, self.until, self.today)
        return [each for each in every if each.state is State.OPEN and (self.confidential or not each.private)]

    @cached_property
    def risks(self) -> list[Risk]:
        """What can go wrong."""
        return risks(self.desk, self.today)

    @cached_property
    def contacts(self) -> dict[int, tuple[date | None, bool]]:
        """By tie the day of the last contact, and whether the silence since is too long."""
        found = listing(self.desk, "tie", ("last_contact", "inactive"))
        return {number: (row[0], bool(row[1])) for number, row in zip(found.ids, found.rows, strict=True)}

    @property
    def said(self) -> str:
        """“For the next mayor”."""
        return _("For the next mayor") if self.mayor else _("For the next officer")
