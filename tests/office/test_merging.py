"""The fixed rule by which areas are counted together, and what two lists agree on."""

import random

import msgspec

from tests.helpers.office_papers import BETWEEN, list_of
from wellbeing.exchange.contribution.acceptance import Accepted
from wellbeing.exchange.contribution.document import Areas, Role
from wellbeing.exchange.contribution.roster import Person, Roster
from wellbeing.office.agreement import agree, plan
from wellbeing.office.merging import FEWEST, merged


def _sizes(**numbers: int) -> dict[Areas, int]:
    return {(code,): number for code, number in numbers.items()}


def test_a_small_area_goes_with_the_next_one_of_its_region_and_the_last_with_the_one_before() -> None:
    assert merged(_sizes(AT11=4, AT12=30, AT13=20)) == (("AT11", "AT12"), ("AT13",))
    assert merged(_sizes(AT11=30, AT12=30, AT13=2)) == (("AT11",), ("AT12", "AT13"))
    assert merged(_sizes(AT11=3, AT12=3, AT13=3, AT21=10)) == (("AT11", "AT12", "AT13", "AT21"),)


def test_a_region_that_is_too_small_goes_with_its_neighbour_in_the_country() -> None:
    assert merged(_sizes(AT11=4, AT12=4, AT21=11, AT22=12)) == (("AT11", "AT12", "AT21"), ("AT22",))


def test_an_area_of_several_regions_is_merged_within_the_country_only() -> None:
    sizes: dict[Areas, int] = {("AT11", "AT21"): 3, ("AT12",): 12, ("AT22",): 40}
    assert merged(sizes) == (("AT11", "AT12", "AT21"), ("AT22",))


def test_nothing_opens_where_all_together_are_too_few() -> None:
    assert merged(_sizes(AT11=4, AT12=5)) == ()
    assert merged({}) == ()


def test_whatever_the_sizes_every_area_is_large_enough_and_none_is_lost() -> None:
    chance = random.Random(11)
    codes = [f"AT{region}{number}" for region in "123" for number in "123456"]
    for _time in range(500):
        sizes: dict[Areas, int] = {
            (code,): chance.choice([0, 0, 1, 5, 9, 10, 30]) for code in chance.sample(codes, chance.randint(1, 9))
        }
        found = merged(sizes)
        together = sum(sizes.values())
        assert bool(found) == (together >= FEWEST)
        assert merged(dict(sorted(sizes.items(), key=lambda _one: chance.random()))) == found, "whatever the order"
        if found:
            assert sorted(code for area in found for code in area) == sorted(code for (code,) in sizes)
            assert all(sum(sizes[(code,)] for code in area) >= FEWEST for area in found)


def _roster(*sizes: tuple[str, int]) -> Roster:
    people = [Person(f"{area} {place:02}", area) for area, size in sizes for place in range(size)]
    return Roster(between=BETWEEN, people=tuple(people), areas=tuple((area,) for area, _size in sizes))


def _all(roster: Roster) -> tuple[Accepted, ...]:
    return tuple(
        Accepted(f"{place:032x}", 1, person.pseudonym, (bytes(32), bytes(32)))
        for place, person in enumerate(roster.people)
    )


def test_only_what_both_took_in_alike_counts() -> None:
    roster = _roster(("IE04", 10))
    theirs = list(_all(roster))
    theirs[0] = msgspec.structs.replace(theirs[0], revision=2)
    theirs[1] = msgspec.structs.replace(theirs[1], hashes=(b"\1" * 32, bytes(32)))
    theirs[2] = msgspec.structs.replace(theirs[2], contribution="f" * 32)
    found = agree(roster, list_of(Role.RELEASING, _all(roster)), list_of(Role.SECOND, tuple(theirs)))
    assert [one.pseudonym for one in found.both[("IE04",)]] == [person.pseudonym for person in roster.people[3:]]
    assert found.enough == (), "seven of ten are not enough"


def test_an_area_opens_from_eighty_percent_on() -> None:
    roster = _roster(("IE04", 100), ("IE05", 10))
    every = _all(roster)
    for missing, enough in ((21, (("IE05",),)), (20, (("IE04",), ("IE05",)))):
        some = every[missing:]
        assert agree(roster, list_of(Role.RELEASING, every), list_of(Role.SECOND, some)).enough == enough


def test_activity_decides_what_opens_together_and_an_impossible_one_is_void() -> None:
    roster = _roster(("IE04", 12), ("IE05", 12), ("IE06", 12))
    agreement = agree(roster, list_of(Role.RELEASING, _all(roster)), list_of(Role.SECOND, _all(roster)))
    ours: dict[Areas, int] = {("IE04",): 2**64 - 3, ("IE05",): 5, ("IE06",): 0}
    found = plan(agreement, ours, _sizes(IE04=12, IE05=5, IE06=12))
    assert found.batches == (("IE04", "IE05"), ("IE06",))
    assert len(agreement.of(("IE04", "IE05"))) == 24
    found = plan(agreement, ours, _sizes(IE04=16, IE05=5, IE06=12))
    assert found.void == (("IE04",),)
    assert found.batches == (("IE05",), ("IE06",))
