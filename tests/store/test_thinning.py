"""Old backups are thinned; a damaged one never stands for a good one, and documents stay while one names them."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from cityintl.store import backups, pool, thinning
from cityintl.store.backups import Backup
from cityintl.store.safekeeping import Safekeeping

NOW = datetime(2026, 5, 14, 15, tzinfo=UTC)


def made_at(*ages: timedelta) -> list[Backup]:
    return [Backup(None, NOW - age, n, f"{n:08x}", "") for n, age in enumerate(sorted(ages))]


def test_everything_of_two_days_stays():
    found = made_at(*(timedelta(minutes=15 * n) for n in range(191)))
    assert thinning.staying(found, NOW) == set(found)


def test_then_days_weeks_months_and_years():
    found = made_at(*(timedelta(hours=12 * n, minutes=1) for n in range(2 * 365 * 12)))
    stay = sorted(NOW - each.at for each in thinning.staying(found, NOW))
    assert len([age for age in stay if age < timedelta(days=2)]) == 4
    assert len(stay) == 4 + 14 + 12 + 12 + 7
    assert timedelta(days=7 * 365) < stay[-1] < timedelta(days=10 * 365)
    gaps = [later - earlier for earlier, later in pairwise(stay)]
    assert all(earlier <= later + timedelta(days=25) for earlier, later in pairwise(gaps))


def test_day_by_day_the_same_history_stays():
    """Thinned every day for three years, there is always one of about each age."""
    found: list[Backup] = []
    now = NOW
    for n in range(3 * 365):
        now += timedelta(days=1)
        found.insert(0, Backup(None, now, n, f"{n:08x}", ""))
        stay = thinning.staying(found, now)
        found = [each for each in found if each in stay]
    ages = [(now - each.at).days for each in found]
    assert len(ages) <= 2 + 14 + 12 + 12 + 7
    assert max(ages) > 500 and all(b - a <= 370 for a, b in pairwise(ages))
    assert all(any(abs(age - wanted) <= 18 for age in ages) for wanted in (0, 5, 10, 30, 60, 90, 150, 300))


def test_a_clock_that_ran_ahead_costs_nothing():
    found = made_at(timedelta(days=-400), timedelta(days=1), timedelta(days=3), timedelta(days=4))
    assert thinning.staying(found, NOW) == set(found)


@pytest.fixture
def month(desk, tmp_path):
    """Backups of forty days, three a day, each with a document of its own."""
    moment = [NOW]
    desk.clock = lambda: moment[0]
    kept = Safekeeping(desk, tmp_path / "backups")
    for day in range(12):
        for hour in (9, 12):
            moment[0] = NOW - timedelta(days=40 - day, hours=15 - hour)
            with desk.write("Day") as door:
                print_ = door.put_file(f"{day} {hour}".encode())
                door.add("document", {"title": f"{day} {hour}", "name": "x.txt", "sha256": print_})
            from cityintl.store import backing_up

            with desk.reading() as connection:
                which = backups.standing(connection)
            backing_up.make(desk.path, which, kept.folder, moment[0], "Test", lambda *_: None)
    moment[0] = NOW
    return kept


def test_a_damaged_backup_never_displaces_a_good_one(month):
    found = backups.all_in(month.folder)
    stay = thinning.staying(found, NOW)
    kept = next(each for each in found[2:] if each in stay)  # the noon of a day; its morning would go
    morning = found[found.index(kept) + 1]
    assert morning not in stay
    blob = bytearray(kept.path.read_bytes())
    blob[len(blob) // 2] ^= 1
    kept.path.write_bytes(blob)
    gone = thinning.thin(month.folder, NOW)
    assert morning not in gone and morning.path.exists() and gone
    assert all(backups.is_sound(each) for each in backups.all_in(month.folder) if each != kept)
    assert kept.path.exists(), "what is damaged is left for whoever wants to look"


def test_documents_go_with_the_last_backup_that_names_them(month, desk):
    before = len(list((month.folder / "documents").glob("*/*.document")))
    for number in range(1, 25):
        with desk.write("Drop") as door:
            door.delete("document", number)
    assert before == 24
    desk.clock = lambda: NOW + timedelta(days=4000)
    thinning.thin(month.folder, NOW + timedelta(days=4000))
    left = backups.all_in(month.folder)
    assert len(left) < 24
    assert len(list((month.folder / "documents").glob("*/*.document"))) == max(
        backups.facts(each).documents for each in left
    )


def test_nothing_leaves_the_pool_while_a_backup_cannot_be_asked(month):
    oldest = backups.all_in(month.folder)[-1]
    oldest.path.write_bytes(b"SQLite format 3\0 broken")
    thinning.thin(month.folder, NOW + timedelta(days=4000))
    assert len(list((month.folder / "documents").glob("*/*.document"))) == 24
    assert pool.let_go(month.folder, set()) == 24


def test_a_clock_that_jumps_ahead_thins_nothing_the_whole_day(desk, tmp_path):
    """Four backups of a morning, and then a day in 2040: all stay, at the second place too."""
    kept = Safekeeping(desk, tmp_path / "backups", tmp_path)
    moments = [NOW + timedelta(hours=n) for n in range(4)]
    moments += [datetime(2040, 1, 1, hour, tzinfo=UTC) for hour in (9, 12)]
    for n, moment in enumerate(moments):
        desk.clock = lambda moment=moment: moment
        with desk.write("Work") as door:
            door.add("partner", {"name": f"City {n}"})
        kept.back_up("Test")
        kept.copy_out()
    assert len(backups.all_in(kept.folder)) == 6
    assert len(backups.all_in(tmp_path / kept.folder.name)) == 6


def test_after_a_long_absence_the_second_day_thins_again():
    found = made_at(*(timedelta(hours=n) for n in range(0, 240, 6)))
    back = NOW + timedelta(days=90)
    assert thinning.believed(found, back) == NOW + timedelta(days=1)
    found.insert(0, Backup(None, back, 99, "", ""))
    tomorrow = back + timedelta(days=1)
    assert thinning.believed(found, tomorrow) == tomorrow
