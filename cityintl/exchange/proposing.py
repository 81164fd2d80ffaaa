"""The program's own idea of a file: what its rows are, what each column becomes, and how sure that is."""

import re
from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cityintl.errors import UserError
from cityintl.exchange.becoming import HINTS, KEYS, PATHS
from cityintl.exchange.evidence import Evidence, agrees, look
from cityintl.exchange.headers import Meaning, meaning, split
from cityintl.exchange.mapping import FULL_NAME, OUR_CITY, Mapping, Sure, field_of, targets
from cityintl.exchange.synonyms import OF_PLACES
from cityintl.exchange.tables import Table
from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.records.values import Note
from cityintl.words import _

_KEEPS_SEVERAL = ("notes", "address", "text", "bio")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A column, an example of its cells, what it becomes (“” is nothing), how sure that is, and why."""

    column: str
    example: str
    target: str
    sure: Sure
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the program makes of a file: a mapping to start from, and the judgement of each column."""

    mapping: Mapping
    columns: tuple[Proposed, ...]


def propose(table: Table, home: Dict[str, Any], kind: str | None = None) -> Proposal:
    """What this file's columns become, for the kind that fits best or the one that is told.

    Raises UserError when no kind of record fits the table. `home` is our own city (`desk.home()`).
    """
    evidence = tuple(look(table, place) for place in range(len(table.columns)))
    if kind:
        return _proposal(table, evidence, home, kinds.kind_called(kind).name)
    best, most = None, 0.0
    for each in kinds.KINDS:
        proposal = _proposal(table, evidence, home, each.name)
        score = _fitness(table, proposal)
        if score > most:
            best, most = proposal, score
    if best is None:
        raise UserError(
            _("None of the kinds of record kept here fits the columns of “{file}”.").format(file=table.path.name),
            _("Say what its rows are: {kinds}.").format(kinds=", ".join(_(k.many).lower() for k in kinds.KINDS)),
        )
    return best


def judge(table: Table, proposal: Proposal, mapping: Mapping) -> tuple[Proposed, ...]:
    """The columns as a changed mapping has them: what the user chose is sure, where the cells agree."""
    found = []
    for place, was in enumerate(proposal.columns):
        target = mapping.columns.get(was.column, "")
        if target == was.target:
            found.append(was)
        elif not target:
            found.append(replace(was, target="", sure=Sure.OUT, reason=""))
        else:
            fits = target == OUR_CITY or agrees(look(table, place), field_of(mapping.kind, target).value)
            reason = "" if fits else _("few of its cells can be read so")
            found.append(replace(was, target=target, sure=Sure.SURE if fits else Sure.CHECK, reason=reason))
    return tuple(found)


def _keys(kind: str) -> tuple[frozenset[str], ...]:
    """What a table of this kind must have; of a kind that nothing is said of, the fields that it requires."""
    required = (f.name for f in kinds.kind(kind).editable.values() if f.required)
    return KEYS.get(kind) or tuple(frozenset({name}) for name in required)


def _fitness(table: Table, proposal: Proposal) -> float:
    """How well a kind explains the table; 0 where its key columns are not there, or not certain."""
    kind = proposal.mapping.kind
    sure = {p.target for p in proposal.columns if p.sure is Sure.SURE}
    mapped = {p.target for p in proposal.columns if p.target}
    if not all(key & sure for key in _keys(kind)) or len(mapped) < 2:
        return 0.0
    score = sum(2.0 if path in sure else 0.7 for path in mapped)
    words = set(fold(f"{table.path.stem} {table.sheet}").replace("_", " ").replace("-", " ").split())
    score += 1.5 * bool(words & set(HINTS.get(kind, "").split()))
    theirs = any(m.theirs and m.thing == "place" for m in _sides(kind, table.columns))
    if kind == "tie":
        score += 1.5 if OUR_CITY in mapped or theirs else -0.5
    if kind in ("person", "office") and not mapped & {"email", "phone", "position", "title", "organization"}:
        score -= 2.0
    if kind == "organization" and not any(meaning(c).thing == "organization" for c in table.columns):
        score -= 1.0
    return score


def _proposal(table: Table, evidence: tuple[Evidence, ...], home: Dict[str, Any], kind: str) -> Proposal:
    meanings = _sides(kind, table.columns)
    found = [
        _column(kinds.kind(kind), name, means, seen)
        for name, means, seen in zip(table.columns, meanings, evidence, strict=True)
    ]
    found = _by_contents(kind, found, evidence, meanings)
    found = _one_each(kind, found, evidence, meanings)
    mapping = Mapping(kind, {p.column: p.target for p in found if p.target}, sheet=table.sheet)
    return Proposal(mapping.but(where=ours(table, mapping, home)), tuple(found))


def ours(table: Table, mapping: Mapping, home: Dict[str, Any]) -> dict[str, str]:
    """The columns of our own city that name it, as conditions: only those rows are ours."""
    name = str(home.get("name", ""))
    columns = [column for column, target in mapping.columns.items() if target == OUR_CITY]
    return {column: name for column in columns if holds(table, column, name)}


def holds(table: Table, column: str, text: str) -> bool:
    """Whether a row has this in the column, accents and case ignored."""
    place = table.column(column)
    return any(isinstance(row[place], str) and fold(str(row[place])) == fold(text) for row in table.rows)


