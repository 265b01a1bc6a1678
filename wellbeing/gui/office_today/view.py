"""An office's Today on the screen: a sentence, then cards with one button each."""

import functools
from typing import Protocol

from wellbeing.gui.today.shown import Group
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.page import Page
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def follow(self, key: str) -> None: ...
    def take(self) -> None: ...


class OfficeTodayView(Page):
    """Groups of cards."""

    tells_of_backups = True

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Today")))
        self._words = language.text
        self.rows: dict[str, CardRow] = {}
        self._shown: tuple[str, tuple[Group, ...], str, bool] | None = None
        self.take_button = Button(self._words(_("Take files in")), lambda: self.intentions.take(), kind="primary")
        self.set_actions(self.take_button)

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def show_today(self, quiet: str, groups: tuple[Group, ...], empty: str, *, takes: bool) -> None:
        """Replace everything below the title, unless it stands there. `takes`: whether files can come already."""
        if (quiet, groups, empty, takes) == self._shown:
            return
        self._shown = (quiet, groups, empty, takes)
        self.show_title(self._words(_("Today")), quiet)
        self.take_button.setVisible(takes)
        self.clear()
        self.rows = {}
        if empty:
            self.add(EmptyState(empty))
        for group in groups:
            if group.heading:
                self.heading(group.heading)
            for one in group.rows:
                row = self.rows[one.key] = CardRow(one.what, one.why, chip=one.chip, tone=one.tone, action=one.action)
                row.pressed.connect(functools.partial(self._follow, one.key))
                self.add(row)

    def _follow(self, key: str) -> None:
        self.intentions.follow(key)
