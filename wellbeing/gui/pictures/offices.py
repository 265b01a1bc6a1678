"""Pictures of an office's window: its Today, quarters in different states, what came, representatives, settings.

One contribution is taken in for them; the next walk finds it here already.
"""

from wellbeing.app.example.offices import ExampleOffices
from wellbeing.app.office import standing
from wellbeing.app.office.giving import Gives
from wellbeing.gui.enrolment.view import EnrolmentView
from wellbeing.gui.pictures.tour import Tour
from wellbeing.gui.quarters.view import QuartersView
from wellbeing.gui.two_offices.view import TwoOfficesView


def walk(tour: Tour, passphrase: str, made: ExampleOffices) -> None:
    """The places of its house, and what is pressed on them."""
    tour.open(passphrase)
    for place in tour.program.shell.house.side.places():
        tour.go(place)
        tour.take(f"office-{place}")
    last, closed = tour.learn(lambda session: [period.label for period in standing.quarters(session)])[1:3]
    for label, name in ((last, "office-quarter"), (closed, "office-quarter-closed")):
        tour.go("quarters", quarter=label)
        tour.take(name)
    page = tour.screen(QuartersView)
    page.intentions.give(last, Gives.ACTIVITY)
    tour.take("office-activity")
    page.intentions.end(last)
    tour.take("office-quarter-ending")
    page.intentions.take(list(made.came))
    tour.take("office-what-came")
    for place, name in (("force-facts", "office-facts-of-forces"), ("trends", "office-trends")):
        tour.go(place)
        tour.take(name)
    tour.go("two-offices")
    tour.take("office-two-offices")
    tour.screen(TwoOfficesView).intentions.look(made.card)
    tour.take("office-two-offices-card")
    tour.go("enrolment")
    enrolment = tour.screen(EnrolmentView)
    enrolment.intentions.look(made.card)
    tour.take("office-enrol")
    tour.go("enrolment")
    tour.take("office-enrolment")
    enrolment.rows[next(iter(enrolment.rows))].pressed.emit()
    tour.take("office-representative")
    enrolment.end_button.click()
    tour.take("office-end-of-enrolment")
    for place, name in (("settings", "office-settings"), ("help", "office-help")):
        tour.go(place)
        tour.take(name)
    tour.go("settings", part="you")
    tour.take("office-settings-name")
