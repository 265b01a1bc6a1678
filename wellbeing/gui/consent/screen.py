"""Puts the consent page together."""

from collections.abc import Callable

from wellbeing.gui.consent.presenter import Presenter
from wellbeing.gui.consent.view import ConsentView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> ConsentView:
    """The screen of the place 'consent'; it arrives with case=."""
    view = ConsentView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
