"""The block of a red flag: what to do now, whom to call, and what was done; and the place that holds several."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.red_flag.shown import Alarm
from wellbeing.gui.widgets.blocks import Block, SayBlock
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.layout import Column, Row, clear, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

NoteDone = Callable[[str, tuple[str, ...]], object]
"""Told with the alarm's id and the answers to 'what was done'."""


class AlarmBlock(Block):
    """Folds to one line once it was said what was done; a press opens it again."""

    def __init__(self, alarm: Alarm, language: Language, note_done: NoteDone) -> None:
        words = language.text
        tone = "good" if alarm.handled else alarm.tone
        super().__init__(tone, words(_("{level}: {title}"), level=alarm.level, title=alarm.title))
        self._alarm, self._note_done, self._words = alarm, note_done, words
        self.done: Choices | None = None
        if alarm.handled:
            chosen = [label for key, label in alarm.done if key in alarm.chosen]
            self.add(Text(words(_("Done: {what}"), what=language.listing(chosen))))
            self._open = Button(words(_("Show what to do")), self._unfold, kind="link")
            self.add_actions(self._open)
        else:
            self._tell()

    def _unfold(self) -> None:
        held = self._open.hasFocus()
        self._open.hide()
        self._tell()
        if held and self.done is not None:
            self.done.first.setFocus()

    def _tell(self) -> None:
        alarm, words = self._alarm, self._words
        for number in alarm.numbers:
            self.add(Text(number, "say", selectable=True))
        self._list(words(_("Do this now")), alarm.steps, numbered=True)
        if alarm.say:
            self.add(SayBlock(words(_("You could say")), alarm.say))
        self._list(words(_("If help is refused")), alarm.refusal)
        self._list(words(_("Better not")), alarm.avoid)
        self.done = Choices(words(_("What was done?")), alarm.done, several=True)
        self.done.choose(alarm.chosen)
        self._error = Text("", "error")
        self._error.hide()
        self.add(self.done, self._error)
        self.add_actions(Button(words(_("Note what was done")), self._noted, kind="primary"))

    def _noted(self) -> None:
        if self.done is not None:
            self._note_done(self._alarm.id, tuple(self.done.values()))

    def show_error(self, words: str) -> None:
        """Say under the answers what is missing."""
        if self.done is not None:
            self._error.setText(words)
            self._error.show()
            style.say_to_reader(self._error)

    def _list(self, heading: str, lines: Sequence[str], *, numbered: bool = False) -> None:
        if lines:
            self.add(Text(heading, "bold"))
        for place, line in enumerate(lines, start=1):
            row = Row(gap="tight")
            sign = Text(f"{place}.", "block") if numbered else Text("•", "bold")
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(holder(Column(Text(line, "large" if numbered else "body"))), 1)
            self.body.addLayout(row)


class Alarms(QWidget):
    """The red flags that stand. A block whose words stay the same is kept, with what is ticked in it."""

    def __init__(self, language: Language, note_done: NoteDone) -> None:
        super().__init__()
        self._language, self._note_done = language, note_done
        self._column = Column()
        self.setLayout(self._column)
        self._shown: dict[str, tuple[Alarm, AlarmBlock]] = {}
        self.hide()

    @property
    def blocks(self) -> tuple[AlarmBlock, ...]:
        """The blocks in the order shown."""
        return tuple(block for _alarm, block in self._shown.values())

    def show_alarms(self, alarms: Sequence[Alarm]) -> bool:
        """Show these and no others. Returns whether one is there that was not, and waits for a word."""
        known = {alarm_id: alarm for alarm_id, (alarm, _block) in self._shown.items()}
        is_new = any(not alarm.handled and alarm.id not in known for alarm in alarms)
        if [known.get(alarm.id) for alarm in alarms] == list(alarms) and len(known) == len(alarms):
            return False
        kept = {alarm.id: self._shown[alarm.id] for alarm in alarms if known.get(alarm.id) == alarm}
        for _alarm, block in kept.values():
            self._column.removeWidget(block)
        clear(self._column)
        self._shown = {
            alarm.id: kept.get(alarm.id) or (alarm, AlarmBlock(alarm, self._language, self._note_done))
            for alarm in alarms
        }
        self._column.add(*self.blocks)
        self.setVisible(bool(alarms))
        return is_new

    @property
    def waiting(self) -> AlarmBlock | None:
        """The first block that waits for a word on what was done."""
        return next((block for alarm, block in self._shown.values() if not alarm.handled), None)

    def ask(self, bring_into_sight: Callable[[QWidget], object]) -> None:
        """Go to 'What was done?' of the block that waits, keyboard and sight."""
        block = self.waiting
        if block is not None and block.done is not None:
            bring_into_sight(block.done.first)
            block.done.first.setFocus(Qt.FocusReason.OtherFocusReason)
