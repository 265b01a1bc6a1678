"""Puts the page of a hand-over together."""

from collections.abc import Callable

from wellbeing.gui.hand_over.presenter import Presenter
from wellbeing.gui.hand_over.view import HandOverView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> HandOverView:
    """The screen of the place 'hand-over'; it arrives with case=, and part= receipt, again, erase or objection."""
    view = HandOverView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