def _sides(kind: str, names: tuple[str, ...]) -> list[Meaning]:
    """What the names mean; where one column is plainly their city, a bare “city” beside it is ours."""
    meanings = _paired(names, [meaning(name) for name in names])
    if kind not in ("tie", "partner") or not any(m.theirs and m.thing == "place" for m in meanings):
        return meanings
    bare = next((n for n, m in enumerate(meanings) if m.thing == "place" and not m.theirs and not m.ours), None)
    if bare is None:
        return meanings
    named = {m.thing for m in meanings if m.theirs}
    return [
        replace(m, ours=True)
        if m.thing in OF_PLACES and not m.theirs and (m.thing in named or n == bare or _beside(m, n, bare))
        else m
        for n, m in enumerate(meanings)
    ]


def _beside(means: Meaning, place: int, bare: int) -> bool:
    """The region right after our own city is ours."""
    return means.thing == "region" and place == bare + 1


def _paired(names: tuple[str, ...], meanings: list[Meaning]) -> list[Meaning]:
    """“City A” and “City B”, “from” and “to”: the first of a pair is taken for ours."""
    words = [split(name) for name in names]
    found = list(meanings)
    for n, own in enumerate(words):
        for first, second in (("a", "b"), ("1", "2"), ("from", "to")):
            if own and own[-1] == first and [*own[:-1], second] in words and (len(own) > 1 or first == "from"):
                other = words.index([*own[:-1], second])
                thing = found[other].thing or "place"
                if thing in OF_PLACES:
                    found[n] = Meaning(thing, ours=True, whole=True)
                    found[other] = Meaning(thing, theirs=True, whole=True)
    return found


def _column(kind: Kind, name: str, means: Meaning, seen: Evidence) -> Proposed:
    """A column by its name, held against its cells."""
    if means.ours and means.thing in OF_PLACES and kind.name in ("tie", "partner"):
        if means.thing == "place" and kind.name == "tie":
            return Proposed(name, seen.example, OUR_CITY, Sure.CHECK, _("it holds our own city"))
        return Proposed(name, seen.example, "", Sure.OUT, _("it speaks of our own city"))
    path = _own_label(kind, name) or PATHS.get(kind.name, {}).get(means.thing, "")
    if not path:
        return Proposed(name, seen.example, "", Sure.OUT)
    if not agrees(seen, field_of(kind.name, path).value):
        if means.thing == "place" or not means.whole:
            return Proposed(name, seen.example, "", Sure.OUT, _("its cells are something else"))
        return Proposed(name, seen.example, path, Sure.CHECK, _("few of its cells can be read so"))
    vague = means.thing == "name" and kind.name == "tie"  # a bare “Name” may be anybody's
    whole = (means.whole and not vague) or _own_label(kind, name) != ""
    return Proposed(name, seen.example, path, Sure.SURE if whole else Sure.CHECK)


def _own_label(kind: Kind, name: str) -> str:
    """The path whose own name or label a header is; an export comes home by these."""
    labels = _labels(kind.name)
    bare = re.sub(r"(?:, [^,]+| *\([^()]*\))$", "", name)  # an export says the unit after the label
    return labels.get(fold(name)) or labels.get(fold(bare), "")


@lru_cache(maxsize=64)
def _labels(kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for target in targets(kind):
        if target.path != OUR_CITY:
            for said in (target.path, target.label, target.label.replace(" → ", ": ")):
                found.setdefault(fold(said), target.path)
    return found


def _by_contents(
    kind: str, found: list[Proposed], evidence: tuple[Evidence, ...], meanings: list[Meaning]
) -> list[Proposed]:
    """Columns whose names say nothing, by what their cells look like, where nothing else claims that."""
    taken = {p.target for p in found if p.target}
    result = []
    for proposed, seen, means in zip(found, evidence, meanings, strict=True):
        path = ""
        if not proposed.target and not proposed.reason and not means.ours and len(seen.cells) >= 2:
            path = _telling(kind, seen)
        if path and path not in taken:
            taken.add(path)
            proposed = replace(proposed, target=path, sure=Sure.CHECK, reason=_("its cells look like it"))
        result.append(proposed)
    return result


def _telling(kind: str, seen: Evidence) -> str:
    paths = PATHS.get(kind, {})
    if "country" in paths and seen.countries >= 0.8 and any(len(str(c)) > 3 for c in seen.cells):
        return paths["country"]
    if "email" in paths and sum("@" in str(c) for c in seen.cells) >= 0.8 * len(seen.cells):
        return paths["email"]
    if seen.days >= 0.8:
        return paths.get("signed", "")
    for name, field in kinds.kind(kind).editable.items():
        if field.value.name == "choice" and not field.sensitive and seen.share(field.value) >= 0.8:
            return name
    return ""


def _one_each(
    kind: str, found: list[Proposed], evidence: tuple[Evidence, ...], meanings: list[Meaning]
) -> list[Proposed]:
    """Let the best column fill each field; only notes and addresses take several."""
    best: dict[str, int] = {}
    order = sorted(
        range(len(found)),
        key=lambda n: (found[n].sure is Sure.SURE, meanings[n].theirs, meanings[n].whole, evidence[n].filled, -n),
        reverse=True,
    )
    for n in order:
        if found[n].target:
            best.setdefault(found[n].target, n)
    if {"given", "family"} <= set(best):
        best[FULL_NAME] = -1
    result = []
    for n, proposed in enumerate(found):
        taken = proposed.target and best[proposed.target] != n
        if taken and proposed.target.split(".")[-1] in _KEEPS_SEVERAL and _is_note(kind, proposed.target):
            taken = False
        if taken:
            winner = best[proposed.target]
            by = found[winner].column if winner >= 0 else _("the given and family names")
            reason = _("“{column}” already gives that").format(column=by)
            proposed = replace(proposed, target="", sure=Sure.OUT, reason=reason)
        result.append(proposed)
    return result


def _is_note(kind: str, path: str) -> bool:
    return isinstance(field_of(kind, path).value, Note)
