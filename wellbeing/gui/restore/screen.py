"""Puts the pages of restoring together."""

from collections.abc import Callable

from wellbeing.gui.restore.presenter import Door, Presenter
from wellbeing.gui.restore.view import Restore
from wellbeing.language import Language


def build(
    door: Door,
    language: Language,
    *,
    left: Callable[[bool], object],
    opened: Callable[[], object],
    ended: Callable[[], object],
) -> tuple[Restore, Presenter]:
    """The pages and their presenter, which is to be started; for the ways see `Presenter`."""
    view = Restore(language)
    presenter = Presenter(view, door, language, left=left, opened=opened, ended=ended)
    view.intentions = presenter
    return view, presenter
