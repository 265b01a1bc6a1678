"""Puts the page of the national release together."""

from collections.abc import Callable
from pathlib import Path

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.national.presenter import Presenter
from wellbeing.gui.national.view import NationalView
from wellbeing.gui.style import Dress
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
) -> NationalView:
    """The screen of the place 'national'; it may arrive with `part` and `year`.

    `draw` makes its charts (`Paper.run`), `bench` does its sums (`Sums`); `home` is the folder proposed for a release.
    """
    view = NationalView(language, HalfWritten(keeper), dress)
    view.intentions = Presenter(view, ask, draw, bench, go, language, home or Path.home())
    return view
