"""Which facts stand first on the page of a record, over what comes next and what happened lately.

They are always there, empty or not: what is missing among them is worth seeing.
"""

from cityintl.store import Entry

#: The fact that stands first on its kind's page, over all others and in the whole width.
FIRST = {"tie": "why"}
#: Those that follow it in two columns; a name with a star is no field but a glance (see desk/glances.py).
_LEADING = {
    "tie": ("signed_on", "*agreement", "counterpart", "contact", "carried_by", "grade"),
    "partner": ("*tie", "*people", "languages", "website"),
    "person": ("organization", "phonetic", "written_form", "spoken_form", "phone", "email"),
    "organization": ("*people", "phone", "website", "email"),
    "indicator": ("*target", "*official"),
}
#: Fields that are shown where they stand, empty or not.
_SHOWN = {
    "correspondence": ("text",),
    "decision": ("why",),
    "legal_review": ("against", "by", "next_on"),
    "membership": ("dues", "paid_through", "review_on"),
    "support": ("organization", "value", "granted_on", "account_due"),
}


def leading(entry: Entry) -> tuple[str, ...]:
    """The names of the first facts of a record; of a person without an office, the partner they speak for."""
    names = _LEADING.get(entry.kind, ())
    if entry.kind == "person" and not entry.values["organization"] and entry.values["partner"]:
        return ("partner", *names[1:])
    return names


def is_always_shown(kind: str, name: str) -> bool:
    """Whether a field is shown also while it is empty."""
    return name == FIRST.get(kind) or name in _LEADING.get(kind, ()) or name in _SHOWN.get(kind, ())
