"""The verbs that hand out: `export` of records, `papers` and `paper`."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from cityintl.cli import owed, said
from cityintl.cli.clock import clock
from cityintl.cli.records import desk_of
from cityintl.errors import UserError
from cityintl.files import write_whole
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.letterhead import letterhead, sheet_size
from cityintl.papers.offer import PaperKind
from cityintl.records import kinds
from cityintl.reference.sources import CITY_CREDIT
from cityintl.store import DeskFile

_SIZES = ("letter", "a4")


def export(args: Namespace) -> None:
    """Write the kinds' own fields to a workbook, or what is due to a calendar."""
    if Path(args.out).suffix.lower() == ".ics":
        owed.write_calendar(args, Path(args.out))
        return
    from cityintl.exchange.export import sheets
    from cityintl.papers import as_excel

    path = _workbook_path(Path(args.out))
    with desk_of(args) as desk:
        head = letterhead(desk.home(), desk.clock())
        found = sheets(desk, args.kind, sensitive=args.sensitive)
        if not found:
            raise UserError("This desk has no records to export yet.", "Import a spreadsheet, or add some first.")
        readme = [("Desk", desk.path.name), ("Of", head["office"]), ("Made", head["printed"]), ("Places", CITY_CREDIT)]
        as_excel.write(path, found, readme, f"Records of {head['office']}", head["office"], _moment(head["created"]))
    counted = {sheet.name: len(sheet.rows) for sheet in found}
    if args.json:
        said.as_json({"file": str(path), "sheets": counted})
    else:
        said.out(f"Wrote {path}: {', '.join(f'{name} {n:,}' for name, n in counted.items())}.")


def _workbook_path(path: Path) -> Path:
    if path.suffix.lower() != ".xlsx":
        raise UserError(f"“{path.name}” is no name for a workbook.", "Let it end in .xlsx, or in .ics for a calendar.")
    return path


def _moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso)


def list_papers(args: Namespace) -> None:
    """List the papers, with an example of what each takes where a desk is named."""
    shapes = [_shape(paper) for paper in PAPERS.values()]
    if args.desk:
        with desk_of(args) as desk:
            for paper, shape in zip(PAPERS.values(), shapes, strict=True):
                shape["example"] = _example(desk, paper)
    if args.json:
        said.as_json(shapes)
        return
    for shape in shapes:
        takes = f"  for {' or '.join(shape['takes'])}" if shape["takes"] else ""
        said.out(f"{shape['name']:<18} {shape['title']} ({', '.join(shape['formats'])}){takes}")
        said.out(f"{'':<18} {shape['about']}")
        for option in shape["options"]:
            said.out(f"{'':<18} --option {option['name']}={option['values']}  {option['label']}")


def _shape(paper: PaperKind) -> dict[str, Any]:
    return {
        "name": paper.name,
        "title": paper.title,
        "about": paper.about,
        "takes": list(paper.takes),
        "formats": list(paper.formats),
        "options": [
            *(
                {"name": o.name, "label": o.label, "values": "yes|no", "standard": "yes" if o.standard else "no"}
                for o in paper.options
            ),
            {"name": "paper", "label": "The size of the sheets", "values": "letter|a4", "standard": "the city's"},
        ],
    }


def _example(desk: DeskFile, paper: PaperKind) -> str | None:
    for name in paper.takes:
        if found := desk.listing(name, ()).ids:
            return kinds.kind(name).reference(found[0])
    return None


def make_paper(args: Namespace) -> None:
    """Make a paper as PDF or workbook, as the name of the file says."""
    paper = PAPERS.get(args.name)
    if paper is None:
        raise UserError(f"There is no paper called “{args.name}”.", f"Choose one of: {', '.join(PAPERS)}.")
    if len(args.rest) > 2:
        raise UserError("A paper takes at most one record and one file.", "Write: paper DESK NAME [REF] OUT")
    path = Path(args.rest[-1])
    form = path.suffix.lower().lstrip(".")
    if form not in paper.formats:
        raise UserError(
            f"“{paper.title}” cannot be made as “{path.name}”.", f"It comes as .{', .'.join(paper.formats)}."
        )
    record = None
    if len(args.rest) == 2:
        kind, number = kinds.parse_reference(args.rest[0])
        record = (kind.name, number)
    with desk_of(args) as desk:
        options, size = _options(args.option, sheet_size(desk.home()))
        built = paper.build(desk, record, clock(args.today)(), options)
    unknown = _write_workbook(path, built) if form == "xlsx" else _write_pdf(path, built, size)
    if args.json:
        said.as_json({"file": str(path), "paper": paper.name, "title": built.title, "unknown_characters": unknown})
        return
    said.out(f"Wrote {path}.")
    if unknown:
        said.out(f"No font has {', '.join(unknown)}; the paper shows their code points.")


def _options(words: list[str], size: str) -> tuple[dict[str, str], str]:
    found: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if name == "paper" and value.lower() in _SIZES:
            size = value.lower()
        elif not equals or name == "paper":
            raise UserError(f"“{word}” is not an option.", "Write K=V, such as internal=yes or paper=a4.")
        else:
            found[name] = value
    return found, size


def _write_workbook(path: Path, built: Any) -> list[str]:
    from cityintl.papers import as_excel

    moment = _moment(built.created)
    as_excel.write(path, as_excel.sheets_of(built), built.readme, built.title, built.office, moment)
    return []


def _write_pdf(path: Path, built: Any, size: str) -> list[str]:
    from cityintl.papers.as_pdf import set_paper

    rendered = set_paper(built, size)
    write_whole(path, lambda unfinished: unfinished.write_bytes(rendered.content))
    return [f"U+{ord(character):04X}" for character in rendered.unknown]
