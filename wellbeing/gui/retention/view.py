"""The page of retention: what is due, one card each, and the times below."""

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.retention.shown import OF_SEVERAL, TIMES, Due, Shown, Ticked
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, clear
from wellbeing.gui.widgets.moment import DayEntry
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import ProgressRow
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Tick
from wellbeing.language import Language, _

SEVERAL = "several"
"""Where those that were ticked are asked about."""


class Intentions(Protocol):
    """What a person can want here."""

    def load(self, cases: str = "") -> None: ...
    def leave(self) -> None: ...
    def open_case(self, case: int) -> None: ...
    def erase(self, key: str) -> None: ...
    def tick(self, keys: list[str]) -> None: ...
    def tick_all(self) -> None: ...
    def ask_about_ticked(self) -> None: ...
    def erase_ticked(self) -> None: ...
    def keep_ticked(self, reason: str, until: dt.date | None, *, wrong: bool) -> None: ...
    def stop(self) -> None: ...
    def keep_longer(self, key: str, reason: str, until: dt.date | None, *, wrong: bool) -> None: ...
    def set_months(self, typed: Mapping[str, str]) -> None: ...


class RetentionView(Page):
    """What is due, and for how long records are kept."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        words = language.text
        super().__init__(
            words(_("How long it is kept")),
            words(_("When the time of something is over, you are asked. Nothing is erased by itself.")),
            crumb=words(_("Settings")),
        )
        self._language, self._words, self._typed = language, words, typed
        self.set_foot(Button(words(_("Back to the settings")), lambda: self.intentions.leave()))
        self._top = Column(gap="close")
        self._shown: Shown | None = None
        self.buttons: dict[str, Button] = {}
        self.fields: dict[str, Field] = {}
        self._open: dict[str, Column] = {}
        self.ticks: dict[str, Tick] = {}
        self._progress: ProgressRow | None = None
        self._counted = Text("", "bold")
        self._said: tuple[str, ...] = ()
        """What was told last; it stays when the page is shown anew."""

    def arrive(self, **what: object) -> None:
        """The screen was gone to, with cases='3,5' for those whose records are to be ticked."""
        self._said = ()
        self.intentions.load(str(what.get("cases", "")))

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.load()

    def show_retention(self, shown: Shown) -> None:
        """The whole page."""
        words = self._words
        self._shown = shown
        self.clear()
        self.buttons, self.fields, self._open, self.ticks = {}, {}, {}, {}
        self._progress = None
        self._top = Column(gap="close")
        self.body.addLayout(self._top)
        self._say()
        self.heading(words(_("Due")))
        if not shown.due:
            self.add(EmptyState(words(_("Nothing has reached the end of its time."))))
        if len(shown.due) > 1:
            self.add(self._many())
        for due in shown.due:
            self.add(self._due(due))
        self.add(Text(shown.more, "quiet"))
        self.heading(words(_("The times")))
        self.add(self._times(shown))
        self.show_ticked(shown.ticked)

    def _many(self) -> Card:
        """What can be done with those that were ticked."""
        words = self._words
        card = Card()
        self._counted = Text("", "bold")
        card.body.add(self._counted)
        several = words(_("those that were chosen"))
        ways = [
            self._button("all", "", lambda: self.intentions.tick_all(), ""),
            self._button("erase ticked", words(_("Erase")), lambda: self.intentions.ask_about_ticked(), several),
            self._button("longer ticked", words(_("Keep longer")), lambda: self.ask_to_keep(SEVERAL), several),
        ]
        card.body.addLayout(Flow(*ways))
        self._open[SEVERAL] = Column(gap="room")
        card.body.addLayout(self._open[SEVERAL])
        return card

    def show_ticked(self, ticked: Ticked) -> None:
        """Which are chosen; nothing else of the page changes."""
        for key, tick in self.ticks.items():
            tick.setChecked(key in ticked.keys)
        if "all" in self.buttons:
            self._counted.setText(ticked.words)
            self.buttons["all"].say(ticked.all_words)
            for key in ("erase ticked", "longer ticked"):
                self.buttons[key].setEnabled(bool(ticked.keys))

    def _tick(self, due: Due) -> Tick:
        tick = self.ticks[due.key] = Tick(self._words(_("Choose")))
        tick.setAccessibleName(", ".join((tick.text(), due.what)))
        tick.clicked.connect(self._ticked)
        return tick

    def _ticked(self) -> None:
        self.intentions.tick([key for key, tick in self.ticks.items() if tick.isChecked()])

    def ask_about_ticked(self, heading: str, lines: tuple[str, ...]) -> None:
        """Ask once more, with exactly what goes."""
        words = self._words
        self._close_all()
        block = Block("danger", heading, *lines, words(_("No backup brings it back.")))
        keep = self._button("no", words(_("Leave it")), self._close_all, "")
        yes = self._button("yes", words(_("Erase for good")), lambda: self.intentions.erase_ticked(), heading, "danger")
        block.add_actions(yes, keep)
        self._open[SEVERAL].add(block)
        keep.setFocus()
        self.bring_into_sight(block)

    def show_work(self, done: int, whole: int) -> None:
        """How far it is; nothing else can be pressed meanwhile."""
        if self._progress is None:
            self.clear()
            self._top = Column(gap="close")
            self.body.addLayout(self._top)
            self._progress = ProgressRow(self._words(_("One after the other")), self._words(_("Stop")))
            self._progress.cancelled.connect(lambda: self.intentions.stop())
            self.add(self._progress)
        self._progress.show_progress(done, whole)

    def show_outcome(self, tone: str, heading: str, lines: tuple[str, ...]) -> None:
        """What happened to which, and what did not and why."""
        self._tell(tone, heading, *lines)

    def _due(self, due: Due) -> Card:
        words, shown = self._words, self._shown
        card = Card(due.what)
        if shown is not None and len(shown.due) > 1:
            card.body.add(self._tick(due))
        card.body.add(Text(due.why, "quiet"))
        ways = [
            self._button(f"erase {due.key}", words(_("Erase")), lambda: self.ask_to_erase(due.key), due.what),
            self._button(f"longer {due.key}", words(_("Keep longer")), lambda: self.ask_to_keep(due.key), due.what),
        ]
        if due.case:
            case = Button(words(_("Open the case")), lambda: self.intentions.open_case(due.case), kind="link")
            ways.append(case)
        card.body.addLayout(Flow(*ways))
        self._open[due.key] = Column(gap="room")
        card.body.addLayout(self._open[due.key])
        return card

    def _button(self, key: str, words: str, press: object, about: str, kind: str = "plain") -> Button:
        self.buttons[key] = Button(words, press, kind=kind, name=", ".join((words, about)))  # type: ignore[arg-type]
        return self.buttons[key]

    def ask_to_erase(self, key: str) -> None:
        """Ask once more, at this proposal."""
        words = self._words
        self._close_all()
        block = Block("danger", words(_("This goes for good")), words(_("No backup brings it back.")))
        keep = self._button("no", words(_("Leave it")), self._close_all, key)
        block.add_actions(
            self._button("yes", words(_("Erase for good")), lambda: self.intentions.erase(key), key, "danger"), keep
        )
        self._open[key].add(block)
        keep.setFocus()
        self.bring_into_sight(block)

    def ask_to_keep(self, key: str) -> None:
        """Ask for the reason and the day, at this proposal."""
        words, shown = self._words, self._shown
        assert shown is not None
        self._close_all()
        reason, until = LineEdit(), DayEntry(self._language, shown.today, to_come=True)
        until.show_day(shown.proposed)
        self.fields["reason"] = Field(words(_("Why is it needed longer?")), reason)
        self.fields["until"] = Field(words(_("Until when?")), until)
        self._typed.watch(self._draft_of(key), {"reason": reason, "until": until.line})
        keep = self._button(
            "keep",
            words(_("Keep it until then")),
            lambda: self._keep(key, reason.text(), until),
            key,
            "primary",
        )
        card = Card()
        card.body.add(self.fields["reason"], self.fields["until"])
        card.body.addLayout(Flow(keep, self._button("no", words(_("Cancel")), lambda: self._cancel(key), key)))
        self._open[key].add(card)
        reason.setFocus()

    def _keep(self, key: str, reason: str, until: DayEntry) -> None:
        if key == SEVERAL:
            self.intentions.keep_ticked(reason, until.day(), wrong=until.is_wrong())
        else:
            self.intentions.keep_longer(key, reason, until.day(), wrong=until.is_wrong())

    def _draft_of(self, key: str) -> str:
        """Named by what it belongs to, so that an erasure takes it along."""
        shown = self._shown
        found = next((due.draft for due in shown.due if due.key == key), "") if shown is not None else ""
        return found or OF_SEVERAL

    def _cancel(self, key: str) -> None:
        self._typed.used(self._draft_of(key))
        self._close_all()

    def _close_all(self) -> None:
        for column in self._open.values():
            clear(column)
        for field in ("reason", "until"):
            self.fields.pop(field, None)

    def _times(self, shown: Shown) -> Card:
        words = self._words
        card = Card(words(_("Months")))
        card.body.add(
            Text(
                words(
                    _(
                        "The time of a case begins when it is closed, that of history with its import. The law differs "
                        "from country to country: the union sets its own."
                    )
                )
            )
        )
        lines = {time.kind: LineEdit() for time in shown.times}
        for time in shown.times:
            lines[time.kind].setText(time.months)
            self.fields[time.kind] = Field(time.label, lines[time.kind], help_line=time.about)
            card.body.add(self.fields[time.kind])
        self._typed.watch(TIMES, lines)
        typed = dict(lines)
        save = Button(
            words(_("Keep these times")),
            lambda: self.intentions.set_months({kind: line.text() for kind, line in typed.items()}),
            kind="primary",
        )
        self.buttons["times"] = save
        card.body.addLayout(Flow(save))
        card.body.add(*(Text(line, "quiet") for line in shown.without))
        return card

    def used(self, draft: str) -> None:
        """What was typed is in the vault."""
        self._typed.used(draft)

    def show_note(self, words: str) -> None:
        """What was done."""
        self._tell("good", words)

    def show_error(self, words: str, field: str = "") -> None:
        """Beside its field, else above everything."""
        if field in self.fields:
            self.fields[field].show_error(words)
        else:
            self._tell("warning", words)

    def _tell(self, tone: str, heading: str, *lines: str) -> None:
        self._said = (tone, heading, *lines)
        self._say()
        self.scroll_area.verticalScrollBar().setValue(0)

    def _say(self) -> None:
        clear(self._top)
        if self._said:
            self._top.add(Block(self._said[0], self._said[1], *self._said[2:]))
