"""How much of the 72 hours is left, in words."""

import datetime as dt

from wellbeing.domain.breach import Breach
from wellbeing.language import Language, _

_HOUR = dt.timedelta(hours=1)


def left_words(breach: Breach, now: dt.datetime, language: Language) -> str:
    """Hours left for telling the authority, rounded down, or that they have passed."""
    hours = (breach.report_until - now) // _HOUR
    if hours < 0:
        return language.text(_("72 hours have passed"))
    return language.plural("{count} hour left", "{count} hours left", hours)


def clock_words(breach: Breach, now: dt.datetime, language: Language) -> str:
    """The same as a sentence; nothing where the authority need not be told any more."""
    if not breach.is_to_be_reported:
        return ""
    until = language.moment(breach.report_until, "long")
    if breach.report_until < now:
        return language.text(
            _("The authority had to be told until {moment}. Tell it now, with the reason for the delay."), moment=until
        )
    return language.text(_("The authority has to be told until {moment}, unless harm is unlikely."), moment=until)
