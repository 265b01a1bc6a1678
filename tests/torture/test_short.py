"""The short form of every torture: the same code and grounds, a few trials spread over all there are."""

import random
import sys
from pathlib import Path

import pytest

from tests.torture.every import TORTURES
from tests.torture.torture import Ground, Torture

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="tortures fork, and watch system calls")


def _numbers(torture: Torture, ground: Ground) -> list[int]:
    """Numbers of trials: the first ones by chance, spread over all where there is an end."""
    if ground.whole is None or torture.target is not None:
        return list(range(torture.short))
    return sorted(random.sample(range(ground.whole), min(torture.short, ground.whole)))


@pytest.mark.parametrize("torture", TORTURES, ids=lambda torture: torture.name)
def test_nothing_is_lost(torture: Torture, tmp_path: Path) -> None:
    if missing := torture.missing():
        pytest.skip(missing)
    ground, seed = torture.ground(tmp_path), random.randrange(2**32)
    for number in _numbers(torture, ground):
        outcome = torture.outcome(ground, seed, number)
        assert not outcome.lost, f"seed {seed}, trial {number}: {outcome.lost}"
