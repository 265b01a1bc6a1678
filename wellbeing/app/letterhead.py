"""The union's logo at the head of letters: taken from a file, drawn anew, and kept in the vault."""

from pathlib import Path

from wellbeing.app.session import Changed, Session
from wellbeing.app.undo import undoable
from wellbeing.content import png
from wellbeing.errors import Refused
from wellbeing.reports.logo import Logo as Logo
from wellbeing.vault import letterhead


def choose(session: Session, path: Path) -> None:
    """Keep the picture of a PNG file as the logo. Only its points are kept, nothing else that the file holds.

    Raises Refused where the file can't be read, is too large, or is no PNG that is supported.
    """
    kept = png.written(png.read_file(path))
    if len(kept) > png.MOST_BYTES:
        raise Refused(png.TOO_LARGE, field="logo", width=png.MOST_WIDE, height=png.MOST_HIGH)
    with session.store.transaction("letterhead.chosen"):
        letterhead.put(session.store, kept)
    session.note_change(Changed.SETTINGS)


def remove(session: Session) -> None:
    """Letters have no logo from now on."""
    with undoable(session, "letterhead.removed"):
        letterhead.drop(session.store)
    session.note_change(Changed.SETTINGS)


def logo(session: Session) -> Logo | None:
    """The logo; None where none was chosen."""
    kept = letterhead.logo(session.store)
    if kept is None:
        return None
    found = png.read(kept)
    return Logo(width=found.width, height=found.height, points=found.points)
