"""The screen of one service: a card to read, or a form in one column."""

from typing import Protocol

from PySide6.QtCore import QTimer

from wellbeing.domain.identity import ServiceId
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.incident.answers import RegionPicker
from wellbeing.gui.services.card import ServiceCard
from wellbeing.gui.services.shown import CardShown, Entered, FormShown, Options
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.field import Field, LineEdit, TextArea
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Drop
from wellbeing.language import Language, _


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, service_id: ServiceId | None) -> None: ...
    def reload(self) -> None: ...
    def change(self) -> None: ...
    def mark_checked(self) -> None: ...
    def take_over(self) -> None: ...
    def type_place(self, text: str) -> None: ...
    def save(self, entered: Entered) -> None: ...
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
        self.fields: dict[str, Field] = {}
        self._lines: dict[str, LineEdit | TextArea] = {}
        self.change_button, self.save_button, self.checked_button = Button(""), Button(""), Button("")

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
        self.show_title(shown.name, shown.kind, crumb=words(_("Services")))
        self.change_button = Button(words(_("Change")), lambda: self.intentions.change())
        self.checked_button = Button(words(_("Checked today")), lambda: self.intentions.mark_checked(), kind="primary")
        self.take_over_button = Button(
            words(_("Take into the directory")), lambda: self.intentions.take_over(), kind="primary"
        )
        if shown.of_pack:
            self.set_actions(self.take_over_button)
        else:
            self.set_actions(self.change_button, self.checked_button)
        self.add(ServiceCard(shown, named=False))
        if shown.of_pack:
            told = _("It comes from a content pack. Take it into your directory to refer to it, or to correct it.")
            self.add(Text(words(told), "quiet"))
        self.set_foot(Button(words(_("Back to the services")), lambda: self.intentions.leave()))

    # -- writing

    def show_form(self, shown: FormShown) -> None:
        """A service to write; half-written words of an earlier time come back."""
        words, entered = self._words, shown.entered
        self.clear()
        self._form_open = True
        self.show_title(shown.title, words(_("Only the name and the kind of help have to be there.")))
        self.set_actions()
        self.kind = Drop([("", words(_("Please choose"))), *shown.kinds])
        self.kind.choose(entered.kind)
        self.region = RegionPicker(self._language)
        self.region.choose(entered.region, shown.region_words)
        self.region.typed.connect(lambda text: self.intentions.type_place(text))
        self._add_fields(entered)
        self.save_button = Button(words(_("Save")), lambda: self.intentions.save(self.entered()), kind="primary")
        self.set_foot(Button(words(_("Cancel")), lambda: self.intentions.give_up()), right=self.save_button)
        self._typed.watch(self._draft, {**self._lines, "kind": self.kind, "place": self.region.line})
        if self.region.line.text():
            self.intentions.type_place(self.region.line.text())
        self.scroll_area.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self._lines["name"], self._lines["name"].setFocus)

    def _add_fields(self, entered: Entered) -> None:
        words = self._words
        self._lines = {}
        self.fields = {"name": self._line("name", _("Name"), entered.name)}
        self.fields["kind"] = Field(words(_("Kind of help")), self.kind)
        self.fields["whom"] = self._line("whom", _("For whom"), entered.whom)
        hint = _("Say it plainly: who pays, who sees the bill, who is told that somebody came.")
        label = _("Does the employer learn of it?")
        self.fields["confidentiality"] = self._line("confidentiality", label, entered.confidentiality, hint, lines=2)
        self.fields["reach"] = self._line("reach", _("How to reach it"), entered.reach, lines=3)
        self.fields["hours"] = self._line("hours", _("Hours"), entered.hours)
        self.fields["cost"] = self._line("cost", _("Cost"), entered.cost)
        days = _("Usual days to a first appointment")
        self.fields["usual_days"] = self._line("days", days, entered.days, _("May stay empty."))
        spoken = _("With a comma between them.")
        self.fields["languages"] = self._line("languages", _("Languages"), entered.languages, spoken)
        for name in ("name", "kind", "whom", "confidentiality", "reach"):
            self.add(self.fields[name])
        self.add(self.region)
        for name in ("hours", "cost", "usual_days", "languages"):
            self.add(self.fields[name])

    def _line(self, name: str, label: str, text: str, hint: str = "", *, lines: int = 1) -> Field:
        made: LineEdit | TextArea
        if lines == 1:
            made = LineEdit()
            made.setText(text)
        else:
            made = TextArea(lines=lines)
            made.setPlainText(text)
        self._lines[name] = made
        return Field(self._words(label), made, help_line=self._words(hint))

    def entered(self) -> Entered:
        """What stands in the form."""
        return Entered(kind=self.kind.value() or "", region=self.region.value(), **self._texts())

    def _texts(self) -> dict[str, str]:
        return {name: line.text() if isinstance(line, LineEdit) else line.words() for name, line in self._lines.items()}

    @property
    def _draft(self) -> str:
        return f"service-{self._key or 'new'}"

    def saved(self) -> None:
        """What was typed is in the vault, or was given up."""
        self._form_open = False
        self._typed.used(self._draft)

    def show_regions(self, found: Options, none_words: str) -> None:
        """Regions that fit what is typed."""
        self.region.show_found(found, none_words)

    def show_error(self, field: str, words: str) -> None:
        """Under its field; the others' errors go."""
        for other in self.fields.values():
            other.show_error("")
        self.fields[field].show_error(words)
        self.scroll_area.ensureWidgetVisible(self.fields[field])
