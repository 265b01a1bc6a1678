"""The first page of all: the language, the country, or straight to the example data."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button, WideButton
from wellbeing.gui.widgets.door_page import DoorPage
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column
from wellbeing.language import Language, _


class WelcomePage(DoorPage):
    """Language, country, and help that needs no vault."""

    language_chosen = Signal(str)
    country_chosen = Signal(str)

    def __init__(
        self, language: Language, languages: Sequence[tuple[str, str]], countries: Sequence[tuple[str, str]]
    ) -> None:
        words = language.text
        super().__init__(
            language,
            words(_("Welcome")),
            words(_("Wellbeing guides you through the talks after a bad incident. It works without a network.")),
        )
        self._told = Column()
        self.body.addLayout(self._told)
        self.language_list = Drop(languages)
        self.language_list.choose(language.code)
        self.language_list.activated.connect(lambda _index: self.language_chosen.emit(self.language_list.value() or ""))
        self.country_list = Drop([("", words(_("Not chosen"))), *countries])
        self.country_list.activated.connect(lambda _index: self.country_chosen.emit(self.country_list.value() or ""))
        self.add(
            Field(words(_("Language")), self.language_list),
            Field(
                words(_("Country")),
                self.country_list,
                help_line=words(_("For emergency numbers and the names of regions.")),
            ),
        )
        forward = Button(words(_("Next")), kind="primary")
        self.look_button = Button(words(_("Look around with example data")))
        self.set_foot(forward, self.look_button)
        self.body.addSpacing(style.space("wide"))
        self.help_button = WideButton(
            words(_("Someone is with me now")), words(_("Help without a vault. Nothing is stored."))
        )
        self.restore_button = Button(words(_("Restore a backup")), kind="link")
        self.add(self.help_button)
        self.body.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)

    def tell_of_example(self) -> None:
        """The example data was locked, and is gone: this page stands where an unlock screen would."""
        from wellbeing.gui.widgets.blocks import Block  # the first screen of all stands without it

        told = self.words(_("The example data is gone with the lock. You can look around again at any time."))
        self._told.add(Block("info", self.words(_("Locked")), told))
