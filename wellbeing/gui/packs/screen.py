"""Puts the page of content packs together."""

from collections.abc import Callable

from wellbeing.gui.packs.presenter import Presenter
from wellbeing.gui.packs.view import PacksView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> PacksView:
    """The screen of the place 'packs'."""
    view = PacksView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
