"""Entering the next date: a day, a time if there is one, a place if it helps."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.paper.shown import DateAsked
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column
from wellbeing.gui.widgets.moment import TimeEntry, read_day
from wellbeing.language import Language, _


class DateForm(QWidget):
    """One column. `entered` is emitted by 'Enter' and by the page's button; who listens reads the fields."""

    entered = Signal()

    def __init__(self, asked: DateAsked, language: Language, typed: HalfWritten) -> None:
        super().__init__()
        words = language.text
        self._language = language
        self.day = LineEdit(example=language.date(asked.today, "typed"))
        self.day.setText(language.date(asked.day, "typed") if asked.day else "")
        self.time, self.place = TimeEntry(language), LineEdit()
        self.time.show_time(asked.time)
        self.place.setText(asked.place)
        self._fields = {
            "day": Field(words(_("Day")), self.day),
            "time": Field(words(_("Time")), self.time, help_line=words(_("May stay empty."))),
        }
        column = Column(*self._fields.values(), gap="room")
        if asked.with_place:
            hint = words(_("May stay empty. Better a street or a room than the name of an office."))
            column.add(Field(words(_("Place")), self.place, help_line=hint))
        self.setLayout(column)
        for line in (self.day, self.time, self.place):
            line.returnPressed.connect(self.submit)
        typed.watch(asked.draft, {"day": self.day, "time": self.time, "place": self.place})

    def submit(self) -> None:
        """The person is done."""
        for field in self._fields.values():
            field.show_error("")
        self.entered.emit()

    def day_entered(self) -> dt.date | None:
        """The day, or None where none can be read."""
        return read_day(self.day.text(), self._language)

    def show_error(self, field: str, words: str) -> None:
        """Under `day` or `time`."""
        self._fields[field].show_error(words)
