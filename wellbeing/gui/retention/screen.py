"""Puts the page of retention together."""

from collections.abc import Callable

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.retention.presenter import Presenter
from wellbeing.gui.retention.view import RetentionView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper) -> RetentionView:
    """The screen of the place 'retention'."""
    view = RetentionView(language, HalfWritten(keeper))
    view.intentions = Presenter(view, ask, go, language)
    return view
