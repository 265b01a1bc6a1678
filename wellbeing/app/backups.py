"""Backups: when one is due, making one, and what there is to say about them. Where they go is in `backup_folders`.

In the window a backup takes three steps, so that neither the vault nor its lock waits for a slow stick: `begin`
on the vault's thread (copies the encrypted files), `make` on any other (writes, verifies, rotates), and `finish`
on the vault's thread again (records how it went). `make_now` does all three for the command line.
"""

import contextlib
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import backup_folders, beside_vault
from wellbeing.app.session import Changed, Session
from wellbeing.errors import Tampered, Trouble, WellbeingError
from wellbeing.language import _
from wellbeing.vault import backup_places, header, log
from wellbeing.vault.backup_places import USUAL, BackupPlace
from wellbeing.vault.backups import making, rotation, shelf
from wellbeing.vault.backups.making import Snapshot
from wellbeing.vault.backups.names import Named
from wellbeing.vault.backups.troubles import AWAY

OVERDUE = dt.timedelta(days=7)
"""After this time without a backup of what has changed, Today speaks of it."""
AGAIN_AFTER = dt.timedelta(hours=4)
"""On a day of much work there is another backup after this time; rotation keeps the last of the day."""
TRY_AGAIN = dt.timedelta(hours=1)
"""How long a place that failed is left in peace."""
DRILL_EVERY = dt.timedelta(days=365)

DAYS_KEPT, WEEKS_KEPT, MONTHS_KEPT = rotation.DAILY, rotation.WEEKLY, rotation.MONTHLY
"""Of how many days, weeks and months each place keeps the newest backup."""

Told = Callable[[int, int], object]
_PARTS = 2
"""What is written is read again to be verified."""

NO_BACKUP = _("No backup could be made in any place.")

