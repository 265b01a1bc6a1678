"""Two offices in any order, once; `make torture` walks with many seeds, and kills both in the middle."""

import random
from pathlib import Path

from tests.app.office.walking import Walk
from tests.helpers.offices import begun


def test_whatever_the_order_a_quarter_opens_once_and_to_the_sum_of_what_counts(tmp_path: Path) -> None:
    with begun(tmp_path, IE04=14) as both:
        assert Walk(both, random.Random(3)).to_its_end().counted
