"""The forms of the settings: what is chosen in them is kept at once."""

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.settings.logo import LogoControl
from wellbeing.gui.settings.shown import SCHEMES, Computer, Look, Options, You
from wellbeing.gui.style import Scheme, tokens
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

_YOURS = (
    ("union", _("Union"), _("It stands at the head of letters.")),
    ("address", _("Address of the union"), _("It stands below the name.")),
    ("representative", _("Your name"), ""),
    ("contact", _("How services reach you"), _("A telephone number or address for the answer to a letter.")),
    ("employer", _("Office of the employer"), _("Where letters to the employer usually go.")),
    ("other_representative", _("Another representative"), _("Who is asked when you are too close to a case.")),
    ("own_support", _("Whom you call yourself"), _("A peer, a supervisor, somebody you trust, with a number.")),
)
_OF_AN_OFFICE = (
    ("representative", _("Name of the office"), _("As its card tells it.")),
    ("union", _("Union"), _("It stands on the card.")),
)


class Form(Card):
    """Fields by name, with an error below each."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = language.text
        self.fields: dict[str, Field] = {}
        self.body.setSpacing(style.space("close"))

    def put(self, name: str, label: str, control: QWidget, help_line: str = "") -> None:
        """One more field."""
        self.fields[name] = Field(self._words(label), control, help_line=self._words(help_line))
        self.body.addWidget(self.fields[name])


class LookForm(Form):
    """Language, appearance, text size."""

    def __init__(
        self, shown: Look, language: Language, speak: Callable[[str], object], wear: Callable[[str, int], object]
    ) -> None:
        super().__init__(language)
        self.language = Drop(shown.languages)
        self.language.choose(shown.language)
        self.language.activated.connect(lambda _at: speak(self.language.value() or ""))
        self.scheme = Drop([(scheme, self._words(label)) for scheme, label in SCHEMES.items()])
        self.scheme.choose(shown.scheme)
        self.scale = Drop([(str(scale), language.percent(scale / 100)) for scale in tokens().scales])
        self.scale.choose(str(shown.scale))
        for drop in (self.scheme, self.scale):
            drop.activated.connect(
                lambda _at: wear(self.scheme.value() or Scheme.SYSTEM, int(self.scale.value() or 100))
            )
        self.put("language", _("Language"), self.language)
        self.put("scheme", _("Appearance"), self.scheme)
        self.put("scale", _("Text size"), self.scale)


class CarriedForm(Form):
    """Lines that papers and cards carry, each kept as soon as it is left."""

    def __init__(
        self, shown: You, lines: Sequence[tuple[str, str, str]], language: Language, save: Callable[[You], object]
    ) -> None:
        """`lines` are the name of each in `You`, its label, and what helps."""
        super().__init__(language)
        self._shown, self._save = shown, save
        self.lines: dict[str, LineEdit] = {}
        for name, label, help_line in lines:
            self.lines[name] = LineEdit()
            self.lines[name].setText(getattr(shown, name))
            self.lines[name].editingFinished.connect(self.give)
            self.put(name, label, self.lines[name], help_line)
        self._kept = Text(self._words(_("What you enter here is kept as soon as you leave the field.")), "quiet")

    def now(self) -> You:
        """What stands here."""
        return dataclasses.replace(self._shown, **{name: line.text() for name, line in self.lines.items()})

    def give(self) -> None:
        """Keep what stands here."""
        self._save(self.now())

    def show_kept(self, words: str) -> None:
        """What was entered has been kept."""
        self._kept.setText(words)


class YouForm(CarriedForm):
    """What letters carry, and the country."""

    def __init__(
        self, shown: You, countries: Options, language: Language, save: Callable[[You], object], logo: LogoControl
    ) -> None:
        super().__init__(shown, _YOURS, language, save)
        self.logo = logo
        self.put("logo", _("Logo"), logo, _("A PNG picture for the head of letters. Only what is seen of it is kept."))
        self.country = Drop([("", self._words(_("Not chosen"))), *countries])
        self.country.choose(shown.country)
        self.country.activated.connect(lambda _at: self.give())
        self.put("country", _("Country"), self.country, _("Its emergency numbers and regions are shown."))
        self.body.add(self._kept)

    def now(self) -> You:
        """With the country."""
        return dataclasses.replace(super().now(), country=self.country.value() or "")


class OfficeForm(CarriedForm):
    """The name of an office, as its card tells it."""

    def __init__(self, shown: You, language: Language, save: Callable[[You], object]) -> None:
        super().__init__(shown, _OF_AN_OFFICE, language, save)
        self.body.add(self._kept)


class ComputerForm(Form):
    """The lock, and who looks after this computer."""

    def __init__(
        self,
        shown: Computer,
        language: Language,
        lock_after: Callable[[str], object],
        choose_administrator: Callable[[str], object],
    ) -> None:
        super().__init__(language)
        self.minutes = Drop(shown.minutes)
        self.minutes.choose(shown.lock_minutes)
        self.minutes.activated.connect(lambda _at: lock_after(self.minutes.value() or ""))
        self.put("lock_minutes", _("Lock when nobody has touched it for"), self.minutes)
        self.administrator = Drop([("", self._words(_("Not said"))), *shown.administrators])
        self.administrator.choose(shown.administrator)
        self.administrator.activated.connect(lambda _at: choose_administrator(self.administrator.value() or ""))
        self.put("administrator", _("Who looks after this computer?"), self.administrator)
        self.told = Text(shown.administrator_words, "quiet")
        self.body.add(self.told)
