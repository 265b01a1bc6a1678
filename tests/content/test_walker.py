"""Random ways through every guide: no dead end, nothing unreachable, no red flag lost, nothing asked twice."""

import pytest

from tests.content.walking import torment
from wellbeing.content import library


@pytest.mark.parametrize("name", library.names())
def test_every_way_through_a_guide_ends_and_loses_nothing(name: str) -> None:
    seen = torment(library.checklist(name), seed=1, count=300)
    assert seen.longest >= 5
