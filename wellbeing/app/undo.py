"""Undo: what was taken out can be brought back until the vault is locked, or something is erased or handed over."""

import contextlib
from collections.abc import Iterator

from wellbeing.app import actions
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Changed, Session
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import undo as stored

NOTHING = _("There is nothing to undo.")


@contextlib.contextmanager
def undoable(session: Session, action: str, subject: str | None = None) -> Iterator[None]:
    """A transaction of a use case that takes something out; the window offers to undo it."""
    with stored.undoable(session.store, action, subject):
        yield
    session.note_change(Changed.UNDO)


def newest(session: Session) -> str:
    """What would be brought back, as a sentence for the reader; empty where there is nothing."""
    deeds = session.store.taken_out
    return actions.told(deeds[-1].action, session.language) if deeds else ""


def bring_back(session: Session) -> str:
    """Undo the newest deletion; returns the sentence of what was undone.

    Raises Refused where there is nothing, and where something it touches was changed since: then the one before
    comes next. What belongs to records that were restricted since waits until the restriction is lifted.
    """
    told = newest(session)
    if not told:
        raise Refused(NOTHING)
    for case_id in session.store.taken_out[-1].cases:
        refuse_restricted(session, CaseId(case_id))
    try:
        stored.bring_back(session.store)
    except Refused:
        stored.drop_newest(session.store)
        raise
    for what in (Changed.CASES, Changed.SERVICES, Changed.SETTINGS):
        session.note_change(what)
    return told
