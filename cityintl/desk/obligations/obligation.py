"""What an obligation is: something that falls due, of one record, by one rule."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from cityintl.desk.rules import Rule
from cityintl.desk.terms import bounds


class State(Enum):
    """Whether something is still to be done."""

    OPEN = "Open"
    SNOOZED = "Snoozed"
    DONE = "Done"


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing that falls due: its stable key, the record it opens, its day, and the rule that says so.

    `about` is whom or what it concerns, where the words do not say it: the tie, the visit of an item of a checklist.
    `known` is the day as far as it is known where that is less than the whole day (an ISO prefix, or the first and last
    day it can be, with “/” between them); then `due` is nothing. `begins` is the day from which it is announced.
    `is_day` marks a day that comes by itself, such as an anniversary: it is never late. `private` ones speak of what
    stays at this desk.
    """

    key: str
    kind: str
    number: int
    words: str
    due: date | None
    known: str = ""
    begins: date | None = None
    rule: Rule | None = None
    state: State = State.OPEN
    is_day: bool = False
    private: bool = False
    until: date | None = None
    reason: str = ""
    about: str = ""

    @property
    def whole(self) -> str:
        """The words with whom they concern: “Yearly review · Tamale, Ghana”."""
        return " · ".join(filter(None, (self.words, self.about)))

    @property
    def family(self) -> str:
        """What sort of obligation it is: “notice”, “thank_you”."""
        return self.key.partition(":")[0]

    def late(self, today: date) -> bool:
        """Whether its day, or the last that it can be, is over and it is still open."""
        if self.state is not State.OPEN or self.is_day:
            return False
        last = self.due or (bounds(self.known)[1] if self.known else None)
        return last is not None and last < today

    def begun(self, today: date) -> bool:
        """Whether the time to begin has come."""
        return self.begins is not None and self.begins <= today
