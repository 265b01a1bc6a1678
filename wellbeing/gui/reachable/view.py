"""The page: what the person is to the officer, the number, and that the officer said so."""

from collections.abc import Callable
from typing import Protocol

from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.reachable.presenter import Shown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Flow
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def keep(self, tie: str, number: str, *, agreed: bool) -> None:
        """Keep what the officer stated."""

    def withdraw(self) -> None:
        """The officer took it back."""

    def open_case(self) -> None:
        """Back to the case."""


class ReachableView(Page):
    """Through whom one officer can be reached. `begins` is called with what the screen was opened with."""

    intentions: Intentions
    begins: Callable[..., object]

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language.text(_("Reachable through")))
        self._words, self._typed, self._draft = language.text, typed, ""
        self.buttons: dict[str, Button] = {}
        self.number = LineEdit()
        self.field = Field("", self.number)
        self.ties, self.agreed = Choices("", ()), Choices("", ())
        self._missing = Text("", "error")

    def arrive(self, **what: object) -> None:
        """The screen was gone to."""
        self.clear()
        self.set_actions()
        self.begins(**what)

    def show_reachable(self, shown: Shown) -> None:
        """The whole page."""
        words = self._words
        self.clear()
        self._draft = shown.draft
        told = words(_("Whom may you call when the officer does not answer after an emergency? Only then."))
        self.show_title(words(_("Reachable through")), told, crumb=shown.alias)
        self.ties = Choices(words(_("What is the person to the officer?")), shown.ties)
        self.ties.choose(shown.tie)
        self.number = LineEdit()
        self.number.setText(shown.number)
        self.field = Field(
            words(_("Telephone number")),
            self.number,
            help_line=words(
                _("No name: the person has no part in this case. It goes with the case when it is erased.")
            ),
        )
        self._typed.watch(shown.draft, {"number": self.number})
        question = words(_("Did the officer say so?"))
        self.agreed = Choices(
            question, [("yes", words(_("The officer named this person and agrees to the call")))], several=True
        )
        self._missing = Text("", "error")
        self._missing.hide()
        card = Card()
        card.body.add(self.ties, self.field, self.agreed, self._missing)
        self.buttons["keep"] = Button(words(_("Save")), self._keep, kind="primary")
        buttons = [self.buttons["keep"], Button(words(_("Cancel")), lambda: self.intentions.open_case())]
        if shown.since:
            card.body.add(Text(shown.since, "quiet"))
            self.buttons["withdraw"] = Button(words(_("Take it out")), lambda: self.intentions.withdraw(), kind="link")
            buttons.append(self.buttons["withdraw"])
        card.body.addLayout(Flow(*buttons))
        self.add(card)

    def _keep(self) -> None:
        self._missing.hide()
        self.intentions.keep(self.ties.value() or "", self.number.text(), agreed=bool(self.agreed.values()))

    def kept(self) -> None:
        """What was typed is in the vault, or given up."""
        self._typed.used(self._draft)

    def show_error(self, field: str, words: str) -> None:
        """Say what is wrong: beside the number, else under the answers."""
        if field == "number":
            self.field.show_error(words)
        else:
            self._missing.setText(words)
            self._missing.show()
            self.bring_into_sight(self._missing)
