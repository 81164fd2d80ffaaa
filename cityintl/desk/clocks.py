"""What time it is there."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cityintl.words import _


@dataclass(frozen=True, slots=True)
class There:
    """The clock of another place, and how far it is from ours at this instant."""

    now: datetime
    minutes: int

    @property
    def difference(self) -> str:
        """“15 h ahead”, “5½ h behind”, “same time”."""
        if not self.minutes:
            return _("same time")
        whole, rest = divmod(abs(self.minutes), 60)
        part = {0: "", 15: "¼", 30: "½", 45: "¾"}.get(rest, f":{rest:02}")
        hours = f"{whole or ''}{part}" if whole or part else "0"
        return (_("{hours} h ahead") if self.minutes > 0 else _("{hours} h behind")).format(hours=hours)

    @property
    def time(self) -> str:
        """“Tue 24 Nov 14:20”."""
        return f"{self.now:%a} {self.now.day} {self.now:%b %H:%M}"


def there(zone: str, home_zone: str, now: datetime) -> There:
    """The clock of a zone at this instant (an aware datetime), compared with the home zone's."""
    theirs, ours = now.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(home_zone))
    ahead = (theirs.utcoffset() or theirs - theirs) - (ours.utcoffset() or ours - ours)
    return There(theirs, int(ahead.total_seconds() // 60))
