"""Puts the page of taking a case in together."""

from collections.abc import Callable

from wellbeing.gui.receiving.presenter import Presenter
from wellbeing.gui.receiving.view import ReceivingView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> ReceivingView:
    """The screen of the place 'receiving'."""
    view = ReceivingView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
