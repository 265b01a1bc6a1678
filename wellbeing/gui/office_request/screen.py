"""Puts the page of an office's request together."""

from collections.abc import Callable

from wellbeing.gui.office_request.presenter import Presenter
from wellbeing.gui.office_request.view import OfficeRequestView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> OfficeRequestView:
    """The screen of the place 'office-request'."""
    view = OfficeRequestView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
