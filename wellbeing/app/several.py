"""Several cases at once: what would happen to each, told beforehand, and then one case after the other.

Each case is a transaction of its own. Whoever is interrupted does the same again: what is done already is told as
done, and nothing is done twice.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.app import absences, after_flags, follow_ups, silence, whereabouts
from wellbeing.app.names import follow_up_name
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Changed, Session
from wellbeing.domain import absence as rules
from wellbeing.domain.absence import Absence, Arrangement, Falls
from wellbeing.domain.case import CaseState
from wellbeing.domain.follow_up import FollowUp, Reach, Reason, Urgency, local_day
from wellbeing.domain.identity import AbsenceId, CaseId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, officers
from wellbeing.vault import follow_ups as stored

MOST = 200
"""Cases that are acted on at once."""
DAYS = 7
"""Days from today on that are offered for calling several."""

_CLOSED = _("This case is closed.")
_NONE_DUE = _("No follow-up is due.")
_AT_PEACE = _("This officer is left in peace.")
_TRIED = _("An attempt was noted today.")
_EMERGENCY = _("A contact after an emergency keeps its day.")
_OTHER_DAY = _("No follow-up can be had on this day.")
_SAME_DAY = _("It is meant for this day.")
_NOT_IN_ABSENCE = _("Nothing of this case falls into the absence.")
_ARRANGED = _("Everything is arranged.")
_SOMEBODY = _("After an emergency somebody has to be in touch. Please arrange it on the page of the absence.")


class Act(StrEnum):
    """What can be done to the follow-ups of several cases."""

    ATTEMPT = "attempt"
    DAY = "day"
    ABSENCE = "absence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An act with what it needs: how the officers were tried to reach, the day, or the absence."""

    act: Act
    reach: Reach = Reach.PHONE
    day: dt.date = dt.date.min
    absence: AbsenceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One case before the act. `what` is the step that is meant, a word of the catalogue; `why_not` says why nothing
    happens to it."""

    case_id: CaseId
    alias: str
    what: str = ""
    why_not: Refused | None = None


def look(session: Session, case_ids: Sequence[CaseId], wanted: Wanted) -> tuple[Looked, ...]:
    """What would happen to each case. Changes nothing. Raises Refused for more than `MOST` cases."""

    def step_of(case_id: CaseId) -> str:
        first = _found(session, case_id, wanted)[0]
        return follow_up_name(first.step, first.reason)

    return tried(session, case_ids, step_of)


def tried(session: Session, case_ids: Sequence[CaseId], what: Callable[[CaseId], str]) -> tuple[Looked, ...]:
    """Every case with what `what` says of it, or with why it refuses. A case that is gone meanwhile is left out."""
    if len(case_ids) > MOST:
        raise Refused(_("Please choose {most} cases at most."), most=MOST)
    found = []
    for case_id in case_ids:
        try:
            alias = officers.get(session.store, cases.get(session.store, case_id).officer_id).alias
        except KeyError:
            continue
        try:
            found.append(Looked(case_id=case_id, alias=alias, what=what(case_id)))
        except Refused as refused:
            found.append(Looked(case_id=case_id, alias=alias, why_not=refused))
    return tuple(found)


def do(session: Session, case_id: CaseId, wanted: Wanted) -> None:
    """Do it to one case. Raises Refused where nothing is done, as `look` told."""
    found = _found(session, case_id, wanted)
    match wanted.act:
        case Act.ATTEMPT:
            follow_ups.note_attempt(session, found[0].id, wanted.reach)
        case Act.DAY:
            _mean_for(session, found[0], wanted.day)
        case Act.ABSENCE:
            assert wanted.absence is not None
            for follow_up in found:
                absences.arrange(session, wanted.absence, follow_up.id, Arrangement.OFFICER_KNOWS)


def absence(session: Session) -> Absence | None:
    """The absence that runs or comes next."""
    return next((away.absence for away in absences.look(session)), None)


def days(session: Session, case_ids: Sequence[CaseId]) -> list[tuple[dt.date, int]]:
    """The days on which follow-ups of these cases can be had, each with of how many."""
    coming = [session.today() + dt.timedelta(days=number) for number in range(DAYS)]
    found = []
    for day in coming:
        looked = look(session, case_ids, Wanted(act=Act.DAY, day=day))
        found.append((day, sum(one.why_not is None for one in looked)))
    return [(day, count) for day, count in found if count]


def _found(session: Session, case_id: CaseId, wanted: Wanted) -> list[FollowUp]:
    """The follow-ups that are meant, one at least. Raises Refused with why there is none."""
    case = cases.get(session.store, case_id)
    whereabouts.refuse_away(session, case)
    if case.state is not CaseState.OPEN:
        raise Refused(_CLOSED)
    refuse_restricted(session, case_id)
    match wanted.act:
        case Act.ATTEMPT:
            return [_due(session, case_id)]
        case Act.DAY:
            return [_on(session, case_id, wanted.day)]
        case Act.ABSENCE:
            return _in_absence(session, case_id, wanted.absence)


def _open(session: Session, case_id: CaseId) -> list[FollowUp]:
    found = [one for one in follow_ups.of_case(session, case_id) if one.result is None]
    return sorted(found, key=lambda one: one.closes_at)


def _due(session: Session, case_id: CaseId) -> FollowUp:
    """The step that Today shows: the first whose window has not passed, else the last. One attempt a day is noted
    here: the officer's own page takes another."""
    now, today = session.now(), session.today()
    if case_id in silence.at_peace(session):
        raise Refused(_AT_PEACE)
    come = [one for one in _open(session, case_id) if one.opens_at <= now]
    if not come:
        raise Refused(_NONE_DUE)
    due = next((one for one in come if one.urgency(now) is not Urgency.OVERDUE), come[-1])
    noted = [one for step, one in stored.contacts(session.store, case_id) if step == due.id]
    if any(local_day(contact.at) == today and not contact.reached for contact in noted):
        raise Refused(_TRIED)
    return due


def _on(session: Session, case_id: CaseId, day: dt.date) -> FollowUp:
    today = session.today()
    covering = [
        one for one in _open(session, case_id) if max(local_day(one.opens_at), today) <= day <= local_day(one.closes_at)
    ]
    if not covering:
        raise Refused(_OTHER_DAY)
    meant = covering[0]
    emergencies = silence.quiet(session, case_id).emergencies
    after = any(meant.due_day in one.days or one.watches(meant) for one in emergencies)
    if meant.reason is Reason.RED_FLAG or after:
        raise Refused(_EMERGENCY)
    if meant.due_day == day:
        raise Refused(_SAME_DAY)
    return meant


def _mean_for(session: Session, follow_up: FollowUp, day: dt.date) -> None:
    with session.store.transaction("follow-up.meant-for", follow_up.uid):
        stored.mean_for(session.store, follow_up.id, rules.moved_to(follow_up, day))
        after_flags.plan(session, follow_up.case_id)
    session.note_change(Changed.CASES)


def _in_absence(session: Session, case_id: CaseId, absence_id: AbsenceId | None) -> list[FollowUp]:
    falling = [
        one
        for away in absences.look(session)
        if away.absence.id == absence_id
        for one in away.falling
        if one.follow_up.case_id == case_id
    ]
    if not falling:
        raise Refused(_NOT_IN_ABSENCE)
    left = [one for one in falling if one.is_open]
    if not left:
        raise Refused(_ARRANGED)
    quiet = [one.follow_up for one in left if one.falls is not Falls.EMERGENCY]
    if not quiet:
        raise Refused(_SOMEBODY)
    return quiet
