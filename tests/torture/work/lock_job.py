"""The lock, with half-written words in the window: it never fails, and loses no word while there is a byte of room."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtGui import QGuiApplication

from tests.torture.work.jobs import lay_example, lost_of
from tests.torture.work.place import Place
from tests.torture.work.told import Claims, Teller, Told
from wellbeing.app import vaults
from wellbeing.errors import Trouble
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.entering import SealedDrafts
from wellbeing.gui.lock import Lock

_SIZES = (30, 3_000, 40_000)

NOT_SEALED = "A word was in the window, and the lock could not seal it."


class LockNow:
    """Three texts in the window, and somebody locks. On a small disk the last byte is taken away before."""

    def lay(self, place: Place) -> Claims:
        """The example, in which a draft was sealed earlier."""
        claims = lay_example(place)
        with place.session() as session:
            vaults.drafts(session).write("note-1", b"words of yesterday", session.now())
        return claims | {"draft|note-1": "words of yesterday"}

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Open, write, lose the room, lock."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        app = QGuiApplication.instance() or QGuiApplication(["torture"])
        with place.session() as session:
            drafts = SealedDrafts(vaults.drafts(session))
            texts = {f"note-{number}": f"{number} " * (size // 2) for number, size in enumerate(_SIZES)}
            lock = _lock(drafts, texts, lambda: vaults.close(session))
            if os.path.ismount(place.disk):
                fill(place.disk)
            claims = {f"draft|{name}": text for name, text in texts.items()}
            tell.save(claims, lambda: _locked(lock, drafts, texts), apart=True)
        del app

    def lost(self, place: Place, told: Told) -> list[str]:
        """The words that were sealed, and everything that was there before."""
        return lost_of(place, told)


class _Window:
    is_inside = True

    def veil(self, covered: bool) -> None:
        """Nothing to cover."""

    def where(self) -> tuple[str, dict[str, object]]:
        """A place of the window."""
        return "case", {"case": 1}

    def public_guide(self) -> str:
        """No guide is in sight."""
        return ""


def _lock(drafts: SealedDrafts, texts: dict[str, str], close: Callable[[], object]) -> Lock:
    keeper = DraftKeeper()
    keeper.use(drafts)
    for name, text in texts.items():
        keeper.register(name, functools.partial(str, text))
    return Lock(_Window(), keeper, idle_minutes=5, end_session=close, relaunch=lambda _resume: None)


def _locked(lock: Lock, drafts: SealedDrafts, texts: dict[str, str]) -> None:
    """The lock itself never says that it failed; what it sealed is read back here."""
    lock.lock()
    if any(drafts.read(name) != text for name, text in texts.items()):
        raise Trouble(NOT_SEALED)


def fill(folder: Path) -> None:
    """Leave not one block of a small disk."""
    with (folder / "filler").open("wb", buffering=0) as filler:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    filler.write(bytes(size))
            except OSError:
                continue
