"""Puts the page of enrolled representatives together."""

from collections.abc import Callable

from wellbeing.gui.enrolment.presenter import Presenter
from wellbeing.gui.enrolment.view import EnrolmentView
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> EnrolmentView:
    """The screen of the place 'enrolment'."""
    view = EnrolmentView(language, HalfWritten(keeper))
    view.intentions = Presenter(view, ask, go, language)
    return view
