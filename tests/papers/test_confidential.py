"""What is confidential stands in no paper that was not asked for it: each such field holds a word of its own."""

import shutil

import pytest

from cityintl import store
from cityintl.errors import UserError
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.offer import PaperKind
from cityintl.records import kinds
from cityintl.store import DeskFile
from tests.papers.conftest import MOMENT

#: Records of a kind over which a paper is made.
_SOME = 2
pytestmark = pytest.mark.timeout(300)  # every paper is made


@pytest.fixture(scope="module")
def planted(office: DeskFile, tmp_path_factory: pytest.TempPathFactory) -> DeskFile:
    """The sample desk with “ZQX…” in every confidential text."""
    path = tmp_path_factory.mktemp("planted") / office.path.name
    shutil.copy(office.path, path)
    desk = store.open_desk(path, lambda: MOMENT)
    with desk.write("Plant") as door:
        for kind in kinds.KINDS:
            secret = [f.name for f in kind.fields.values() if f.sensitive and f.value.name in ("text", "note")]
            for number in desk.listing(kind.name, ()).ids if secret else ():
                door.set(kind.name, number, {name: f"ZQX {kind.name} {name}" for name in secret})
    return desk


def _records(desk: DeskFile, paper: PaperKind) -> list[tuple[str, int] | None]:
    if not paper.takes:
        return [None]
    most = 1 if len(paper.takes) > 20 else _SOME
    return [(kind, number) for kind in paper.takes for number in desk.listing(kind, ()).ids[:most]]


def _told(desk: DeskFile, paper: PaperKind, **options: bool) -> str:
    """Everything a paper holds over some records: what stands on it, in its workbook and in its metadata."""
    found = []
    for record in _records(desk, paper):
        try:
            found.append(repr(paper.build(desk, record, MOMENT, options)))
        except UserError:  # a record of which this paper has nothing to say
            continue
    assert found, paper.name
    return " ".join(found)


def test_no_paper_holds_a_confidential_word_unless_it_is_asked_to(planted: DeskFile) -> None:
    leaks = {name: told[at - 60 : at + 60] for name, paper in PAPERS.items()
             if (at := (told := _told(planted, paper)).find("ZQX")) >= 0}  # fmt: skip
    assert not leaks


ASKED = [(name, o.name) for name, paper in PAPERS.items() for o in paper.options if o.confidential]


def test_a_paper_that_is_asked_to_holds_them_and_says_so(planted: DeskFile) -> None:
    holding = set()
    for name, option in ASKED:
        told = _told(planted, PAPERS[name], **{option: True})
        assert "handling='Confidential'" in told or "handling='Internal'" in told, name
        if "ZQX" in told:
            holding.add(name)
    assert holding >= {"briefing-book", "delegation-list", "visit-file", "person-sheet", "record-sheet"}
