"""Pictures of the national release of a year: before it is worked out, at work, table by table, released, and left."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from wellbeing.gui.national.view import NationalView
from wellbeing.gui.program import Program

_BEHIND = ("check", "left-out", "indicators", "covers", "leaves", "never")
_TABLE, _ROWS = "ACT_GROUP_REGION_QUARTER", 1
"""A table of three dimensions, and which of its outermost rows are shown."""


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


def walk(
    program: Program,
    take: Callable[[str], None],
    take_now: Callable[[Callable[[], bool], str], None],
    folder: Path,
) -> None:
    """`take` pictures what is in sight once all work is done, `take_now` as soon as something is so. The release goes
    into a new folder in `folder`."""
    house = program.shell.house
    house.go("today")
    take("office-today-with-a-year")
    house.go("national")
    take("national")
    page = program.shell.findChild(NationalView)
    if not isinstance(page, NationalView):
        raise TypeError("the page of the national release is not there")
    page.intentions.work_out()
    take_now(lambda: page.running is not None, "national-at-work")
    take("national-of-a-year")
    page.intentions.show_table(_TABLE)
    if page.chooser is not None and page.chooser.outer:
        page.intentions.show_below((page.chooser.outer[0].itemData(_ROWS),))
    take("national-table")
    if page.charts is not None:
        page.charts.click()
        take("national-charts")
        page.charts.click()
    for part in _BEHIND:
        house.go("national", part=part)
        take(f"national-{part}")
    house.go("national", part="release")
    take("national-release")
    page.place.setText(str(folder))
    page.folder.setText("national")
    if page.press is not None:
        page.press.click()
        take_now(
            lambda: page.attack is not None and page.scroll_area.verticalScrollBar().value() > 0, "national-attacked"
        )
    take("national-released")
    house.go("national", part="")
    take("national-left")
    house.go("national", part="earlier")
    take("national-earlier")
