"""An open vault with the reader's language and a clock: what every use case is given first."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from wellbeing.language import Language
from wellbeing.vault import settings
from wellbeing.vault.store import Store


class Changed(StrEnum):
    """What a use case changed, so that open screens know whether to refresh."""

    CASES = "cases"
    SERVICES = "services"
    RELEASES = "releases"
    SETTINGS = "settings"
    BACKUPS = "backups"
    UNDO = "undo"
    """Something was taken out that can be brought back."""


def system_clock() -> dt.datetime:
    """The present moment, in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True, kw_only=True)
class Session:
    """One person at one open vault. Lives on the thread that opened the store."""

    store: Store
    language: Language
    clock: Callable[[], dt.datetime] = system_clock
    by_sheets: bool = False
    """Whether two recovery sheets opened the vault, not its passphrase."""
    _changes: set[Changed] = field(default_factory=set)

    def now(self) -> dt.datetime:
        """The present moment, in UTC."""
        return self.clock()

    def today(self) -> dt.date:
        """The present day where the representative is."""
        return self.now().astimezone().date()

    def note_change(self, what: Changed) -> None:
        """Remember that `what` changed; the window collects it after the use case."""
        self._changes.add(what)

    def take_changes(self) -> set[Changed]:
        """What changed since the last call."""
        changes, self._changes = self._changes, set()
        return changes

    def setting(self, name: str, default: str = "") -> str:
        """A setting of the vault."""
        return settings.get(self.store, name) or default

    @property
    def is_example(self) -> bool:
        """Whether this is the fictitious example vault: it never imports, and its releases are marked."""
        return self.setting("example") == "yes"

    @property
    def country(self) -> str:
        """Eurostat's code of the country whose numbers and regions are shown; empty until chosen."""
        return self.setting("country")
