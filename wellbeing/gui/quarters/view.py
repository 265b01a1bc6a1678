"""An office's quarters on the screen: all of them, one, a question before what binds, and what came of files."""

import functools
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from wellbeing.gui.files import ask_for_files, ask_where_to_save
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.quarters.card import QuarterCard
from wellbeing.gui.quarters.shown import (
    Action,
    Detail,
    EndingShown,
    Group,
    ListShown,
    Outcome,
    Press,
    QuarterShown,
    Sure,
)
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, holder
from wellbeing.gui.widgets.progress import ProgressRow
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.timeline import Timeline
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

_DOES_NOT_GO_ON = _(
    "Nobody contributed, something was lost with a restore, or the other office is gone for good: then it is closed "
    "another way."
)
_LOST = _(
    "{file} counts contributions whose sums a restore has forgotten. Ask the other office for its activity and its "
    "sums first. Only if it can't give them any more: say so by your name. They stay counted, and stand in no figure."
)


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, quarter: str = "", part: str = "") -> None: ...
    def refresh(self) -> None: ...
    def do_first(self) -> None: ...
    def open_quarter(self, label: str) -> None: ...
    def to_list(self) -> None: ...
    def enrol(self) -> None: ...
    def give(self, label: str, what: str) -> None: ...
    def end(self, label: str) -> None: ...
    def propose_nothing(self, label: str) -> None: ...
    def close_alone(self, label: str, by: str) -> None: ...
    def take_lost(self, by: str) -> None: ...
    def choose_place(self, label: str, what: str) -> None: ...
    def save_to(self, label: str, what: str, path: Path) -> None: ...
    def take(self, files: list[Path]) -> None: ...
    def stop(self) -> None: ...


