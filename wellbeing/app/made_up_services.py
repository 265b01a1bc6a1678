"""Made-up services, to see what a directory looks like before the first real entry. None of them can be reached: they
are marked, no referral and no letter goes to them outside the example vault, and all of them go with one press."""

import dataclasses
import datetime as dt

from wellbeing.app.session import Changed, Session
from wellbeing.app.undo import undoable
from wellbeing.content.services import example_services
from wellbeing.domain.identity import ServiceId, new_uid
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused
from wellbeing.language import Language, _
from wellbeing.vault import services

HERE_ALREADY = _("The made-up examples are in the directory already.")


def in_words_of(reader: Language, checked_on: dt.date) -> tuple[Service, ...]:
    """Every one of them in the reader's language, none of them written yet."""
    return tuple(
        dataclasses.replace(example.in_words_of(reader, ServiceId(0), new_uid()), checked_on=checked_on)
        for example in example_services()
    )


def are_here(session: Session) -> bool:
    """Whether the directory has a made-up entry of its own."""
    return bool(_own(session))


def add(session: Session) -> int:
    """Put them into the directory; returns how many. Refused where some are there already."""
    if are_here(session):
        raise Refused(HERE_ALREADY)
    made = in_words_of(session.language, session.today())
    with session.store.transaction("service.examples-added"):
        for service in made:
            services.add(session.store, service)
    session.note_change(Changed.SERVICES)
    return len(made)


def remove(session: Session) -> int:
    """Take all of them out but those that a case names; returns how many went."""
    going = [one for one in _own(session) if not services.is_referred_to(session.store, one.id)]
    if going:
        with undoable(session, "service.examples-removed"):
            for service in going:
                services.remove(session.store, service.id)
        session.note_change(Changed.SERVICES)
    return len(going)


def _own(session: Session) -> list[Service]:
    return [service for service in services.own(session.store) if service.fictitious]
