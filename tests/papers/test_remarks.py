"""Remarks and talking points: where the reader speaks, whom to greet in order, what to say and to avoid."""

from cityintl.papers.blocks import Part, Section
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.lines import one
from cityintl.papers.points import lines_of
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from tests.papers.visits import ASKED, BORDEAUX, NAGOYA, SCREENS, built, stand_in_order, words


def _parts(paper) -> dict[str, Part]:
    return {block.title: block for block in paper.blocks if isinstance(block, Part)}


def test_the_mayor_gets_what_the_mayor_says_and_nothing_else(office) -> None:
    parts = _parts(built(office, "remarks", NAGOYA))
    assert list(parts) == [
        "Welcome on the steps of City Hall", "Meeting with Deputy Mayor Ōshima",
        "Signing of the students’ memorandum", "Friendship dinner", "Farewell at the inn",
    ]  # fmt: skip
    assert parts["Welcome on the steps of City Hall"].kicker == "Remarks, 2 minutes"
    assert parts["Meeting with Deputy Mayor Ōshima"].kicker == "Talking points"


def test_guests_are_greeted_in_their_order_and_nobody_by_the_first_name(office) -> None:
    dinner = _parts(built(office, "remarks", NAGOYA))["Friendship dinner"]
    greet = one(next(b for b in dinner.blocks if isinstance(b, Section) and b.head == "Greet"))
    assert stand_in_order(["Deputy Mayor Ōshima", "Ms. Hayashi", "Dr. Nakamura", "Consul General"], greet)
    assert "Carol" not in greet and "Mayor Whitcomb" not in greet


def test_abroad_those_who_came_along_are_not_greeted(office) -> None:
    for part in _parts(built(office, "remarks", BORDEAUX)).values():
        greet = one(next(b for b in part.blocks if isinstance(b, Section) and b.head == "Greet"))
        assert "MOODY" not in greet and "ARRIAGA" not in greet
        assert "Madame" in greet


def test_the_first_page_says_what_each_occasion_is_and_what_holds_for_all(office) -> None:
    paper = built(office, "remarks", BORDEAUX)
    first = one(tuple(block for block in paper.blocks if isinstance(block, Section)))
    values = office.get("delegation", BORDEAUX).values
    wanted = ["Deputy Mayor Lagarde-Soulié", "Hôtel de Ville, salon rouge", "The right-bank park",
              "Talking points. Speaks: Béatrice Dufour-Lacaze", *values["outcomes_sought"].split("\n")]  # fmt: skip
    assert stand_in_order(wanted, first)
    assert all(each.split(":")[0] in first for each in values["avoid"].split("\n"))


def test_where_another_one_speaks_the_points_are_for_the_talk(office) -> None:
    parts = _parts(built(office, "remarks", BORDEAUX))
    said = {title: "No speech: these points are for the talk" in one(part.blocks) for title, part in parts.items()}
    assert said == {"Deputy Mayor Lagarde-Soulié": False, "The right-bank park, forty centimeters under": True}
    host = one(built(office, "remarks", NAGOYA).blocks)
    assert "No speech" not in host


def test_points_asks_and_what_to_avoid_come_from_the_sheet(office) -> None:
    told = words(built(office, "remarks", NAGOYA))
    sheet = next(
        office.get("meeting_sheet", n).values
        for n in range(1, office.count("meeting_sheet") + 1)
        if office.get("meeting_sheet", n).title == "Deputy Mayor Ōshima: engineers and schools"
    )
    wanted = [sheet["desired_outcome"], *sheet["talking_points"].splitlines(), *sheet["asks"].splitlines()]
    assert stand_in_order(wanted, told)


def test_another_speaker_gets_other_remarks(office) -> None:
    mayor, holm = (_parts(built(office, "remarks", NAGOYA, for_=who)) for who in ("PER-1", "PER-18"))
    assert list(holm) == ["Holm Bearings: the line and the canteen"]
    assert holm.keys().isdisjoint(mayor)


def test_where_nobody_speaks_the_paper_says_so(office) -> None:
    paper = built(office, "remarks", ASKED)
    assert "nobody is entered to speak yet" in one(paper.standfirst) and not _parts(paper)
    assert _parts(built(office, "remarks", SCREENS, for_=""))
    assert PAPERS["remarks"].formats == ("docx", "pdf") and PAPERS["remarks"].versions


def test_what_holds_for_all_occasions_is_said_once(office) -> None:
    told = words(built(office, "remarks", NAGOYA))
    values = office.get("delegation", NAGOYA).values
    assert all(told.count(each) == 1 for each in lines_of(values["outcomes_sought"]))
    parts = _parts(built(office, "remarks", NAGOYA))
    assert [title for title, part in parts.items() if "Say" in {getattr(b, "head", "") for b in part.blocks}] == [
        "Meeting with Deputy Mayor Ōshima", "Signing of the students’ memorandum",
    ]  # fmt: skip
    assert "Say these where an occasion has no points of its own." in told


def test_a_line_under_the_title_begins_large(desk) -> None:
    with desk.write("Add") as door:
        visit = {"name": "Visit", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL}
        number = door.add("delegation", {**visit, "status": VisitStatus.REQUESTED})
    assert one(built(desk, "remarks", number).standfirst) == "Nobody is entered to speak yet"
