"""Asking: words to read aloud, what is told, yes and no as equal choices, and how it was said."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wellbeing.domain.consent import Way
from wellbeing.gui import labels
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.widgets.blocks import SayBlock
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.layout import Column, Turning
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

YES, NO = "yes", "no"


class AskForm(QWidget):
    """Nothing is chosen beforehand, and the button waits until both questions are answered.

    `answered` gets (yes, way). `words_for` gives the words of the button for yes and for no.
    """

    def __init__(
        self,
        language: Language,
        read_aloud: str,
        answered: Callable[[bool, Way], object],
        *,
        words_for: Callable[[bool], str],
        carried: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__()
        words = language.text
        self._answered, self._words_for = answered, words_for
        say = SayBlock(words(_("Read aloud")), read_aloud)
        if carried:
            say.body.add(Text(words(_("The letter says exactly this")), "quiet"), facts_column(carried))
        self.answer = Choices(words(_("What does the officer say?")), [(YES, words(_("Yes"))), (NO, words(_("No")))])
        ways = [(way.value, words(label)) for way, label in labels.WAY.items()]
        self.way = Choices(words(_("How was it given?")), ways)
        self.keep = Button(words_for(True), self._press, kind="primary")
        self.keep.setEnabled(False)
        for choices in (self.answer, self.way):
            choices.changed.connect(self._changed)
        none = Text(words(_("No answer means no. Help does not depend on it.")), "quiet")
        column = Column(say, Turning([(self.answer, 1), (self.way, 1)], narrow=60, gap="room"), none, gap="room")
        column.addWidget(self.keep)
        self.setLayout(column)

    def _changed(self) -> None:
        self.keep.say(self._words_for(self.answer.value() != NO))
        self.keep.setEnabled(self.answer.value() is not None and self.way.value() is not None)

    def _press(self) -> None:
        answer, way = self.answer.value(), self.way.value()
        if answer is not None and way is not None:
            self._answered(answer == YES, Way(way))
