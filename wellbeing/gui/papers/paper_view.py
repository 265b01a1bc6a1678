"""One paper of the controller: what is missing on the left, how it looks on the right, three ways out at the top."""

from typing import Protocol

from wellbeing.domain.identity import BreachId
from wellbeing.gui.paper.leaving import Leaves, LeavingPage
from wellbeing.gui.papers.shown import PaperShown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Turning, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

PDF, RTF = "pdf", "rtf"


class Intentions(Leaves, Protocol):
    """What a person can want here."""

    def load(self, name: str, breach: BreachId | None) -> None: ...
    def choose_language(self, code: str) -> None: ...
    def complete(self) -> None: ...
    def leave(self) -> None: ...
    def print(self) -> None: ...
    def save(self, form: str) -> None: ...


class ControllerPaperView(LeavingPage):
    """A paper before it leaves."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language, "")
        self.languages = Drop()
        self.complete_button = Button("")
        self.text_button, self.save_button, self.print_button = Button(""), Button(""), Button("")

    def arrive(self, name: object = "", breach: object = None, **_more: object) -> None:
        """Opened with `name=`, and `breach=` for the report of one."""
        self.intentions.load(str(name), None if breach is None else BreachId(int(str(breach))))

    def show_paper(self, shown: PaperShown) -> None:
        """Everything but the pages, which follow."""
        words = self._words
        self.clear()
        self._top, self._pages = Column(gap="close"), Column(gap="room")
        self.body.addLayout(self._top)
        self.show_title(shown.title, shown.about, crumb=words(_("Data protection")))
        self.text_button = Button(words(_("Save as text to change")), lambda: self.intentions.save(RTF))
        self.save_button = Button(words(_("Save as PDF")), lambda: self.intentions.save(PDF))
        self.print_button = Button(words(_("Print")), lambda: self.intentions.print(), kind="primary")
        self.set_actions(self.text_button, self.save_button, self.print_button)
        self.set_foot(Button(words(_("Back")), lambda: self.intentions.leave()))
        self.languages = Drop(shown.languages)
        self.languages.choose(shown.language)
        self.languages.activated.connect(lambda _at: self.intentions.choose_language(self.languages.value() or ""))
        left = Column(gap="room")
        if shown.gaps:
            gaps = Block("warning", shown.gaps, words(_("The paper has lines there, to be filled in by hand.")))
            self.complete_button = Button(words(_("Enter it")), lambda: self.intentions.complete())
            gaps.add_actions(self.complete_button)
            left.add(gaps)
        left.add(
            Field(words(_("Language of this paper")), self.languages),
            Text(words(_("Text to change opens in any word processor. What you change there stays there.")), "quiet"),
        )
        left.addStretch(1)
        self._pages.add(Text(words(_("The page is being made.")), "quiet"))
        self.add(Turning([(holder(left), 2), (holder(self._pages), 3)], narrow=85, gap="wide"))

    def show_left(self, words: str) -> None:
        """A good block above everything."""
        self._tell("good", words)
