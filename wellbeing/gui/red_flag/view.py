"""The page of one red flag: what to do now, and what was done."""

from collections.abc import Callable
from typing import Protocol

from wellbeing.gui.red_flag.alarm import Alarms
from wellbeing.gui.red_flag.shown import Shown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.page import Page
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def reload(self) -> None:
        """See it as it is now."""

    def open_case(self) -> None:
        """To the case."""

    def note_done(self, flag: str, done: tuple[str, ...]) -> None:
        """Say what was done."""


class RedFlagView(Page):
    """One red flag of a case. `begins` is called with what the screen was opened with."""

    intentions: Intentions
    begins: Callable[..., object]

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Red flag")))
        self._language, self._words = language, language.text
        self.alarms = Alarms(language, lambda flag, done: self.intentions.note_done(flag, done))
        self.body.addWidget(self.alarms)

    def arrive(self, **what: object) -> None:
        """The screen was gone to."""
        self.scroll_area.verticalScrollBar().setValue(0)
        self.begins(**what)

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.reload()

    def show_flag(self, shown: Shown) -> None:
        """The whole screen."""
        words = self._words
        self.show_title(words(_("Red flag")), shown.raised, crumb=shown.alias)
        self.alarms.show_alarms([shown.alarm])
        case = Button(words(_("Open the case")), lambda: self.intentions.open_case())
        ask = Button(words(_("What was done?")), lambda: self.alarms.ask(self.bring_into_sight), kind="primary")
        self.set_foot(case, right=ask if shown.waits else None)

    def show_error(self, words: str) -> None:
        """Say under the answers what is missing."""
        block = self.alarms.waiting
        if block is not None:
            block.show_error(words)
            self.bring_into_sight(block.done or block)
