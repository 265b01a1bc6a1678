"""Who can open the vault: its passphrase, its recovery sheets, and the key that everything is encrypted with."""

import contextlib
import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import departures
from wellbeing.app.session import Changed, Session
from wellbeing.app.vaults import witnesses
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.errors import Refused, Trouble
from wellbeing.language import Language, _
from wellbeing.vault import log, opening
from wellbeing.vault.rekeying import change as rekeying
from wellbeing.vault.slots import NEEDED, RecoverySheets, Sheet, make_sheets
from wellbeing.vault.slots import SHEETS as SHEETS
from wellbeing.vault.store import Store

PASSPHRASES_DIFFER = _("The two new passphrases differ.")
COMPLETED_LATER = rekeying.COMPLETED_LATER
"""After this the session is closed: the vault has its new key, and opening it completes the change."""

USED = _("This vault was opened with two recovery sheets on {moment}.")

Progress = Callable[[int, int], object]
"""Called with parts (done, whole); whatever it raises stops the work, and everything is as before."""

BY_SHEETS, _SEEN = "vault.opened-by-sheets", "vault.sheets-use-seen"
_MADE, _CHANGED = "vault.sheets-made", "vault.key-changed"
_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Who can open the vault now. `holders` is empty while there are no sheets; moments are in UTC."""

    holders: tuple[str, ...]
    sheets_made: dt.datetime | None
    key_made: dt.datetime
    sheets_used: tuple[dt.datetime, ...]
    """When two sheets opened the vault, as far as the representative has not said that they know."""


def read(session: Session) -> Keys:
    """The keys of the open vault, as its header and its log tell."""
    holders = opening.recovery_holders(session.store)
    return Keys(
        holders=holders,
        sheets_made=_last(session, _MADE) if holders else None,
        key_made=_last(session, _CHANGED) or log.moments(session.store)[0],
        sheets_used=sheets_used(session),
    )


def _last(session: Session, action: str) -> dt.datetime | None:
    found = log.newest(session.store, 1, actions=(action,))
    return found[0].at if found else None


# -- passphrase


def change_passphrase(session: Session, current: str, fresh: str, again: str) -> None:
    """A new passphrase; only the header is written anew.

    Refused where the two differ (field `again`), the new one is empty or `current` is wrong (field `passphrase`).
    """
    if fresh != again:
        raise Refused(PASSPHRASES_DIFFER, field="again")
    opening.change_passphrase(session.store, current, fresh)
    _note_passphrase(session)


def set_passphrase(session: Session, fresh: str, again: str) -> None:
    """A new passphrase after the vault was opened by two sheets, when the old one is lost.

    Refused where the two differ (field `again`) or are empty (field `passphrase`).
    """
    if fresh != again:
        raise Refused(PASSPHRASES_DIFFER, field="again")
    opening.set_passphrase(session.store, fresh)
    _note_passphrase(session)


def _note_passphrase(session: Session) -> None:
    """In the access log only: the change itself is in the header, and stands whatever the disk says to this."""
    with contextlib.suppress(Trouble), session.store.transaction("vault.passphrase-changed"):
        pass


# -- recovery sheets


def has_sheets(session: Session) -> bool:
    """Whether two recovery sheets open this vault."""
    return bool(opening.recovery_holders(session.store))


def sheets_for(holders: tuple[str, str, str]) -> RecoverySheets:
    """Three fresh sheets for three people; they open nothing until `keep_sheets`. Refused: see field `holders`."""
    return make_sheets(holders)


def keep_sheets(session: Session, sheets: RecoverySheets, typed: str) -> None:
    """Let any two of these sheets open the vault instead of earlier ones, once one was typed or scanned back.

    Refused with the first word that differs (field `words`).
    """
    opening.add_recovery(session.store, sheets, typed)
    session.note_change(Changed.SETTINGS)


def sheet_pdf(words: tuple[str, ...], *, number: int, holder: str, made_on: dt.date, reader: Language) -> bytes:
    """A sheet as a page to print. It *is* a part of the key: a file of it is written only where a person insists."""
    from wellbeing.reports.sheets import RecoverySheet, recovery_pdf

    page = RecoverySheet(
        words=words,
        number=number,
        of=SHEETS,
        needed=NEEDED,
        holder=holder,
        purpose=reader.text(_("Opens a vault of the program Wellbeing if its passphrase is lost.")),
        made_on=made_on,
    )
    return recovery_pdf((page,), reader)


def note_printed(session: Session) -> None:
    """Note under 'Files that left' that a sheet was printed."""
    departures.record(session, FileKind.RECOVERY_SHEET, Carrier.PRINTED)


def save_sheet(session: Session, sheet: Sheet, path: Path) -> None:
    """Write a sheet as a PDF and note that it left. Refused where the file exists (field `path`)."""
    content = sheet_pdf(
        sheet.words, number=sheet.number, holder=sheet.holder, made_on=session.today(), reader=session.language
    )
    departures.save_and_record(
        content,
        path,
        lambda: departures.record(session, FileKind.RECOVERY_SHEET, Carrier.SAVED, place=str(path)),
    )


def sheets_used(session: Session) -> tuple[dt.datetime, ...]:
    """When two sheets opened the vault since the representative last said that they know, oldest first.

    Empty in a session that sheets opened: whoever holds them is not who has to be told.
    """
    if session.by_sheets:
        return ()
    return uses_unknown(session.store)


def uses_unknown(store: Store) -> tuple[dt.datetime, ...]:
    """The same of any store, whoever opened it."""
    found = log.newest(store, _MOST, actions=(BY_SHEETS, _SEEN))
    unseen = list(itertools.takewhile(lambda entry: entry.action == BY_SHEETS, found))
    return tuple(entry.at for entry in reversed(unseen))


def told_of_use(session: Session) -> tuple[str, ...]:
    """The same as one sentence for each."""
    reader = session.language
    return tuple(reader.text(USED, moment=reader.moment(moment)) for moment in sheets_used(session))


def know_of_use(session: Session) -> None:
    """The representative knows of every use of the sheets so far. Refused in a session that sheets opened."""
    if session.by_sheets:
        raise Refused(_("Only whoever opened the vault with its passphrase can say that this is known."))
    with session.store.transaction(_SEEN):
        pass
    session.note_change(Changed.SETTINGS)


# -- key


def change_key(session: Session, passphrase: str, progress: Progress) -> None:
    """Encrypt the whole vault under a fresh key. The passphrase stays; recovery sheets open nothing any more.

    The session goes on under the new key. Refused for a wrong passphrase (field `passphrase`). After Trouble the
    vault is as before, except for `COMPLETED_LATER`.
    """
    session.store = rekeying.change_key(session.store, passphrase, witnesses=witnesses(), progress=progress)
    session.note_change(Changed.SETTINGS)
