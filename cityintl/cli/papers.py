"""The verbs of papers: `papers` lists what can be made, `paper` makes one, and hands it out where that is asked."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cityintl.cli import said
from cityintl.cli.clock import clock
from cityintl.cli.records import desk_of
from cityintl.errors import UserError
from cityintl.papers import forms, issuing
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.issuing import Standing
from cityintl.papers.letterhead import sheet_size
from cityintl.papers.offer import Option, PaperKind, Record
from cityintl.records import kinds
from cityintl.store import DeskFile

_SIZES = ("letter", "a4")
#: So many records of a kind are tried as the example of a paper: one with nothing to say may refuse it.
_TRIES = 6


def list_papers(args: Namespace) -> None:
    """List the papers; of a desk also what each option takes there, and an example of what the paper is about."""
    if args.desk:
        with desk_of(args) as desk:
            shapes = [_shape(paper, desk, example_of(desk, paper)) for paper in PAPERS.values()]
    else:
        shapes = [_shape(paper) for paper in PAPERS.values()]
    if args.json:
        said.as_json(shapes)
        return
    for shape in shapes:
        _tell(shape)


def _tell(shape: dict[str, Any]) -> None:
    takes = f"  for {_either(shape['takes'])}" if shape["takes"] else ""
    example = f", such as {shape['example']}" if shape.get("example") else ""
    said.out(f"{shape['name']:<18} {shape['title']} ({', '.join(shape['formats'])}){takes}{example}")
    said.out(f"{'':<18} {shape['about']}")
    if len(shape["languages"]) > 1:
        said.out(f"{'':<18} --language {'|'.join(shape['languages'])}")
    for option in shape["options"]:
        values = "…" if option["free"] else "|".join(option["values"]) or "…"
        said.out(f"{'':<18} --option {option['name']}={values}  {option['label']}")


def _either(takes: list[str]) -> str:
    return "any record" if len(takes) > 10 else " or ".join(takes)


def _shape(paper: PaperKind, desk: DeskFile | None = None, example: Record = None) -> dict[str, Any]:
    options = [_option(option, desk, example) for option in paper.options]
    size = {"name": "paper", "label": "The size of the sheets", "values": list(_SIZES), "standard": "the city's"}
    shape = {
        "name": paper.name,
        "title": paper.title,
        "about": paper.about,
        "takes": list(paper.takes),
        "formats": list(forms.forms_of(paper)),
        "languages": list(paper.languages),
        "versions": paper.versions,
        "options": [*options, {**size, "words": {}, "free": False, "confidential": False}],
    }
    if desk is not None:
        shape["example"] = kinds.kind(example[0]).reference(example[1]) if example else None
    return shape


def _option(option: Option, desk: DeskFile | None, example: Record) -> dict[str, Any]:
    """An option; what only a desk can offer stands there where one was named."""
    standard: bool | str = option.standard
    if option.yes_or_no:
        choices = [("yes", "Yes"), ("no", "No")]
        standard = "yes" if option.standard else "no"
    elif desk is not None:
        choices, standard = option.choices(desk, example), option.usual(desk, example)
    else:
        choices = list(option.values)
    return {
        "name": option.name,
        "label": option.label,
        "values": [word for word, _words in choices],
        "words": dict(choices),
        "standard": standard,
        "free": option.free,
        "confidential": option.confidential,
    }


def example_of(desk: DeskFile, paper: PaperKind) -> Record:
    """A record of this desk of which the paper lacks nothing, else one of which it can be made; None without any."""
    moment = desk.clock()
    first: Record = None
    for record in _candidates(desk, paper):
        try:
            made = paper.build(desk, record, moment)
        except UserError:
            continue
        if not made.gaps:
            return record
        first = first or record
    return first


def _candidates(desk: DeskFile, paper: PaperKind) -> Iterator[tuple[str, int]]:
    for name in paper.takes:
        for number in desk.listing(name, ()).ids[:_TRIES]:
            yield name, number


def make_paper(args: Namespace) -> None:
    """Make a paper in the form that the name of the file says, and keep it beside its record where asked."""
    paper = PAPERS.get(args.name)
    if paper is None:
        raise UserError(f"There is no paper called “{args.name}”.", f"Choose one of: {', '.join(PAPERS)}.")
    record, path = _what(args.rest, paper)
    with desk_of(args) as desk:
        options, size = _options(args.option, paper, sheet_size(desk.home()))
        made = issuing.stand(desk, paper, record, clock(args.today)(), options, args.language)
        unknown = [f"U+{ord(character):04X}" for character in forms.write(path, made.paper, size)]
        document = _issue(desk, made, path) if args.issue else None
    reference = kinds.kind("document").reference(document) if document else None
    if args.json:
        said.as_json(_told(made, path, unknown, reference))
        return
    said.out(f"Wrote {path}.")
    if made.said:
        said.out(made.said)
    for gap in made.paper.gaps:
        said.out(f"To be filled in or compared: {gap}.")
    if reference:
        version = f" as version {made.version}" if made.version else ""
        said.out(f"Kept as {reference}{version}.")
    if unknown:
        said.out(f"No font has {', '.join(unknown)}; the paper shows their code points.")


def _issue(desk: DeskFile, made: Standing, path: Path) -> int:
    """Keep the file in the desk; where that cannot be, no file stays that says it was handed out."""
    try:
        return issuing.issue(desk, made, path.read_bytes(), path.suffix.lower(), desk.today)
    except UserError:
        path.unlink(missing_ok=True)
        raise


def _told(made: Standing, path: Path, unknown: list[str], document: str | None) -> dict[str, Any]:
    before = made.before
    return {
        "file": str(path),
        "paper": made.kind.name,
        "title": made.paper.title,
        "language": made.paper.language[:2],
        "unknown_characters": unknown,
        "gaps": list(made.paper.gaps),
        "version": made.version or None,
        "printed": {"version": before.version, "on": before.on.isoformat()} if before else None,
        "changes": made.changes if before else None,
        "said": made.said or None,
        "document": document,
    }


def _what(words: list[str], paper: PaperKind) -> tuple[Record, Path]:
    """The record and the file that were named."""
    if len(words) > 2:
        raise UserError("A paper takes at most one record and one file.", "Write: paper DESK NAME [REF] OUT")
    path = Path(words[-1])
    known = forms.forms_of(paper)
    if path.suffix.lower().lstrip(".") not in known:
        raise UserError(f"“{paper.title}” cannot be made as “{path.name}”.", f"It comes as .{', .'.join(known)}.")
    if len(words) == 1:
        return None, path
    kind, number = kinds.parse_reference(words[0])
    return (kind.name, number), path


def _options(words: list[str], paper: PaperKind, size: str) -> tuple[dict[str, str], str]:
    """The options of the paper, and the size of the sheets, which every paper has."""
    found: dict[str, str] = {}
    known = [*(option.name for option in paper.options), "paper"]
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise UserError(f"“{word}” is not an option.", "Write K=V, such as internal=yes or paper=a4.")
        if name not in known:
            raise UserError(f"“{paper.title}” has no option “{name}”.", f"Its options: {', '.join(known)}.")
        if name != "paper":
            found[name] = value
        elif value.lower() in _SIZES:
            size = value.lower()
        else:
            raise UserError(f"“paper” cannot be “{value}”.", f"It takes: {', '.join(_SIZES)}.")
    return found, size
