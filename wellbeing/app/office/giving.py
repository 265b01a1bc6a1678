"""Files that an office gives: made once where they bind it, and written again with the same bytes.

They are kept before they are written, so that nothing leaves that the vault does not know.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from wellbeing.anonymise.period import Period
from wellbeing.app import departures, release_backups, releasing
from wellbeing.app.office import own
from wellbeing.app.session import Changed, Session
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.identity import new_uid
from wellbeing.language import _
from wellbeing.office import acceptances, closings, opening, quarter, rosters
from wellbeing.office.quarter import Quarter

CARRIED = _("pseudonyms, random numbers or sealed parts of sums; no figure that can be read")


class Gives(StrEnum):
    """What an office gives of a quarter, in this order."""

    ROSTER = "roster"
    ACCEPTANCE = "acceptance"
    ACTIVITY = "activity"
    SUMS = "sums"
    CLOSING = "closing"


_OPENING = (Gives.ACTIVITY, Gives.SUMS)
MADE = "office.opening-given"
"""How the log names that what binds was given, sums or a closing list: a backup has to know it before it leaves."""


def give(session: Session, period: Period, what: Gives, path: Path) -> None:
    """Write what is due of a quarter into a file that must not exist yet; `departures` keeps that it left.

    Raises Refused (not due yet, not this office's, another file stands there, closed after a restore), Trouble (disk,
    no backup for what can't be given twice).
    """
    found = quarter.read(session.store, own.office(session), period)
    binds = what in _OPENING or (what is Gives.CLOSING and found.closing is None)
    write(session, path, MADE if binds else "office.file-made", lambda: _file(session, found, what), binds=binds)


def write(session: Session, path: Path, action: str, make: Callable[[], bytes], *, binds: bool) -> None:
    """Make a file within a transaction that the log names `action`, and write it. What `binds` is in a backup first,
    and waits after a restore until it is known what left. Raises as `give`."""
    departures.refuse_place(path)
    if binds:
        releasing.refuse_while_closed(session)
        release_backups.refuse_without_place(session)
    subject = new_uid() if binds else None
    with session.store.transaction(action, subject):
        file = make()
    if subject is not None:
        release_backups.cover(session, action, subject)

    def note() -> None:
        departures.record(session, FileKind.OFFICE_DOCUMENT, Carrier.SAVED, place=str(path), carried=(CARRIED,))

    departures.save_and_record(file, path, note)
    session.note_change(Changed.RELEASES)


def _file(session: Session, found: Quarter, what: Gives) -> bytes:
    store, now, today = session.store, session.now(), session.today()
    if what is Gives.ROSTER:
        return rosters.give(store, found, now, today)
    if what is Gives.ACCEPTANCE:
        return acceptances.give(store, found, now, today)
    if what is Gives.ACTIVITY:
        return opening.give_activity(store, found, now)
    if what is Gives.SUMS:
        return opening.give_sums(store, found, now)
    return closings.give(store, found, now, today)
