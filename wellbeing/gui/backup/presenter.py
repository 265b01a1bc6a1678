"""The page of the backups without Qt: how things stand, in words, and what a person can do about it."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import backup_folders, backups
from wellbeing.app.backups import DAYS_KEPT, MONTHS_KEPT, WEEKS_KEPT, Made, PlaceState, State
from wellbeing.app.drills import Drilled
from wellbeing.app.session import Session
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.backup.maker import Maker
from wellbeing.gui.backup.shown import Place, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_state(self, shown: Shown) -> None: ...
    def show_working(self, words: str, done: int, whole: int) -> None: ...
    def show_rest(self) -> None: ...
    def tell(self, words: str, tone: str) -> None: ...


class Presenter:
    """Shows the state, passes on what is pressed, and tells how it went. Watches the maker while in sight."""

    def __init__(
        self,
        view: View,
        ask: "Ask",
        go: Callable[..., None],
        language: Language,
        maker: Maker,
        *,
        remember: Callable[[Sequence[Path]], None],
        restore: Callable[[], None],
    ) -> None:
        """`remember` keeps the places outside the vault, for the day when it can't be opened; `restore` locks it and
        opens the page that looks into a backup."""
        self._view, self._ask, self._go, self._maker = view, ask, go, maker
        self._language, self._words = language, language.text
        self._remember, self._restore = remember, restore
        self._places: tuple[Path, ...] = ()

    # -- the page

    def arrive(self) -> None:
        """Show how things stand; what is under way goes on in sight."""
        self._maker.watcher = self
        if self._maker.is_busy:
            self.working(*self._maker.how_far)
        else:
            self._view.show_rest()
        self.load()

    def load(self) -> None:
        """Look into the places again."""
        self._ask(_read, lambda found: self._arrived(*found))

    def _arrived(self, state: State, today: dt.date) -> None:
        self._places = tuple(place.folder for place in state.places)
        if not state.is_off:
            self._remember([place.folder for place in state.places if not place.is_usual])
        self._view.show_state(
            Shown(
                quiet=self._quiet(state, today),
                warnings=self._warnings(state),
                advice=self._advice(state),
                places=tuple(self._place(place, number, state) for number, place in enumerate(state.places)),
                kept=self._kept(),
                drill=self._drill(state),
                is_drill_due=state.is_drill_due and state.last_at is not None,
                may_back_up=not state.is_off,
            )
        )

    def _quiet(self, state: State, today: dt.date) -> str:
        if state.is_off:
            return self._words(_("Example data is made up, so it is not backed up."))
        if state.last_at is None:
            return self._words(_("There is no backup yet. The first one is made after the next change."))
        local = state.last_at.astimezone()
        if local.date() == today:
            return self._words(
                _("The last backup was made today at {time} and checked."), time=self._language.time(local)
            )
        return self._words(
            _("The last backup was made on {date} at {time} and checked."),
            date=self._language.date(local.date()),
            time=self._language.time(local),
        )

    def _warnings(self, state: State) -> tuple[str, ...]:
        overdue = self._words(_("What was changed since the last backup has waited for more than a week."))
        return (*((overdue,) if state.is_overdue else ()), *state.troubles)

    def _advice(self, state: State) -> str:
        if state.is_off or any(not place.is_usual for place in state.places):
            return ""
        return self._words(
            _(
                "All backups lie on this computer. If it is lost, stolen or breaks, they are gone with it. A stick that"
                " is kept elsewhere helps then."
            )
        )

    def _place(self, place: PlaceState, number: int, state: State) -> Place:
        lines = [self._last_there(place)]
        if place.files:
            oldest = self._language.date(min(one.made_on for one in place.files))
            lines.append(
                self._language.plural(
                    "{count} backup is kept, of {oldest}.",
                    "{count} backups are kept, the oldest of {oldest}.",
                    len(place.files),
                    oldest=oldest,
                )
            )
        return Place(
            key=str(number),
            what=self._words(_("On this computer")) if place.is_usual else place.folder.name or str(place.folder),
            folder=str(place.folder),
            lines=tuple(line for line in (*lines, place.trouble) if line),
            chip=self._words(_("Away")) if place.is_away else "",
            may_go=len(state.places) > 1,
        )

    def _last_there(self, place: PlaceState) -> str:
        if place.last_at is None:
            return "" if place.files else self._words(_("No backup was made here yet."))
        return self._words(_("Last backup here: {moment}"), moment=self._language.moment(place.last_at, "long"))

    def _kept(self) -> str:
        along = self._words(_("What you entered for your country and the content packs come along."))
        rotated = self._words(
            _(
                "A backup is made by itself after the first change of a day, and opened to see that it is whole. In"
                " each place stay the newest ones of {days} days, {weeks} weeks and {months} months; older ones go by"
                " themselves. They are encrypted like the vault and open with the passphrase or the recovery sheets"
                " of their time."
            ),
            days=DAYS_KEPT,
            weeks=WEEKS_KEPT,
            months=MONTHS_KEPT,
        )
        return f"{rotated} {along}"

    def _drill(self, state: State) -> str:
        how = self._words(
            _("Once a year a backup is restored to where it harms nothing, checked and thrown away. It takes moments.")
        )
        if state.drilled_on is None:
            return how
        last = self._words(
            _("Last passed on {date} with {file}."),
            date=self._language.date(state.drilled_on),
            file=state.drilled_file,
        )
        return f"{how} {last}"

    # -- what can be done

    def back_up(self) -> None:
        """Make a backup now."""
        self._maker.back_up()

    def drill(self) -> None:
        """Do the yearly drill now."""
        self._maker.drill()

    def cancel(self) -> None:
        """Stop what is under way."""
        self._maker.cancel()

    def back(self) -> None:
        """To the settings."""
        self._go("settings")

    def restore(self) -> None:
        """Lock, and look into a backup."""
        self._restore()

    def add_place(self, folder: Path) -> None:
        """One more place."""
        if folder in self._places:
            self._view.tell(self._words(_("Backups go to this place already.")), "info")
        else:
            self._choose((*self._places, folder), self._words(_("From now on backups go there too.")))

    def drop_place(self, key: str) -> None:
        """One place less; what lies there stays."""
        left = [folder for number, folder in enumerate(self._places) if str(number) != key]
        self._choose(left, self._words(_("Backups go there no more. Those that lie there stay.")))

    def _choose(self, folders: Sequence[Path], words: str) -> None:
        def chosen(_none: None) -> None:
            self._view.tell(words, "good")
            self.load()

        self._ask(lambda session: backup_folders.choose_places(session, folders), chosen, self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        if isinstance(error, Refused):
            self._view.tell(error.told(self._language), "warning")
        return isinstance(error, Refused)

    # -- how it goes

    def working(self, done: int, whole: int) -> None:
        """A part is done."""
        words = _("A backup is being restored and checked") if self._maker.is_drilling else _("A backup is being made")
        self._view.show_working(self._words(words), done, whole)

    def backed_up(self, made: Made) -> None:
        """Say where the backup stands now."""
        self._view.show_rest()
        missing = [outcome.trouble for outcome in made.outcomes if outcome.trouble is not None]
        if made.files:
            count = len(made.files)
            told = self._language.plural(
                "The backup was made and checked.", "The backup was made and checked in {count} places.", count
            )
            self._view.tell("\n".join([told, *self._sentences(missing)]), "good")
        elif missing:
            self._view.tell("\n".join(self._sentences(missing)), "warning")
        self.load()

    def _sentences(self, errors: list[WellbeingError]) -> list[str]:
        return list(dict.fromkeys(error.told(self._language) for error in errors))

    def drilled(self, found: Drilled) -> None:
        """Say how the drill ended."""
        self._view.show_rest()
        if found.trouble is not None:
            words = self._words(_("The drill was not passed with {file}."), file=found.file.name)
            self._view.tell(f"{words} {found.trouble.told(self._language)}", "danger")
        else:
            words = self._language.plural(
                "Passed: {count} record was restored from {file}, checked and thrown away again.",
                "Passed: {count} records were restored from {file}, checked and thrown away again.",
                found.records,
                file=found.file.name,
            )
            self._view.tell(words, "good")
        self.load()

    def stopped(self, error: WellbeingError | None) -> None:
        """It was cancelled, or could not be begun."""
        self._view.show_rest()
        if error is None:
            self._view.tell(self._words(_("Stopped. The earlier backups stay as they are.")), "info")
        else:
            self._view.tell(error.told(self._language), "warning")


def _read(session: Session) -> tuple[State, dt.date]:
    return backups.state(session), session.today()
