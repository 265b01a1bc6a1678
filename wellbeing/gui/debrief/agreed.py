"""What the answers propose: each is taken on with one press, or left. Nothing is created without it."""

import datetime as dt
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui.debrief.shown import Offered
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Flow
from wellbeing.gui.widgets.moment import DayEntry
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Takes(Protocol):
    """What a person can want of a proposal."""

    def take_on(self, about: str, day: dt.date | None) -> None: ...
    def leave(self, about: str) -> None: ...
    def follow(self, key: str) -> None: ...


class OfferedCard(Card):
    """One proposal. `with_day`: the day can be changed before it is taken on."""

    def __init__(self, offered: Offered, language: Language, takes: Takes, today: dt.date, *, with_day: bool) -> None:
        super().__init__()
        self.offered, self._takes = offered, takes
        self.day: DayEntry | None = None
        self.field: Field | None = None
        words = language.text
        self.setAccessibleName(offered.words)
        self.body.add(Text(offered.words, "bold"), Text(offered.taken or offered.kind, "quiet"))
        if offered.taken:
            buttons = [Button(offered.action, lambda: takes.follow(offered.key))] if offered.key else []
            back = words(_("Take back"))
            name = ", ".join((back, offered.words))
            buttons.append(Button(back, lambda: takes.leave(offered.about), kind="link", name=name))
        else:
            if with_day or offered.day is None:
                self.day = DayEntry(language, today, to_come=True)
                self.day.show_day(offered.day)
                self.field = Field(words(_("Until when")) if offered.day else words(_("Which day?")), self.day)
                self.body.add(self.field)
            take = words(_("Take on"))
            buttons = [Button(take, self._take, name=", ".join((take, offered.words)))]
        self.first = buttons[0]
        self.body.addLayout(Flow(*buttons))

    def _take(self) -> None:
        self._takes.take_on(self.offered.about, self.day.day() if self.day is not None else None)

    def show_error(self, words: str) -> None:
        """Say beside the day what is wrong."""
        if self.field is not None:
            self.field.show_error(words)


def focused_card(inside: QWidget) -> str:
    """About what the card is that has the keyboard; empty for none."""
    part: QWidget | None = inside.focusWidget()
    while part is not None and not isinstance(part, OfferedCard):
        part = part.parentWidget()
    return part.offered.about if part is not None else ""


def focus_card(inside: QWidget, about: str) -> None:
    """Give the keyboard back to the card that was built anew."""
    for card in inside.findChildren(OfferedCard):
        if card.offered.about == about:
            card.first.setFocus(Qt.FocusReason.OtherFocusReason)
