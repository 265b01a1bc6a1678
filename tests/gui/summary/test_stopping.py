"""A preview that nobody waits for any more is not worked out to its end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.app.test_summary import IMPORTED, import_sample
from tests.gui.bench import Bench
from tests.gui.summary.test_summary import Screen, presented
from wellbeing.app.session import Session
from wellbeing.gui.work import Cancelled


class Queue(Bench):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[Callable[[], Any]] = []

    def run(self, job: Any, done: Any, failed: Any = None) -> None:
        """Not now."""
        self.jobs.append(job)


def test_a_new_preview_stops_the_one_before(session: Session, tmp_path: Path) -> None:
    import_sample(session)
    queue = Queue()
    presenter, _ways = presented(session, Screen(), tmp_path, queue)
    presenter.arrive("", IMPORTED.label)
    presenter.refresh()
    before, now = queue.jobs
    with pytest.raises(Cancelled):
        before()
    shown, _left = now()
    assert shown.gathered.period == IMPORTED


def test_a_preview_ends_when_the_page_is_left_and_begins_again_on_coming_back(session: Session, tmp_path: Path) -> None:
    import_sample(session)
    queue, screen = Queue(), Screen()
    presenter, _ways = presented(session, screen, tmp_path, queue)
    presenter.arrive("", IMPORTED.label)
    presenter.leave()
    (before,) = queue.jobs
    with pytest.raises(Cancelled):
        before()
    presenter.arrive()
    assert screen.shown[-1][0] == "show_busy"
    shown, _left = queue.jobs[-1]()
    assert (len(queue.jobs), shown.gathered.period) == (2, IMPORTED)


def test_what_was_worked_out_is_there_at_once_on_coming_back(session: Session, tmp_path: Path) -> None:
    import_sample(session)
    screen = Screen()
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive("", IMPORTED.label)
    presenter.leave()
    screen.shown.clear()
    presenter.arrive()
    assert [name for name, _what in screen.shown] == ["show_overview"]


def test_what_is_read_for_a_page_that_was_left_is_not_worked_out(session: Session, tmp_path: Path) -> None:
    """The vault may be busy with other work for a while."""
    import_sample(session)
    queue, asked = Queue(), list[Callable[[], Any]]()
    presenter, _ways = presented(session, Screen(), tmp_path, queue)
    at_once = presenter._ask
    presenter._ask = lambda *what: asked.append(lambda: at_once(*what))
    presenter.arrive("", IMPORTED.label)
    presenter.leave()
    while asked:
        asked.pop(0)()
    assert not queue.jobs
