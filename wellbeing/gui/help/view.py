"""The help page: short, plain, and 'Someone is with me now' at the top. It opens nothing outside the program."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from wellbeing import __version__
from wellbeing.gui import style
from wellbeing.gui.widgets.button import WideButton
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.layout import Column, Turning, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

_FIRST = (
    _("After an incident, open 'New incident': who and what are enough. The rest can come later."),
    _("Today says whom to call and when. Open the step and be led through the talk, one thing at a time."),
    _("An attempt is noted as an attempt. The step stays open until you have reached the person."),
    _("Once a year, look at the summary: you see exactly what would leave before anything does."),
)
_KEYS = (
    (_("Ctrl+L"), _("Lock now, from wherever you are. Nothing asks, and nothing you wrote is lost.")),
    (_("Ctrl+1 to Ctrl+4"), _("Today, Cases, Services, Summary")),
    (_("Ctrl+N"), _("New incident")),
    (_("Ctrl+F"), _("Search")),
    (_("Space"), _("Choose a case in the list, to act on several")),
    (_("Ctrl+Z"), _("Undo what was taken out last, until the vault is locked")),
    (_("Ctrl+,"), _("Settings")),
    (_("F1"), _("Help")),
    (_("Alt+Left"), _("Back to the page before")),
    (_("Tab, arrow keys, space"), _("Move, and choose")),
)
_TERMS = (
    (_("Incident"), _("Something that happened on one day at one place. Several officers can be part of it.")),
    (_("Case"), _("One officer in one incident. Figures count cases.")),
    (
        _("Follow-up"),
        _(
            "One of the eight steps from the same shift to the anniversary, a contact after a red flag, or an agreed "
            "one."
        ),
    ),
    (_("Debrief"), _("The talk of a step, with a guide on the screen.")),
    (_("Referral"), _("A way to a service, open until its outcome is known.")),
    (_("Consent"), _("What an officer agreed to, for one purpose. Without it nothing is told and nothing counted.")),
    (_("Summary"), _("A year in figures, in which no person can be found.")),
    (_("Release"), _("A summary that left this computer, signed. A year is released once.")),
    (_("Vault"), _("The encrypted store of everything you write here. It belongs to you alone.")),
    (_("Backup"), _("An encrypted copy of the vault in another place. Made by itself once a day, and checked.")),
    (_("Recovery sheet"), _("One of three sheets of words. Two of them open the vault if the passphrase is lost.")),
)
_PROMISES = (
    _("Everything is in one encrypted vault on this computer. Nothing is sent: the program has no network code."),
    _(
        "It locks itself when nobody has touched it for a while, before the computer sleeps and when its screen is "
        "locked. What you were writing is kept, sealed."
    ),
    _("A summary holds figures in which no person can be found. You see it before it leaves."),
)
_LIMITS = (
    _("Somebody with administrator rights, or a harmful program in your account, can read along while it is open."),
    _("A photograph of the screen, and anything on paper."),
    _("Being forced to open it."),
    _("What is said here may have to be told to a court. Ask the union's lawyer what is protected in your country."),
)


class Help(Page):
    """What to do first, the keys, the words of the program, what is protected and what is not."""

    help_now_wanted = Signal()
    guides_wanted = Signal()

    def __init__(self, language: Language) -> None:
        words = language.text
        super().__init__(words(_("Help")))
        self._words = words
        self.help_now_button = WideButton(
            words(_("Someone is with me now")),
            words(_("Numbers to call, what to do, first words. Nothing is stored.")),
            self.help_now_wanted.emit,
        )
        self.guides_button = WideButton(
            words(_("Guides by what happened")),
            words(_("What to say, what to do and what to leave, on one page.")),
            self.guides_wanted.emit,
        )
        self.add(self.help_now_button, self.guides_button)
        self._lines(_("What to do first"), _FIRST)
        self._pairs(_("Keys"), _KEYS)
        self._lines(_("What it does for you"), _PROMISES)
        self._lines(_("What it can't protect from"), _LIMITS)
        self._pairs(_("Words of the program"), _TERMS)
        about = Card(words(_("About")))
        about.body.add(
            Text(words(_("Wellbeing, version {version}"), version=__version__)),
            Text(
                words(
                    _(
                        "Free software under the European Union Public Licence 1.2 (EUPL). The file LICENSE, which "
                        "came with the program, holds its text."
                    )
                )
            ),
        )
        self.add(about)

    def _lines(self, heading: str, lines: Sequence[str]) -> None:
        card = Card(self._words(heading))
        for line in lines:
            card.body.add(Text(self._words(line)))
        self.add(card)

    def _pairs(self, heading: str, pairs: Sequence[tuple[str, str]]) -> None:
        card = Card(self._words(heading))
        for what, why in pairs:
            name = Text(self._words(what), "bold")
            column = Column(name)
            column.addStretch(1)
            named = holder(column)
            named.setMinimumWidth(style.size("step_column"))
            said = holder(Column(Text(self._words(why))))
            card.body.addWidget(Turning([(named, 0), (said, 1)], narrow=55, gap="room"))
        self.add(card)
