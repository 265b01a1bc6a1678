"""kill -9 in the middle of work: every acknowledged save is there, nothing by half, and the lock is free."""

from functools import partial
from pathlib import Path
from random import Random

from tests.torture import strace
from tests.torture.torture import Outcome, Torture
from tests.torture.work.every import JOBS
from tests.torture.work.place import Place
from tests.torture.work.process import Running, seconds_of
from tests.torture.work.told import Told
from tests.vault.killing import CHANGING

_TRIES = 50


class Prepared:
    """The state before a job, to be copied for each trial."""

    def __init__(self, job: str, folder: Path) -> None:
        self.name, self.job = job, JOBS[job]
        self.before = Place(folder / "before")
        self.before.root.mkdir(parents=True)
        self.claims = self.job.lay(self.before)
        self._trial = folder / "trial"

    def fresh(self) -> Place:
        """The state before, in a folder of this trial."""
        return self.before.copied(self._trial)

    def outcome(self, place: Place, told: Told, note: str = "") -> Outcome:
        """What the vault holds now against what was acknowledged."""
        lost = self.job.lost(place, told)
        if told.fault:
            lost.append(f"the process broke: {told.fault}")
        return Outcome(note=note or _moment(told), lost="; ".join(lost))


def _moment(told: Told) -> str:
    if told.begun:
        return "killed in the middle of a save"
    return "killed between saves" if len(told.certain) > 1 else "killed before the first save was done"


class AtRandom:
    """Killed at a random moment of the job."""

    whole = None

    def __init__(self, job: str, folder: Path) -> None:
        self._prepared = Prepared(job, folder)
        seconds_of(job, self._prepared.fresh())  # the first one is slower
        self._seconds = seconds_of(job, self._prepared.fresh())

    def trial(self, number: int, chance: Random) -> Outcome:
        """Kill once. Where the job was quicker, try again."""
        for _try in range(_TRIES):
            place = self._prepared.fresh()
            running = Running(self._prepared.name, place, str(chance.random())).go()
            if running.kill_after(chance.uniform(0, self._seconds)):
                return self._prepared.outcome(place, running.told(self._prepared.claims))
        raise TimeoutError("the job was always quicker than its killer")


class AtEverySyscall:
    """Killed at the entry of each system call that the job makes and that may change the disk, one after the other.

    A kill at any other call leaves the disk as the next of these finds it.
    """

    def __init__(self, job: str, folder: Path) -> None:
        self._prepared = Prepared(job, folder)
        self._chance = "every system call"
        place, file = self._prepared.fresh(), folder / "calls"
        words = [*strace.recorded(file), "-e", f"trace={','.join(f'?{name}' for name in CHANGING)}"]
        Running(job, place, self._chance).watched_by(words).go().wait()
        self._calls = strace.calls(file)
        self.whole: int | None = len(self._calls)

    def trial(self, number: int, chance: Random) -> Outcome:
        """Kill at call `number`, the first is 0."""
        place = self._prepared.fresh()
        words = strace.disturbing(self._calls[number], "signal=KILL")
        running = Running(self._prepared.name, place, self._chance).watched_by(words).go()
        if not running.wait():
            return Outcome(note="ended before that call", tried=0)
        return self._prepared.outcome(place, running.told(self._prepared.claims))


_AT_RANDOM = {
    "saves": 1600,
    "import": 100,
    "passphrase": 60,
    "sheets": 60,
    "create": 60,
    "migrate": 60,
    "recover": 60,
    "lock": 60,
    "change-key": 60,
    "compact": 60,
    "backup": 60,
    "restore": 60,
    "hand-over": 100,
    "take-in": 100,
    "two-offices": 100,
}

KILLS = [
    Torture(
        name=f"kill-{job}",
        promise="kill -9 at a random moment: no acknowledged save lost, nothing corrupt",
        ground=partial(AtRandom, job),
        target=target,
        short=12 if job == "saves" else 2,
    )
    for job, target in _AT_RANDOM.items()
]
KILLS_AT_CALLS = [
    Torture(
        name=f"kill-at-every-call-{job}",
        promise="kill -9 at every system call that may change the disk: no acknowledged save lost, nothing corrupt",
        ground=partial(AtEverySyscall, job),
        short=3,
        missing=strace.missing,
    )
    for job in JOBS
]
