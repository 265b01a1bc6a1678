"""Puts the page together."""

from collections.abc import Callable

from wellbeing.gui.duplicates.presenter import Presenter
from wellbeing.gui.duplicates.view import DuplicatesView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> DuplicatesView:
    """The screen of the place 'duplicates'."""
    view = DuplicatesView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
