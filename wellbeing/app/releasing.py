"""Releasing after a restore: closed until everything that has left since the backup is known again.

The vault's ledger says what was published, and protects every later release by it. A backup does not know what
left after it was made. So the folders that left are read in, or a person states by name that there are none (more).
Where the vault before the restore could still be read, its ledger came along and nothing is closed.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from wellbeing.anonymise.ledger import entry_read_back, read_ledger
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.schema import Schema
from wellbeing.app import national_tables, signing
from wellbeing.app.session import Changed, Session
from wellbeing.content.statistics import load_schema
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.identity import new_uid
from wellbeing.errors import Refused
from wellbeing.exchange.release.returning import Returned, read_returned
from wellbeing.language import _
from wellbeing.signatures.card import Card
from wellbeing.vault import counting, departures, office_quarters, offices, quarters, releases, restorations

CLOSED = _(
    "This vault was restored from a backup of {date}. What was released since has to be known before anything else "
    "leaves: read in the folders that left, or state by your name that there are none."
)
NOT_CLOSED = _("Nothing has to be read in: everything that was released is known.")
_KNOWN = _("This period's release is known already.")
_NO_KEYS = _(
    "The backup was made before the first release of this vault, so that the keys which signed the folder are lost. "
    "Give the signer's card too, which was handed on with the release."
)
_EXAMPLE = _("This release holds example data and this vault does not, or the other way round.")
_NAME = _("Please give your name: it is recorded who said so.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Why releasing is closed: the moment of the oldest backup that was restored, and when that was."""

    made_at: dt.datetime
    restored_at: dt.datetime


def closed(session: Session) -> Closed | None:
    """Why releasing is closed; None while it is open."""
    waiting = restorations.unsettled(session.store)
    if not waiting:
        return None
    oldest = min(waiting, key=lambda one: one.made_at)
    return Closed(made_at=oldest.made_at, restored_at=oldest.at)


def refuse_while_closed(session: Session) -> None:
    """Raises `Refused` while releasing is closed."""
    reason = closed(session)
    if reason is not None:
        raise Refused(CLOSED, date=session.language.date(reason.made_at.astimezone().date()))


def read_in(session: Session, folder: Path, card: Card | None = None) -> Period:
    """Take a folder that left since the backup into the ledger, and mark the cases that it may have counted; at an
    office delete what lies here of the sums that it was made of.

    It has to be whole and signed by this vault. `card` is needed only where the backup is older than the vault's
    signing keys. Raises `Refused`, `Tampered`; nothing has changed then.
    """
    if closed(session) is None:
        raise Refused(NOT_CLOSED)
    known = signing.known(session)
    card = known.card if known is not None else card
    if card is None:
        raise Refused(_NO_KEYS, field="card")
    returned = read_returned(folder, card, lambda data: _schema(session, data))
    period = returned.published.period
    ledger = read_ledger(entry for _label, _at, entry in releases.entries(session.store))
    if any(entry.period == period.label for entry in ledger):
        raise Refused(_KNOWN, field="folder")
    if returned.fictitious != session.is_example:
        raise Refused(_EXAMPLE, field="folder")
    before = ledger[-1] if ledger else None
    entry = entry_read_back(returned.published, returned.schema, returned.program, before).canonical()
    signatures = signing.signer(session).sign("ledger entry", entry)
    stored = releases.StoredRelease(
        uid=new_uid(),
        period=period.label,
        at=_noon(returned.released_on),
        entry=entry,
        signatures={"ed25519": signatures.ed25519, "ml-dsa-65": signatures.ml_dsa_65},
        files=returned.files,
    )
    with session.store.transaction("release.read-in", stored.uid):
        releases.add(session.store, stored)
        _mark_counted(session, returned)
        departures.add(session.store, _departure(stored, folder))
    session.note_change(Changed.RELEASES)
    return period


def _schema(session: Session, data: bytes) -> Schema:
    """By which a release of this vault is read: that of an office is national."""
    return load_schema() if offices.get(session.store) is None else national_tables.of_data(data)


def _noon(day: dt.date) -> dt.datetime:
    """The folder tells the day only."""
    return dt.datetime.combine(day, dt.time(12)).astimezone()


def _mark_counted(session: Session, returned: Returned) -> None:
    """Nobody can say which cases it counted, so that all count as counted which it may have: none is counted twice."""
    period = returned.published.period
    if offices.get(session.store) is not None:
        office_quarters.forget_sums(session.store, period.year)
        return
    if not period.imported:
        quarters.leave(session.store, period.year, session.now())
    elif not returned.published.has_figures:
        return
    found = counting.possible(session.store, period.year, period.label, imported_history=period.imported)
    quarters.mark_possible(session.store, found, period)


def _departure(stored: releases.StoredRelease, folder: Path) -> FileThatLeft:
    return FileThatLeft(uid=new_uid(), kind=FileKind.RELEASE, carrier=Carrier.SAVED, at=stored.at, place=str(folder))


def state_complete(session: Session, by: str) -> None:
    """Open releasing: `by` states that nothing has left since the backup but what was read in."""
    if closed(session) is None:
        raise Refused(NOT_CLOSED)
    if not by.strip():
        raise Refused(_NAME, field="by")
    with session.store.transaction("release.nothing-missing"):
        restorations.settle(session.store, session.now(), by.strip())
    session.note_change(Changed.RELEASES)
