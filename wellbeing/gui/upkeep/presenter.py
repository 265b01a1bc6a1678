"""Checking and compacting without Qt: in slices where the vault can do other work meanwhile, and in one go."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import vaults
from wellbeing.app.session import Session
from wellbeing.errors import Tampered, WellbeingError
from wellbeing.language import Language, _
from wellbeing.vault.compacting import Compacted

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

_AT_ONCE = 0.02
"""Seconds of the check that are done at once, before the vault may do something else."""
_MEGABYTE = 1_000_000


class _Stopped(Exception):
    """The person stopped the compacting."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_checking(self, done: int, whole: int) -> None: ...
    def show_compacting(self) -> None: ...
    def show_stopping(self) -> None: ...
    def show_rest(self) -> None: ...
    def tell(self, words: str, tone: str, *, restores: bool = False) -> None: ...


class Presenter:
    """One piece of work at a time."""

    def __init__(
        self,
        view: View,
        ask: "Ask",
        go: Callable[..., None],
        language: Language,
        others_wait: Callable[[], bool] = lambda: False,
    ) -> None:
        """`others_wait` says whether something is asked of the vault besides what is running there."""
        self._view, self._ask, self._go, self._others_wait = view, ask, go, others_wait
        self._language, self._words = language, language.text
        self._check: Iterator[float] | None = None
        self._turn = 0
        self._busy = False
        self._stop = threading.Event()

    # -- the check

    def check(self) -> None:
        """Check every record, in slices between which the vault may do other work."""
        if self._busy:
            return
        self._busy, self._check, self._turn = True, None, self._turn + 1
        self._view.show_checking(0, 100)
        self._go_on(self._turn)

    def stop(self) -> None:
        """No further slice."""
        self._end()
        self._tell_stopped()

    def _tell_stopped(self) -> None:
        self._view.tell(self._words(_("Stopped. Nothing was changed.")), "info")

    def _go_on(self, turn: int) -> None:
        def slices(session: Session) -> float:
            check = self._check  # held here: whoever stops it takes it away meanwhile
            if check is None:
                check = self._check = vaults.verification(session, self._others_wait)
            share, until = next(check, 1.0), time.monotonic() + _AT_ONCE
            while share < 1.0 and not self._others_wait() and time.monotonic() < until:
                share = next(check, 1.0)
            return share

        self._ask(slices, lambda share: self._looked(turn, share), lambda error: self._found(turn, error))

    def _looked(self, turn: int, share: float) -> None:
        if turn != self._turn:
            return
        if share >= 1.0:
            self._end()
            self._view.tell(self._words(_("Every record is as it was written.")), "good")
        else:
            self._view.show_checking(round(share * 100), 100)
            self._go_on(turn)

    def _found(self, turn: int, error: WellbeingError) -> bool:
        if turn != self._turn:
            return True
        self._end()
        if isinstance(error, Tampered):
            self._view.tell(error.told(self._language), "danger", restores=True)
            return True
        self._view.tell(self._words(_("The check could not be finished.")), "warning")
        return False

    # -- compacting

    def compact(self) -> None:
        """Write the store anew without unused room; the vault does nothing else meanwhile."""
        if self._busy:
            return
        self._busy = True
        self._stop.clear()
        self._view.show_compacting()

        def go_on() -> None:
            if self._stop.is_set():
                raise _Stopped

        def job(session: Session) -> Compacted | None:
            try:
                return vaults.compact(session, go_on)
            except _Stopped:
                return None

        self._ask(job, self._compacted, self._not_compacted)

    def stop_compacting(self) -> None:
        """Leave the store as it is, if the new one is not in place by then."""
        self._stop.set()
        self._view.show_stopping()

    def _compacted(self, found: Compacted | None) -> None:
        self._end()
        if found is None:
            self._tell_stopped()
            return
        now = self._megabytes(found.after)
        if found.saved:
            saved = self._megabytes(found.saved)
            words = self._words(_("Compacted: {saved} MB less, {now} MB now."), saved=saved, now=now)
        else:
            words = self._words(_("There was no unused room. The vault has {now} MB."), now=now)
        self._view.tell(words, "good")

    def _megabytes(self, size: int) -> str:
        return self._language.number(round(size / _MEGABYTE, 1))

    def _not_compacted(self, error: WellbeingError) -> bool:
        self._end()
        self._view.tell(error.told(self._language), "danger" if isinstance(error, Tampered) else "warning")
        return True

    def _end(self) -> None:
        self._busy, self._check, self._turn = False, None, self._turn + 1
        self._view.show_rest()

    def back(self) -> None:
        """To the settings."""
        self._go("settings")

    def restore(self) -> None:
        """To the backups: the check found what only they can put right."""
        self._go("backup")
