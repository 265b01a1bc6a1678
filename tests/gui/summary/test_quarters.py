"""The quarters of a year on the screen: frozen by one press, and what has left is shown from what left."""

from pathlib import Path

from tests.app.test_freezing import Q3, Q4, open_case, to
from tests.gui.summary.test_summary import Screen, presented
from tests.helpers.vaults import Clock
from wellbeing.anonymise.period import Period
from wellbeing.app import freezing, summary
from wellbeing.app.session import Session
from wellbeing.gui.summary.shown import LeftYear, Overview, Quarters
from wellbeing.language import language


def test_quarters_are_frozen_by_one_press_and_their_figures_stay_here(
    session: Session, clock: Clock, tmp_path: Path
) -> None:
    for number in range(50):
        open_case(session, days_ago=200 if number < 3 else 60 if number < 16 else 4)
    to(clock, Q3.first_day)
    screen = Screen()
    presenter, _ways = presented(session, screen, tmp_path)
    presenter.arrive("quarters", "2026")
    page: Quarters = screen.last("show_quarters")
    assert (page.mark, page.press) == ("Stays here", "Freeze 2 quarters")
    assert [line.chip for line in page.lines] == ["To be frozen", "To be frozen", "Running", "Still to come"]
    assert page.lines[0].why.startswith("50 cases · 3 of them from earlier years")
    presenter.freeze()
    page = screen.last("show_quarters")
    assert [line.chip for line in page.lines] == ["Frozen", "Frozen", "Running", "Still to come"]
    assert page.press == ""
    to(clock, Q4.end)
    presenter.forget()
    presenter.arrive("", "2026")
    overview: Overview = screen.last("show_overview")
    assert "four quarters are frozen" in overview.why_not
    assert overview.step == "Freeze the quarters"
    freezing.freeze(session, Q4)
    year = Period(year=2026)
    shown = summary.preview(summary.gather(session, year), session.today())
    summary.release(session, shown, tmp_path / "out", language("en"))
    presenter.forget()
    presenter.arrive("", "2026")
    left: LeftYear = screen.last("show_left")
    assert {sheet.name for sheet in left.tables} == {table.name for table in shown.release.tables} != set()
    presenter.arrive("quarters", "2026")
    page = screen.last("show_quarters")
    assert {line.why for line in page.lines} == {"Its counts were deleted when the year left."}
