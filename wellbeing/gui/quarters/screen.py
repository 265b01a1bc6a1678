"""Puts the page of an office's quarters together."""

from collections.abc import Callable

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.quarters.presenter import Presenter
from wellbeing.gui.quarters.view import QuartersView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> QuartersView:
    """The screen of the place 'quarters'; it may arrive with the `quarter` to show, or with `part='take'`."""
    view = QuartersView(language, HalfWritten(keeper))
    view.intentions = Presenter(view, ask, go, language)
    return view
