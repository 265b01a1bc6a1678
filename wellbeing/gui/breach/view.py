"""The log of breaches, and the question with which one is noted."""

from typing import Protocol

from wellbeing.gui.breach.shown import Options, Row
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.page import Page
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want of the log."""

    def load(self) -> None: ...
    def open(self, breach: int) -> None: ...
    def note(self) -> None: ...
    def leave(self) -> None: ...


class NewIntentions(Protocol):
    """What a person can want of the question."""

    def load(self) -> None: ...
    def note(self, kind: str) -> None: ...
    def leave(self) -> None: ...


class BreachesView(Page):
    """One card per breach, the newest first."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        words = self._words = language.text
        super().__init__(
            words(_("Breaches")),
            words(_("When data was lost, changed or seen by somebody. The authority has to know within 72 hours.")),
            crumb=words(_("Data protection")),
        )
        self.rows: list[CardRow] = []
        self.note_button = Button(words(_("Note a breach")), lambda: self.intentions.note(), kind="primary")
        self.set_actions(self.note_button)
        self.set_foot(Button(words(_("Back")), lambda: self.intentions.leave()))

    def arrive(self, **_what: object) -> None:
        """The page was gone to."""
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def show_breaches(self, rows: tuple[Row, ...]) -> None:
        """Replace the list."""
        self.clear()
        self.rows = []
        if not rows:
            self.add(EmptyState(self._words(_("Nothing was noted so far. What is noted here stays in this vault."))))
        for row in rows:
            card = CardRow(row.what, row.why, chip=row.chip, tone=row.tone, action=self._words(_("Open")))
            card.pressed.connect(lambda breach=row.breach: self.intentions.open(breach))
            self.rows.append(card)
            self.add(card)


class NewBreachView(Page):
    """What happened? One press, and the clock runs."""

    intentions: NewIntentions

    def __init__(self, language: Language) -> None:
        words = self._words = language.text
        super().__init__(words(_("Note a breach")), crumb=words(_("Breaches")))
        self.choices = Choices("", ())
        self.set_foot(Button(words(_("Back")), lambda: self.intentions.leave()))

    def arrive(self, **_what: object) -> None:
        """The page was gone to."""
        self.intentions.load()

    def show_question(self, kinds: Options) -> None:
        """The question anew, with nothing chosen."""
        words = self._words
        self.clear()
        self.choices = Choices(words(_("What happened?")), kinds)
        self.note_button = Button(words(_("Note it")), self._note, kind="primary")
        self.note_button.setEnabled(False)
        self.choices.changed.connect(lambda: self.note_button.setEnabled(self.choices.value() is not None))
        card = Card()
        card.body.add(self.choices)
        self.add(
            Block(
                "info",
                words(_("The clock runs from now on.")),
                words(_("Then you see what to do first. Everything else can be said later.")),
            ),
            card,
        )
        self.set_actions(self.note_button)

    def _note(self) -> None:
        self.intentions.note(self.choices.value() or "")
