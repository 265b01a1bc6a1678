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
