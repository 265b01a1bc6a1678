"""The page of a self-check: how it is done, the numbers, what came out. It shows no question of any form."""

import functools
from collections.abc import Sequence
from typing import Protocol

from wellbeing.domain.identity import CaseId
from wellbeing.gui import style
from wellbeing.gui.self_check.shown import Kept, Result, Shown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def load(self, case: CaseId) -> None: ...
    def refresh(self) -> None: ...
    def work_out(self, numbers: Sequence[int | None], total: int | None) -> None: ...
    def keep(self) -> None: ...
    def remove(self, key: int) -> None: ...
    def refer(self) -> None: ...
    def leave(self) -> None: ...


class SelfCheckView(Page):
    """One case's self-check. The numbers are chosen, not typed: nothing of them is ever sealed as a draft."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        words = self._words = language.text
        super().__init__(words(_("Self-check")))
        self._language = language
        self.numbers: list[Drop] = []
        self.total = Drop()
        self.work_out_button = Button(words(_("Work it out")), self._work_out, kind="primary")
        self.keep_button = self.refer_button = Button("")
        self.remove_buttons: list[Button] = []
        self._result, self._kept = Column(gap="close"), Column(gap="tight")

    def arrive(self, **what: object) -> None:
        """Opened with case=."""
        self.clear()
        self.intentions.load(CaseId(int(str(what["case"]))))

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.refresh()

    def show_check(self, shown: Shown) -> None:
        """All of it, without a result."""
        words = self._words
        self.clear()
        self.show_title(
            words(_("Self-check")), words(_("It is offered once, and it may be declined.")), crumb=shown.crumb
        )
        self.set_foot(Button(words(_("Not wanted, or done")), lambda: self.intentions.leave()))
        self._result, self._kept = Column(gap="close"), Column(gap="tight")
        how = Card(shown.form)
        for place, line in enumerate(shown.points, start=1):
            how.body.add(Text(f"{place}. {line}"))
        how.body.add(Text(shown.note, "bold"))
        self.add(how, self._form(shown))
        self.body.addLayout(self._result)
        self.body.addLayout(self._kept)
        self.show_kept(shown.kept)
        self.add(self._signposts(shown))
        self.scroll_area.verticalScrollBar().setValue(0)

    def _form(self, shown: Shown) -> Card:
        words = self._words
        card = Card(words(_("The numbers on the form")))
        self.numbers = [self._drop(shown.numbers) for _line in shown.lines]
        fields = [Field(label, drop) for label, drop in zip(shown.lines, self.numbers, strict=True)]
        card.body.add(Turning([(field, 1) for field in fields], narrow=60, gap="close"))
        self.total = self._drop(shown.sums)
        card.body.add(Field(words(_("Or only their sum")), self.total))
        self.work_out_button = Button(words(_("Work it out")), self._work_out, kind="primary")
        card.body.addLayout(Flow(self.work_out_button))
        return card

    def _drop(self, numbers: Sequence[int]) -> Drop:
        empty = ("", "–")
        drop = Drop([empty, *((str(number), self._language.number(number)) for number in numbers)])
        drop.setMinimumContentsLength(3)
        return drop

    def _work_out(self) -> None:
        def chosen(drop: Drop) -> int | None:
            value = drop.value()
            return int(value) if value else None

        self.intentions.work_out([chosen(drop) for drop in self.numbers], chosen(self.total))

    def show_result(self, result: Result) -> None:
        """What came out, in plain type: no colour judges it."""
        words = self._words
        clear(self._result)
        card = Card(result.value)
        card.body.add(Text(result.note, "bold"), Text(result.say))
        buttons = []
        if result.refer:
            self.refer_button = Button(words(_("New referral")), lambda: self.intentions.refer())
            buttons.append(self.refer_button)
        if result.not_kept:
            card.body.add(Text(result.not_kept, "quiet"))
        else:
            self.keep_button = Button(words(_("The officer asks to have it kept")), self._keep)
            buttons.append(self.keep_button)
            card.body.add(Text(words(_("Without that, nothing of it stays when you leave this page.")), "quiet"))
        card.body.addLayout(Flow(*buttons))
        self._result.add(card)
        self.bring_into_sight(card)
        style.say_to_reader(card)

    def _keep(self) -> None:
        self.keep_button.setEnabled(False)
        self.intentions.keep()

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """What is kept, each with the way to have it gone."""
        words = self._words
        clear(self._kept)
        self.remove_buttons = []
        if not kept:
            return
        card = Card(words(_("Kept, because the officer asked")))
        for one in kept:
            erase = words(_("Erase"))
            button = Button(
                erase, functools.partial(self._remove, one.key), kind="link", name=", ".join((erase, one.words))
            )
            self.remove_buttons.append(button)
            card.body.add(Turning([(Text(one.words), 1), (button, 0)], narrow=30))
        card.body.add(Text(words(_("It is in no figure, and goes with the case.")), "quiet"))
        self._kept.add(card)

    def _remove(self, key: int) -> None:
        self.intentions.remove(key)

    def show_error(self, words: str) -> None:
        """What does not fit."""
        clear(self._result)
        block = Block("warning", words)
        self._result.add(block)
        self.bring_into_sight(block)
        style.say_to_reader(block)

    def _signposts(self, shown: Shown) -> Card:
        words = self._words
        card = Card(words(_("What professionals may use")))
        card.body.add(Text(words(_("Only named here: this program neither holds nor adds up any of them.")), "quiet"))
        for name, about in shown.signposts:
            card.body.add(Turning([(Text(name, "bold"), 1), (Text(about), 3)], narrow=40, gap="close"))
        return card
