"""Puts the page of facts together."""

from collections.abc import Callable

from wellbeing.gui.force_facts.presenter import Presenter
from wellbeing.gui.force_facts.view import ForceFactsView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> ForceFactsView:
    """The screen of the place 'force-facts'."""
    view = ForceFactsView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
