"""The screen of a new incident: three short pages, each with one thing on it."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, QTimer

from wellbeing.gui import style
from wellbeing.gui.incident.acts import ActGroup
from wellbeing.gui.incident.answers import ActPicker
from wellbeing.gui.incident.person_entry import PersonEntry, PersonIntentions
from wellbeing.gui.incident.shown import AloudShown, PersonShown, TieShown
from wellbeing.gui.widgets.blocks import Block, SayBlock
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, Flow, Turning, clear, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

MOST_THERE = 99
"""Officers that an incident can hold."""


class Intentions(PersonIntentions, Protocol):
    """What a person can want here."""

    def add_person(self) -> None:
        """Name one more officer."""

    def choose_act(self, act: str | None) -> None:
        """What happened."""

    def choose_there(self, count: int) -> None:
        """How many officers were there."""

    def to_ties(self) -> None:
        """On to the two questions about each officer."""

    def back_to_who(self) -> None:
        """Back to the first page."""

    def show_ties(self) -> None:
        """Back to the second page."""

    def choose_membership(self, place: int, value: str | None) -> None:
        """How the officer is tied to the union."""

    def choose_relation(self, place: int, value: str | None) -> None:
        """What the representative is to the officer."""

    def to_aloud(self) -> None:
        """On to the sentence to read aloud."""

    def choose_agreed(self, places: Sequence[str]) -> None:
        """Who said yes."""

    def keep_record(self) -> None:
        """They said yes."""

    def no_record(self) -> None:
        """They said no."""

    def give_up(self) -> None:
        """Leave without saving."""


class Begins(Protocol):
    """What happens when the screen is gone to."""

    def __call__(self, **what: object) -> None:
        """`what` is what the screen was opened with."""


class NewIncidentView(Page):
    """Who and what; two questions; the sentence. `begins` is called with what the screen was opened with."""

    intentions: Intentions
    begins: Begins

    def __init__(
        self,
        language: Language,
        acts: tuple[Sequence[ActGroup], Sequence[ActGroup]],
        memberships: Sequence[tuple[str, str]],
        relations: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(language.text(_("New incident")))
        self.words, self._language = language.text, language
        self._acts, self._memberships, self._relations = acts, memberships, relations
        self.entries: list[PersonEntry] = []
        self.act: ActPicker | None = None
        self.there = Drop()
        self.ties: list[tuple[Choices, Choices]] = []
        self._errors: dict[tuple[str, int], Text] = {}
        self._others: list[Column] = []
        self.agreed: Choices | None = None
        self._warning = Column()
        self.next = self.keep = self.no_record = Button("")

    def arrive(self, **what: object) -> None:
        """The screen was gone to."""
        self.begins(**what)

    def _fresh(self, quiet: str) -> None:
        self.show_title(self.words(_("New incident")), quiet)
        self.clear()
        self.entries, self.ties, self._others, self._errors = [], [], [], {}
        self.act = self.agreed = None
        self._warning = Column()
        self.scroll_area.verticalScrollBar().setValue(0)

    # -- who and what

    def show_who(self, people: Sequence[PersonShown], act: str | None, there: int, *, fixed_act: str) -> None:
        """The first page."""
        words, to = self.words, self.intentions
        if fixed_act:
            self._fresh(words(_("Another officer who was there: {act}"), act=fixed_act))
        else:
            self._fresh(words(_("Two answers are enough. Everything else can come later.")))
        who = Card(words(_("Who is it about?")))
        for place, shown in enumerate(people):
            entry = PersonEntry(shown, place, self.words, self.intentions, alone=len(people) == 1)
            self.entries.append(entry)
            who.body.add(entry)
        if not fixed_act:
            more = Button(words(_("Someone else too")), lambda: to.add_person(), kind="link")
            who.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            self._add_there(who, there)
        self.add(who)
        if not fixed_act:
            self._add_act(act)
        self.body.addLayout(self._warning)
        self.next = Button(words(_("Next")), lambda: to.to_ties(), kind="primary")
        self.set_foot(Button(words(_("Cancel")), lambda: to.give_up()), right=self.next)
        self._begin_with(self.entries[-1])

    def _add_there(self, who: Card, there: int) -> None:
        """Who else was there: a number is enough, so that nobody is forgotten."""
        words = self.words
        self.there = drop = Drop(
            [("0", words(_("not known"))), *((str(count), str(count)) for count in range(1, MOST_THERE + 1))]
        )
        drop.choose(str(there))
        drop.currentIndexChanged.connect(lambda _index: self.intentions.choose_there(int(drop.value() or "0")))
        told = words(_("Colleagues are checked on too. A number is enough, without names."))
        field = Field(words(_("How many officers were there")), drop, help_line=told)
        who.body.add(field)

    def _add_act(self, act: str | None) -> None:
        what = Card(self.words(_("What happened?")))
        picker = ActPicker(*self._acts, self._language)
        picker.choose(act)
        picker.changed.connect(lambda: self.intentions.choose_act(picker.value()))
        self.act = picker
        what.body.add(picker)
        self.add(what)

    def _begin_with(self, entry: PersonEntry) -> None:
        first = entry.alias if not entry.alias_field.isHidden() else entry.other
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, LineEdit):
            first.selectAll()

    def show_matches(self, place: int, matches: Sequence[tuple[int, str]]) -> None:
        """Known officers that fit what is typed."""
        if place < len(self.entries):
            self.entries[place].show_matches(matches)

    def show_warning(self, title: str, text: str) -> None:
        """The lawyer comes first; empty words take the warning away."""
        clear(self._warning)
        if title:
            block = Block("warning", title, text)
            self._warning.add(block)
            # Once it is laid out: it must be seen before anything is asked.
            QTimer.singleShot(0, block, lambda: self.bring_into_sight(block))
            style.say_to_reader(block)

    # -- two quick questions

    def show_ties(self, ties: Sequence[TieShown]) -> None:
        """The second page."""
        words, to = self.words, self.intentions
        self._fresh(words(_("Two quick questions about each officer.")))
        for place, tie in enumerate(ties):
            self._add_tie(place, tie)
        self.next = Button(words(_("Next")), lambda: to.to_aloud(), kind="primary")
        self.set_foot(Button(words(_("Back")), lambda: to.back_to_who()), right=self.next)
        self._focus_first(self.ties[0][0], self._memberships)

    def _add_tie(self, place: int, tie: TieShown) -> None:
        to = self.intentions
        membership = Choices(tie.membership_question, self._memberships)
        membership.choose(tie.membership)
        membership.changed.connect(lambda: to.choose_membership(place, membership.value()))
        relation = Choices(tie.relation_question, self._relations)
        relation.choose(tie.relation)
        relation.changed.connect(lambda: to.choose_relation(place, relation.value()))
        self.ties.append((membership, relation))
        sides = []
        for field, choices in (("membership", membership), ("relation", relation)):
            self._errors[field, place] = Text("", "error")
            side = Column(choices, self._errors[field, place], gap="tight")
            side.addStretch(1)
            sides.append((holder(side), 1))
        card = Card()
        card.body.add(Turning(sides, narrow=70, gap="wide"))
        self._others.append(Column())
        card.body.addLayout(self._others[-1])
        self.add(card)
        self.show_another(place, tie.another_first)

    def show_another(self, place: int, words: str) -> None:
        """Offer another representative first; the way on stays open."""
        clear(self._others[place])
        if words:
            self._others[place].add(Block("info", self.words(_("Another representative first")), words))

    # -- the sentence

    def show_aloud(self, shown: AloudShown) -> None:
        """The third page."""
        words, to = self.words, self.intentions
        self._fresh(words(_("Nothing is saved before the answer is yes.")))
        self.body.addLayout(self._warning)
        for whom, sentence in shown.sentences:
            self.add(SayBlock(whom, sentence))
        self._errors["agreed", 0] = Text("", "error")
        if shown.who:
            self.agreed = agreed = Choices(words(_("Who said yes?")), shown.who, several=True)
            agreed.choose(shown.agreed)
            agreed.changed.connect(lambda: to.choose_agreed(agreed.values()))
            self.add(agreed)
        self.add(self._errors["agreed", 0])
        self.keep = Button(words(_("Yes, keep a record")), lambda: to.keep_record(), kind="primary")
        self.no_record = Button(words(_("No record")), lambda: to.no_record())
        self.body.addLayout(Flow(self.keep, self.no_record))
        self.add(Text(words(_("Without a record the guidance is still there, and nothing of this is kept.")), "quiet"))
        self.set_foot(Button(words(_("Back")), lambda: to.show_ties()))
        if self.agreed is not None:
            self._focus_first(self.agreed, shown.who)
        else:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_first(self, choices: Choices, options: Sequence[tuple[str, str]]) -> None:
        choices.button(choices.value() or options[0][0]).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- errors

    def show_error(self, field: str, place: int, words: str) -> None:
        """Say beside a question what is missing."""
        if field == "alias":
            if place < len(self.entries):
                self.entries[place].alias_field.show_error(words)
        elif field == "act":
            if self.act is not None:
                self.act.show_error(words)
        elif (field, place) in self._errors:
            label = self._errors[field, place]
            label.setText(words)
            if words:
                self.scroll_area.ensureWidgetVisible(label)
