"""Puts the pages of breaches together."""

from collections.abc import Callable

from wellbeing.gui.breach.breach_presenter import BreachPresenter
from wellbeing.gui.breach.breach_view import BreachView
from wellbeing.gui.breach.presenter import NewPresenter, Presenter
from wellbeing.gui.breach.view import BreachesView, NewBreachView
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> BreachesView:
    """The screen of the place 'breaches'."""
    view = BreachesView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view


def build_new(ask: Ask, go: Callable[..., None], language: Language) -> NewBreachView:
    """The screen of the place 'new-breach'."""
    view = NewBreachView(language)
    view.intentions = NewPresenter(view, ask, go, language)
    return view


def build_one(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> BreachView:
    """The screen of the place 'breach'; it arrives with `breach=`."""
    view = BreachView(language, HalfWritten(keeper))
    view.intentions = BreachPresenter(view, ask, go, language)
    return view
