"""Two offices in any order: files lost, late, twice, given to the wrong one. Nothing opens twice, and sums are true."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tests.helpers.offices import Q1, Offices, begun
from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.app.office.giving import Gives
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.contribution import closing, sharing
from wellbeing.exchange.contribution.document import Role
from wellbeing.vault import office_quarters


class _Walk:
    """One walk. `counted` says what every contribution counts, by its random id."""

    def __init__(self, both: Offices, chance: random.Random) -> None:
        self.both, self.chance = both, chance
        self.files: list[Path] = []
        self.revisions = [0] * len(both.people)
        self.given: dict[tuple[Role, Gives], set[bytes]] = {}

    def contribute(self) -> None:
        """Somebody sends a revision, to both offices or to one; a later one may count nothing."""
        place = self.chance.randrange(len(self.revisions))
        self.revisions[place] += 1
        nothing = self.revisions[place] > 1 and self.chance.random() < 0.3
        pair = self.both.contribution(self.both.people[place], revision=self.revisions[place], nothing=nothing)
        self.files += pair
        for role, path in zip(Role, pair, strict=True):
            if self.chance.random() < 0.9:
                self.take(role, path)

    def give(self, role: Role | None = None, what: Gives | None = None) -> None:
        """An office gives something, if it may."""
        early = len(self.files) < 60  # from the activity on nothing more is taken in: not before there is something
        choices = [one for one in Gives if not (early and one in (Gives.ACTIVITY, Gives.SUMS))]
        role, what = role or self.chance.choice(list(Role)), what or self.chance.choice(choices)
        try:
            path = self.both.give(role, what)
        except Refused:
            return
        self.files.append(path)
        self.given.setdefault((role, what), set()).add(path.read_bytes())

    def take(self, role: Role, path: Path) -> None:
        """Something comes to an office."""
        try:
            self.both.take(role, path)
        except (Refused, Tampered):
            return

    def step(self) -> None:
        """Whatever comes to mind."""
        ways: list[Callable[[], None]] = [self.contribute, self.give, self._some_file, self._some_file]
        self.chance.choice(ways)()

    def _some_file(self) -> None:
        if self.files:
            self.take(self.chance.choice(list(Role)), self.chance.choice(self.files[-12:]))

    def finish(self) -> None:
        """In the end everybody does what is due."""
        for place, one in enumerate(self.both.people):
            if not self.revisions[place]:
                for role, path in zip(Role, self.both.contribution(one), strict=True):
                    self.take(role, path)
        for path in list(self.files):
            for role in Role:
                self.take(role, path)
        order = (Gives.ACCEPTANCE, Gives.ACTIVITY, Gives.SUMS, Gives.CLOSING)
        for what in order:
            for role in (Role.RELEASING, Role.SECOND, Role.RELEASING):
                self.give(role, what)
                self.take(role.other, self.files[-1])

    def opened(self) -> Vector:
        """What the releasing office read."""
        batches = office_quarters.batches(self.both.sessions[Role.RELEASING].store, Q1.year)
        assert len(batches) <= 1
        sums = [sharing.numbers(batch.sums) for batch in batches if batch.sums is not None]
        return sums[0] if sums else np.zeros(1, dtype=np.uint64)


def test_whatever_the_order_a_quarter_opens_once_and_to_the_sum_of_what_counts(tmp_path: Path) -> None:
    with begun(tmp_path, IE04=14) as both:
        walk = _Walk(both, random.Random(3))
        for _step in range(60):
            walk.step()
        walk.finish()
        assert both.next(Role.RELEASING) == both.next(Role.SECOND) == "closed"
        for once in (Gives.ACTIVITY, Gives.SUMS):
            assert all(len(files) == 1 for (_role, what), files in walk.given.items() if what is once)
        path = both.give(Role.SECOND, Gives.CLOSING)
        found = closing.read_by_representative(path.read_bytes(), both.card(Role.RELEASING), both.card(Role.SECOND))
        expected = sum(
            (both.counted[one.contribution] for one in found.counted), np.zeros_like(both.people[0].vector())
        )
        assert found.counted
        assert np.array_equal(walk.opened(), expected)
