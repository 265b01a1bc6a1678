"""Puts the page of representatives together."""

from collections.abc import Callable

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.representatives.presenter import Presenter
from wellbeing.gui.representatives.view import RepresentativesView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> RepresentativesView:
    """The screen of the place 'representatives'."""
    view = RepresentativesView(language, HalfWritten(keeper))
    view.intentions = Presenter(view, ask, go, language)
    return view
