"""The country profile on the screen: one card for each line, with where it comes from."""

import json
from collections.abc import Callable
from typing import Any, Protocol

from wellbeing.content.country_lines import FORCE_DEBRIEFS
from wellbeing.domain.country import Line
from wellbeing.gui import style
from wellbeing.gui.country.parts import LineCard, NumberFields, NumberList, Ticks
from wellbeing.gui.country.shown import HELP, TITLES, CountryShown, Entered, entered_in, help_number
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.field import Field, TextArea
from wellbeing.gui.widgets.page import Page
from wellbeing.language import Language, _

_NOTES = (Line.PRIVILEGE, Line.DUTY_TO_INFORM, Line.LIFE_IN_DANGER, Line.FORCE_DEBRIEF_NOTE)


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def save(self, entered: Entered) -> None: ...
    def choose_country(self) -> None: ...
    def leave(self) -> None: ...


class Keeper(Protocol):
    """Seals half-written words at a lock; see `wellbeing.gui.drafts`."""

    def register(self, name: str, words: Callable[[], str]) -> str: ...
    def saved(self, name: str) -> None: ...


class CountryView(Page):
    """Every line can be entered; what comes from elsewhere says so."""

    intentions: Intentions

    def __init__(self, language: Language, keeper: Keeper) -> None:
        super().__init__(language.text(_("Country")), crumb=language.text(_("Settings")))
        self._words, self._language, self._keeper = language.text, language, keeper
        self._draft_name, self._before = "", ""
        self.save_button = Button("")
        self.cards: dict[Line, LineCard] = {}

    def arrive(self, **_what: object) -> None:
        """The screen was gone to; half-written words stay."""
        if not self._typed():
            self.intentions.load()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed; a form that is being filled in stays."""
        if not self._typed():
            self.intentions.load()

    def show_none(self) -> None:
        """No country was chosen yet."""
        self._begin("")
        words = self._words
        told = words(_("Choose your country first. Its numbers and its law stand here then."))
        self.add(EmptyState(told, words(_("Choose your country")), lambda: self.intentions.choose_country()))
        self.set_foot(Button(words(_("Back to the settings")), lambda: self.intentions.leave()))

    def show_form(self, code: str, shown: CountryShown) -> None:
        """Every line of the profile; half-written words of an earlier time come back."""
        words = self._words
        self._begin(shown.quiet)
        self.show_title(words(_("Country: {name}"), name=shown.name), shown.quiet, crumb=words(_("Settings")))
        if shown.trouble:
            self.add(Block("warning", words(_("Your entries were lost")), shown.trouble))
        self._make_controls(shown)
        for line, title in TITLES.items():
            card = LineCard(words(title), shown.marks[line], words(HELP[line]))
            for control in self._controls_of(line):
                card.body.addWidget(control)
            self.cards[line] = card
            self.add(card)
        self.save_button = Button(words(_("Save")), lambda: self.intentions.save(self.entered()), kind="primary")
        self.set_foot(Button(words(_("Back to the settings")), lambda: self.intentions.leave()), right=self.save_button)
        self._before = self._all()
        self._draft_name = f"country-{code}"
        self._take_up(self._keeper.register(self._draft_name, self.draft))

    def _begin(self, quiet: str) -> None:
        self._draft_name, self.cards = "", {}
        self.show_title(self._words(_("Country")), quiet, crumb=self._words(_("Settings")))
        self.clear()
        self.set_foot()

    def _make_controls(self, shown: CountryShown) -> None:
        words, lines = self._words, shown.lines
        self.emergency = NumberFields(self._language, help_number(lines[Line.EMERGENCY]), named=False)
        self.duty_commander = NumberFields(self._language, help_number(lines[Line.DUTY_COMMANDER]), named=False)
        numbers = lines[Line.NUMBERS]
        self.numbers = NumberList(self._language, numbers if isinstance(numbers, tuple) else ())
        self.notes: dict[Line, TextArea] = {}
        self._note_fields: dict[Line, Field] = {}
        for line in _NOTES:
            self.notes[line] = TextArea(lines=3)
            self.notes[line].setPlainText(str(lines[line] or ""))
            label = _("Remark") if line is Line.FORCE_DEBRIEF_NOTE else _("In a few words")
            self._note_fields[line] = Field(words(label), self.notes[line])
            title = TITLES[Line.FORCE_DEBRIEF if line is Line.FORCE_DEBRIEF_NOTE else line]
            self.notes[line].setAccessibleName(", ".join((words(title), words(label))))
        self.force_debrief = Drop(
            [("", words(_("Not known"))), *((kind.value, words(label)) for kind, label in FORCE_DEBRIEFS.items())]
        )
        self.force_debrief.choose(str(lines[Line.FORCE_DEBRIEF] or ""))
        self.kinds = Ticks(shown.kinds)
        kinds = lines[Line.SERVICE_KINDS]
        self.kinds.choose(kinds if isinstance(kinds, tuple) else ())

    def _controls_of(self, line: Line) -> tuple[Any, ...]:
        match line:
            case Line.EMERGENCY:
                return (self.emergency,)
            case Line.DUTY_COMMANDER:
                return (self.duty_commander,)
            case Line.NUMBERS:
                return (self.numbers,)
            case Line.FORCE_DEBRIEF:
                drop = Field(self._words(_("Taking part")), self.force_debrief)
                return (drop, self._note_fields[Line.FORCE_DEBRIEF_NOTE])
            case Line.SERVICE_KINDS:
                return (self.kinds,)
            case _:
                return (self._note_fields[line],)

    # -- what was typed

    def entered(self) -> Entered:
        """What stands in the form."""
        return Entered(
            emergency=self.emergency.texts()[1:],
            duty_commander=self.duty_commander.texts()[1:],
            numbers=self.numbers.texts(),
            notes={line.value: area.words() for line, area in self.notes.items()},
            force_debrief=self.force_debrief.value() or "",
            service_kinds=self.kinds.values(),
        )

    def _all(self) -> str:
        entered = self.entered()
        return json.dumps({name: getattr(entered, name) for name in Entered.__slots__})

    def _typed(self) -> bool:
        return bool(self._draft_name) and self._all() != self._before

    def draft(self) -> str:
        """What was typed and not kept yet, to be sealed at a lock."""
        return self._all() if self._typed() else ""

    def _take_up(self, draft: str) -> None:
        typed = entered_in(draft)
        if typed is None:
            return
        for fields, (number, note) in (
            (self.emergency, typed.emergency),
            (self.duty_commander, typed.duty_commander),
        ):
            fields.number.setText(number)
            fields.note.setText(note)
        self.numbers.show_numbers(typed.numbers)
        for line, area in self.notes.items():
            area.setPlainText(typed.notes.get(line.value, area.words()))
        self.force_debrief.choose(typed.force_debrief)
        self.kinds.choose(typed.service_kinds)

    def saved(self) -> None:
        """What was typed is kept, or was given up."""
        if self._draft_name:
            self._keeper.saved(self._draft_name)
        self._draft_name = ""

    # -- what is said about it

    def show_kept(self, words: str) -> None:
        """What was entered is kept."""
        self._quiet.setText(f"{words} {self._quiet.text()}")
        style.say_to_reader(self._quiet)
        self.scroll_area.verticalScrollBar().setValue(0)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside their fields; the first wrong one gets the keyboard."""
        for field in self._fields():
            field.show_error("")
        for name, words in reversed(errors.items()):
            wrong = self.field(name)
            if wrong is not None:
                wrong.show_error(words)
                self.scroll_area.ensureWidgetVisible(wrong)

    def _fields(self) -> list[Field]:
        single = [*self.emergency.fields.values(), *self.duty_commander.fields.values()]
        return [*single, *self.numbers.fields(), *self._note_fields.values()]

    def field(self, name: str) -> Field | None:
        """The field that an error names: 'emergency.number', 'numbers[2].name', 'privilege_note'."""
        line, _dot, part = name.partition(".")
        if line.startswith("numbers["):
            return self.numbers.field(int(line.removeprefix("numbers[").removesuffix("]")), part)
        if line == Line.EMERGENCY:
            return self.emergency.fields.get(part)
        if line == Line.DUTY_COMMANDER:
            return self.duty_commander.fields.get(part)
        return self._note_fields.get(Line(line)) if line in set(_NOTES) else None
