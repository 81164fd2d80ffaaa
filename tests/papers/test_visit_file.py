"""The file of a visit: each member, item, cue, gift and task in the order of its parts."""

from datetime import date

import pytest

from cityintl.desk import checklists, event_run, run_of_show
from cityintl.desk.asking import picked
from cityintl.desk.itineraries import items_of
from cityintl.desk.visits import members_of
from cityintl.papers.blocks import Block, Part, Programme, Section
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.lines import one
from cityintl.papers.versions import entries
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.event import EventType
from cityintl.records.itinerary import ItemType
from cityintl.records.member import MemberRole
from tests.papers.conftest import MOMENT
from tests.papers.heard import heard, missing, once, stands_in_order

NAGOYA, BORDEAUX, THEATER = ("delegation", 10), ("delegation", 1), ("delegation", 12)


def _build(desk, record=NAGOYA, **options):
    return PAPERS["visit-file"].build(desk, record, MOMENT, options)


def test_its_parts_stand_in_order(office) -> None:
    told = once(office, "visit-file", NAGOYA)
    stands_in_order(
        told,
        [
            "Visit file", "Deputy Mayor Ōshima and party, Nagoya", "The request", "The screen", "Decision",
            "Still to do", "Program, day 1 of 4", "Program, day 4 of 4", "The delegation", "Rooms",
            "Arrivals and departures", "Flags and seating", "Gifts", "Run of show", "Contacts", "Checklist",
        ],
    )  # fmt: skip
    assert _build(office).handling == "Internal"
    assert "Briefing book: closed" not in told and "unverified" not in told, "rules are for those who keep the desk"


def test_who_comes_is_told_apart_between_two_versions(office) -> None:
    found = entries(_build(office))["members"]
    assert all(member.position in found for member in members_of(office, NAGOYA[1]) if member.position)
    book = entries(PAPERS["briefing-book"].build(office, NAGOYA, MOMENT, {"for": "PER-1"}))
    assert "Draws while he listens" in book["people.party"]
    assert any(key.endswith(".about") and "Draws while he listens" in words for key, words in book.items())


def test_the_ends_of_a_journey_are_told_as_people_there_tell_the_hour(office) -> None:
    legs = next(b for part in _build(office).blocks if isinstance(part, Part) for b in part.blocks
                if isinstance(b, Section) and b.key == "legs")  # fmt: skip
    assert '2026, 10:55"' in repr(legs).replace("'", '"') and "8:40 a.m." in repr(legs)


def test_where_nobody_speaks_no_cue_says_so(office) -> None:
    shows = run_of_show.shows_of(office, NAGOYA[1], items_of(office, NAGOYA[1]), {})
    assert not [cue for show in shows for cue in show.cues if cue.speaks and cue.who == "Nobody"]


def test_the_ten_questions_stand_with_their_answers_and_the_decision(office) -> None:
    told = once(office, "visit-file", NAGOYA)
    values = office.get("delegation", 10).values
    names = ("purpose", "they_want", "we_get", "city_costs", "sensitivities", "officials_informed", "decision_reason",
             "decided_by", "place", "notes")  # fmt: skip
    assert not missing(told, [values[name] for name in names])
    screen = told[told.index("The screen") : told.index("Decision")]
    assert screen.count("?") == 10
    waiting = once(office, "visit-file", THEATER)
    assert "Nobody has decided yet." in waiting and "Open" in waiting


def test_every_item_stands_on_its_day_by_two_clocks(office) -> None:
    told = once(office, "visit-file", NAGOYA)
    items = items_of(office, 10)
    assert len(items) == 28
    stands_in_order(told[told.index("Program, day 1") :], [item.title for item in items])
    facts = [item.values[name] for item in items for name in ("place", "address", "seating", "notes", "dress")]
    assert not missing(told, facts)
    programmes = [
        b for part in _build(office).blocks if isinstance(part, Part) for b in part.blocks if isinstance(b, Programme)
    ]
    keys = [entry.key for programme in programmes for entry in programme.entries]
    assert keys == [f"itinerary_item-{item.number}" for item in items]
    assert {programme.there for programme in programmes} == {"Nagoya"}


def test_a_short_program_stands_together(office) -> None:
    paper = _build(office, BORDEAUX)
    titles = [block.title for block in paper.blocks if isinstance(block, Part)]
    assert titles == ["Program", "The delegation", "Rooms, flags and gifts", "Run of show", "Contacts and checklist"]
    told = once(office, "visit-file", BORDEAUX)
    stands_in_order(told[told.index("Program") :], [item.title for item in items_of(office, 1)])
    assert "The screen" not in told, "who goes out is asked no ten questions"


