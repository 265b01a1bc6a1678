"""The list of the controller's papers: a row for each, and what is missing before they can be made."""

from typing import Protocol

from wellbeing.gui.papers.shown import Line, Shown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.page import Page
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def open(self, key: str) -> None: ...
    def leave(self) -> None: ...


class PapersView(Page):
    """One card per paper."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        words = self._words = language.text
        super().__init__(
            words(_("Data protection")),
            words(_("What the law asks of the union, filled in from this vault.")),
            crumb=words(_("Settings")),
        )
        self.rows: dict[str, CardRow] = {}
        self.set_foot(Button(words(_("Back to the settings")), lambda: self.intentions.leave()))

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed: a paper may say something else."""
        self.intentions.load()

    def show_papers(self, shown: Shown) -> None:
        """Replace the list."""
        self.clear()
        self.rows = {}
        self._add(shown.breaches)
        self._add(shown.requests)
        self._add(shown.controller)
        self.heading(self._words(_("Papers")))
        for line in shown.papers:
            self._add(line)

    def _add(self, line: Line) -> None:
        row = CardRow(line.what, line.why, chip=line.chip, tone=line.tone, action=line.action)
        row.pressed.connect(lambda key=line.key: self.intentions.open(key))
        self.rows[line.key] = row
        self.add(row)
