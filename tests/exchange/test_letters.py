"""Letters leave: as text, into the mail program, as a file; what was written arrives."""

import email
import email.policy
from datetime import date
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cityintl.desk import invitations
from cityintl.errors import UserError
from cityintl.exchange import documents, letters
from cityintl.exchange.arriving import Arrival
from cityintl.exchange.messages import from_eml
from cityintl.records.event import InvitationAnswer as Answer
from cityintl.records.memory import Direction, Medium
from cityintl.records.organization import OrganizationType
from cityintl.store.sources import in_memory


@pytest.fixture
def written(desk):
    """A letter to Mayor Tanaka of Nagoya."""
    with desk.write("Prepare") as door:
        home = {"office": "International Desk", "address": "1 Main St", "phone": "+1 217 555 0100"}
        door.set("home", 1, home | {"email": "intl@riverton.example", "letterhead": "City of Riverton\nIllinois"})
        door.add("signatory", {"home": 1, "name": "Ana Reyes", "office": "Mayor", "since": "2023"})
        door.add("signatory", {"home": 1, "name": "Al Old", "office": "Mayor", "until": "2022-12"})
        nagoya = door.add("partner", {"name": "Nagoya"})
        values = {"family": "Tanaka", "given": "Haruka", "honorific": "Mayor", "email": "h.tanaka+mayor@nagoya.example"}
        values |= {"position": "Mayor of Nagoya", "address": "3-1-1 Sannomaru\nNagoya 460-8508\nJAPAN"}
        person = door.add("person", values | {"partner": nagoya, "written_form": "Dear Mayor Tanaka"})
        letter = {"on": date(2026, 5, 4), "subject": "Your visit & ours: 50 % more?", "direction": Direction.SENT}
        letter |= {
            "medium": Medium.LETTER,
            "partner": nagoya,
            "person": person,
            "text": "Thank you.\n\nCome again – 待っています.",
        }
        door.add("correspondence", letter)
    return desk


def change(desk, **values):
    with desk.write("Change") as door:
        door.set("correspondence", 1, values)


def test_the_text_to_copy_is_a_whole_letter(written):
    assert letters.letter(written, 1).whole == (
        "City of Riverton\nIllinois\n\n"
        "May 4, 2026\n\n"
        "Mayor Haruka Tanaka\nMayor of Nagoya\n3-1-1 Sannomaru\nNagoya 460-8508\nJAPAN\n\n"
        "Re: Your visit & ours: 50 % more?\n\n"
        "Dear Mayor Tanaka,\n\n"
        "Thank you.\n\nCome again – 待っています.\n\n"
        "Sincerely,\n\nAna Reyes\nMayor\nInternational Desk\nRiverton, Illinois\n1 Main St\n"
        "+1 217 555 0100, intl@riverton.example"
    )


@pytest.mark.parametrize(
    ("person", "salutation"),
    [
        ({"written_form": "Monsieur le Maire,"}, "Monsieur le Maire,"),
        ({"written_form": "To the Mayor:"}, "To the Mayor:"),
        ({"written_form": None}, "Dear Mayor Tanaka,"),
        ({"written_form": None, "honorific": None}, "Dear Haruka Tanaka,"),
    ],
)
def test_the_salutation_is_the_persons_own_form(written, person, salutation):
    with written.write("Change") as door:
        door.set("person", 1, person)
    assert letters.letter(written, 1).salutation == salutation


def test_an_address_that_begins_with_the_name_does_not_say_it_twice(written):
    with written.write("Change") as door:
        door.set("person", 1, {"address": "Ms. Haruka Tanaka\nMayor of Nagoya\nNagoya"})
    assert letters.letter(written, 1).address == ("Ms. Haruka Tanaka", "Mayor of Nagoya", "Nagoya")


