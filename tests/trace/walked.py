"""The real program with a guest in it: `python -m tests.trace.walked VAULT`, asked through a pipe like `driven`."""

import codecs
import contextlib
import faulthandler
import os
import sys
import zlib
from pathlib import Path

from tests.journeys.driven import Hands, drive, tell
from tests.trace.guest import Guest
from tests.trace.marks import Marks
from tests.trace.stations import STATIONS
from wellbeing.gui import main
from wellbeing.gui.program import Program


class Walker(Hands):
    """Also walks through stations of the tour."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._guest: Guest | None = None

    def walk(self, station: str, seed: int, chosen: str) -> None:
        """Go through a station. Tells which fields were marked, so that the telling itself holds no word."""
        if self._guest is None:
            self._guest = Guest(self._program, Marks(seed), Path(chosen))
        guest = self._guest
        STATIONS[station](guest)
        guest.settle()
        tell(
            "walked",
            station=station,
            fields=list(guest.marks.words),
            keys=[codecs.encode(words, "rot13") for words in guest.marks.words_of_a_key],
            dialogs=guest.dialogs,
        )

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