def test_every_member_stands_in_the_order_of_precedence_with_room_and_way(office) -> None:
    told = once(office, "visit-file", NAGOYA)
    members = members_of(office, 10)
    after = told[told.index("The delegation") :]
    stands_in_order(after, [member.name for member in members])
    assert not missing(after, [m.position for m in members] + [m.local_name for m in members])
    rows = picked(office, "member", ("hotel", "room"), {"delegation": 10})
    assert not missing(told, [row[name] for row in rows for name in ("hotel", "room")])
    legs = picked(office, "travel_leg", ("carrier", "booking", "from_place"), {"member": [row["id"] for row in rows]})
    assert legs and not missing(told, [leg[name] for leg in legs for name in ("carrier", "booking", "from_place")])


def test_every_cue_stands_in_the_run_of_show(office) -> None:
    told = once(office, "visit-file", NAGOYA)
    run = told[told.rindex("Run of show") :]
    for event in picked(office, "event", ("name", "notes"), {"delegation": 10}):
        words = [part.strip() for cue in event_run.run_of(office, event["id"]) for part in cue.words.split("|")]
        assert len(words) > 3
        stands_in_order(run[run.index(event["name"]) :], words)
        assert not missing(run, [event["notes"]])
    speakers = [item.values["speaks"] for item in items_of(office, 10) if item.type is ItemType.CEREMONY]
    assert speakers and not missing(run, [part.split(",")[0] for each in speakers for part in each.split("; ")])
    stands_in_order(run, ["8:25 p.m.", "Cobbler", "Ms. Nishimura", "Brown paper and string"])
    assert "|" not in run


def test_gifts_tell_what_they_mean_and_tasks_how_they_stand(office) -> None:
    told = once(office, "visit-file", NAGOYA)
    gifts = picked(office, "gift", ("what", "meaning", "location"), {"delegation": 10})
    assert len(gifts) == 3 and not missing(
        told, [row[name] for row in gifts for name in ("what", "meaning", "location")]
    )
    tasks = checklists.checklist(office, 10, office.today).tasks
    assert not missing(told, [task.label for task in tasks] + [task.note for task in tasks])
    assert "15 of 28 tasks are done." in told
    assert "Checklist" not in once(office, "visit-file", NAGOYA, tasks=False)


def test_the_workbook_has_delegates_and_run_of_show(office) -> None:
    sheets = {sheet.name: sheet for sheet in _build(office).sheets}
    assert list(sheets) == ["Delegation", "Run of show"]
    assert len(sheets["Delegation"].rows) == len(members_of(office, 10))
    cues = [row[5] for row in sheets["Run of show"].rows]
    assert "Walleye; no toast before it is on the tables" in cues and "speaks, 2 minutes" in cues
    heads = [column.head for column in sheets["Delegation"].columns]
    assert "Diet" not in heads
    confidential = {s.name: s for s in _build(office, confidential=True).sheets}["Delegation"]
    assert "Diet" in [column.head for column in confidential.columns]


def test_what_is_confidential_stands_only_in_the_file_that_says_so(sample) -> None:
    member = sample.get("member", members_of(sample, 10)[0].number)
    with sample.write("Plant") as door:
        door.set("person", member.values["person"], {"diet": "ZIRCON-DIET", "access_needs": "ZIRCON-ACCESS"})
        door.set("member", member.id, {"notes": "ZIRCON-NOTE", "passport_country": "PW"})
    plain, whole = repr(_build(sample)), repr(_build(sample, confidential=True))
    assert "ZIRCON" not in plain and "Palau" not in plain
    assert all(f"ZIRCON-{word}" in whole for word in ("DIET", "ACCESS", "NOTE")) and "Palau" not in whole
    assert _build(sample, confidential=True).handling == "Confidential"


