"""Pictures of the example: its doors, every place of its house, the end of a talk, several cases at once."""

from wellbeing.gui.first_start.screen import show as show_first_start
from wellbeing.gui.office_begin.view import OfficeBeginView
from wellbeing.gui.pictures import packs, seen, several, talks
from wellbeing.gui.pictures.screens import BELOW
from wellbeing.gui.pictures.tour import Tour
from wellbeing.gui.process import Resume

_LOCKED_GUIDE = "t1-24-hours/1/sleep"
"""Public words that stay in sight of a guide when it is locked."""


def walk(tour: Tour, passphrase: str) -> None:
    """What is written for a picture is taken back after it, but for a talk."""
    _doors(tour)
    tour.open(passphrase)
    _house(tour)
    talks.walk(tour)
    packs.walk(tour)
    several.walk(tour)
    tour.on("office-begin", OfficeBeginView, "office-begin-in-the-example").show_form("DE")
    tour.take("office-begin")


def _doors(tour: Tour) -> None:
    """What there is to see before a vault is open."""
    program = tour.program
    tour.take("unlock")
    program.start(Resume(place="debrief", guide=_LOCKED_GUIDE))
    tour.take("unlock-with-a-locked-guide")
    program.start()
    program.show_help_now()
    tour.take("help-now")
    show_first_start(program)
    tour.take("first-start")
    show_first_start(program, was_example=True)
    tour.take("first-start-after-the-example")
    program.show_door()


def _house(tour: Tour) -> None:
    house, found = tour.program.shell.house, tour.learn(seen.look)
    for place in house.side.places():
        tour.go(place)
        tour.take(place)
    for place, name, what in BELOW:
        if house.has_place(place):
            tour.go(place, **what(found))
            tour.take(name)
