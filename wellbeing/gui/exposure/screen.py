"""Puts the page 'Over the years' together."""

from collections.abc import Callable

from wellbeing.gui.exposure.presenter import Presenter
from wellbeing.gui.exposure.view import ExposureView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> ExposureView:
    """The screen of the place 'exposure'; opened with `case=`."""
    view = ExposureView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
