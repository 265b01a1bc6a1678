"""A breach in the example: a lost stick with a backup that nobody can open, found three weeks ago and not closed."""

import datetime as dt

from wellbeing.app import breaches
from wellbeing.app.session import Session
from wellbeing.domain.breach import BreachData, BreachKind, Known, Risk
from wellbeing.language import _

_COURSE = _("The stick was in a bag that was left on a train. It held one encrypted backup.")
_MEASURES = _("Lost property was asked. The key of the vault was changed on the same day.")


def note_breach(session: Session, present: dt.datetime) -> None:
    """Note it, in the reader's language."""
    found = present.astimezone() - dt.timedelta(days=21)
    breaches.note(
        session,
        Known(
            kind=BreachKind.STICK_LOST,
            found_on=found.date(),
            found_time=dt.time(18, 40),
            happened_on=found.date(),
            data=(BreachData.ENCRYPTED_ONLY,),
            people="14",
            course=session.language.text(_COURSE),
            measures=session.language.text(_MEASURES),
            risk=Risk.UNLIKELY,
        ),
    )
