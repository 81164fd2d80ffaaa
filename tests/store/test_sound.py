"""`check` says nothing of a sound desk, and names each sort of damage."""

import pytest
from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import NotADesk

DAMAGE = {
    "UPDATE tie SET partner = 99": "points to a partner that is not there",
    "DELETE FROM partner WHERE id = 1": "points to a partner",
    "UPDATE connection SET to_id = 99": "Link 1 has an end that is not there",
    "UPDATE connection SET from_kind = 'visit'": "Link 1 has an end that is not there",
    "UPDATE tie SET status = 'GLORIOUS'": "“Status” of TIE-1 holds “GLORIOUS”",
    "UPDATE tie SET provisional_until = 'soon'": "“Provisional until” of TIE-1 holds “soon”",
    "UPDATE partner SET country = 'XX' WHERE id = 1": "“Country” of PAR-1 holds “XX”",
    "UPDATE tie SET status = 'INQUIRY'": "“Status” of TIE-1 is not what its status history says",
    "UPDATE partner SET name = 'Osaka' WHERE id = 1": "Partner 1 is not as the history",
    "UPDATE person SET diet = 'meat'": "Person 1 is not as the history",
    "INSERT INTO decision (\"on\", what, decided_by) VALUES ('2026-01-01', 'x', 'y')": "Decision 2 is not as",
    "DELETE FROM person": "Person 1 is not as the history",
    "DELETE FROM change WHERE table_name = 'connection'": "Link 1 is not as the history",
    "UPDATE search_entry SET folded = 'x' WHERE kind = 'tie'": "misses or misreads 1 of the ties",
    "DELETE FROM search_entry WHERE kind = 'person'": "misses or misreads 1 of the people",
    "INSERT INTO search_entry (kind, record, title, quiet, folded_title, folded) VALUES ('tie', 9, '', '', '', '')":
        "misses or misreads 1 of the ties",
    "DELETE FROM search_index WHERE rowid = 1": "1 entries too many or too few",
    "INSERT INTO search_index (rowid, folded_title, folded) VALUES (99, 'x', 'x')": "1 entries too many or too few",
    "DROP TABLE draft": "has no table “draft”",
    "DROP TABLE search_index": "has no table “search_index”",
    "DELETE FROM home": "for which city",
    "DELETE FROM desk_fact": "lacks the secret",
}  # fmt: skip


@pytest.fixture
def filled(desk, today):
    with desk.write("Fill") as door:
        nagoya = door.add("partner", {"name": "Nagoya", "country": "JP"})
        tie = door.add("tie", {"partner": nagoya, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
        door.set("tie", tie, {"status": TieStatus.SUSPENDED})
        decision = door.add("decision", {"on": today, "what": "Wait", "decided_by": "Mayor"})
        door.connect("decision", decision, "about", "tie", tie)
        door.add("person", {"family": "Tanaka", "diet": "fish"})
    assert desk.check() == []
    desk.close()
    return desk


@pytest.mark.parametrize(("damage", "said"), DAMAGE.items())
def test_planted_damage_is_named(filled, damage, said, clock):
    raw = dbapi2.connect(str(filled.path), isolation_level=None)
    raw.execute(damage)
    raw.close()
    with store.open_desk(filled.path, clock) as again:
        found = again.check()
    assert said in found[0], found


def test_a_damaged_index_is_named(filled, clock):
    raw = dbapi2.connect(str(filled.path), isolation_level=None)
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'to_kind, to_id', 'to_kind, role') WHERE name = 'connection_to'"
    )
    raw.close()
    with store.open_desk(filled.path, clock) as again:
        (said, *_) = again.check()
    assert said.startswith("The file is damaged: ")


def test_a_page_of_rubbish_is_said_in_words(filled, clock):
    whole = bytearray(filled.path.read_bytes())
    for page in range(8, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 2048] = b"\xa5" * 2048
    filled.path.write_bytes(whole)
    try:
        with store.open_desk(filled.path, clock) as again:
            found = again.check()
    except NotADesk as damaged:
        found = [str(damaged)]
    assert found and all("damaged" in line for line in found)
