"""The verb that hands records out: `export` to a workbook or a calendar."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from cityintl.cli import owed, said
from cityintl.cli.records import desk_of
from cityintl.errors import UserError
from cityintl.papers.letterhead import letterhead
from cityintl.reference.sources import CITY_CREDIT


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
