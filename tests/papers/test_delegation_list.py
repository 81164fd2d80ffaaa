"""The delegation list: everyone in the order of precedence, and confidential facts only where they are asked for."""

from cityintl.desk.visits import members_of
from cityintl.papers.blocks import Table
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from tests.papers.visits import ASKED, NAGOYA, built, stand_in_order, words


def test_every_member_stands_in_order_with_all_that_is_known(office) -> None:
    paper = built(office, "delegation-list", NAGOYA)
    told = words(paper)
    wanted = []
    for member in members_of(office, NAGOYA):
        values = office.get("person", member.person).values
        names = ("local_name", "phonetic", "position", "spoken_form", "written_form", "phone", "email")
        wanted += [member.name, *(values[name] for name in names if values[name])]
    assert stand_in_order(wanted, told)
    assert (
        "6 people and 1 interpreter of ours in their order of precedence: by rank, all of them placed by hand" in told
    )
    assert paper.handling == ""


def test_diets_stand_only_on_the_confidential_list(office) -> None:
    hidden = [said for m in members_of(office, NAGOYA) for said in (m.diet, m.access_needs) if said]
    assert hidden
    plain = built(office, "delegation-list", NAGOYA)
    assert all(said not in repr(plain) for said in hidden)
    told = built(office, "delegation-list", NAGOYA, confidential=True)
    assert told.handling == "Confidential" and all(said in repr(told) for said in hidden)
    assert dict(told.readme)["Handling"].startswith("Confidential")
    assert all(said in words(told) for said in hidden)


def test_the_workbook_has_every_fact_in_a_column_of_its_own(office) -> None:
    sheet = built(office, "delegation-list", NAGOYA).sheets[0]
    first = dict(zip([column.head for column in sheet.columns], sheet.rows[0], strict=True))
    assert (first["No."], first["Name"], first["Name in its script"]) == (1, "ŌSHIMA Kenichi", "大島 健一")
    assert first["Family name first"] is True and first["Hotel and room"].startswith("Riverton Inn")
    assert len(sheet.rows) == 7 and "Diet" not in first


def test_a_list_with_nobody_says_so(desk, office) -> None:
    with desk.write("Add") as door:
        values = {"name": "Trip", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING}
        visit = door.add("delegation", {**values, "status": VisitStatus.PLANNING})
    paper = built(desk, "delegation-list", visit)
    assert paper.standfirst == "Nobody is entered yet" and paper.blocks == ()
    asked = built(office, "delegation-list", ASKED)
    assert len([b for b in asked.blocks if isinstance(b, Table)]) == 1
