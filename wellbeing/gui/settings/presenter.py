"""The settings without Qt: what is kept in the vault, and what the window remembers."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app import preferences, vaults
from wellbeing.app.preferences import LOCK_MINUTES, Preferences
from wellbeing.app.session import Session
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.gui.countries import named_countries
from wellbeing.gui.first_start.presenter import ADMINISTRATORS, Administrator
from wellbeing.gui.settings.shown import Shown, You
from wellbeing.language import Language, _, language, shipped

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

_SLICES = 20
"""Slices of the check that are done at once, before the vault may do something else."""


class Window(Protocol):
    """What the settings change outside the vault."""

    def look(self) -> tuple[str, int]:
        """Scheme and text size in percent."""

    def wear(self, scheme: str, scale: int) -> None:
        """Show everything so, now and next time."""

    def speak(self, code: str) -> None:
        """Another language from now on."""

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a touch."""

    def country_changed(self, code: str) -> None:
        """Show this country's numbers first, outside the vault too."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_settings(self, shown: Shown) -> None: ...
    def show_part(self, part: str) -> None: ...
    def show_errors(self, errors: dict[str, str]) -> None: ...
    def show_administrator(self, words: str) -> None: ...
    def show_kept(self, words: str) -> None: ...
    def show_check(self, done: int, whole: int) -> None: ...
    def show_checked(self, words: str, tone: str) -> None: ...
    def tell(self, words: str, tone: str) -> None: ...


class Presenter:
    """Settings, with the check of the vault behind them."""

    def __init__(
        self,
        view: View,
        ask: "Ask",
        go: Callable[..., None],
        reader: Language,
        window: Window,
        folder: Path,
    ) -> None:
        """`folder` is where the vault lies."""
        self._view, self._ask, self._go, self._window = view, ask, go, window
        self._language, self._words, self._folder = reader, reader.text, folder
        self._known: Preferences | None = None
        self._check: Iterator[float] | None = None
        self._checking = 0

    # -- the page

    def arrive(self, part: str = "") -> None:
        """Show the settings, or one of the pages behind them."""
        self._checking += 1
        self._ask(preferences.read, lambda known: self._arrived(known, part))

    def _arrived(self, known: Preferences, part: str) -> None:
        self._known = known
        words = self._words
        scheme, scale = self._window.look()
        self._view.show_settings(
            Shown(
                language=known.language,
                languages=tuple((code, language(code).name()) for code in shipped()),
                scheme=scheme,
                scale=scale,
                you=You(
                    union=known.union,
                    representative=known.representative,
                    contact=known.contact,
                    other_representative=known.other_representative,
                    country=known.country,
                ),
                administrator=known.administrator,
                countries=tuple(named_countries(self._language)),
                administrators=tuple((who.value, words(label)) for who, (label, _told) in ADMINISTRATORS.items()),
                administrator_words=self._administrator(known.administrator),
                lock_minutes=str(known.lock_minutes),
                minutes=tuple(
                    (str(count), self._language.plural("{count} minute", "{count} minutes", count))
                    for count in LOCK_MINUTES
                ),
                folder=str(self._folder),
            )
        )
        self._view.show_part(part)

    def _administrator(self, who: str) -> str:
        known = who in {one.value for one in Administrator}
        return self._words(ADMINISTRATORS[Administrator(who)][1]) if known else ""

    def open(self, part: str) -> None:
        """To a page behind the settings, or back with an empty `part`."""
        if part in ("keys", "backup", "files", "access-log"):
            self._go(part)
        else:
            self._go("settings", **({"part": part} if part else {}))

    # -- what is kept at once

    def speak(self, code: str) -> None:
        """Another language, kept in the vault first so that it stays."""
        self._save({"language": code}, lambda: self._window.speak(code))

    def wear(self, scheme: str, scale: int) -> None:
        """Another look; it is the window's own and needs no vault."""
        self._window.wear(scheme, scale)

    def lock_after(self, minutes: str) -> None:
        """Another idle time."""
        count = int(minutes)
        self._save({"lock_minutes": count}, lambda: self._window.lock_after(count))

    def choose_administrator(self, who: str) -> None:
        """Keep who looks after this computer and say what it means."""
        self._view.show_administrator(self._administrator(who))
        self._save({"administrator": who}, lambda: None)

    def save_you(self, you: You) -> None:
        """Keep what letters carry, and the country, where anything changed."""
        changes = {field.name: getattr(you, field.name).strip() for field in dataclasses.fields(you)}
        known = self._known
        if known is None or all(getattr(known, name) == value for name, value in changes.items()):
            return

        def saved() -> None:
            if you.country and you.country != known.country:
                self._window.country_changed(you.country)
            self._view.show_kept(self._words(_("Kept.")))

        self._save(changes, saved)

    def _save(self, changes: dict[str, Any], then: Callable[[], object]) -> None:
        def job(session: Session) -> Preferences:
            wanted = dataclasses.replace(preferences.read(session), **changes)
            preferences.save(session, wanted)
            return wanted

        def done(known: Preferences) -> None:
            self._known = known
            then()

        self._ask(job, done, self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        if isinstance(error, Refused) and error.field:
            self._view.show_errors({error.field: error.told(self._language)})
            return True
        return False

    # -- the check

    def check(self) -> None:
        """Check every record, in slices between which the vault may do other work."""
        self._checking += 1
        self._check = None
        self._view.show_check(0, 100)
        self._go_on(self._checking)

    def stop_check(self) -> None:
        """No further slice."""
        self._checking += 1
        self._view.show_checked(self._words(_("Stopped. Nothing was changed.")), "info")

    def _go_on(self, turn: int) -> None:
        def slices(session: Session) -> float:
            if self._check is None:
                self._check = vaults.verification(session)
            share = 0.0
            for _place in range(_SLICES):
                share = next(self._check, 1.0)
                if share >= 1.0:
                    break
            return share

        self._ask(slices, lambda share: self._looked(turn, share), self._found)

    def _looked(self, turn: int, share: float) -> None:
        if turn != self._checking:
            return
        if share >= 1.0:
            self._check = None
            self._view.show_checked(self._words(_("Every record is as it was written.")), "good")
        else:
            self._view.show_check(round(share * 100), 100)
            self._go_on(turn)

    def _found(self, error: WellbeingError) -> bool:
        if isinstance(error, Tampered):
            self._view.show_checked(error.told(self._language), "danger")
            return True
        self._view.show_checked(self._words(_("The check could not be finished.")), "warning")
        return False
