"""What the program makes of a file by the names of its columns and what their cells look like."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cityintl.errors import UserError
from cityintl.exchange import proposing
from cityintl.exchange.headers import known_words, meaning, split
from cityintl.exchange.mapping import OUR_CITY, Sure
from cityintl.exchange.proposing import propose
from cityintl.exchange.tables import read_table

TextFile = Callable[..., Path]
HOME = {"name": "Riverton", "country": "US"}


def proposed(path: Path, kind: str | None = None) -> tuple[str, dict[str, str]]:
    proposal = propose(read_table(path), HOME, kind)
    return proposal.mapping.kind, dict(proposal.mapping.columns)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("destination_countryLabel", ["destination", "country", "label"]),
        ("sistercityLabel", ["sister", "city", "label"]),
        ("E-mail Address", ["e", "mail", "address"]),
        ("Ludność", ["ludnosc"]),
        ("citadel", ["citadel"]),
    ],
)
def test_a_header_is_taken_apart(header: str, words: list[str]) -> None:
    assert split(header) == words


@pytest.mark.parametrize(
    ("header", "thing", "ours"),
    [
        ("origincityLabel", "place", True),
        ("Home city", "place", True),
        ("Home", "place", True),
        ("Home address", "address", False),
        ("destinationlong", "longitude", False),
        ("Ciudad hermana", "place", False),
        ("Ville", "place", False),
        ("Kraj", "country", False),
        ("国", "country", False),
        ("Sister city country", "country", False),
        ("Population (2021)", "population", False),
        ("Job Title", "position", False),
        ("xyz", "", False),
    ],
)
def test_a_header_says_what_it_means_and_whose(header: str, thing: str, ours: bool) -> None:
    found = meaning(header)
    assert (found.thing, found.ours) == (thing, ours)
    assert known_words(header) is (thing != "" and found.whole)


def test_ties_in_spanish(text_file: TextFile) -> None:
    path = text_file(
        "Ciudad hermana;País;Población;Fecha de firma\nSevilla;España;684234;12/03/1994\nLima;Perú;9;1.4.1994\n"
    )
    assert proposed(path) == (
        "tie",
        {"Ciudad hermana": "partner", "País": "partner.country", "Población": "partner.population",
         "Fecha de firma": "signed_on"},
    )  # fmt: skip


def test_cities_with_countries_alone_are_partners(text_file: TextFile) -> None:
    assert proposed(text_file("Ville,Pays\nLyon,France\nTurin,Italie\n")) == (
        "partner",
        {"Ville": "name", "Pays": "country"},
    )
    assert proposed(text_file("国,都市\n日本,名古屋\nフランス,リヨン\n"))[1] == {"国": "country", "都市": "name"}


def test_contacts_of_outlook_are_people(text_file: TextFile) -> None:
    head = (
        "Title,First Name,Last Name,Company,Job Title,E-mail Address,Business Phone,Business Street,Business City,Notes"
    )
    rows = "Dr.,Ana,Ruiz,City of Lima,Mayor,a@x.pe,+51 1 555,Calle 1,Lima,x\nMs.,Bo,Li,Firm,Clerk,b@x.cn,+86,Main,Ulm,y"
    kind, columns = proposed(text_file(f"{head}\n{rows}\n"))
    assert kind == "person"
    assert columns == {
        "Title": "honorific", "First Name": "given", "Last Name": "family", "Company": "organization",
        "Job Title": "position", "E-mail Address": "email", "Business Phone": "phone", "Business Street": "address",
        "Business City": "address", "Notes": "notes",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("Name,Type,Website\nJapan's embassy,Embassy,x.jp\nPeru's consul,Consulate,pe.gob\n", "organization"),
        ("Tie,Title,Signed,Expires\nNagoya,Charter of 1959,1959-04-01,\nTamale,MoU,2009,2014-01-01\n", "agreement"),
        ("Date,Subject,Direction,Medium\n2020-01-02,Visit,Sent,Letter\n2020-01-03,Call,Sent,Card\n", "correspondence"),
        ("Date,Decision,Decided by,Why\n2020-01-02,Wait,Mayor,Budget\n2020-01-03,Go,Council,Ready\n", "decision"),
        ("Tie,Date,To,By\nNagoya,2020-01-02,Active,Council\nTamale,2020-01-03,Suspended,Mayor\n", "tie_event"),
        ("Person,Office,Since,Until\nAna Ruiz,Mayor,2019,2023\nBo Li,Clerk,2020,\n", "office"),
    ],
)  # fmt: skip
def test_the_kind_is_guessed(text_file: TextFile, content: str, kind: str) -> None:
    assert proposed(text_file(content))[0] == kind


def test_our_own_side_of_a_table_is_left_out_and_our_city_chooses_rows(text_file: TextFile) -> None:
    path = text_file("City,State,Sister City,Country\nRiverton,IL,Nagoya,Japan\nSpringfield,IL,Ashikaga,Japan\n")
    proposal = propose(read_table(path), HOME)
    by_column = {c.column: c for c in proposal.columns}
    assert by_column["City"].target == OUR_CITY
    assert by_column["City"].sure is Sure.CHECK
    assert by_column["State"].sure is Sure.OUT
    assert by_column["Country"].target == "partner.country"
    assert proposal.mapping.where == {"City": "Riverton"}


def test_cells_can_gainsay_a_header(text_file: TextFile) -> None:
    path = text_file(
        "sistercity,sistercityLabel,Country,Population\n"
        "http://www.wikidata.org/entity/Q1,Pécs,12,many\nhttp://www.wikidata.org/entity/Q2,Lviv,13,few\n"
    )
    found = {c.column: c for c in propose(read_table(path), HOME, "tie").columns}
    assert (found["sistercity"].target, found["sistercityLabel"].target) == ("", "partner")
    assert found["Country"].sure is found["Population"].sure is Sure.CHECK


def test_cells_can_speak_for_a_header_that_says_nothing(text_file: TextFile) -> None:
    path = text_file(
        "Sister city,xx,yy,zz,ww\nPécs,Hungary,1990-01-02,Active,a@b.hu\nLviv,Ukraine,1991-03-04,Active,c@d.ua\n"
    )
    found = {c.column: (c.target, c.sure.value) for c in propose(read_table(path), HOME).columns}
    assert found["xx"] == ("partner.country", "please check")
    assert found["yy"] == ("signed_on", "please check")
    assert found["zz"] == ("status", "please check")
    assert found["ww"] == ("contact.email", "please check")


def test_two_columns_for_one_field_leave_the_better_and_say_so(text_file: TextFile) -> None:
    path = text_file(
        "Sister city,Country,Nation,Full name,First name,Last name\nPécs,Hungary,,A B,A,B\nLviv,Ukraine,,C D,C,D\n"
    )
    found = {c.column: c for c in propose(read_table(path), HOME, "tie").columns}
    assert found["Country"].target == "partner.country"
    assert (found["Nation"].target, found["Nation"].reason) == ("", "“Country” already gives that")
    people = {c.column: c for c in propose(read_table(path), HOME, "person").columns}
    assert (people["Full name"].target, people["Full name"].reason) == (
        "",
        "“the given and family names” already gives that",
    )


def test_own_labels_lead_home(text_file: TextFile) -> None:
    path = text_file("Partner,Partner → Country,Review grade,why\nPécs,Hungary,,x\nLviv,Ukraine,,y\n")
    assert proposed(path) == (
        "tie", {"Partner": "partner", "Partner → Country": "partner.country", "Review grade": "grade", "why": "why"},
    )  # fmt: skip


def test_a_changed_mapping_is_judged_again(text_file: TextFile) -> None:
    table = read_table(text_file("Sister city,Country,Foo\nPécs,Hungary,12\nLviv,Ukraine,13\n"))
    proposal = propose(table, HOME)
    mapping = proposal.mapping.becoming("Foo", "partner.population").becoming("Country", "partner.latitude")
    judged = {c.column: c for c in proposing.judge(table, proposal, mapping.becoming("Sister city", ""))}
    assert (judged["Foo"].target, judged["Foo"].sure) == ("partner.population", Sure.SURE)
    assert (judged["Country"].sure, judged["Country"].reason) == (Sure.CHECK, "few of its cells can be read so")
    assert judged["Sister city"].sure is Sure.OUT
    ours = proposing.judge(table, proposal, proposal.mapping.becoming("Foo", OUR_CITY))
    assert ours[2].sure is Sure.SURE


def test_a_table_of_nothing_we_keep_is_refused(text_file: TextFile) -> None:
    with pytest.raises(UserError, match="None of the kinds"):
        propose(read_table(text_file("foo,bar\n1,2\n3,4\n")), HOME)
    with pytest.raises(UserError, match="no kind of record called “Ship”"):
        propose(read_table(text_file("foo,bar\n1,2\n3,4\n")), HOME, "Ship")


BECOMES = (
    "our city",
    "",
    "",
    "partner",
    "partner.country",
    "partner.latitude",
    "partner.longitude",
    "partner.population",
)
CELLS = ("Kraków", "Poland", "50.06", "Pécs", "Hungary", "46.08", "18.21", "145985")


@pytest.mark.parametrize(
    "names",
    [
        "Home City,Home Country,Home Lat,Partner City,Partner Country,Partner Lat,Partner Lon,Partner Pop",
        "our_city,our_country,our_latitude,partner,country,latitude,longitude,population",
        "Miasto,Kraj,Szerokość,Miasto partnerskie,Kraj partnera,Szerokość partnera,Długość partnera,Ludność partnera",
        "Source,Source country,Source lat,Target,Target country,Target lat,Target long,Target population",
        "City,Country,Lat,Twin town,Twin country,Twin lat,Twin lon,Twin population",
        "City A,Country A,Lat A,City B,Country B,Lat B,Lon B,Pop B",
        "from,from_country,from_lat,to,to_country,to_lat,to_lon,to_pop",
        "Polish city,x,y,Sister city,Nation,Latitude,Longitude,Inhabitants",
        "Stadt,Land,Breite,Partnerstadt,Land Partner,Breite Partner,Länge Partner,Einwohner Partner",
        "origin,origin.country,origin.lat,destination,destination.country,destination.lat,destination.lng,dest.population",
    ],
)
@pytest.mark.parametrize("turn", [0, 3, 5])
def test_renamed_and_reordered_columns_of_ties_become_the_same(text_file: TextFile, names: str, turn: int) -> None:
    heads = names.split(",")
    order = [*range(turn, 8), *range(turn)]
    rows = [",".join(cells[n] for n in order) for cells in (heads, CELLS, CELLS)]
    kind, columns = proposed(text_file("\n".join(rows) + "\n"))
    assert kind == "tie"
    assert {h: columns.get(h, "") for h in heads} == dict(zip(heads, BECOMES, strict=True))


def test_a_kind_of_which_nothing_is_said_here_is_known_by_its_own_fields(
    text_file: TextFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for said in (proposing.PATHS, proposing.KEYS, proposing.HINTS):
        monkeypatch.delitem(said, "decision")
    path = text_file("Date,Decision,Decided by\n2026-05-01,Wait until June,The mayor\n")
    columns = {"Date": "on", "Decision": "what", "Decided by": "decided_by"}
    assert proposed(path) == ("decision", columns)
    assert proposed(path, "decision") == ("decision", columns)


def test_no_table_becomes_our_own_city(text_file: TextFile) -> None:
    with pytest.raises(UserError, match="our own city"):
        proposed(text_file("City,Country\nPécs,Hungary\n"), "home")
