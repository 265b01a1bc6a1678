"""Puts the page of trends together."""

from collections.abc import Callable

from wellbeing.gui.figures.above import ABOVE
from wellbeing.gui.style import Dress
from wellbeing.gui.trends.presenter import Presenter
from wellbeing.gui.trends.view import TrendsView
from wellbeing.gui.work import Ask, Run
from wellbeing.language import Language


def build(
    ask: Ask, run: Run, go: Callable[..., None], language: Language, dress: Dress, *, back_to: str = "summary"
) -> TrendsView:
    """The screen of the place 'trends'. `run` works away from the vault's thread; `back_to` is the place of the figures
    that it stands below."""
    view = TrendsView(language, dress, *ABOVE[back_to])
    view.intentions = Presenter(view, ask, run, go, language, back_to)
    return view
