"""The page on which the union and those around it are entered."""

from collections.abc import Sequence
from typing import Protocol

from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.papers.shown import Entry
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.page import Page
from wellbeing.language import Language, _

_DRAFT = "controller"


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def keep(self, values: dict[str, str]) -> None: ...
    def leave(self) -> None: ...


class ControllerView(Page):
    """One field below the other."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        words = language.text
        super().__init__(
            words(_("Who answers for it")),
            words(_("The papers carry it. It stays in this vault.")),
            crumb=words(_("Data protection")),
        )
        self._typed = typed
        self.lines: dict[str, LineEdit] = {}
        self.keep_button = Button(words(_("Save")), self._keep, kind="primary")
        self.set_actions(self.keep_button)
        self.set_foot(Button(words(_("Back")), lambda: self.intentions.leave()))

    def arrive(self, **_what: object) -> None:
        """The page was gone to."""
        self.intentions.load()

    def show_form(self, entries: Sequence[Entry]) -> None:
        """All fields anew."""
        self.clear()
        self.lines = {}
        card = Card()
        for entry in entries:
            line = self.lines[entry.name] = LineEdit()
            line.setText(entry.value)
            line.returnPressed.connect(self._keep)
            card.body.add(Field(entry.label, line, help_line=entry.help_line))
        self.add(card)
        self._typed.watch(_DRAFT, self.lines)
        first = next((line for line in self.lines.values() if not line.text()), None)
        if first is not None:
            first.setFocus()

    def _keep(self) -> None:
        self.intentions.keep({name: line.text() for name, line in self.lines.items()})

    def kept(self) -> None:
        """What was typed is in the vault."""
        self._typed.used(_DRAFT)
