"""Puts the keys together."""

import datetime as dt
from collections.abc import Callable

from wellbeing.app import keys
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.keys.presenter import Presenter, Told
from wellbeing.gui.keys.shown import SheetOfWords
from wellbeing.gui.keys.view import KeysView
from wellbeing.gui.work import Ask
from wellbeing.language import Language


def build(
    ask: Ask,
    progress: Callable[[Told], Told],
    go: Callable[..., None],
    lock: Callable[[], object],
    language: Language,
    keeper: Keeper,
) -> KeysView:
    """The screen of the place 'keys'; it may arrive with `part`: passphrase, sheets or change-key.

    `progress` is the vault worker's (`Desk.progress`).
    """
    view = KeysView(language, HalfWritten(keeper), lambda sheet: paper_of(sheet, language))
    view.intentions = Presenter(view, ask, progress, go, lock, language)
    return view


def paper_of(sheet: SheetOfWords, language: Language) -> bytes:
    """The sheet as a page to print, made today."""
    today = dt.datetime.now().astimezone().date()
    return keys.sheet_pdf(sheet.words, number=sheet.number, holder=sheet.holder, made_on=today, reader=language)
