"""The settings on the screen: what is changed at once, what is saved, and the check of the vault."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.settings.shown import Shown, You
from wellbeing.gui.style import Scheme, tokens
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card, CardRow
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.progress import ProgressRow
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.tick import Drop
from wellbeing.language import Language, _

SCHEMES = {
    Scheme.SYSTEM: _("As the computer"),
    Scheme.LIGHT: _("Light"),
    Scheme.DARK: _("Dark"),
    Scheme.CONTRAST_LIGHT: _("High contrast, light"),
    Scheme.CONTRAST_DARK: _("High contrast, dark"),
}


class Intentions(Protocol):
    """What a person can want here."""

    def arrive(self, part: str = "") -> None: ...
    def open(self, part: str) -> None: ...
    def speak(self, code: str) -> None: ...
    def wear(self, scheme: str, scale: int) -> None: ...
    def lock_after(self, minutes: str) -> None: ...
    def choose_administrator(self, who: str) -> None: ...
    def save_you(self, you: You) -> None: ...
    def check(self) -> None: ...
    def stop_check(self) -> None: ...


class SettingsView(Page):
    """One page, and one behind it."""

    intentions: Intentions

    def __init__(self, language: Language) -> None:
        super().__init__(language.text(_("Settings")))
        self._language, self._words = language, language.text
        self._shown: Shown | None = None
        self._fields: dict[str, Field] = {}
        self._below = Column()
        self.next = Button("", kind="primary")

    def arrive(self, **what: object) -> None:
        """The screen was gone to, perhaps for a page behind it."""
        self.intentions.arrive(str(what.get("part", "")))

    # -- the page

    def show_settings(self, shown: Shown) -> None:
        """Keep what is shown; `show_part` shows it."""
        self._shown = shown

    def show_part(self, part: str) -> None:
        """The settings, or a page behind them; a country that is asked for has the keyboard."""
        pages = {
            "check": self._show_check_page,
        }
        pages.get(part, self._show_all)()
        if part == "country":
            self.country.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        shown = self._shown
        if shown is None:
            return
        self._begin(self._words(_("Settings")))
        self.body.addLayout(self._below)
        self.add(self._window_card(shown), self._you_card(shown), self._computer_card(shown))
        self.heading(self._words(_("The vault")))
        for part, what, why, action in (
            (
                "keys",
                _("Passphrase and keys"),
                self._words(_("Passphrase, recovery sheets, and the key of the vault.")),
                _("Show"),
            ),
            ("check", _("Check the vault"), self._words(_("Is every record as it was written?")), _("Check now")),
            ("backup", _("Backup"), self._words(_("Where backups lie, and whether they can be restored.")), _("Show")),
            ("files", _("Files that left"), self._words(_("Every paper and file, and what it carried.")), _("Show")),
            (
                "access-log",
                _("Access log"),
                self._words(_("When this vault was opened, and what was done in it.")),
                _("Show"),
            ),
        ):
            row = CardRow(self._words(what), why, action=self._words(action))
            row.pressed.connect(lambda part=part: self.intentions.open(part))
            self.add(row)
        where = Card(self._words(_("Where the vault lies")))
        where.body.add(Text(shown.folder, selectable=True))
        self.add(where)

    def _window_card(self, shown: Shown) -> Card:
        card = self._card(_("The window"))
        self.language = Drop(shown.languages)
        self.language.choose(shown.language)
        self.language.activated.connect(lambda _index: self.intentions.speak(self.language.value() or ""))
        self.scheme = Drop([(scheme.value, self._words(label)) for scheme, label in SCHEMES.items()])
        self.scheme.choose(shown.scheme)
        self.scale = Drop([(str(scale), self._language.percent(scale / 100)) for scale in tokens().scales])
        self.scale.choose(str(shown.scale))
        for drop in (self.scheme, self.scale):
            drop.activated.connect(lambda _index: self._wear())
        self._put(card, "language", _("Language"), self.language)
        self._put(card, "scheme", _("Appearance"), self.scheme)
        self._put(card, "scale", _("Text size"), self.scale)
        return card

    def _wear(self) -> None:
        self.intentions.wear(self.scheme.value() or Scheme.SYSTEM, int(self.scale.value() or 100))

    def _you_card(self, shown: Shown) -> Card:
        card = self._card(_("You and your union"))
        self.you: dict[str, LineEdit] = {}
        for name, label, help_line in (
            ("union", _("Union"), _("It stands at the head of letters.")),
            ("representative", _("Your name"), ""),
            ("contact", _("How services reach you"), _("A telephone number or address for the answer to a letter.")),
            ("other_representative", _("Another representative"), _("Who is asked when you are too close to a case.")),
        ):
            self.you[name] = LineEdit()
            self.you[name].setText(getattr(shown.you, name))
            self.you[name].editingFinished.connect(self._save_you)
            self._put(card, name, label, self.you[name], help_line)
        self.country = Drop([("", self._words(_("Not chosen"))), *shown.countries])
        self.country.choose(shown.you.country)
        self.country.activated.connect(lambda _index: self._save_you())
        self._put(card, "country", _("Country"), self.country, _("Its emergency numbers and regions are shown."))
        self._kept = Text(self._words(_("What you enter here is kept as soon as you leave the field.")), "quiet")
        card.body.add(self._kept)
        return card

    def _save_you(self) -> None:
        self.intentions.save_you(
            You(
                union=self.you["union"].text(),
                representative=self.you["representative"].text(),
                contact=self.you["contact"].text(),
                other_representative=self.you["other_representative"].text(),
                country=self.country.value() or "",
            )
        )

    def show_kept(self, words: str) -> None:
        """What was entered has been kept."""
        self._kept.setText(words)

    def _computer_card(self, shown: Shown) -> Card:
        card = self._card(_("This computer"))
        self.minutes = Drop(shown.minutes)
        self.minutes.choose(shown.lock_minutes)
        self.minutes.activated.connect(lambda _index: self.intentions.lock_after(self.minutes.value() or ""))
        self._put(card, "lock_minutes", _("Lock when nobody has touched it for"), self.minutes)
        self.administrator = Drop([("", self._words(_("Not said"))), *shown.administrators])
        self.administrator.choose(shown.administrator)
        self.administrator.activated.connect(
            lambda _index: self.intentions.choose_administrator(self.administrator.value() or "")
        )
        self._put(card, "administrator", _("Who looks after this computer?"), self.administrator)
        self._administrator_told = Text(shown.administrator_words, "quiet")
        card.body.add(self._administrator_told)
        return card

    def show_administrator(self, words: str) -> None:
        """What that person could read."""
        self._administrator_told.setText(words)

    def _card(self, heading: str) -> Card:
        card = Card(self._words(heading))
        card.body.setSpacing(style.space("close"))
        return card

    def _put(self, card: Card, name: str, label: str, control: QWidget, help_line: str = "") -> None:
        self._fields[name] = Field(self._words(label), control, help_line=self._words(help_line))
        card.body.addWidget(self._fields[name])

    # -- the check

    def _show_check_page(self) -> None:
        words = self._words
        self._begin(
            words(_("Check the vault")),
            words(_("Every record and every entry of the log is compared with its digest. You can go on working.")),
            crumb=words(_("Settings")),
        )
        self.body.addLayout(self._below)
        self._end_with(_("Check now"), lambda: self.intentions.check())
        self.intentions.check()

    def show_check(self, done: int, whole: int) -> None:
        """How far it is."""
        self.next.setEnabled(False)
        shown = self._below.itemAt(0)
        row = shown.widget() if shown is not None else None
        if not isinstance(row, ProgressRow):
            clear(self._below)
            row = ProgressRow(self._words(_("Checking the records")), self._words(_("Cancel")))
            row.cancelled.connect(lambda: self.intentions.stop_check())
            self._below.add(row)
        row.show_progress(done, whole)

    def show_checked(self, words: str, tone: str) -> None:
        """What was found."""
        self.next.setEnabled(True)
        self.tell(words, tone)

    # -- words

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside the fields; what was typed stays."""
        for name, field in reversed(self._fields.items()):  # the first wrong one gets the keyboard
            field.show_error(errors.get(name, ""))
        for name, words in errors.items():
            if name not in self._fields:
                self.tell(words, "warning")

    def tell(self, words: str, tone: str) -> None:
        """One sentence on the page."""
        clear(self._below)
        block = Block(tone, words)
        self._below.add(block)
        style.say_to_reader(block)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _begin(self, title: str, quiet: str = "", *, crumb: str = "") -> None:
        self.show_title(title, quiet, crumb=crumb)
        self.set_foot()
        self.clear()
        self._fields, self._below = {}, Column()
        self.scroll_area.verticalScrollBar().setValue(0)

    def _end_with(self, words: str, press: Callable[[], object]) -> None:
        self.next = Button(self._words(words), press, kind="primary")
        self.set_foot(self._cancel(), right=self.next)

    def _cancel(self) -> Button:
        return Button(self._words(_("Back to the settings")), lambda: self.intentions.open(""))
