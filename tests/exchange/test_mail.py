"""E-mails dropped on records: whatever program wrote them, they become one letter with its files."""

import email.policy
from datetime import UTC, date, datetime
from email.message import EmailMessage

import pytest

from cityintl.errors import UserError
from cityintl.exchange import bringing, documents, mail
from cityintl.exchange.arriving import Arrival
from cityintl.exchange.messages import Address, from_eml
from cityintl.exchange.outlook import from_msg
from cityintl.records.memory import Direction, Medium
from cityintl.records.organization import OrganizationType
from cityintl.store.sources import in_memory
from tests.exchange.compound import compound, msg, properties

HARUKA = "haruka@nagoya.example"


def letter(**more):
    made = EmailMessage(policy=email.policy.SMTP)
    headers = {
        "From": f"田中 春香 <{HARUKA}>",
        "To": "International Desk <intl@riverton.example>",
        "Cc": '"Jensen, Åse" <ase@oslo.example>, bob@oslo.example',
        "Subject": "Visit of the youth orchestra – 日程",
        "Date": "Fri, 15 May 2026 08:30:00 +0900",
        "Message-ID": "<visit-1@nagoya.example>",
    } | more
    for name, value in headers.items():
        if value:
            made[name] = value
    made.set_content("Dear friends,\n\nTwelve students will come.\n")
    return made


@pytest.fixture
def eml(tmp_path):
    def write(made, name="visit.eml"):
        path = tmp_path / name
        path.write_bytes(made if isinstance(made, bytes) else made.as_bytes())
        return path

    return write


@pytest.fixture
def known(desk):
    """A desk that knows its own address, Nagoya, and Haruka Tanaka there."""
    with desk.write("Prepare") as door:
        door.set("home", 1, {"email": "intl@riverton.example"})
        nagoya = door.add("partner", {"name": "Nagoya"})
        hall = {"name": "City Hall", "type": OrganizationType.BUSINESS, "partner": nagoya}
        door.add("organization", hall | {"email": "office@nagoya.example"})
        door.add("person", {"family": "Tanaka", "given": "Haruka", "partner": nagoya, "email": HARUKA.upper()})
    return desk


# -- reading


def test_an_email_is_read_with_its_people_time_and_words():
    found = from_eml(letter().as_bytes())
    assert found.subject == "Visit of the youth orchestra – 日程"
    assert found.sender == Address("田中 春香", HARUKA)
    assert found.to == (Address("International Desk", "intl@riverton.example"),)
    assert found.cc == (Address("Jensen, Åse", "ase@oslo.example"), Address("", "bob@oslo.example"))
    assert found.at == datetime(2026, 5, 14, 23, 30, tzinfo=UTC)
    assert found.text == "Dear friends,\n\nTwelve students will come."
    assert found.message_id == "visit-1@nagoya.example"
    assert found.attachments == ()


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "utf-8"), ("iso-8859-2", "iso-8859-2"), ("us-ascii", "utf-8"), ("nonsense-8", "utf-8"),
        ("utf-8", "cp1250"), ("", "utf-8"),
    ],
)  # fmt: skip
def test_words_are_read_in_the_encoding_they_are_in_whatever_is_declared(declared, written):
    head = f"From: a@b.example\nTo: c@d.example\nContent-Type: text/plain; charset={declared}\n"
    head += "Content-Transfer-Encoding: 8bit\n\n"
    assert from_eml(head.encode() + "Zażółć gęślą jaźń, Łódź".encode(written)).text == "Zażółć gęślą jaźń, Łódź"


