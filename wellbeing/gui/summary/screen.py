"""Puts the summary together."""

from collections.abc import Callable
from pathlib import Path

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.style import Dress
from wellbeing.gui.summary.presenter import Presenter
from wellbeing.gui.summary.view import SummaryView
from wellbeing.gui.work import Ask, Run
from wellbeing.language import Language


def build(
    ask: Ask,
    run: Run,
    go: Callable[..., None],
    language: Language,
    keeper: Keeper,
    dress: Dress,
    home: Path | None = None,
) -> SummaryView:
    """The screen of the place 'summary'; it may arrive with `part` and `period`.

    `run` works away from the vault's thread (`Paper.run`); `home` is the folder proposed for a release.
    """
    view = SummaryView(language, HalfWritten(keeper), dress)
    view.intentions = Presenter(view, ask, run, go, language, home or Path.home())
    return view
