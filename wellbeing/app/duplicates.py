"""The same officer or the same incident, entered twice: offered to be made one, and taken apart again until settled."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from wellbeing.app import whereabouts
from wellbeing.app.session import Changed, Session
from wellbeing.app.undo import undoable
from wellbeing.domain.duplicate import may_be_same_event, may_be_same_person, signs_of_event, signs_of_person
from wellbeing.domain.identity import CaseId, IncidentId, MergeId, OfficerId, Uid
from wellbeing.domain.incident import Incident
from wellbeing.domain.officer import Officer
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, erasures, incidents, leads, merges, officers

Record = TypeVar("Record", Officer, Incident)
_GONE = _("One of the two is not here any more.")
_SHARED = _("One of the two is shared with another representative, so that it is counted once. It stays as it is.")
_NEWER = _("Another two records were made one since. Please take those apart first, or settle them.")
_HALF_WRITTEN = _(
    "Something is half-written for one of the two. Please keep it or clear it first, so that it is not lost."
)


class Kind(StrEnum):
    """What was entered twice."""

    OFFICER = "officer"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two records. `officer` or `incident` is the record; `aliases` are the officers of its cases."""

    number: int
    officer: Officer | None
    incident: Incident | None
    cases: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two records that may be one; the first was entered earlier, and is the one that stays."""

    kind: Kind
    kept: Side
    gone: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two records that were made one, and can be taken apart. `kept` and `was` are what they are and were called."""

    merge: merges.Merge
    kind: Kind
    kept: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything for the page."""

    pairs: tuple[Pair, ...]
    joined: tuple[Joined, ...]


def look(session: Session) -> Look:
    """Pairs that may be one, and those that were made one."""
    return Look(
        pairs=tuple(pairs(session)), joined=tuple(_joined(session, one) for one in merges.listed(session.store))
    )


def pairs(session: Session) -> list[Pair]:
    """Records of one's own work that may be about the same, unless somebody said that they are two."""
    told = merges.not_same(session.store)
    people = _pairs(officers.own(session.store), signs_of_person, may_be_same_person, told)
    events = _pairs(incidents.own(session.store), signs_of_event, may_be_same_event, told)
    return [
        *(Pair(kind=Kind.OFFICER, kept=_person(session, one), gone=_person(session, two)) for one, two in people),
        *(Pair(kind=Kind.INCIDENT, kept=_event(session, one), gone=_event(session, two)) for one, two in events),
    ]


def seems_twice(session: Session) -> bool:
    """Whether there is such a pair among records with an open case."""
    store = session.store
    people = _pairs(officers.of_open_cases(store), signs_of_person, may_be_same_person, set())
    events = _pairs(incidents.of_open_cases(store), signs_of_event, may_be_same_event, set())
    found = {frozenset((one.uid, two.uid)) for one, two in people}
    found |= {frozenset((one.uid, two.uid)) for one, two in events}
    return bool(found and found - merges.not_same(store))


def _pairs(
    records: Sequence[Record],
    signs: Callable[[Record], list[tuple[str, ...]]],
    may_be_same: Callable[[Record, Record], bool],
    told: set[frozenset[Uid]],
) -> list[tuple[Record, Record]]:
    """Only records that share a sign are held against each other: a long list stays quick."""
    sharing: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        for sign in signs(record):
            sharing.setdefault(sign, []).append(record)
    found = {
        (one.id, two.id): (one, two)
        for group in sharing.values()
        for one, two in itertools.combinations(group, 2)
        if may_be_same(one, two) and frozenset((one.uid, two.uid)) not in told
    }
    return [found[key] for key in sorted(found)]


def _person(session: Session, officer: Officer) -> Side:
    found = cases.of_officer(session.store, officer.id)
    return Side(number=officer.id, officer=officer, incident=None, cases=len(found), aliases=(officer.alias,))


def _event(session: Session, incident: Incident) -> Side:
    found = cases.of_incident(session.store, incident.id)
    aliases = tuple(officers.get(session.store, case.officer_id).alias for case in found)
    return Side(number=incident.id, officer=None, incident=incident, cases=len(found), aliases=aliases)


