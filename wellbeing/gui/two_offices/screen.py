"""Puts the page of the two offices together."""

from collections.abc import Callable

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.two_offices.presenter import Presenter
from wellbeing.gui.two_offices.view import TwoOfficesView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> TwoOfficesView:
    """The screen of the place 'two-offices'."""
    view = TwoOfficesView(language, HalfWritten(keeper))
    view.intentions = Presenter(view, ask, go, language)
    return view
