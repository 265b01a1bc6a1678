"""Files that are nearly a backup: every single flipped bit, and whatever chance makes of one. None is taken for one."""

from pathlib import Path
from random import Random

from tests.torture.backups import survivors
from tests.torture.kept import laid_out
from tests.torture.torture import Outcome, Torture
from wellbeing.errors import Refused, Tampered
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


class Fuzz:
    """A trial is one file: some parts of a backup replaced, left out, doubled or put elsewhere."""

    whole = None

    def __init__(self, folder: Path) -> None:
        self._whole = laid_out(folder / "kept").file.read_bytes()
        self._file = folder / "changed.backup"

    def trial(self, number: int, chance: Random) -> Outcome:
        """Change it and read all; only our own refusals are expected."""
        content = self._whole
        for _change in range(chance.randint(1, 4)):
            content = _changed(content, chance)
        self._file.write_bytes(content)
        try:
            with Archive(self._file) as opened:
                for name in MEMBERS:
                    opened.content(name)
        except (Refused, Tampered) as error:
            return Outcome(note=error.sentence)
        lost = "" if content == self._whole else "a file that was changed was read"
        return Outcome(note="unchanged", lost=lost)


def _changed(content: bytes, chance: Random) -> bytes:
    """One change, most often where the frame is: in the first or the last bytes."""
    spread = chance.choice((60, 400, len(content)))
    at = chance.randrange(min(spread, len(content) + 1))
    at = chance.choice((at, max(0, len(content) - at)))
    length = chance.choice((1, 2, 4, 8, chance.randrange(300)))
    part = content[at : at + length]
    other = chance.choice((b"", part + part, chance.randbytes(len(part)), part[::-1], bytes(len(part)), b"\xff" * 4))
    return content[:at] + other + content[at + length :]


FLIPS = [
    Torture(
        name="flipped-bits-of-a-backup",
        promise="every single flipped bit of a backup is refused, without a key",
        ground=Flips,
        short=40,
        batch=4000,
    ),
    Torture(
        name="fuzzed-backups",
        promise="nothing but a backup is read as one, and nothing is met with but a refusal",
        ground=Fuzz,
        short=200,
        seconds=120,
        batch=2000,
    ),
]
