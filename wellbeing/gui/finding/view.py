"""The page of a finding: one block that tells, and the ways on below it."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from wellbeing.gui import style
from wellbeing.gui.finding.presenter import Shown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button, WideButton
from wellbeing.gui.widgets.layout import Column, Flow, clear
from wellbeing.gui.widgets.page import ColumnPage
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def restore_newest(self) -> None: ...
    def choose(self) -> None: ...
    def again(self) -> None: ...
    def back(self) -> None: ...


class FindingView(ColumnPage):
    """The primary way on has the keyboard."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        title = language.text(_("The vault was not opened"))
        super().__init__(title)
        self._words = language.text
        self.add(Text(title, "title"))
        self._content = Column()
        self.body.addLayout(self._content)
        self.newest: WideButton | None = None
        self.choose = self.again = self.back = Button("")

    def show_finding(self, shown: Shown) -> None:
        """Tell what was found and what to do."""
        words = self._words
        clear(self._content)
        block = Block("danger", words(_("What was found")), shown.sentence)
        if shown.meaning:
            block.add(Text(shown.meaning))
        self._content.add(block)
        self.again = Button(
            words(_("Check again")),
            lambda: self.intentions.again(),
            kind="plain" if shown.restores else "primary",
        )
        self.choose = Button(
            words(_("Choose a backup")),
            lambda: self.intentions.choose(),
            kind="primary" if shown.restores and not shown.newest else "plain",
        )
        self.back = Button(words(_("Back")), lambda: self.intentions.back())
        first: QWidget = self.choose if shown.restores else self.again
        if shown.newest:
            restore = words(_("Restore the newest backup"))
            self.newest = WideButton(restore, shown.newest, lambda: self.intentions.restore_newest())
            self._content.add(self.newest)
            first = self.newest
        buttons = (self.choose, self.again, self.back) if shown.restores else (self.again, self.choose, self.back)
        self._content.addLayout(Flow(*buttons))
        style.say_to_reader(block)
        QApplication.sendPostedEvents()  # what was just added can take the keyboard once it is laid out
        first.setFocus(Qt.FocusReason.OtherFocusReason)
