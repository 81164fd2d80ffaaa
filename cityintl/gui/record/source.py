"""Where the form's values come from and go to: a record on the desk, or a draft that is none yet."""

from collections.abc import Mapping
from typing import Any

from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.describe import Kind, Problem
from cityintl.store import DeskFile, Entry
from cityintl.words import _


class Source:
    """The values of one record, and the way to change them."""

    def __init__(self, desk: DeskFile, kind: str) -> None:
        self.desk = desk
        self.kind: Kind = kinds.kind(kind)
        self.number: int | None = None
        self.values: dict[str, Any] = {}

    def commit(self, values: Mapping[str, Any]) -> None:
        """Write these fields; UserError, with nothing written, where they cannot be."""
        raise NotImplementedError

    def problems(self) -> list[Problem]:
        """What is still missing or wrong."""
        return []

    def show(self, name: str) -> str:
        """A field's value as people read it."""
        field, value = self.kind.fields[name], self.values.get(name)
        if value is None:
            return ""
        if field.link:
            return self.desk.titles(field.link, [value]).get(value, "")
        return field.value.show(value)


class Existing(Source):
    """A record on the desk; each commit is one named step."""

    def __init__(self, desk: DeskFile, kind: str, number: int) -> None:
        super().__init__(desk, kind)
        self.number: int = number
        self.entry: Entry = desk.get(kind, number)
        self.values = dict(self.entry.values)

    def read_again(self) -> None:
        """Take the values as they stand now; NotFound when the record is gone."""
        self.entry = self.desk.get(self.kind.name, self.number)
        self.values = dict(self.entry.values)

    def commit(self, values: Mapping[str, Any]) -> None:
        """One step: “Edit tie “Nagoya”: Signed”."""
        changed = {n: v for n, v in values.items() if self.values.get(n) != v}
        if not changed:
            return
        named = [_(self.kind.fields[n].label) for n in changed]
        fields = ", ".join(named[:2]) + ("…" if len(named) > 2 else "")
        words = _("Edit {kind} “{title}”: {fields}")
        label = words.format(kind=_(self.kind.one).lower(), title=self.entry.title, fields=fields)
        with self.desk.write(label) as door:
            door.set(self.kind.name, self.number, changed, seen=self.entry.changed_in)
        self.read_again()


class Drafted(Source):
    """A record that is not there yet: kept as a draft until what it needs is filled, then added."""

    def __init__(
        self, desk: DeskFile, kind: str, given: Mapping[str, Any] | None = None, draft: int | None = None
    ) -> None:
        super().__init__(desk, kind)
        self.values = {**dict.fromkeys(self.kind.editable), **(given or {})}
        self.draft = draft
        #: The record it belongs to once it is there, and the role of that link.
        self.about: tuple[str, str, int] | None = None

    @classmethod
    def kept(cls, desk: DeskFile, kind: str, number: int, typed: Mapping[str, str]) -> "Drafted":
        """A draft from its typed texts; a text that cannot be read any more is left out."""
        found: dict[str, Any] = {}
        fields = kinds.kind(kind).editable
        for name, text in typed.items():
            if name in fields:
                try:
                    found[name] = fields[name].value.read(text)
                except UserError:
                    continue
        return cls(desk, kind, found, number)

    @property
    def title(self) -> str:
        """What the draft is called so far."""
        if self.kind.title in self.values:
            return self.show(self.kind.title)
        named = [n for n in ("given", "family") if self.values.get(n)]
        return " ".join(str(self.values[n]) for n in named)

    def problems(self) -> list[Problem]:
        """What must be filled before it is a record."""
        return self.kind.problems(self.values)

    def commit(self, values: Mapping[str, Any]) -> None:
        """Keep the draft, or add the record when nothing is missing; then `number` is its own."""
        now = {**self.values, **values}
        problems = self.kind.problems(now)
        wrong = [p for p in problems if now.get(p.field) is not None and p.field in values]
        if wrong:
            raise UserError(wrong[0].text)
        self.values = now
        if problems:
            self._keep()
        else:
            self._add()

    def _keep(self) -> None:
        fields = self.kind.editable
        typed = {n: fields[n].value.type_text(v) for n, v in self.values.items() if v is not None}
        self.draft = self.desk.keep_draft(self.kind.name, typed, self.draft)

    def _add(self) -> None:
        words = _("Add {kind} “{title}”").format(kind=_(self.kind.one).lower(), title=self.title)
        filled = {n: v for n, v in self.values.items() if v is not None}
        with self.desk.write(words) as door:
            self.number = door.add(self.kind.name, filled)
            if self.about is not None:
                role, kind, number = self.about
                door.connect(self.kind.name, self.number, role, kind, number)
        self.drop()

    def drop(self) -> None:
        """Forget the draft."""
        if self.draft is not None:
            self.desk.drop_draft(self.draft)
            self.draft = None
