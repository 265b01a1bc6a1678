"""The page 'How are you doing?': how much it is, what helps, whom to call. Calm, and nothing to fill in."""

from typing import Protocol

from PySide6.QtCore import Qt

from wellbeing.gui.own_load.shown import Shown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.layout import Turning
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def change_support(self) -> None: ...
    def leave(self) -> None: ...


class OwnLoadView(Page):
    """The representative's own page."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        words = self._words = language.text
        super().__init__(
            words(_("How are you doing?")),
            words(_("For you alone. It is worked out from your cases and leaves in no figure.")),
        )
        self.change_button = Button("")
        self.set_foot(Button(words(_("Back")), lambda: self.intentions.leave()))

    def arrive(self, **_what: object) -> None:
        """The page was gone to."""
        self.intentions.load()

    def show_load(self, shown: Shown) -> None:
        """All of it anew."""
        words = self._words
        self.clear()
        if shown.much:
            self.add(Text(shown.much, "large"))
        self.add(Turning([(self._facts(shown), 1), (self._helps(shown), 1)], narrow=70))
        call = Card(words(_("Whom you can call")))
        call.body.add(
            Text(shown.support or words(_("Nobody is entered yet: a peer, a supervisor, somebody you trust.")))
        )
        change = words(_("Change")) if shown.support else words(_("Enter somebody"))
        self.change_button = Button(change, lambda: self.intentions.change_support(), kind="link")
        call.body.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeft)
        for name, number in shown.calls:
            call.body.add(Turning([(Text(name, "quiet"), 1), (Text(number, "bold", selectable=True), 2)], narrow=40))
        self.add(call)

    def _facts(self, shown: Shown) -> Card:
        card = Card(self._words(_("How much it is")))
        for what, number in shown.facts:
            card.body.add(Turning([(Text(what, "quiet"), 3), (Text(number, "bold"), 1)], narrow=0))
        card.body.addStretch(1)
        return card

    def _helps(self, shown: Shown) -> Card:
        card = Card(self._words(_("What helps")))
        for line in shown.helps:
            card.body.add(Text(f"· {line}"))
        card.body.addStretch(1)
        return card