DRILL, DRILL_FILE = "backup_drill", "backup_drill_file"
"""Settings of the vault: the day and the file of the last restore drill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceState:
    """One place of backups. `last_at` is when the last verified backup was made there, also while it is away.

    `trouble` says in the reader's language why the last try failed; empty where it did not. `files` are the
    backups that lie there, the newest first; empty while it is away.
    """

    folder: Path
    is_usual: bool
    is_away: bool
    last_at: dt.datetime | None
    trouble: str
    files: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything there is to say about the backups of an open vault.

    `is_overdue`: changes have waited longer than `OVERDUE` for a backup. `drilled_on` and `drilled_file` are of
    the last restore drill; `is_drill_due` where none was ever done, or a year has passed. `is_off` for example
    data, which is not backed up by itself.
    """

    places: tuple[PlaceState, ...]
    last_at: dt.datetime | None
    is_overdue: bool
    drilled_on: dt.date | None
    drilled_file: str
    is_drill_due: bool
    is_off: bool

    @property
    def troubles(self) -> tuple[str, ...]:
        """What went wrong at the last tries, each sentence once."""
        return tuple(dict.fromkeys(place.trouble for place in self.places if place.trouble))


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A backup that has been copied from the vault and waits to be written. Holds encrypted bytes and their key."""

    snapshot: Snapshot
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it went in one place: `file` where a verified backup stands, else the `trouble`."""

    folder: Path
    file: Path | None
    trouble: WellbeingError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How it went in all places. A stick that is away is no failure, and is among `outcomes` with its sentence."""

    begun: Begun
    outcomes: tuple[Outcome, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """The backups that were made and verified."""
        return tuple(outcome.file for outcome in self.outcomes if outcome.file is not None)


def last_made(session: Session) -> dt.datetime | None:
    """When the last backup was made, in whichever place. Looks into no place."""
    return max((place.made_at for place in backup_places.listed(session.store) if place.made_at), default=None)


def drilled_on(session: Session) -> dt.date | None:
    """When restoring was last tried out and passed."""
    day = session.setting(DRILL)
    return dt.date.fromisoformat(day) if day else None


def state(session: Session) -> State:
    """What there is to say. Looks into the places, so it may take as long as a stick takes to answer."""
    vault = header.read(session.store.folder).vault
    known = backup_places.listed(session.store)
    last_at = last_made(session)
    generation = max(place.generation for place in known)
    drilled = drilled_on(session)
    return State(
        places=tuple(_place_state(session, place, vault) for place in known),
        last_at=last_at,
        is_overdue=_is_overdue(session, last_at, generation),
        drilled_on=drilled,
        drilled_file=session.setting(DRILL_FILE),
        is_drill_due=not session.is_example and (drilled is None or session.today() - drilled > DRILL_EVERY),
        is_off=session.is_example,
    )


def _place_state(session: Session, place: BackupPlace, vault: str) -> PlaceState:
    folder = backup_folders.folder_of(place.folder)
    away = not backup_folders.is_there(place)
    files: tuple[Named, ...] = ()
    with contextlib.suppress(Trouble):
        files = () if away else tuple(shelf.listed(folder, vault))
    return PlaceState(
        folder=folder,
        is_usual=place.folder == USUAL,
        is_away=away,
        last_at=place.made_at,
        trouble=session.language.text(place.trouble) if place.trouble else "",
        files=files,
    )


def _is_overdue(session: Session, last_at: dt.datetime | None, generation: int) -> bool:
    if session.is_example or not backup_places.changed_since(session.store, generation):
        return False
    waited_since = last_at or log.moments(session.store)[0]
    return session.now() - waited_since > OVERDUE


def due_places(session: Session) -> list[Path]:
    """The places that are there and wait for a backup: something has changed, and the last backup there is of
    another day, of some hours ago, or from before an import, a restore or a change of key.

    Quick: to be asked after every change and after unlocking.
    """
    return [backup_folders.folder_of(place.folder) for place in _due(session)]


def _due(session: Session) -> list[BackupPlace]:
    if session.is_example:
        return []
    return [
        place
        for place in backup_places.listed(session.store)
        if _waits(session, place) and backup_folders.is_there(place)
    ]


def _waits(session: Session, place: BackupPlace) -> bool:
    if place.troubled_at and abs(session.now() - place.troubled_at) < TRY_AGAIN:
        return False
    if backup_places.pressing_since(session.store, place.generation):
        return True
    return not _is_fresh(session, place) and backup_places.changed_since(session.store, place.generation)


def _is_fresh(session: Session, place: BackupPlace) -> bool:
    """Whether the last backup there is of today and not many hours old."""
    made_at = place.made_at
    today = made_at is not None and made_at.astimezone().date() == session.today()
    return made_at is not None and today and session.now() - made_at < AGAIN_AFTER


def begin(session: Session, *, only_due: bool = False) -> Begun:
    """Copy the vault's encrypted files as they are now, for all places or only for those that wait.

    On the vault's thread; takes as long as reading the store's file. Raises `Trouble` from the vault's disk.
    """
    wanted = _due(session) if only_due else backup_places.listed(session.store)
    snapshot = making.snapshot(session.store, session.now(), beside_vault.carried())
    return Begun(snapshot=snapshot, places=tuple(place.folder for place in wanted))


def make(begun: Begun, told: Told = lambda _done, _whole: None) -> Made:
    """Write, verify and rotate in every place, on any thread. Never raises for a place that fails: see `Made`.

    `told` hears how much is done of how much; what it raises stops the work and leaves nothing half written.
    """
    outcomes: list[Outcome] = []
    size = begun.snapshot.size
    whole = _PARTS * size * len(begun.places)
    for place in begun.places:
        before = len(outcomes) * _PARTS * size

        def written(count: int, before: int = before) -> None:
            told(before + min(count, size), whole)

        outcomes.append(_outcome(begun.snapshot, place, written))
        told(len(outcomes) * _PARTS * size, whole)
    return Made(begun=begun, outcomes=tuple(outcomes))


def _outcome(snapshot: Snapshot, place: str, written: Callable[[int], None]) -> Outcome:
    folder = backup_folders.folder_of(place)
    try:
        if place == USUAL:
            backup_folders.make_usual(folder)
        file = making.write(snapshot, folder, backup_folders.scratch_place(), told=written)
    except (Trouble, Tampered) as error:
        return Outcome(folder=folder, file=None, trouble=error)
    return Outcome(folder=folder, file=file, trouble=None)


def finish(session: Session, made: Made) -> State:
    """Record how a backup went, on the vault's thread, and say how things stand now."""
    snapshot = made.begun.snapshot
    with session.store.transaction("backup.made" if made.files else "backup.failed"):
        for place, outcome in zip(made.begun.places, made.outcomes, strict=True):
            if outcome.file is not None:
                name, number = outcome.file.name, snapshot.generation
                backup_places.made(session.store, place, at=snapshot.made_at, file=name, generation=number)
            elif outcome.trouble is not None and outcome.trouble.sentence != AWAY:
                sentence = outcome.trouble.sentence
                backup_places.failed(session.store, place, at=session.now(), trouble=sentence)
    session.note_change(Changed.BACKUPS)
    return state(session)


def make_now(session: Session) -> Made:
    """Make a backup in every place that is there, and record it. Raises the trouble where none could be made."""
    made = make(begin(session))
    finish(session, made)
    if not made.files:
        raise next((outcome.trouble for outcome in made.outcomes if outcome.trouble), Trouble(NO_BACKUP))
    return made
