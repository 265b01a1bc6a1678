"""Puts the page 'How are you doing?' together."""

from collections.abc import Callable

from wellbeing.gui.own_load.presenter import Presenter
from wellbeing.gui.own_load.view import OwnLoadView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> OwnLoadView:
    """The screen of the place 'own-load'."""
    view = OwnLoadView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
