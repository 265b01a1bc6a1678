"""Silence: an officer does not answer. One more try, then peace; after an emergency it goes to a person instead.

Nothing of this is stored: it follows from the approaches of the case and from its red flags.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wellbeing.domain.after_flag import Emergency
from wellbeing.domain.follow_up import Contact, FollowUp, Result, local_day
from wellbeing.domain.identity import FollowUpId

TRIES = 2
"""Tries in a row without an answer, after which an officer is left in peace."""


def left_in_peace_since(contacts: Iterable[Contact], answered: Iterable[dt.datetime] = ()) -> dt.datetime | None:
    """Since when an officer is left in peace: the second try in a row that nobody answered; else None.

    `contacts` are those of the whole case; `answered` are other moments at which the officer was heard of, such as
    a finished talk. A new contact ends the peace. To be asked only where no emergency stands.
    """
    last = max((*answered, *(contact.at for contact in contacts if contact.reached)), default=None)
    tries = sorted(contact.at for contact in contacts if not contact.reached and (last is None or contact.at > last))
    return tries[TRIES - 1] if len(tries) >= TRIES else None


def ended_without_contact(follow_up: FollowUp, peace_since: dt.datetime | None) -> Result:
    """What became of a follow-up whose window has passed: missed, or not possible where all of the window lay in
    the time in which the officer was left in peace."""
    in_peace = peace_since is not None and follow_up.opens_at >= peace_since
    return Result.NOT_POSSIBLE if in_peace else Result.MISSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """An officer who does not answer after an emergency. `since` is when somebody tried, or when the contact was due
    where nobody did."""

    follow_up: FollowUp
    since: dt.datetime
    tried: bool


def silences(
    follow_ups: Iterable[FollowUp],
    contacts: Iterable[tuple[FollowUpId, Contact]],
    emergencies: Sequence[Emergency],
    now: dt.datetime,
) -> tuple[Silence, ...]:
    """The silences of a case that nobody has been told of yet. `emergencies` are those that stand."""
    tries: dict[FollowUpId, dt.datetime] = {}
    for follow_up_id, contact in contacts:
        if not contact.reached:
            tries[follow_up_id] = max(contact.at, tries.get(follow_up_id, contact.at))
    found = []
    for follow_up in follow_ups:
        watching = [emergency for emergency in emergencies if emergency.watches(follow_up)]
        if follow_up.result is not None or not watching:
            continue
        since = tries.get(follow_up.id) or _passed(follow_up, watching, now)
        if since is not None and (follow_up.turned_at is None or since > follow_up.turned_at):
            found.append(Silence(follow_up=follow_up, since=since, tried=follow_up.id in tries))
    return tuple(found)


def _passed(follow_up: FollowUp, watching: Sequence[Emergency], now: dt.datetime) -> dt.datetime | None:
    """The moment at which nobody had tried although the day had come, where that is so."""
    on_a_day = any(follow_up.due_day in emergency.days for emergency in watching)
    last = follow_up.due_at if on_a_day else follow_up.closes_at
    return last if local_day(now) > local_day(last) else None
