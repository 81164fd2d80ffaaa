"""E-mails as plain values, and the reading of them as every program but Outlook keeps them (.eml)."""

import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header
from email.message import Message as Part
from email.utils import collapse_rfc2231_value, getaddresses, parsedate_to_datetime
from typing import NamedTuple

from cityintl.errors import UserError
from cityintl.exchange.encodings import decode
from cityintl.exchange.markup import plain
from cityintl.words import _

#: A larger e-mail is kept as a document and not taken apart: that takes several times its size, and hardly a mail
#: server carries one.
MOST_MAIL = 60_000_000
#: The logos that a signature shows; a picture as small as this stays in the original file.
SMALL_PICTURE = 20_000
#: Mails forwarded within mails within mails; deeper ones stay inside the last that is taken out.
DEEPEST = 20
_ADDRESS = re.compile(r"[^\s<>,;:\"()]+@[^\s<>,;:\"()]+")
_SIGNS = ("from", "to", "date", "subject", "message-id", "received", "mime-version")
_SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
#: Names under which mail programs declare less than they write.
_WIDER = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8", "gb2312": "gb18030",
    "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "shift-jis": "cp932",
    "x-sjis": "cp932", "iso-8859-8-i": "iso-8859-8", "unicode-1-1-utf-7": "utf-7", "x-mac-roman": "mac-roman",
}  # fmt: skip


