"""Puts the page of facts together."""

from collections.abc import Callable

from wellbeing.gui.figures.above import ABOVE
from wellbeing.gui.force_facts.presenter import Presenter
from wellbeing.gui.force_facts.view import ForceFactsView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, *, back_to: str = "summary") -> ForceFactsView:
    """The screen of the place 'force-facts'; `back_to` is the place of the figures that it stands below."""
    view = ForceFactsView(language, *ABOVE[back_to])
    view.intentions = Presenter(view, ask, go, language, back_to)
    return view
