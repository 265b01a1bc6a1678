"""Puts the import together."""

from collections.abc import Callable

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.importing.presenter import Moving, Presenter
from wellbeing.gui.importing.view import ImportView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(
    ask: Ask,
    progress: Callable[[Callable[[int, int], object]], Moving],
    go: Callable[..., None],
    language: Language,
    keeper: Keeper,
) -> ImportView:
    """The screen of the place 'import'. `progress` is the vault worker's (`Desk.progress`)."""
    view = ImportView(language, HalfWritten(keeper))
    view.intentions = Presenter(view, ask, progress, go, language)
    return view
