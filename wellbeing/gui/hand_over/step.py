"""The last part of the questions: consent or reason, what goes and what stays, and the button that saves."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wellbeing.domain.consent import Way
from wellbeing.gui.consent.asking import AskForm
from wellbeing.gui.hand_over.shown import Step
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.layout import Column, Flow, Turning
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class StepForm(QWidget):
    """`answered` gets (yes, way), `save` the reason of an emergency or None."""

    def __init__(
        self,
        language: Language,
        shown: Step,
        *,
        answered: Callable[[bool, Way], object],
        ask_again: Callable[[], object],
        print_form: Callable[[], object],
        save: Callable[[str | None], object],
    ) -> None:
        super().__init__()
        self._words = words = language.text
        self.form: AskForm | None = None
        self.reasons: Choices | None = None
        self.paper = Button(words(_("Form on paper")), print_form)
        self.again = Button(words(_("Ask again")), ask_again)
        self.save = Button(
            words(_("Save the package")),
            lambda: save(self.reasons.value() if self.reasons is not None else None),
            kind="primary",
        )
        column = Column(gap="room")
        if shown.read_aloud:
            keep = words(_("Keep this answer"))
            self.form = AskForm(language, shown.read_aloud, answered, words_for=lambda _yes: keep)
            column.add(self.form)
            column.addLayout(Flow(self.paper))
        if shown.answered is not None:
            block = Block(*shown.answered)
            block.add_actions(self.again)
            column.add(block)
        if shown.reasons:
            self.reasons = Choices(words(_("Why can't it wait? Your answer stays here.")), shown.reasons)
            self.reasons.changed.connect(self._reason_changed)
            column.add(self.reasons)
        goes = self._card(words(_("What goes")), shown.goes)
        column.add(
            Turning([(goes, 1), (self._card(words(_("What stays here")), shown.stays), 1)], narrow=70, gap="close")
        )
        if shown.ready:
            column.add(Text(shown.told))
            self.save.setEnabled(not shown.reasons)
            column.addLayout(Flow(self.save))
        self.setLayout(column)

    def _card(self, heading: str, lines: tuple[str, ...]) -> Card:
        card = Card(heading)
        for line in lines:
            card.body.add(Text(line))
        card.body.addStretch(1)
        return card

    @property
    def next(self) -> QWidget | None:
        """Where the keyboard goes on, if there is something left to press."""
        if self.form is not None:
            return self.form.answer.first
        if self.reasons is not None:
            return self.reasons.first
        return self.save if self.save.isEnabled() and self.save.parent() is not None else self.again

    def _reason_changed(self) -> None:
        self.save.setEnabled(self.reasons is not None and self.reasons.value() is not None)
