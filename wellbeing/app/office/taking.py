"""Files that come to an office: what they are is told by their first bytes, and each is taken in or refused whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wellbeing.anonymise.period import Period
from wellbeing.app import releasing, representatives
from wellbeing.app.office import own
from wellbeing.app.session import Changed, Session
from wellbeing.errors import Refused
from wellbeing.exchange.contribution import acceptance, activity, closing, contribution, document, roster, sums
from wellbeing.exchange.contribution.document import Document, Paper
from wellbeing.exchange.envelope import Kind
from wellbeing.office import acceptances, closings, intake, opening, quarter, rosters
from wellbeing.office.identity import Office
from wellbeing.office.quarter import Quarter

LARGEST = sums.KIND.largest
_FIRST_BYTES = 64
"""Enough to tell what a file is."""


class Came(StrEnum):
    """What a file was."""

    CONTRIBUTION = "contribution"
    ROSTER = "roster"
    ACCEPTANCE = "acceptance"
    ACTIVITY = "activity"
    SUMS = "sums"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was taken in, for which quarter, and whether it is new here."""

    what: Came
    period: Period
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How one kind of document is read, and taken in within a transaction. What `binds` waits while releasing is closed
    after a restore, which may have forgotten that another one was taken."""

    kind: Paper | Kind
    read: Callable[[Office, bytes], Document]
    take: Callable[[Session, Quarter, bytes, str | None], bool]
    binds: Callable[[bytes], bool] = lambda _raw: False


_WAYS = {
    Came.ROSTER: _Way(
        kind=roster.PAPER,
        read=rosters.read,
        take=lambda session, found, raw, _lost_by: rosters.take(
            session.store, found, raw, session.now(), session.today()
        ),
    ),
    Came.ACCEPTANCE: _Way(
        kind=acceptance.PAPER,
        read=acceptances.read,
        take=lambda session, found, raw, _lost_by: acceptances.take(session.store, found, raw, session.now()),
    ),
    Came.ACTIVITY: _Way(
        kind=activity.KIND,
        read=opening.read_activity,
        take=lambda session, found, raw, _lost_by: opening.take_activity(session.store, found, raw, session.now()),
        binds=lambda _raw: True,
    ),
    Came.SUMS: _Way(
        kind=sums.KIND,
        read=opening.read_sums,
        take=lambda session, found, raw, _lost_by: opening.take_sums(session.store, found, raw, session.now()),
        binds=lambda _raw: True,
    ),
    Came.CLOSING: _Way(
        kind=closing.PAPER,
        read=closings.read,
        take=lambda session, found, raw, lost_by: closings.take(
            session.store, found, raw, session.now(), session.today(), lost_by=lost_by
        ),
        binds=lambda raw: document.signatures_on(closing.PAPER, raw) == 1,
    ),
}


def in_turn(paths: Iterable[Path]) -> list[Path]:
    """Files in the order in which one may need what the other brings: a roster first, a closing list last. What is none
    of them stands at the end, to be refused."""
    turn = (Came.ROSTER, Came.CONTRIBUTION, Came.ACCEPTANCE, Came.ACTIVITY, Came.SUMS, Came.CLOSING, None)
    return sorted(paths, key=lambda path: turn.index(_kind(_beginning(path))))


def _beginning(path: Path) -> bytes:
    try:
        return representatives.read(path, _FIRST_BYTES)
    except Refused:
        return b""


def _kind(raw: bytes) -> Came | None:
    if contribution.is_contribution(raw):
        return Came.CONTRIBUTION
    return next((one for one, way in _WAYS.items() if document.is_one(way.kind, raw)), None)


def take(session: Session, path: Path, lost_by: str | None = None) -> Taken:
    """Take a file in, from a representative or the other office. Raises Refused and Tampered; nothing changed then.

    `lost_by`: somebody says by their name that the sums of what a closing list counts are lost. Without it such a list
    is Refused with the field `lost_by`.
    """
    office = own.office(session)
    raw = representatives.read(path, LARGEST)
    what = _kind(raw)
    if what is None:
        raise Refused(document.NOT_ONE, field="file")
    contributed = what is Came.CONTRIBUTION
    taken = _contribution(session, office, raw) if contributed else _document(session, office, what, raw, lost_by)
    session.note_change(Changed.RELEASES)
    return taken


def _contribution(session: Session, office: Office, raw: bytes) -> Taken:
    store = session.store
    received = intake.opened(store, office, raw)
    found = quarter.read(store, office, received.quarter)
    with store.transaction("office.contribution-taken"):
        new = intake.take(store, found, received, session.now(), session.today())
    return Taken(what=Came.CONTRIBUTION, period=received.quarter, new=new)


def _document(session: Session, office: Office, what: Came, raw: bytes, lost_by: str | None) -> Taken:
    way = _WAYS[what]
    if way.binds(raw):
        releasing.refuse_while_closed(session)
    period = way.read(office, raw).between.period
    found = quarter.read(session.store, office, period)
    lost = what is Came.CLOSING and closings.loses_sums(session.store, found, raw)
    with session.store.transaction("office.sums-lost" if lost else "office.file-taken"):
        new = way.take(session, found, raw, lost_by)
    return Taken(what=what, period=period, new=new)
