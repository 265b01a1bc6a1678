"""The page on which an office begins."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt

from wellbeing.gui.half_written import HalfWritten
from wellbeing.gui.office_begin.presenter import ROLES
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.told_page import ToldPage
from wellbeing.language import Language, _

_DRAFT = "office-begin"
_WHAT = _("Two offices make national figures of many representatives' counts. Neither of them can read those of one.")
_FOR_GOOD = _("It never holds cases, and can't become a representative's vault again.")


class Intentions(Protocol):
    """What a person can want here."""

    def load(self) -> None: ...
    def begin(self, name: str, country: str, role: str | None) -> None: ...
    def leave(self) -> None: ...


class OfficeBeginView(ToldPage):
    """A form, or why there is none."""

    intentions: Intentions

    def __init__(self, language: Language, typed: HalfWritten, countries: Sequence[tuple[str, str]]) -> None:
        super().__init__(language.text(_("A vault for an office")))
        self._words, self._typed, self._countries = language.text, typed, tuple(countries)
        self._fields: dict[str, Field] = {}
        self.name, self.country, self.role = LineEdit(), Drop(), Choices("", ())
        self.press = Button("")

    def arrive(self, **_what: object) -> None:
        """The screen was gone to."""
        self.intentions.load()

    def show_form(self, country: str) -> None:
        """What an office is, and what it needs."""
        words = self._words
        self._begin()
        self.add(Text(words(_WHAT)))
        self.name, self.country = LineEdit(), Drop([("", words(_("Not chosen"))), *self._countries])
        self.country.choose(country)
        self.role = Choices(
            words(_("Which of the two is it?")), [(role.value, words(what), words(more)) for role, what, more in ROLES]
        )
        self._fields = {
            "name": Field(words(_("Name of the office")), self.name, help_line=words(_("As its card tells it."))),
            "country": Field(words(_("Country of its representatives")), self.country),
            "role": Field("", self.role),
        }
        self.add(*self._fields.values(), Block("warning", words(_("This vault stays an office's")), words(_FOR_GOOD)))
        self._typed.watch(_DRAFT, {"name": self.name, "country": self.country})
        self.press = Button(words(_("Begin the office")), self._give, kind="primary")
        self.set_foot(self._back(), right=self.press)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        self.intentions.begin(self.name.text(), self.country.value() or "", self.role.value())

    def show_stopped(self, why: str) -> None:
        """This vault can't become one."""
        self._begin()
        self.add(Block("info", self._words(_("This can't be done here")), why))
        self.set_foot(self._back())

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside the fields; what was typed stays."""
        for name, field in reversed(self._fields.items()):  # the first wrong one gets the keyboard
            field.show_error(errors.get(name, ""))

    def begun(self) -> None:
        """What was typed is used."""
        self._typed.used(_DRAFT)

    def _back(self) -> Button:
        return Button(self._words(_("Back to the settings")), lambda: self.intentions.leave())

    def _begin(self) -> None:
        self.begin_anew(self._words(_("A vault for an office")), "", crumb=self._words(_("Settings")))
        self._fields = {}
