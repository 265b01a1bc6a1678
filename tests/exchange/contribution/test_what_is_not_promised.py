"""What SECURITY.md says openly: who can read or spoil a contribution all the same. Each is shown here."""

import numpy as np
import pytest

from tests.anonymise.examples import SCHEMA, alike, case
from tests.helpers.contributions import LAYOUT, PAYLOAD, at, pair
from tests.helpers.office_papers import A, B
from wellbeing.anonymise.cell import cell
from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.anonymise.contributing.opening import Void, opened
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.schema import Unit
from wellbeing.exchange.contribution import sharing

VERBAL, SERIOUS = cell(Unit.CASES, {"act": "VERBAL"}), cell(Unit.CASES, {"act": "SERIOUS"})


def batch_of(payloads: list[Vector]) -> Vector:
    """What two offices open, by way of shares."""
    seeds = [sharing.new_seed() for _one in payloads]
    at_a = sharing.added(
        (sharing.shares(one, seed)[0] for one, seed in zip(payloads, seeds, strict=True)), LAYOUT.length
    )
    at_b = sharing.added((sharing.stream(seed, LAYOUT.length) for seed in seeds), LAYOUT.length)
    return sharing.joined(at_a, at_b)


def test_two_offices_that_put_their_parts_together_read_everything() -> None:
    raw_a, raw_b = pair()
    one, other = (at(office, raw).summand(LAYOUT.length) for office, raw in ((A, raw_a), (B, raw_b)))
    assert np.array_equal(sharing.joined(one, other), PAYLOAD)


def test_nine_representatives_and_the_releasing_office_find_the_tenth() -> None:
    nine = [payload(LAYOUT, alike(3, 100 * number, act="VERBAL")) for number in range(9)]
    tenth = payload(LAYOUT, [case(7, act="SERIOUS", injury="BONE")])
    total = batch_of([*nine, tenth])
    assert np.array_equal(total - sharing.added(nine, LAYOUT.length), tenth)
    eight = total - sharing.added(nine[:8], LAYOUT.length)
    assert not np.array_equal(eight, tenth)


def test_one_altered_program_spoils_its_batch_and_nobody_can_tell_whose() -> None:
    honest = [payload(LAYOUT, alike(3, 100 * number, act="VERBAL")) for number in range(9)]
    noise = sharing.stream(bytes(32), LAYOUT.length)
    with pytest.raises(Void):
        opened(LAYOUT, batch_of([*honest, noise]), 10)


def test_an_altered_program_can_fill_a_cell_with_cases_that_were_none() -> None:
    """So that it passes the limits, less its own part then tells the one true case in it."""
    honest = [payload(LAYOUT, alike(3, 100 * number, act="VERBAL")) for number in range(8)]
    true = payload(LAYOUT, [case(7, act="SERIOUS")])
    made_up = payload(LAYOUT, alike(20, 5000, act="SERIOUS"))
    found = opened(LAYOUT, batch_of([*honest, true, made_up]), 10)
    assert found.cases[SERIOUS] == 21 > SCHEMA.threshold
    assert found.contributors[SERIOUS] == 2, "rule (b) withholds it: fewer than three representatives"


def test_an_altered_program_can_pass_for_several_representatives_where_others_had_no_case() -> None:
    """So rule (b) is no wall against a liar, only against chance. Where everybody had a case the batch is void."""
    honest = [payload(LAYOUT, alike(3, 100 * number, act="VERBAL")) for number in range(7)]
    true, nothing = payload(LAYOUT, [case(7, act="SERIOUS")]), payload(LAYOUT, [])
    twice = sharing.added((payload(LAYOUT, alike(7, 5000 + 9 * at, act="SERIOUS")) for at in range(2)), LAYOUT.length)
    assert opened(LAYOUT, batch_of([*honest, true, nothing, twice]), 10).contributors[SERIOUS] == 3
    with pytest.raises(Void):
        opened(LAYOUT, batch_of([*honest, true, honest[0], twice]), 10)


def test_an_office_that_lies_about_its_own_sum_changes_what_is_opened() -> None:
    """Not what single contributions hold: it does not learn them by that."""
    honest = batch_of([payload(LAYOUT, alike(3, 100 * number, act="VERBAL")) for number in range(10)])
    lie = payload(LAYOUT, alike(1, act="VERBAL"))
    assert opened(LAYOUT, honest + lie, 11).cases[VERBAL] == 31
    with pytest.raises(Void):
        opened(LAYOUT, honest + lie, 10)
