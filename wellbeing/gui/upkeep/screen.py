"""Puts the page together on which a vault is checked and compacted."""

from collections.abc import Callable

from wellbeing.gui.upkeep.presenter import Presenter
from wellbeing.gui.upkeep.view import UpkeepView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(
    ask: Ask, go: Callable[..., None], language: Language, others_wait: Callable[[], bool] = lambda: False
) -> UpkeepView:
    """The screen of the place 'upkeep'; nothing begins before it is pressed, and a check lets go first whoever else
    asks for the vault (`others_wait`)."""
    view = UpkeepView(language)
    view.intentions = Presenter(view, ask, go, language, others_wait)
    return view
