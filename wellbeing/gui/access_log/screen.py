"""Puts the access log together."""

from collections.abc import Callable

from wellbeing.gui.access_log.presenter import Presenter
from wellbeing.gui.access_log.view import AccessLogView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language) -> AccessLogView:
    """The screen of the place 'access-log'."""
    view = AccessLogView(language)
    view.intentions = Presenter(view, ask, go, language)
    return view
