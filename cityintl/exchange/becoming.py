"""What each thing that a header may speak of becomes in each kind of record, and what a kind cannot do without."""

from cityintl.exchange.mapping import FULL_NAME

_OF_PARTNER = ("country", "region", "latitude", "longitude", "population", "population_source", "local_name",
               "languages", "zone", "level", "website")  # fmt: skip
_REACH = ("email", "phone", "address", "notes")
#: What each thing a header may speak of becomes in each kind.
PATHS: dict[str, dict[str, str]] = {
    "tie": {
        "place": "partner", "name": "partner", **{t: f"partner.{t}" for t in _OF_PARTNER},
        "type": "type", "status": "status", "signed": "signed_on", "since": "signed_on", "day": "signed_on",
        "place_signed": "signed_at", "resolution": "resolution", "why": "why", "reason": "why", "areas": "areas",
        "notes": "notes", "first_contact": "first_contact", "proposed_by": "proposed_by", "review": "review_on",
        "organization": "counterpart", "contact": "contact", "email": "contact.email", "phone": "contact.phone",
        "position": "contact.position",
    },
    "partner": {"place": "name", "name": "name", "notes": "notes", **{t: t for t in _OF_PARTNER}},
    "person": {
        "given": "given", "family": "family", "name": FULL_NAME, "contact": FULL_NAME, "honorific": "honorific",
        "organization": "organization", "position": "position", "office": "position", "place": "partner",
        "country": "partner.country", "languages": "languages", "local_name": "local_name", "bio": "bio",
        "diet": "diet", "assistant": "assistant", "assistant_phone": "assistant_phone",
        "assistant_email": "assistant_email", **{t: t for t in _REACH},
    },
    "organization": {
        "organization": "name", "name": "name", "type": "type", "country": "country", "website": "website",
        "local_name": "local_name", "place": "partner", **{t: t for t in _REACH},
    },
    "agreement": {
        "agreement": "title", "tie": "tie", "place": "tie", "type": "type", "signed": "signed_on", "day": "signed_on",
        "place_signed": "place", "expires": "expires_on", "term": "term_months", "resolution": "resolution",
        "languages": "languages", "areas": "areas", "notes": "notes",
    },
    "tie_event": {
        "tie": "tie", "place": "tie", "day": "on", "signed": "on", "status": "to_status", "decided_by": "authority",
        "resolution": "resolution", "reason": "reason", "why": "reason", "notes": "reason",
    },
    "office": {
        "name": "person", "contact": "person", "office": "title", "position": "title", "place": "partner",
        "organization": "organization", "since": "since", "until": "until", "signed": "since", "expires": "until",
    },
    "correspondence": {
        "day": "on", "signed": "on", "subject": "subject", "direction": "direction", "medium": "medium",
        "place": "partner", "organization": "organization", "name": "person", "contact": "person", "text": "text",
        "notes": "text",
    },
    "decision": {"day": "on", "signed": "on", "decision": "what", "decided_by": "decided_by", "reason": "why",
                 "why": "why", "notes": "why"},
}  # fmt: skip
#: Without one of each of these a table is not of the kind.
KEYS: dict[str, tuple[frozenset[str], ...]] = {
    "tie": (frozenset({"partner"}),),
    "partner": (frozenset({"name"}),),
    "person": (frozenset({"family", "given", FULL_NAME}),),
    "organization": (frozenset({"name"}),),
    "agreement": (frozenset({"tie"}), frozenset({"title"})),
    "tie_event": (frozenset({"tie"}), frozenset({"to_status"}), frozenset({"on"})),
    "office": (frozenset({"person"}), frozenset({"title"})),
    "correspondence": (frozenset({"on"}), frozenset({"subject"})),
    "decision": (frozenset({"on"}), frozenset({"what"})),
}
#: Words in the name of a file or sheet that say what it lists.
HINTS = {
    "tie": "tie sister twin friendship jumelage hermana partnerstadt partnerstadte partnerskie gemell towns twinning",
    "person": "contact contacts people person kontakte contactos personen members guests",
    "organization": "organization organizations organisation organisations embassies consulates companies",
    "partner": "partners", "agreement": "agreements contracts", "correspondence": "letters correspondence mail log",
    "decision": "decisions", "office": "offices", "tie_event": "history",
}  # fmt: skip
