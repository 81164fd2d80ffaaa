"""E-mails as Outlook keeps them (.msg): the same plain values as of any other e-mail."""

import struct
from collections.abc import Callable, Iterator
from datetime import datetime
from email.parser import HeaderParser
from typing import TYPE_CHECKING, TypeVar

from cityintl.errors import UserError
from cityintl.exchange import posting
from cityintl.exchange.markup import plain
from cityintl.exchange.messages import (
    DEEPEST,
    SMALL_PICTURE,
    Address,
    Attachment,
    Message,
    addresses,
    as_text,
    identity,
    not_a_mail,
)
from cityintl.words import _

if TYPE_CHECKING:
    from oxmsg.storage import Storage

#: Numbers of properties and sizes of their headers, from [MS-OXPROPS] and [MS-OXMSG].
_CLASS, _SUBJECT, _BODY, _HTML, _HEADERS, _MESSAGE_ID = 0x001A, 0x0037, 0x1000, 0x1013, 0x007D, 0x1035
_SENDER_NAME, _SENDER_SMTP, _SENDER_EMAIL, _ON_BEHALF, _ON_BEHALF_SMTP = 0x0C1A, 0x5D01, 0x0C1F, 0x0042, 0x5D02
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_NAME, _SMTP, _EMAIL, _RECIPIENT_TYPE = 0x3001, 0x39FE, 0x3003, 0x0C15
_LONG_NAME, _SHORT_NAME, _MEDIA_TYPE, _CONTENT, _CONTENT_ID = 0x3707, 0x3704, 0x370E, 0x3701, 0x3712
_EMBEDDED = "__substg1.0_3701000D"
_TO, _CC = 1, 2
_TOP_HEADER, _EMBEDDED_HEADER, _ITEM_HEADER = 32, 24, 8
#: Outlook keeps appointments, tasks and cards in files of the same kind.
_MAILS = ("ipm.note", "report.", "ipm.schedule.", "ipm.post")

Read = TypeVar("Read")
#: What a damaged file makes its readers raise.
_DAMAGE = (
    OSError, LookupError, ValueError, ArithmeticError, AssertionError, AttributeError, TypeError, struct.error,
    RecursionError,
)  # fmt: skip


def from_msg(blob: bytes) -> Message:
    """The e-mail in these bytes; UserError where they are none."""
    from olefile import OleFileIO  # type: ignore[import-untyped]  # ships no types
    from oxmsg.storage import Storage

    try:
        with OleFileIO(blob) as file:
            root = Storage.from_ole(file)
        return _message(_Item(root, _TOP_HEADER), 0)
    except _DAMAGE as wrong:
        raise not_a_mail() from wrong


class _Item:
    """The properties of a mail, a recipient or an attachment; one that is damaged counts as absent."""

    def __init__(self, storage: "Storage", header: int) -> None:
        from oxmsg.properties import Properties

        self.storage = storage
        self._properties = Properties(storage, header)
        len(storage.properties_stream_bytes)  # a KeyError here: this is no such item at all

    def text(self, number: int) -> str:
        """A property that is text; empty where there is none."""
        found = _lenient(lambda: self._properties.str_prop_value(number))
        if found is None:  # in an encoding that the file does not tell rightly, or not there
            raw = _lenient(lambda: self.storage.property_stream_bytes(number, 0x001E))
            found = as_text(raw) if raw else ""
        return found.replace("\0", "")

    def blob(self, number: int) -> bytes:
        """A property that is bytes; empty where there is none."""
        return _lenient(lambda: self._properties.binary_prop_value(number)) or b""

    def number(self, number: int) -> int | None:
        """A property that is a whole number."""
        return _lenient(lambda: self._properties.int_prop_value(number))

    def moment(self, number: int) -> datetime | None:
        """A property that is an instant that can be meant."""
        found = _lenient(lambda: self._properties.date_prop_value(number))
        return found if isinstance(found, datetime) and 1970 <= found.year < 2200 else None

    def page(self) -> str:
        """The body as HTML."""
        if not (blob := self.blob(_HTML)):
            return self.text(_HTML)
        return _lenient(lambda: blob.decode(self._properties.body_encoding)) or as_text(blob)

    def header(self, name: str) -> str:
        """A header of the mail as it travelled."""
        return str(HeaderParser().parsestr(self.text(_HEADERS)).get(name) or "")

    def person(self, name: int, *emails: int) -> Address | None:
        """Who stands under these properties; addresses inside an office's Exchange are none."""
        called = self.text(name)
        email = next((found for number in emails if "@" in (found := self.text(number))), "")
        return Address("" if called == email else called, email) if called or email else None


