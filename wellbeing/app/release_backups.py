"""No release leaves that no backup knows: what was published protects every later release, so it must not get lost."""

from wellbeing.app import backup_folders, backups
from wellbeing.app.session import Session
from wellbeing.errors import Trouble, WellbeingError
from wellbeing.language import _
from wellbeing.vault import backup_places
from wellbeing.vault.backup_places import USUAL, BackupPlace
from wellbeing.vault.backups import making

NOT_BACKED_UP = _(
    "The figures are recorded, but nothing has left yet, because no backup of them could be made. {reason} Then hand "
    "them out again."
)


def refuse_without_place(session: Session) -> None:
    """Before a release is recorded: raise what will stop its backup, where that can be seen now."""
    if session.is_example:
        return
    troubles = [_foreseen(session, place) for place in backup_places.listed(session.store)]
    if None not in troubles:
        raise next(trouble for trouble in troubles if trouble is not None)


def _foreseen(session: Session, place: BackupPlace) -> Trouble | None:
    folder = backup_folders.folder_of(place.folder)
    try:
        if place.folder == USUAL:
            backup_folders.make_usual(folder)
        making.refuse_unwritable(folder, session.store.folder)
    except Trouble as trouble:
        return trouble
    return None


def cover(session: Session, action: str, subject: str) -> None:
    """Before a release leaves: a backup has to know that it was recorded (`action` in the log, of `subject`).

    Raises `Trouble` where none does and none can be made. The example's releases are fictitious and need none.
    """
    generation = max(place.generation for place in backup_places.listed(session.store))
    if session.is_example or not backup_places.logged_since(session.store, generation, action, subject):
        return
    try:
        backups.make_now(session)
    except WellbeingError as error:
        raise Trouble(NOT_BACKED_UP, reason=error.told(session.language)) from error
