"""Puts the screen of a letter to the employer together."""

from collections.abc import Callable

from wellbeing.gui.employer.presenter import Presenter
from wellbeing.gui.employer.view import EmployerView
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> EmployerView:
    """The screen of the place 'employer-letter'; it arrives with case=."""
    view = EmployerView(language, HalfWritten(keeper))
    view.intentions = Presenter(view, ask, go, language)
    return view