def test_a_letter_to_an_office_or_to_nobody(written):
    with written.write("Change") as door:
        hall = {"name": "City Hall", "type": OrganizationType.BUSINESS, "email": "hall@nagoya.example"}
        hall |= {"address": "3-1-1 Sannomaru"}
        door.set("correspondence", 1, {"person": None, "organization": door.add("organization", hall)})
    made = letters.letter(written, 1)
    assert (made.address, made.salutation) == (("City Hall", "3-1-1 Sannomaru"), "Dear colleagues,")
    assert made.to and made.to.email == "hall@nagoya.example"
    change(written, organization=None)
    made = letters.letter(written, 1)
    assert (made.address, made.to) == (("Nagoya",), None)
    assert letters.mailto(written, 1).startswith("mailto:?subject=")
    assert from_eml(b"X: y\n" + letters.draft(written, 1)).to == ()


def test_the_one_signs_whose_office_it_is_or_who_was_chosen(written):
    with written.write("Change") as door:
        clerk = door.add("signatory", {"home": 1, "name": "Bo Clerk", "office": "Clerk", "signs": "Visa letters"})
    assert "Bo Clerk" in letters.letter(written, 1).closing
    with written.write("Change") as door:
        door.set("signatory", 1, {"signs": "Letters to mayors"})
    assert "Ana Reyes" in letters.letter(written, 1).closing
    change(written, signatory=clerk)
    assert "Bo Clerk" in letters.letter(written, 1).closing


def test_where_several_could_sign_and_nobody_was_chosen_it_is_asked(written):
    with written.write("Change") as door:
        door.add("signatory", {"home": 1, "name": "Bo Clerk", "office": "Clerk"})
    with pytest.raises(UserError, match="Nobody is chosen to sign") as refused:
        letters.letter(written, 1)
    assert "Ana Reyes, Bo Clerk" in refused.value.advice


def test_a_city_without_signatories_closes_with_its_office(written):
    with written.write("Change") as door:
        door.delete("signatory", 1)
    assert "Sincerely,\n\nInternational Desk" in letters.letter(written, 1).whole


@pytest.mark.parametrize(
    "text",
    [
        "Dear Mayor Tanaka: thank you.",
        "dear  mayor tanaka,\n\nThank you.",
        "Madame la Consule générale,\n\nMerci.",
        "Ilustrísimo señor alcalde,\n\nGracias.",
    ],
)
def test_a_text_that_greets_is_not_greeted_again(written, text):
    change(written, text=text)
    assert letters.letter(written, 1).salutation == ""
    assert letters.letter(written, 1).body.startswith(text)


@pytest.mark.parametrize("text", ["They arrived,\nall of them.", "Dearest of all was the vase.", "Thank you,"])
def test_a_text_that_does_not_greet_is_greeted(written, text):
    change(written, text=text)
    assert letters.letter(written, 1).salutation == "Dear Mayor Tanaka,"


@pytest.mark.parametrize(
    "values",
    [{"direction": Direction.RECEIVED}, {"medium": Medium.PHONE}, {"medium": Medium.MEETING}],
)
def test_what_we_did_not_write_does_not_leave_as_a_letter(written, values, tmp_path):
    change(written, **values)
    for leave in (letters.letter, letters.mailto, letters.draft):
        with pytest.raises(UserError, match="Only what we write"):
            leave(written, 1)
    with pytest.raises(UserError, match="Only what we write"):
        letters.write(written, 1, tmp_path / "letter.txt")


def test_the_draft_of_a_reply_to_an_invitation_is_a_letter_that_greets_once(written):
    with written.write("Add") as door:
        consul = door.add("person", {"family": "Roy", "written_form": "Madame la Consule générale"})
        values = {"occasion": "Fourteenth of July", "invited": "Madame la Maire, by name", "answer": Answer.OPEN}
        number = door.add("invitation", values | {"person": consul})
    for answer, reply in ((Answer.ACCEPTED, "We will be glad to come."), (Answer.DECLINED, "we cannot come")):
        drafted = invitations.decide(written, number, answer, date(2026, 5, 14), reply=True)
        whole = letters.letter(written, drafted).whole
        assert whole.count("Madame la Consule générale,") == 1
        assert "Re: Your invitation: Fourteenth of July" in whole
        assert "Thank you for your invitation to “Fourteenth of July”." in whole
        assert reply in whole
        assert "by name" not in whole and "raft" not in whole


