"""The block of a red flag: what to do now, whom to call, and what was done."""

from collections.abc import Callable

from wellbeing.gui.debrief.shown import Alarm
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class AlarmBlock(Block):
    """Folds to one line once it was said what was done; a press opens it again."""

    def __init__(self, alarm: Alarm, language: Language, note_done: Callable[[str, tuple[str, ...]], object]) -> None:
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
        self._open.hide()
        self._tell()

    def _tell(self) -> None:
        alarm, words = self._alarm, self._words
        for number in alarm.numbers:
            self.add(Text(number, "large"))
        self._list("", alarm.steps, numbered=True)
        if alarm.say:
            self.add(Text(words(_("You could say")), "bold"), Text(alarm.say, "large"))
        self._list(words(_("If help is refused")), alarm.refusal)
        self._list(words(_("Better not")), alarm.avoid)
        self.done = Choices(words(_("What was done?")), alarm.done, several=True)
        self.done.choose(alarm.chosen)
        self.add(self.done)
        self.add_actions(Button(words(_("Note what was done")), self._noted, kind="primary"))

    def _noted(self) -> None:
        if self.done is not None:
            self._note_done(self._alarm.id, tuple(self.done.values()))

    def _list(self, heading: str, lines: tuple[str, ...], *, numbered: bool = False) -> None:
        if lines and heading:
            self.add(Text(heading, "bold"))
        for place, line in enumerate(lines, start=1):
            sign = f"{place}." if numbered else "·"
            self.add(Text(self._words(_("{sign} {line}"), sign=sign, line=line)))
