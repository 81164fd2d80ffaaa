"""The text of a template becomes blocks: paragraphs, points, facts, large lines; what is not known is a visible gap."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cityintl.desk.letter_words import Words
from cityintl.papers.blocks import Block, Bullets, Facts, Inline, Said, Strong, Text, bare, line
from cityintl.records.letter_template import BRACED

_POINT, _LARGE, _FACT = "- ", "# ", " :: "
#: What begins with a preposition, and so with a capital where it opens a sentence.
_PHRASES = ("since", "when")


@dataclass
class Filling:
    """Fills in one letter; `gaps` are the placeholders that the desk could not answer, in their order."""

    facts: Mapping[str, str]
    words: Words
    gaps: dict[str, None] = field(default_factory=dict)

    def said(self, text: str) -> Said:
        """A line with everything filled in."""
        parts: list[Inline] = []
        end = 0
        for found in BRACED.finditer(text):
            parts.append(text[end : found.start()])
            answer = self._answer(found[1])
            if isinstance(answer, str) and found[1] in _PHRASES and not found.start():
                answer = answer[:1].upper() + answer[1:]
            parts.append(answer)
            end = found.end()
        parts.append(text[end:])
        made = line(*parts)
        return made if any(isinstance(part, Strong) for part in made.parts) else bare(made)

    def _answer(self, name: str) -> Inline:
        if name in self.facts:
            return self.facts[name]
        self.gaps[name] = None
        return Strong(self.words.gap(name))

    def plain(self, text: str) -> str:
        """The same as words alone."""
        return bare(self.said(text))

    def blocks(self, text: str) -> list[Block]:
        """The paragraphs of a text."""
        found: list[Block] = []
        for paragraph in text.strip().split("\n\n"):
            if paragraph.strip():
                found += self._paragraph(paragraph.strip("\n"))
        return found

    def _paragraph(self, text: str) -> list[Block]:
        lines = text.split("\n")
        if all(each.startswith(_POINT) for each in lines):
            return [Bullets(tuple(self.said(each.removeprefix(_POINT)) for each in lines))]
        if all(_FACT in each for each in lines):
            pairs = [each.split(_FACT, 1) for each in lines]
            return [Facts(tuple((self.plain(label.strip()), self.said(value.strip())) for label, value in pairs))]
        if text.startswith(_LARGE):
            return [Text(self.said(text.removeprefix(_LARGE)), "lead")]
        return [Text(self.said(text))]