@pytest.mark.parametrize(
    ("raw", "sender"),
    [
        (b"=?UTF-8?B?5ZCN5Y+k5bGL?= <a@b.example>", Address("名古屋", "a@b.example")),
        ("Åse <a@b.example>".encode(), Address("Åse", "a@b.example")),
        (b"=?nonsense?Q?x=C3=BF?= <a@b.example>", Address("xÿ", "a@b.example")),
        (b'"Doe, Jane" a@b.example>', Address("", "a@b.example")),
        (b"a@b.example (Jane)", Address("Jane", "a@b.example")),
        (b"<a@b.example", Address("", "a@b.example")),
        (b"\"a@b.example\" <a@b.example>", Address("", "a@b.example")),
        (b"=?UTF-8?B?broken?= <a@b.example>", None),
        (b"nobody at all", None),
        (b"", None),
    ],
)  # fmt: skip
def test_broken_and_encoded_senders_are_read_as_far_as_they_go(raw, sender):
    found = from_eml(b"From: " + raw + b"\nSubject: x\nTo: c@d.example\n\nHi").sender
    assert found == sender or (sender is None and (found is None or found.email == "a@b.example"))


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Fri, 15 May 2026 08:30:00 -0000", datetime(2026, 5, 15, 8, 30, tzinfo=UTC)),
        ("15 May 26 08:30 GMT", datetime(2026, 5, 15, 8, 30, tzinfo=UTC)),
        ("yesterday", None),
        ("Fri, 99 May 2026 08:30:00 +0000", None),
        ("Fri, 15 May 1901 08:30:00 +0000", None),
        ("", None),
    ],
)
def test_a_date_is_read_or_there_is_none(said, at):
    assert from_eml(f"From: a@b.example\nDate: {said}\n\nHi".encode()).at == at


def test_the_last_server_says_when_a_mail_without_a_date_came():
    received = b"Received: from x by y; Thu, 14 May 2026 10:00:00 +0000\nReceived: from z; bad\n"
    assert from_eml(received + b"From: a@b.example\n\nHi").at == datetime(2026, 5, 14, 10, tzinfo=UTC)


def test_a_page_alone_becomes_words_and_beside_words_is_not_read_twice():
    made = letter()
    made.set_content("<p>Twelve <b>students</b></p><p>will come</p>", subtype="html")
    assert from_eml(made.as_bytes()).text == "Twelve students\n\nwill come"
    both = letter()
    both.add_alternative("<p>Dear friends</p>", subtype="html")
    assert from_eml(both.as_bytes()).text == "Dear friends,\n\nTwelve students will come."
    blank = letter()
    blank.set_content("  \n")
    blank.add_alternative("<p>Only here</p>", subtype="html")
    assert from_eml(blank.as_bytes()).text == "Only here"


def test_attachments_keep_their_names_however_they_are_encoded():
    made = letter()
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Umowa o współpracy – Łódź.pdf")
    made.add_attachment("a;b", filename="list.csv")
    blob = made.as_bytes()
    boundary = blob.split(b'boundary="')[1].split(b'"')[0]
    part = b'--%s\r\nContent-Type: application/pdf; name="=?utf-8?B?5ZCN5Y+k5bGLLnBkZg==?="\r\n\r\nx\r\n' % boundary
    raw = b"--%s\r\nContent-Type: x/y\r\nContent-Disposition: attachment\r\n\r\nx\r\n" % boundary
    found = from_eml(blob.replace(b"--%s--" % boundary, part + raw + b"--%s--" % boundary)).attachments
    assert [a.name for a in found] == ["Umowa o współpracy – Łódź.pdf", "list.csv", "名古屋.pdf", "Attachment.y"]
    assert [a.media_type for a in found] == ["application/pdf", "text/plain", "application/pdf", "x/y"]
    assert found[0].data == b"%PDF"


def test_a_logo_of_the_page_stays_in_the_original_and_a_photograph_does_not():
    made = letter()
    made.add_alternative('<p>x</p><img src="cid:logo@x"><img src="cid:photo@x">', subtype="html")
    page = made.get_payload()[1]
    page.add_related(b"\x89PNG small", maintype="image", subtype="png", cid="<logo@x>", filename="image001.png")
    page.add_related(b"\xff\xd8\xff" + bytes(50_000), maintype="image", subtype="jpeg", cid="<photo@x>")
    made.add_attachment(b"\x89PNG small", maintype="image", subtype="png", filename="map.png")
    assert [a.name for a in from_eml(made.as_bytes()).attachments] == ["Attachment.jpeg", "map.png"]


