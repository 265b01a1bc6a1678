"""Power cuts while the program works: from each image of the disk everything acknowledged before comes back."""

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random

from tests.torture import strace
from tests.torture.kills import Prepared
from tests.torture.power.disk import Disk, Event, Fate, Said
from tests.torture.power.recording import Recording, strace_words
from tests.torture.torture import Outcome, Torture
from tests.torture.work.place import Place
from tests.torture.work.process import Running
from tests.torture.work.told import Told

_IMAGES = 200
"""Images that are made of one recording."""


class Cuts:
    """Images of a disk that was cut from its power at a random moment of a job."""

    whole = None

    def __init__(self, job: str, folder: Path) -> None:
        self._prepared = Prepared(job, folder)
        self._folder = folder
        self._recorded: tuple[int, Disk, Sequence[Event]] | None = None

    def trial(self, number: int, chance: Random) -> Outcome:
        """One image."""
        before, events = self._recording(number // _IMAGES)
        moment = chance.randint(0, len(events))
        disk = _copy(before).take(events[:moment])
        place = Place(self._folder / "image")
        _lay(disk, Fate(chance), self._prepared.before, place)
        told = Told.read(self._prepared.claims, b"".join(disk.said))
        return self._prepared.outcome(place, told, note=_about(events, moment))

    def _recording(self, number: int) -> tuple[Disk, Sequence[Event]]:
        """What the job did, recorded anew for every so many images."""
        if self._recorded is None or self._recorded[0] != number:
            self._recorded = number, *self._record(f"recording {number}")
        return self._recorded[1], self._recorded[2]

    def _record(self, chance: str) -> tuple[Disk, Sequence[Event]]:
        place, file = self._prepared.fresh(), self._folder / "calls"
        Running(self._prepared.name, place, chance).watched_by(strace_words(file)).go().wait()
        recording = Recording(place.disk, self._prepared.before.disk)
        events = recording.events(file.read_text())
        file.unlink()
        before = Disk().take(recording.before)
        before.flush_all()
        self._check(before, events, place)
        return before, events

    def _check(self, before: Disk, events: Sequence[Event], place: Place) -> None:
        """All that was recorded must give the folder as it is now, to the last byte."""
        whole = _copy(before).take(events)
        whole.flush_all()
        rebuilt = self._folder / "rebuilt"
        whole.laid(rebuilt, {node: bytes(file.sure) for node, file in whole.files.items()}, whole.folders)
        if _held(rebuilt) != _held(place.disk):
            raise RuntimeError("the recording is not what happened")
        shutil.rmtree(rebuilt)


def _copy(disk: Disk) -> Disk:
    """A disk of which everything is sure, to let more happen to it."""
    files = {node: type(file)(bytearray(file.sure)) for node, file in disk.files.items()}
    return Disk(files=files, folders={node: dict(entries) for node, entries in disk.folders.items()})


def _lay(disk: Disk, fate: Fate, before: Place, place: Place) -> None:
    """The image as a place of its own, with what lay beside the disk."""
    shutil.rmtree(place.root, ignore_errors=True)
    ignored = shutil.ignore_patterns(before.disk.name)
    shutil.copytree(before.root, place.root, ignore=ignored)
    content = {node: fate.content(file) for node, file in disk.files.items()}
    disk.laid(place.disk, content, fate.folders(disk))


def _held(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _about(events: Sequence[Event], moment: int) -> str:
    """Where the cut was: what was acknowledged last, and what went on."""
    said = [event.line for event in events[:moment] if isinstance(event, Said)]
    if not said:
        return "cut before the first save"
    return "cut in the middle of a save" if b'"about"' in said[-1] else "cut between saves"


_IMAGES_OF = {
    "saves": 6000,
    "import": 600,
    "passphrase": 200,
    "sheets": 800,
    "create": 500,
    "migrate": 1000,
    "recover": 900,
    "change-key": 800,
    "compact": 400,
    "backup": 500,
    "restore": 500,
    "hand-over": 500,
    "take-in": 500,
    "two-offices": 500,
    "lock": 300,
}

POWER_CUTS = [
    Torture(
        name=f"power-cut-{job}",
        promise="a power cut at any moment: nothing acknowledged lost, nothing told as tampering",
        ground=partial(Cuts, job),
        target=target,
        short=20 if job == "saves" else 4,
        batch=50,
        missing=strace.missing,
    )
    for job, target in _IMAGES_OF.items()
]
