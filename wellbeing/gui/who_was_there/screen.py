"""Puts the page 'Who was there' together."""

from collections.abc import Callable

from wellbeing.gui.who_was_there.presenter import Presenter
from wellbeing.gui.who_was_there.view import WhoWasThereView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> WhoWasThereView:
    """The screen of the place 'who-was-there'; opened with `incident=` and, to know the way back, `case=`."""
    view = WhoWasThereView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