def test_a_forwarded_mail_is_a_file_that_can_be_read_again():
    outer = letter(Subject="Fwd")
    inner = letter(Subject="Inner – 日程")
    inner.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="x.pdf")
    outer.add_attachment(inner)
    found = from_eml(outer.as_bytes())
    assert [a.name for a in found.attachments] == ["Inner – 日程.eml"] and "Twelve" in found.text
    again = from_eml(found.attachments[0].data)
    assert again.subject == "Inner – 日程" and [a.name for a in again.attachments] == ["x.pdf"]


def test_signatures_are_no_files():
    blob = (
        b'From: a@b.example\nTo: c@d.example\nContent-Type: multipart/signed; boundary="x"\n\n--x\n\nHi\n'
        b"--x\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nxx\n--x--\n"
    )
    found = from_eml(blob)
    assert (found.text, found.attachments) == ("Hi", ())


@pytest.mark.parametrize(
    "blob",
    [b"hello", b"Subject: only this\n\nx", bytes(range(256)), b"PK\x03\x04 zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x",
     compound({"WordDocument": b"x" * 5000}), b"%PDF-1.7"],
)  # fmt: skip
def test_what_is_no_email_is_refused_with_a_way_out(blob, desk, eml):
    with pytest.raises(UserError, match="is no e-mail") as refused:
        mail.bring(desk, eml(blob))
    assert refused.value.advice and desk.count("document") == desk.count("correspondence") == 0


