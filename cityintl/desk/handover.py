"""What is handed over with a desk: who holds which login, every open promise, and whom to know among our own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked, titles_of
from cityintl.desk.counts import OPEN
from cityintl.records.gift import Side
from cityintl.records.membership import MembershipStatus
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile

_GONE = (MembershipStatus.LEFT, MembershipStatus.LAPSED)


@dataclass(frozen=True, slots=True)
class Login:
    """A network, portal or register that somebody logs in to: who holds the login, and until when it is paid or valid.

    The password itself is in no record of a desk.
    """

    kind: str
    number: int
    name: str
    holder: str
    until: date | None


def logins(desk: DeskFile) -> list[Login]:
    """Every one of them; of those that nobody is named for, that too."""
    fields = ("network", "status", "login_owner", "paid_through", "left_on")
    rows = [row for row in picked(desk, "membership", fields, {}) if row["status"] not in _GONE and not row["left_on"]]
    names = titles_of(desk, "organization", {row["network"] for row in rows})
    found = [
        Login("membership", row["id"], names[row["network"]], row["login_owner"] or "", row["paid_through"])
        for row in rows
    ]
    for row in picked(desk, "registration", ("name", "holder", "expires_on"), {}):
        found.append(Login("registration", row["id"], row["name"], row["holder"] or "", row["expires_on"]))
    return sorted(found, key=lambda each: (each.name, each.number))


@dataclass(frozen=True, slots=True)
class Promise:
    """An open promise of either side: what, with whom, since when, until when, and who here or there sees to it."""

    number: int
    side: Side
    what: str
    whom: str
    promised_on: date | None
    due: date | None
    owner: str

    def late(self, today: date) -> bool:
        """Whether its day is over."""
        return self.due is not None and self.due < today


def promises(desk: DeskFile, today: date) -> list[Promise]:
    """All that are open, the late ones first, then by their days; those without a day stand last."""
    fields = ("side", "what", "partner", "organization", "person", "promised_on", "due_on", "owner")
    rows = picked(desk, "follow_up", fields, {"status": OPEN})
    names = {kind: titles_of(desk, kind, {row[kind] for row in rows}) for kind in _WITH}
    owners = titles_of(desk, "person", {row["owner"] for row in rows})
    found = [
        Promise(
            row["id"], row["side"], row["what"], _whom(row, names), row["promised_on"], row["due_on"],
            owners.get(row["owner"], ""),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.due is None, each.due or today, each.number))


_WITH = ("partner", "organization", "person")


def _whom(row: Mapping[str, Any], names: Mapping[str, Mapping[int, str]]) -> str:
    return next((names[kind][row[kind]] for kind in _WITH if row[kind]), "")


@dataclass(frozen=True, slots=True)
class Known:
    """Someone to know: the office they are of, their number, and what they are there."""

    office: str
    person: int
    position: str


def people_of(desk: DeskFile, types: tuple[OrganizationType, ...], *, partners: bool = False) -> list[Known]:
    """Who is in the offices of these types and still in post, by office and rank; ours, or those of partners."""
    offices = {
        row["id"]: row["name"]
        for row in picked(desk, "organization", ("name", "partner"), {"type": types})
        if bool(row["partner"]) is partners
    }
    fields = ("organization", "position", "left_on", "precedence_rank", "family")
    rows = [row for row in picked(desk, "person", fields, {"organization": set(offices)}) if not row["left_on"]]
    rows.sort(key=lambda row: (offices[row["organization"]], row["precedence_rank"] or 1000, row["family"]))
    return [Known(offices[row["organization"]], row["id"], row["position"] or "") for row in rows]
