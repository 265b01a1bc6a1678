"""The guide: steps left, one question right, what to say in a soft block, alarms above everything."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode, StepKind
from wellbeing.domain.identity import CaseId
from wellbeing.gui import labels, style
from wellbeing.gui.debrief.agreed import OfferedCard, focus_card, focused_card
from wellbeing.gui.debrief.answering import Control, control_for
from wellbeing.gui.debrief.asked_later import OpenFacts
from wellbeing.gui.debrief.notes import KnownBlock, NewerBlock
from wellbeing.gui.debrief.shown import Asked, Beginning, Guide, Offered
from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.red_flag.alarm import Alarms
from wellbeing.gui.widgets.blocks import Block, SayBlock
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, Turning, clear, holder
from wellbeing.gui.widgets.notes import note_parts
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import bar
from wellbeing.gui.widgets.steps import Steps
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, case: CaseId, step: Step | None = None, topic: str = "") -> None: ...
    def begin(self, mode: Mode, chosen: Collection[str] = ()) -> None: ...
    def answer(self, keys: tuple[str, ...]) -> None: ...
    def note_done(self, flag: str, done: tuple[str, ...]) -> None: ...
    def go_on(self, *, without_word: bool = False) -> None: ...
    def go_back(self) -> None: ...
    def go_to(self, question: str) -> None: ...
    def ask_again(self, question: str) -> None: ...
    def take_newer_version(self) -> None: ...
    def change_mode(self, mode: Mode) -> None: ...
    def pause(self) -> None: ...
    def cancel(self) -> None: ...
    def take_on(self, about: str, day: dt.date | None) -> None: ...
    def leave(self, about: str) -> None: ...
    def follow(self, key: str) -> None: ...
    def tell(self, fact: str, code: str) -> None: ...
    def enter_day(self) -> None: ...


class DebriefView(Page):
    """One debrief. Public words stay in sight when the vault locks, and unlocking leads back to where it stood."""

    intentions: Intentions

    def __init__(self, language: Language, keeper: Keeper) -> None:
        super().__init__("")
        self._language, self._words = language, language.text
        self._typed = HalfWritten(keeper)
        self._control: Control | None = None
        self._question = self._talk = ""
        self.public_guide = ""
        """Ids of the words that may stay in sight when the vault is locked."""
        self._asked: Asked | None = None
        self.alarms = Alarms(language, lambda flag, done: self.intentions.note_done(flag, done))
        self._one_word: Block | None = None
        self._in_talk = False
        self.alarm_ids: tuple[str, ...] = ()
        self._make_buttons()
        self.steps = Steps()
        self.steps.picked.connect(lambda key: self._leave_by(lambda: self.intentions.go_to(key)))
        self.mode = Drop([(mode.value, self._words(labels.MODE[mode])) for mode in Mode])
        self.mode.activated.connect(lambda _index: self.intentions.change_mode(Mode(self.mode.value() or "")))
        self._bar = bar(self._words(_("How far the talk is")))
        self._top, self._right = Column(gap="close"), Column(gap="room")
        self._lay_out()

    def _make_buttons(self) -> None:
        """Made anew for each talk: what a page takes out of its head and foot is gone for good."""
        words = self._words
        self.pause = Button(words(_("Pause")), lambda: self._leave_by(self.intentions.pause))
        self.back = Button(words(_("Back")), lambda: self._leave_by(self.intentions.go_back))
        self.skip = Button(words(_("Skip")), lambda: self.intentions.go_on())
        self.on = Button("", lambda: self._leave_by(self.intentions.go_on), kind="primary")
        self.say_done = Button(
            words(_("What was done?")), lambda: self.alarms.ask(self.bring_into_sight), kind="danger"
        )

    def _lay_out(self) -> None:
        left = Column(self.steps, Field(self._words(_("How you talk")), self.mode), gap="room")
        left.addStretch(1)
        self._left = holder(left)
        self._left.setMinimumWidth(style.size("step_column"))
        right = holder(self._right)
        self._guide = Turning([(self._left, 0), (right, 1)], narrow=80, gap="wide", last_above=True)
        self._modes = Column(gap="room")
        self.body.addWidget(self._bar)
        self.body.addWidget(self.alarms)
        self.body.addLayout(self._top)
        self.body.addLayout(self._modes)
        self.body.addWidget(self._guide)

    def arrive(self, **what: object) -> None:
        """The screen was gone to for a step of a case (`step=`), or to talk about a topic (`topic=`): nothing typed
        for another one stays in its fields."""
        self.public_guide = ""
        step, topic = what.get("step"), str(what.get("topic") or "")
        self._talk = f"debrief-{what['case']}-{step or topic}"
        self._question, self._asked, self._control, self.alarm_ids = "", None, None, ()
        self.alarms.show_alarms(())  # what was ticked in another officer's block stays with them
        self.intentions.arrive(CaseId(int(str(what["case"]))), Step(str(step)) if step else None, topic)

    # -- before the talk

    def show_modes(self, beginning: Beginning) -> None:
        """Ask how the talk is held."""
        self.public_guide = ""
        self.show_title(beginning.title, beginning.purpose)
        self._in_talk = False
        self.set_actions()
        self.set_foot(Button(self._words(_("Back")), lambda: self.intentions.cancel()))
        self._guide.hide()
        self._bar.hide()
        self.alarms.show_alarms(())
        clear(self._top)
        clear(self._modes)
        if beginning.joining:
            self._modes.add(Text(beginning.joining))
        self.topics = Choices(self._words(_("This may fit too")), beginning.fitting, several=True)
        if beginning.fitting:
            self._modes.add(self.topics)
        options = [(mode.value, self._words(labels.MODE[mode])) for mode in Mode]
        choices = Choices(self._words(_("How will you talk?")), options)
        choices.changed.connect(
            lambda: self.intentions.begin(Mode(choices.value() or Mode.IN_PERSON), self.topics.values())
        )
        self._modes.add(choices)
        choices.button(Mode.IN_PERSON.value).setFocus()

    # -- the talk

    def show_guide(self, guide: Guide) -> None:
        """Show where the talk stands."""
        self.public_guide = guide.public
        held = focused_card(self)
        same = guide.asked is not None and _unanswered(guide.asked) == self._asked
        clear(self._modes)
        self._guide.show()
        self._bar.show()
        self.show_title(guide.title, guide.vouched, crumb=guide.crumb)
        if not self._in_talk:
            self._in_talk = True
            self._make_buttons()
            self.set_actions(self.pause)
            self.set_foot(self.back, self.skip, self.say_done, right=self.on)
        self._bar.setRange(0, max(guide.total, 1))
        self._bar.setValue(guide.answered)
        self.steps.show_parts(guide.parts, done=guide.done, now=guide.now, done_word=self._words(_("done")))
        self.mode.choose(guide.mode)
        self._show_top(guide)
        if same and guide.asked is not None:
            self._show_told(guide)
        else:
            self._show_right(guide)
        self.back.setEnabled(guide.can_go_back)
        self.on.say(guide.next_words)
        self.skip.setVisible(guide.asked is not None)
        self._question = guide.asked.id if guide.asked else ""
        self._asked = _unanswered(guide.asked) if guide.asked else None
        if held:
            focus_card(self, held)

    def _show_top(self, guide: Guide) -> None:
        """Warning and alarms; a new alarm is brought into sight. 'What was done?' stays in the foot meanwhile."""
        self.alarm_ids = tuple(alarm.id for alarm in guide.alarms)
        is_new = self.alarms.show_alarms(guide.alarms)
        self.say_done.setVisible(self.alarms.waiting is not None)
        clear(self._top)
        self._one_word = None
        if guide.warning:
            block = Block("warning", self._words(_("The lawyer comes first")), guide.warning)
            block.add(*note_parts(guide.notes, self._words))
            self._top.add(block)
        if guide.newer is not None:
            self._top.add(NewerBlock(guide.newer, self._words, self.intentions.take_newer_version))
        if is_new:
            QTimer.singleShot(0, self, self._to_alarm)

    def _to_alarm(self) -> None:
        self.scroll_area.lead_to_top()
        if self.alarms.blocks:
            style.say_to_reader(self.alarms.blocks[0])

    def _show_right(self, guide: Guide) -> None:
        clear(self._right)
        self._control = None
        if guide.opening:
            self._right.add(SayBlock(self._words(_("To begin")), guide.opening))
        if guide.asked is not None:
            self._show_question(guide.asked)
        else:
            self._show_end(guide)
        self._told = Column(gap="close")
        self._right.addLayout(self._told)
        if guide.known:
            self._right.add(KnownBlock(guide.known, self._words, self.intentions.ask_again))
        self._right.addStretch(1)
        self._show_told(guide)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _show_told(self, guide: Guide) -> None:
        """What is to be known about the answer, and what it proposes."""
        clear(self._told)
        for told in guide.told:
            self._told.add(Block(told.tone, told.title, told.text))
        if guide.asked is not None:
            self._offer(self._told, guide.offered, with_day=False)

    def _offer(self, into: Column, offered: tuple[Offered, ...], *, with_day: bool) -> None:
        today = dt.datetime.now().astimezone().date()
        into.add(*(OfferedCard(one, self._language, self.intentions, today, with_day=with_day) for one in offered))

    def _show_question(self, asked: Asked) -> None:
        words = self._words
        if asked.say:
            say = SayBlock(words(_("You could say")), asked.say)
            if asked.why:
                self._add_why(say, asked)
            self._right.add(say)
        if asked.points:
            heading = [Text(words(_("What to do")), "bold")] if asked.kind == StepKind.INFORMATION else []
            lines = (self._line(point) for point in asked.points)
            self._right.add(holder(Column(*heading, *lines, gap="tight")))
        self._right.add(*note_parts(asked.notes, words))
        today = dt.datetime.now().astimezone().date()
        self._control = control_for(asked, self._language, today, self.intentions.answer)
        if self._control is not None:
            self._right.add(self._control.widget)
            self._keep_draft(asked)
        if asked.avoid:
            lines = (self._line(line) for line in asked.avoid)
            self._right.add(holder(Column(Text(words(_("Better not")), "bold"), *lines, gap="tight")))
        if asked.why and not asked.say:
            block = Block("info", words(_("Why")), asked.why, *asked.evidence)
            self._right.add(block)
        self._focus_control()

    def _add_why(self, say: SayBlock, asked: Asked) -> None:
        """The reason, and what it rests on, one press away."""
        more = holder(Column(Text(asked.why), *(Text(line, "quiet") for line in asked.evidence), gap="tight"))
        more.hide()
        words = self._words(_("Why this question") if asked.ask else _("Why"))
        why = Button(words, lambda: more.setVisible(more.isHidden()), kind="link")
        say.body.add(why, more)

    def _line(self, words: str) -> Text:
        return Text(self._words(_("{sign} {line}"), sign="·", line=words))

    def _keep_draft(self, asked: Asked) -> None:
        if self._control is not None and self._control.line is not None:
            self._typed.watch(self._draft_of(asked.id), {"answer": self._control.line})

    def _draft_of(self, question: str) -> str:
        return f"{self._talk}-{question}"

    def _focus_control(self) -> None:
        if self._control is None:
            self.on.setFocus()
        elif isinstance(self._control.widget, Choices):
            buttons = self._control.widget.findChildren(QWidget)
            focusable = next((one for one in buttons if one.property("kind") == "choice"), None)
            if focusable is not None:
                focusable.setFocus()
        else:
            self._control.widget.setFocus()

    def _show_end(self, guide: Guide) -> None:
        words = self._words
        taken = tuple(one for one in guide.offered if one.taken)
        left = tuple(one for one in guide.offered if not one.taken)
        for heading, offered in ((_("What you agreed"), taken), (_("From the answers, not taken on"), left)):
            if offered:
                self._right.add(Text(words(heading), "block"))
                self._offer(self._right, offered, with_day=True)
        if guide.open_facts:
            self._right.add(
                OpenFacts(guide.open_facts, self._language, self.intentions.tell, self.intentions.enter_day)
            )
        self._right.add(
            Block(
                "info",
                words(_("Before you part")),
                words(_("Say when you will be in touch again, and who can be reached until then.")),
                words(_("Finishing notes this talk as a contact. What was skipped stays skipped.")),
            )
        )
        self._right.add(Button(words(_("Reachable through")), lambda: self.intentions.follow("reachable"), kind="link"))
        self.on.setFocus()

    # -- words

    def show_error(self, words: str) -> None:
        """What does not fit, under the answer."""
        self._typed.refused(self._draft_of(self._question))
        if self._control is not None and isinstance(self._control.widget, Field):
            self._control.widget.show_error(words)
        else:
            clear(self._told)
            self._told.add(Block("warning", self._words(_("Not noted yet")), words))

    def show_done_error(self, words: str) -> None:
        """What is missing, in the block of the red flag."""
        block = self.alarms.waiting
        if block is not None:
            block.show_error(words)
            self.bring_into_sight(block.done or block)

    def show_day_error(self, about: str, words: str) -> None:
        """What is wrong with the day of a proposal."""
        for card in self.findChildren(OfferedCard):
            if card.offered.about == about:
                card.show_error(words)

    def ask_what_was_done(self, words: str) -> None:
        """Bring the alarm into sight; going on without a word is possible, but never silent."""
        if self._one_word is not None:
            self._one_word.setParent(None)
        self._one_word = block = Block("warning", self._words(_("One word first")), words)
        if self._question:
            block.add_actions(
                Button(
                    self._words(_("Go on, and say it at the end")),
                    lambda: self.intentions.go_on(without_word=True),
                )
            )
        self._top.insertWidget(0, block)
        self.alarms.ask(self.bring_into_sight)

    def _leave_by(self, way: Callable[[], object]) -> None:
        """Write what is typed, then go; both are done in the order asked."""
        control = self._control
        if control is not None and control.typed is not None:
            self.intentions.answer(control.typed())
            self._typed.used(self._draft_of(self._question))
        way()


def _unanswered(asked: Asked) -> Asked:
    """The question itself: its words and choices. While they are the same, an answer builds nothing anew."""
    return dataclasses.replace(asked, given=())
