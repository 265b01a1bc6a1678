"""Puts Today together: its view, its presenter, and the way between them."""

from collections.abc import Callable

from wellbeing.gui.today.presenter import Presenter
from wellbeing.gui.today.view import TodayView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> TodayView:
    """The screen of the place 'today'."""
    view = TodayView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
