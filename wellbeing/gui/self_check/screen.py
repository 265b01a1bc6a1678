"""Puts the page of a self-check together."""

from collections.abc import Callable

from wellbeing.gui.self_check.presenter import Presenter
from wellbeing.gui.self_check.view import SelfCheckView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> SelfCheckView:
    """The screen of the place 'self-check'; opened with `case=`."""
    view = SelfCheckView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
