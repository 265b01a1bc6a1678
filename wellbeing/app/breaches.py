"""The log of personal data breaches: noted at once, with the clock of 72 hours, and closed when all were told."""

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterator

from wellbeing.app.session import Changed, Session
from wellbeing.domain.breach import Breach, BreachKind, Known
from wellbeing.domain.identity import BreachId, Uid, new_uid
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import breaches as stored

_FUTURE = _("This moment lies in the future. Please check it.")
_NO_MOMENT = _("Please enter day and time.")


def everything(session: Session) -> list[Breach]:
    """All breaches, the newest first."""
    return stored.all_of(session.store)


def unreported(session: Session) -> list[Breach]:
    """Those whose clock runs or has run out, the oldest first."""
    return [breach for breach in stored.open_ones(session.store) if breach.is_to_be_reported]


def get(session: Session, breach_id: BreachId) -> Breach:
    """One breach, or KeyError."""
    return stored.get(session.store, breach_id)


def note(session: Session, known: Known) -> BreachId:
    """Enter a breach. Refused where something can't be (with its field); kind and moment are enough."""
    breach = _checked(
        session, known, Breach(id=BreachId(0), uid=new_uid(), kind=BreachKind.OTHER, found_at=session.now())
    )
    with _change(session, "breach.noted", breach.uid):
        return stored.add(session.store, breach)


def correct(session: Session, breach_id: BreachId, known: Known) -> None:
    """What is known now. Refused as `note`, and for one that is closed."""
    breach = _checked(session, known, _open(session, breach_id))
    with _change(session, "breach.corrected", breach.uid):
        stored.change(session.store, breach)


def tell_authority(session: Session, breach_id: BreachId, on: dt.date | None, at: dt.time | None, reason: str) -> None:
    """Note that the authority was told. After 72 hours it wants the reason: Refused without (field `delay_reason`)."""
    breach = _open(session, breach_id)
    told = dataclasses.replace(
        breach, authority_told_at=_moment(session, on, at, since=breach.found_at), delay_reason=reason.strip()
    )
    if told.told_late() and not told.delay_reason:
        raise Refused(_("The authority was told after 72 hours. It wants the reason."), field="delay_reason")
    with _change(session, "breach.authority-told", breach.uid):
        stored.change(session.store, told)


def tell_people(session: Session, breach_id: BreachId, on: dt.date | None, at: dt.time | None) -> None:
    """Note that those concerned were told."""
    breach = _open(session, breach_id)
    told = dataclasses.replace(breach, people_told_at=_moment(session, on, at, since=breach.found_at))
    with _change(session, "breach.people-told", breach.uid):
        stored.change(session.store, told)


def close(session: Session, breach_id: BreachId) -> None:
    """Nothing is left to do. Refused while the risk is open or somebody still has to be told."""
    breach = _open(session, breach_id)
    if breach.risk is None:
        raise Refused(_("Please say first what it means for the people concerned."), field="risk")
    if not breach.can_be_closed:
        raise Refused(_("Somebody still has to be told. Please note it first."), field="close")
    with _change(session, "breach.closed", breach.uid):
        stored.change(session.store, dataclasses.replace(breach, closed_at=session.now()))


def reopen(session: Session, breach_id: BreachId) -> None:
    """More became known."""
    breach = get(session, breach_id)
    with _change(session, "breach.reopened", breach.uid):
        stored.change(session.store, dataclasses.replace(breach, closed_at=None))


def _open(session: Session, breach_id: BreachId) -> Breach:
    breach = get(session, breach_id)
    if breach.closed_at is not None:
        raise Refused(_("This breach is closed. Open it again first."), field="close")
    return breach


def _checked(session: Session, known: Known, before: Breach) -> Breach:
    if known.kind is None:
        raise Refused(_("Please choose what happened."), field="kind")
    found_at = _moment(session, known.found_on, known.found_time, since=None)
    if known.happened_on is not None and known.happened_on > found_at.astimezone().date():
        raise Refused(_("It can't have happened after it was found."), field="happened_on")
    return dataclasses.replace(
        before,
        kind=known.kind,
        found_at=found_at,
        happened_on=known.happened_on,
        data=known.data,
        people=_people(known.people),
        course=known.course.strip(),
        measures=known.measures.strip(),
        risk=known.risk,
    )


def _people(typed: str) -> int | None:
    digits = "".join(typed.split())
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9):
        raise Refused(_("Please enter a whole number, or nothing while it is not known."), field="people")
    return int(digits)


def _moment(session: Session, on: dt.date | None, at: dt.time | None, since: dt.datetime | None) -> dt.datetime:
    if on is None or at is None:
        raise Refused(_NO_MOMENT, field="day" if on is None else "time")
    moment = dt.datetime.combine(on, at).astimezone(dt.UTC)
    if moment > session.now():
        raise Refused(_FUTURE, field="day")
    if since is not None and moment < since.replace(second=0, microsecond=0):
        raise Refused(_("This moment lies before the breach was found."), field="day")
    return moment


@contextlib.contextmanager
def _change(session: Session, action: str, uid: Uid) -> Iterator[None]:
    with session.store.transaction(action, uid):
        yield
    session.note_change(Changed.SETTINGS)
