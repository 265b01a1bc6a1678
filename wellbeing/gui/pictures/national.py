"""Pictures of the national release of a year: before it is worked out, at work, table by table, released, and left."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from wellbeing.gui.national.view import NationalView
from wellbeing.gui.pictures.tour import Tour
from wellbeing.gui.trends.view import TrendsView

_BEHIND = ("check", "left-out", "indicators", "covers", "leaves", "never")
_TABLE, _ROWS = "ACT_GROUP_REGION_QUARTER", 1
"""A table of three dimensions, and which of its outermost rows are shown."""
_ROUNDS = 3
"""Looks at a page that grows no more."""


@contextlib.contextmanager
def laptop(folder: Path) -> Iterator[None]:
    """The user's folder of another laptop: the witness there knows of no copy of the vault but its own."""
    before = os.environ.get("WELLBEING_DATA")
    folder.mkdir(parents=True)
    os.environ["WELLBEING_DATA"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["WELLBEING_DATA"]
        else:
            os.environ["WELLBEING_DATA"] = before


class _Work:
    """Scrolls to what is being worked out of a year that left, below its table, until the page grows no more."""

    def __init__(self, page: NationalView) -> None:
        self._page, self._ends = page, list[int]()

    def is_in_sight(self) -> bool:
        """Whether it stands there, or was sooner done than looked at."""
        if self._page.reaching_row is None:
            return bool(self._ends)
        bar = self._page.scroll_area.verticalScrollBar()
        self._ends.append(bar.maximum())
        bar.setValue(bar.maximum())
        return len(self._ends) > _ROUNDS and len(set(self._ends[-_ROUNDS:])) == 1


def walk(tour: Tour, passphrase: str, folder: Path) -> None:
    """The release goes into a new folder in `folder`."""
    tour.open(passphrase)
    tour.go("today")
    tour.take("office-today-with-a-year")
    tour.go("national")
    tour.take("national")
    page = tour.screen(NationalView)
    page.intentions.work_out()
    tour.take_now(lambda: page.running is not None, "national-at-work")
    tour.take("national-of-a-year")
    page.intentions.show_table(_TABLE)
    if page.chooser is not None and page.chooser.outer:
        page.intentions.show_below((page.chooser.outer[0].itemData(_ROWS),))
    tour.take("national-table")
    if page.charts is not None:
        page.charts.click()
        tour.take("national-charts")
        page.charts.click()
    for part in _BEHIND:
        tour.go("national", part=part)
        tour.take(f"national-{part}")
    tour.go("national", part="release")
    tour.take("national-release")
    page.place.setText(str(folder))
    page.folder.setText("national")
    if page.press is not None:
        page.press.click()
        tour.take_now(
            lambda: page.attack is not None and page.scroll_area.verticalScrollBar().value() > 0, "national-attacked"
        )
    tour.take("national-released")
    tour.go("national", part="")
    tour.take_now(_Work(page).is_in_sight, "national-left-at-work")
    tour.settle()
    page.scroll_area.verticalScrollBar().setValue(0)
    tour.take("national-left")
    tour.go("national", part="earlier")
    tour.take("national-earlier")
    tour.go("trends")
    tour.take("national-trends")
    trends = tour.screen(TrendsView)
    trends.quarters.click()
    tour.take("national-trends-by-quarter")
    trends.charts.click()
    tour.take("national-trends-by-quarter-charts")
