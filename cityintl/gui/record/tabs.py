"""Which tabs the page of a record has besides its overview, in their order."""

from collections.abc import Callable, Mapping
from typing import Any

from cityintl.gui.record.documents import DocumentsTab, documents_of
from cityintl.gui.record.history import HistoryTab
from cityintl.gui.record.linked import LinkedTab
from cityintl.gui.record.parts import PartsTab
from cityintl.gui.record.working import Working, working
from cityintl.records import kinds
from cityintl.records.grant import RuleSet
from cityintl.records.organization import OrganizationType

#: Kinds whose page has no tab for documents: our own city, and documents themselves.
_NO_DOCUMENTS = ("home", "document")
#: Parts that only some records have; where there are some already, their tab is there all the same.
_ONLY: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], bool]] = {
    "committee_term": lambda values, _home: values["type"] is OrganizationType.COMMITTEE,
    "association_agreement": lambda values, _home: values["type"] is OrganizationType.ASSOCIATION,
    "expense": lambda _values, home: bool(home["does_per_diem"]),
    "per_diem_day": lambda _values, home: bool(home["does_per_diem"]),
    "subaward": lambda values, _home: values["rule_set"] is RuleSet.FEDERAL,
    "prior_approval": lambda values, _home: values["rule_set"] is RuleSet.FEDERAL,
    "registration": lambda _values, home: bool(home["does_federal"]),
    "federal_spend": lambda _values, home: bool(home["does_federal"]),
}


def tabs_of(kind: str) -> list[Working]:
    """The tabs of a kind besides the overview, those made by hand first."""
    made = working(kind)
    replaced = {name for each in made for name in (each.name, *each.instead_of)}
    found = [*made, *(parts_tab(part.name) for part in kinds.parts_of(kind))]
    if kind not in _NO_DOCUMENTS:
        found.append(
            Working(
                "documents",
                "Documents",
                lambda desk, number, _around: DocumentsTab(desk, kind, number),
                lambda desk, number: _said(len(documents_of(desk, kind, number))),
            )
        )
    if kind != "home":
        found.append(
            Working(
                "linked",
                "Linked",
                lambda desk, number, _around: LinkedTab(desk, kind, number),
                lambda desk, number: _said(len(desk.linked(kind, number))),
            )
        )
    found.append(Working("history", "History", lambda desk, number, _around: HistoryTab(desk, kind, number)))
    return [each for each in found if each in made or each.name not in replaced]


def parts_tab(name: str, *, leads: bool = True) -> Working:
    """The tab of a kind of part."""
    part = kinds.kind(name)
    link = part.part_of.name if part.part_of else ""
    return Working(
        name,
        part.many,
        lambda desk, number, around: PartsTab(desk, name, number, around),
        lambda desk, number: _said(len(desk.listing(name, (), "", {link: number}).ids)),
        leads=leads,
    )


def _said(count: int) -> str:
    return f"{count:,}" if count else ""


def is_wanted(tab: Working, count: str, values: Mapping[str, Any], home: Mapping[str, Any]) -> bool:
    """Whether a record with these values has this tab."""
    return bool(count) or tab.name not in _ONLY or _ONLY[tab.name](values, home)
