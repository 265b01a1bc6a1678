"""A picture of the last page of a talk, with what is still open about the case and what the talk tells of it."""

from collections.abc import Callable
from typing import Any

from wellbeing.app import cases
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import CaseState
from wellbeing.domain.checklist import Mode
from wellbeing.domain.identity import CaseId
from wellbeing.gui.debrief.asked_later import OpenFacts
from wellbeing.gui.debrief.view import DebriefView
from wellbeing.gui.program import Program

_MOST = 60
"""Questions of the longest talk, and some more."""


def walk(
    program: Program,
    take: Callable[[str], None],
    learn: Callable[[Callable[..., Any]], Any],
    settle: Callable[[], None],
) -> None:
    """The talk of twelve months about an assault, to its end: only how the case in court stands is answered. `take`
    pictures what is in sight, `learn` asks the open vault, `settle` lets the window work. It writes into the example
    alone."""
    program.shell.house.go("debrief", case=learn(_an_assault), step=Step.MONTHS_12)
    settle()
    page = program.shell.findChild(DebriefView)
    if not isinstance(page, DebriefView):
        raise TypeError("the page of a talk is not there")
    page.intentions.begin(Mode.IN_PERSON)
    settle()
    page.intentions.go_to("justice")
    settle()
    page.intentions.answer(("charge",))
    for _question in range(_MOST):
        settle()
        facts = page.findChild(OpenFacts)
        if isinstance(facts, OpenFacts):
            break
        page.intentions.go_on()
    else:
        raise TypeError("nothing is open about the case at the end of its talk")
    page.bring_into_sight(facts)
    take("debrief-end")


def _an_assault(session: Session) -> CaseId:
    files = (cases.case_file(session, row.case_id) for row in cases.rows(session, CaseState.OPEN))
    return next(file.case.id for file in files if file.incident.act.startswith("ASSAULT"))
