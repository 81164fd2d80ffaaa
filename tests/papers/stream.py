"""Papers that hypothesis makes up, of every block and of what people might type into it."""

from hypothesis import strategies as st

from cityintl.papers import blocks
from cityintl.papers.blocks import COVERED, Lines, Spanned
from tests.papers.odd import SCRIPTS
from tests.papers.odd_visual import picture as picture_of


def _tuples(items: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return st.lists(items, max_size=most).map(tuple)


words = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    ("名古屋", "القاهرة ab", "a<b>", "เชียง", "word", "\U0001f600", "x" * 90, *SCRIPTS.values())
)
local = st.builds(blocks.Local, words, st.sampled_from(("ja", "ar", "zh-Hant", "", "xx")))
note = st.builds(blocks.Note, words | st.just("line\n" * 300))
inline = st.one_of(
    words,
    st.builds(blocks.Strong, words),
    local,
    st.builds(blocks.Link, words, words),
    st.builds(blocks.Status, words, words),
    note,
)
said = inline | st.builds(blocks.Line, _tuples(inline, 3))
lines = st.builds(Lines, _tuples(said, 3))
cell = st.one_of(
    st.none(),
    said,
    lines,
    st.integers(),
    st.just(COVERED),
    st.builds(Spanned, said | lines, st.integers(0, 5), st.integers(0, 5)),
    st.builds(blocks.Spark, st.lists(st.floats(0, 1e6), max_size=10).map(tuple), words),
    st.just("A cell longer than a page. " * 220),
)


@st.composite
def tables(draw: st.DrawFn) -> blocks.Table:
    count = draw(st.integers(1, 18) | st.just(40))
    row = st.tuples(*[cell] * count) if count < 19 else st.tuples(*[words] * count)
    columns = tuple(
        blocks.Column(f"c{n}" if n % 7 else draw(words), draw(st.sampled_from(("left", "right"))), float(n % 3))
        for n in range(count)
    )
    groups = _tuples(st.builds(blocks.Group, words, _tuples(row, 2)), 2 if count < 19 else 1)
    return blocks.Table(
        columns, draw(_tuples(row, 4)), draw(groups), draw(words), *draw(st.tuples(*[st.booleans()] * 4))
    )


def _lists(inner: st.SearchStrategy) -> st.SearchStrategy:
    items = _tuples(said | st.builds(blocks.Nested, said, inner), 3)
    return st.builds(blocks.Bullets, items) | st.builds(blocks.Numbered, items)


lists = st.recursive(st.builds(blocks.Bullets, _tuples(said, 3)), _lists, max_leaves=6)
figure = st.builds(blocks.KeyFigure, words, words, words)
entry = st.builds(
    blocks.Entry, words, words, words, words, words, _tuples(said, 2), words, _tuples(said, 2), st.booleans(),
    words, words,
)  # fmt: skip
person = st.builds(
    blocks.Person, words, words, st.booleans(), st.none() | local, words, words, words, words,
    st.none() | st.binary(max_size=9) | st.just("RGBA").map(picture_of),
)  # fmt: skip
number = st.none() | st.floats() | st.integers(-9, 9**9)
image = st.binary(max_size=40) | st.sampled_from(("1", "LA", "P", "RGBA", "RGB")).map(picture_of)
picture = st.builds(blocks.Picture, image, words, words, st.floats(0.01, 3.0))
leaf = st.one_of(
    st.builds(blocks.Text, said, st.sampled_from(("lead", "body", "quiet", "note"))),
    st.builds(blocks.Facts, _tuples(st.tuples(words, cell), 3)),
    st.builds(blocks.Heading, words),
    lists,
    tables(),
    st.builds(blocks.People, _tuples(person, 4)),
    picture,
    st.builds(blocks.KeyFigures, _tuples(figure, 5)),
    st.builds(blocks.Programme, words, _tuples(entry, 3), words, words),
    st.builds(blocks.Signing, _tuples(lines, 3)),
    st.builds(
        lambda series, told, why: blocks.YearColumns((2025, 2026), series, told, told, ((2025, why),)),
        _tuples(st.builds(blocks.Series, words, _tuples(number, 3)), 6), words, words,
    ),
    st.builds(lambda items: blocks.Numbered(items, large=True), _tuples(said | lines, 3)),
)  # fmt: skip
some = _tuples(leaf, 3)
inside = st.one_of(
    leaf, st.builds(blocks.Box, some), st.builds(blocks.Halves, st.tuples(words, some), st.tuples(words, some))
)
section = st.builds(
    blocks.Section, words, _tuples(inside, 3), words, st.sampled_from(("plain", "care")), words, st.just("") | words
)
part = st.builds(
    blocks.Part, words, _tuples(section | inside, 3), words, st.none() | local, st.just("") | said, st.booleans()
)
place = st.builds(
    blocks.Place, words, st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(("", "JP", "US")), st.none() | local
)
cover = st.builds(
    blocks.Cover, words, words, st.none() | local, words, _tuples(st.tuples(words, lines), 5), _tuples(place, 3),
    _tuples(figure, 3),
)  # fmt: skip
alone = st.one_of(
    st.builds(
        blocks.Letter, _tuples(said, 3), words, _tuples(leaf, 2), words, words, _tuples(said, 2), _tuples(words, 2),
        st.sampled_from(("", "ar", "ja", "xx")),
    ),
    st.builds(blocks.Certificate, words, some),
    st.builds(
        blocks.Tiles, st.sampled_from(("place", "badge", "label")), _tuples(st.builds(blocks.Tile, _tuples(said, 3)), 5)
    ),
)  # fmt: skip
papers = st.builds(
    blocks.Paper,
    st.just("odd"),
    words,
    _tuples(st.one_of(section, inside, part, alone, st.just(blocks.Break())), 4),
    words,
    st.none() | local,
    st.just("") | said,
    st.sampled_from(("en-US", "es", "ar", "he", "ja")),
    office=words,
    contact=words,
    handling=words,
    landscape=st.booleans(),
    cover=st.none() | cover,
    contents=st.booleans(),
    running=words,
    version=words,
    look=st.sampled_from(("page", "page", "pocket", "letter")),
)
