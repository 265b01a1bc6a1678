"""The vault as the first screens need it: opened, made, given sheets, all on its own thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.errors import WellbeingError
from wellbeing.gui.work import Desk
from wellbeing.language import Language

if TYPE_CHECKING:  # the vault's libraries are loaded on its thread, after the first screen is shown
    from wellbeing.app.session import Session

Done = Callable[[Any], object]
Failed = Callable[[WellbeingError], bool]


class VaultDoor:
    """Implements what the unlock and first-start presenters ask for, over `app.vaults`."""

    def __init__(self, desk: Desk, folder: Path, language: Language, country: Callable[[], str]) -> None:
        """`country` is the code chosen before the vault was made."""
        self._desk, self._folder, self._language, self._country = desk, folder, language, country

    def by_passphrase(self, passphrase: str, done: Done, failed: Failed) -> None:
        """Open with the passphrase."""

        def opener() -> "Session":
            from wellbeing.app import vaults
            from wellbeing.gui.lock import WHERE

            return vaults.unlock(self._folder, passphrase, self._language, last_draft=WHERE)

        self._desk.open(opener, done, failed)

    def by_sheets(self, one: str, two: str, done: Done, failed: Failed) -> None:
        """Open with two recovery sheets."""

        def opener() -> "Session":
            from wellbeing.app import vaults
            from wellbeing.gui.lock import WHERE

            return vaults.unlock_with_sheets(self._folder, one, two, self._language, last_draft=WHERE)

        self._desk.open(opener, done, failed)

    def set_passphrase(self, fresh: str, again: str, done: Done, failed: Failed) -> None:
        """A new passphrase for a vault that two sheets opened."""

        def job(session: "Session") -> None:
            from wellbeing.app import keys

            keys.set_passphrase(session, fresh, again)

        self._desk.ask(job, done, failed)

    def create(self, passphrase: str, administrator: str, done: Done, failed: Failed) -> None:
        """Make the vault, open it, and keep who looks after this computer and the country."""
        country = self._country()

        def opener() -> "Session":
            import dataclasses

            from wellbeing.app import preferences, vaults
            from wellbeing.gui.countries import with_profile

            session = vaults.create(self._folder, passphrase, self._language)
            known = preferences.read(session)
            chosen = with_profile(country) or known.country
            preferences.save(session, dataclasses.replace(known, administrator=administrator, country=chosen))
            return session

        self._desk.open(opener, done, failed)

    def look_around(self, done: Done, failed: Failed) -> None:
        """Make and open the fictitious vault."""

        def opener() -> "Session":
            from wellbeing.app import vaults

            return vaults.create_example(self._language)

        self._desk.open(opener, done, failed)

    def make_sheets(self, holders: tuple[str, str, str], done: Done, failed: Failed) -> None:
        """Three fresh sheets."""

        def job(_session: "Session") -> object:
            from wellbeing.app import keys

            return keys.sheets_for(holders)

        self._desk.ask(job, done, failed)

    def keep_sheets(self, sheets: Any, typed: str, done: Done, failed: Failed) -> None:
        """Let the sheets open the vault."""

        def job(session: "Session") -> None:
            from wellbeing.app import keys

            keys.keep_sheets(session, sheets, typed)

        self._desk.ask(job, done, failed)

    def note_printed(self, done: Done, failed: Failed) -> None:
        """Note that a sheet was printed."""

        def job(session: "Session") -> None:
            from wellbeing.app import keys

            keys.note_printed(session)

        self._desk.ask(job, done, failed)

    def save_sheet(self, sheet: Any, path: Path, done: Done, failed: Failed) -> None:
        """Write a sheet to a file and note that."""

        def job(session: "Session") -> None:
            from wellbeing.app import keys

            keys.save_sheet(session, sheet, path)

        self._desk.ask(job, done, failed)


def warm_up() -> None:
    """Load what opening needs, on the vault's thread, while the person types the passphrase."""
    import wellbeing.app.vaults  # noqa: F401


def changes_of(session: Any) -> frozenset[str]:
    """What the last use case changed."""
    return frozenset(session.take_changes())


def close(session: Any) -> None:
    """Close the vault."""
    from wellbeing.app import vaults

    vaults.close(session)
