"""How an absence is told, once for window and command line."""

from wellbeing.app.absences import Away
from wellbeing.domain.absence import Absence
from wellbeing.language import Language, _


def span(absence: Absence, reader: Language) -> str:
    """From when to when."""
    first, last = reader.date(absence.first_day), reader.date(absence.last_day)
    if first == last:
        return reader.text(_("Away on {first}"), first=first)
    return reader.text(_("Away from {first} to {last}"), first=first, last=last)


def counted(away: Away, reader: Language) -> str:
    """How many contacts fall into it, and how many of them have to be arranged still."""
    count = len(away.falling)
    if not count:
        return reader.text(_("No contact falls into it."))
    falls = reader.plural("{count} contact falls into it.", "{count} contacts fall into it.", count)
    if not away.open_count:
        return " ".join((falls, reader.text(_("Everything is arranged."))))
    left = reader.plural("{count} has to be arranged still.", "{count} have to be arranged still.", away.open_count)
    return " ".join((falls, left))