class Address(NamedTuple):
    """Who wrote, or was written to; either may be empty."""

    name: str
    email: str

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name and self.email else self.name or self.email


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with an e-mail."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """An e-mail; `at` is aware of its zone, or None where the mail does not say when it was sent."""

    subject: str
    sender: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    at: datetime | None
    text: str
    message_id: str
    attachments: tuple[Attachment, ...]


def from_eml(blob: bytes) -> Message:
    """The e-mail in these bytes; UserError where they are none.

    Headers are read leniently by hand: the standard library's newer policy raises on broken addresses and dates.
    """
    try:
        return _read(message_from_bytes(blob.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=email.policy.compat32))
    except RecursionError:
        raise UserError(
            _("This e-mail holds e-mails within e-mails, deeper than anybody writes."),
            _("Open it in the mail program, and drop only the part that you need."),
        ) from None


def _read(mail: Part) -> Message:
    if sum(mail.get(name) is not None for name in _SIGNS) < 2:
        raise not_a_mail()
    parts = _Parts()
    parts.take(mail)
    senders = _addresses(mail, "from") or _addresses(mail, "sender")
    return Message(
        _line(mail, "subject"),
        senders[0] if senders else None,
        _addresses(mail, "to"),
        _addresses(mail, "cc"),
        _moment(mail),
        parts.text(),
        identity(_line(mail, "message-id")),
        tuple(parts.attachments()),
    )


def not_a_mail() -> UserError:
    """The complaint about a file that only has the name of an e-mail."""
    return UserError(
        _("This file is no e-mail that this program can read."),
        _("Save the e-mail as .eml or .msg from the mail program; any other file is kept as a document."),
    )


def identity(text: str) -> str:
    """A Message-ID without its brackets and spaces."""
    found = re.search(r"<([^<>\s]+)>", text)
    return (found[1] if found else re.sub(r"\s+", "", text))[:300]


# -- headers


def _raw(mail: Part, name: str) -> str:
    """A header as it stands, bytes beyond ASCII read as what they are."""
    raw = next((str(value) for key, value in mail.raw_items() if key.lower() == name), "")
    return as_text(raw.encode("ascii", "surrogateescape")) if not raw.isascii() else raw


def as_text(blob: bytes) -> str:
    """Text of bytes that nobody says the encoding of."""
    try:
        return decode(blob)[0]
    except UserError:  # zeros in it
        return blob.decode("latin-1").replace("\0", "")


def _line(mail: Part, name: str) -> str:
    return unencoded(_raw(mail, name))


def unencoded(raw: str) -> str:
    """One line of text without the encoding of headers (RFC 2047): “=?UTF-8?Q?Krak=C3=B3w?=”."""
    flat = re.sub(r"[\r\n]+[ \t]*", " ", raw)
    try:
        pieces = decode_header(flat)
    except (ValueError, LookupError):  # a broken base64 is a binascii.Error, which is a ValueError
        return flat.strip()
    found = [piece if isinstance(piece, str) else _decoded(piece, charset) for piece, charset in pieces]
    return re.sub(r"\s+", " ", "".join(found)).strip()


def _decoded(blob: bytes, charset: str | None) -> str:
    if not charset or charset.lower() == "unknown-8bit":
        return as_text(blob)
    try:
        return blob.decode(_WIDER.get(charset.lower(), charset))
    except (LookupError, UnicodeError):
        return as_text(blob)


def _addresses(mail: Part, name: str) -> tuple[Address, ...]:
    return addresses(_raw(mail, name))


def addresses(raw: str) -> tuple[Address, ...]:
    """The addresses in a header such as “To”, as far as they can be read."""
    flat = re.sub(r"[\r\n]+[ \t]*", " ", raw)
    pairs = [
        Address(unencoded(label), each.strip())
        for label, each in getaddresses([flat])
        if _ADDRESS.fullmatch(each.strip())
    ]
    if not pairs:  # so broken that only the addresses themselves can be told
        pairs = [Address("", each) for each in _ADDRESS.findall(flat)]
    return tuple(pair if pair.name != pair.email else Address("", pair.email) for pair in pairs)


def _moment(mail: Part) -> datetime | None:
    """When it was sent; where it does not say so, when the last server received it."""
    received = [_raw(mail, "received").rpartition(";")[2]]
    for words in (_raw(mail, "date"), *received):
        try:
            found = parsedate_to_datetime(words.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        if 1970 <= aware.year < 2200:
            return aware
    return None


# -- the parts of the body


class _Parts:
    """Parts the body of a mail into its words and its attachments."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._pages: list[str] = []
        self._found: list[tuple[Attachment, str]] = []

    def text(self) -> str:
        """The words; those of its pages where it has no plain ones."""
        return "\n\n".join(filter(None, (words.strip() for words in self._words)))

    def attachments(self) -> Iterator[Attachment]:
        """The files, but for the small pictures that its own pages show."""
        pages = "".join(self._pages)
        for found, content_id in self._found:
            shown = bool(content_id) and f"cid:{content_id}" in pages
            if not (shown and found.media_type.startswith("image/") and len(found.data) < SMALL_PICTURE):
                yield found

    def take(self, part: Part, depth: int = 0) -> None:
        """Take a part, and those it consists of."""
        kind = part.get_content_type()
        if kind == "message/rfc822" and part.is_multipart():
            self._forwarded(part)
        elif part.is_multipart() and depth < DEEPEST:
            inner = [each for each in part.get_payload() if isinstance(each, Part)]
            if kind == "multipart/alternative":
                inner = self._chosen(inner)
            for each in inner:
                self.take(each, depth + 1)
        elif kind in ("text/plain", "text/html") and not _is_file(part):
            words = _words(part)
            if kind == "text/html":
                self._pages.append(words)
                words = plain(words)
            self._words.append(words)
        elif kind not in _SIGNATURES:
            self._attach(part)

    def _chosen(self, ways: list[Part]) -> list[Part]:
        """Of the same words in several forms the plain ones, unless they are blank; with them whatever is no text."""
        texts = [way for way in ways if way.get_content_type() in ("text/plain", "text/html") and not _is_file(way)]
        plain_ones = [way for way in texts if way.get_content_type() == "text/plain" and _words(way).strip()]
        rest = [way for way in ways if way not in texts]
        if not plain_ones:
            return [*texts[-1:], *rest]
        for way in rest:
            if way.is_multipart():  # a page with its pictures: its words are had already
                self._pages += [_words(each) for each in way.walk() if each.get_content_type() == "text/html"]
        self._pages += [_words(way) for way in texts if way not in plain_ones]
        inner = [leaf for way in rest for leaf in way.walk() if not leaf.is_multipart()]
        return [plain_ones[0], *(leaf for leaf in inner if leaf.get_content_type() != "text/html" or _is_file(leaf))]

    def _forwarded(self, part: Part) -> None:
        inner = part.get_payload()[0]  # type: ignore[index]  # a message/rfc822 that was parsed holds one mail
        assert isinstance(inner, Part)
        name = f"{_line(inner, 'subject') or _('Forwarded e-mail')}.eml"
        self._found.append((Attachment(name, "message/rfc822", _as_bytes(inner)), ""))

    def _attach(self, part: Part) -> None:
        blob = part.get_payload(decode=True)
        if isinstance(blob, bytes) and blob:
            kind = part.get_content_type()
            content_id = unencoded(str(part.get("content-id") or "")).strip("<> ")
            self._found.append((Attachment(_file_name(part), kind, blob), content_id))


def _as_bytes(mail: Part) -> bytes:
    try:
        return mail.as_bytes(policy=email.policy.compat32)
    except (LookupError, UnicodeError):  # an encoding that is declared and unknown
        return str(mail).encode("utf-8", "surrogateescape")


def _is_file(part: Part) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _file_name(part: Part) -> str:
    """The name of an attachment, encoded as RFC 2231 says or as RFC 2047 forbids; without one, what it is."""
    raw = part.get_param("filename", None, "content-disposition") or part.get_param("name", None, "content-type")
    if isinstance(raw, tuple):
        try:
            return collapse_rfc2231_value(raw)
        except (LookupError, UnicodeError):
            return str(raw[2])
    if raw:
        name = str(raw)
        return unencoded(name if name.isascii() else as_text(name.encode("utf-8", "surrogateescape")))
    return f"{_('Attachment')}.{part.get_content_subtype()}"


def _words(part: Part) -> str:
    blob = part.get_payload(decode=True)
    if not isinstance(blob, bytes):
        return ""
    charset = str(part.get_param("charset") or "") if not isinstance(part.get_param("charset"), tuple) else ""
    return _decoded(blob, charset.strip("'\" ") or None).replace("\r\n", "\n").replace("\r", "\n")
