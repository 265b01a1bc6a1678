"""Puts the help page together."""

from collections.abc import Callable

from wellbeing.gui.help.view import Help
from wellbeing.language import Language


def build(language: Language, show_help_now: Callable[[], object], show_guides: Callable[[], object]) -> Help:
    """The screen of the place 'help'. `show_help_now` opens 'Someone is with me now', `show_guides` the guides."""
    view = Help(language)
    view.help_now_wanted.connect(show_help_now)
    view.guides_wanted.connect(show_guides)
    return view
