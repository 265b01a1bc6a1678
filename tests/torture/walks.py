"""Ways through every guide and every talk with topics, by the ten thousand."""

from pathlib import Path
from random import Random

from tests.content.walking import TALKS, torment
from tests.torture.torture import Outcome, Torture
from wellbeing.content import library

_WAYS = 100
"""Random ways in one trial."""
_TRIALS_FOR_EACH = 100


class Ways:
    """Each trial walks a hundred random ways through the next guide or talk."""

    def __init__(self, _folder: Path) -> None:
        names = library.names()
        self._talks = [*((name, None) for name in names), *((name, TALKS[name]) for name in TALKS)]

    @property
    def whole(self) -> int | None:
        """Ten thousand ways through each."""
        return len(self._talks) * _TRIALS_FOR_EACH

    def trial(self, number: int, chance: Random) -> Outcome:
        """Walk; a dead end, a lost red flag or a question asked twice is a loss."""
        name, made = self._talks[number % len(self._talks)]
        guide = made() if made is not None else library.checklist(name)
        torment(guide, chance.randrange(2**32), _WAYS, all_of_it=False)
        return Outcome(note="ways through a talk" if made else "ways through a guide", tried=_WAYS)


WALKS = Torture(
    name="ways-through-guides",
    promise="every way through a guide ends, and loses no red flag",
    ground=Ways,
    short=12,
    batch=20,
)
