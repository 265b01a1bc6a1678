"""The first screen: cards in groups, each with one thing to do."""

from typing import Protocol

from PySide6.QtCore import Qt

from wellbeing.gui.today.shown import Group, Shown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.page import Page
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None:
        """See the present state."""

    def new_incident(self) -> None:
        """Begin a case."""

    def all_cases(self) -> None:
        """See the whole list."""

    def own_load(self) -> None:
        """See how much it is for oneself."""

    def time_away(self) -> None:
        """Enter when one is away."""

    def begin_office(self) -> None:
        """Make the empty vault that of an office."""

    def follow(self, key: str) -> None:
        """Do what the button of a row says."""


class TodayView(Page):
    """Title and date, what is due, what comes, who owes an answer."""

    tells_of_backups = True

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Today")))
        self._words = language.text
        self._shown: Shown | None = None
        self.new_incident = Button(
            language.text(_("New incident")), lambda: self.intentions.new_incident(), kind="primary"
        )
        self.own_load = Button(language.text(_("How are you doing?")), lambda: self.intentions.own_load())
        self.time_away = Button(language.text(_("Time away")), lambda: self.intentions.time_away())
        self.office = Button("")
        self.set_actions(self.time_away, self.own_load, self.new_incident)

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def show_today(self, shown: Shown) -> None:
        """Replace everything below the title. What stands there already stays, with the keyboard on it: a backup that
        was made meanwhile seldom changes anything."""
        if shown == self._shown:
            return
        self._shown = shown
        self.show_title(self._words(_("Today")), shown.quiet)
        self.clear()
        if shown.empty:
            action = self._words(_("New incident")) if shown.first else ""
            self.add(EmptyState(shown.empty, action, lambda: self.intentions.new_incident()))
        if shown.first:
            self.office = Button(
                self._words(_("This vault is for an office")), lambda: self.intentions.begin_office(), kind="link"
            )
            self.body.addWidget(self.office, 0, Qt.AlignmentFlag.AlignLeft)
        for group in shown.groups:
            self._add_group(group)

    def _add_group(self, group: Group) -> None:
        if group.heading:
            self.heading(group.heading)
        for row in group.rows:
            card = CardRow(row.what, row.why, chip=row.chip, tone=row.tone, action=row.action)
            card.pressed.connect(lambda key=row.key: self.intentions.follow(key))
            self.add(card)
        if group.more:
            more = Button(group.more, lambda: self.intentions.all_cases(), kind="link")
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
