"""Puts the list of files that left together."""

from collections.abc import Callable

from wellbeing.gui.departures.presenter import Presenter
from wellbeing.gui.departures.view import DeparturesView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> DeparturesView:
    """The screen of the place 'files'."""
    view = DeparturesView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
