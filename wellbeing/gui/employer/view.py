"""The screen of a letter to the employer: what is asked of which office, then the officer's word on exactly that."""

from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId
from wellbeing.gui import style
from wellbeing.gui.consent.asking import AskForm
from wellbeing.gui.employer.shown import AskShown, FormShown
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.services.card import facts_column
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, case: CaseId) -> None: ...
    def change(self) -> None: ...
    def check(self) -> None: ...
    def go_on(self, purpose: str | None, recipient: str, until: str, changes: tuple[str, ...]) -> None: ...
    def answer(self, *, yes: bool, way: Way) -> None: ...
    def show_letter(self) -> None: ...
    def print_form(self) -> None: ...
    def to_facts(self) -> None: ...
    def leave(self) -> None: ...


class EmployerView(Page):
    """Two pages, one after the other."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language.text(_("Letter to the employer")))
        self._language, self._words, self._typed = language, language.text, typed
        self.asked, self.changes = Choices("", []), Choices("", [], several=True)
        self.recipient, self.until = LineEdit(), LineEdit()
        self.fields: dict[str, Field] = {}
        self.errors: dict[str, Text] = {}
        self._details: dict[str, QWidget] = {}
        self.go_on, self.letter_button, self.paper = Button(""), Button(""), Button("")
        self.form: AskForm | None = None
        self._draft = ""

    def arrive(self, **what: object) -> None:
        """Opened with case=."""
        self.intentions.arrive(CaseId(int(str(what["case"]))))

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed: the consent may be given or gone."""
        self.intentions.check()

    # -- what is asked

    def show_form(self, shown: FormShown) -> None:
        """The reason, the office, and what the reason needs."""
        words = self._words
        self._begin(words(_("Letter to the employer")), shown.crumb)
        self._draft = shown.draft
        self.asked = Choices(words(_("What is asked?")), shown.asked)
        self.recipient, self.until = LineEdit(), LineEdit(example=self._language.date(shown.today, "typed"))
        self.recipient.setText(shown.recipient)
        self.until.setText(shown.until)
        self.changes = Choices(words(_("What would help?")), shown.changes, several=True)
        self.changes.choose(shown.chosen)
        self.errors = {name: Text("", "error") for name in ("purpose", "changes")}
        self.fields = {
            "recipient": Field(
                words(_("To which office?")),
                self.recipient,
                help_line=words(_("Who decides about duties, or who records accidents. It needs no person's name.")),
            ),
            "until": Field(
                words(_("Until which day?")), self.until, help_line=words(_("Empty means until further notice."))
            ),
        }
        day = Text(words(_("The letter names the day, {date}, and nothing more of what happened."), date=shown.day))
        self._details = {
            "employer_relief": self.fields["until"],
            "employer_duty": holder(Column(self.changes, self.errors["changes"], gap="hair")),
            "employer_accident": day,
        }
        self.add(holder(Column(self.asked, self.errors["purpose"], gap="hair")), *self._details.values())
        self.add(self.fields["recipient"])
        self.go_on = Button(words(_("Go on")), self._give, kind="primary")
        self.body.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_foot(Button(words(_("Back to the case")), lambda: self.intentions.leave()))
        self.asked.changed.connect(self._chosen)
        if shown.purpose:
            self.asked.choose(shown.purpose)
        self._chosen()
        for line in (self.recipient, self.until):
            line.returnPressed.connect(self._give)
        self._typed.watch(shown.draft, {"recipient": self.recipient, "until": self.until})
        first = self.asked.button(shown.purpose or shown.asked[0][0])
        QTimer.singleShot(0, first, first.setFocus)

    def _chosen(self) -> None:
        for purpose, part in self._details.items():
            part.setVisible(self.asked.value() == purpose)
        self.errors["purpose"].setText("")

    def _give(self) -> None:
        for field in self.fields.values():
            field.show_error("")
        for error in self.errors.values():
            error.setText("")
        self.intentions.go_on(
            self.asked.value(), self.recipient.text(), self.until.text(), tuple(self.changes.values())
        )

    def show_error(self, field: str, words: str) -> None:
        """Beside the field."""
        if field in self.fields:
            self.fields[field].show_error(words)
        elif field in self.errors:
            self.errors[field].setText(words)
            style.say_to_reader(self.errors[field])
            self.bring_into_sight(self.errors[field])

    # -- whether the officer agrees

    def show_asking(self, shown: AskShown) -> None:
        """Exactly what the letter says, and yes or no."""
        words = self._words
        self._typed.used(self._draft)
        self._begin(shown.title, shown.crumb)
        change = Button(words(_("Change what is asked")), lambda: self.intentions.change())
        self.set_foot(Button(words(_("Back to the case")), lambda: self.intentions.leave()), change)
        if shown.name_missing:
            missing = words(_("The letter needs the officer's name. Enter it first, so that both of you see it."))
            block = Block("warning", words(_("The name is not entered yet")), missing)
            block.add_actions(Button(words(_("Enter the name")), lambda: self.intentions.to_facts()))
            self.add(block)
        if shown.agreed:
            card = Card(words(_("The letter says exactly this")))
            self.letter_button = Button(
                words(_("Show the letter")), lambda: self.intentions.show_letter(), kind="primary"
            )
            card.body.add(facts_column(shown.carried), Text(shown.agreed))
            card.body.addWidget(self.letter_button, 0, Qt.AlignmentFlag.AlignLeft)
            self.add(card)
            QTimer.singleShot(0, self.letter_button, self.letter_button.setFocus)
            return
        self.form = AskForm(
            self._language,
            shown.read_aloud,
            lambda yes, way: self.intentions.answer(yes=yes, way=way),
            words_for=lambda yes: words(_("Show the letter")) if yes else words(_("Note that the officer says no")),
            carried=shown.carried,
        )
        self.add(self.form)
        self.paper = Button(words(_("Form on paper")), lambda: self.intentions.print_form())
        self.set_actions(self.paper)

    def _begin(self, title: str, crumb: str) -> None:
        self.clear()
        self.form = None
        self.show_title(title, crumb=crumb)
        self.set_actions()
        self.scroll_area.verticalScrollBar().setValue(0)
