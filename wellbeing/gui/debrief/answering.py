"""The control for one question: choices, ticks, a number, a day, a short note."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from wellbeing.domain.checklist import StepKind
from wellbeing.gui.debrief.shown import Asked
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.field import Field, LineEdit, TextArea
from wellbeing.gui.widgets.moment import DayEntry
from wellbeing.language import Language, _

Answered = Callable[[tuple[str, ...]], object]
Typed = Callable[[], tuple[str, ...]]

_MOST_ON_A_SCALE = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A widget, and how to read what is typed into it: choices answer at once, typed words when one goes on."""

    widget: QWidget
    typed: Typed | None = None
    line: LineEdit | TextArea | None = None
    """Where it is typed."""
    is_note: bool = False


def control_for(asked: Asked, language: Language, today: dt.date, answered: Answered) -> Control | None:
    """The control that fits the kind of question, showing the answer so far; None for mere information."""
    match StepKind(asked.kind):
        case StepKind.INFORMATION:
            return None
        case StepKind.CHOICE | StepKind.SEVERAL | StepKind.TICK:
            return _choices(asked, asked.options, answered, several=asked.kind != StepKind.CHOICE)
        case StepKind.SCALE if asked.bounds and asked.bounds[1] - asked.bounds[0] < _MOST_ON_A_SCALE:
            return _choices(asked, _scale(asked.bounds, language), answered, several=False)
        case StepKind.DATE:
            return _day(asked, language, today)
        case StepKind.NOTE:
            return _note(asked, language)
        case _:
            return _line(asked)


def _choices(asked: Asked, options: tuple[tuple[str, str], ...], answered: Answered, *, several: bool) -> Control:
    made = Choices(asked.ask, options, several=several)
    made.choose(asked.given)
    made.changed.connect(lambda: answered(tuple(made.values())))
    return Control(widget=made)


def _scale(bounds: tuple[int, int, str, str], language: Language) -> tuple[tuple[str, str], ...]:
    low, high, low_label, high_label = bounds
    ends = {low: low_label, high: high_label}
    return tuple(
        (str(value), language.text(_("{number}: {label}"), number=value, label=ends[value]))
        if ends.get(value)
        else (str(value), str(value))
        for value in range(low, high + 1)
    )


def _line(asked: Asked) -> Control:
    line = LineEdit()
    line.setText("".join(asked.given[:1]))
    return Control(widget=Field(asked.ask or asked.title, line), typed=lambda: (line.text(),), line=line)


def _day(asked: Asked, language: Language, today: dt.date) -> Control:
    entry = DayEntry(language, today)
    entry.show_day(dt.date.fromisoformat(asked.given[0]) if asked.given else None)

    def typed() -> tuple[str, ...]:
        day = entry.day()
        # Words that are no day are handed on as they are: the guide says that they don't fit.
        return (day.isoformat() if day else entry.line.text(),)

    return Control(widget=Field(asked.ask or asked.title, entry), typed=typed, line=entry.line)


def _note(asked: Asked, language: Language) -> Control:
    area = TextArea(lines=4)
    area.setPlainText("".join(asked.given[:1]))
    field = Field(
        asked.ask or asked.title,
        area,
        help_line=language.text(_("Stays in the vault. No names of other people, and not what happened.")),
    )
    return Control(widget=field, typed=lambda: (area.words(),), line=area, is_note=True)
