"""Drafts outlive a restart and stand outside records, search and log."""

from cityintl import store


def test_a_draft_is_kept_replaced_and_dropped_without_a_trace(desk, clock):
    first = desk.keep_draft("tie", {"why": "krakow"})
    second = desk.keep_draft("person", {"family": "Tanaka"})
    assert desk.keep_draft("tie", {"why": "Kraków"}, first) == first
    desk.close()
    with store.open_desk(desk.path, clock) as again:
        assert {(d.id, d.kind, d.typed["why"]) for d in again.drafts("tie")} == {(first, "tie", "Kraków")}
        assert [d.id for d in again.drafts()] == [second, first]
        assert again.search("krakow") == [] and len(again.history()) == 1 and again.can_undo() is None
        again.drop_draft(first)
        assert [d.id for d in again.drafts()] == [second]
        assert again.drafts()[0].at == "2026-05-14T15:00:00+00:00"
