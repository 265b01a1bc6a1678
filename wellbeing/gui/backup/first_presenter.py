"""The first word on backups, right after a vault was made: where they go by themselves, and another place if wanted."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import backup_folders
from wellbeing.errors import Refused, WellbeingError
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


class View(Protocol):
    """What the presenter asks of the page."""

    def show_places(self, folders: tuple[str, ...]) -> None: ...
    def tell(self, words: str, tone: str) -> None: ...


class FirstBackupPresenter:
    """`done` goes into the house."""

    def __init__(self, view: View, ask: "Ask", language: Language, done: Callable[[], object]) -> None:
        self._view, self._ask, self._language, self._done = view, ask, language, done
        self._places: list[Path] = []

    def start(self) -> None:
        """Say where backups go."""
        self._ask(backup_folders.places, self._arrived)

    def _arrived(self, places: list[Path]) -> None:
        self._places = places
        self._view.show_places(tuple(map(str, places)))

    def add_place(self, folder: Path) -> None:
        """One more place."""
        wanted = list(dict.fromkeys([*self._places, folder]))

        def chosen(_none: None) -> None:
            self._arrived(wanted)
            self._view.tell(self._language.text(_("From now on backups go there too.")), "good")

        self._ask(lambda session: backup_folders.choose_places(session, wanted), chosen, self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        if isinstance(error, Refused):
            self._view.tell(error.told(self._language), "warning")
        return isinstance(error, Refused)

    def go_on(self) -> None:
        """Into the house."""
        self._done()
