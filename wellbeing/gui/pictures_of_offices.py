"""Pictures of an office's window: its Today, quarters in different states, what came, representatives, settings.

One contribution is taken in for them; the next walk finds it here already.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from wellbeing.app.example.offices import ExampleOffices
from wellbeing.app.office import standing
from wellbeing.app.office.giving import Gives
from wellbeing.gui.enrolment.view import EnrolmentView
from wellbeing.gui.program import Program
from wellbeing.gui.quarters.view import QuartersView
from wellbeing.gui.two_offices.view import TwoOfficesView

_Screen = TypeVar("_Screen", bound=QWidget)


def walk(
    program: Program, take: Callable[[str], None], learn: Callable[[Callable[..., Any]], Any], made: ExampleOffices
) -> None:
    """`take` pictures what is in sight, `learn` asks the open vault."""
    house = program.shell.house
    for place in house.side.places():
        house.go(place)
        take(f"office-{place}")
    last, closed = learn(lambda session: [period.label for period in standing.quarters(session)])[1:3]
    for label, name in ((last, "office-quarter"), (closed, "office-quarter-closed")):
        house.go("quarters", quarter=label)
        take(name)
    page = _page(program, QuartersView)
    page.intentions.give(last, Gives.ACTIVITY)
    take("office-activity")
    page.intentions.end(last)
    take("office-quarter-ending")
    page.intentions.take(list(made.came))
    take("office-what-came")
    for place, name in (("force-facts", "office-facts-of-forces"), ("trends", "office-trends")):
        house.go(place)
        take(name)
    house.go("two-offices")
    take("office-two-offices")
    _page(program, TwoOfficesView).intentions.look(made.card)
    take("office-two-offices-card")
    house.go("enrolment")
    enrolment = _page(program, EnrolmentView)
    enrolment.intentions.look(made.card)
    take("office-enrol")
    house.go("enrolment")
    take("office-enrolment")
    enrolment.rows[next(iter(enrolment.rows))].pressed.emit()
    take("office-representative")
    enrolment.end_button.click()
    take("office-end-of-enrolment")
    for place, name in (("settings", "office-settings"), ("help", "office-help")):
        house.go(place)
        take(name)
    house.go("settings", part="you")
    take("office-settings-name")


def _page(program: Program, kind: type[_Screen]) -> _Screen:
    found = program.shell.findChild(kind)
    if not isinstance(found, kind):
        raise TypeError(f"the page {kind.__name__} is not there")
    return found
