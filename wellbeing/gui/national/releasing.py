"""The way of a national release to its folder: what is promised before, and a stop until something is recorded."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.app.office import national
from wellbeing.app.office.national import Preview
from wellbeing.app.session import Session
from wellbeing.exchange.release.publication import Publication
from wellbeing.gui.figures.handing_out import HandingOut
from wellbeing.gui.figures.stopping import Stopping
from wellbeing.language import Language, _, language

if TYPE_CHECKING:
    from wellbeing.gui.work import Bench

_PROMISES = (
    _("The sums that it was made of are deleted with it. What left is kept here, and nothing else of the year."),
    _("Before the folder gets its name, a backup is made that knows of it."),
)


class Releasing:
    """One release at a time. `told` hears again and again that its written files are attacked."""

    def __init__(
        self, handing_out: HandingOut, bench: "Bench", told: Callable[[str], object], reader: Language
    ) -> None:
        self._handing_out, self._bench, self._told, self._words = handing_out, bench, told, reader.text
        self._stopping: Stopping | None = None

    def show_form(self, shown: Preview, crumb: str) -> None:
        """Where to, and in which language."""
        self._handing_out.show_form(shown, crumb, tuple(map(self._words, _PROMISES)))

    def begin(self, place: str, name: str, code: str, shown: Preview, done: Callable[[], str]) -> None:
        """Write the folder `name` in `place`, the report in the language `code`."""
        words = self._words(_("Attacking every withheld figure in the files, as they were written"))
        moving = self._bench.progress(lambda _done, _whole: self._told(words), lasting=True)
        stopping = self._stopping = Stopping(lambda: moving(0, 0))

        def write(session: Session, folder: Path) -> Publication:
            return national.release(session, shown, folder, language(code), stopping)

        self._handing_out.release(place, name, write, shown, done)

    def stop(self) -> None:
        """Stop it while its files are attacked. What is recorded already leaves."""
        if self._stopping is not None:
            self._stopping.stop()
