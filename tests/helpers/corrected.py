"""Facts of an incident corrected as on the page of its facts, the officers left as they are."""

import dataclasses

from wellbeing.app import case_facts
from wellbeing.app.session import Session
from wellbeing.domain.incident import Incident


def correct_incident(session: Session, incident: Incident) -> None:
    """Write `incident` in place of what is known of it."""
    known = case_facts.facts(session, incident.id)
    case_facts.correct_facts(session, dataclasses.replace(known, incident=incident))