class QuartersView(ToldPage):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language.text(_("Quarters")))
        self._words, self._typed = language.text, typed
        self._draft = ""
        self._by_field: Field | None = None
        self.by, self.end_button, self.nothing_button = LineEdit(), Button(""), Button("")
        self.rows: dict[str, QuarterCard] = {}
        self.more: dict[str, Button] = {}
        self.again: dict[str, Button] = {}
        self.take_button, self.press, self.first_button = Button(""), Button(""), Button("")
        self.dialog: QFileDialog | None = None
        self._progress: ProgressRow | None = None

    def arrive(self, **what: object) -> None:
        """The screen was gone to, perhaps for one quarter."""
        self.intentions.arrive(str(what.get("quarter", "")), str(what.get("part", "")))

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.refresh()

    # -- all of them

    def show_list(self, shown: ListShown) -> None:
        """What is next for each, those that are closed last."""
        words = self._words
        self._begin(words(_("Quarters")), shown.quiet)
        if shown.first is not None:
            heading, told, press = shown.first
            block = Block("warning", heading, told)
            self.first_button = Button(press, lambda: self.intentions.do_first(), kind="primary")
            block.add_actions(self.first_button)
            self.add(block)
        if shown.quarters or shown.closed:
            self._offer_to_take()
        for one in shown.quarters:
            self.add(self._row(one))
        if shown.closed:
            self.heading(words(_("Closed")))
        for one in shown.closed:
            self.add(self._row(one))

    def _row(self, shown: QuarterShown) -> QuarterCard:
        words = self._words(_("More on this quarter"))
        more = self.more[shown.label] = Button(
            words, lambda: self.intentions.open_quarter(shown.label), kind="link", name=f"{words}, {shown.what}"
        )
        return self._card(shown, more)

    def _card(self, shown: QuarterShown, more: Button | None = None) -> QuarterCard:
        card = self.rows[shown.label] = QuarterCard(shown, lambda: self._act(shown), more)
        return card

    def _act(self, shown: QuarterShown) -> None:
        if shown.action is not None:
            self._do(shown.label, shown.action)

    def _do(self, label: str, action: Action) -> None:
        match action.press:
            case Press.GIVE:
                self.intentions.give(label, action.what)
            case Press.TAKE:
                self.choose_files()
            case Press.ENROL:
                self.intentions.enrol()

    # -- one of them

    def show_quarter(self, shown: Detail) -> None:
        """What is next, its areas, who has reported and who is missing, and what went to and fro."""
        words, quarter = self._words, shown.quarter
        self._begin(quarter.what, "", crumb=words(_("Quarters")))
        self._offer_to_take()
        self.add(self._card(quarter))
        for group in shown.groups:
            self._add_group(group)
        if shown.events:
            self.heading(words(_("What was made and what came")))
            card, way = Card(), Timeline()
            for event in shown.events:
                way.add(*event)
            card.body.add(way)
            self.add(card)
        if shown.again:
            self._add_again(quarter.label, shown.again)
        if shown.may_not_go_on:
            self.end_button = Button(words(_("Close it another way")), lambda: self.intentions.end(quarter.label))
            card = Card(words(_("If it does not go on")))
            card.body.add(Text(words(_DOES_NOT_GO_ON), "quiet"))
            card.body.addLayout(Flow(self.end_button))
            self.add(card)
        self._set_foot_back()

    def _add_again(self, label: str, again: tuple[Action, ...]) -> None:
        words = self._words
        card = Card(words(_("Write a file once more")))
        card.body.add(Text(words(_("A file that was lost is written again as it was.")), "quiet"))
        self.again = {
            one.what: Button(
                one.words, functools.partial(self._do, label, one), name=words(_("Write again: {file}"), file=one.words)
            )
            for one in again
        }
        card.body.addLayout(Flow(*self.again.values()))
        self.add(card)

    def _add_group(self, group: Group) -> None:
        card = Card(group.heading)
        for line in group.lines:
            card.body.add(
                holder(Column(Text(line.what, "bold"), *([Text(line.why, "quiet")] if line.why else []), gap="hair"))
            )
        self.add(card)

    # -- ending

    def show_ending(self, shown: EndingShown) -> None:
        """With nothing, or without the other office."""
        words = self._words
        self._begin(shown.title, "", crumb=shown.crumb)
        if shown.nothing:
            block = Block("warning", words(_("With an empty list")), shown.nothing)
            self.nothing_button = Button(
                words(_("Close it with an empty list")), lambda: self.intentions.propose_nothing(shown.label)
            )
            block.add_actions(self.nothing_button)
            self.add(block)
        block = Block("danger", words(_("Without the other office")), shown.alone)
        self._ask_who(block, f"quarter-alone-{shown.label}")
        press = Button(words(_("The other office is gone")), lambda: self._close_alone(shown.label), kind="danger")
        self.press = press
        block.add_actions(press)
        self.add(block)
        self.set_foot(Button(words(_("Not now")), lambda: self.intentions.to_list()))

    def _close_alone(self, label: str) -> None:
        self.intentions.close_alone(label, self.by.text())

    def _ask_who(self, block: Block, draft: str) -> None:
        self.by, self._draft = LineEdit(), draft
        self._by_field = Field(self._words(_("Your name")), self.by)
        block.add(self._by_field)
        self._typed.watch(draft, {"by": self.by})

    def show_error(self, words: str) -> None:
        """Below the name."""
        if self._by_field is not None:
            self._by_field.show_error(words)

    def used(self) -> None:
        """What was typed is used."""
        if self._draft:
            self._typed.used(self._draft)

    # -- giving

    def show_sure(self, shown: Sure) -> None:
        """What can't be taken back is asked about once, here."""
        self._begin(shown.title, "", crumb=shown.crumb)
        self.add(Block("warning", self._words(_("This can't be taken back")), *shown.told))
        for group in shown.groups:
            self._add_group(group)
        self.press = Button(shown.press, lambda: self.intentions.choose_place(shown.label, shown.what), kind="primary")
        self.set_foot(Button(self._words(_("Not now")), lambda: self.intentions.to_list()), right=self.press)

    def choose_place(self, label: str, what: str, title: str, file_name: str) -> None:
        """Ask where a file goes."""
        self.dialog = ask_where_to_save(self, title, file_name, lambda path: self.intentions.save_to(label, what, path))

    # -- taking in

    def _offer_to_take(self) -> None:
        self.take_button = Button(self._words(_("Take files in")), self.choose_files, kind="primary")
        self.set_actions(self.take_button)

    def choose_files(self) -> None:
        """Ask for whatever came."""
        title = self._words(_("Choose what came: one file or several"))
        self.dialog = ask_for_files(self, title, lambda files: self.intentions.take(files))

    def show_work(self, done: int, whole: int) -> None:
        """How far it is."""
        if self._progress is None:
            self._begin(self._words(_("Taking files in")), "", crumb=self._words(_("Quarters")))
            self._progress = ProgressRow(self._words(_("Each file is opened and checked.")), self._words(_("Stop")))
            self._progress.cancelled.connect(lambda: self.intentions.stop())
            self.add(self._progress)
        self._progress.show_progress(done, whole)

    def show_outcome(self, shown: Outcome) -> None:
        """What came of each."""
        self._begin(self._words(_("What came")), "", crumb=self._words(_("Quarters")))
        self._offer_to_take()
        self.tell(shown.tone, shown.heading, shown.told)
        if shown.lost:
            block = Block("danger", self._words(_("Are the sums lost for good?")), self._words(_LOST, file=shown.lost))
            self._ask_who(block, "sums-lost")
            self.press = Button(self._words(_("They are lost")), self._take_lost, kind="danger")
            block.add_actions(self.press)
            self.add(block)
        for group in shown.groups:
            self._add_group(group)
        self._set_foot_back()

    def _take_lost(self) -> None:
        self.intentions.take_lost(self.by.text())

    # -- all

    def _set_foot_back(self) -> None:
        self.set_foot(Button(self._words(_("Back to the quarters")), lambda: self.intentions.to_list()))

    def _begin(self, title: str, quiet: str, *, crumb: str = "") -> None:
        self.begin_anew(title, quiet, crumb=crumb)
        self.rows, self.more, self.again, self._progress = {}, {}, {}, None
        self._draft, self._by_field = "", None
        self.setFocus(Qt.FocusReason.OtherFocusReason)
