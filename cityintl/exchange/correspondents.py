"""Who wrote an e-mail to whom, as the desk knows them: by address, then by the record it was dropped on."""

from collections.abc import Sequence
from dataclasses import dataclass

from cityintl.exchange.documents import Record
from cityintl.exchange.messages import Address, Message
from cityintl.records import kinds
from cityintl.records.memory import Direction
from cityintl.store import DeskFile

#: Where everybody may have an address: only the whole address tells whose it is.
_PUBLIC = frozenset({
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "aol.com",
    "icloud.com", "me.com", "proton.me", "protonmail.com", "gmx.de", "gmx.net", "web.de", "mail.ru", "yandex.ru",
    "wp.pl", "onet.pl", "o2.pl", "orange.fr", "free.fr", "libero.it", "naver.com", "qq.com", "163.com", "comcast.net",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parties:
    """Whose e-mail it is, by the numbers of their records; `stranger` is who is not known at that address."""

    direction: Direction
    person: int | None
    organization: int | None
    partner: int | None
    stranger: Address | None


def parties(desk: DeskFile, message: Message, about: Record | None) -> Parties:
    """Who wrote and was written to, as far as addresses and the record that the mail was dropped on tell."""
    own = _own(desk)
    sent = message.sender is not None and _is_own(message.sender, own)
    others = [each for each in (*message.to, *message.cc) if not _is_own(each, own)] if sent else [message.sender]
    addresses = [each for each in others if each]
    near = around(desk, about) if about else {}
    person = _first(_holders(desk, "person", ("email", "assistant_email")), addresses, near.get("person"))
    organization = _first(_holders(desk, "organization", ("email",)), addresses, near.get("organization"))
    stranger = addresses[0] if addresses and person is None and organization is None else None
    person = person or near.get("person")
    known = desk.get("person", person).values if person else {}
    organization = organization or known.get("organization") or near.get("organization")
    partner = known.get("partner")
    if partner is None and organization:
        partner = desk.get("organization", organization).values["partner"]
    direction = Direction.SENT if sent else Direction.RECEIVED
    return Parties(direction, person, organization, partner or near.get("partner"), stranger)


def around(desk: DeskFile, about: Record) -> dict[str, int]:
    """The person, organization and partner that a record is, names, or is a part of one that names them."""
    name, number = about
    found: dict[str, int] = {}
    while True:
        kind, values = kinds.kind(name), desk.get(name, number).values
        if name in ("person", "organization", "partner"):
            found.setdefault(name, number)
        for target in ("person", "organization", "partner"):
            field = kind.fields.get(target)
            if field and field.link == target and values[target]:
                found.setdefault(target, values[target])
        owner = kind.part_of or next((kind.fields[n] for n in ("tie", "delegation") if n in kind.fields), None)
        if owner is None or not owner.link or not values[owner.name] or "partner" in found:
            return found
        name, number = owner.link, values[owner.name]


def _own(desk: DeskFile) -> tuple[frozenset[str], str]:
    """The addresses of this office and of those who sign for it, and the domain of the city."""
    office = (desk.home().get("email") or "").casefold()
    signing = [desk.get("signatory", number).values["person"] for number in desk.listing("signatory", ()).ids]
    theirs = (desk.get("person", person).values["email"] for person in signing if person)
    domain = office.rpartition("@")[2]
    own = frozenset(filter(None, (office, *(email.casefold() for email in theirs if email))))
    return own, "" if domain in _PUBLIC else domain


def _is_own(address: Address, own: tuple[frozenset[str], str]) -> bool:
    addresses, domain = own
    email = address.email.casefold()
    host = email.rpartition("@")[2]
    return email in addresses or (bool(domain) and (host == domain or host.endswith(f".{domain}")))


def _holders(desk: DeskFile, kind: str, fields: tuple[str, ...]) -> dict[str, list[int]]:
    """Who is to be reached at each address, those whose own it is before those whose assistant's it is."""
    listing = desk.listing(kind, fields)
    found: dict[str, list[int]] = {}
    for place in range(len(fields)):
        own = {email: list(numbers) for email, numbers in found.items()}
        for number, row in zip(listing.ids, listing.rows, strict=True):
            if row[place] and (email := row[place].casefold()) not in own:
                found.setdefault(email, []).append(number)
    return found


def _first(holders: dict[str, list[int]], addresses: Sequence[Address], near: int | None) -> int | None:
    """The first of these addresses that one record holds; of several that share it only the one that is near."""
    for each in addresses:
        numbers = holders.get(each.email.casefold(), [])
        if near in numbers:
            return near
        if len(numbers) == 1:
            return numbers[0]
    return None
