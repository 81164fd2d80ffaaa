"""Every paper keeps PDF/UA-1 and PDF/A-2a, in the eyes of veraPDF; an untagged file does not."""

import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from reportlab.pdfgen.canvas import Canvas

from cityintl.papers import as_pdf, blocks
from cityintl.papers.as_pdf.compose import Composer
from cityintl.papers.catalogue import PAPERS
from cityintl.records import kinds
from tests.papers.conftest import MOMENT, Validator
from tests.papers.odd import every_script, everything, strange
from tests.papers.odd_visual import letters_alone, pocket, unwished, visible
from tests.papers.stream import papers
from tests.papers.test_book import book


def _of_the_desk(office, folder: Path) -> list[Path]:
    wanted = [("ties-register", None, {}), ("indicators", None, {}), ("grants-book", None, {})]
    wanted += [(name, None, {}) for name in ("week-ahead", "gift-register", "gift-statement", "travel-disclosure")]
    wanted += [(name, None, {}) for name in ("annual-report", "reporting-calendar", "transition-binder")]
    wanted += [("commitment-sheet", ("commitment", 2), {}), ("commitment-sheet", ("submission", 4), {"notes": True})]
    wanted += [("partner-profile", ("partner", n), {"internal": n % 2 == 0}) for n in range(1, 8)]
    wanted += [("pocket-itinerary", ("delegation", 10), {}), ("delegation-list", ("delegation", 10), {})]
    wanted += [("briefing-book", ("delegation", n), {"confidential": n == 10}) for n in (1, 10)]
    wanted += [
        ("remarks", ("delegation", 10), {}),
        ("precedence", ("delegation", 10), {}),
        ("precedence", ("event", 7), {}),
    ]
    wanted += [
        ("place-cards", ("event", 7), {}),
        ("name-badges", ("delegation", 10), {}),
        ("person-sheet", ("person", 25), {}),
    ]
    wanted += [("letter", ("delegation", 10), {"language": "es"}), ("letter", ("greeting_list", 1), {})]
    wanted += [("labels", ("greeting_list", 1), {}), ("greeting-list", ("greeting_list", 1), {})]
    wanted += [("proclamation", ("tie", 1), {}), ("certificate", ("delegation", 10), {})]
    wanted += [("staff-report", record, {}) for record in (("delegation", 1), ("gift", 2), ("tie", 1))]
    wanted += [("visit-file", ("delegation", 10), {"confidential": True}), ("after-action", ("delegation", 1), {})]
    wanted += [("record-sheet", (kind.name, 1), {}) for kind in kinds.KINDS if office.count(kind.name)]
    found = []
    for name, record, options in wanted:
        paper = PAPERS[name].build(office, record, MOMENT, options)
        path = folder / f"{name}-{'-'.join(map(str, record or ()))}.pdf"
        path.write_bytes(as_pdf.render(paper, "a4" if len(found) % 2 else "letter"))
        found.append(path)
    return found


@pytest.mark.timeout(400)  # a hundred papers are made and judged
def test_every_paper_keeps_both_standards_and_an_untagged_file_keeps_neither(
    office, tmp_path: Path, verapdf: Validator, capsys: pytest.CaptureFixture[str]
) -> None:
    files = _of_the_desk(office, tmp_path)
    made = (every_script(), everything(), strange(), book(), visible(), pocket(), letters_alone(), unwished())
    for paper in made:
        for size in ("letter", "a4"):
            path = tmp_path / f"{paper.name}-{size}.pdf"
            path.write_bytes(as_pdf.render(paper, size))
            files.append(path)
    files += _odd_files(tmp_path)
    plain = tmp_path / "untagged.pdf"
    canvas = Canvas(str(plain))
    canvas.drawString(72, 720, "Nothing tells what this is.")
    canvas.save()
    mute = tmp_path / "mute.pdf"
    with patch.object(Composer, "telling", lambda *_: ""):
        mute.write_bytes(as_pdf.render(book()))
    found = verapdf.run([*files, plain, mute])
    assert found.pop((plain.name, "ua1")), "an untagged file must not pass"
    assert found.pop((plain.name, "2a")), "an untagged file must not pass"
    assert found.pop((mute.name, "ua1")), "a tagged file whose figure says nothing must not pass"
    found.pop((mute.name, "2a"))
    assert len(found) == 2 * len(files)
    faults = {key: said for key, said in found.items() if said}
    with capsys.disabled():
        passed = len(found) - len(faults)
        sys.stdout.write(f"\nveraPDF: {passed} of {len(files)} files × 2 profiles = {len(found)} passed\n")
    assert not faults


_made: list[bytes] = []


@settings(max_examples=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(papers)
def _make_odd(paper: blocks.Paper) -> None:
    made = as_pdf.render(paper)
    assert made == as_pdf.render(paper)
    _made.append(made)


def _odd_files(folder: Path) -> list[Path]:
    """Files of content that hypothesis made up, once for all tests here."""
    if not _made:
        _make_odd()
    found = []
    for n, content in enumerate(_made[::4]):
        path = folder / f"odd-{n}.pdf"
        path.write_bytes(content)
        found.append(path)
    return found


def test_whatever_people_typed_makes_a_paper_and_the_same_one_again() -> None:
    if not _made:
        _make_odd()
    assert len(_made) >= 40