def _joined(session: Session, merge: merges.Merge) -> Joined:
    if merge.officer_id is not None:
        return Joined(
            merge=merge, kind=Kind.OFFICER, kept=_person(session, officers.get(session.store, merge.officer_id))
        )
    assert merge.incident_id is not None
    kept = _event(session, incidents.get(session.store, merge.incident_id))
    return Joined(merge=merge, kind=Kind.INCIDENT, kept=kept)


def join(session: Session, kind: Kind, kept: int, gone: int) -> None:
    """Make two records one. Cases of both for one event become one case, with everything of both.

    Refused where one is gone, a case of theirs was handed over, an incident is shared by a slip, or something is
    half-written for the one that goes: drafts are found by the record's number, which may be given away again.
    """
    _refuse_away(session, kind, (kept, gone))
    if erasures.half_written(session.store, _cases(session, kind, gone)):
        raise Refused(_HALF_WRITTEN)
    subject = _uid(session, kind, kept)
    if kind is Kind.INCIDENT:
        _refuse_shared(session, kept, gone)
    with session.store.transaction("record.merged", subject):
        if kind is Kind.OFFICER:
            merges.merge_officers(session.store, OfficerId(kept), OfficerId(gone), session.now())
        else:
            merges.merge_incidents(session.store, IncidentId(kept), IncidentId(gone), session.now())
    session.note_change(Changed.CASES)


def say_two(session: Session, kind: Kind, one: int, other: int) -> None:
    """They are two: not asked again."""
    uids = _uid(session, kind, one), _uid(session, kind, other)
    with session.store.transaction("record.not-same", uids[0]):
        merges.say_not_same(session.store, *uids)
    session.note_change(Changed.CASES)


def take_apart(session: Session, merge_id: MergeId) -> None:
    """Both are there again. Refused where another two were made one since, or a case was handed over."""
    newest = next(iter(merges.listed(session.store)), None)
    found = next((one for one in merges.listed(session.store) if one.id == merge_id), None)
    if found is None or newest is None:
        raise Refused(_GONE)
    if newest.id != merge_id:
        raise Refused(_NEWER)
    kind = Kind.OFFICER if found.officer_id is not None else Kind.INCIDENT
    _refuse_away(session, kind, (found.officer_id or found.incident_id or 0,))
    with session.store.transaction("record.merge-undone", found.uid):
        merges.undo(session.store, merge_id)
    session.note_change(Changed.CASES)


def settle(session: Session, merge_id: MergeId) -> None:
    """It stays so, and can't be taken apart any more."""
    found = next((one for one in merges.listed(session.store) if one.id == merge_id), None)
    if found is None:
        raise Refused(_GONE)
    with undoable(session, "record.merge-settled", found.uid):
        merges.settle(session.store, merge_id)
    session.note_change(Changed.CASES)


def _refuse_away(session: Session, kind: Kind, numbers: Sequence[int]) -> None:
    for number in numbers:
        for case_id in _cases(session, kind, number):
            whereabouts.refuse_away(session, cases.get(session.store, case_id))


def _refuse_shared(session: Session, *numbers: int) -> None:
    for number in numbers:
        led_by = leads.led_by(session.store, IncidentId(number))
        if led_by is not None or leads.slips(session.store, _uid(session, Kind.INCIDENT, number)):
            raise Refused(_SHARED)


def _cases(session: Session, kind: Kind, number: int) -> list[CaseId]:
    if kind is Kind.OFFICER:
        return cases.of_officer(session.store, OfficerId(number))
    return [case.id for case in cases.of_incident(session.store, IncidentId(number))]


def _uid(session: Session, kind: Kind, number: int) -> Uid:
    try:
        if kind is Kind.OFFICER:
            return officers.get(session.store, OfficerId(number)).uid
        return incidents.get(session.store, IncidentId(number)).uid
    except KeyError:
        raise Refused(_GONE) from None
