"""The quarters of a national release: the parts of its year, in which its contributions were counted.

What was not opened of a quarter is not collected, and no part of the year: the year is the sum of what was opened.
"""

from wellbeing.anonymise.dimension import Code, Dimension
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.schema import QUARTER
from wellbeing.language import _

_LABELS = (_("1st quarter"), _("2nd quarter"), _("3rd quarter"), _("4th quarter"))
_ABOUT = _(
    "The part of the year in which a case or an event was counted: when it came to be known, not when it happened, or "
    "a later one where that quarter did not count it."
)


def quarter_code(number: int) -> str:
    """The code of a quarter (1 to 4) on the axis: `Q3`."""
    return f"Q{number}"


def quarters() -> Dimension:
    """The quarter axis. Every case is counted in one quarter, so that there is no missing answer."""
    codes = tuple(Code(code=quarter_code(number), label=label) for number, label in enumerate(_LABELS, start=1))
    return Dimension(name=QUARTER, label=_("Quarter"), codes=codes, unknown=None, about=_ABOUT)


def within(year: Period, code: str) -> Period:
    """The quarter of a year that a code of the axis names. Raises KeyError for a code that it does not have."""
    return {quarter_code(own.quarter or 0): own for own in year.quarters()}[code]
