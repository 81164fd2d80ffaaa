"""The places there are to go to: the lists and pages of the first pane, and the picture of each kind."""

from collections.abc import Mapping
from typing import Any

#: Heading, then its places: name, words, picture, and whether it shows before it has a record.
PLACES = (
    (
        "",
        (
            ("today", "Today", "sun", True),
            ("calendar", "Calendar", "calendar-blank", True),
            ("map", "Map", "globe-hemisphere-west", True),
        ),
    ),
    (
        "Relations",
        (
            ("tie", "Ties", "handshake", True),
            ("partner", "Partners", "buildings", True),
            ("person", "People", "users", True),
            ("organization", "Organizations", "bank", True),
            ("exchange", "Exchanges", "arrows-left-right", False),
            ("membership", "Memberships", "share-network", False),
            ("greeting_list", "Greeting lists", "cardholder", False),
            ("support", "Support given", "lifebuoy", False),
        ),
    ),
    (
        "Visits",
        (
            ("delegation", "Delegations", "airplane-tilt", True),
            ("invitation", "Invitations", "envelope-open", False),
            ("event", "Events", "calendar-check", False),
            ("gift", "Gifts", "gift", False),
            ("follow_up", "Follow-ups", "check-circle", True),
        ),
    ),
    (
        "Money",
        (
            ("opportunity", "Opportunities", "flag", False),
            ("grant", "Grants", "wallet", False),
            ("office_account", "Office budget", "currency-dollar", False),
            ("work_hours", "Hours of work", "timer", False),
        ),
    ),
    (
        "Global reporting",
        (
            ("reporting", "Reporting", "table", False),
            ("commitment", "Commitments", "scroll", False),
            ("submission", "Submissions", "upload-simple", False),
            ("framework", "Frameworks", "stack", False),
            ("indicator", "Indicators", "chart-line", False),
            ("recommendation", "Recommendations", "chat-text", False),
        ),
    ),
    (
        "Engagements",
        (
            ("event_bid", "Event bids", "trophy", False),
            ("investment_lead", "Leads", "briefcase", False),
            ("statement", "Statements", "microphone", False),
            ("liaison_contact", "Liaison contacts", "phone", False),
            ("visitor_program", "Visitor programs", "hand-waving", False),
            ("media_item", "Media items", "newspaper", False),
        ),
    ),
    (
        "On file",
        (
            ("agreement", "Agreements", "signature", False),
            ("correspondence", "Correspondence", "envelope-simple", True),
            ("decision", "Decisions", "scales", True),
            ("document", "Documents", "file-text", True),
            ("records_request", "Records requests", "folder-open", False),
            ("retention_class", "Retention classes", "archive", False),
            ("hold", "Holds", "push-pin", False),
        ),
    ),
    (
        "This desk",
        (
            ("home", "Our city", "house", True),
            ("rule", "Rules", "book-open", True),
            ("checklist_template", "Checklists", "clipboard-text", False),
            ("letter_template", "Letter templates", "note-pencil", False),
            ("reminder", "Put off and closed", "clock", False),
            ("history", "History", "clock-counter-clockwise", True),
        ),
    ),
)
#: The places that are pages of their own rather than lists.
PAGES = ("today", "calendar", "map", "reporting", "home", "history")
#: Lists whose records are made on another page: what was put off or closed on Today.
MADE_ELSEWHERE = ("reminder",)
#: The field of our own city by which the office switches a list on, or off while it is empty.
SWITCHES = {
    "exchange": "does_exchanges",
    "membership": "does_networks",
    "greeting_list": "does_greetings",
    "support": "does_support",
    "delegation": "does_visits",
    "checklist_template": "does_visits",
    "invitation": "does_events",
    "event": "does_events",
    "gift": "does_gifts",
    "reporting": "does_reporting",
    "commitment": "does_reporting",
    "submission": "does_reporting",
    "framework": "does_reporting",
    "indicator": "does_reporting",
    "recommendation": "does_reporting",
    "event_bid": "does_bids",
    "investment_lead": "does_bids",
    "statement": "does_advocacy",
    "media_item": "does_advocacy",
    "liaison_contact": "does_liaison",
    "visitor_program": "does_liaison",
    "records_request": "does_records",
    "retention_class": "does_records",
    "hold": "does_records",
    "opportunity": "does_grants",
    "grant": "does_grants",
    "office_account": "does_budget",
    "work_hours": "does_budget",
}
#: Pictures of what has no place of its own: parts, in results and links.
_OF_PARTS = {
    "tie_event": "clock-counter-clockwise",
    "legal_review": "scales",
    "office": "identification-card",
    "committee_term": "users-three",
    "association_agreement": "signature",
    "association_report": "file-text",
    "exchange_cost": "currency-dollar",
    "host_family": "house",
    "traveller": "student",
    "greeting": "cardholder",
    "itinerary_item": "clock",
    "item_person": "user",
    "member": "identification-badge",
    "travel_leg": "airplane-tilt",
    "meeting_sheet": "chats",
    "checklist_item": "check-circle",
    "budget_line": "wallet",
    "expense": "receipt",
    "per_diem_day": "fork-knife",
    "after_note": "note",
    "checklist_line": "list-dashes",
    "guest": "user",
    "submission_answer": "list-dashes",
    "chapter": "book-open",
    "data_call": "envelope-simple",
    "reporting_window": "calendar-check",
    "official_wording": "book-open",
    "indicator_use": "house",
    "observation": "chart-line",
    "bid_stage": "path",
    "guarantee": "signature",
    "program_meeting": "chats",
    "holiday": "calendar-blank",
    "council_day": "bank",
    "signatory": "signature",
    "grant_budget_line": "list-dashes",
    "grant_transaction": "receipt",
    "grant_report": "file-text",
    "subaward": "handshake",
    "amendment": "note-pencil",
    "prior_approval": "check-circle",
    "office_spending": "receipt",
    "printing": "printer",
    "registration": "identification-card",
    "federal_spend": "bank",
}
#: The picture of each kind and page.
PICTURES = {name: picture for _heading, places in PLACES for name, _w, picture, _always in places} | _OF_PARTS


def shown_places(counts: Mapping[str, int], home: Mapping[str, Any]) -> set[str]:
    """The places that are worth showing: those with records, those switched on, those every desk begins with."""
    found = set()
    for _heading, places in PLACES:
        for name, _words, _picture, always in places:
            switch = home.get(SWITCHES.get(name, ""))
            own = name in PAGES and name in SWITCHES and any(counts.get(other) for other, *_facts in places)
            if counts.get(name) or own or switch or (always and switch is not False):
                found.add(name)
    return found
