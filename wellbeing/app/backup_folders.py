"""The places that backups go to: folders of this computer and of sticks, which may be away."""

from collections.abc import Sequence
from pathlib import Path

from wellbeing import paths
from wellbeing.app.session import Changed, Session
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import backup_places
from wellbeing.vault.backup_places import USUAL, BackupPlace
from wellbeing.vault.backups import shelf
from wellbeing.vault.backups.troubles import told_as_trouble
from wellbeing.vault.files import sync_folder

_INSIDE_VAULT = _("Backups can't lie inside the vault itself. Choose another folder.")
_NO_FOLDER = _("This folder is not there. Choose a folder that exists.")


def usual_place() -> Path:
    """Where backups go until the representative names a place."""
    return paths.user_data() / "backups"


def scratch_place() -> Path:
    """Where copies of backups are opened to be looked at. Encrypted like the backups, and removed at once."""
    return paths.user_data() / "looked-at"


def folder_of(place: str) -> Path:
    """The folder that a stored place stands for on this computer."""
    return usual_place() if place == USUAL else Path(place)


def places(session: Session) -> list[Path]:
    """Where backups of this vault go."""
    return [folder_of(place.folder) for place in backup_places.listed(session.store)]


def choose_places(session: Session, folders: Sequence[Path]) -> None:
    """Let backups go to these folders from now on (one on the computer and a stick, for example).

    No folder at all means the usual one. A folder must exist; one that was used before may be away. Raises
    `Refused` (field `places`).
    """
    known = {folder_of(place.folder) for place in backup_places.listed(session.store)}
    for folder in folders:
        _refuse_unfit(session, folder, known)
    with session.store.transaction("backup.places"):
        backup_places.choose(session.store, [_stored(folder) for folder in folders])
    session.note_change(Changed.BACKUPS)


def change_places(session: Session, added: Sequence[Path], dropped: Sequence[Path]) -> None:
    """Let backups go to `added` too, and to `dropped` no more; without any place left, to the usual one.

    Raises `Refused` as `choose_places`, and for a dropped folder where no backups go.
    """
    now = places(session)
    if strange := [folder for folder in dropped if folder not in now]:
        raise Refused(_("Backups don't go to {folder}, so nothing was changed."), field="places", folder=strange[0])
    kept = [folder for folder in now if folder not in dropped]
    choose_places(session, [*kept, *(folder for folder in dict.fromkeys(added) if folder not in kept)])


def _stored(folder: Path) -> str:
    return USUAL if folder == usual_place() else str(folder)


def _refuse_unfit(session: Session, folder: Path, known: set[Path]) -> None:
    vault = session.store.folder.resolve()
    if folder.resolve() == vault or vault in folder.resolve().parents:
        raise Refused(_INSIDE_VAULT, field="places")
    if folder not in known and folder != usual_place() and not shelf.is_there(folder):
        raise Refused(_NO_FOLDER, field="places")


def is_there(place: BackupPlace) -> bool:
    """The usual place is made when it is first needed; another one that is not there is a stick that is away."""
    return place.folder == USUAL or shelf.is_there(folder_of(place.folder))


def make_usual(folder: Path) -> None:
    """Make the usual place where it is not there yet. Raises `Trouble`."""
    if shelf.is_there(folder):
        return
    with told_as_trouble():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(folder.parent)
