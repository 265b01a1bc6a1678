"""Puts the page of the national release together."""

from collections.abc import Callable
from pathlib import Path

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.national.presenter import Presenter
from wellbeing.gui.national.view import NationalView
from wellbeing.gui.national.working_out import Moving
from wellbeing.gui.style import Dress
from wellbeing.gui.work import Ask, Run
from wellbeing.language import Language


def build(
    ask: Ask,
    run: Run,
    progress: Callable[[Callable[[int, int], object]], Moving],
    go: Callable[..., None],
    language: Language,
    keeper: Keeper,
    dress: Dress,
    home: Path | None = None,
) -> NationalView:
    """The screen of the place 'national'; it may arrive with `part` and `year`.

    `run` and `progress` work away from the vault's thread (those of `Paper`); `home` is the folder proposed for a
    release.
    """
    view = NationalView(language, HalfWritten(keeper), dress)
    view.intentions = Presenter(view, ask, run, progress, go, language, home or Path.home())
    return view
