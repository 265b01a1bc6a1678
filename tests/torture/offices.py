"""Two offices and those who contribute, who do anything in any order: by the thousand."""

import dataclasses
import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random

from tests.app.office.walking import Walk
from tests.helpers.offices import begun
from tests.torture.torture import Outcome, Torture

_COUNTRIES: tuple[Mapping[str, int], ...] = (
    {"IE04": 14},
    {"IE04": 12, "IE05": 11},
    {"IE04": 11, "IE05": 4, "IE06": 13},
)
"""Representatives by area: one area, two, and one that is too small to open alone."""
_KINDS_OF_CASES = 4


class Walks:
    """Each trial is one quarter of two offices."""

    whole = None

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "offices"

    def trial(self, number: int, chance: Random) -> Outcome:
        """Walk to the end; a promise that is broken is told with where."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        with begun(self._folder, **_COUNTRIES[number % len(_COUNTRIES)]) as both:
            both.people = [dataclasses.replace(one, seed=chance.randrange(_KINDS_OF_CASES)) for one in both.people]
            counted = len(Walk(both, chance).to_its_end().counted)
        return Outcome(note="closed, and areas opened" if counted else "closed, and too few for any area")


OFFICES = Torture(
    name="two-offices-in-any-order",
    promise="whatever the order, a quarter opens once and to the sum of what counts",
    ground=Walks,
    short=1,
    target=3_000,
)
