"""The settings without Qt: what is kept in the vault, and what the window remembers."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app import backups, letterhead, preferences
from wellbeing.app.letterhead import Logo as Logo
from wellbeing.app.office import own
from wellbeing.app.preferences import LOCK_MINUTES, Preferences
from wellbeing.app.session import Session
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.countries import named_countries
from wellbeing.gui.first_start.presenter import ADMINISTRATORS, Administrator
from wellbeing.gui.settings.shown import SCHEMES, Computer, Entry, LogoShown, Look, Options, Overview, You
from wellbeing.language import Language, _, language, shipped

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

_PLACES = (
    "absence",
    "country",
    "packs",
    "representatives",
    "backup",
    "keys",
    "upkeep",
    "access-log",
    "files",
    "retention",
    "papers",
    "office-begin",
)
"""Lines of the overview that lead to places of their own."""

_AWAY = _("When you are away, and which contacts fall into it.")
_COUNTRY = _("Numbers to call, what the law protects, what is usual there.")
_CONTENT = _("Guides, services and numbers of your union, as one signed file.")
_REPRESENTATIVES = _("Your card, and the colleagues to whom cases can go.")
_KEYS = _("Passphrase, recovery sheets, and the key of the vault.")
_UPKEEP = _("Is every record as it was written? Give unused room back.")
_LOG = _("When this vault was opened, and what was done in it.")
_PAPERS = _("Papers that the law asks for, and what to do when something was lost.")
_RETENTION = _("Times for each kind of data, and what has been kept long enough.")
_OFFICE = _("For an office that makes national figures. Only while nothing is in it.")
_FILES = _("Every paper and file, and what it carried.")


class Window(Protocol):
    """What the settings change outside the vault, and which places there are in this one."""

    @property
    def is_office(self) -> bool:
        """Whether the vault is an office's."""

    @property
    def has_place(self) -> Callable[[str], bool]:
        """Whether there is a place of this name."""

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

    def show_overview(self, shown: Overview) -> None: ...
    def show_look(self, shown: Look) -> None: ...
    def show_you(self, shown: You, countries: Options, *, country: bool, office: bool) -> None: ...
    def show_computer(self, shown: Computer) -> None: ...
    def show_errors(self, errors: dict[str, str]) -> None: ...
    def show_administrator(self, words: str) -> None: ...
    def show_kept(self, words: str) -> None: ...
    def show_logo(self, logo: LogoShown | None) -> None: ...


