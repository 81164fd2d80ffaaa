"""Every option of every paper changes what it says, over the sample desk."""

from dataclasses import replace

import pytest

from cityintl.errors import UserError
from cityintl.papers.catalogue import PAPERS
from tests.papers.conftest import MOMENT

#: So many records of each kind are tried, until one has what an option shows.
_TRIED = 8
CHOSEN = [(paper.name, option.name) for paper in PAPERS.values() for option in paper.options if not option.free]


def _records(office, paper):
    if not paper.takes:
        yield None
    for kind in paper.takes:
        for number in office.listing(kind, ()).ids[:_TRIED]:
            yield kind, number


def _values(office, option, record):
    if option.yes_or_no:
        return [True, False]
    return [word for word, _said in option.choices(office, record)]


@pytest.mark.parametrize(("name", "option"), CHOSEN)
def test_an_option_changes_the_paper(office, name: str, option: str) -> None:
    paper = PAPERS[name]
    found = next(each for each in paper.options if each.name == option)
    several = False
    for record in _records(office, paper):
        values = _values(office, found, record)
        several = several or len(values) > 1
        made = []
        for value in values[:4]:
            try:
                made.append(replace(paper.build(office, record, MOMENT, {option: value}), readme=()))
            except UserError:
                continue
        if any(each != made[0] for each in made[1:]):
            return
    assert not several, "it can be chosen, and nothing changes"