def test_any_damage_to_a_mail_gives_a_mail_or_a_sentence():
    made = letter()
    made.add_alternative("<p>x</p>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="ł.pdf")
    for blob, reader in ((made.as_bytes(), from_eml), (outlook(), from_msg)):
        for cut in range(0, len(blob), 37):
            for harmed in (blob[:cut], blob[:cut] + b"\xff\x00=?" + blob[cut + 4 :]):
                try:
                    reader(harmed)
                except UserError as refused:
                    assert refused.advice


# -- Outlook


def outlook(**more):
    inner = msg({0x0037: "Inner", 0x1000: "inside", 0x0C1A: "Bob", 0x5D01: "bob@oslo.example"}, head=24)
    values = {
        0x0037: "Visit – 日程",
        0x1000: "Twelve students\r\nwill come.\r\n",
        0x1013: b'<img src="cid:logo">',
        0x0C1A: "Haruka Tanaka",
        0x0C1F: "/O=NAGOYA/CN=HARUKA",
        0x5D01: HARUKA,
        0x0039: datetime(2026, 5, 14, 23, 30, tzinfo=UTC),
        0x1035: "<visit-1@nagoya.example>",
    }
    people = [
        {0x3001: "Desk", 0x39FE: "intl@riverton.example", 0x0C15: 1},
        {0x3001: "ase@oslo.example", 0x3003: "ase@oslo.example", 0x0C15: 2},
        {0x3001: "Hidden", 0x3003: "hidden@x.example", 0x0C15: 3},
        {0x3001: "Inside", 0x3003: "/O=X/CN=INSIDE", 0x0C15: 1},
    ]
    files = [
        {0x3707: "Umowa Łódź.pdf", 0x370E: "application/pdf", 0x3701: b"%PDF" + bytes(9000)},
        {0x3704: "SHORT.TXT", 0x3701: b"short"},
        {0x3707: "image001.png", 0x3712: "logo", 0x370E: "image/png", 0x3701: b"\x89PNG"},
        {"mail": inner},
    ]
    return compound(msg(values | more, people, files))


def test_a_mail_of_outlook_is_read_like_any_other():
    found = from_msg(outlook())
    assert (found.subject, found.text) == ("Visit – 日程", "Twelve students\nwill come.")
    assert found.sender == Address("Haruka Tanaka", HARUKA)
    assert found.to == (Address("Desk", "intl@riverton.example"), Address("Inside", ""))
    assert found.cc == (Address("", "ase@oslo.example"),)
    assert found.at == datetime(2026, 5, 14, 23, 30, tzinfo=UTC)
    assert found.message_id == "visit-1@nagoya.example"
    assert [a.name for a in found.attachments] == ["Umowa Łódź.pdf", "SHORT.TXT", "Inner.eml"]
    assert found.attachments[0].data == b"%PDF" + bytes(9000)
    inner = from_eml(found.attachments[2].data)
    assert (inner.subject, inner.text, inner.sender) == ("Inner", "inside", Address("Bob", "bob@oslo.example"))


def test_an_old_mail_of_outlook_in_an_old_encoding_is_read():
    found = from_msg(compound(msg({0x3FFD: 1250, 0x3FDE: 1250, 0x0037: "Łódź", 0x1000: "gęś"}, encoding="cp1250")))
    assert (found.subject, found.text) == ("Łódź", "gęś")
    found = from_msg(compound(msg({0x3FFD: 99999, 0x0037: "Łódź"}, encoding="cp1250")))
    assert found.subject == "Łódź"


def test_a_mail_of_outlook_that_has_only_a_page_and_the_headers_of_its_travel():
    headers = "From: Haruka <h@nagoya.example>\r\nMessage-ID: <m@x>\r\n"
    page = "<p>Grüße</p>".encode()
    found = from_msg(compound(msg({0x3FDE: 65001, 0x1013: page, 0x007D: headers, 0x0C1A: "Haruka"})))
    assert (found.text, found.message_id, found.at) == ("Grüße", "m@x", None)
    assert found.sender == Address("Haruka", "h@nagoya.example")


def test_a_card_or_appointment_of_outlook_is_refused():
    with pytest.raises(UserError, match="no e-mail, but an appointment"):
        from_msg(compound(properties(32, {0x001A: "IPM.Appointment", 0x0037: "x"})))


# -- bringing


def test_a_mail_becomes_one_letter_with_its_files_in_one_step(known, eml):
    made = letter()
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="Program.pdf")
    steps = len(known.history())
    brought = mail.bring(known, eml(made), ("partner", 1))
    values = known.get("correspondence", brought.correspondence).values
    assert values == values | {
        "on": date(2026, 5, 14),
        "subject": "Visit of the youth orchestra – 日程",
        "direction": Direction.RECEIVED,
        "medium": Medium.EMAIL,
        "person": 1,
        "partner": 1,
        "text": "Dear friends,\n\nTwelve students will come.",
        "message_id": "visit-1@nagoya.example",
    }
    assert (brought.person, brought.known, brought.stranger, brought.remarks) == (1, False, None, ())
    original, program = (known.get("document", number).values for number in brought.documents)
    assert (original["name"], original["media_type"]) == ("visit.eml", "message/rfc822")
    assert original["title"] == "E-mail: Visit of the youth orchestra – 日程" and original["on"] == date(2026, 5, 14)
    assert (program["title"], program["source"]) == ("Program", f"E-mail from 田中 春香 <{HARUKA}>")
    for record in (("correspondence", brought.correspondence), ("partner", 1)):
        assert documents.of_record(known, *record) == list(brought.documents)
    assert {f.kind for f in known.search("twelve students")} == {"correspondence", "document"}
    assert len(known.history()) == steps + 1 and known.check() == []
    assert known.undo() == "Add e-mail “Visit of the youth orchestra – 日程”"
    assert known.count("correspondence") == known.count("document") == 0
    known.redo()
    assert known.count("document") == 2 and known.check() == []


def test_the_same_mail_again_is_linked_and_said(known, eml):
    first = mail.bring(known, eml(letter()), ("partner", 1))
    path = eml(compound(msg({0x1035: "<visit-1@nagoya.example>", 0x0037: "Visit"})), "visit.msg")
    again = mail.bring(known, path, ("organization", 1))
    assert again.known and again.correspondence == first.correspondence and again.documents == first.documents
    assert "LET-1" in again.remarks[0] and again.person == 1
    assert documents.of_record(known, "organization", 1) == list(first.documents)
    assert any(end.reference == "LET-1" for end in known.linked("organization", 1))
    assert known.can_undo() == "Link e-mail “Visit of the youth orchestra – 日程”"
    steps = len(known.history())
    mail.bring(known, eml(letter()), ("organization", 1))
    mail.bring(known, eml(letter()), ("correspondence", 1))
    mail.bring(known, eml(letter()))
    assert len(known.history()) == steps


