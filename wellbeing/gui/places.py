"""The places of the house: which screens there are, and how they are built. Each is built when first gone to.

A vault is a representative's or an office's: what only one of them has is in `places_of_cases` or `places_of_offices`,
and what every vault has is here.
"""

from PySide6.QtWidgets import QWidget

from wellbeing.gui import places_of_cases, places_of_offices
from wellbeing.gui.access_log import screen as access_log
from wellbeing.gui.backup import screen as backup
from wellbeing.gui.departures import screen as departures
from wellbeing.gui.help import screen as help_
from wellbeing.gui.inside import Inside
from wellbeing.gui.keys import screen as keys
from wellbeing.gui.settings import screen as settings
from wellbeing.gui.upkeep import screen as upkeep
from wellbeing.language import _


def furnish(inside: Inside) -> None:
    """Add every place of this vault to the shell."""
    (places_of_offices if inside.is_office else places_of_cases).furnish(inside)
    _releasing(inside)
    _records(inside)
    _foot(inside)


def _releasing(inside: Inside) -> None:
    """Opening it again after a restore."""

    def releasing() -> QWidget:
        from wellbeing.gui.releasing import screen

        return screen.build(inside.desk.ask, inside.house.go, inside.language, inside.keeper, back_to=figures)

    figures = "quarters" if inside.is_office else "summary"
    inside.add("releasing", _("Releasing"), releasing, under=figures)


def _records(inside: Inside) -> None:
    """What left, and what was done."""
    ask, go, language = inside.desk.ask, inside.house.go, inside.language
    inside.add("files", _("Files that left"), lambda: departures.build(ask, go, language), under="settings")
    inside.add("access-log", _("Access log"), lambda: access_log.build(ask, go, language), under="settings")


def _foot(inside: Inside) -> None:
    """Settings and help."""
    ask, go, language = inside.desk.ask, inside.house.go, inside.language
    house = settings.House(
        memory=inside.memory,
        dress=inside.dress,
        change_language=inside.speak,
        change_idle_minutes=inside.lock_after,
        has_place=inside.house.has_place,
        is_office=inside.is_office,
    )
    inside.add(
        "settings",
        _("Settings"),
        lambda: settings.build(ask, go, language, inside.keeper, house, inside.folder),
        foot=True,
    )
    inside.add(
        "keys",
        _("Passphrase and keys"),
        lambda: keys.build(ask, inside.desk.progress, go, inside.lock, language, inside.keeper),
        under="settings",
    )
    inside.add(
        "upkeep",
        _("Check and compact"),
        lambda: upkeep.build(ask, go, language, inside.desk.others_wait),
        under="settings",
    )
    inside.add(
        "backup",
        _("Backup"),
        lambda: backup.build(ask, go, language, inside.maker, inside.remember_places, inside.restore),
        under="settings",
    )
    inside.add(
        "help",
        _("Help"),
        lambda: help_.build(language, inside.show_help_now, lambda: go("guides"), is_office=inside.is_office),
        foot=True,
    )
