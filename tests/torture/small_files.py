"""Every single flipped bit of the vault's small sealed files: header, head and drafts."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from tests.torture.torture import Outcome, Torture
from tests.torture.work.jobs import lay_example
from tests.torture.work.place import Place
from wellbeing.errors import Tampered
from wellbeing.vault import header as headers
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.head import HeadFile
from wellbeing.vault.store import utc_now


class EveryBit:
    """A trial is one byte of a file: its eight bits are flipped in turn."""

    def __init__(self, make: Callable[[Path], tuple[Path, Callable[[bytes], bool]]], folder: Path) -> None:
        self._path, self._taken = make(folder)
        self._content = self._path.read_bytes()
        self.whole: int | None = len(self._content)
        if not self._taken(self._content):
            raise RuntimeError("the file is not taken as it was written")

    def trial(self, number: int, chance: Random) -> Outcome:
        """Flip each bit of byte `number`."""
        harmed, silent = bytearray(self._content), []
        for bit in range(8):
            harmed[number] ^= 1 << bit
            if self._taken(bytes(harmed)):
                silent.append(bit)
            harmed[number] ^= 1 << bit
        return Outcome(note="refused", tried=8, lost=f"byte {number}, bits {silent}" if silent else "")


def _header(folder: Path) -> tuple[Path, Callable[[bytes], bool]]:
    """Refused before any key is known."""
    place = _place(folder)

    def taken(content: bytes) -> bool:
        try:
            headers.parse(content)
        except Tampered:
            return False
        return True

    return place.vault / headers.NAME, taken


def _head(folder: Path) -> tuple[Path, Callable[[bytes], bool]]:
    """Whole only where both places are as written."""
    place = _place(folder)
    vault = headers.read(place.vault).vault
    file = HeadFile(place.vault / "head", place.key.derive("head"), vault)
    return file.path, lambda content: file.parsed(content).whole


def _draft(folder: Path) -> tuple[Path, Callable[[bytes], bool]]:
    """Told as damaged."""
    box = DraftBox(folder, bytes(32))
    box.write("note-1", b"half a sentence", utc_now())
    (path,) = (folder / "drafts").glob("*.draft")

    def taken(content: bytes) -> bool:
        path.write_bytes(content)
        try:
            return box.read("note-1") is not None
        except Tampered:
            return False

    return path, taken


def _place(folder: Path) -> Place:
    place = Place(folder / "place")
    lay_example(place)
    return place


SMALL_FILES = [
    Torture(
        name=f"flipped-bits-of-{name}",
        promise="every single flipped bit of header, head and drafts is refused",
        ground=partial(EveryBit, make),
        short=60,
        batch=500,
    )
    for name, make in (("the-header", _header), ("the-head", _head), ("a-draft", _draft))
]
