"""Puts the page of trends together."""

from collections.abc import Callable

from wellbeing.gui.style import Dress
from wellbeing.gui.trends.presenter import Presenter
from wellbeing.gui.trends.view import TrendsView
from wellbeing.gui.work import Ask, Run
from wellbeing.language import Language


def build(ask: Ask, run: Run, go: Callable[..., None], language: Language, dress: Dress) -> TrendsView:
    """The screen of the place 'trends'. `run` works away from the vault's thread."""
    view = TrendsView(language, dress)
    view.intentions = Presenter(view, ask, run, go, language)
    return view
