"""No trace, the whole form: fifty crashes among all buttons of all places, and locks from every place."""

import contextlib
import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.anonymise.linked.test_reading import GOOD
from tests.helpers.lacking import no_empty_network, no_root
from tests.journeys.display import Display, display
from tests.journeys.display import missing as no_display
from tests.torture.torture import Outcome, Torture
from tests.trace import commands, record
from tests.trace.chosen import misplaced
from tests.trace.evening import OF_THE_EVENING, evening
from tests.trace.memory import left, needles
from tests.trace.queue import print_queue
from tests.trace.stations import marked_spreadsheet
from tests.trace.tour import Tour

RECORDS = ("new_incident", "facts", "note", "service", "you", "referral")
_LONGEST = 30.0
"""Seconds until a crash at the latest: as long as pressing every button takes."""
_FRONTS = ("", "file dialog", "print dialog", "question", "message", "list", "menu", "drag")


class _Ground:
    """Each trial has a vault, a screen and a print queue of its own."""

    whole = None

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        os.environ["WELLBEING_DATA"] = str(folder / "data")

    @contextlib.contextmanager
    def _tour(self, number: int, chance: Random, *, watched: bool) -> Iterator[tuple[Tour, Display]]:
        place = self._folder / f"{number}"
        place.mkdir(parents=True)
        with print_queue(place) as queue, display() as screen:
            netless = watched and not no_empty_network()
            tour = Tour(place, chance.randrange(2**32), screen, queue, netless=netless, watched=watched)
            tour.make_vault()
            tour.start()
            try:
                tour.open()
                tour.walk(*RECORDS)
                yield tour, screen
            finally:
                tour.end()


class Crashes(_Ground):
    """Crash at a moment of chance while every button is pressed, open again, leave, and search every file."""

    def trial(self, number: int, chance: Random) -> Outcome:
        """One crash."""
        with self._tour(number, chance, watched=True) as (tour, _screen):
            tour.running.do("walk", station="every_button", seed=tour.seed, chosen=str(tour.chosen))
            time.sleep(chance.uniform(0, _LONGEST))
            tour.crash(chance.choice([signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS]))
            tour.start()
            tour.open()
            tour.leave()
            found = tour.search()
            lost = [*map(str, found.leaks), *found.unexpected, *misplaced(tour), *(found.families - {"AF_UNIX"})]
            return Outcome(note="every file searched after a crash", lost="; ".join(lost))


class Evenings(_Ground):
    """Lost passphrases, damage, another computer, the example, every command in a process of its own; then search."""

    def trial(self, number: int, chance: Random) -> Outcome:
        """One evening."""
        place = self._folder / f"{number}"
        place.mkdir(parents=True)
        with print_queue(place) as queue, display() as screen:
            tour = Tour(place, chance.randrange(2**32), screen, queue, netless=not no_empty_network())
            try:
                evening(tour)
                tour.lose_vault()
                tour.start()
                tour.walk("look_around")
                tour.crash()
                sheet = marked_spreadsheet(tour.marks, tour.chosen)
                commands.walk(tour.command, tour.marks, tour.folder, tour.chosen, sheet, json.dumps(GOOD).encode())
                tour.command("demo", "--out", tour.chosen / "demo")
            finally:
                tour.end()
            missed = OF_THE_EVENING - tour.seen | (commands.names() - tour.commanded)
            found = tour.search()
            lost = [*map(str, found.leaks), *found.unexpected, *misplaced(tour), *(found.families - {"AF_UNIX"})]
            return Outcome(note="every file searched after an evening", lost="; ".join([*lost, *missed]))


class Places(_Ground):
    """Lock from one place after the other, in a way and with something in front by chance; search every memory."""

    def trial(self, number: int, chance: Random) -> Outcome:
        """One lock."""
        with self._tour(number, chance, watched=False) as (tour, screen):
            place = tour.stand(number)
            front, way = chance.choice(_FRONTS), chance.choice(["key", "idle", "fault"])
            if front == "drag" and way == "key":
                way = "idle"  # while something is dragged the key is not heard, and SECURITY.md says so
            if front:
                tour.put_in_front(front)
            tour.lock("lock" if way == "key" else way)
            found = left(tour, screen, needles(tour))
            return Outcome(note=f"from {place}", lost="; ".join([*found, f"by {way} with {front}"]) if found else "")


def _missing() -> str:
    return record.missing() or no_display() or no_root()


NO_TRACE = [
    Torture(
        name="canaries after crashes",
        promise="no word that was typed is left on the disk, whenever the program crashes",
        ground=Crashes,
        short=0,
        target=50,
        batch=5,
        missing=_missing,
    ),
    Torture(
        name="canaries after evenings",
        promise="no word that was typed is left on the disk by keys, backups, damage or any command",
        ground=Evenings,
        short=0,
        target=3,
        batch=1,
        missing=_missing,
    ),
    Torture(
        name="canaries after locks",
        promise="no key and no word is left in any memory, wherever and however it is locked",
        ground=Places,
        short=0,
        target=80,
        batch=5,
        missing=_missing,
    ),
]
