"""One case after the other on the vault's thread: each is a question of its own, so that a lock or 'Stop' comes
between two of them and never within one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


@dataclass(slots=True)
class Done:
    """What came of it, by key: done, not done with the reason, and left where somebody stopped."""

    done: list[str] = field(default_factory=list)
    not_done: list[tuple[str, WellbeingError]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


class OneByOne:
    """`deed` is asked once for each of `keys`; `shown` hears (done, whole), `ended` what came of all."""

    def __init__(
        self,
        ask: "Ask",
        keys: Sequence[str],
        deed: Callable[[Session, str], object],
        shown: Callable[[int, int], object],
        ended: Callable[[Done], object],
    ) -> None:
        self._ask, self._left, self._deed = ask, list(keys), deed
        self._shown, self._ended, self._came = shown, ended, Done()
        self._whole = len(self._left)

    def go(self) -> None:
        """Begin, or go on with the next."""
        self._shown(self._whole - len(self._left), self._whole)
        if not self._left:
            self._ended(self._came)
            return
        key = self._left.pop(0)

        def done(_came: object) -> None:
            self._came.done.append(key)
            self.go()

        def failed(error: WellbeingError) -> bool:
            self._came.not_done.append((key, error))
            self.go()
            return True

        self._ask(lambda session: self._deed(session, key), done, failed)

    def stop(self) -> None:
        """After the one that is under way nothing more happens."""
        self._came.left, self._left = self._left, []
