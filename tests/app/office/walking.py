"""Two offices in any order: files lost, late, twice, given to the wrong one. Nothing opens twice, and sums are true."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tests.helpers.offices import Q1, Offices
from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.app.office.giving import Gives
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.contribution import closing, sharing
from wellbeing.exchange.contribution.closing import ClosingList
from wellbeing.exchange.contribution.document import Role
from wellbeing.vault import office_quarters

ONCE = (Gives.ACTIVITY, Gives.SUMS)
"""What an office gives of a quarter in the same bytes, however often it is asked."""
STEPS = 60


class Walk:
    """One walk of two offices that have a roster which both signed."""

    def __init__(self, both: Offices, chance: random.Random) -> None:
        self.both, self.chance = both, chance
        self.files: list[Path] = []
        self.revisions = [0] * len(both.people)
        self.given: dict[tuple[Role, Gives], set[bytes]] = {}

    def to_its_end(self) -> ClosingList:
        """Some steps, and then everything that is due. The closing list; every promise was looked at."""
        for _step in range(STEPS):
            self.step()
        self.finish()
        return self.proved()

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
        early = len(self.files) < STEPS  # from the activity on nothing more is taken in: not before there is something
        choices = [one for one in Gives if not (early and one in ONCE)]
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

    def proved(self) -> ClosingList:
        """The closing list that both signed: both are at the end, what is given once was given in the same bytes, and
        what was opened of each area is the sum of what the list counts in it."""
        assert self.both.next(Role.RELEASING) == self.both.next(Role.SECOND) == "closed"
        for once in ONCE:
            assert all(len(files) == 1 for (_role, what), files in self.given.items() if what is once)
        path = self.both.give(Role.SECOND, Gives.CLOSING)
        found = closing.read_by_representative(
            path.read_bytes(), self.both.card(Role.RELEASING), self.both.card(Role.SECOND)
        )
        assert len({one.contribution for one in found.counted}) == len(found.counted)
        assert self._opened() == self._expected(found)
        return found

    def _opened(self) -> dict[str, bytes]:
        """What the releasing office read of each area, as bytes."""
        batches = office_quarters.batches(self.both.sessions[Role.RELEASING].store, Q1.year)
        opened = [(" ".join(one.area), sharing.numbers(one.sums)) for one in batches if one.sums is not None]
        assert len(dict(opened)) == len(opened), "no area opens twice"
        return {area: numbers.tobytes() for area, numbers in opened}

    def _expected(self, found: ClosingList) -> dict[str, bytes]:
        areas: dict[str, Vector] = {}
        for one in found.counted:
            area = self._area_of(one.contribution)
            areas[area] = (
                areas.get(area, np.zeros_like(self.both.counted[one.contribution]))
                + (self.both.counted[one.contribution])
            )
        return {area: numbers.tobytes() for area, numbers in areas.items()}

    def _area_of(self, contribution: str) -> str:
        """Where whoever sent it is enrolled. Areas of the roster that are too small are merged."""
        store = self.both.sessions[Role.RELEASING].store
        (pseudonym,) = {one.pseudonym for one in office_quarters.same(store, contribution)}
        area = next(one.area for one in self.both.people if one.pseudonym == pseudonym)
        batches = office_quarters.batches(store, Q1.year)
        return next(" ".join(one.area) for one in batches if area in one.area)
