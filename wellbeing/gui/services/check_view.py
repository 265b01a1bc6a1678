"""The page of checking: entries to tick, and one button for all that are ticked."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QTimer

from wellbeing.gui import style
from wellbeing.gui.services.shown import CheckShown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.layout import Column, Flow, clear, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def check(self, keys: Sequence[str]) -> None: ...
    def leave(self) -> None: ...


class CheckView(Page):
    """What was ticked stays ticked until it is marked or the page is left."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Check entries")), crumb=language.text(_("Services")))
        self._words = language.text
        self._told = Column()
        self._keys: list[str] = []
        self.choices: Choices | None = None
        self.done_button = Button("")

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def show_entries(self, shown: CheckShown) -> None:
        """The entries to check."""
        words = self._words
        ticked = self.choices.values() if self.choices is not None else []
        self.clear()
        self.choices, self._told = None, Column()
        self.show_title(words(_("Check entries")), shown.quiet, crumb=words(_("Services")))
        back = Button(words(_("Back")), lambda: self.intentions.leave())
        if not shown.entries:
            self.set_foot(back)
            self.add(EmptyState(words(_("Every entry was checked within the last year."))))
            return
        self.add(Text(words(_("Call, or look at the website of the service. Tick what still holds."))))
        self.body.addLayout(self._told)
        self._keys = [entry.key for entry in shown.entries]
        options = [(entry.key, entry.name, entry.says) for entry in shown.entries]
        self.choices = Choices("", options, several=True)
        self.choices.setAccessibleName(words(_("Entries to check")))
        self.choices.choose([key for key in ticked if key in self._keys])
        self.all_button = Button(words(_("Tick all of these")), self._tick_all, kind="link")
        self.add(holder(Flow(self.all_button)), self.choices)
        self.done_button = Button(
            words(_("Checked today")),
            lambda: self.intentions.check(self.choices.values() if self.choices else []),
            kind="primary",
        )
        self.set_foot(back, right=self.done_button)
        QTimer.singleShot(0, self.choices.first, self.choices.first.setFocus)

    def _tick_all(self) -> None:
        if self.choices is not None:
            self.choices.choose(self._keys)

    def tell_none_ticked(self, words: str) -> None:
        """Nothing was ticked."""
        clear(self._told)
        block = Block("info", words)
        self._told.add(block)
        style.say_to_reader(block)
        self.bring_into_sight(block)
