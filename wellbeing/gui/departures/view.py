"""The list of what left, newest first."""

from typing import Protocol

from wellbeing.gui.departures.presenter import Row
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def open_case(self, case: int) -> None: ...
    def back(self) -> None: ...


class DeparturesView(Page):
    """One card per file; those about an officer lead to the case."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        words = language.text
        super().__init__(
            words(_("Files that left")),
            words(_("Every paper and file that was printed or saved, and what it carried.")),
            crumb=words(_("Settings")),
        )
        self.set_foot(Button(words(_("Back to the settings")), lambda: self.intentions.back()))
        self._words = words
        self.rows: list[CardRow] = []

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def show_rows(self, rows: tuple[Row, ...], more: str) -> None:
        """Replace the list."""
        self.clear()
        self.rows = []
        if not rows:
            sentence = _("Nothing has left so far. Letters, pages and releases will be listed here as they leave.")
            self.add(EmptyState(self._words(sentence)))
        for row in rows:
            action = self._words(_("Open the case")) if row.case else ""
            card = CardRow(row.what, row.why, chip=row.chip, action=action)
            card.pressed.connect(lambda case=row.case: self.intentions.open_case(case))
            self.rows.append(card)
            self.add(card)
        self.add(Text(more, "quiet"))
