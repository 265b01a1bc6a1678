"""Every single flipped bit of a backup. None is taken for one. What else chance makes of one: `fuzz/`."""

from pathlib import Path
from random import Random

from tests.torture.backups import survivors
from tests.torture.kept import laid_out
from tests.torture.torture import Outcome, Torture
from wellbeing.vault.backups.archive import MEMBERS, Archive


class Flips:
    """A trial is one byte: its eight bits are flipped in turn."""

    def __init__(self, folder: Path) -> None:
        self._file = laid_out(folder / "kept").file
        self.whole: int | None = self._file.stat().st_size

    def trial(self, number: int, chance: Random) -> Outcome:
        """Flip and read all."""
        silent = survivors(self._file, range(8 * number, 8 * number + 8), self._look)
        return Outcome(note="refused", tried=8, lost=f"silent bits: {silent}" if silent else "")

    def _look(self) -> None:
        with Archive(self._file) as opened:
            for name in MEMBERS:
                for _piece in opened.pieces_of(name):
                    pass


FLIPS = [
    Torture(
        name="flipped-bits-of-a-backup",
        promise="every single flipped bit of a backup is refused, without a key",
        ground=Flips,
        short=40,
        batch=4000,
    ),
]
