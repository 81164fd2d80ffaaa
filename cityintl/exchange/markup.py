"""Text out of HTML: the words as a reader would see them, without scripts, styles and addresses of pictures."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Longer pages than anybody writes; what stands behind is not read.
_MOST = 5_000_000
_UNSEEN = {"script", "style", "head", "title", "noscript", "template", "svg", "object", "iframe"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "div", "dl", "dt", "dd", "fieldset", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
}  # fmt: skip
_APART = {"p", "blockquote", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"}


def plain(page: str) -> str:
    """The words of a page of HTML, a line for each block; nothing where there are none."""
    from lxml import etree, html  # costs 40 ms: only when a page is read

    cut = re.sub(r"^\s*<\?xml[^>]*\?>", "", page[:_MOST].replace("\0", ""))
    try:
        root = html.document_fromstring(cut, parser=html.HTMLParser(no_network=True, remove_comments=True))
    except (etree.ParserError, ValueError):  # nothing but white space or comments
        return ""
    pieces: list[str] = []
    _collect(root, pieces)
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in "".join(pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _collect(root: "HtmlElement", pieces: list[str]) -> None:
    """Walk without calling itself: a page may nest deeper than Python likes to."""
    from lxml import etree

    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if skipped is None and (tag in _UNSEEN or not tag):
                skipped = element
            if skipped is None:
                _open(tag, element.text or "", pieces)
        else:
            if skipped is None:
                pieces.append("\n\n" if tag in _APART else "\n" if tag in _BLOCKS and tag != "br" else "")
                pieces.append("\t" if tag in ("td", "th") else "")
            if skipped is element:
                skipped = None
            if skipped is None:
                pieces.append(_flowing(element.tail or ""))


def _open(tag: str, text: str, pieces: list[str]) -> None:
    if tag in _BLOCKS:
        so_far = next((piece for piece in reversed(pieces) if piece), "\n")
        pieces.append("" if so_far.endswith("\n") and tag != "br" else "\n")
    if tag == "li":
        pieces.append("• ")
    pieces.append(text if tag == "pre" else _flowing(text))


def _flowing(text: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text)
