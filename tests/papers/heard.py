"""What a paper says, as one text, and whether words stand in it in an order; spaces and breaks do not count."""

from collections.abc import Iterable
from functools import cache

from cityintl.papers import as_pdf
from cityintl.papers.catalogue import PAPERS
from cityintl.store import DeskFile
from tests.papers.conftest import MOMENT
from tests.papers.structure import spoken


def heard(desk: DeskFile, name: str, record: tuple[str, int] | None = None, **options: object) -> str:
    """The text of the structure, a line for each element."""
    content = as_pdf.render(PAPERS[name].build(desk, record, MOMENT, options))
    return "\n".join(text.strip() for _tag, text, _language in spoken(content))


def once(office: DeskFile, name: str, record: tuple[str, int] | None = None, **options: object) -> str:
    """The same of the desk that no test writes to: each paper is set only once."""
    return _kept(office, name, record, tuple(sorted(options.items())))


@cache
def _kept(office: DeskFile, name: str, record: tuple[str, int] | None, options: tuple[tuple[str, object], ...]) -> str:
    return heard(office, name, record, **dict(options))


def bare(text: str) -> str:
    """The text without spaces: a line may end behind a hyphen, and a note may have several lines."""
    return "".join(text.split())


def missing(told: str, wanted: Iterable[object]) -> list[str]:
    """Those of these that the text does not say."""
    whole = bare(told)
    return [str(each) for each in wanted if each not in (None, "") and bare(str(each)) not in whole]


def stands_in_order(told: str, wanted: Iterable[object]) -> None:
    """Each of these stands behind the one before it."""
    whole, at = bare(told), 0
    for each in wanted:
        found = whole.find(bare(str(each)), at)
        assert found >= 0, f"“{each}” does not stand behind what comes before it"
        at = found + len(bare(str(each)))
