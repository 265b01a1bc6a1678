"""Puts the page together on which an office begins."""

from collections.abc import Callable

from wellbeing.gui.countries import named_countries
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.office_begin.presenter import Presenter
from wellbeing.gui.office_begin.view import OfficeBeginView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(
    ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper, begun: Callable[[], None]
) -> OfficeBeginView:
    """The screen of the place 'office-begin'; `begun` furnishes the house anew, as an office's."""
    view = OfficeBeginView(language, HalfWritten(keeper), named_countries(language))
    view.intentions = Presenter(view, ask, go, language, begun)
    return view
