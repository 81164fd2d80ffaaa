"""Every paper keeps PDF/UA-1 and PDF/A-2a, in the eyes of veraPDF; an untagged file does not."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from cityintl.papers import as_pdf, blocks
from cityintl.papers.catalogue import PAPERS
from cityintl.records import kinds
from tests.papers.conftest import MOMENT, Validator
from tests.papers.odd import every_script, everything, strange


def _of_the_desk(office, folder: Path) -> list[Path]:
    wanted = [("ties-register", None, {}), ("indicators", None, {}), ("grants-book", None, {})]
    wanted += [(name, None, {}) for name in ("week-ahead", "gift-register", "gift-statement", "travel-disclosure")]
    wanted += [("partner-profile", ("partner", n), {"internal": n % 2 == 0}) for n in range(1, 8)]
    wanted += [("pocket-itinerary", ("delegation", 10), {}), ("delegation-list", ("delegation", 10), {})]
    wanted += [("letter", ("delegation", 10), {"language": "es"}), ("letter", ("greeting_list", 1), {})]
    wanted += [("labels", ("greeting_list", 1), {}), ("greeting-list", ("greeting_list", 1), {})]
    wanted += [("proclamation", ("tie", 1), {}), ("certificate", ("delegation", 10), {})]
    wanted += [("staff-report", record, {}) for record in (("delegation", 1), ("gift", 2), ("tie", 1))]
    wanted += [("record-sheet", (kind.name, 1), {}) for kind in kinds.KINDS if office.count(kind.name)]
    found = []
    for name, record, options in wanted:
        paper = PAPERS[name].build(office, record, MOMENT, options)
        path = folder / f"{name}-{'-'.join(map(str, record or ()))}.pdf"
        path.write_bytes(as_pdf.render(paper, "a4" if len(found) % 2 else "letter"))
        found.append(path)
    return found


def test_every_paper_keeps_both_standards_and_an_untagged_file_keeps_neither(
    office, tmp_path: Path, verapdf: Validator, capsys: pytest.CaptureFixture[str]
) -> None:
    files = _of_the_desk(office, tmp_path)
    for paper in (every_script(), everything(), strange()):
        for size in ("letter", "a4"):
            path = tmp_path / f"{paper.name}-{size}.pdf"
            path.write_bytes(as_pdf.render(paper, size))
            files.append(path)
    files += _odd_files(tmp_path)
    plain = tmp_path / "untagged.pdf"
    canvas = Canvas(str(plain))
    canvas.drawString(72, 720, "Nothing tells what this is.")
    canvas.save()
    found = verapdf.run([*files, plain])
    assert found.pop((plain.name, "ua1")), "an untagged file must not pass"
    assert found.pop((plain.name, "2a")), "an untagged file must not pass"
    assert len(found) == 2 * len(files)
    faults = {key: said for key, said in found.items() if said}
    with capsys.disabled():
        passed = len(found) - len(faults)
        sys.stdout.write(f"\nveraPDF: {passed} of {len(files)} files × 2 profiles = {len(found)} passed\n")
    assert not faults


_words = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(("名古屋", "القاهرة ab", "a<b>", "เชียง"))
_inline = st.one_of(
    _words,
    st.builds(blocks.Strong, _words),
    st.builds(blocks.Local, _words, st.sampled_from(("ja", "ar", "zh-Hant", "", "xx"))),
    st.builds(blocks.Link, _words, _words),
    st.builds(blocks.Status, _words, _words),
)
_cell = st.none() | _inline | st.builds(lambda items: blocks.Lines(tuple(items)), st.lists(_inline, max_size=3))
_table = st.integers(1, 18).flatmap(
    lambda n: st.builds(
        lambda rows, dense: blocks.Table(
            tuple(blocks.Column(f"c{k}", share=float(k % 3)) for k in range(n)), tuple(rows), dense=dense
        ),
        st.lists(st.tuples(*[_cell] * n), max_size=4),
        st.booleans(),
    )
)
_block = st.one_of(
    st.builds(blocks.Text, _inline, st.sampled_from(("lead", "body", "note"))),
    st.builds(lambda pairs: blocks.Facts(tuple(pairs)), st.lists(st.tuples(_words, _cell), max_size=3)),
    st.builds(lambda items: blocks.Bullets(tuple(items)), st.lists(_inline, max_size=3)),
    _table,
)
_paper = st.builds(
    lambda title, found: blocks.Paper("odd", title, (*found, blocks.Section(title, tuple(found)))),
    _words,
    st.lists(_block, max_size=4),
)
_made: list[bytes] = []


@settings(max_examples=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(_paper)
def _make_odd(paper: blocks.Paper) -> None:
    made = as_pdf.render(paper)
    assert made == as_pdf.render(paper)
    _made.append(made)


def _odd_files(folder: Path) -> list[Path]:
    """Files of content that hypothesis made up."""
    _made.clear()
    _make_odd()
    found = []
    for n, content in enumerate(_made[::4]):
        path = folder / f"odd-{n}.pdf"
        path.write_bytes(content)
        found.append(path)
    return found


def test_whatever_people_typed_makes_a_paper_and_the_same_one_again() -> None:
    _make_odd()
    assert _made
