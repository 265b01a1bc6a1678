"""A picture of the last page of a talk, with what is still open about the case and what the talk tells of it."""

from wellbeing.app import cases
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import CaseState
from wellbeing.domain.checklist import Mode
from wellbeing.domain.identity import CaseId
from wellbeing.gui.debrief.asked_later import OpenFacts
from wellbeing.gui.debrief.view import DebriefView
from wellbeing.gui.pictures.tour import Tour

_MOST = 60
"""Questions of the longest talk, and some more."""


def walk(tour: Tour) -> None:
    """The talk of twelve months about an assault, to its end: only how the case in court stands is answered. It
    writes into the example alone."""
    tour.go("debrief", case=tour.learn(_an_assault), step=Step.MONTHS_12)
    tour.settle()
    page = tour.screen(DebriefView)
    page.intentions.begin(Mode.IN_PERSON)
    tour.settle()
    page.intentions.go_to("justice")
    tour.settle()
    page.intentions.answer(("charge",))
    for _question in range(_MOST):
        tour.settle()
        facts = page.findChild(OpenFacts)
        if isinstance(facts, OpenFacts):
            break
        page.intentions.go_on()
    else:
        raise TypeError("nothing is open about the case at the end of its talk")
    page.bring_into_sight(facts)
    tour.take("debrief-end")


def _an_assault(session: Session) -> CaseId:
    files = (cases.case_file(session, row.case_id) for row in cases.rows(session, CaseState.OPEN))
    return next(file.case.id for file in files if file.incident.act.startswith("ASSAULT"))
