"""Two offices in any order, once; `make torture` walks with many seeds, and kills both in the middle."""

import random
from pathlib import Path

import pytest

from tests.app.office.walking import Walk
from tests.helpers.offices import Q1, begun
from wellbeing.app.office import ending
from wellbeing.app.office.giving import Gives
from wellbeing.errors import Refused
from wellbeing.exchange.contribution.document import Role


def test_whatever_the_order_a_quarter_opens_once_and_to_the_sum_of_what_counts(tmp_path: Path) -> None:
    with begun(tmp_path, IE04=14) as both:
        assert Walk(both, random.Random(3)).to_its_end().counted


class _EndingWalk(Walk):
    """One in which the releasing office may propose at any time to close the quarter with nothing."""

    def give(self, role: Role | None = None, what: Gives | None = None) -> None:
        """An office gives something, if it may; or proposes an empty list, which comes to the other one or is lost."""
        if self.files and self.chance.random() < 0.2:
            path = self.both.new_file()
            try:
                with self.both.at(Role.RELEASING) as session:
                    ending.propose_nothing(session, Q1, path)
            except Refused:
                return
            if self.chance.random() < 0.1:
                self.take(Role.SECOND, path)
            return
        super().give(role, what)


@pytest.mark.parametrize(("seed", "counts"), [(2, False), (3, True)])
def test_whoever_proposes_to_close_it_with_nothing_counts_everybody_or_nobody(
    tmp_path: Path, seed: int, counts: bool
) -> None:
    """Whatever the other office does meanwhile: what the list counts is what was opened, and the other way round."""
    with begun(tmp_path, IE04=10) as both:
        assert bool(_EndingWalk(both, random.Random(seed)).to_its_end().counted) == counts