def test_a_city_elsewhere_writes_its_days_its_way(written):
    with written.write("Change") as door:
        door.set("home", 1, {"country": "PL"})
    assert letters.letter(written, 1).date == "4 May 2026"


def test_a_letter_without_text_does_not_leave(written, tmp_path):
    change(written, text=None)
    for leave in (letters.letter, letters.mailto, letters.draft):
        with pytest.raises(UserError, match="no text yet"):
            leave(written, 1)


def parted(address):
    fields = dict(pair.split("=", 1) for pair in urlsplit(address).query.split("&"))
    return unquote(urlsplit(address).path), {name: unquote(value) for name, value in fields.items()}


def test_the_mail_program_opens_with_the_letter(written):
    address = letters.mailto(written, 1)
    assert address.startswith("mailto:h.tanaka+mayor@nagoya.example?subject=Your%20visit%20%26%20ours%3A%2050%20%25%20")
    assert "Thank%20you.%0D%0A%0D%0ACome%20again%20%E2%80%93%20" in address
    assert address.isascii() and " " not in address
    to, fields = parted(address)
    assert to == "h.tanaka+mayor@nagoya.example"
    assert fields == {
        "subject": "Your visit & ours: 50 % more?",
        "body": letters.letter(written, 1).body.replace("\n", "\r\n"),
    }


@given(text=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_arrives_in_the_mail_program_and_in_the_file(written, text):
    change(written, subject=text, text=text)
    body = letters.letter(written, 1).body
    assert parted(letters.mailto(written, 1))[1] == {"subject": text, "body": body.replace("\n", "\r\n")}
    found = from_eml(letters.draft(written, 1))
    assert (found.subject, found.text) == (text, body)


def test_a_letter_that_is_too_long_for_the_mail_program_is_refused_with_a_way_out(written):
    change(written, text="word " * 500)
    with pytest.raises(UserError, match="too long") as refused:
        letters.mailto(written, 1)
    assert ".eml" in refused.value.advice


def test_a_draft_opens_unsent_with_the_documents_of_its_record(written, tmp_path):
    with written.write("Add") as door:
        for name, blob in (("Umowa – Łódź.pdf", b"%PDF-1.7"), ("their mail.eml", b"From: a"), ("list.csv", b"a;b")):
            documents.keep(
                door,
                Arrival(name, in_memory(blob)),
                documents.described(Arrival(name, in_memory(blob))),
                [("correspondence", 1)],
            )
    path = tmp_path / "draft.eml"
    letters.write(written, 1, path)
    blob = path.read_bytes()
    assert blob.isascii() and b"\r\n" in blob and b"\n\n" not in blob
    mail = email.message_from_bytes(blob, policy=email.policy.default)
    assert mail["X-Unsent"] == "1" and mail["Date"] is None and mail["Message-ID"] is None
    assert mail["From"] == "International Desk <intl@riverton.example>"
    assert mail["To"] == "Haruka Tanaka <h.tanaka+mayor@nagoya.example>"
    assert mail["Subject"] == "Your visit & ours: 50 % more?"
    attached = [(part.get_filename(), part.get_payload(decode=True)) for part in mail.iter_attachments()]
    assert attached == [("Umowa – Łódź.pdf", b"%PDF-1.7"), ("list.csv", b"a;b")]
    assert mail.get_body().get_content().strip().replace("\r\n", "\n") == letters.letter(written, 1).body


def test_a_letter_is_written_as_text_or_not_at_all(written, tmp_path):
    letters.write(written, 1, tmp_path / "letter.TXT")
    assert (tmp_path / "letter.TXT").read_text("utf-8") == f"{letters.letter(written, 1).whole}\n"
    with pytest.raises(UserError, match="no name for a letter") as refused:
        letters.write(written, 1, tmp_path / "letter.docx")
    assert ".eml or .txt" in refused.value.advice
    with pytest.raises(UserError, match="no such folder"):
        letters.write(written, 1, tmp_path / "none" / "letter.txt")
