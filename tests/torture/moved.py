"""The vault's folder is moved away at every system call, as when a stick is unmounted, and is there again later."""

from functools import partial
from pathlib import Path
from random import Random

from tests.torture import ptrace, strace
from tests.torture.disturbed import sentences
from tests.torture.kills import Prepared
from tests.torture.torture import Outcome, Torture
from tests.torture.work.every import JOBS
from tests.torture.work.process import Running
from wellbeing.vault.files import DISK_TROUBLE, VANISHED

_TOLD = frozenset({VANISHED, DISK_TROUBLE})


class Moved:
    """Moved at the entry of one system call in each trial."""

    def __init__(self, job: str, folder: Path) -> None:
        self._prepared, file = Prepared(job, folder), folder / "calls"
        place = self._prepared.fresh()
        Running(job, place, "moved").watched_by(strace.recorded(file)).go().wait()
        self.whole: int | None = len(strace.calls(file))

    def trial(self, number: int, chance: Random) -> Outcome:
        """Move the folder while the process stands at call `number`; put it back when it has ended."""
        place = self._prepared.fresh()
        running = Running(self._prepared.name, place, "moved")
        away = place.root / "away"
        moved = ptrace.at_call(running.pid, number, running.go, lambda: place.vault.rename(away))
        running.wait()
        if not moved:
            return Outcome(note="ended before that call", tried=0)
        if place.vault.exists():
            place.vault.rename(place.root / "made meanwhile")
        away.rename(place.vault)
        told = running.told(self._prepared.claims)
        if strange := sentences(told, _TOLD):
            return Outcome(note="a wrong sentence", lost=f"call {number}: {strange}")
        outcome = self._prepared.outcome(place, told, note="told" if told.sentences else "went on without a word")
        return Outcome(note=outcome.note, lost=outcome.lost and f"call {number}: {outcome.lost}")


MOVED = [
    Torture(
        name=f"folder-moved-{job}",
        promise="the folder vanishes at any call: told in one sentence, nothing acknowledged lost",
        ground=partial(Moved, job),
        short=3 if job == "saves" else 1,
        missing=strace.missing,
    )
    for job in JOBS
    if job not in ("create", "restore")  # these make a vault where none is
]