def test_keys_of_sections_are_there_once(office) -> None:
    keys: list[str] = []

    def collect(blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            if isinstance(block, Section) and block.key:
                keys.append(block.key)
            if isinstance(block, Section | Part):
                collect(block.blocks)

    collect(_build(office, confidential=True).blocks)
    assert len(keys) == len(set(keys)) > 12
    assert {"request", "screen", "decision", "rooms", "gifts", "contacts", "checklist", "event-7-run"} <= set(keys)
    assert PAPERS["visit-file"].versions


def test_a_bare_visit_has_a_short_file(desk) -> None:
    with desk.write("Add") as door:
        visit = door.add(
            "delegation",
            {"name": "Someone writes", "direction": VisitWay.INBOUND, "type": VisitType.COURTESY,
             "status": VisitStatus.REQUESTED},
        )  # fmt: skip
    told = heard(desk, "visit-file", ("delegation", visit))
    stands_in_order(told, ["Someone writes", "Requested", "The request", "Courtesy call", "Nobody has decided yet."])
    assert not [word for word in ("Program", "Rooms", "Run of show", "Contacts", "Gifts") if word in told]


def test_a_line_of_a_program_says_who_and_with_what_or_the_names_in_it_do() -> None:
    names = {"Ōshima": "Ōshima Kenichi", "Hanley": "Yuko Hanley", "Han": "Bo Han"}
    assert run_of_show.named_in("Deputy Mayor Oshima, with Ms. Hanley", names) == ["Ōshima Kenichi", "Yuko Hanley"]
    assert run_of_show.named_in("Nobody speaks", names) == []


def test_events_and_their_items_are_one_show(desk) -> None:
    with desk.write("Add") as door:
        visit = door.add(
            "delegation",
            {"name": "Visit", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL,
             "status": VisitStatus.CONFIRMED, "arrives": date(2026, 6, 1), "departs": date(2026, 6, 2)},
        )  # fmt: skip
        item = {"delegation": visit, "on": date(2026, 6, 1), "type": ItemType.CEREMONY}
        door.add("itinerary_item", {**item, "title": "Signing", "starts": "11:00", "speaks": "Both, a minute each"})
        door.add(
            "itinerary_item", {**item, "title": "Flag", "starts": "09:00", "speaks": "The mayor; the consul, briefly"}
        )
        event = {"name": "The signing", "type": EventType.SIGNING, "on": date(2026, 6, 1), "starts": "11:00"}
        door.add("event", {**event, "delegation": visit, "program": "11:00 They sit | Both | Two pens\n10:50 Doors"})
        person = door.add("person", {"family": "Abe", "given": "Jun"})
        door.add("member", {"delegation": visit, "person": person, "role": MemberRole.HEAD})
        for position in ("Mayor of Riverton", "Consul of Peru"):
            known = door.add("person", {"family": position, "position": position})
            door.add("member", {"delegation": visit, "person": known, "role": MemberRole.MEMBER})
    found = run_of_show.shows_of(desk, visit, items_of(desk, visit), {}, {"Mayor of Riverton", "Consul of Peru"})
    assert [(show.name, show.starts) for show in found] == [("Flag", "09:00"), ("The signing", "11:00")]
    flag, signing = found
    assert [(cue.words, cue.who) for cue in flag.cues] == [("", ""), ("", "The mayor"), ("briefly", "the consul")]
    assert (signing.cues[0].words, signing.cues[0].who, signing.cues[0].prop) == ("They sit", "Both", "Two pens")
    assert signing.cues[1].doubt and signing.facts["speaks"] == "Both, a minute each"
    told = heard(desk, "visit-file", ("delegation", visit))
    stands_in_order(
        told, ["9:00 a.m.", "Flag", "Begins", "then", "speaks", "The mayor", "They sit", "Both", "Two pens"]
    )


@pytest.mark.parametrize("number", range(1, 18))
def test_every_visit_of_the_sample_has_a_file(office, number: int) -> None:
    paper = _build(office, ("delegation", number))
    assert paper.title == office.get("delegation", number).title
    told = repr(paper)
    hidden = [
        person[name]
        for row in picked(office, "member", ("person",), {"delegation": number})
        for person in [office.get("person", row["person"]).values]
        for name in ("diet", "access_needs")
    ]
    assert not [words for words in hidden if words and words in told]


@pytest.mark.parametrize(
    ("speaks", "cues"),
    [
        ("Abe, 2 minutes; Ms. Bell", [("2 minutes", "Abe", False), ("", "Ms. Bell", False)]),
        ("Deputy mayor, 1 minute", [("1 minute", "Deputy mayor", False)]),
        ("Abe, 25 minutes; questions", [("Abe, 25 minutes; questions", "Jun Abe", True)]),
        ("Ms. Bell, who will not be short", [("Ms. Bell, who will not be short", "Ann Bell", True)]),
        ("Both, two sentences each", [("Both, two sentences each", "", True)]),
        ("Abe and Bell, a minute each", [("Abe and Bell, a minute each", "Jun Abe, Ann Bell", True)]),
        ("Abe’s class, a song", [("Abe’s class, a song", "Jun Abe", True)]),
        ("The children", [("The children", "", True)]),
        ("Nobody, and it says so", []),
    ],
)
def test_who_speaks_is_cut_only_where_everyone_is_known(desk, speaks: str, cues: list[tuple[str, str, bool]]) -> None:
    with desk.write("Add") as door:
        visit = door.add(
            "delegation",
            {"name": "Visit", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL,
             "status": VisitStatus.CONFIRMED, "arrives": date(2026, 6, 1), "departs": date(2026, 6, 2)},
        )  # fmt: skip
        item = {"delegation": visit, "on": date(2026, 6, 1), "type": ItemType.SPEECH, "title": "Talk"}
        door.add("itinerary_item", {**item, "speaks": speaks})
    names = {"Abe": "Jun Abe", "Bell": "Ann Bell"}
    (show,) = run_of_show.shows_of(desk, visit, items_of(desk, visit), names, {"Deputy Mayor of Nagoya"})
    assert [(cue.words, cue.who, cue.whole) for cue in show.cues[1:]] == cues


def test_a_journey_without_anybody_to_meet_is_no_show_and_an_hour_has_its_end_in_the_heading(office) -> None:
    run = next(b for b in _build(office, BORDEAUX).blocks if isinstance(b, Part) and b.title == "Run of show")
    told = one(run)
    assert "First train to Paris" not in told and "Train from Paris, and lunch" in told
    assert "13:14 – 14:30" in told and "to 14:30" not in told
