"""All records of a desk as plain rows, read straight from its file, with the rules as they stand on a day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from tests.desk.owed.stepping import Closed, by_days, by_months, by_working_days, last_of

Row = dict[str, Any]
Rows = dict[str, list[Row]]


class Claim(NamedTuple):
    """Something the desk owes: on which day, or as far as its day is known; `comes` is a day that comes by itself."""

    key: str
    family: str
    kind: str
    number: int
    due: date | None = None
    begins: date | None = None
    known: str = ""
    state: str = "open"
    rule: str = ""
    comes: bool = False
    late: bool = False


def read(path: Path) -> Rows:
    """Every row of every table of a desk's file; days as days, all else as it is kept."""
    raw = dbapi2.connect(str(path))
    try:
        names = [n for (n,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {n: _table(raw, n) for n in names if not n.startswith(("sqlite_", "search_", "change"))}
    finally:
        raw.close()


def _table(raw: Any, name: str) -> list[Row]:
    days = {c[1] for c in raw.execute(f'PRAGMA table_info("{name}")') if c[2] == "DATE"}
    found = raw.execute(f'SELECT * FROM "{name}"')
    columns = [c[0] for c in found.description]
    return [
        {c: date.fromisoformat(v) if v and c in days else v for c, v in zip(columns, row, strict=True)}
        for row in found.fetchall()
    ]


class Ledger:
    """The rows of a desk as somebody reads them on one day."""

    def __init__(self, rows: Rows, today: date) -> None:
        self.rows, self.today = rows, today
        self._known: dict[tuple[str, date, str | None], Row | None] = {}
        self._rules: dict[tuple[str, str | None], list[Row]] = {}
        for rule in self.all("rule"):
            self._rules.setdefault((rule["code"], rule["jurisdiction"] or None), []).append(rule)
        self._parts: dict[tuple[str, str], dict[int | str, list[Row]]] = {}
        self.closed: Closed = frozenset(h["on"] for h in self.all("holiday"))

    def all(self, kind: str) -> list[Row]:
        """Every record of a kind."""
        return self.rows.get(kind, [])

    def one(self, kind: str, number: int | None) -> Row | None:
        """The record of this number."""
        return next(iter(self.parts(kind, "id", number)), None) if number else None

    def parts(self, kind: str, link: str, number: int | str) -> list[Row]:
        """The records of a kind that name this one."""
        if (kind, link) not in self._parts:
            by_owner = self._parts.setdefault((kind, link), {})
            for row in self.all(kind):
                by_owner.setdefault(row[link], []).append(row)
        return self._parts[kind, link].get(number, [])

    def rule(self, code: str, on: date | None = None, place: str | None = None) -> Row | None:
        """The row of this code that holds on the day: the one that began last."""
        asked = code, on or self.today, place
        if asked not in self._known:
            self._known[asked] = self._rule(*asked)
        return self._known[asked]

    def _rule(self, code: str, day: date, place: str | None) -> Row | None:
        there = [
            r
            for r in self._rules.get((code, place), [])
            if r["effective_from"] <= day and (r["effective_to"] is None or day <= r["effective_to"])
        ]
        return max(there, key=lambda r: (r["effective_from"], r["id"]), default=None)

    def place(self, on: date) -> str | None:
        """The nearest jurisdiction of our city that has rules of gifts on the day; None for the office's own."""
        home = self.all("home")[0]
        for place in (", ".join(filter(None, (home["name"], home["region"]))), home["region"]):
            codes = [code for code, whose in self._rules if whose == place and code.startswith("gift_")]
            if place and any(self.rule(code, on, place) for code in codes):
                return str(place)
        return None

    def moved(self, day: date, rule: Row, way: int = 1) -> date:
        """The day on or back by the term of a rule, in its unit."""
        count = way * int(rule["value"])
        if rule["unit"] == "working days":
            return by_working_days(day, count, self.closed)
        if rule["unit"] == "days":
            return by_days(day, count)
        return by_months(day, count * {"months": 1, "years": 12}[rule["unit"]])

    def before(self, day: date, code: str) -> date:
        """The day by which something is begun: earlier by the lead, or the day itself where no rule says."""
        rule = self.rule(code)
        return self.moved(day, rule, -1) if rule else day

    def claim(self, family: str, kind: str, row: Row, due: date, lead: str = "", **more: Any) -> Claim:
        """A claim with an exact day, and the rule that says how long before it is begun."""
        begins = self.before(due, lead) if lead else due
        rule = more.pop("rule", "") or (lead if lead and self.rule(lead) else "")
        key = f"{family}:{PREFIX[kind]}-{row['id']}{more.pop('suffix', '')}"
        return Claim(key, family, kind, row["id"], due, begins, rule=rule, **more)

    def by_rule(
        self, family: str, kind: str, row: Row, day: date, code: str, way: int = 1, **more: Any
    ) -> Iterator[Claim]:
        """A claim whose day a rule makes out of another; none where no such rule holds."""
        if rule := self.rule(code):
            yield self.claim(family, kind, row, self.moved(day, rule, way), rule=code, **more)

    def by_its_rule(self, family: str, kind: str, row: Row, day: date, code: str, **more: Any) -> Iterator[Claim]:
        """The same after something that happened: it is judged by the rule of its own day."""
        if rule := self.rule(code, min(day, self.today)):
            yield self.claim(family, kind, row, self.moved(day, rule), rule=code, **more)

    def half(self, family: str, kind: str, row: Row, known: str = "", **more: Any) -> Claim:
        """A claim whose day is known in part, or not at all."""
        key = f"{family}:{PREFIX[kind]}-{row['id']}{more.pop('suffix', '')}"
        return Claim(key, family, kind, row["id"], known=known, **more)

    def answered(self, claim: Claim) -> Claim:
        """The claim with what was said to it last, as long as it is due on the day of which it was said."""
        said = [r for r in self.all("reminder") if r["key"] == claim.key and r["due_on"] == claim.due]
        if said and claim.state != "done":
            last = max(said, key=lambda r: r["id"])
            waits = "snoozed" if last["answer"] != "CLOSED" and last["until"] > self.today else "open"
            claim = claim._replace(state="done" if last["answer"] == "CLOSED" else waits)
        over = claim.due or (last_of(claim.known) if claim.known else None)
        late = over is not None and over < self.today and claim.state == "open" and not claim.comes
        return claim._replace(late=late)


PREFIX = {
    "tie": "TIE", "agreement": "AGR", "legal_review": "LGL", "organization": "ORG", "greeting": "GRE",
    "membership": "MEM", "committee_term": "SEA", "association_agreement": "ASA", "association_report": "ARP",
    "support": "SUP", "delegation": "DEL", "member": "MBR", "checklist_item": "CHK", "follow_up": "FUP",
    "invitation": "INV", "event": "EVE", "home": "OUR", "host_family": "HFA", "gift": "GFT",
    "partner": "PAR", "exchange": "EXC",
    "reporting_window": "RWN", "submission": "SBM", "data_call": "DCL", "chapter": "CHP", "commitment": "CMT",
    "indicator_use": "IUS", "recommendation": "REC",
    "bid_stage": "BST", "guarantee": "GUA", "liaison_contact": "LIA", "visitor_program": "VPR",
    "investment_lead": "LED", "records_request": "RRQ", "hold": "HLD",
}  # fmt: skip
