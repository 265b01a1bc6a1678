"""When a step is due, in two or three words and a tone that is never red before its last day has passed."""

import datetime as dt

from wellbeing.domain.follow_up import FollowUp, Urgency
from wellbeing.language import Language, _


def due_words(language: Language, urgency: Urgency, days: int) -> str:
    """`days` until the nominal day; for an overdue step days since the last one, negative."""
    if urgency is Urgency.OVERDUE:
        return language.plural("{count} day overdue", "{count} days overdue", -days)
    if days == 0:
        return language.text(_("Due today"))
    if days == 1:
        return language.text(_("Due tomorrow"))
    if days < 0:
        return language.text(_("Due now"))
    return language.plural("in {count} day", "in {count} days", days)


def due_tone(urgency: Urgency, days: int) -> str:
    """Red only for what is overdue, amber for today and tomorrow, plain for what is further away."""
    if urgency is Urgency.OVERDUE:
        return "danger"
    return "warning" if days <= 1 else "plain"


def days_to(follow_up: FollowUp, now: dt.datetime) -> int:
    """Days as `due_words` counts them."""
    overdue = follow_up.urgency(now) is Urgency.OVERDUE
    target = follow_up.closes_at if overdue else follow_up.due_at
    return (target.astimezone().date() - now.astimezone().date()).days


def tried_words(language: Language, attempts: int) -> str:
    """How often somebody tried in vain; empty for never."""
    if attempts == 0:
        return ""
    return language.plural("tried once, no contact yet", "tried {count} times, no contact yet", attempts)
