"""Puts the pages of contributions together."""

from collections.abc import Callable
from pathlib import Path

from wellbeing.gui.contribution.presenter import Presenter
from wellbeing.gui.contribution.view import ContributionView
from wellbeing.gui.countries import named_countries
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> ContributionView:
    """The screen of the place 'contribution'."""
    view = ContributionView(language, HalfWritten(keeper), named_countries(language))
    view.intentions = Presenter(view, ask, go, language, Path.home())
    return view
