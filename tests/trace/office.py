"""The station at an office's window: every place and state of it, every field filled, a roster given."""

from tests.trace.guest import Guest
from tests.trace.stations import station

_CARD = "Representative 1-releasing.wbcard"
"""Among the files that were chosen: see `commands`."""


@station
def office(guest: Guest) -> None:
    """Whatever the house of an office has."""
    for place in list(guest.program.shell.house._factories):
        guest.to(place)
        guest.fill(f"office half-written in {place}")
    for place in ("two-offices", "enrolment"):
        guest.to(place)
        guest.screen.intentions.look(guest.chosen / _CARD)
        guest.fill(f"office card in {place}")
    guest.to("quarters")
    label = next(iter(guest.screen.rows))
    guest.to("quarters", quarter=label)
    for button in list(guest.screen.again.values()):
        guest.click(button.accessibleName())
    guest.to("quarters")
    guest.screen.intentions.take(sorted(guest.chosen.glob("roster-*.wboffice")))
    guest.settle()
