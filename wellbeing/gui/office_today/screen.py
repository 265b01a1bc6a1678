"""Puts an office's Today together."""

from collections.abc import Callable

from wellbeing.gui.office_today.presenter import Presenter
from wellbeing.gui.office_today.view import OfficeTodayView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> OfficeTodayView:
    """The screen of the place 'today' in an office's vault."""
    view = OfficeTodayView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
