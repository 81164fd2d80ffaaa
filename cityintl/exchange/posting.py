"""E-mails written as files (.eml) that every mail program opens."""

import re
from collections.abc import Sequence
from email.errors import MessageError
from email.headerregistry import Address as Written
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from cityintl.exchange.messages import Address, Attachment, Message

#: Bytes that travel through any program: nothing beyond ASCII stands bare.
_POLICY = SMTP.clone(cte_type="7bit")


def eml(message: Message, *, unsent: bool = False) -> bytes:
    """The file of this e-mail; an unsent one opens in the mail program ready to be looked at and sent."""
    mail = EmailMessage(policy=_POLICY)
    if unsent:
        mail["X-Unsent"] = "1"
    mail["Subject"] = re.sub(r"\s+", " ", message.subject)
    senders = (message.sender,) if message.sender else ()
    for name, people in (("From", senders), ("To", message.to), ("Cc", message.cc)):
        if written := _written(people):
            mail[name] = written
    if message.at:
        mail["Date"] = format_datetime(message.at)
    mail.set_content(message.text)
    for attachment in message.attachments:
        _attach(mail, attachment)
    return mail.as_bytes()


def _written(people: Sequence[Address]) -> list[Written]:
    found = []
    for each in people:
        try:
            found.append(Written(re.sub(r"\s+", " ", each.name), addr_spec=each.email))
        except (ValueError, IndexError, MessageError):  # an address that headers cannot carry
            continue
    return found


def _attach(mail: EmailMessage, attachment: Attachment) -> None:
    """A mail within a mail goes as a plain file: nothing may be encoded there, and it may hold anything."""
    kind = attachment.media_type if re.fullmatch(r"[\w.+-]+/[\w.+-]+", attachment.media_type) else ""
    main, _slash, sub = (kind or "application/octet-stream").partition("/")
    if main in ("message", "multipart"):
        main, sub = "application", "octet-stream"
    name = re.sub(r"[\r\n]+", " ", attachment.name)
    mail.add_attachment(attachment.data, maintype=main, subtype=sub, filename=name)
