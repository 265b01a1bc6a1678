"""What is asked with a next station of a referral: the day of the first appointment, and how it ended."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.referral.shown import Move
from wellbeing.gui.services.shown import Options
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, holder
from wellbeing.gui.widgets.moment import read_day
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class StationForm(QWidget):
    """A few fields and two buttons. `go_on` gets the day and the outcome; a day that can't be read is told here."""

    def __init__(
        self,
        move: Move,
        outcomes: Options,
        today: dt.date,
        language: Language,
        go_on: Callable[[dt.date | None, str | None], object],
        cancel: Callable[[], object],
    ) -> None:
        super().__init__()
        self._move, self._language, self._go_on = move, language, go_on
        self.day = LineEdit(example=language.date(today, "typed"))
        self.day_field = Field(move.day_words, self.day, help_line=move.day_help)
        self.outcome: Choices | None = None
        self.outcome_error = Text("", "error")
        self.confirm = Button(move.confirm, self.submit, kind="primary")
        column = Column(gap="close")
        self.first: QWidget = self.day
        if move.needs_outcome:
            self.outcome = Choices(language.text(_("How did it end?")), outcomes)
            column.add(holder(Column(self.outcome, self.outcome_error, gap="hair")))
            self.first = self.outcome.button(outcomes[0][0])
        if move.day_words:
            self.day.returnPressed.connect(self.submit)
            column.add(self.day_field)
        else:
            self.day_field.setParent(self)
            self.day_field.hide()
        column.addLayout(Flow(Button(language.text(_("Cancel")), cancel), self.confirm))
        self.setLayout(column)

    def submit(self) -> None:
        """Hand on what was entered."""
        self.day_field.show_error("")
        self.outcome_error.setText("")
        day = read_day(self.day.text(), self._language)
        if day is None and (self.day.text().strip() or self._move.needs_day):
            told = self._language.text(_("Please enter the day, such as the example shows it."))
            self.show_error("appointment_on", told)
            return
        self._go_on(day, self.outcome.value() if self.outcome else None)

    def show_error(self, field: str, words: str) -> None:
        """Beside `appointment_on` or `outcome`."""
        if field == "outcome":
            self.outcome_error.setText(words)
            style.say_to_reader(self.outcome_error)
        else:
            self.day_field.show_error(words)
