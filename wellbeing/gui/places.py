"""The places of the house: which screens there are, and how they are built. Each is built when first gone to."""

from wellbeing.gui.help.view import Help
from wellbeing.gui.inside import Inside
from wellbeing.language import _


def furnish(inside: Inside) -> None:
    """Add every place to the shell."""
    words = inside.language.text

    def build_help() -> Help:
        view = Help(inside.language)
        view.help_now_wanted.connect(inside.show_help_now)
        return view

    inside.shell.add_place("help", words(_("Help")), build_help, foot=True)
