"""What the desk says of indicators: the gap list, what is left out and why, the chart, the grid of frameworks."""

from datetime import date

import pytest

from cityintl.desk import indicators, reporting_grid
from cityintl.desk.progress import Standing
from cityintl.desk.progress_chart import chart, shown
from cityintl.records.codes import natural
from cityintl.store import DeskFile


def series(sample: DeskFile, code: str, turn: int = 0) -> indicators.Series:
    found = [each for each in indicators.all_series(sample, sample.today) if each.indicator["code"] == code]
    return found[turn]


def test_all_series_stand_in_the_order_of_their_codes(sample: DeskFile) -> None:
    codes = [each.indicator["code"] for each in indicators.all_series(sample, sample.today)]
    assert len(codes) >= 45
    assert codes == sorted(codes, key=natural)
    assert codes.index("10.x.1") < codes.index("11.1.1")
    listed = [row[0] for row in sample.listing("indicator", ("code",)).rows]
    assert sorted(listed, key=natural)[0] == "1.2.1"


def test_a_list_of_indicators_sorts_as_people_count(sample: DeskFile) -> None:
    from cityintl.desk.lists import listing

    codes = [row[0] for row in listing(sample, "indicator", ("code",), order="code").rows]
    assert codes == sorted(codes, key=natural)
    assert codes.index("4.2.2") < codes.index("4.a.1") < codes.index("5.1.1")


@pytest.mark.parametrize(
    ("code", "turn", "standing"),
    [
        ("11.7.1", 0, Standing.ON_TRACK), ("9.1.2", 0, Standing.AWAY), ("5.1.1", 0, Standing.INSUFFICIENT),
        ("5.2.1", 0, Standing.NO_TARGET), ("9.4.1", 0, Standing.INSUFFICIENT), ("6.1.1", 0, Standing.REACHED),
    ],
)  # fmt: skip
def test_the_sample_stands_everywhere(sample: DeskFile, code: str, turn: int, standing: Standing) -> None:
    assert series(sample, code, turn).progress.standing is standing


def test_each_value_that_is_left_out_says_why(sample: DeskFile) -> None:
    tourism = series(sample, "8.9.2")
    why = {row["year"]: tourism.why_left_out(row) for row in tourism.values}
    assert why == {"2018": "in another unit", "2022": "", "2023": "", "2024": ""}
    emissions = series(sample, "13.2.2")
    assert [emissions.why_left_out(row) for row in emissions.values if row["year"] == "2022"] == ["", "replaced"]
    assert emissions.progress.latest and emissions.progress.latest.value == 938000
    safety = series(sample, "16.1.4")
    parts = [row for row in safety.values if row["disaggregation"]]
    assert len(parts) == 5
    assert {safety.why_left_out(row) for row in parts} == {"of a part only"}
    assert {series(sample, "5.1.1").why_left_out(row) for row in series(sample, "5.1.1").values} == {"in words"}


def test_the_gap_list_is_honest_and_by_department(sample: DeskFile) -> None:
    found = indicators.gaps(sample, sample.today)
    codes = {each.code for each in found}
    assert {"2.2.4", "10.1.1", "9.4.1", "17.17.1"} <= codes
    assert not {"7.1.1", "14.1.1", "5.1.1", "11.7.1"} & codes
    assert {each.indicator["code"] for each in indicators.not_applicable(sample, sample.today)} == {
        "7.1.1", "11.c.1", "14.1.1",
    }  # fmt: skip
    groups = indicators.by_department(found, sample)
    assert [name for _number, name, _rows in groups[:-1]] == sorted(name for _n, name, _rows in groups[:-1])
    assert groups[-1][:2] == (None, "Nobody yet")
    assert sum(len(rows) for _number, _name, rows in groups) == len(found)
    with sample.write("No more") as door:
        door.set("framework", 1, {"used": False})
    assert indicators.gaps(sample, sample.today) == []


def test_a_chart_breaks_where_a_year_was_not_measured(sample: DeskFile) -> None:
    parks = chart(series(sample, "11.7.1"))
    assert [len(run) for run in parks.runs] == [2]
    assert len(parks.marks) == 4
    assert parks.baseline and parks.latest and parks.target
    assert (parks.baseline.at, parks.target.at) == ((0.0, 0.0), (1.0, 1.0))
    assert 0 < parks.latest.at[0] < 1
    assert parks.rises
    for words in ("4 values", "first 54% (2019)", "last 63% (2024)", "target 75% (2030)", "on track"):
        assert words in parks.said


def test_a_chart_of_nothing_says_so(sample: DeskFile) -> None:
    empty = chart(series(sample, "2.2.4"))
    assert (empty.marks, empty.runs, empty.even) == ((), (), None)
    assert empty.said.endswith("no values.")


@pytest.mark.parametrize(
    ("value", "words"),
    [(9.8, "9.8"), (1305000.0, "1,305,000"), (-12345.5, "-12,345.5"), (0.0, "0"), (None, ""), (1999.0, "1999")],
)
def test_large_figures_stand_in_groups(value: float | None, words: str) -> None:
    assert shown(value) == words


def test_the_grid_tells_each_round_once(sample: DeskFile) -> None:
    found = reporting_grid.grid(sample, sample.today)
    assert found.years == (2025, 2026, 2027, 2028)
    lines = {line.code: line for line in found.lines}
    assert set(lines) == {"VLR", "CDP-ICLEI", "GCoM", "Race to Zero", "MCR2030", "NUA", "UPR", "CERD", "CEDAW"}
    assert "withdrawal" in lines["VLR"].posture
    cdp = lines["CDP-ICLEI"].rounds
    assert [(each.state, each.tone) for each in cdp[2025]] == [("Acknowledged, B", "green")]
    (now,) = cdp[2026]
    assert (now.state, now.owner, now.kind) == ("Preparing", "Samira Haddad", "submission")
    assert now.days == "closes 2026-07-27, in 74 days"
    (review,) = lines["VLR"].rounds[2027]
    assert (review.state, review.sure) == ("Preparing", False)


@pytest.mark.parametrize(
    ("today", "tone"), [("2026-05-14", "grey"), ("2026-06-27", "amber"), ("2026-07-20", "red"), ("2026-07-28", "red")]
)
def test_a_window_grows_urgent_by_the_rules(sample: DeskFile, today: str, tone: str) -> None:
    found = reporting_grid.grid(sample, date.fromisoformat(today), (2026,))
    (now,) = next(line for line in found.lines if line.code == "CDP-ICLEI").rounds[2026]
    assert now.tone == tone
    assert now.state == ("Missed" if today == "2026-07-28" else "Preparing")
