"""Puts the list of cases together."""

from collections.abc import Callable

from wellbeing.gui.cases.presenter import Presenter
from wellbeing.gui.cases.view import CasesView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> CasesView:
    """The screen of the place 'cases'; it also holds the search of the whole program (Ctrl+F)."""
    view = CasesView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
