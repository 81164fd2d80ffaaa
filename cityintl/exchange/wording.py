"""The official wording of a framework's workbook comes in: what the desk lacks is added, what differs is corrected."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityintl.desk import goals_framework
from cityintl.desk.asking import picked
from cityintl.errors import UserError
from cityintl.exchange.framework_workbook import Framework, read_framework
from cityintl.records.wording import Level
from cityintl.store import DeskFile
from cityintl.words import _


@dataclass(frozen=True)
class Plan:
    """What a workbook would do to the desk: rows to add, texts to correct by record, and how many stand there."""

    path: Path
    found: Framework
    version: int
    language: str
    new: tuple[dict[str, Any], ...]
    changed: tuple[tuple[int, dict[str, Any]], ...]
    known: int
    framework: int | None

    @property
    def label(self) -> str:
        """What the step is called."""
        said = _("Official wording of the list of {year} ({language})")
        return said.format(year=self.version, language=self.language)

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.new or self.changed)

    def counts(self) -> dict[Level, int]:
        """How many goals, targets and indicators the workbook has."""
        return {level: len(self.found.of(level)) for level in Level}


def make(desk: DeskFile, path: Path, version: int | None = None, language: str | None = None) -> Plan:
    """Read a workbook and hold it against the desk; UserError where nobody knows of which year its list is."""
    found = read_framework(path)
    year, tongue = version or found.version, language or found.language
    if year is None:
        raise UserError(
            _("“{file}” does not say of which year its list is.").format(file=path.name),
            _("Say it: --list-of 2025, or call the file “… after 2025 review.xlsx”."),
        )
    if tongue is None:
        raise UserError(
            _("“{file}” is in a language that the program does not recognize.").format(file=path.name),
            _("Say it by its code: --language pt"),
        )
    framework = goals_framework.number_of(desk)
    asked = {"framework": framework, "version": year, "language": tongue}
    fields = ("level", "code", "text", "owner_code")
    rows = picked(desk, "official_wording", fields, asked) if framework else []
    there = {(row["level"], row["code"]): row for row in rows}
    new: list[dict[str, Any]] = []
    changed: list[tuple[int, dict[str, Any]]] = []
    for said in found.wording:
        own = {"text": said.text, "owner_code": said.unsd}
        row = there.get((said.level, said.code))
        if row is None:
            more = {"level": said.level, "code": said.code, "source": path.name[:200], "read_on": desk.today}
            new.append({**own, **more, "version": year, "language": tongue})
        elif any(row[name] != value for name, value in own.items()):
            changed.append((row["id"], {**own, "source": path.name[:200], "read_on": desk.today}))
    known = len(found.wording) - len(new) - len(changed)
    return Plan(path, found, year, tongue, tuple(new), tuple(changed), known, framework)


def bring(desk: DeskFile, plan: Plan) -> int | None:
    """Write what the plan says as one step; the framework's number, or None where nothing differs."""
    if not plan.writes:
        return None
    with desk.write(plan.label) as door:
        framework = plan.framework or goals_framework.add(door)
        door.add_many("official_wording", [{**row, "framework": framework} for row in plan.new])
        for number, values in plan.changed:
            door.set("official_wording", number, values)
    return framework
