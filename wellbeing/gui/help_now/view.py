"""The sheet of 'Someone is with me now': numbers first, then red flags, first words and the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wellbeing.domain.checklist import Mode
from wellbeing.gui.help_now.presenter import Ask, Call, Part, Say, Sheet, Told
from wellbeing.gui.red_flag.alarm import Alarms
from wellbeing.gui.red_flag.shown import Alarm
from wellbeing.gui.widgets.blocks import Block, SayBlock
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Row, Turning, clear, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class HelpNow(Page):
    """Emits what the person wants; shows what the presenter says."""

    mode_chosen = Signal(str)
    country_chosen = Signal(str)
    answered = Signal(str, list)
    case_wanted = Signal()
    guides_wanted = Signal()
    left = Signal()
    done_noted = Signal(str, tuple)

    def __init__(self, language: Language, countries: Sequence[tuple[str, str]]) -> None:
        """`countries` are (code, words), in the order shown."""
        super().__init__(
            language.text(_("Someone is with me now")), language.text(_("Nothing on this page is stored."))
        )
        self._words = language.text
        words = self._words
        self.back_button = Button(words(_("Back")), self.left.emit)
        self.case_button = Button(words(_("Make this a case")), self.case_wanted.emit)
        self.guides_button = Button(words(_("Guides by what happened")), self.guides_wanted.emit)
        self.set_actions(self.back_button, self.guides_button, self.case_button)
        self._call_lines = Column(gap="hair")
        self.country = Drop([("", words(_("Another country"))), *countries])
        self.country.activated.connect(lambda _index: self.country_chosen.emit(self.country.value() or ""))
        self.mode = Choices(
            "", [(Mode.IN_PERSON, words(_("We are in one room"))), (Mode.BY_PHONE, words(_("We are on the phone")))]
        )
        self.mode.changed.connect(self._choose_mode)
        self.alarms = Alarms(language, self.done_noted.emit)
        self._told, self._sheet = Column(), Column(gap="room")
        self.say_done: Button | None = None
        self._opening = Text("", "large")
        self.questions: dict[str, Choices] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        calls = Block("danger", self._words(_("In danger now: call")))
        country = Field(self._words(_("Country")), self.country)
        calls.add(Turning([(holder(self._call_lines), 2), (country, 1)], narrow=70))
        self.add(calls)
        self.body.addWidget(self.alarms)
        self.body.addLayout(self._told)
        self.add(Turning([(self._opening_holder(), 1), (self.mode, 1)], narrow=70))
        self.body.addLayout(self._sheet)

    def _opening_holder(self) -> QWidget:
        column = Column(self._opening)
        column.addStretch(1)
        return holder(column)

    def show_sheet(self, sheet: Sheet) -> None:
        """Build the parts anew."""
        self.mode.choose(sheet.mode)
        self.country.choose(sheet.country)
        self._opening.setText(sheet.opening)
        self.show_calls(sheet.calls)
        clear(self._sheet)
        self.questions = {}
        for part in sheet.parts:
            self._sheet.add(self._part(part))

    def show_calls(self, calls: Sequence[Call]) -> None:
        """Numbers in large type; a name without a number says so."""
        clear(self._call_lines)
        for call in calls:
            number = call.number or self._words(_("number not entered yet"))
            line = Text(self._words(_("{name}: {number}"), name=call.name, number=number), "say", selectable=True)
            self._call_lines.add(line)
            if call.note:
                self._call_lines.add(Text(call.note))

    def show_chosen(self, question_id: str, keys: Sequence[str]) -> None:
        """Other choices than the person has just made."""
        self.questions[question_id].choose(keys)

    def show_act_now(self, alarms: Sequence[Alarm], told: Sequence[Told]) -> None:
        """Under the numbers, above the questions; the page goes there when there is more of it. 'What was done?'
        stays in the foot until it was said."""
        is_new = self.alarms.show_alarms(alarms)
        before = self._told.count()
        clear(self._told)
        for made in told:
            self._told.add(Block(made.tone, made.title, made.text))
        self._show_foot()
        if is_new or len(told) > before:
            self.scroll_area.verticalScrollBar().setValue(0)

    def _show_foot(self) -> None:
        if self.alarms.waiting is None:
            self.say_done = None
            self.set_foot()
        elif self.say_done is None:
            self.say_done = Button(
                self._words(_("What was done?")), lambda: self.alarms.ask(self.bring_into_sight), kind="danger"
            )
            self.set_foot(right=self.say_done)

    def show_done_error(self, words: str) -> None:
        """Say in the block of the red flag what is missing."""
        block = self.alarms.waiting
        if block is not None:
            block.show_error(words)
            self.bring_into_sight(block.done or block)

    def _list(
        self, into: Block | Card | SayBlock, heading: str, lines: Sequence[str], *, numbered: bool = False
    ) -> None:
        if not lines:
            return
        into.body.add(Text(heading, "bold"))
        for place, line in enumerate(lines, start=1):
            row = Row(gap="tight")
            sign = Text(f"{place}.", "block") if numbered else Text("•", "bold")
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(holder(Column(Text(line, "large" if numbered else "body"))), 1)
            into.body.addLayout(row)

    def _part(self, part: Part) -> Card:
        card = Card(part.title)
        ticks: list[Ask] = []
        for item in part.items:
            if isinstance(item, Ask) and not item.words:
                ticks.append(item)
                continue
            self._flush(card, ticks)
            card.body.add(self._say(item) if isinstance(item, Say) else self._ask(item))
        self._flush(card, ticks)
        return card

    def _say(self, item: Say) -> Block | Card | SayBlock:
        if item.say:
            block = SayBlock(item.title, item.say)
            self._list(block, "", item.points)
            self._list(block, self._words(_("Better not")), item.avoid)
            return block
        card = Card()
        card.setProperty("look", "")
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.add(Text(item.title, "bold"))
        self._list(card, "", item.points)
        self._list(card, self._words(_("Better not")), item.avoid)
        return card

    def _ask(self, item: Ask) -> Choices:
        made = Choices(item.words, item.options, several=item.several)
        made.choose(item.chosen)
        made.changed.connect(lambda: self.answered.emit(item.id, made.values()))
        self.questions[item.id] = made
        return made

    def _flush(self, card: Card, ticks: list[Ask]) -> None:
        """Ticks that follow one another stand close together."""
        if ticks:
            card.body.addWidget(holder(Column(*(self._ask(tick) for tick in ticks), gap="tight")))
            ticks.clear()

    def _choose_mode(self) -> None:
        value = self.mode.value()
        if value is None:  # one of the two always holds
            self.mode.choose(Mode.IN_PERSON)
        self.mode_chosen.emit(value or Mode.IN_PERSON)
