"""Puts the page 'Time away' together."""

from collections.abc import Callable

from wellbeing.gui.absence.presenter import Presenter
from wellbeing.gui.absence.view import AbsenceView
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> AbsenceView:
    """The screen of the place 'absence'."""
    view = AbsenceView(language, HalfWritten(keeper))
    view.intentions = Presenter(view, ask, go, language)
    return view
