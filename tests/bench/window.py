"""The window's longest gap while the vault's thread works: a real event loop that wants to beat every millisecond.

Python runs one thread at a time, so that work on the vault's thread could starve the window; this says by how much.
Of a gap counts what this program worked in it on the processor: in the rest the computer did something else. What the
clock says stands beside it, and in the first line what both say where nothing runs.
"""

import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

from tests.bench.figure import Figure
from wellbeing.app import backups, keys, vaults
from wellbeing.app.importing import find_mapping, import_file
from wellbeing.app.session import Session
from wellbeing.cli import demo_source
from wellbeing.gui.work import Copies, Desk
from wellbeing.language import language
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.store import NAME

_LIMIT_MS = 50
_PROMISED = "a whole check"
_IDLE_SECONDS = 1.0
_RUNS = 5
"""Of what is promised the median of so many counts."""


class Gap(NamedTuple):
    """Milliseconds: the most that this program worked between two beats, and the longest time between two."""

    worked: float
    passed: float


class Heartbeat:
    """Beats as often as the event loop lets it, at most every millisecond."""

    def __init__(self) -> None:
        self._longest = Gap(0, 0)
        self._last = (0.0, 0.0)
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter(), time.process_time()
        passed, worked = ((later - earlier) * 1000 for later, earlier in zip(now, self._last, strict=True))
        # Two threads work more than time passes; a gap is no longer than that.
        self._longest = Gap(max(self._longest.worked, min(worked, passed)), max(self._longest.passed, passed))
        self._last = now

    def during(self, begin: Callable[[Callable[[object], None]], object]) -> Gap:
        """The longest gaps from now until what `begin` is given is called."""
        loop = QEventLoop()
        self._longest, self._last = Gap(0, 0), (time.perf_counter(), time.process_time())
        self._timer.start(1)
        begin(lambda _result: loop.quit())
        loop.exec()
        self._beat()
        self._timer.stop()
        return self._longest


def measure(folder: Path, passphrase: str, spreadsheet: Path, scratch: Path) -> list[Figure]:
    """The longest gap during each work on the vault in `folder`, which is opened and changed, and during an import
    into a new one."""
    application = QCoreApplication.instance() or QCoreApplication([])
    gc.collect()
    gc.freeze()  # as the program does once it stands: what other figures left here is no part of a window
    heart = Heartbeat()
    found = {"nothing": heart.during(lambda ended: QTimer.singleShot(int(_IDLE_SECONDS * 1000), lambda: ended(None)))}
    found |= _in_large_vault(heart, folder, passphrase)
    fresh = scratch / "fresh"
    vaults.close(vaults.create(fresh, passphrase, language("en"), kdf=LOWEST_SETTING))
    desk = _desk(fresh, passphrase, heart)
    mapping = find_mapping(demo_source.MAPPING)
    found["an import"] = heart.during(
        lambda ended: desk.ask(lambda session: import_file(session, spreadsheet, mapping), ended)
    )
    desk.close()
    gc.unfreeze()
    del application
    megabytes = (folder / NAME).stat().st_size / 1_000_000
    return [
        Figure(
            what=f"longest gap of the window during {what}" + ("" if what == "nothing" else f" ({megabytes:.0f} MB)"),
            baseline=f"in the processor's time; {gap.passed:.0f} ms by the clock"
            + (f"; medians of {_RUNS}" if what == _PROMISED else ""),
            unit="ms",
            ours=gap.worked,
            bare=None,
            target=_LIMIT_MS if what == _PROMISED else None,
        )
        for what, gap in found.items()
    ]


def _in_large_vault(heart: Heartbeat, folder: Path, passphrase: str) -> dict[str, Gap]:
    desk, copies = _desk(folder, passphrase, heart), Copies(_raise, _raise)

    def asked(use_case: Callable[[Session], object]) -> Gap:
        return heart.during(lambda ended: desk.ask(use_case, ended))

    def backed_up(ended: Callable[[object], None]) -> None:
        def recorded(made: backups.Made) -> None:
            desk.ask(lambda session: backups.finish(session, made), ended)

        desk.ask(backups.begin, lambda begun: copies.run(lambda: backups.make(begun), recorded))

    checks = [asked(lambda session: list(vaults.verification(session))) for _run in range(_RUNS)]
    found = {
        _PROMISED: Gap(*map(statistics.median, zip(*checks, strict=True))),
        "a compact": asked(vaults.compact),
        "a backup": heart.during(backed_up),
        "a change of key": asked(lambda session: keys.change_key(session, passphrase, lambda _done, _whole: None)),
    }
    copies.stop()
    desk.close()
    return found


def _desk(folder: Path, passphrase: str, heart: Heartbeat) -> Desk:
    desk = Desk(_raise, _raise, close=vaults.close)
    heart.during(lambda ended: desk.open(lambda: vaults.unlock(folder, passphrase, language("en")), ended, None))
    return desk


def _raise(error: Any) -> None:
    raise error
