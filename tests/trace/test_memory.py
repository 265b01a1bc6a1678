"""Locked from different places, in different ways and with something in front: nothing is left in any memory.

A sample of what `make torture` tries from every place.
"""

import contextlib
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.gui.system import bus as buses
from tests.gui.system.bus import Bus, private_bus
from tests.helpers.lacking import need, no_root
from tests.journeys.display import Display, can_be_pasted, display
from tests.journeys.display import missing as no_display
from tests.trace.memory import left, needles
from tests.trace.queue import print_queue
from tests.trace.tour import Tour

SEED = 20260313
RECORDS = ("new_incident", "facts", "note", "service", "you", "referral")


class Standing:
    """A tour with an open vault full of marked words, its screen and its bus."""

    def __init__(self, tour: Tour, screen: Display, bus: Bus) -> None:
        self.tour, self.screen, self.bus = tour, screen, bus
        self.seconds: list[float] = []

    def sleep(self) -> None:
        """logind says that the computer is about to sleep; sleep waits until the program let go."""
        assert self.bus.told() == "held sleep delay"
        self.bus.wish("sleep")
        assert self.bus.told() == "let go"
        self.tour.await_door()


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[Standing]:
    need(no_display() or buses.missing() or no_root())
    with contextlib.ExitStack() as stack:
        queue = stack.enter_context(print_queue(tmp_path))
        screen = stack.enter_context(display())
        bus = stack.enter_context(private_bus(tmp_path))
        tour = Tour(tmp_path, SEED, screen, queue, watched=False)
        tour.environment |= bus.environment
        stack.callback(tour.end)
        tour.make_vault()
        tour.start()
        tour.open()
        tour.walk(*RECORDS)
        yield Standing(tour, screen, bus)


WAYS: dict[str, Callable[[Standing], object]] = {
    "key": lambda at: at.seconds.append(at.tour.lock()),
    "idle": lambda at: at.tour.lock("idle"),
    "fault": lambda at: at.tour.lock("fault"),
    "sleep": Standing.sleep,
}


def test_a_lock_leaves_nothing_in_any_memory(standing: Standing, capsys: pytest.CaptureFixture[str]) -> None:
    tour, wanted, places = standing.tour, needles(standing.tour), list[str]()
    for number, (way, front) in enumerate([("sleep", "print dialog"), ("key", "question"), ("idle", "drag")]):
        if number:
            tour.open()
        places.append(tour.stand(7 * number + 3))
        tour.walk("copy")
        if number == 0:
            before = tour.running.in_memory(wanted)
            assert {"a mark, UTF-8", "a mark, UTF-16"} <= before, "the search finds what is there"
            assert any(name.startswith("key of") for name in before)
        tour.put_in_front(front)
        WAYS[way](standing)
        assert left(tour, standing.screen, wanted) == [], (way, front, places[-1])
    tour.leave()
    assert can_be_pasted(tour.environment) == "'' ''", "nor after the window was closed"
    with capsys.disabled():
        seconds = statistics.median(standing.seconds)
        print(f"\nlocked from {', '.join(places)}; from key to unlock screen {seconds:.2f} s")  # noqa: T201
