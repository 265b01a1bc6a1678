"""Puts the page together on which releasing is opened again after a restore."""

from collections.abc import Callable

from wellbeing.gui.figures.above import ABOVE
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.releasing.presenter import Presenter
from wellbeing.gui.releasing.view import ReleasingView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(
    ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper, *, back_to: str = "summary"
) -> ReleasingView:
    """The screen of the place 'releasing'; `back_to` is the place of the figures that it stands below."""
    view = ReleasingView(language, HalfWritten(keeper), *ABOVE[back_to])
    view.intentions = Presenter(view, ask, go, language, back_to)
    return view
