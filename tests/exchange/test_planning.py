"""What each row will become, and every problem in words, before anything is written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cityintl.errors import Cancelled, UserError
from cityintl.exchange import planning, preview, proposing
from cityintl.exchange.identity import New
from cityintl.exchange.mapping import Mapping
from cityintl.exchange.plan import AskCity, AskDates, AskValue, Fate, Plan, Weight
from cityintl.exchange.tables import read_table
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile

TextFile = Callable[..., Path]
Planned = Callable[..., Plan]


@pytest.fixture
def planned(text_file: TextFile, desk: DeskFile) -> Planned:
    """The plan of a text under its proposed mapping, with changes."""

    def make(content: str, kind: str | None = None, **changes: object) -> Plan:
        table = read_table(text_file(content))
        mapping = proposing.propose(table, desk.home(), kind).mapping.but(**changes)
        return planning.make(table, mapping, desk)

    return make


def said(plan: Plan, weight: Weight | None = None) -> list[tuple[int, str, str]]:
    return [(r.row, r.text, r.doing) for r in plan.remarks if weight in (None, r.weight)]


def test_a_row_becomes_a_tie_and_its_partner_and_defaults_are_said(planned: Planned) -> None:
    plan = planned("Sister city,Country,Population\nPécs,Hungary,145985\nLviv,Ukraine,717273\n")
    assert plan.summary() == "2 ties and 2 partners will be added, as one step that can be undone."
    assert plan.label == "Import 2 ties from list.csv"
    assert plan.additions["partner"][0].values == {"name": "Pécs", "country": "HU", "population": 145985}
    tie = plan.additions["tie"][0].values
    assert (tie["type"], tie["status"]) == (TieType.SISTER_CITY, TieStatus.ACTIVE)
    assert (0, "Status is not in the file: all become “Active”.", "change") in said(plan)
    assert [(d.path, d.value) for d in plan.defaults] == [("type", "Sister city"), ("status", "Active")]
    assert "Suspended" in plan.defaults[1].words


def test_a_default_can_be_changed(planned: Planned) -> None:
    plan = planned("Sister city,Country\nPécs,Hungary\n", defaults={"status": "emeritus"})
    assert plan.additions["tie"][0].values["status"] is TieStatus.EMERITUS


def test_a_place_is_the_same_within_25_km_only(planned: Planned) -> None:
    plan = planned(
        "Sister city,Country,Lat,Long\nRochester,USA,43.157,-77.615\nRochester,USA,43.16,-77.61\n"
        "rochester,United States,44.02,-92.46\nRochester,UK,51.39,0.5\nRochester,USA,,\n"
    )
    assert [line.fate for line in plan.lines] == [Fate.ADDED, Fate.DOUBLE, Fate.ADDED, Fate.ADDED, Fate.DOUBLE]
    assert said(plan, Weight.DOUBLE)[0] == (3, "Rochester, USA stands in rows 2 and 3: one tie.", "skip the second")


def test_the_same_partner_in_another_type_of_tie_is_another_tie(planned: Planned) -> None:
    plan = planned(
        "Sister city,Country,Type\nPécs,Hungary,Sister city\nPécs,Hungary,Friendship\nPécs,Hungary,twinning\n"
    )
    assert plan.added() == {"tie": 2, "partner": 1}
    assert plan.lines[2].why == "the same as row 2"


def test_what_the_desk_has_is_linked_not_doubled_and_differences_are_listed(planned: Planned, desk: DeskFile) -> None:
    with desk.write("Add") as door:
        pecs = door.add("partner", {"name": "PECS", "country": "HU", "population": 5})
        door.add("tie", {"partner": pecs, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
        lviv = door.add("partner", {"name": "Lviv", "country": "UA"})
    plan = planned("Sister city,Country,Population,Region\nPécs,Hungary,145985,\nLviv,Ukraine,,Lviv Oblast\n")
    assert plan.added() == {"tie": 1}
    assert plan.what() == "1 tie"
    assert plan.additions["tie"][0].values["partner"] == lviv
    assert said(plan, Weight.DOUBLE) == [(2, "Pécs, Hungary is in the desk already, as TIE-1.", "skip it")]
    assert (2, "PECS: population is 145,985 people here, and 5 people in the desk.", "keep what the desk has") in said(
        plan
    )
    assert (3, "Lviv: region is Lviv Oblast here, and empty in the desk.", "keep what the desk has") in said(plan)


def test_a_later_row_fills_what_an_earlier_one_left_empty(planned: Planned) -> None:
    plan = planned(
        "Sister city,Country,Population,Type\nPécs,Hungary,,Sister city\nPécs,Hungary,145985,Friendship city\n"
    )
    assert plan.additions["partner"][0].values["population"] == 145985


def test_dates_with_two_readings_are_asked_and_never_guessed(planned: Planned) -> None:
    text = "Sister city,Country,Signed\nPécs,Hungary,03/04/2021\nLviv,Ukraine,2020\n"
    plan = planned(text)
    (question,) = plan.questions
    assert isinstance(question, AskDates)
    assert (question.example, question.day_first, question.month_first) == (
        "03/04/2021",
        date(2021, 4, 3),
        date(2021, 3, 4),
    )
    assert not plan.importable
    assert "does the day stand first, or the month?" in plan.summary()
    assert planned(text, dates={"Signed": "day first"}).additions["tie"][0].values["signed_on"] == "2021-04-03"
    assert planned(text, dates={"signed": "month first"}).additions["tie"][0].values["signed_on"] == "2021-03-04"


def test_a_date_that_has_one_reading_decides_for_its_column_and_that_is_said(planned: Planned) -> None:
    plan = planned("Sister city,Country,Signed\nPécs,Hungary,03/04/2021\nLviv,Ukraine,25/12/2020\n")
    assert plan.additions["tie"][0].values["signed_on"] == "2021-04-03"
    assert (0, "Dates in “Signed” are read day first: row 3: 25/12/2020 proves it.", "read them so") in said(plan)


def test_dates_written_both_ways_in_one_column_are_asked(planned: Planned) -> None:
    text = "Sister city,Country,Signed\nPécs,Hungary,03/04/2021\nLviv,Ukraine,25/12/2020\nLima,Peru,12/25/2020\n"
    assert len(planned(text).questions) == 1
    answered = planned(text, dates={"Signed": "day first"})
    lost = (4, "There is no such day as 12/25/2020, read day first.", "leave it empty")
    assert lost in said(answered, Weight.LOST)


def test_impossible_dates_short_years_and_odd_numbers_are_left_empty_with_their_reason(planned: Planned) -> None:
    plan = planned(
        'Sister city,Country,Signed,Population\nPécs,Hungary,2011-05-32,"402,000vt"\nLviv,Ukraine,03/04/21,N/A\n'
        "Lima,Peru,Unknown,N/A\nTamale,Korea,02.02.2026,1\n"
    )
    assert plan.importable
    lost = said(plan, Weight.LOST)
    assert (2, "There is no such day as 2011-05-32.", "leave it empty") in lost
    assert (2, "“402,000vt” is not a whole number.", "leave it empty") in lost
    assert (3, "03/04/21 has a year of two digits.", "leave it empty") in lost
    assert any(row == 5 and text.startswith("“Korea” may mean") for row, text, _doing in lost)
    assert [r.column for r in plan.remarks if r.row == 2] == ["Signed", "Population"]
    notes = said(plan, Weight.NOTE)
    assert (0, "“N/A” in 2 rows of “Population” says that nothing is known.", "leave them empty") in notes
    assert (0, "“Unknown” in one row of “Signed” says that nothing is known.", "leave them empty") in notes
    assert plan.additions["tie"][3].values["signed_on"] == "2026-02-02"


def test_a_word_can_be_told_what_it_means(planned: Planned) -> None:
    plan = planned("Sister city,Country\nSeoul,Korea\nUlsan,korea\n", values={"Country": {"KOREA": "South Korea"}})
    assert [a.values["country"] for a in plan.additions["partner"]] == ["KR", "KR"]


def test_namibia_is_a_country_where_countries_are_codes(planned: Planned) -> None:
    plan = planned("Sister city,Country\nWindhoek,NA\nLima,PE\nPécs,HU\n")
    assert plan.additions["partner"][0].values["country"] == "NA"
    plan = planned("Sister city,Country\nWindhoek,NA\nLima,Peru\nPécs,Hungary\n")
    assert "country" not in plan.additions["partner"][0].values


def test_gaps_are_named_when_they_are_few_and_counted_when_many(planned: Planned) -> None:
    rows = [f"Place {n},Peru,{'' if n < 5 else n}" for n in range(9)]
    plan = planned("Sister city,Country,Population\n" + "\n".join(rows) + "\n")
    assert (0, "5 partners have no population in the file.", "leave them empty") in said(plan)
    assert plan.gaps == {"country": 0, "region": 9, "coordinates": 9, "zone": 9, "population": 5}
    plan = planned("Sister city,Country,Population\nLa Serena,Chile,\nPécs,Hungary,1\n")
    assert (2, "La Serena, Chile: no population in the file.", "leave it empty") in said(plan)


def test_gaps_are_filled_only_when_asked_and_the_files_value_wins(planned: Planned) -> None:
    text = "Sister city,Country,Lat,Long,Population\nPécs,Hungary,46.08,18.21,5\nNosuchplace,Hungary,,,\nNagoya,,,,\n"
    plan = planned(text, fill=("region", "zone", "population", "coordinates", "country"))
    pecs, nowhere, nagoya = (a.values for a in plan.additions["partner"])
    assert (pecs["zone"], pecs["population"], pecs["latitude"]) == ("Europe/Budapest", 5, 46.08)
    assert "zone" not in nowhere
    assert (nagoya["country"], nagoya["population_source"]) == ("JP", "GeoNames")
    assert any("time zone of 2 partners comes from the built-in list" in text for _row, text, _doing in said(plan))
    assert any("1 partners are not in the built-in list" in text for _row, text, _doing in said(plan))
    assert "zone" not in planned(text).additions["partner"][0].values


def test_half_a_pair_of_coordinates_is_left_empty(planned: Planned) -> None:
    plan = planned("Sister city,Country,Lat,Long\nPécs,Hungary,46.08,\nLviv,Ukraine,49.8,24.0\n")
    assert (2, "Latitude and longitude go together, and one of them is missing.", "leave both empty") in said(plan)
    assert "latitude" not in plan.additions["partner"][0].values
    own = planned("Name,Country,Latitude,Longitude\nPécs,Hungary,46.08,\nLviv,Ukraine,49.8,24.0\n", kind="partner")
    assert "latitude" not in own.additions["partner"][0].values
    assert own.added() == {"partner": 2}


def test_rows_that_cannot_be_are_left_out_with_their_reason(planned: Planned) -> None:
    plan = planned("Sister city,Country,Status\n,Peru,Active\nLviv,Ukraine,dancing\nPécs,Hungary,\nx,,\n,,Active\n")
    fates = {line.row: (line.fate, line.why) for line in plan.lines}
    assert fates[2] == (Fate.LEFT_OUT, "Partner is not known")
    assert fates[3][0] is Fate.LEFT_OUT
    assert "“dancing” is not one of the words used here" in fates[3][1]
    assert fates[4][0] is Fate.ADDED
    assert plan.count(Fate.LEFT_OUT) == 3


def test_rows_are_chosen_by_words_folded(planned: Planned) -> None:
    text = "Home city,Sister city,Country\nŁódź,Lviv,Ukraine\nKraków,Pécs,Hungary\nlodz,Lyon,France\n"
    plan = planned(text, where={"home CITY": "LODZ"})
    assert [line.row for line in plan.lines] == [2, 4]
    assert plan.filtered == 1
    (question,) = planned(text).questions
    assert isinstance(question, AskCity)
    assert set(question.cities) == {"Łódź", "Kraków", "lodz"}
    assert "which one is ours?" in question.text
    with pytest.raises(UserError, match="no column “town”"):
        planned(text, where={"town": "x"})


def test_what_is_needed_and_not_in_the_file_is_asked(planned: Planned) -> None:
    plan = planned("Date,Subject,Partner\n2020-01-02,Visit,Nagoya\n", kind="correspondence")
    assert [(q.path, q.label) for q in plan.questions if isinstance(q, AskValue)] == [
        ("direction", "Direction"), ("medium", "Medium"),
    ]  # fmt: skip
    assert plan.lines == []
    told = planned("Date,Subject,Partner\n2020-01-02,Visit,Nagoya\n", "correspondence",
                   defaults={"direction": "Received", "medium": "Letter"})  # fmt: skip
    assert told.added() == {"correspondence": 1, "partner": 1}


def test_people_with_names_in_one_cell_and_several_addresses(planned: Planned) -> None:
    plan = planned(
        'Name,E-mail,Company,City\n"Ruiz, Ana María",a@x.pe; b@x.pe // c@x.pe,Ministry,Lima\n'
        "Ana María Ruiz,a@x.pe,Ministry,Lima\nTANAKA Haruka,none of these,,\nBono,,,\n",
        kind="person",
    )
    people = [a.values for a in plan.additions["person"]]
    assert (people[0]["given"], people[0]["family"], people[0]["email"]) == ("Ana María", "Ruiz", "a@x.pe")
    assert people[0]["notes"] == "E-mail: b@x.pe, c@x.pe"
    assert plan.lines[1].why == "the same as row 2"
    assert (people[1]["given"], people[1]["family"]) == ("Haruka", "TANAKA")
    assert people[2] == {"family": "Bono"}
    assert plan.added() == {"person": 3, "organization": 1, "partner": 1}
    assert (2, "several addresses in one cell: b@x.pe, c@x.pe", "take the first; the others go into the notes") in said(
        plan
    )
    assert (4, "“none of these” is not an e-mail address.", "leave it empty") in said(plan, Weight.LOST)


def test_outlook_contacts_gather_their_address(planned: Planned) -> None:
    plan = planned("First Name,Last Name,E-mail Address,Business Street,Business City\nAna,,a@x.pe,Calle 1,Lima\n")
    assert plan.additions["person"][0].values == {"family": "Ana", "email": "a@x.pe", "address": "Calle 1\nLima"}


def test_a_contact_of_a_tie_speaks_for_its_partner(planned: Planned) -> None:
    plan = planned(
        "Sister city,Country,Contact,E-mail,Company\nPécs,Hungary,Nagy Éva,x@p.hu; y@p.hu,City Hall\n"
        "Lviv,Ukraine,,z@l.ua,\n"
    )
    person = plan.additions["person"][0].values
    assert (person["given"], person["family"], person["partner"]) == (
        "Nagy",
        "Éva",
        plan.additions["tie"][0].values["partner"],
    )
    assert (2, "several addresses in one cell: y@p.hu", "take the first") in said(plan)
    assert (3, "“Their contact” has no name here.", "leave it empty") in said(plan, Weight.LOST)
    assert plan.additions["organization"][0].values["name"] == "City Hall"


def test_parts_of_ties_find_their_tie_by_its_partner_or_reference(planned: Planned, desk: DeskFile) -> None:
    with desk.write("Add") as door:
        nagoya = door.add("partner", {"name": "Nagoya", "country": "JP"})
        lima = door.add("partner", {"name": "Lima", "country": "PE"})
        for partner, kind in ((nagoya, TieType.SISTER_CITY), (lima, TieType.SISTER_CITY), (lima, TieType.MOU)):
            door.add("tie", {"partner": partner, "type": kind, "status": TieStatus.ACTIVE})
    plan = planned(
        "Tie,Title,Signed,Expires,Open-ended\nNagoya,One,1959,,\nTIE-2,Two,1960-01-02,1950-01-01,\nLima,Three,1961,,\n"
        "Oslo,Four,1962,,\nTIE-99,Five,1963,,\nnagoya,ONE,1959,,\nNagoya,Six,1960,2000-01-01,yes\n"
    )
    ties = [(a.values["tie"], a.values["title"]) for a in plan.additions["agreement"]]
    assert ties == [(1, "One"), (2, "Two"), (1, "Six")]
    lost = said(plan, Weight.LOST)
    assert (4, "The desk has several: “Lima” is not one tie.", "leave it empty") in lost
    assert (5, "The desk has no tie called “Oslo”.", "leave it empty") in lost
    assert (6, "There is no TIE-99 in the desk.", "leave it empty") in lost
    assert (3, "The agreement expires before it was signed.", "leave it empty") in lost
    assert plan.lines[5].fate is Fate.DOUBLE


def test_a_partner_without_country_is_the_desks_only_one_of_that_name(planned: Planned, desk: DeskFile) -> None:
    with desk.write("Add") as door:
        nagoya = door.add("partner", {"name": "Nagoya", "country": "JP"})
        door.add("partner", {"name": "Halifax", "country": "CA"})
        door.add("partner", {"name": "Halifax", "country": "GB"})
    plan = planned("Sister city,Since\nNagoya,1959\nHalifax,1960\nNagoya,1961\n")
    assert plan.additions["tie"][0].values["partner"] == nagoya
    assert [a.values["name"] for a in plan.additions["partner"]] == ["Halifax"]
    assert sum("the desk has one partner of that name" in text for _row, text, _doing in said(plan)) == 1


def test_notes_under_the_table_are_told_and_can_be_kept(planned: Planned) -> None:
    text = "Sister city,Country,Since\nPécs,Hungary,1990\nLviv,Ukraine,1991\n\nSource: clerk\n"
    assert (5, "Row 5 looks like a note: Source: clerk", "leave it out") in said(planned(text))
    assert [line.row for line in planned(text, keep=(5,)).lines] == [2, 3, 5]


def test_a_preview_tells_a_row_under_headings(planned: Planned, desk: DeskFile) -> None:
    with desk.write("Add") as door:
        door.add("partner", {"name": "Lima", "country": "PE"})
    plan = planned(
        "Sister city,Country,Lat,Long,Population,Since\nPécs,Hungary,46.083,18.217,145985,1990\nLima,Peru,,,,1991\n"
        "Pécs,Hungary,,,,\n,Peru,,,,\nNosuch,Peru,,,,\n"
    )
    told = [dict(preview.described(plan, line, desk)) for line in plan.lines]
    assert (
        told[0]["Tie"]
        == "Pécs, Hungary · Type: “Sister city”, not in the file · Status: “Active”, not in the file · Signed: 1990"
    )
    assert told[0]["Partner"] == "Pécs, Hungary · 46.083 N 18.217 E · 145,985 people"
    assert told[0]["Found here"].startswith("Pécs, Baranya, Hungary (built-in list) · same place, ")
    assert told[1]["Partner"] == "Lima, in the desk already as PAR-1"
    assert told[2] == {"Tie": "This row is skipped: the same as row 2."}
    assert told[3] == {"Tie": "This row is left out: Partner is not known."}
    assert told[4]["Found here"] == "not in the built-in list of places"


def test_a_preview_of_partners_and_people(planned: Planned, desk: DeskFile) -> None:
    plan = planned("Name,Country,Lat,Long\nLima,Peru,-12.04,-77.03\nPécs,Hungary,,\n", kind="partner")
    told = dict(preview.described(plan, plan.lines[0], desk))
    assert told["Partner"] == "Lima, Peru · 12.040 S 77.030 W"
    assert dict(preview.described(plan, plan.lines[1], desk))["Found here"] == "Pécs, Baranya, Hungary (built-in list)"
    plan = planned("First Name,Last Name,E-mail,Company\nAna,Ruiz,a@x.pe,Ministry\n")
    told = dict(preview.described(plan, plan.lines[0], desk))
    assert told == {"Person": "Ruiz · Ana · E-mail: a@x.pe", "Organization": "Ministry"}
    assert plan.lines[0].title == "Ana Ruiz"


def test_planning_says_how_far_it_is_and_can_be_stopped(text_file: TextFile, desk: DeskFile) -> None:
    rows = "\n".join(f"Place {n},Peru" for n in range(500))
    table = read_table(text_file(f"Sister city,Country\n{rows}\n"))
    mapping = Mapping("tie", {"Sister city": "partner", "Country": "partner.country"}, fill=("zone",))
    told: list[tuple[int, int, str]] = []
    planning.make(table, mapping, desk, lambda *now: told.append(now))
    assert [done for done, _total, _text in told] == [0, 200, 400, 0, 200, 400]

    def stop(done: int, total: int, text: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        planning.make(table, mapping, desk, stop)


def test_a_reference_finds_its_record_and_a_bad_linked_value_is_left_empty(planned: Planned, desk: DeskFile) -> None:
    with desk.write("Add") as door:
        door.add("partner", {"name": "Pécs", "country": "HU"})
        door.add("person", {"given": "Ana", "family": "Ruiz"})
    plan = planned(
        "Person,Office,Since,Until,City\nAna Ruiz,Mayor,2019,2010,PAR-1\nPER-1,Clerk,2020,,Lima\n", kind="office"
    )
    offices = [a.values for a in plan.additions["office"]]
    assert [(o["person"], o["title"], o.get("partner")) for o in offices] == [
        (1, "Mayor", 1),
        (1, "Clerk", New("partner", 0)),
    ]
    assert "until" not in offices[0]
    assert (2, "The office ends before it begins.", "leave it empty") in said(plan, Weight.LOST)
