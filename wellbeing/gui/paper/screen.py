"""Puts the paper screen together."""

from collections.abc import Callable

from wellbeing.gui import printing
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.paper.presenter import Presenter, Run
from wellbeing.gui.paper.view import PaperView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper, run: Run) -> PaperView:
    """The screen of the place 'paper'; `run` is `Paper.run`.

    It arrives with kind='referral' or 'confirmation' and referral=, kind='employer' with case= and the wish,
    kind='take-home', 'agreed' or 'consent' and case=, or kind='slip' or 'calendar' with case= and follow_up=.
    """
    view = PaperView(language, HalfWritten(keeper))
    view.intentions = Presenter(view, ask, run, printing.pictures, go, language, printing.PREVIEW_DPI)
    return view
