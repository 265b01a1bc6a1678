"""What Today says about backups, in one quiet line each."""

import datetime as dt

from wellbeing.app.backup_notices import Kind, Notice
from wellbeing.gui.today.shown import Row
from wellbeing.language import Language, _


def row(notice: Notice, number: int, today: dt.date, language: Language) -> Row:
    """The card of a notice; its button leads to the page of the backups."""
    words = language.text
    match notice.kind:
        case Kind.OVERDUE:
            what = _overdue(notice, today, language)
            only = (
                _("What was changed since then lies only in the vault.") if notice.since else _("All is in one place.")
            )
            why, action = words(only), words(_("Back up"))
        case Kind.AWAY:
            name = notice.folder.name if notice.folder else ""
            what = words(_("Plug in the stick with the backups: {name}"), name=name)
            why, action = _last_there(notice, language), words(_("Show"))
        case Kind.FAILED:
            what = words(_("The last backup could not be made"))
            why, action = words(notice.reason), words(_("Show"))
        case Kind.DRILL_DUE:
            what = words(_("Try out a backup"))
            why = words(_("Once a year, so that you know that it can be restored. It takes moments."))
            action = words(_("Try it"))
    return Row(key=f"backup {number}", what=what, why=why, action=action)


def _overdue(notice: Notice, today: dt.date, language: Language) -> str:
    if notice.since is None:
        return language.text(_("There is no backup yet"))
    days = (today - notice.since.astimezone().date()).days
    return language.plural("No backup for {count} day", "No backup for {count} days", days)


def _last_there(notice: Notice, language: Language) -> str:
    if notice.since is None:
        return language.text(_("There is no backup on it yet."))
    day = language.date(notice.since.astimezone().date())
    return language.text(_("The last backup on it is of {date}."), date=day)
