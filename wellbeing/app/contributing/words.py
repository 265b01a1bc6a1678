"""Why a contribution is made again, in words: once for window and command line."""

from collections.abc import Mapping

from wellbeing.app.contributing.standing import Change
from wellbeing.language import _

CHANGE: Mapping[Change, str] = {
    Change.LEFT_OUT: _("Something in it may not be counted any more: after a withdrawal, an erasure or a restriction."),
    Change.ADDED: _("Something may be counted again that was not in it."),
    Change.MERGED: _("Records that were entered twice have been made one since, or taken apart."),
    Change.TABLES: _("It counted by other tables than those of its year, as an older version of the program did."),
    Change.NAME: _("It bore another name than the one by which both offices know you."),
    Change.FORGOTTEN: _("A restore has forgotten what it counted."),
}
