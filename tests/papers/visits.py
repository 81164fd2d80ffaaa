"""What the tests of papers of visits share: the words of a paper, and the sample's visits by what they show."""

from cityintl.papers import as_pdf
from cityintl.papers.blocks import Paper
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.lines import one
from tests.papers.conftest import MOMENT
from tests.papers.structure import spoken

#: Bordeaux: we go abroad; Nagoya: they come; a week on screens; a visit that was only asked for.
BORDEAUX, NAGOYA, SCREENS, ASKED = 1, 10, 9, 17


def built(desk, name: str, number: int, kind: str = "delegation", **options) -> Paper:
    """The content of a paper about a visit."""
    chosen = {key.removesuffix("_"): value for key, value in options.items()}
    return PAPERS[name].build(desk, (kind, number), MOMENT, chosen)


def words(paper: Paper) -> str:
    """What a screen reader hears, from the first line to the last."""
    return "\n".join(" ".join(text.split()) for _tag, text, _language in spoken(as_pdf.render(paper)))


def read(paper: Paper) -> str:
    """The words of a paper as its blocks bear them: quicker than a file, for what a file is not needed for."""
    return one(paper.blocks)


def stand_in_order(wanted: list[str], told: str) -> bool:
    """Whether these stand in the words one after the other; where one lacks, it is named."""
    at = 0
    for each in wanted:
        found = told.find(" ".join(each.split()), at)
        assert found >= 0, f"{each!r} is missing, or stands before what it follows"
        at = found
    return True
