"""The disk fails at one call, or at every call from one on: full, broken or read-only. Nothing acknowledged is lost,
and each failure is told in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from tests.torture import strace
from tests.torture.kills import Prepared
from tests.torture.torture import Outcome, Torture
from tests.torture.work.every import JOBS
from tests.torture.work.lock_job import NOT_SEALED
from tests.torture.work.process import Running
from tests.torture.work.told import Told
from tests.vault.killing import Call
from wellbeing.app import hand_over, receiving, release_backups
from wellbeing.vault.attempt import NOT_MIGRATED
from wellbeing.vault.backups import troubles as backup_troubles
from wellbeing.vault.backups.making import MEDIUM_DAMAGED, VAULT_DAMAGED
from wellbeing.vault.connection import NO_MEMORY
from wellbeing.vault.files import DISK_FULL, DISK_TROUBLE, READ_ONLY, VANISHED
from wellbeing.vault.rekeying.change import COMPLETED_LATER

_FILLING = "write,pwrite64,sendfile,ftruncate,mkdir"
_CHANGING = f"{_FILLING},fsync,fdatasync,rename,unlink,unlinkat"
_STORE_READING = "pread64"

FULL = frozenset({DISK_FULL, backup_troubles.FULL})
_READ_ONLY = frozenset({READ_ONLY, DISK_TROUBLE, VANISHED, backup_troubles.READ_ONLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What goes wrong, at which calls, and which sentences are then true."""

    calls: str
    error: str
    ever_after: bool
    told: frozenset[str]


FAILURES = [
    Failure(calls=_FILLING, error="ENOSPC", ever_after=False, told=FULL),
    Failure(calls=_FILLING, error="ENOSPC", ever_after=True, told=FULL),
    Failure(calls=_CHANGING, error="EIO", ever_after=False, told=frozenset({DISK_TROUBLE})),
    Failure(calls=_CHANGING, error="EIO", ever_after=True, told=frozenset({DISK_TROUBLE})),
    Failure(
        calls=_CHANGING,
        error="EROFS",
        ever_after=True,
        told=_READ_ONLY,
    ),
    Failure(calls=_STORE_READING, error="EIO", ever_after=False, told=frozenset({DISK_TROUBLE, VANISHED, NO_MEMORY})),
]


_WHATEVER_IT_IS = frozenset(
    {
        COMPLETED_LATER,
        NOT_MIGRATED,
        VAULT_DAMAGED,
        MEDIUM_DAMAGED,
        backup_troubles.DISK,
        NOT_SEALED,
        hand_over.UNSURE,
        receiving.UNSURE,
        release_backups.NOT_BACKED_UP,
    }
)
"""What is told of a work that was begun, whatever is wrong with the disk: how it stands with it. That a lock could
not seal a word is told by the torture itself."""


class Disturbed:
    """One failure at one call in each trial, until every call had every failure."""

    def __init__(self, job: str, folder: Path) -> None:
        self._prepared = Prepared(job, folder)
        found = {calls: self._calls(calls, folder) for calls in {failure.calls for failure in FAILURES}}
        self._trials = [
            (failure, found[failure.calls], place) for failure in FAILURES for place in range(len(found[failure.calls]))
        ]

    @property
    def whole(self) -> int:
        """As many as there are calls and failures."""
        return len(self._trials)

    def _calls(self, calls: str, folder: Path) -> list[Call]:
        place, file = self._prepared.fresh(), folder / "calls"
        words = [*strace.recorded(file), "-e", f"trace={calls}"]
        Running(self._prepared.name, place, "disturbed").watched_by(words).go().wait()
        return strace.calls(file)

    def trial(self, number: int, chance: Random) -> Outcome:
        """Let one call fail."""
        if number >= self.whole:
            return Outcome(note="no such call", tried=0)
        failure, calls, at = self._trials[number]
        call, how = calls[at], f"error={failure.error}"
        words = strace.disturbing_from(calls, at, how) if failure.ever_after else strace.disturbing(call, how)
        place = self._prepared.fresh()
        running = Running(self._prepared.name, place, "disturbed").watched_by(words).go()
        running.wait()
        told = running.told(self._prepared.claims)
        note = f"{failure.error}{' from one call on' if failure.ever_after else ' once'}"
        if strange := sentences(told, failure.told):
            return Outcome(note=f"{note}: a wrong sentence", lost=f"{call}: {strange}")
        outcome = self._prepared.outcome(place, told, note=f"{note}: {_ending(told)}")
        return Outcome(note=outcome.note, lost=outcome.lost and f"{call}: {outcome.lost}")


def sentences(told: Told, allowed: frozenset[str]) -> Sequence[tuple[str, str]]:
    """What was told and is not true; refusals of a use case are its own."""
    true = allowed | _WHATEVER_IT_IS
    return [(kind, words) for kind, words in told.sentences if kind != "Refused" and words not in true]


def _ending(told: Told) -> str:
    troubles = sum(kind == "Trouble" for kind, _words in told.sentences)
    if not troubles:
        return "went on without a word"
    return "told, and the work went on" if told.ended else "told, and the work ended"


DISTURBED = [
    Torture(
        name=f"disk-fails-{job}",
        promise="full, broken or read-only at any call: told in one sentence, nothing acknowledged lost",
        ground=partial(Disturbed, job),
        short=4 if job == "saves" else 2,
        missing=strace.missing,
    )
    for job in JOBS
]
