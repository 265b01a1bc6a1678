"""The page of the backups: how things stand, where they lie, what is kept, the yearly drill, restoring."""

import functools
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.backup.shown import Place, Shown
from wellbeing.gui.files import ask_for_folder
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.layout import Column, Flow, Row, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import ProgressRow
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self) -> None: ...
    def load(self) -> None: ...
    def back_up(self) -> None: ...
    def drill(self) -> None: ...
    def cancel(self) -> None: ...
    def restore(self) -> None: ...
    def back(self) -> None: ...
    def add_place(self, folder: Path) -> None: ...
    def drop_place(self, key: str) -> None: ...


class BackupView(Page):
    """Progress and what was told stand above the rest, which is shown anew when something changes."""

    tells_of_backups = True

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Backup")), crumb=language.text(_("Settings")))
        self._words = language.text
        self.dialog: object = None
        self.back_up = Button(self._words(_("Back up now")), lambda: self.intentions.back_up(), kind="primary")
        self.set_actions(self.back_up)
        self.progress: ProgressRow | None = None
        self.drill = Button("")
        self.drops: dict[str, Button] = {}
        self.add_button = Button(self._words(_("Add a folder or stick")), self._ask_for_place)
        self.restore = Button("")
        self._busy, self._may_back_up = False, True
        self.set_foot(Button(self._words(_("Back to the settings")), lambda: self.intentions.back()))
        self._working, self._told, self._rest = Column(), Column(), Column()
        for part in (self._working, self._told, self._rest):
            self.body.addLayout(part)

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        clear(self._told)
        self.intentions.arrive()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    # -- how things stand

    def show_state(self, shown: Shown) -> None:
        """Replace everything below what was told; the keyboard stays where it was."""
        focused = next((name for name, button in self._buttons().items() if button.hasFocus()), "")
        self._may_back_up = shown.may_back_up
        self.show_title(self._words(_("Backup")), shown.quiet, crumb=self._words(_("Settings")))
        clear(self._rest)
        for words in shown.warnings:
            self._rest.add(Block("warning", words))
        self._rest.add(Text(self._words(_("Where backups lie")), "block"))
        self.drops = {}
        for place in shown.places:
            self._rest.add(self._place(place))
        if shown.advice:
            self._rest.add(Block("info", self._words(_("One place more")), shown.advice))
        self.add_button = Button(self._words(_("Add a folder or stick")), self._ask_for_place)
        self._rest.addLayout(Flow(self.add_button))
        self._rest.add(Text(self._words(_("What is kept")), "block"), Text(shown.kept))
        self._add_deeds(shown)
        self._enable()
        if button := self._buttons().get(focused):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, place: Place) -> QWidget:
        card = Card()
        head = Row(Text(place.what, "block"))
        if place.chip:
            head.addWidget(Chip(place.chip, "warning"))
        head.addStretch(1)
        if place.may_go:
            drop = Button(
                self._words(_("Take off the list")),
                functools.partial(self._drop, place.key),
                kind="link",
                name=", ".join((self._words(_("Take off the list")), place.what)),
            )
            self.drops[place.key] = drop
            head.addWidget(drop)
        card.body.addLayout(head)
        card.body.add(*(Text(line) for line in place.lines), Text(place.folder, "quiet", selectable=True))
        return card

    def _add_deeds(self, shown: Shown) -> None:
        words = self._words
        self._rest.add(Text(words(_("When it is needed")), "block"))
        drill = CardRow(
            words(_("The yearly drill")),
            shown.drill,
            chip=words(_("Due")) if shown.is_drill_due else "",
            tone="warning",
            action=words(_("Do it now")),
        )
        drill.pressed.connect(lambda: self.intentions.drill())
        restore = CardRow(
            words(_("Restore a backup")),
            words(_("The vault is locked first. You see what a backup holds before anything is replaced.")),
            action=words(_("Restore")),
        )
        restore.pressed.connect(lambda: self.intentions.restore())
        self.drill, self.restore = drill.action, restore.action
        self._rest.add(drill, restore)

    def _buttons(self) -> dict[str, Button]:
        drops = {f"drop {key}": button for key, button in self.drops.items()}
        return {"drill": self.drill, "restore": self.restore, "add": self.add_button, **drops}

    def _drop(self, key: str) -> None:
        self.intentions.drop_place(key)

    # -- work

    def show_working(self, words: str, done: int, whole: int) -> None:
        """How far it is; it can be stopped."""
        self._busy = True
        self._enable()
        if self.progress is None:
            clear(self._told)
            self.progress = ProgressRow(words, self._words(_("Cancel")))
            self.progress.cancelled.connect(lambda: self.intentions.cancel())
            self._working.add(self.progress)
            self.scroll_area.verticalScrollBar().setValue(0)
        self.progress.show_progress(done // 1024, whole // 1024)

    def show_rest(self) -> None:
        """Nothing is under way."""
        self._busy, self.progress = False, None
        clear(self._working)
        self._enable()

    def _enable(self) -> None:
        self.back_up.setEnabled(self._may_back_up and not self._busy)
        self.drill.setEnabled(not self._busy)

    def tell(self, words: str, tone: str) -> None:
        """What happened, above everything."""
        clear(self._told)
        block = Block(tone, words)
        self._told.add(block)
        self.scroll_area.verticalScrollBar().setValue(0)
        style.say_to_reader(block)

    # -- places

    def _ask_for_place(self) -> None:
        title = self._words(_("A folder or stick for backups"))
        self.dialog = ask_for_folder(self, title, lambda folder: self.intentions.add_place(folder))
