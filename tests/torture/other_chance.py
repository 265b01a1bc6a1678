"""The tests that draw by chance, drawing otherwise: `make test` draws the same each time, this never does.

A trial is one file of tests with a seed of its own, for hypothesis and for the order of the tests too. Its tests run
as they stand; a failure shows what pytest says, and comes again with the seed.
"""

import subprocess
import sys
from pathlib import Path
from random import Random

from tests.torture.torture import Outcome, Torture

_TESTS = Path(__file__).resolve().parents[1]
_SHOWN = 6000
"""Characters of what pytest says; the failure itself stands at its end."""


def drawing() -> list[Path]:
    """Every file of tests that draws, the smallest first; tortures have a seed of their own."""
    return [
        path
        for path in sorted(_TESTS.rglob("test_*.py"), key=lambda path: (path.stat().st_size, path))
        if _TESTS / "torture" not in path.parents
        and any(sign in path.read_text(encoding="utf-8") for sign in ("import random\n", "from hypothesis import"))
    ]


class OtherChance:
    """Goes through the files, again and again."""

    whole = None

    def __init__(self, folder: Path) -> None:
        self._folder, self._files = folder, drawing()

    def trial(self, number: int, chance: Random) -> Outcome:
        """Run one file."""
        file, seed = self._files[number % len(self._files)], chance.randrange(2**32)
        fresh = (f"--randomly-seed={seed}", f"--hypothesis-seed={seed}", "--hypothesis-profile=fresh")
        apart = ("-n", "0", "-p", "no:cacheprovider", f"--basetemp={self._folder / 'tests'}")
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", *fresh, *apart, str(file)],
            cwd=_TESTS.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        name = file.relative_to(_TESTS).as_posix()
        lost = f"{name}, seed {seed}:\n{ended.stdout[-_SHOWN:]}{ended.stderr[-_SHOWN:]}" if ended.returncode else ""
        return Outcome(note=f"{name} passed", lost=lost)


OTHER_CHANCE = Torture(
    name="tests-by-other-chance",
    promise="what the tests promise holds for whatever they draw",
    ground=OtherChance,
    short=1,
    seconds=1800,
    batch=1,
)
