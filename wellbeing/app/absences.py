"""The representative's absences: what of the follow-ups falls into one, before leaving and after coming back.

Nothing is moved by itself, and nothing is counted otherwise: a follow-up is kept, late or missed by its window alone.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from wellbeing.app import after_flags, silence
from wellbeing.app.session import Changed, Session
from wellbeing.app.undo import undoable
from wellbeing.domain import absence as rules
from wellbeing.domain.absence import FOR_EMERGENCIES, Absence, Arrangement, Falls
from wellbeing.domain.follow_up import FollowUp
from wellbeing.domain.identity import AbsenceId, CaseId, FollowUpId, new_uid
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import absences, follow_ups, reachable
from wellbeing.vault.follow_ups import OpenFollowUp
from wellbeing.vault.rights import restricted_cases

LONGEST = dt.timedelta(days=366)
"""Longer absences are a hand-over of every case."""
AHEAD = dt.timedelta(days=14)
"""So long before it begins, Today shows an absence even where everything is arranged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Falling:
    """A follow-up that falls into an absence. `days_before` are those on which it can be had before, latest first.

    `somebody_named`: whether the officer named a person to call. `arranged` is what was arranged, if anything.
    """

    follow_up: FollowUp
    alias: str
    falls: Falls
    days_before: tuple[dt.date, ...]
    somebody_named: bool
    arranged: Arrangement | None

    @property
    def is_open(self) -> bool:
        """Whether something has to be arranged still. Whatever has time after the absence waits for it."""
        if self.falls is Falls.AFTER:
            return False
        enough = FOR_EMERGENCIES if self.falls is Falls.EMERGENCY else tuple(Arrangement)
        return self.arranged not in enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """An absence that comes or runs, with what falls into it, in the order of its days; emergencies first."""

    absence: Absence
    running: bool
    falling: tuple[Falling, ...]

    @property
    def open_count(self) -> int:
        """How many have to be arranged still."""
        return sum(one.is_open for one in self.falling)

    @property
    def emergencies(self) -> tuple[Falling, ...]:
        """Those after an emergency for which nobody is in touch yet."""
        return tuple(one for one in self.falling if one.is_open and one.falls is Falls.EMERGENCY)


def enter(session: Session, first_day: dt.date, last_day: dt.date) -> AbsenceId:
    """Keep an absence. Raises Refused for days that are over, that are no span, or that touch another absence."""
    if last_day < first_day:
        raise Refused(_("The last day lies before the first. Please check the two days."), field="last_day")
    if last_day < session.today():
        raise Refused(_("These days are over. An absence is entered before it ends."), field="last_day")
    if last_day - first_day >= LONGEST:
        raise Refused(_("An absence is a year at most. For longer, hand your cases over."), field="last_day")
    known = absences.all_absences(session.store)
    if any(one.first_day <= last_day and first_day <= one.last_day for one in known):
        raise Refused(_("An absence is entered for some of these days already."), field="first_day")
    absence = Absence(id=AbsenceId(0), uid=new_uid(), first_day=first_day, last_day=last_day)
    with session.store.transaction("absence.entered", absence.uid):
        absence_id = absences.add(session.store, absence)
    session.note_change(Changed.CASES)
    return absence_id


def end(session: Session, absence_id: AbsenceId) -> None:
    """Back already, or not away at all: it ended yesterday, or it never was."""
    absence, today = absences.get(session.store, absence_id), session.today()
    with undoable(session, "absence.ended", absence.uid):
        if absence.first_day < today:
            absences.end_on(session.store, absence_id, min(absence.last_day, today - dt.timedelta(days=1)))
        else:
            absences.remove(session.store, absence_id)
    session.note_change(Changed.CASES)


def look(session: Session) -> tuple[Away, ...]:
    """The absences that run or come, with everything that falls into them."""
    today = session.today()
    coming = [one for one in absences.all_absences(session.store) if one.last_day >= today]
    if not coming:
        return ()
    until = dt.datetime.combine(coming[-1].last_day, dt.time.max).astimezone()
    resting = silence.at_peace(session) | restricted_cases(session.store)
    open_ = [
        found
        for found in follow_ups.open_until(session.store, until.astimezone(dt.UTC))
        if found.follow_up.case_id not in resting
    ]
    return tuple(_away(session, absence, open_) for absence in coming)