def test_a_mail_without_an_identity_is_known_again_by_its_bytes(known, eml):
    bare = letter(**{"Message-ID": ""})
    assert mail.bring(known, eml(bare)).known is False
    assert mail.bring(known, eml(bare, "copy.eml")).known is True
    assert known.count("correspondence") == 1


def test_a_mail_whose_bringing_was_undone_comes_anew(known, eml):
    mail.bring(known, eml(letter()), ("partner", 1))
    known.undo()
    again = mail.bring(known, eml(letter()), ("partner", 1))
    assert not again.known and known.count("document") == 1 and known.check() == []


@pytest.mark.parametrize(
    "sender", ["intl@riverton.example", "Mayor <MAYOR@Riverton.Example>", "x@parks.riverton.example"]
)
def test_a_mail_from_the_city_was_sent(known, eml, sender):
    brought = mail.bring(known, eml(letter(From=sender, To=f"press@riverton.example, {HARUKA}")), ("partner", 1))
    values = known.get("correspondence", brought.correspondence).values
    assert (values["direction"], values["person"], values["partner"]) == (Direction.SENT, 1, 1)


def test_a_domain_that_everybody_uses_tells_nothing(known, eml):
    with known.write("Set") as door:
        door.set("home", 1, {"email": "riverton.desk@gmail.com"})
    sent = mail.bring(known, eml(letter(From="Riverton.Desk@gmail.com")))
    other = mail.bring(known, eml(letter(From="someone@gmail.com", **{"Message-ID": "<2@x>"})))
    found = [known.get("correspondence", b.correspondence).values["direction"] for b in (sent, other)]
    assert found == [Direction.SENT, Direction.RECEIVED]


def test_a_signatory_writes_for_the_city(known, eml):
    with known.write("Set") as door:
        mayor = door.add("person", {"family": "Reyes", "email": "reyes@private.example"})
        door.add("signatory", {"home": 1, "name": "Ana Reyes", "office": "Mayor", "person": mayor})
    brought = mail.bring(known, eml(letter(From="reyes@private.example", To=HARUKA)))
    values = known.get("correspondence", brought.correspondence).values
    assert (values["direction"], values["person"]) == (Direction.SENT, 1)


def test_an_organization_is_known_by_its_address(known, eml):
    brought = mail.bring(known, eml(letter(From="office@nagoya.example")))
    values = known.get("correspondence", brought.correspondence).values
    assert (values["organization"], values["person"], values["partner"]) == (1, None, 1)


def test_a_stranger_is_named_and_nobody_is_made_up(known, eml):
    brought = mail.bring(known, eml(letter(From="Kenji <kenji@nagoya.example>")), ("partner", 1))
    assert brought.stranger == Address("Kenji", "kenji@nagoya.example") and brought.person is None
    assert known.get("correspondence", brought.correspondence).values["partner"] == 1
    assert known.count("person") == 1


def test_dropped_on_a_person_it_is_that_persons(known, eml):
    with known.write("Add") as door:
        kenji = door.add("person", {"family": "Sato", "partner": 1})
    brought = mail.bring(known, eml(letter(From="kenji@nagoya.example")), ("person", kenji))
    assert brought.person == kenji
    ends = [end.reference for end in known.linked("person", kenji) if end.kind == "correspondence"]
    assert ends == ["LET-1"]  # once: its own field says it
    other = mail.bring(known, eml(letter(**{"Message-ID": "<2@x>"})), ("person", kenji))
    assert other.person == 1
    assert [e.reference for e in known.linked("person", kenji) if e.kind == "correspondence"] == ["LET-1", "LET-2"]


def test_an_address_that_two_share_goes_to_the_one_it_was_dropped_on(known, eml):
    with known.write("Add") as door:
        second = door.add("person", {"family": "Sato", "email": HARUKA})
    assert mail.bring(known, eml(letter()), ("person", second)).person == second
    unclear = mail.bring(known, eml(letter(**{"Message-ID": "<2@x>"})), ("partner", 1))
    assert unclear.person is None and unclear.stranger == Address("田中 春香", HARUKA)


