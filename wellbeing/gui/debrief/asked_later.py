"""What is still open about the case, on the last page of a talk: questions that may stay open."""

import functools
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wellbeing.gui.debrief.shown import OpenFact
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class OpenFacts(Card):
    """Each answer is kept as soon as it is chosen. `tell` takes the fact and the code, empty for none."""

    def __init__(
        self,
        facts: tuple[OpenFact, ...],
        language: Language,
        tell: Callable[[str, str], object],
        enter_day: Callable[[], object],
    ) -> None:
        words = language.text
        super().__init__(words(_("Still open about this case")))
        self.answers: dict[str, Drop] = {}
        self.confirm: dict[str, Button] = {}
        self._tell = tell
        self.body.add(Text(words(_("Every question may stay open. What you choose is kept with the case.")), "quiet"))
        for fact in facts:
            answer = Drop([("", words(_("Leave open"))), *fact.options])
            answer.choose(fact.given or "")
            self.answers[fact.fact] = answer
            day = Button(words(_("Enter on which day it ended")), enter_day, kind="link")
            day.setVisible(fact.given in fact.with_day)
            self.body.add(Field(fact.question, answer), *self._proposed(fact, day), day)
            answer.activated.connect(lambda _index, of=fact, beside=day: self._chosen(of, beside))

    def _proposed(self, fact: OpenFact, day: Button) -> tuple[QWidget, ...]:
        """What is known from elsewhere, to be confirmed by one press or passed over."""
        if fact.proposed is None:
            return ()
        code, told, keep = fact.proposed
        self.confirm[fact.fact] = Button(keep, functools.partial(self._confirm, fact, code, day))
        return Text(told, "quiet"), self.confirm[fact.fact]

    def _confirm(self, fact: OpenFact, code: str, day: Button) -> None:
        self.answers[fact.fact].choose(code)
        self.answers[fact.fact].setFocus()
        self._chosen(fact, day)

    def _chosen(self, fact: OpenFact, day: Button) -> None:
        code = self.answers[fact.fact].value() or ""
        day.setVisible(code in fact.with_day)
        if fact.proposed is not None:
            self.confirm[fact.fact].setEnabled(code != fact.proposed[0])
        self._tell(fact.fact, code)
