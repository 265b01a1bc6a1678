"""The canary tour: after a day of the program, no file of the computer holds a word that was typed into it.

The short form of `make test`; `make torture` walks through every button and crashes fifty times.
"""

import contextlib
import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.anonymise.linked.test_reading import GOOD
from tests.helpers.lacking import has, need, no_empty_network
from tests.journeys.display import Display, can_be_pasted, display
from tests.journeys.display import missing as no_display
from tests.trace import commands, record
from tests.trace.chosen import misplaced
from tests.trace.evening import OF_THE_EVENING, at_an_office, evening
from tests.trace.pages import pages
from tests.trace.queue import print_queue
from tests.trace.stations import marked_spreadsheet
from tests.trace.tour import Tour

SEED = 20260312
FIRST_DAY = ("help_now", "first_start", "new_incident", "facts", "note", "debrief", "consent", "service", "you")
AFTERNOON = (
    "referral",
    "employer",
    "papers",
    "data_protection",
    "follow_up",
    "bring_in",
    "release",
    "force_facts",
    "another_language",
    "every_place",
)


@pytest.fixture
def tour(tmp_path: Path) -> Iterator[Tour]:
    """A tour on a real X server, with a print queue, and without any network."""
    need(record.missing() or no_display())
    with contextlib.ExitStack() as stack:
        queue = stack.enter_context(print_queue(tmp_path))
        screen = stack.enter_context(display())
        made = Tour(tmp_path, SEED, screen, queue, netless=has(no_empty_network()))
        stack.callback(made.end)
        yield made


def test_a_day_leaves_no_word_behind(tour: Tour, capsys: pytest.CaptureFixture[str]) -> None:
    tour.let_passphrases_be_cheap()
    tour.start()
    tour.walk(*FIRST_DAY)
    tour.crash(signal.SIGSEGV)
    tour.start()
    tour.open()
    tour.walk(*AFTERNOON, "copy")
    tour.lock("idle")
    assert can_be_pasted(tour.environment) == "'' ''"
    tour.open()
    tour.walk("files_that_left")
    tour.lock("fault")
    tour.leave()
    _leaves_nothing(tour, capsys)
    assert pages() - tour.seen == OF_THE_EVENING
    printed = "three sheets, two letters, a page to take home, a report and a slip were printed"
    assert len(tour.queue.documents) == 8, printed


def test_lost_passphrases_damage_and_the_command_line_leave_no_word_behind(
    tour: Tour, capsys: pytest.CaptureFixture[str]
) -> None:
    evening(tour)
    with tour.commanding() as run:
        sheet = marked_spreadsheet(tour.marks, tour.chosen)
        commands.walk(run, tour.marks, tour.folder, tour.chosen, sheet, json.dumps(GOOD).encode())
    at_an_office(tour)
    _leaves_nothing(tour, capsys)
    assert tour.seen >= OF_THE_EVENING
    assert tour.commanded == commands.names() - {"demo"}, "which makes two vaults: it is walked by make torture"


def _leaves_nothing(tour: Tour, capsys: pytest.CaptureFixture[str]) -> None:
    found = tour.search()
    with capsys.disabled():
        print(f"\n{found}")  # noqa: T201
    assert found.leaks == []
    assert found.unexpected == []
    assert found.families <= {"AF_UNIX"}
    assert misplaced(tour) == []


def test_two_tours_at_once_look_for_words_of_their_own(tmp_path: Path) -> None:
    nobody = Display(pid=0, environment={})
    with print_queue(tmp_path) as queue:
        one, other = (Tour(tmp_path / name, SEED, nobody, queue) for name in ("one", "other"))
    assert one.marks.stem != other.marks.stem


def test_the_tour_would_see_it(tour: Tour) -> None:
    """A file that was packed, unexpected and removed, a name, a try to reach another computer."""
    for field in ("in a name", "packed and removed"):
        tour.marks(field)
    tour.start().do("leak", seed=tour.seed)
    tour.running.told("leaked")
    tour.leave()
    found = tour.search()
    assert {field for leak in found.leaks for field in leak.fields} == {"in a name", "packed and removed"}
    assert any("tmpdir" in path for path in found.unexpected)
    assert "AF_INET" in found.families
