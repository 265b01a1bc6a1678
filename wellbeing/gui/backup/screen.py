"""Puts the page of the backups together."""

from collections.abc import Callable, Sequence
from pathlib import Path

from wellbeing.gui.backup.maker import Maker
from wellbeing.gui.backup.presenter import Presenter
from wellbeing.gui.backup.view import BackupView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(
    ask: Ask,
    go: Callable[..., None],
    language: Language,
    maker: Maker,
    remember: Callable[[Sequence[Path]], None],
    restore: Callable[[], None],
) -> BackupView:
    """The screen of the place 'backup'. `remember` keeps the places outside the vault; `restore` locks it and opens the
    page that looks into a backup."""
    view = BackupView(language)
    view.intentions = Presenter(view, ask, go, language, maker, remember=remember, restore=restore)
    return view
