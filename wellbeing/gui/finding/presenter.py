"""The page of a finding without Qt: the true sentence, what it means, and the fitting ways on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from wellbeing.app import findings
from wellbeing.app.restoring import FoundBackup
from wellbeing.errors import Tampered
from wellbeing.gui.restore import wording
from wellbeing.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`sentence` and `meaning` tell; `newest` says when the newest backup was made, empty where none was found or
    where a backup is not what helps."""

    sentence: str
    meaning: str
    newest: str
    restores: bool


class View(Protocol):
    """What the presenter asks of the page."""

    def show_finding(self, shown: Shown) -> None: ...


class Finder(Protocol):
    """Looks for backups on the vault's thread."""

    def find(self, done: Callable[[list[FoundBackup]], object]) -> None: ...


class Presenter:
    """Tells at once, and offers the newest backup as soon as one was found.

    `restore` opens the pages of restoring with a backup or, with None, their list; `again` tries to open the vault
    once more; `back` goes to the unlock screen.
    """

    def __init__(
        self,
        view: View,
        error: Tampered,
        finder: Finder,
        language: Language,
        *,
        restore: Callable[[FoundBackup | None], object],
        again: Callable[[], object],
        back: Callable[[], object],
    ) -> None:
        self._view, self._error, self._finder, self._language = view, error, finder, language
        self._restore, self._again, self._back = restore, again, back
        self._newest: FoundBackup | None = None

    def start(self) -> None:
        """Tell, and look for backups."""
        self._show()
        self._finder.find(self._found)

    def _found(self, backups: list[FoundBackup]) -> None:
        if backups:
            self._newest = backups[0]
            self._show()

    def _show(self) -> None:
        words, found = self._language.text, findings.finding(self._error)
        newest = ""
        if self._newest is not None and found.restores:
            newest = wording.when(self._newest, self._language)
        self._view.show_finding(
            Shown(
                sentence=self._error.told(self._language),
                meaning=words(found.meaning),
                newest=newest,
                restores=found.restores,
            )
        )

    def restore_newest(self) -> None:
        """Look into the newest backup."""
        self._restore(self._newest)

    def choose(self) -> None:
        """Choose among all backups."""
        self._restore(None)

    def again(self) -> None:
        """Try to open the vault once more: a stick may be in again, a file may have been moved."""
        self._again()

    def back(self) -> None:
        """To the unlock screen."""
        self._back()
