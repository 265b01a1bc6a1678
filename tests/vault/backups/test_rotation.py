"""Rotation: whatever the clock says, the newest backup stays, and never fewer days than promised."""

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from wellbeing.vault.backups import names, rotation
from wellbeing.vault.backups.names import Named
from wellbeing.vault.backups.rotation import DAILY, MONTHLY, WEEKLY, superfluous

DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2199, 12, 31))
VAULT = "0123456789abcdef0123456789abcdef"


def named(day: dt.date, generation: int) -> Named:
    found = names.read(Path(names.name_of(VAULT, day, generation)))
    assert found is not None
    return found


FILES = st.lists(st.builds(named, DAYS, st.integers(1, 10**6)), max_size=60, unique=True)


def test_a_year_of_days_leaves_days_weeks_and_months() -> None:
    kept: set[Named] = set()
    first = dt.date(2025, 3, 1)
    for number in range(500):
        made = named(first + dt.timedelta(days=number), number + 1)
        kept = (kept | {made}) - set(superfluous(kept, made))
    today = first + dt.timedelta(days=499)
    ages = sorted((today - one.made_on).days for one in kept)
    assert ages[:DAILY] == list(range(DAILY))
    assert sum(age <= 7 * WEEKLY for age in ages) >= DAILY + WEEKLY - 2
    assert 305 <= ages[-1] <= 366, "the oldest is the last of the twelfth month"
    assert len(kept) <= DAILY + WEEKLY + MONTHLY


@given(FILES, DAYS, st.integers(1, 10**6))
def test_the_one_just_made_and_those_of_days_to_come_always_stay(
    files: list[Named], day: dt.date, generation: int
) -> None:
    made = named(day, generation)
    gone = set(superfluous(files, made))
    assert made not in gone
    assert not {one for one in gone if one.made_on > day}
    assert gone <= set(files)


@given(FILES, DAYS, st.integers(1, 10**6))
def test_never_fewer_days_than_promised(files: list[Named], day: dt.date, generation: int) -> None:
    made = named(day, generation)
    past = {one for one in {*files, made} if one.made_on <= day}
    kept = past - set(superfluous(files, made))
    days = sorted({one.made_on for one in past}, reverse=True)[:DAILY]
    assert {one.made_on for one in kept} >= set(days)
    for newest in days:
        of_day = [one for one in past if one.made_on == newest]
        assert max(of_day) in kept, "of a day its newest stays"


@given(st.lists(st.integers(-40_000, 40_000), min_size=1, max_size=80))
def test_a_clock_that_jumps_never_empties_a_place(jumps: list[int]) -> None:
    """One backup after each jump: there are always as many as were made, up to the days that are promised."""
    kept: set[Named] = set()
    today = dt.date(2026, 3, 12)
    for made_so_far, jump in enumerate(jumps, start=1):
        today = min(max(today + dt.timedelta(days=jump), dt.date(1970, 1, 1)), dt.date(2199, 12, 31))
        made = named(today, made_so_far)
        before = len({one.made_on for one in kept} | {today})
        kept = (kept | {made}) - set(superfluous(kept, made))
        assert made in kept
        assert len({one.made_on for one in kept}) >= min(before, DAILY)


def test_a_clock_set_forward_and_back_leaves_the_real_days_alone() -> None:
    real = [named(dt.date(2026, 3, day), day) for day in range(1, 8)]
    wrong = named(dt.date(2099, 1, 1), 8)
    assert superfluous(real, wrong) == []
    again = named(dt.date(2026, 3, 8), 9)
    assert wrong not in superfluous([*real, wrong], again)


def test_the_numbers_are_those_of_the_design() -> None:
    assert (rotation.DAILY, rotation.WEEKLY, rotation.MONTHLY) == (7, 5, 12)


def test_names_say_vault_day_and_state_and_nothing_else_is_taken_for_one() -> None:
    name = names.name_of(VAULT, dt.date(2026, 3, 12), 42)
    assert name == "wellbeing-01234567-2026-03-12-000042.backup"
    for other in (name + ".unfinished", name.upper(), "wellbeing-01234567-2026-02-30-000042.backup", "x" + name):
        assert names.read(Path(other)) is None
