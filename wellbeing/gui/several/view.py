"""The page of several cases: questions, what would happen to each, and what did."""

import functools
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication, QFileDialog

from wellbeing.gui.files import ask_for_folder
from wellbeing.gui.several.shown import Line, Outcome, Plan, Question
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.layout import Column, clear, holder
from wellbeing.gui.widgets.progress import ProgressRow
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here. `done` are the cases in which the last act was done."""

    done: list[str]

    def arrive(self, cases: str, part: str) -> None: ...
    def answer(self, question: str, key: str) -> None: ...
    def do(self) -> None: ...
    def save_to(self, folder: Path) -> None: ...
    def stop(self) -> None: ...
    def follow_help(self) -> None: ...
    def leave(self) -> None: ...


class SeveralView(ToldPage):
    """One act on the cases that were chosen."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Several cases")))
        self._words = language.text
        self._plan = Column(gap="room")
        self.questions: dict[str, Choices] = {}
        self.act = Button("")
        self.dialog: QFileDialog | None = None
        self._progress: ProgressRow | None = None

    def arrive(self, **what: object) -> None:
        """Opened with cases='3,5,8' and part='follow-ups' or 'hand-over'."""
        self.intentions.arrive(str(what.get("cases", "")), str(what.get("part", "follow-ups")))

    def show_questions(self, title: str, quiet: str, questions: tuple[Question, ...]) -> None:
        """The page anew; the keyboard goes to the first question that is open."""
        focused = QApplication.focusWidget()
        had = [key for key, shown in self.questions.items() if focused and shown.isAncestorOf(focused)]
        self._begin(title, quiet)
        self.questions = {}
        for question in questions:
            choices = Choices(question.words, question.options)
            choices.choose(question.chosen or None)
            choices.changed.connect(functools.partial(self._answered, question.key, choices))
            self.questions[question.key] = choices
            self.add(choices)
        self._plan = Column(gap="room")
        self.body.addLayout(self._plan)
        for question in questions:
            if question.key in had and question.chosen:
                self.questions[question.key].button(question.chosen).setFocus()

    def _answered(self, question: str, choices: Choices) -> None:
        self.intentions.answer(question, choices.value() or "")

    def show_plan(self, plan: Plan | None) -> None:
        """What would happen, below the questions; its press stays in sight at the foot, however many they are."""
        clear(self._plan)
        self.set_foot(self._back())
        if plan is None:
            return
        if plan.does:
            self._plan.add(self._list(plan.heading, plan.does))
        if plan.does_not:
            self._plan.add(self._list(plan.heading_not, plan.does_not))
        self._plan.add(*(Text(line) for line in plan.told))
        if plan.does:
            self.bring_into_sight(self.questions[next(reversed(self.questions))])
        if plan.action:
            self.act = Button(plan.action, lambda: self.intentions.do(), kind="primary")
            self.set_foot(self._back(), right=self.act)

    def _list(self, heading: str, lines: tuple[Line, ...]) -> Card:
        card = Card(heading)
        for line in lines:
            words = Column(Text(line.what, "bold"), Text(line.why, "quiet"), gap="hair")
            card.body.add(holder(words))
        return card

    def ask_for_folder(self) -> None:
        """Where the packages go."""
        title = self._words(_("Choose the folder for the packages"))
        self.dialog = ask_for_folder(self, title, lambda folder: self.intentions.save_to(folder))

    def show_work(self, done: int, whole: int) -> None:
        """How far it is; the questions go, so that nothing changes meanwhile."""
        if self._progress is None:
            self.clear()
            self.set_foot(self._back())
            self._progress = ProgressRow(self._words(_("One case after the other")), self._words(_("Stop")))
            self._progress.cancelled.connect(lambda: self.intentions.stop())
            self.add(self._progress)
        self._progress.show_progress(done, whole)

    def show_outcome(self, title: str, outcome: Outcome) -> None:
        """What happened."""
        self._begin(title, "")
        self.add(Block(outcome.tone, outcome.heading, *outcome.told))
        if outcome.done:
            self.add(self._list("", outcome.done))
        if outcome.not_done:
            self.add(self._list(outcome.heading_not, outcome.not_done))

    def show_stopped(self, title: str, why: str, action: str) -> None:
        """Why nothing can be done, and what helps."""
        self._begin(title, "")
        block = Block("info", self._words(_("This can't be done yet") if action else _("This can't be done here")), why)
        if action:
            self.act = Button(action, lambda: self.intentions.follow_help(), kind="primary")
            block.add_actions(self.act)
        self.add(block)

    def _begin(self, title: str, quiet: str) -> None:
        self._progress = None
        self.begin_anew(title, quiet, self._back(), crumb=self._words(_("Cases")))

    def _back(self) -> Button:
        return Button(self._words(_("Back to the cases")), lambda: self.intentions.leave())
