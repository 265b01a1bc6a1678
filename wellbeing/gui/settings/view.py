"""The settings on the screen: an overview that says how things stand, and a form behind each of its first lines."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt

from wellbeing.gui import style
from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.settings.forms import CarriedForm, ComputerForm, Form, LookForm, OfficeForm, YouForm
from wellbeing.gui.settings.logo import LogoControl
from wellbeing.gui.settings.shown import Computer, Entry, LogoShown, Look, Options, Overview, You
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

_YOU = "settings-you"
"""Names what is half-written in the form."""


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, part: str = "") -> None: ...
    def open(self, part: str) -> None: ...
    def speak(self, code: str) -> None: ...
    def wear(self, scheme: str, scale: int) -> None: ...
    def lock_after(self, minutes: str) -> None: ...
    def choose_administrator(self, who: str) -> None: ...
    def save_you(self, you: You) -> None: ...
    def choose_logo(self, path: Path) -> None: ...
    def remove_logo(self) -> None: ...


class SettingsView(Page):
    """One page at a time."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten) -> None:
        super().__init__(language.text(_("Settings")))
        self._language, self._words, self._typed = language, language.text, typed
        self.entries: dict[str, CardRow] = {}
        self.form: Form | None = None
        self._told = Column()

    def arrive(self, **what: object) -> None:
        """The screen was gone to, perhaps for a page behind it."""
        self.intentions.arrive(str(what.get("part", "")))

    # -- pages

    def show_overview(self, shown: Overview) -> None:
        """Where everything is, and how it stands."""
        self._begin(self._words(_("Settings")))
        self._add_entries(shown.own)
        self.heading(self._words(_("The vault")))
        self._add_entries(shown.vault)
        where = Card(self._words(_("Where the vault lies")))
        where.body.add(Text(shown.folder, selectable=True))
        self.add(where)

    def _add_entries(self, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            row = CardRow(entry.what, entry.why, action=entry.action)
            row.pressed.connect(lambda part=entry.part: self.intentions.open(part))
            self.entries[entry.part] = row
            self.add(row)

    def show_look(self, shown: Look) -> None:
        """Language and look."""
        form = LookForm(shown, self._language, self._speak, self._wear)
        self._show_form(self._words(_("Language and look")), form)

    def _speak(self, code: str) -> None:
        self.intentions.speak(code)

    def _wear(self, scheme: str, scale: int) -> None:
        self.intentions.wear(scheme, scale)

    def show_you(self, shown: You, countries: Options, *, country: bool, office: bool) -> None:
        """Who works here; `country` brings the keyboard to the country. An office has its name only."""
        form = self._office_form(shown) if office else self._you_form(shown, countries)
        self._show_form(self._words(_("This office") if office else _("You and your union")), form)
        if self._typed.watch(_YOU, form.lines):
            form.give()  # the lock came before the field was left
        if country and isinstance(form, YouForm):
            form.country.setFocus(Qt.FocusReason.OtherFocusReason)

    def _you_form(self, shown: You, countries: Options) -> YouForm:
        logo = LogoControl(
            self._language, lambda path: self.intentions.choose_logo(path), lambda: self.intentions.remove_logo()
        )
        return YouForm(shown, countries, self._language, lambda you: self.intentions.save_you(you), logo)

    def _office_form(self, shown: You) -> OfficeForm:
        return OfficeForm(shown, self._language, lambda you: self.intentions.save_you(you))

    def show_computer(self, shown: Computer) -> None:
        """The lock, and who looks after the computer."""
        form = ComputerForm(
            shown,
            self._language,
            lambda minutes: self.intentions.lock_after(minutes),
            lambda who: self.intentions.choose_administrator(who),
        )
        self._show_form(self._words(_("Lock and computer")), form)

    def _show_form(self, title: str, form: Form) -> None:
        self._begin(title, crumb=self._words(_("Settings")))
        self.form = form
        self.add(form)
        self.set_foot(Button(self._words(_("Back to the settings")), lambda: self.intentions.open("")))

    # -- words

    def show_administrator(self, words: str) -> None:
        """What that person could read."""
        if isinstance(self.form, ComputerForm):
            self.form.told.setText(words)

    def show_logo(self, logo: LogoShown | None) -> None:
        """The logo that is kept; a refusal before it is past."""
        if isinstance(self.form, YouForm):
            self.form.logo.show_logo(logo)
            self.form.fields["logo"].show_error("")

    def show_kept(self, words: str) -> None:
        """What was entered has been kept."""
        if isinstance(self.form, CarriedForm):
            self.form.show_kept(words)
            self._typed.used(_YOU)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside the fields; what was typed stays."""
        fields = self.form.fields if self.form is not None else {}
        for name, field in reversed(fields.items()):  # the first wrong one gets the keyboard
            field.show_error(errors.get(name, ""))
        for name, words in errors.items():
            if name not in fields:
                self._tell(words, "warning")

    def _tell(self, words: str, tone: str) -> None:
        clear(self._told)
        block = Block(tone, words)
        self._told.add(block)
        style.say_to_reader(block)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _begin(self, title: str, *, crumb: str = "") -> None:
        self.show_title(title, crumb=crumb)
        self.set_foot()
        self.clear()
        self.entries, self.form, self._told = {}, None, Column()
        self.body.addLayout(self._told)
        self.scroll_area.verticalScrollBar().setValue(0)
