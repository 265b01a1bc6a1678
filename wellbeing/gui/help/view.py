"""The help page."""

from PySide6.QtCore import Signal

from wellbeing.gui.widgets.button import WideButton
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _

_KEYS = (
    (_("Ctrl+1 to Ctrl+4"), _("Today, Cases, Services, Summary")),
    (_("Ctrl+F"), _("Search")),
    (_("Ctrl+L"), _("Lock now")),
    (_("Alt+Left"), _("Back to the page before")),
    (_("Tab, arrow keys, space"), _("Move, and choose")),
)
_PROMISES = (
    _("Everything is in one encrypted vault on this computer. Nothing is sent: the program has no network code."),
    _("It locks itself when nobody has touched it for a while. What you were writing is kept, sealed."),
    _("A summary holds figures in which no person can be found. You see it before it leaves."),
)
_LIMITS = (
    _("Somebody with administrator rights, or a harmful program in your account, can read along while it is open."),
    _("A photograph of the screen, and anything on paper."),
    _("Being forced to open it."),
    _("What is said here may have to be told to a court. Ask the union's lawyer what is protected in your country."),
)


class Help(Page):
    """Short, plain, and 'Someone is with me now' at the top."""

    help_now_wanted = Signal()

    def __init__(self, language: Language) -> None:
        words = language.text
        super().__init__(words(_("Help")))
        self.help_now_button = WideButton(
            words(_("Someone is with me now")),
            words(_("Numbers to call, what to do, first words. Nothing is stored.")),
            self.help_now_wanted.emit,
        )
        self.add(self.help_now_button)
        keys = Card(words(_("Keys")))
        for key, act in _KEYS:
            keys.body.add(Text(words(_("{key}: {act}"), key=words(key), act=words(act))))
        self.add(keys)
        for heading, lines in ((_("What it does for you"), _PROMISES), (_("What it can't protect from"), _LIMITS)):
            card = Card(words(heading))
            for line in lines:
                card.body.add(Text(words(line)))
            self.add(card)
