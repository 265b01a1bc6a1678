"""The yearly restore drill: a backup is restored to where it harms nothing, checked whole and thrown away.

As with a backup there are three steps: `begin` and `finish` on the vault's thread, `run` on any other.
"""

from dataclasses import dataclass, field
from pathlib import Path

from wellbeing.app import backup_folders, backups
from wellbeing.app.session import Changed, Session
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.language import _
from wellbeing.vault import settings
from wellbeing.vault.backups import copies
from wellbeing.vault.keys import DataKey

NOTHING_TO_DRILL = _("There is no backup within reach. Make one first, or plug in the stick that holds the backups.")
OTHER_KEY = _(
    "This backup does not belong to the vault's present key: it was made before the key was changed, or its header was "
    "damaged. Look into it with the passphrase that the vault had then; that checks all of it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """A drill about to be run on one backup."""

    file: Path
    key: DataKey = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drilled:
    """How a drill ended: `records` that were checked, or the `trouble`."""

    file: Path
    records: int = 0
    trouble: WellbeingError | None = None


def begin(session: Session, file: Path | None = None) -> Drill:
    """A drill on this backup, or on the newest within reach that has the vault's present key.

    Raises `Refused` where there is none, and for a backup under another key: that is no drill that failed.
    """
    key = session.store.key
    file = file or _newest(session, key)
    if file is None:
        raise Refused(NOTHING_TO_DRILL)
    if not _opens(file, key):
        raise Refused(OTHER_KEY)
    return Drill(file=file, key=key)


def _newest(session: Session, key: DataKey) -> Path | None:
    found = sorted((one for place in backups.state(session).places for one in place.files), reverse=True)
    return next((one.file for one in found if _opens(one.file, key)), None)


def _opens(file: Path, key: DataKey) -> bool:
    """Whether a backup is of this key; one whose header is damaged counts, so that the drill tells of it."""
    try:
        header = copies.header_of(file)
    except WellbeingError:
        return True
    try:
        header.check(key)
    except Tampered:
        return False
    return True


def run(drill: Drill, told: backups.Told = lambda _done, _whole: None) -> Drilled:
    """Restore the backup into a scratch place, check everything in it, and throw it away.

    `told` hears how much is done of how much; what it raises stops the drill, and nothing of it stays.
    """
    try:
        found = copies.verify(drill.file, drill.key, backup_folders.scratch_place(), told=told)
    except WellbeingError as error:
        return Drilled(file=drill.file, trouble=error)
    return Drilled(file=drill.file, records=found.records)


def finish(session: Session, drilled: Drilled) -> None:
    """Record how it ended. Only a drill that passed counts as done."""
    passed = drilled.trouble is None
    with session.store.transaction("backup.drill-passed" if passed else "backup.drill-failed"):
        if passed:
            settings.put(session.store, backups.DRILL, session.today().isoformat())
            settings.put(session.store, backups.DRILL_FILE, drilled.file.name)
    session.note_change(Changed.BACKUPS)


def drill_now(session: Session, file: Path | None = None) -> Drilled:
    """All three steps. Raises what the drill found."""
    drilled = run(begin(session, file))
    finish(session, drilled)
    if drilled.trouble is not None:
        raise drilled.trouble
    return drilled
