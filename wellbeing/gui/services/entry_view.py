"""The screen of one service: a card to read, or a form in one column."""

from typing import Protocol

from PySide6.QtCore import QTimer

from wellbeing.domain.identity import ServiceId
from wellbeing.gui import style
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.services.card import ServiceCard
from wellbeing.gui.services.entry_form import EntryForm
from wellbeing.gui.services.shown import CardShown, Entered, FormShown, Options
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.field import Field, TextArea
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, service_id: ServiceId | None) -> None: ...
    def reload(self) -> None: ...
    def change(self) -> None: ...
    def mark_checked(self) -> None: ...
    def hide(self, *, hidden: bool) -> None: ...
    def remove(self, *, sure: bool = False) -> None: ...
    def take_over(self) -> None: ...
    def type_place(self, text: str) -> None: ...
    def save(self, entered: Entered) -> None: ...
    def save_note(self, note: str) -> None: ...
    def leave(self) -> None: ...
    def give_up(self) -> None: ...


class ServiceView(Page):
    """A service of the directory."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__("")
        self._language, self._words, self._typed = language, language.text, typed
        self._form_open = False
        self._key = 0
        self._told = Column()
        self.form: EntryForm | None = None
        self.fields: dict[str, Field] = {}
        self.note = TextArea()
        self.change_button, self.save_button, self.checked_button = Button(""), Button(""), Button("")
        self.hide_button, self.remove_button, self.take_over_button = Button(""), Button(""), Button("")

    def arrive(self, **what: object) -> None:
        """Opened with service=, which is None for a new one."""
        found = what.get("service")
        key = 0 if found is None else int(str(found))
        if self._form_open and key == self._key:
            return  # half-written words are still here
        self._key, self._form_open = key, False
        self.intentions.arrive(ServiceId(key) if key else None)

    def refresh(self, _changed: frozenset[str]) -> None:
        """Records changed; a form that is being filled in stays."""
        if not self._form_open:
            self.intentions.reload()

    # -- reading

    def show_card(self, shown: CardShown) -> None:
        """A service to read."""
        words = self._words
        self._form_open = False
        self.clear()
        self._told = Column()
        self.show_title(shown.name, shown.kind, crumb=words(_("Services")))
        change = _("Write a note") if shown.of_pack else _("Change")
        self.change_button = Button(words(change), lambda: self.intentions.change())
        self.checked_button = Button(words(_("Checked today")), lambda: self.intentions.mark_checked(), kind="primary")
        self.set_actions(self.change_button, self.checked_button)
        self.body.addLayout(self._told)
        self.add(ServiceCard(shown, *self._more_actions(shown), named=False))
        if shown.of_pack:
            told = _("It comes from a content pack, and is not altered here. A note stands beside what the pack says.")
            self.add(Text(words(told), "quiet"))
        self.set_foot(Button(words(_("Back to the services")), lambda: self.intentions.leave()))

    def _more_actions(self, shown: CardShown) -> list[Button]:
        words = self._words
        turn = _("Offer it again") if shown.hidden else _("Offer it no more")
        self.hide_button = Button(words(turn), lambda: self.intentions.hide(hidden=not shown.hidden))
        self.take_over_button = Button(words(_("Make an own entry of it")), lambda: self.intentions.take_over())
        self.remove_button = Button(words(_("Remove for good")), lambda: self.intentions.remove())
        if shown.of_pack:
            return [self.hide_button, self.take_over_button]
        return [self.hide_button, self.remove_button] if shown.hidden else [self.hide_button]

    def ask_to_remove(self) -> None:
        """Ask once more, on the page."""
        words = self._words
        clear(self._told)
        block = Block("warning", words(_("Remove this entry for good?")), words(_("It can't be brought back.")))
        yes = Button(words(_("Remove for good")), lambda: self.intentions.remove(sure=True), kind="danger")
        block.add_actions(yes, Button(words(_("Keep it")), lambda: self.intentions.reload()))
        self._told.add(block)
        style.say_to_reader(block)
        yes.setFocus()

    # -- writing

    def show_form(self, shown: FormShown) -> None:
        """A service to write; half-written words of an earlier time come back."""
        words = self._words
        self._open_form(shown.title, words(_("Only the name and the kind of help have to be there.")))
        form = self.form = EntryForm(self._language, shown)
        self.fields = form.fields
        form.region.typed.connect(lambda text: self.intentions.type_place(text))
        self.add(*form.parts)
        self.save_button = Button(words(_("Save")), lambda: self.intentions.save(form.entered()), kind="primary")
        self.set_foot(Button(words(_("Cancel")), lambda: self.intentions.give_up()), right=self.save_button)
        self._typed.watch(self._draft, form.controls())
        if form.region.line.text():
            self.intentions.type_place(form.region.line.text())
        first = form.lines["name"]
        QTimer.singleShot(0, first, first.setFocus)

    def show_note_form(self, title: str, note: str) -> None:
        """What the union adds to a service of a content pack."""
        words = self._words
        self._open_form(title, words(_("It stands beside what the pack says, and stays when the pack is renewed.")))
        self.form = None
        self.note = TextArea(lines=4)
        self.note.setPlainText(note)
        self.fields = {"note": Field(words(_("Note of the union")), self.note)}
        self.add(self.fields["note"])
        self.save_button = Button(
            words(_("Save")), lambda: self.intentions.save_note(self.note.words()), kind="primary"
        )
        self.set_foot(Button(words(_("Cancel")), lambda: self.intentions.give_up()), right=self.save_button)
        self._typed.watch(self._draft, {"note": self.note})
        QTimer.singleShot(0, self.note, self.note.setFocus)

    def _open_form(self, title: str, quiet: str) -> None:
        self.clear()
        self._form_open = True
        self.show_title(title, quiet, crumb=self._words(_("Services")))
        self.set_actions()
        self.scroll_area.verticalScrollBar().setValue(0)

    @property
    def _draft(self) -> str:
        return f"service-{self._key or 'new'}"

    def saved(self) -> None:
        """What was typed is in the vault, or was given up."""
        self._form_open = False
        self._typed.used(self._draft)

    def show_regions(self, found: Options, none_words: str) -> None:
        """Regions that fit what is typed."""
        if self.form is not None:
            self.form.region.show_found(found, none_words)

    def show_error(self, field: str, words: str) -> bool:
        """Under its field; the others' errors go."""
        if field not in self.fields:
            return False
        for other in self.fields.values():
            other.show_error("")
        self.fields[field].show_error(words)
        self.scroll_area.ensureWidgetVisible(self.fields[field])
        return True