def _lenient(read: Callable[[], Read | None]) -> Read | None:
    from oxmsg.domain.model import UnrecognizedCodePageError, UnsupportedEncodingError

    try:
        return read()
    except (*_DAMAGE, UnrecognizedCodePageError, UnsupportedEncodingError):
        return None


def _message(item: _Item, depth: int) -> Message:
    kind = item.text(_CLASS).lower()
    if kind and not kind.startswith(_MAILS):
        raise UserError(
            _("This file of Outlook is no e-mail, but an appointment, a card or a task."),
            _("Keep it as a document, or write down what it says."),
        )
    page = item.page()
    to, cc = _recipients(item.storage)
    return Message(
        item.text(_SUBJECT).strip(),
        _sender(item),
        to,
        cc,
        item.moment(_SUBMITTED) or item.moment(_DELIVERED),
        item.text(_BODY).replace("\r\n", "\n").strip() or plain(page),
        identity(item.text(_MESSAGE_ID) or item.header("message-id")),
        tuple(_attachments(item.storage, page, depth)),
    )


def _sender(item: _Item) -> Address | None:
    found = item.person(_SENDER_NAME, _SENDER_SMTP, _SENDER_EMAIL, _ON_BEHALF_SMTP)
    if found and found.email:
        return found
    told = addresses(item.header("from"))
    return told[0] if told else found or item.person(_ON_BEHALF)


def _recipients(storage: "Storage") -> tuple[tuple[Address, ...], tuple[Address, ...]]:
    found: dict[int | None, list[Address]] = {_TO: [], _CC: []}
    for each in storage.iter_recipient_storages():
        item = _Item(each, _ITEM_HEADER)
        person = item.person(_NAME, _SMTP, _EMAIL)
        if person and (kind := item.number(_RECIPIENT_TYPE)) in found:
            found[kind].append(person)
    return tuple(found[_TO]), tuple(found[_CC])


def _attachments(storage: "Storage", page: str, depth: int) -> Iterator[Attachment]:
    for each in storage.iter_attachment_storages():
        inner = next((s for s in each.storages if s.name == _EMBEDDED), None)
        found = _file(_Item(each, _ITEM_HEADER), page) if inner is None else _forwarded(inner, depth + 1)
        if found is not None:
            yield found


def _file(item: _Item, page: str) -> Attachment | None:
    """An attached file, unless it is a small picture that the mail's own page shows."""
    blob = item.blob(_CONTENT)
    content_id = item.text(_CONTENT_ID).strip("<> ")
    shown = bool(content_id) and f"cid:{content_id}" in page
    if not blob or (shown and len(blob) < SMALL_PICTURE):
        return None
    name = item.text(_LONG_NAME) or item.text(_SHORT_NAME) or _("Attachment")
    return Attachment(name, item.text(_MEDIA_TYPE) or "application/octet-stream", blob)


def _forwarded(storage: "Storage", depth: int) -> Attachment | None:
    """A mail within the mail, as a file that every mail program opens; nothing where it is no mail."""
    if depth > DEEPEST:
        return None
    try:
        found = _message(_Item(storage, _EMBEDDED_HEADER), depth)
    except (*_DAMAGE, UserError):
        return None
    return Attachment(f"{found.subject or _('Forwarded e-mail')}.eml", "message/rfc822", posting.eml(found))
