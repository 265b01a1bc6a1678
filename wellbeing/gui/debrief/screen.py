"""Puts the guide together."""

from collections.abc import Callable

from wellbeing.gui.debrief.presenter import Presenter
from wellbeing.gui.debrief.view import DebriefView
from wellbeing.gui.half_written import Keeper
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> DebriefView:
    """The screen of the place 'debrief'; it arrives with `case` and `step`."""
    view = DebriefView(language, keeper)
    view.intentions = Presenter(view, ask, go, language)
    return view
