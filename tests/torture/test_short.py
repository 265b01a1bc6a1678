"""The short form of every torture: the same code and grounds, a few trials of each promise, spread over all there are.

Of tortures that differ only in the work that is tortured, the first and another one by chance are taken.
"""

import itertools
import random
import sys
from pathlib import Path

import pytest

from tests.torture.every import TORTURES
from tests.torture.torture import Ground, Torture

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="tortures fork, and watch system calls")

FAMILIES = [list(family) for _promise, family in itertools.groupby(TORTURES, lambda torture: torture.promise)]


def _numbers(torture: Torture, ground: Ground) -> list[int]:
    """Numbers of trials: the first ones where they are by chance, else spread over all."""
    if ground.whole is None or torture.target is not None:
        return list(range(torture.short))
    return sorted(random.sample(range(ground.whole), min(torture.short, ground.whole)))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0].name)
def test_nothing_is_lost(family: list[Torture], tmp_path: Path) -> None:
    first, *others = family
    if missing := first.missing():
        pytest.skip(missing)
    seed = random.randrange(2**32)
    for torture in (first, *random.sample(others, min(1, len(others)))):
        folder = tmp_path / torture.name
        folder.mkdir()
        ground = torture.ground(folder)
        for number in _numbers(torture, ground):
            outcome = torture.outcome(ground, seed, number)
            assert not outcome.lost, f"{torture.name}, seed {seed}, trial {number}: {outcome.lost}"
