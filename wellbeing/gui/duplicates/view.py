"""The page: a question for every pair, both side by side, then what was made one."""

import functools
from typing import Protocol

from wellbeing.gui.duplicates.shown import Facts, JoinedShown, PairShown, Shown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def join(self, key: str) -> None: ...
    def say_two(self, key: str) -> None: ...
    def take_apart(self, key: str) -> None: ...
    def settle(self, key: str) -> None: ...
    def leave(self) -> None: ...


class DuplicatesView(ToldPage):
    """Pairs and what became of them."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        words = self._words = language.text
        super().__init__(
            words(_("Entered twice")),
            words(_("Records that may be about the same. You decide; nothing is made one by itself.")),
            crumb=words(_("Cases")),
        )
        self.buttons: dict[tuple[str, str], Button] = {}
        self._all = Column(gap="room")
        self.body.addLayout(self._all)
        self.set_foot(Button(words(_("Back to the cases")), lambda: self.intentions.leave()))

    def arrive(self, **_what: object) -> None:
        """The page was gone to."""
        self.untell()
        self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def show_all(self, shown: Shown) -> None:
        """Everything anew."""
        words = self._words
        clear(self._all)
        self.buttons = {}
        if not shown.pairs and not shown.joined:
            self._all.add(EmptyState(words(_("Nothing seems to be entered twice."))))
        for pair in shown.pairs:
            self._all.add(self._pair(pair))
        if shown.joined:
            self._all.add(Text(words(_("Made one")), "block"))
        for joined in shown.joined:
            self._all.add(self._joined(joined))
        self._all.addStretch(1)

    def _pair(self, pair: PairShown) -> Card:
        card = Card(pair.question)
        both = ((pair.kept_title, pair.kept), (pair.gone_title, pair.gone))
        card.body.add(Turning([(holder(self._side(title, facts)), 1) for title, facts in both], narrow=60, gap="wide"))
        same = self._button("join", pair.key, _("Yes, make them one"), primary=True)
        two = self._button("two", pair.key, _("No, they are two"))
        stays = self._words(_("The first one stays, and what is empty there is taken from the second."))
        card.body.add(Text(stays, "quiet"))
        card.body.addLayout(Flow(same, two))
        return card

    def _side(self, title: str, facts: Facts) -> Column:
        rows = [holder(Column(Text(what, "quiet"), Text(says), gap="hair")) for what, says in facts]
        return Column(Text(title, "bold"), *rows, gap="tight")

    def _joined(self, joined: JoinedShown) -> Card:
        card = Card(joined.what)
        card.body.add(Text(joined.why, "quiet"))
        buttons = [self._button("settle", joined.key, _("It stays so"))]
        if joined.can_undo:
            buttons.insert(0, self._button("apart", joined.key, _("Take them apart again")))
        card.body.addLayout(Flow(*buttons))
        return card

    def _button(self, deed: str, key: str, words: str, *, primary: bool = False) -> Button:
        deeds = {
            "join": self.intentions.join,
            "two": self.intentions.say_two,
            "apart": self.intentions.take_apart,
            "settle": self.intentions.settle,
        }
        press = functools.partial(deeds[deed], key)
        button = Button(self._words(words), press, kind="primary" if primary else "plain")
        self.buttons[deed, key] = button
        return button
