"""Puts the page of several cases together."""

from collections.abc import Callable

from wellbeing.gui.several.presenter import Presenter
from wellbeing.gui.several.view import SeveralView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> SeveralView:
    """The page 'several', opened with the cases and what is wanted of them."""
    view = SeveralView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
