"""A page that is built anew for each of its states, and says above everything what came of the last press."""

from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.page import Page


class ToldPage(Page):
    """Call `begin_anew` for another state and `tell` for what happened in it."""

    def __init__(self, title: str, quiet: str = "", *, crumb: str = "") -> None:
        super().__init__(title, quiet, crumb=crumb)
        self._told = Column()
        self.body.addLayout(self._told)

    def begin_anew(self, title: str, quiet: str, *foot: QWidget, crumb: str = "") -> None:
        """Nothing of the state before stays; `foot` is what stands below the new one."""
        self.show_title(title, quiet, crumb=crumb)
        self.set_actions()
        self.set_foot(*foot)
        self.clear()
        self._told = Column()
        self.body.addLayout(self._told)
        self.scroll_area.verticalScrollBar().setValue(0)

    def tell(self, tone: str, heading: str, words: str = "") -> Block:
        """Say above everything what came of it."""
        self.untell()
        block = Block(tone, heading, *([words] if words else []))
        self._told.add(block)
        style.say_to_reader(block)
        self.scroll_area.lead_to_top()
        return block

    def untell(self) -> None:
        """Take back what was said."""
        clear(self._told)
