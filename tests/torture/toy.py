"""A torture of nothing, for the tests of the harness. Its processes begin by importing this, which is soon done."""

from pathlib import Path
from random import Random

from tests.torture.torture import Outcome, Torture


class Toy:
    """Loses trial 7, breaks at trial 11, and knows chance by its first number."""

    whole = 30

    def __init__(self, folder: Path) -> None:
        (folder / "ground").touch()

    def trial(self, number: int, chance: Random) -> Outcome:
        if number == 11:
            raise ValueError("nobody expected this")
        return Outcome(note=f"{chance.randrange(3)}", lost="a save" if number == 7 else "")


TOY = Torture(name="toy", promise="nothing is lost", ground=Toy, short=3, batch=4)
