"""The page of check and compact: what each is for, and a button."""

from collections.abc import Callable
from typing import Protocol

from wellbeing.gui import style
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import ProgressRow
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def check(self) -> None: ...
    def stop(self) -> None: ...
    def compact(self) -> None: ...
    def stop_compacting(self) -> None: ...
    def restore(self) -> None: ...
    def back(self) -> None: ...


class UpkeepView(Page):
    """What is under way and what was told stand above the two deeds."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        words = self._words = language.text
        super().__init__(
            words(_("Check and compact")),
            words(_("Neither is needed often, and neither changes a record.")),
            crumb=words(_("Settings")),
        )
        self._above = Column()
        self.progress: ProgressRow | None = None
        check = CardRow(
            words(_("Check everything")),
            words(_("Every record and every entry of the log is compared with its digest. You can go on working.")),
            action=words(_("Check")),
        )
        compact = CardRow(
            words(_("Compact")),
            words(
                _(
                    "What was removed leaves unused room in the file. It is written anew without it; that takes"
                    " seconds, and the program waits for it. You can stop it."
                )
            ),
            action=words(_("Compact")),
        )
        check.pressed.connect(lambda: self.intentions.check())
        compact.pressed.connect(lambda: self.intentions.compact())
        self.check, self.compact = check.action, compact.action
        self.body.addLayout(self._above)
        self.add(check, compact)
        self.set_foot(Button(words(_("Back to the settings")), lambda: self.intentions.back()))

    def arrive(self, **_what: object) -> None:
        """The screen was gone to; what is under way stays in sight, what was told before goes."""
        if self.check.isEnabled():
            clear(self._above)

    def show_checking(self, done: int, whole: int) -> None:
        """How far the check is; it can be stopped."""
        self._enable(on=False)
        row = self.progress or self._row(self._words(_("Checking the records")), lambda: self.intentions.stop())
        row.show_progress(done, whole)

    def show_compacting(self) -> None:
        """It is being written anew; nobody knows how long that takes. It can be stopped."""
        self._enable(on=False)
        self._row(self._words(_("The vault is being written anew")), lambda: self.intentions.stop_compacting())

    def show_stopping(self) -> None:
        """It is being stopped."""
        if self.progress is not None:
            self.progress.show_progress(0, 0, self._words(_("Stopping")))

    def _row(self, words: str, stop: Callable[[], None]) -> ProgressRow:
        clear(self._above)
        row = self.progress = ProgressRow(words, self._words(_("Cancel")))
        row.cancelled.connect(stop)
        self._above.add(row)
        return row

    def show_rest(self) -> None:
        """Nothing is under way."""
        self.progress = None
        clear(self._above)
        self._enable(on=True)

    def tell(self, words: str, tone: str, *, restores: bool = False) -> None:
        """What came of it; `restores` leads to the backups."""
        clear(self._above)
        block = Block(tone, words)
        if restores:
            block.add_actions(Button(self._words(_("To the backups")), lambda: self.intentions.restore()))
        self._above.add(block)
        style.say_to_reader(block)

    def _enable(self, *, on: bool) -> None:
        for button in (self.check, self.compact):
            button.setEnabled(on)
