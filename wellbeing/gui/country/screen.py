"""Puts the page of the country profile together."""

from collections.abc import Callable

from wellbeing.gui.country.presenter import Presenter
from wellbeing.gui.country.view import CountryView, Keeper
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> CountryView:
    """The screen of the place 'country'."""
    view = CountryView(language, keeper)
    view.intentions = Presenter(view, ask, go, language)
    return view