@pytest.mark.parametrize("kind", ["tie", "agreement", "delegation", "member", "gift"])
def test_dropped_on_any_record_it_is_about_the_partner_behind_it(known, eml, values_for, kind):
    with known.write("Add") as door:
        tie = door.add("tie", values_for(door, "tie") | {"partner": 1})
        made = {"tie": tie, "agreement": None, "delegation": None, "member": None, "gift": None}
        made["agreement"] = door.add("agreement", {"tie": tie, "title": "Charter"})
        made["delegation"] = door.add("delegation", values_for(door, "delegation") | {"tie": tie})
        made["member"] = door.add("member", values_for(door, "member") | {"delegation": made["delegation"]})
        made["gift"] = door.add("gift", values_for(door, "gift") | {"delegation": made["delegation"]})
    brought = mail.bring(known, eml(letter(From="who@else.example")), (kind, made[kind]))
    assert known.get("correspondence", brought.correspondence).values["partner"] == 1
    assert any(end.reference == "LET-1" for end in known.linked(kind, made[kind]))


def test_a_mail_without_a_date_or_subject_and_with_too_much_text_is_kept_and_said(known, eml):
    made = letter(Date="", Subject="")
    made.set_content("long line\n" * 5000)
    brought = mail.bring(known, eml(made))
    values = known.get("correspondence", brought.correspondence).values
    assert values["on"] == known.today and values["subject"] == "E-mail without a subject"
    assert len(values["text"]) <= 20_000 and len(brought.remarks) == 2


def test_an_attachment_named_like_a_path_or_a_program_is_kept_under_a_plain_name(known, eml, tmp_path):
    made = letter()
    made.add_attachment(b"MZ", maintype="application", subtype="pdf", filename="..\\..\\invoice.pdf.exe")
    brought = mail.bring(known, eml(made))
    assert known.get("document", brought.documents[1]).values["name"] == "invoice.pdf.exe"
    with pytest.raises(UserError, match="is not opened from here"):
        documents.open_copy(known, brought.documents[1], tmp_path)


def test_files_with_the_name_of_a_mail_are_told_from_others(tmp_path):
    assert mail.is_mail(tmp_path / "x.EML") and mail.is_mail(tmp_path / "x.msg")
    assert not mail.is_mail(tmp_path / "x.pdf")
    assert mail.read(Arrival("x.msg", in_memory(letter().as_bytes()))).message_id == "visit-1@nagoya.example"


@pytest.mark.parametrize(
    ("sender", "given", "family"),
    [
        ("Kenji Abe <k@nagoya.example>", "Kenji", "Abe"),
        ('"Abe, Kenji" <k@nagoya.example>', "Kenji", "Abe"),
        ("Abe <k@nagoya.example>", None, "Abe"),
        ("kenji.abe@nagoya.example", None, "kenji.abe"),
    ],
)
def test_a_stranger_becomes_a_person_named_in_the_letter(known, eml, sender, given, family):
    brought = mail.bring(known, eml(letter(From=sender)), ("partner", 1))
    number = mail.name_stranger(known, brought)
    person = known.get("person", number).values
    assert (person["given"], person["family"], person["partner"]) == (given, family, 1)
    assert person["email"] == brought.stranger.email
    assert known.get("correspondence", brought.correspondence).values["person"] == number


def test_one_step_keeps_several_mails_and_one_that_is_there_twice_is_kept_once(known, eml):
    mails = [eml(letter()), eml(letter(), "copy.eml"), eml(letter(**{"Message-ID": "<2@x>"}), "other.eml")]
    letters, kept = bringing.bring_all(known, mails, ("partner", 1))
    assert (len(letters), kept) == (2, [])
    assert known.can_undo() == "Add 3 files"
    again, _kept = bringing.bring_all(known, mails)
    assert [each.known for each in again] == [True, True, True] and known.can_undo() == "Add 3 files"
