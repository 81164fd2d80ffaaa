"""The files of documents: kept once, found by their words, there again after undo, never altered unseen."""

import hashlib

import pytest
from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.errors import UserError
from cityintl.store import Invalid, NotFound, contents

CHARTER = b"%PDF-1.7 the charter of Nagoya"
FINGERPRINT = hashlib.sha256(CHARTER).hexdigest()


def add(desk, blob=CHARTER, text=None, title="Charter"):
    with desk.write(f"Add document “{title}”") as door:
        fingerprint = door.put_file(blob, text)
        values = {"title": title, "name": f"{title}.pdf", "sha256": fingerprint, "size": len(blob)}
        return door.add("document", values)


def kept(desk):
    with desk.reading() as connection:
        return store.driver.fetch(connection, "SELECT sha256, size, text FROM file_content ORDER BY size")


def damage(desk, line, *given):
    desk.close()
    raw = dbapi2.connect(str(desk.path), isolation_level=None)
    raw.execute(line, given)
    raw.close()


def test_what_was_put_in_comes_out_again_by_its_hash(desk):
    number = add(desk, text="Nagoya")
    assert desk.get("document", number).values["sha256"] == FINGERPRINT
    assert desk.file_bytes(FINGERPRINT) == CHARTER
    assert desk.file_text(FINGERPRINT) == "Nagoya"
    assert desk.file_text("0" * 64) is None
    assert desk.check() == []


def test_the_same_bytes_are_kept_once(desk):
    add(desk, text="first")
    add(desk, title="Copy", text="second")
    assert kept(desk) == [(FINGERPRINT, len(CHARTER), "first")]
    with desk.write("Look") as door:
        assert door.document_of(FINGERPRINT) == 1
        assert door.document_of("0" * 64) is None


def test_an_empty_and_a_too_large_file_are_refused(desk, monkeypatch):
    with pytest.raises(UserError, match="empty"), desk.write("Add") as door:
        door.put_file(b"")
    monkeypatch.setattr(contents, "MOST_BYTES", 10_000_000)
    said = "11 MB is too large for the desk; there is room for 10"
    with pytest.raises(UserError, match=said) as refused, desk.write("Add") as door:
        door.put_file(bytes(11_000_000))
    assert refused.value.advice
    assert kept(desk) == []


def test_a_document_without_its_file_is_refused_beside_the_fingerprint(desk):
    for call in ("add", "set"):
        if call == "set":
            number = add(desk)
        with pytest.raises(Invalid) as refused, desk.write("Add") as door:
            if call == "add":
                door.add("document", {"title": "x", "name": "x.pdf", "sha256": "0" * 64})
            else:
                door.set("document", number, {"sha256": "0" * 64})
        assert [p.field for p in refused.value.problems] == ["sha256"]


def test_the_words_inside_a_document_find_it(desk):
    number = add(desk, text="Ausgefertigt in Łódź zu treuen Händen 姉妹都市提携")
    other = add(desk, b"another", title="Other")
    for words in ("lodz", "treuen handen", "charter ausgef", "姉妹都市"):
        assert [(f.kind, f.id) for f in desk.search(words)] == [("document", number)]
    assert desk.search("unheard") == []
    with desk.write("Rename") as door:
        door.set("document", number, {"title": "Compact"})
        door.set("document", other, {"title": "Charter"})
    assert [f.id for f in desk.search("compact lodz")] == [number]
    with desk.write("Delete") as door:
        door.delete("document", number)
    assert desk.search("lodz") == []
    assert desk.check() == []


def test_the_words_of_a_long_document_are_kept_up_to_the_limit(desk, monkeypatch):
    monkeypatch.setattr(contents, "MOST_TEXT", 20)
    add(desk, text="first words and then the last")
    assert desk.file_text(FINGERPRINT) == "first words and then"
    assert desk.search("first") and not desk.search("last")


def test_words_with_halves_of_characters_and_controls_are_kept_without_them(desk):
    add(desk, text="a\ud83d b\x00c\ud800\x07 d\n")
    assert desk.file_text(FINGERPRINT) == "a bc d\n"
    assert desk.check() == []


def test_undo_and_redo_keep_the_bytes(desk):
    add(desk, text="Nagoya")
    desk.undo()
    assert desk.count("document") == 0 and desk.search("nagoya") == []
    assert desk.let_go_of_files() == 0 and desk.file_bytes(FINGERPRINT) == CHARTER
    assert desk.check() == []
    desk.redo()
    assert [f.kind for f in desk.search("nagoya")] == ["document"]
    with desk.write("Delete") as door:
        door.delete("document", 1)
    assert desk.let_go_of_files() == 0
    desk.undo()
    assert desk.file_bytes(FINGERPRINT) == CHARTER and desk.check() == []


def test_a_failed_step_keeps_no_bytes(desk):
    with pytest.raises(Invalid), desk.write("Add") as door:
        door.add("document", {"sha256": door.put_file(CHARTER)})
    assert kept(desk) == []


def test_a_file_that_nothing_names_goes_when_the_desk_is_opened_to_work(desk, clock):
    number = add(desk)
    with desk.write("Only the bytes") as door:
        stray = door.put_file(b"nobody's")
    assert len(kept(desk)) == 2
    desk.close()
    with store.open_desk(desk.path, clock) as read_only:
        assert len(kept(read_only)) == 2
    with store.open_desk(desk.path, clock, hold=True) as held:
        assert [line[0] for line in kept(held)] == [FINGERPRINT]
        assert held.let_go_of_files() == 0
        assert held.file_bytes(held.get("document", number).values["sha256"]) == CHARTER
        with pytest.raises(NotFound):
            held.file_bytes(stray)
        assert held.check() == []


def test_check_names_a_missing_and_an_altered_file(desk, clock):
    add(desk)
    add(desk, b"another", title="Other")
    damage(desk, "UPDATE file_content SET bytes = ? WHERE sha256 = ?", b"%PDF-1.7 the charter of Osaka!", FINGERPRINT)
    damage(desk, "DELETE FROM file_content WHERE size = 7")
    with store.open_desk(desk.path, clock) as again:
        missing, altered = again.check()
        assert missing == "The file of DOC-2 “Other” is missing."
        assert altered == "The file of DOC-1 is not what it was when it came in."
        with pytest.raises(UserError, match="is damaged"):
            again.file_bytes(FINGERPRINT)


def test_check_names_an_altered_file_of_the_history(desk, clock):
    add(desk)
    desk.undo()
    damage(desk, "UPDATE file_content SET bytes = x'00'")
    with store.open_desk(desk.path, clock) as again:
        assert again.check() == ["The file of a document in the history is not what it was when it came in."]
