"""One officer of a new incident: alias and name, or one who is known already."""

import functools
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui.incident.shown import PersonShown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear
from wellbeing.gui.widgets.text import Text
from wellbeing.language import _


class PersonIntentions(Protocol):
    """What a person can want of one officer."""

    def remove_person(self, place: int) -> None:
        """Take an officer off the page."""

    def type_alias(self, place: int, text: str) -> None:
        """The alias is being typed."""

    def type_name(self, place: int, text: str) -> None:
        """The name is being typed."""

    def pick_known(self, place: int, officer_id: int) -> None:
        """It is somebody who is known already."""

    def forget_known(self, place: int) -> None:
        """It is somebody else after all."""


class PersonEntry(QWidget):
    """Alias and name of one officer, and the known officers who fit what is typed."""

    def __init__(
        self, shown: PersonShown, place: int, words: Callable[..., str], to: PersonIntentions, *, alone: bool
    ) -> None:
        super().__init__()
        self._place, self._words, self._to = place, words, to
        self.alias = LineEdit()
        self.alias.setText(shown.alias)
        self.alias.textEdited.connect(lambda text: to.type_alias(place, text))
        self.name = LineEdit()
        self.name.setText(shown.name)
        self.name.textEdited.connect(lambda text: to.type_name(place, text))
        self.alias_field = Field(
            words(_("Alias")),
            self.alias,
            help_line=words(_("Stands on the screen instead of the name.")),
        )
        name_help = words(_("May wait. Shown only when you press for it."))
        name_field = Field(words(_("Name")), self.name, help_line=name_help)
        self._matches = Flow(gap="tight")
        column = Column(gap="tight")
        self.other = Button(words(_("Somebody else")), lambda: to.forget_known(place), kind="link")
        if shown.known:
            self.alias_field.hide()
            name_field.hide()
            column.add(Text(shown.alias, "block"))
            column.add(Text(words(_("Known already. The new case is kept beside the earlier ones.")), "quiet"))
            column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.add(Turning([(self.alias_field, 1), (name_field, 1)], narrow=70, gap="room"))
        column.addLayout(self._matches)
        if not alone:
            away = Button(words(_("Take off this page")), lambda: to.remove_person(place), kind="link")
            away.setAccessibleName(", ".join((away.text(), shown.alias)))
            column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column)

    def show_matches(self, matches: Sequence[tuple[int, str]]) -> None:
        """Offer known officers."""
        clear(self._matches)
        for officer_id, called in matches:
            say = self._words(_("It is {called}"), called=called)
            self._matches.addWidget(Button(say, functools.partial(self._to.pick_known, self._place, officer_id)))
        self.updateGeometry()
