"""The access log: what was done in this vault and when, by random ids only, read page by page and exported.

Every transaction is one entry of the chained log, so that nothing is changed without one; opening writes one of
its own (`wellbeing.app.vaults`). Names never stand in it: an id leads to the case where it still exists.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import departures
from wellbeing.app.actions import ACTIONS, Kind, told, words_of
from wellbeing.app.session import Session
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.identity import CaseId, Uid
from wellbeing.errors import Refused
from wellbeing.exchange.access_log import Line, write_csv, write_json
from wellbeing.language import Language, _
from wellbeing.vault import log

OPENED = "vault.opened"
_ROUTINE = frozenset({OPENED, "vault.locked"})
"""What may be taken together. Recovery sheets that opened the vault always stand for themselves."""
FEWEST_TOGETHER = 3
"""Openings that are still told one by one are fewer."""

PAGE = 100
"""Entries of a page."""

CARRIED = _("what was done and when, without names")
"""What an export carries, as 'Files that left' says it."""

_WRITERS = {".csv": write_csv, ".json": write_json}
_WITH_RECORD = (Kind.RECORDS, Kind.LEFT, Kind.ERASED)
"""Kinds whose ids name a record of the vault; others may name what was never in it, such as a backup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries: of one kind or of all, from one local day to another, both included."""

    kind: Kind | None = None
    since: dt.date | None = None
    until: dt.date | None = None


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. `case` shows the record that it was about; `erased` says that this record is no more."""

    number: int
    at: dt.datetime
    action: str
    kind: Kind | None
    subject: Uid | None
    case: CaseId | None
    erased: bool


def page(session: Session, wanted: Wanted = EVERYTHING, before: int | None = None) -> list[Entry]:
    """Up to `PAGE` entries, the newest first; the next page is asked for `before` the number of the last one."""
    found = log.newest(
        session.store,
        PAGE,
        before=before,
        actions=None if wanted.kind is None else words_of(wanted.kind),
        since=_midnight(wanted.since),
        until=_midnight(wanted.until + dt.timedelta(days=1)) if wanted.until else None,
    )
    standing = log.standing(session.store, {entry.subject for entry in found if entry.subject})
    return [_entry(entry, standing) for entry in found]


def _entry(found: log.Logged, standing: dict[Uid, CaseId | None]) -> Entry:
    known = ACTIONS.get(found.action)
    subject = found.subject
    return Entry(
        number=found.number,
        at=found.at,
        action=found.action,
        kind=known.kind if known else None,
        subject=subject,
        case=standing.get(subject) if subject else None,
        erased=bool(subject and known and known.kind in _WITH_RECORD and subject not in standing),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Openings and lockings of one day with nothing done between them, or one entry; the newest first."""

    entries: tuple[Entry, ...]

    @property
    def newest(self) -> Entry:
        """The last thing that happened."""
        return self.entries[0]

    @property
    def is_one(self) -> bool:
        """Whether it stands for itself."""
        return len(self.entries) == 1

    @property
    def openings(self) -> int:
        """How often the vault was opened in it."""
        return sum(entry.action == OPENED for entry in self.entries)

    @property
    def since(self) -> dt.datetime:
        """When it began."""
        return min(entry.at for entry in self.entries)


def runs(found: Iterable[Entry]) -> Iterator[Run]:
    """Entries with openings that only follow one another taken together: each command of the command line opens the
    vault, and would drown what was done. Nothing is left out."""
    for key, group in itertools.groupby(found, _routine_day):
        together = tuple(group)
        if key is not None and sum(entry.action == OPENED for entry in together) >= FEWEST_TOGETHER:
            yield Run(entries=together)
        else:
            yield from (Run(entries=(entry,)) for entry in together)


def one_by_one(found: Iterable[Entry]) -> Iterator[Run]:
    """Every entry for itself."""
    return (Run(entries=(entry,)) for entry in found)


def _routine_day(entry: Entry) -> dt.date | None:
    return entry.at.astimezone().date() if entry.action in _ROUTINE else None


def entries(session: Session, wanted: Wanted = EVERYTHING) -> Iterator[Entry]:
    """All wanted entries, the newest first, read a page at a time."""
    before = None
    while found := page(session, wanted, before):
        yield from found
        before = found[-1].number


def years(session: Session) -> tuple[int, ...]:
    """The years that the log reaches over, the newest first."""
    first, last = log.moments(session.store)
    return tuple(range(last.astimezone().year, first.astimezone().year - 1, -1))


def export(session: Session, wanted: Wanted, path: Path) -> int:
    """Save the wanted entries at `path`, oldest first; returns how many. It is listed under 'Files that left'.

    CSV, or JSON where the name ends in .json; in it stand numbers, moments, actions and ids. Raises Refused where
    the file exists or ends otherwise, Trouble from the disk.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise Refused(_("The name of the file has to end in .csv or in .json."), field="path")
    lines = [_line(entry, session.language) for entry in entries(session, wanted)][::-1]

    def note() -> None:
        departures.record(session, FileKind.ACCESS_LOG, Carrier.SAVED, place=str(path), carried=(CARRIED,))

    departures.save_and_record(write(lines), path, note)
    return len(lines)


def _line(entry: Entry, reader: Language) -> Line:
    return Line(
        number=entry.number,
        at=entry.at,
        action=entry.action,
        words=told(entry.action, reader),
        id=entry.subject or "",
    )


def _midnight(day: dt.date | None) -> dt.datetime | None:
    """When a day begins where the representative is."""
    return None if day is None else dt.datetime.combine(day, dt.time.min).astimezone()
