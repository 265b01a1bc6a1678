"""Puts the summary together."""

from collections.abc import Callable
from pathlib import Path

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.style import Dress
from wellbeing.gui.summary.presenter import Presenter
from wellbeing.gui.summary.view import SummaryView
from wellbeing.gui.work import Ask, Bench, Run
from wellbeing.language import Language


def build(
    ask: Ask,
    draw: Run,
    bench: Bench,
    go: Callable[..., None],
    language: Language,
    keeper: Keeper,
    dress: Dress,
    home: Path | None = None,
) -> SummaryView:
    """The screen of the place 'summary'; it may arrive with `part` and `period`.

    `draw` makes its charts (`Paper.run`), `bench` does its sums (`Sums`); `home` is the folder proposed for a release.
    """
    view = SummaryView(language, HalfWritten(keeper), dress)
    view.intentions = Presenter(view, ask, draw, bench, go, language, home or Path.home())
    return view
