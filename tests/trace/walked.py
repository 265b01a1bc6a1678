"""The real program with a guest in it: `python -m tests.trace.walked VAULT`, asked through a pipe like `driven`."""

import codecs
import contextlib
import faulthandler
import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tests.journeys.driven import Hands, drive, tell
from tests.trace.marks import Marks
from wellbeing.gui import main
from wellbeing.gui.program import Program

if TYPE_CHECKING:  # a lock starts this anew: it must be no slower and no larger than the program itself
    from tests.trace.guest import Guest


class Walker(Hands):
    """Also walks through stations of the tour."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._guest: Guest | None = None

    def walk(self, station: str, seed: int, chosen: str, sheets: list[str], *, cheap: bool) -> None:
        """Go through a station. Tells which fields were marked, so that the telling itself holds no word.

        `sheets` are words that somebody brings along; `cheap` lets a new passphrase cost as little as is allowed.
        """
        from tests.trace import office, outside  # noqa: F401 (they register their stations)
        from tests.trace.commands import without_cost
        from tests.trace.stations import STATIONS

        if cheap:
            without_cost()
        guest = self._let_in(seed, chosen)
        brought = len(sheets)
        guest.marks.words_of_a_key[:0] = sheets
        STATIONS[station](guest)
        guest.settle()
        del guest.marks.words_of_a_key[:brought]
        tell("walked", station=station, dialogs=guest.dialogs, pages=sorted(guest.seen), **_marked(guest))

    def stand(self, number: int, seed: int, chosen: str) -> None:
        """Go to one of the places and fill it; the numbers go round."""
        from tests.trace.stations import ways

        guest = self._let_in(seed, chosen)
        known = ways(guest)
        place, what = known[number % len(known)]
        guest.to(place, **what)
        guest.fill(f"half-written in {place}")
        tell("stands", place=place, pages=sorted(guest.seen), **_marked(guest))

    def put_in_front(self, front: str) -> None:
        """Open something in front of the window, which may run a loop of its own."""
        from tests.trace.fronts import FRONTS, is_in_front

        QTimer.singleShot(0, lambda: FRONTS[front](self._program.shell))
        self._once(lambda: is_in_front(front), lambda: tell("in front"))

    def _let_in(self, seed: int, chosen: str) -> "Guest":
        if self._guest is None:
            from tests.trace.guest import Guest

            self._guest = Guest(self._program, Marks(seed), Path(chosen))
        return self._guest

    def idle(self) -> None:
        """Nobody touches anything for an hour."""
        lock = self._program.lock
        now = lock._clock
        lock._clock = _Later(now.working() + 3600, now.wall() + 3600)  # type: ignore[assignment]
        lock.look()

    def fault(self, seed: int) -> None:
        """A fault in the middle of a screen, which says a marked word in every way it can."""

        def use_case(_session: object) -> None:
            word = Marks(seed)("fault")
            try:
                raise KeyError(word)
            except KeyError as cause:
                error = ValueError(f"{word} is not a case", {word: word})
                error.add_note(word)
                raise error from cause

        self._program.desk.ask(use_case, lambda _none: None)

    def leak(self, seed: int) -> None:
        """What the program must never do, so that the tour can show that it would see it."""
        import socket  # noqa: TID251 (the very thing that must be seen)
        import tempfile

        mark = Marks(seed)
        with tempfile.NamedTemporaryFile(prefix=mark("in a name")) as gone:
            gone.write(zlib.compress(mark("packed and removed").encode("utf-16-le")))
        with contextlib.suppress(OSError):
            socket.socket(socket.AF_INET).connect(("127.0.0.1", 9))
        tell("leaked")


def _marked(guest: "Guest") -> dict[str, object]:
    return {
        "fields": list(guest.marks.words),
        "keys": [codecs.encode(words, "rot13") for words in guest.marks.words_of_a_key],
    }


class _Later:
    """A clock that stands an hour later."""

    def __init__(self, working: float, wall: float) -> None:
        self._working, self._wall = working, wall

    def working(self) -> float:
        return self._working

    def wall(self) -> float:
        return self._wall


if __name__ == "__main__":
    faulthandler.enable(os.fdopen(os.dup(2), "w"))  # the program itself lets nothing reach a log
    main.refuse_network = lambda: True  # type: ignore[attr-defined] # so that the record shows who would try
    sys.exit(drive(Path(sys.argv[1]), Walker))
