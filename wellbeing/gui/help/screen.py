"""Puts the help page together."""

from collections.abc import Callable

from wellbeing.gui.help.view import Help
from wellbeing.language import Language


def build(
    language: Language,
    show_help_now: Callable[[], object],
    show_guides: Callable[[], object],
    *,
    is_office: bool = False,
) -> Help:
    """The screen of the place 'help'. `show_help_now` opens 'Someone is with me now', `show_guides` the guides; an
    office has neither, and words of its own."""
    view = Help(language, is_office=is_office)
    view.help_now_wanted.connect(show_help_now)
    view.guides_wanted.connect(show_guides)
    return view
