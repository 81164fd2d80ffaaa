"""Who signs a letter: by what they sign, whom it goes to and what it is about."""

from datetime import date
from typing import Any

import pytest

from cityintl.desk import signing
from cityintl.desk.signing import Signer
from cityintl.exchange import letters
from cityintl.records.memory import Direction, Medium
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
MAYOR = Signer(1, "Ana Reyes", "Mayor", "Agreements, letters to mayors, ministers and consuls general")
DIRECTOR = Signer(2, "Bo Lane", "Director", "Letters to offices, invitation letters for visas, thank-you letters")


@pytest.mark.parametrize(
    ("about", "signs"),
    [
        (["Consul General of Japan", "A visa"], MAYOR),
        (["Deputy mayor", "Thank you"], MAYOR),
        (["Teacher", "Invitation for the visa"], DIRECTOR),
        (["Port office City office"], DIRECTOR),
        (["Teacher", "Hello"], None),
        ([], None),
    ],
)
def test_the_first_text_that_tells_them_apart_decides(about: list[str], signs: Signer | None) -> None:
    assert signing.fitting([MAYOR, DIRECTOR], about) == signs


def test_one_alone_signs_everything_and_of_nobody_nobody() -> None:
    assert signing.fitting([DIRECTOR], ["Mayor"]) == DIRECTOR
    assert signing.fitting([], ["Mayor"]) is None


def test_only_those_in_office_on_the_day_of_the_letter_sign(desk: DeskFile) -> None:
    with desk.write("Add") as door:
        for name, more in (("Old", {"until": "2023-05"}), ("New", {"since": "2023-06"}), ("Always", {})):
            door.add("signatory", {"home": 1, "name": name, "office": "Mayor", **more})
    named = [[one.name for one in signing.signers(desk, day)] for day in (date(2023, 5, 31), date(2023, 6, 1))]
    assert named == [["Old", "Always"], ["New", "Always"]]


def test_a_letter_to_an_office_is_signed_by_the_one_who_writes_to_offices(desk: DeskFile) -> None:
    letter: dict[str, Any] = {"on": TODAY, "subject": "Hello", "direction": Direction.SENT, "medium": Medium.LETTER}
    with desk.write("Add") as door:
        for one in (MAYOR, DIRECTOR):
            door.add("signatory", {"home": 1, "name": one.name, "office": one.office, "signs": one.signs})
        office = door.add("organization", {"name": "Port", "type": OrganizationType.CITY_OFFICE})
        mayor = door.add("person", {"family": "Sato", "position": "Mayor of Nagoya", "organization": office})
        first = door.add("correspondence", letter | {"organization": office})
        second = door.add("correspondence", letter | {"organization": office, "person": mayor})
    found = [signing.signer(desk, desk.get("correspondence", number).values) for number in (first, second)]
    assert [one.name for one in found if one] == ["Bo Lane", "Ana Reyes"]


def test_every_letter_of_the_sample_that_leaves_is_signed_and_greets_once(sample: DeskFile) -> None:
    values = [(n, desk_values) for n in sample.listing("correspondence", ()).ids
              for desk_values in [sample.get("correspondence", n).values]]  # fmt: skip
    ours = [number for number, each in values if letters.leaves(each) and each["text"]]
    assert len(ours) > 25
    for number in ours:
        made = letters.letter(sample, number)
        assert made.closing[2] in ("Eleanor Whitcomb", "Daniel Prewitt"), number
        assert made.body.count("Dear ") <= 1, number
