"""The help page: short, plain, and 'Someone is with me now' at the top. It opens nothing outside the program."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from wellbeing import __version__
from wellbeing.gui.help.words import OF_A_REPRESENTATIVE, OF_AN_OFFICE
from wellbeing.gui.widgets.button import WideButton
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.layout import Column, LeftColumn, Turning, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Help(Page):
    """What to do first, the keys, the words of the program, what is protected and what is not."""

    help_now_wanted = Signal()
    guides_wanted = Signal()

    def __init__(self, language: Language, *, is_office: bool = False) -> None:
        words, told = language.text, OF_AN_OFFICE if is_office else OF_A_REPRESENTATIVE
        super().__init__(words(_("Help")))
        self._words = words
        self.help_now_button = WideButton(
            words(_("Someone is with me now")),
            words(_("Numbers to call, what to do, first words. Nothing is stored.")),
            self.help_now_wanted.emit,
        )
        self.guides_button = WideButton(
            words(_("Guides by what happened")),
            words(_("What to say, what to do and what to leave, on one page.")),
            self.guides_wanted.emit,
        )
        if not is_office:
            self.add(self.help_now_button, self.guides_button)
        self._lines(_("What to do first"), told.first)
        self._pairs(_("Keys"), told.keys)
        self._lines(_("What it does for you"), told.promises)
        self._lines(_("What it can't protect from"), told.limits)
        self._pairs(_("Words of the program"), told.terms)
        about = Card(words(_("About")))
        about.body.add(
            Text(words(_("Wellbeing, version {version}"), version=__version__)),
            Text(
                words(
                    _(
                        "Free software under the European Union Public Licence 1.2 (EUPL). The file LICENSE, which "
                        "came with the program, holds its text."
                    )
                )
            ),
        )
        self.add(about)

    def _lines(self, heading: str, lines: Sequence[str]) -> None:
        card = Card(self._words(heading))
        for line in lines:
            card.body.add(Text(self._words(line)))
        self.add(card)

    def _pairs(self, heading: str, pairs: Sequence[tuple[str, str]]) -> None:
        card = Card(self._words(heading))
        for what, why in pairs:
            name = Text(self._words(what), "bold")
            column = Column(name)
            column.addStretch(1)
            named = LeftColumn(column, "step_column")
            said = holder(Column(Text(self._words(why))))
            card.body.addWidget(Turning([(named, 0), (said, 1)], narrow=55, gap="room"))
        self.add(card)
