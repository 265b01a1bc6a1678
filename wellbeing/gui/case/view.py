"""The screen of one case: the timeline to the left, what is known and what can be done to the right."""

import functools
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.case.deeds import Deeds, Intentions
from wellbeing.gui.case.shown import Away, Entry, Shown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.field import Field, TextArea
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.timeline import Timeline
from wellbeing.language import Language, _

NAME_SHOWN_MS = 20_000
"""How long a name stays on the screen before it hides itself."""


class CaseView(Page):
    """One case. `begins` is called with what the screen was opened with."""

    intentions: Intentions
    begins: Callable[..., object]
    note_ended: Callable[[], object]
    """Called when the words of the note were kept or given up."""

    def __init__(self, language: Language, *, with_papers: bool) -> None:
        super().__init__(language.text(_("Case")))
        self._words = language.text
        self._with_papers = with_papers
        self._shown: Shown | None = None
        self._revealed = False
        self._hide_name = QTimer(self)
        self._hide_name.setSingleShot(True)
        self._hide_name.setInterval(NAME_SHOWN_MS)
        self._hide_name.timeout.connect(lambda: self.reveal(False))
        self._case = 0
        self._notes: dict[int, str] = {}
        self._note_open = self._closing_open = False
        self.note: TextArea | None = None
        self._note_field: Field | None = None
        self._named = ""
        """Words of a note that were told to name somebody else."""
        self._naming = Column(gap="close")
        self.buttons: dict[str, Button] = {}
        self.colleagues: list[Button] = []

    def arrive(self, **what: object) -> None:
        """The screen was gone to."""
        self.begins(**what)

    def turn_to(self, case: int) -> None:
        """Another case comes: nothing of the one before stays in sight; a note begun there waits there."""
        self._keep_words()
        self._case, self._shown, self.note = case, None, None
        self._note_open, self._closing_open = case in self._notes, False
        self._revealed = False
        self.clear()
        self.set_actions()
        self.show_title(self._words(_("Case")), "", crumb=self._words(_("Cases")))
        self.scroll_area.verticalScrollBar().setValue(0)

    def drop_note(self, case: int) -> None:
        """What was begun under this number belonged to a case that was erased."""
        self._notes.pop(case, None)
        self._note_open = False

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed."""
        self.intentions.reload()

    def hideEvent(self, event: QHideEvent) -> None:  # Qt's name
        """A name never stays behind on a screen that is left."""
        self.reveal(False)
        super().hideEvent(event)

    def show_case(self, shown: Shown) -> None:
        """The whole screen; a note that is being written stays as it is."""
        self._keep_words()
        self._shown = shown
        self.clear()
        self.buttons, self.colleagues = {}, []
        self._show_head()
        if shown.warning:
            self.add(Block("warning", self._words(_("The lawyer comes first")), shown.warning))
        if shown.away is not None:
            self.add(self._away_block(shown.away))
        if shown.restricted:
            self.add(Block("warning", self._words(_("Restricted: kept and not used")), shown.restricted))
        timeline = Timeline()
        for entry in shown.entries:
            self._add_entry(timeline, entry)
        left = Column(*self._note_part(), timeline, gap="room")
        left.addStretch(1)
        right = Column(self._glance(), self._doing(), gap="close")
        right.addStretch(1)
        side = holder(right)
        side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add(Turning([(holder(left), 2), (side, 1)], narrow=78, gap="wide"))

    # -- head

    def _show_head(self) -> None:
        shown, words = self._shown, self._words
        assert shown is not None
        self.show_title(shown.alias, shown.quiet, crumb=words(_("Cases")))
        parts: list[QWidget] = []
        if shown.name:
            self.buttons["name"] = Button("", lambda: self.reveal(not self._revealed))
            parts.append(self.buttons["name"])
        if shown.next_action:
            self.buttons["next"] = Button(shown.next_action, lambda: self.intentions.go_next(), kind="primary")
            parts.append(self.buttons["next"])
        if shown.closed:
            self.buttons["reopen"] = Button(words(_("Open again")), lambda: self.intentions.reopen())
            parts.append(self.buttons["reopen"])
        self.set_actions(*parts)
        self.reveal(self._revealed)

    def reveal(self, wanted: bool) -> None:
        """Show the name for a short while, or hide it."""
        shown = self._shown
        if shown is None or not shown.name or "name" not in self.buttons:
            return
        self._revealed = wanted
        words = self._words
        self.buttons["name"].say(words(_("Hide name")) if wanted else words(_("Show name")))
        quiet = words(_("{name} · {about}"), name=shown.name, about=shown.quiet) if wanted else shown.quiet
        self.show_title(shown.alias, quiet, crumb=words(_("Cases")))
        if wanted:
            self._hide_name.start()
        else:
            self._hide_name.stop()

    def _away_block(self, away: Away) -> Block:
        words = self._words
        block = Block("info", away.heading, away.told)
        listed: list[tuple[str, str, Callable[[], object]]] = [
            ("take-back", words(_("Take back")), lambda: self.intentions.take_back()),
            ("receipt", words(_("Read the receipt of an objection")), lambda: self.intentions.hand_over("receipt")),
            ("again", words(_("Write it again")), lambda: self.intentions.hand_over("again")),
            ("clear-away", words(_("Erase what is left here")), lambda: self.intentions.hand_over("erase")),
        ]
        for key, says, press in listed:
            self.buttons[key] = Button(says, press)
        block.add_actions(*(self.buttons[key] for key, _says, _press in listed))
        return block

    # -- timeline

    def _add_entry(self, timeline: Timeline, entry: Entry) -> None:
        ways = [way for way in ((entry.action, entry.key), *entry.also) if way[1]]
        buttons = [self._way(words, key, entry.what) for words, key in ways]
        action = holder(Flow(*buttons)) if len(buttons) > 1 else next(iter(buttons), None)
        timeline.add(entry.when, entry.what, entry.why, tone=entry.tone, action=action)

    def _way(self, words: str, key: str, about: str) -> Button:
        name = ", ".join(part for part in (words, about) if part)
        return Button(words, lambda: self.intentions.follow(key), kind="link", name=name)

    # -- the right-hand side

    def _glance(self) -> Card:
        assert self._shown is not None
        card = Card(self._words(_("At a glance")))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.space("room"))
        grid.setVerticalSpacing(style.space("tight"))
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(self._shown.facts):
            grid.addWidget(Text(fact.label, "quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(fact.value), row, 1)
        card.body.addLayout(grid)
        if self._shown.colleagues:
            card.body.add(Text(self._words(_("Also there")), "quiet"))
            self.colleagues = [
                Button(found.alias, functools.partial(self._go_to_colleague, found.case), kind="link")
                for found in self._shown.colleagues
            ]
            card.body.addLayout(Flow(*self.colleagues))
        return card

    def _go_to_colleague(self, case: int) -> None:
        self.intentions.colleague(case)

    def _doing(self) -> QWidget:
        assert self._shown is not None
        can = Deeds(self._words, self.intentions, note=self.open_note, close=self.ask_to_close)
        listed = can.of(self._shown, with_papers=self._with_papers)
        column = Column(gap="tight")
        for key, says, press in listed:
            button = Button(says, press)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.buttons[key] = button
            column.add(button)
        return holder(column)

    # -- note and closing, both in the page: a dialog would keep a lock waiting

    def _note_part(self) -> list[QWidget]:
        self.note = self._note_field = None
        assert self._shown is not None
        parts: list[QWidget] = []
        if self._note_open and self._shown.notes_allowed:
            parts.append(self._note_card())
        if self._closing_open and self._shown.open:
            parts.append(self._closing_card())
        return parts

    def _note_card(self) -> Card:
        words = self._words
        self.note = TextArea(lines=4)
        self.note.setPlainText(self._notes.get(self._case, ""))
        help_line = words(
            _("Only what you need for the next talk. No names of other people. It never leaves this computer.")
        )
        self._note_field = Field(words(_("Note")), self.note, help_line=help_line)
        card = Card()
        card.body.add(self._note_field)
        self._named = ""
        self._naming = Column(gap="close")
        card.body.addLayout(self._naming)
        keep = self.buttons["keep-note"] = Button(words(_("Keep the note")), self._keep_note, kind="primary")
        card.body.addLayout(Flow(keep, Button(words(_("Cancel")), self._give_up_note)))
        return card

    def _keep_note(self) -> None:
        if self.note is not None:
            self.intentions.add_note(self.note.words(), anyway=self.note.words() == self._named)

    def _closing_card(self) -> Card:
        words = self._words
        assert self._shown is not None
        card = Card(words(_("Close this case?")))
        card.body.add(Text(self._shown.closing))
        yes = self.buttons["close-now"] = Button(words(_("Close the case")), self._close_now, kind="primary")
        card.body.addLayout(Flow(yes, Button(words(_("Keep it open")), self._keep_open)))
        return card

    def open_note(self, text: str = "") -> None:
        """Open the field of a note, with words from before a lock where there are some."""
        if text:
            self._notes.setdefault(self._case, text)
        self._note_open = True
        self._again()
        if self.note is not None:
            self.scroll_area.verticalScrollBar().setValue(0)
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def note_kept(self) -> None:
        """The note was saved: its field closes."""
        self._give_up_note()

    def _give_up_note(self) -> None:
        self._note_open, self.note = False, None
        self._notes.pop(self._case, None)
        self.note_ended()
        self._again()

    @property
    def note_error(self) -> str:
        """What is wrong with the note, or an empty text."""
        return self._note_field.error if self._note_field is not None else ""

    def show_note_error(self, words: str) -> None:
        """Say beside the note what is wrong."""
        if self._note_field is not None:
            self._note_field.show_error(words)

    def show_note_names(self, words: str) -> None:
        """Somebody else is named in it; the same words pressed once more are kept."""
        if self.note is None:
            return
        self._named = self.note.words()
        clear(self._naming)
        again = self._words(_("Pressed once more, it is kept as it is."))
        block = Block("warning", self._words(_("Somebody else is named")), words, again)
        self._naming.add(block)
        style.say_to_reader(block)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self, case: int) -> str:
        """The note to a case as far as it is written, to be sealed at a lock."""
        self._keep_words()
        return self._notes.get(case, "")

    def ask_to_close(self) -> None:
        """Say what closing means, with the way back beside it."""
        self._closing_open = True
        self._again()
        self.scroll_area.verticalScrollBar().setValue(0)
        self.buttons["close-now"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_now(self) -> None:
        self._closing_open = False
        self.intentions.close()

    def _keep_open(self) -> None:
        self._closing_open = False
        self._again()

    def _keep_words(self) -> None:
        if self.note is not None and self.note.words():
            self._notes[self._case] = self.note.words()
        elif self.note is not None:
            self._notes.pop(self._case, None)

    def _again(self) -> None:
        if self._shown is not None:
            self.show_case(self._shown)
