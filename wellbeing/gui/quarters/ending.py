"""A quarter that does not go on, in words: closed with nothing by both offices, or by the one that is left."""

from collections.abc import Callable
from pathlib import Path

from wellbeing.anonymise.period import Period, period_name
from wellbeing.app.office import ending, giving
from wellbeing.app.office.giving import Gives
from wellbeing.app.office.standing import Standing
from wellbeing.app.session import Session
from wellbeing.gui.quarters.shown import EndingShown
from wellbeing.language import Language, _

NOTHING, ALONE = "nothing", "alone"
"""What is written beside what an office gives: an empty list for both signatures, and the list of one office."""
GOES_TO_THE_OTHER = _("It closes the quarter once the other office has signed it: they take it in, and give it back.")
_NOTHING = _(
    "Nobody contributed, or something was lost for good: both offices sign an empty list. What was sent counts in a "
    "later quarter."
)
_ALONE = _(
    "Only where the other office is gone for good, and nobody there can sign any more. What may have been opened "
    "counts; the rest counts in a later quarter. It is recorded who said so."
)


def shown(one: Standing, language: Language) -> EndingShown:
    """The page that is asked once. Only the releasing office proposes an empty list."""
    words = language.text
    return EndingShown(
        title=words(_("Close {quarter} another way?"), quarter=period_name(one.period, language)),
        crumb=words(_("Quarters")),
        label=one.period.label,
        nothing="" if one.countersigns else words(_NOTHING),
        alone=words(_ALONE),
    )


def written(what: str, period: Period, path: Path, by: str) -> Callable[[Session], None]:
    """What writes a file: what an office gives, or one of those above."""
    if what == NOTHING:
        return lambda session: ending.propose_nothing(session, period, path)
    if what == ALONE:
        return lambda session: ending.close_alone(session, period, path, by)
    return lambda session: giving.give(session, period, Gives(what), path)
