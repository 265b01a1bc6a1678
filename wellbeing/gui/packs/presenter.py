"""Content packs without Qt: looking at a file first, installing it when that is wanted, taking one out of use."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import packs
from wellbeing.app.packs import Look
from wellbeing.app.session import Changed, Session
from wellbeing.errors import WellbeingError
from wellbeing.gui.packs.shown import LookShown, PackShown
from wellbeing.gui.packs.wording import Wording
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

_STAYS = _("What was in use stays in use.")


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_packs(self, shown: tuple[PackShown, ...]) -> None:
        """Every pack on this computer."""

    def show_look(self, shown: LookShown) -> None:
        """A pack before it is installed."""

    def tell(self, tone: str, heading: str, words: str = "") -> object:
        """Say above everything what came of it."""

    def ask_to_forget(self, name: str, title: str) -> None:
        """Ask once more before a pack is removed for good."""

    def show_not_compared(self, words: str) -> None:
        """The fingerprint has not been compared yet."""


class Presenter:
    """The packs on this computer, and the one that is being looked at."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._looked: Look | None = None

    def load(self) -> None:
        """Show what is there."""
        self._show(lambda: None)

    def _show(self, then: Callable[[], object]) -> None:
        wording = Wording(self._language)

        def read(_session: Session) -> tuple[PackShown, ...]:
            return tuple(wording.pack(kept) for kept in packs.installed())

        def arrive(shown: tuple[PackShown, ...]) -> None:
            self._looked = None
            self._view.show_packs(shown)
            then()

        self._ask(read, arrive)

    def look(self, file: Path) -> None:
        """Look at a file before anything is installed. One that is not in order is refused with its reason."""
        wording = Wording(self._language)

        def read(_session: Session) -> tuple[Look, LookShown]:
            looked = packs.look(file)
            return looked, wording.look(looked)

        def arrive(found: tuple[Look, LookShown]) -> None:
            self._looked = found[0]
            self._view.show_look(found[1])

        self._ask(read, arrive, self._refused)

    def install(self, *, compared: bool) -> None:
        """Put what was looked at in use. `compared`: the fingerprint was compared with the publisher."""
        looked, words = self._looked, self._language.text
        if looked is None:
            return
        if looked.first and not compared:
            self._view.show_not_compared(words(_("Please compare the fingerprint with the publisher first.")))
            return
        title = looked.pack.manifest.title

        def put(session: Session) -> None:
            packs.install(looked, looked.fingerprint)
            _note(session)

        told = words(_("{title} is in use now."), title=title)
        self._ask(put, lambda _none: self._show(lambda: self._view.tell("good", told)), self._refused)

    def remove(self, name: str) -> None:
        """Take a pack out of use; it can be used again."""

        def put(session: Session) -> None:
            packs.remove(name)
            _note(session)

        words = self._language.text
        heading = words(_("The pack is out of use"))
        why = words(
            _("Its guides stay readable in the talks that were held with them. It can be used again at any time.")
        )
        self._ask(put, lambda _none: self._show(lambda: self._view.tell("info", heading, why)), self._refused)

    def use_again(self, name: str, title: str) -> None:
        """It was taken out of use by mistake, or is wanted again."""

        def put(session: Session) -> None:
            packs.use_again(name)
            _note(session)

        told = self._language.text(_("{title} is in use now."), title=title)
        self._ask(put, lambda _none: self._show(lambda: self._view.tell("good", told)), self._refused)

    def forget(self, name: str, title: str, *, sure: bool = False) -> None:
        """Remove a pack for good, after asking once more."""
        if not sure:
            self._view.ask_to_forget(name, title)
            return

        def put(session: Session) -> None:
            packs.forget(name)
            _note(session)

        told = self._language.text(_("{name} is gone from this computer."), name=title)
        self._ask(put, lambda _none: self._show(lambda: self._view.tell("info", told)), self._refused)

    def leave(self) -> None:
        """Back to the settings."""
        self._go("settings")

    def _refused(self, error: WellbeingError) -> bool:
        why = f"{error.told(self._language)} {self._language.text(_STAYS)}"
        heading = self._language.text(_("Nothing was installed"))
        self._show(lambda: self._view.tell("danger", heading, why))
        return True


def _note(session: Session) -> None:
    """Open screens may show other guides, numbers and services now."""
    for what in (Changed.CASES, Changed.SERVICES, Changed.SETTINGS):
        session.note_change(what)
