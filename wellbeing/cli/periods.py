"""Which period of a year a command means: own work, or imported history, which is a closed period of its own."""

import argparse

from wellbeing.anonymise.period import Period
from wellbeing.app import summary
from wellbeing.app.gathering import Gathered
from wellbeing.app.office.no_cases import is_office
from wellbeing.app.session import Session
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _

OWN, IMPORTED = "own", "imported"
_OFFICE = _(
    "This is the vault of an office. Its release of a year is shown with 'wellbeing office preview', and written or "
    "handed out again with 'wellbeing office release'."
)
COUNTED = _("Cases that are counted: {counted} of {known}. Without consent or a stated basis a case is not counted.")


def add(parser: Parser) -> None:
    """--year and --part."""
    parser.option("--year", words=_("the calendar year"), value=_("YEAR"), type=int, required=True)
    parser.option(
        "--part",
        words=_("own: what was recorded here; imported: history. Needed where a year has both"),
        choices=(OWN, IMPORTED),
    )


def period_of(session: Session, arguments: argparse.Namespace) -> Period:
    """The one period that is meant. Raises Refused where the year has none, or both and --part is missing, and
    in an office's vault, which has national years and a command of their own."""
    if is_office(session):
        raise Refused(_OFFICE)
    found = summary.periods_of(session, arguments.year)
    if arguments.part is not None:
        found = [period for period in found if period.imported == (arguments.part == IMPORTED)]
        if not found:
            raise Refused(_("There are no cases of this kind in the year {year}."), field="part", year=arguments.year)
    if len(found) > 1:
        raise Refused(
            _("The year {year} has own cases and imported history. Choose one with --part."),
            field="part",
            year=arguments.year,
        )
    return found[0]


def gather(session: Session, period: Period) -> Gathered:
    """What may be counted of it. Raises Refused where cases are known and none may be."""
    gathered = summary.gather(session, period)
    if gathered.known and not gathered.cases:
        number = session.language.number
        raise Refused(COUNTED, field="year", counted=number(0), known=number(gathered.known))
    return gathered