def _away(session: Session, absence: Absence, open_: Collection[OpenFollowUp]) -> Away:
    arranged = absences.arranged(session.store, absence.id)
    falling = [one for found in open_ if (one := _falling(session, absence, found, arranged)) is not None]
    falling.sort(key=lambda one: (one.falls is not Falls.EMERGENCY, one.follow_up.due_at, one.alias))
    return Away(absence=absence, running=absence.covers(session.today()), falling=tuple(falling))


def _falling(
    session: Session, absence: Absence, found: OpenFollowUp, arranged: dict[FollowUpId, Arrangement]
) -> Falling | None:
    follow_up, today = found.follow_up, session.today()
    if rules.falls(follow_up, absence, today) is None:
        return None
    emergencies = silence.quiet(session, follow_up.case_id).emergencies
    falls = rules.falls(follow_up, absence, today, emergencies)
    if falls is None:
        return None
    return Falling(
        follow_up=follow_up,
        alias=found.alias,
        falls=falls,
        days_before=rules.days_before(follow_up, absence, today) if falls is Falls.BEFORE else (),
        somebody_named=reachable.get(session.store, follow_up.case_id) is not None,
        arranged=arranged.get(follow_up.id),
    )


def _found(session: Session, absence_id: AbsenceId, follow_up_id: FollowUpId) -> Falling:
    for away in look(session):
        if away.absence.id == absence_id:
            for one in away.falling:
                if one.follow_up.id == follow_up_id:
                    return one
    raise Refused(_("This follow-up does not fall into the absence any more."))


def call_before(session: Session, absence_id: AbsenceId, follow_up_id: FollowUpId, day: dt.date) -> None:
    """Mean a follow-up for a day of its window before the absence. The window itself stays as it is.

    Raises Refused for another day, and for a contact after an emergency.
    """
    found = _found(session, absence_id, follow_up_id)
    if day not in found.days_before:
        raise Refused(_("This day lies outside the window of the follow-up, or in the absence."), field="day")
    with session.store.transaction("follow-up.moved", found.follow_up.uid):
        follow_ups.mean_for(session.store, follow_up_id, rules.moved_to(found.follow_up, day))
        after_flags.plan(session, found.follow_up.case_id)
    session.note_change(Changed.CASES)


def arrange(session: Session, absence_id: AbsenceId, follow_up_id: FollowUpId, arranged: Arrangement) -> None:
    """Keep what was arranged for a follow-up that falls into an absence and stays here.

    Raises Refused where, after an emergency, no person is in touch, and where the officer named nobody.
    """
    found = _found(session, absence_id, follow_up_id)
    if found.falls is Falls.EMERGENCY and arranged not in FOR_EMERGENCIES:
        raise Refused(_("After an emergency somebody has to be in touch. Please arrange who it is."))
    if found.falls is not Falls.EMERGENCY and arranged is not Arrangement.OFFICER_KNOWS:
        raise Refused(_("Others are told of an officer only after an emergency."))
    if arranged is Arrangement.REACHABLE_THROUGH and not found.somebody_named:
        raise Refused(_("The officer has named nobody who may be called."))
    absence = absences.get(session.store, absence_id)
    with session.store.transaction("absence.arranged", absence.uid):
        absences.arrange(session.store, absence_id, follow_up_id, arranged)
    session.note_change(Changed.CASES)


def take_back(session: Session, absence_id: AbsenceId, follow_up_id: FollowUpId) -> None:
    """What was arranged does not hold any more."""
    absence = absences.get(session.store, absence_id)
    with undoable(session, "absence.arrangement-taken-back", absence.uid):
        absences.take_back(session.store, absence_id, follow_up_id)
    session.note_change(Changed.CASES)


def for_today(away: tuple[Away, ...], today: dt.date) -> tuple[Away, ...]:
    """Those that Today shows: what runs or comes soon, and what has something to arrange."""
    return tuple(one for one in away if one.open_count or one.running or one.absence.first_day - today <= AHEAD)


def came_due(session: Session, open_: Collection[OpenFollowUp]) -> frozenset[CaseId]:
    """The cases with a follow-up that was meant for a day of an absence that is over, and is open still."""
    over, today = absences.all_absences(session.store), session.today()
    return frozenset(found.follow_up.case_id for found in open_ if rules.came_due(found.follow_up, over, today))
