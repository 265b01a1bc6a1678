"""Parts of the form: a card with the mark of its line, and the list of crisis lines."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from wellbeing.domain.country import LONGEST_NAME, LONGEST_NOTE, MOST_NUMBERS, HelpNumber
from wellbeing.gui import style
from wellbeing.gui.country.shown import Mark
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, Turning, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Tick
from wellbeing.language import Language, _


class LineCard(Card):
    """One line of the profile: title, mark, what it is for, then its fields."""

    def __init__(self, title: str, mark: Mark, about: str) -> None:
        super().__init__()
        self.mark = Chip(mark.words, mark.tone)
        self.body.addLayout(Flow(Text(title, "block"), self.mark))
        self.body.add(Text(about, "quiet"))
        self.setAccessibleName(title)


class NumberFields(QWidget):
    """A number and a remark on it, beside one another; `name` comes first where there is one."""

    def __init__(
        self, language: Language, shown: HelpNumber, *, named: bool, remove: Callable[[], object] | None = None
    ):
        super().__init__()
        words = language.text
        self.name, self.number, self.note = LineEdit(), LineEdit(), LineEdit()
        for line, text, most in (
            (self.name, shown.name, LONGEST_NAME),
            (self.number, shown.number, LONGEST_NAME),
            (self.note, shown.note, LONGEST_NOTE),
        ):
            line.setMaxLength(most)  # first: it would move the cursor, and what is seen, to the end
            line.setText(text)
        self.fields = {
            "number": Field(words(_("Number to call")), self.number),
            "note": Field(words(_("Remark")), self.note),
        }
        parts: list[tuple[QWidget, int]] = [(self.fields["number"], 2), (self.fields["note"], 3)]
        if named:
            self.fields = {"name": Field(words(_("Name")), self.name), **self.fields}
            parts.insert(0, (self.fields["name"], 3))
        column = Column(Turning(parts, narrow=70, gap="close"), gap="tight")
        if remove is not None:
            self.remove_button = Button(words(_("Remove this number")), remove, kind="link")
            column.addLayout(Flow(self.remove_button))
        self.setLayout(column)

    def texts(self) -> tuple[str, str, str]:
        """Name, number and remark as typed."""
        return self.name.text(), self.number.text(), self.note.text()


class Ticks(QWidget):
    """Short choices that are ticked, beside one another."""

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._ticks = {key: Tick(words) for key, words in options}
        self.setLayout(Flow(*self._ticks.values(), gap="wide", below="hair"))

    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order shown."""
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())

    def choose(self, keys: Sequence[str]) -> None:
        """Tick these alone."""
        for key, tick in self._ticks.items():
            tick.setChecked(key in keys)


class NumberList(QWidget):
    """Any number of named numbers; rows that are empty count for nothing."""

    def __init__(self, language: Language, shown: Sequence[HelpNumber]) -> None:
        super().__init__()
        self._language = language
        self.rows: list[NumberFields] = []
        self._column = Column(gap="room")
        self.add_button = Button(language.text(_("Add a number")), self._add_empty)
        self.setLayout(Column(holder(self._column), holder(Flow(self.add_button)), gap="close"))
        self.show_numbers([(one.name, one.number, one.note) for one in shown])

    def show_numbers(self, numbers: Sequence[tuple[str, str, str]]) -> None:
        """Replace the list."""
        for row in list(self.rows):
            self._drop(row)
        for name, number, note in numbers:
            self._add(HelpNumber(name=name, number=number, note=note))

    def texts(self) -> tuple[tuple[str, str, str], ...]:
        """The rows in which something stands."""
        return tuple(row.texts() for row in self._filled())

    def field(self, place: int, part: str) -> Field | None:
        """A field of the row that is the `place`-th with something in it."""
        filled = self._filled()
        return filled[place].fields.get(part) if place < len(filled) else None

    def fields(self) -> list[Field]:
        """Every field."""
        return [field for row in self.rows for field in row.fields.values()]

    def _filled(self) -> list[NumberFields]:
        return [row for row in self.rows if any(text.strip() for text in row.texts())]

    def _add_empty(self) -> None:
        row = self._add(HelpNumber(name="", number=""))
        row.name.setFocus()

    def _add(self, shown: HelpNumber) -> NumberFields:
        row: NumberFields
        row = NumberFields(self._language, shown, named=True, remove=lambda: self._removed(row))
        self.rows.append(row)
        self._column.addWidget(row)
        self.add_button.setEnabled(len(self.rows) < MOST_NUMBERS)
        return row

    def _removed(self, row: NumberFields) -> None:
        place = self.rows.index(row)
        self._drop(row)
        rest = self.rows[min(place, len(self.rows) - 1)].name if self.rows else self.add_button
        rest.setFocus()
        style.say_to_reader(rest)

    def _drop(self, row: NumberFields) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add_button.setEnabled(True)
