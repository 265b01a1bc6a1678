"""Pictures of a made-up union's content pack: before it is installed, installed, and what it brings; then it goes."""

from wellbeing.app import packs, services
from wellbeing.app.example.pack import NAME, write_example_pack
from wellbeing.app.services import Wanted
from wellbeing.gui.packs.view import PacksView
from wellbeing.gui.pictures.screens import WITH_PACK
from wellbeing.gui.pictures.tour import Tour


def walk(tour: Tour) -> None:
    """The next walk finds no pack."""
    tour.go("packs")
    pages = tour.screen(PacksView)
    pages.intentions.look(write_example_pack(tour.scratch))
    tour.take("packs-look")
    pages.intentions.install(compared=True)
    tour.take("packs")
    brought = tour.learn(lambda session: services.page(session, Wanted(kind="PEER")).services)
    for place, name, what in (
        *WITH_PACK,
        ("service", "service-of-a-pack", {"service": next(one.id for one in brought if one.pack)}),
    ):
        tour.go(place, **what)
        tour.take(name)
    packs.forget(NAME)
