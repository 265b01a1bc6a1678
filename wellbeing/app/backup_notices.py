"""What Today says about backups: only what a person can do something about, and not before it is needed."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wellbeing.app import backup_folders, backups
from wellbeing.app.session import Session
from wellbeing.vault import backup_places, log
from wellbeing.vault.backup_places import USUAL, BackupPlace
from wellbeing.vault.backups import shelf

FIRST_DRILL = dt.timedelta(days=30)
"""A vault of this age whose backups were never tried out is asked for its first drill."""


class Kind(StrEnum):
    """Why something is said."""

    OVERDUE = "overdue"
    AWAY = "away"
    FAILED = "failed"
    DRILL_DUE = "drill_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line. `since` is when the last backup was made (there, for a place that is away), None where there never
    was one; `folder` is the place, and `reason` the sentence (msgid) of a try that failed."""

    kind: Kind
    since: dt.datetime | None = None
    folder: Path | None = None
    reason: str = ""


def notices(session: Session) -> tuple[Notice, ...]:
    """What there is to say; quick, but for asking whether folders are there. Nothing about example data."""
    if session.is_example:
        return ()
    places = backup_places.listed(session.store)
    away = [place for place in places if _is_missed(session, place)]
    found = [
        Notice(kind=Kind.AWAY, since=place.made_at, folder=backup_folders.folder_of(place.folder)) for place in away
    ]
    last_at = max((place.made_at for place in places if place.made_at), default=None)
    generation = max(place.generation for place in places)
    if len(away) < len(places) and _has_waited(session, last_at, generation):
        found.append(Notice(kind=Kind.OVERDUE, since=last_at))
    reasons = dict.fromkeys(place.trouble for place in places if place.trouble)
    found += [Notice(kind=Kind.FAILED, reason=reason) for reason in reasons]
    if last_at is not None and _is_drill_due(session):
        found.append(Notice(kind=Kind.DRILL_DUE))
    return tuple(found)


def _is_missed(session: Session, place: BackupPlace) -> bool:
    """Whether a place has been away so long that a backup is missing there."""
    is_away = place.folder != USUAL and not shelf.is_there(backup_folders.folder_of(place.folder))
    return is_away and _has_waited(session, place.made_at, place.generation)


def _has_waited(session: Session, made_at: dt.datetime | None, generation: int) -> bool:
    """Whether a change has waited too long since a backup of this moment and generation, or since the beginning."""
    since = made_at or log.moments(session.store)[0]
    return session.now() - since > backups.OVERDUE and backup_places.changed_since(session.store, generation)


def _is_drill_due(session: Session) -> bool:
    drilled = session.setting(backups.DRILL)
    if drilled:
        return session.today() - dt.date.fromisoformat(drilled) > backups.DRILL_EVERY
    return session.now() - log.moments(session.store)[0] > FIRST_DRILL
