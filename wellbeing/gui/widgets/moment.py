"""Entering a day and a time by typing them the way one writes them."""

import datetime as dt
import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.field import LineEdit
from wellbeing.gui.widgets.layout import Flow
from wellbeing.language import Language, _

_DIGITS = re.compile(r"\d+")
_MOST_DIGITS = 4
"""A longer number is no part of a day or a time."""


def read_day(words: str, language: Language) -> dt.date | None:
    """The day that `words` mean in the reader's order of day, month and year; None if they mean none.

    Two-digit years are of this century. ISO 8601 is understood everywhere.
    """
    from babel.dates import get_date_format

    parts = _numbers(words)
    if len(parts) != 3:
        return None
    order = "ymd"
    if len(parts[0]) != 4:
        pattern = str(get_date_format("short", locale=language.locale)).lower()
        order = "".join(sorted("ymd", key=pattern.index))
    found = dict(zip(order, map(int, parts), strict=True))
    year = found["y"] + 2000 if found["y"] < 100 else found["y"]
    try:
        return dt.date(year, found["m"], found["d"])
    except ValueError:
        return None


def read_time(words: str) -> dt.time | None:
    """The time that `words` mean: 14:30, 14.30, 1430, 2:30 pm; None if they mean none."""
    parts = _numbers(words)
    if len(parts) == 1 and len(parts[0]) in (3, 4):
        parts = [parts[0][:-2], parts[0][-2:]]
    if not 1 <= len(parts) <= 2:
        return None
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) == 2 else 0
    half = words.lower().replace(".", "")
    if "pm" in half and hour < 12:
        hour += 12
    if "am" in half and hour == 12:
        hour = 0
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _numbers(words: str) -> list[str]:
    """The numbers in `words`; none where one is too long to mean anything."""
    parts = _DIGITS.findall(words)
    return parts if all(len(part) <= _MOST_DIGITS for part in parts) else []


class DayEntry(QWidget):
    """A day, typed, or taken with 'Today' and 'Yesterday', for a day to come 'Tomorrow'. Put it in a `Field`."""

    changed = Signal()

    def __init__(self, language: Language, today: dt.date, *, to_come: bool = False) -> None:
        super().__init__()
        self._language, self._today = language, today
        self.line = LineEdit(example=language.date(today, "typed"))
        self.line.textEdited.connect(self.changed)
        self.setFocusProxy(self.line)
        self._today_button = Button(language.text(_("Today")), lambda: self._take(0))
        beside = _("Tomorrow") if to_come else _("Yesterday")
        self._beside_button = Button(language.text(beside), lambda: self._take(-1 if to_come else 1))
        self.setLayout(Flow(self.line, self._today_button, self._beside_button, gap="tight"))

    def setAccessibleName(self, name: str) -> None:  # Qt's name
        """The name belongs to the line that is typed into."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def day(self) -> dt.date | None:
        """The day entered; None if empty or not a day (see `is_wrong`)."""
        return read_day(self.line.text(), self._language)

    def is_wrong(self) -> bool:
        """Whether something was typed that is no day."""
        return bool(self.line.text().strip()) and self.day() is None

    def show_day(self, day: dt.date | None) -> None:
        """Show `day`, or nothing."""
        self.line.setText(self._language.date(day, "typed") if day else "")

    def _take(self, days_ago: int) -> None:
        self.show_day(self._today - dt.timedelta(days=days_ago))
        self.changed.emit()


class TimeEntry(LineEdit):
    """A time of day, typed. Put it in a `Field`; it may stay empty."""

    def __init__(self, language: Language) -> None:
        super().__init__(example=language.time(dt.time(14, 30)))
        self._language = language

    def time(self) -> dt.time | None:
        """The time entered; None if empty or not a time (see `is_wrong`)."""
        return read_time(self.text())

    def is_wrong(self) -> bool:
        """Whether something was typed that is no time."""
        return bool(self.text().strip()) and self.time() is None

    def show_time(self, time: dt.time | None) -> None:
        """Show `time`, or nothing."""
        self.setText(self._language.time(time) if time else "")