class Presenter:
    """An overview, and three forms behind it; the other lines of the overview lead to places of their own."""

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
        self._may_begin = False

    # -- the pages

    def arrive(self, part: str = "") -> None:
        """Show the overview, or one of the forms behind it."""

        def read(session: Session) -> tuple[Preferences, str]:
            self._may_begin = own.may_begin(session)
            return preferences.read(session), self._backed_up(session)

        self._ask(read, lambda found: self._arrived(*found, part))

    def _arrived(self, known: Preferences, backed_up: str, part: str) -> None:
        self._known = known
        match part:
            case "look":
                self._view.show_look(self._look(known))
            case "you" | "country":
                countries = tuple(named_countries(self._language))
                office = self._window.is_office
                self._view.show_you(_you(known), countries, country=part == "country", office=office)
                if not office:
                    self._ask(letterhead.logo, self._logo_found)
            case "computer":
                self._view.show_computer(self._computer(known))
            case _:
                self._view.show_overview(self._overview(known, backed_up))

    def _look(self, known: Preferences) -> Look:
        scheme, scale = self._window.look()
        languages = tuple((code, language(code).name()) for code in shipped())
        return Look(language=known.language, languages=languages, scheme=scheme, scale=scale)

    def _computer(self, known: Preferences) -> Computer:
        return Computer(
            lock_minutes=str(known.lock_minutes),
            minutes=tuple((str(count), self._minutes(count)) for count in LOCK_MINUTES),
            administrator=known.administrator,
            administrators=tuple((who.value, self._words(label)) for who, (label, _told) in ADMINISTRATORS.items()),
            administrator_words=self._administrator(known.administrator),
        )

    def _minutes(self, count: int) -> str:
        return self._language.plural("{count} minute", "{count} minutes", count)

    # -- the overview

    def _overview(self, known: Preferences, backed_up: str) -> Overview:
        you = _("This office") if self._window.is_office else _("You and your union")
        return Overview(
            own=self._there(
                self._entry("look", _("Language and look"), self._how_it_looks(known), _("Change")),
                self._entry("you", you, self._who(known), _("Change")),
                self._entry("absence", _("Time away"), self._words(_AWAY), _("Show")),
                self._entry("country", _("Country"), self._words(_COUNTRY), _("Show")),
                self._entry("packs", _("Content packs"), self._words(_CONTENT), _("Show")),
                self._entry("representatives", _("Representatives"), self._words(_REPRESENTATIVES), _("Show")),
                self._entry("computer", _("Lock and computer"), self._when_it_locks(known), _("Change")),
                self._entry("papers", _("Data protection"), self._words(_PAPERS), _("Show")),
            ),
            vault=self._there(
                self._entry("backup", _("Backup"), backed_up, _("Show")),
                self._entry("keys", _("Passphrase and keys"), self._words(_KEYS), _("Show")),
                self._entry("upkeep", _("Check and compact"), self._words(_UPKEEP), _("Show")),
                self._entry("access-log", _("Access log"), self._words(_LOG), _("Show")),
                self._entry("files", _("Files that left"), self._words(_FILES), _("Show")),
                self._entry("retention", _("How long it is kept"), self._words(_RETENTION), _("Show")),
                *self._office(),
            ),
            folder=str(self._folder),
        )

    def _office(self) -> tuple[Entry, ...]:
        found = self._entry("office-begin", _("A vault for an office"), self._words(_OFFICE), _("Show"))
        return (found,) if self._may_begin else ()

    def _there(self, *entries: Entry) -> tuple[Entry, ...]:
        """Those of which there is a page in this kind of vault."""
        return tuple(one for one in entries if one.part not in _PLACES or self._window.has_place(one.part))

    def _entry(self, part: str, what: str, why: str, action: str) -> Entry:
        return Entry(part=part, what=self._words(what), why=why, action=self._words(action))

    def _how_it_looks(self, known: Preferences) -> str:
        scheme, scale = self._window.look()
        name = self._words(SCHEMES[scheme])
        return " · ".join((language(known.language).name(), name, self._language.percent(scale / 100)))

    def _who(self, known: Preferences) -> str:
        country = dict(named_countries(self._language)).get(known.country, "")
        parts = [part for part in (known.union, known.representative, country) if part]
        return " · ".join(parts) or self._words(_("Nothing is entered yet. Letters carry it."))

    def _when_it_locks(self, known: Preferences) -> str:
        return self._words(
            _("Locks when nobody has touched it for {minutes}."), minutes=self._minutes(known.lock_minutes)
        )

    def _backed_up(self, session: Session) -> str:
        if session.is_example:
            return self._words(_("Example data is made up, so it is not backed up."))
        moment = backups.last_made(session)
        if moment is None:
            return self._words(_("There is no backup yet."))
        return self._words(_("Last backup: {moment}"), moment=self._language.moment(moment, "long"))

    def _administrator(self, who: str) -> str:
        known = who in {one.value for one in Administrator}
        return self._words(ADMINISTRATORS[Administrator(who)][1]) if known else ""

    def open(self, part: str) -> None:
        """To a page behind the settings, or back with an empty `part`."""
        if part in _PLACES:
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

    def choose_logo(self, path: Path) -> None:
        """Take the union's logo from a file."""

        def take(session: Session) -> Logo | None:
            letterhead.choose(session, path)
            return letterhead.logo(session)

        self._ask(take, self._logo_kept, self._refused)

    def remove_logo(self) -> None:
        """Letters have none from now on."""
        self._ask(letterhead.remove, lambda _done: self._logo_kept(None))

    def _logo_kept(self, logo: Logo | None) -> None:
        self._logo_found(logo)
        self._view.show_kept(self._words(_("Kept.")))

    def _logo_found(self, logo: Logo | None) -> None:
        found = None if logo is None else LogoShown(width=logo.width, height=logo.height, points=logo.points)
        self._view.show_logo(found)

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


def _you(known: Preferences) -> You:
    return You(
        union=known.union,
        address=known.address,
        representative=known.representative,
        contact=known.contact,
        employer=known.employer,
        other_representative=known.other_representative,
        own_support=known.own_support,
        country=known.country,
    )
