"""`wellbeing office status`: what is to be done next for a quarter, who has reported and who is missing."""

import argparse
from collections.abc import Mapping

from wellbeing.app.office import standing
from wellbeing.app.office.giving import Gives
from wellbeing.app.office.standing import Standing
from wellbeing.cli import arguments as common
from wellbeing.cli import quarter_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import Language, _
from wellbeing.office.merging import FEWEST
from wellbeing.office.quarter import Step

NEXT: Mapping[Step, str] = {
    Step.ROSTER: _("Next: give the roster to the other office."),
    Step.AWAIT_ROSTER: _("Next: take in the roster of the other office."),
    Step.AWAIT_END: _("The roster is signed by both offices. Contributions come when the quarter is over."),
    Step.ACCEPTANCE: _("Next: take contributions in; when enough are here, give the acceptance list."),
    Step.AWAIT_ACCEPTANCE: _("Next: take in the acceptance list of the other office. If more comes, give a new list."),
    Step.ACTIVITY: _("Next: give the activity. It is given once; from then on nothing more is taken in."),
    Step.AWAIT_ACTIVITY: _("Next: take in the activity of the other office."),
    Step.SUMS: _("Next: give the sums."),
    Step.AWAIT_SUMS: _("Next: take in the sums of the other office."),
    Step.CLOSING: _("Next: give the closing list to the other office."),
    Step.AWAIT_CLOSING: _("Next: take in the closing list of the other office."),
    Step.LATE_ROSTER: _(
        "This quarter is over, and the roster has not come back. Next: if the other office signed it before the end, "
        "take it in now. If not, close the quarter with an empty list, so that what was sent to it counts later."
    ),
    Step.MISSED: _(
        "This quarter is over without a roster that both offices signed. It can't be opened. Next: close it with an "
        "empty list, so that what was sent to it counts later."
    ),
    Step.CLOSED: _("Closed. The closing list goes to every representative."),
}

SEE = _("What is next: 'wellbeing office status {quarter}'.")
"""Said after a step was taken."""

COUNTERSIGNED: Mapping[Step, str] = {
    Step.AWAIT_END: _(
        "The roster is signed by both offices. Give it back to the other office: without your signature it "
        "can't open anything. Contributions come when the quarter is over."
    ),
    Step.MISSED: _(
        "This quarter is over without a roster that both offices signed. It can't be opened. Next: take in the empty "
        "closing list of the other office."
    ),
    Step.CLOSED: _("Closed. Give the closing list back to the other office, which sends it to every representative."),
}
"""At the second office, which signs last: the other one waits for the file."""

SIGNED_LAST: Mapping[Step, Gives] = {Step.AWAIT_END: Gives.ROSTER, Step.CLOSED: Gives.CLOSING}
"""Which file that is."""

GIVES: Mapping[Step, Gives] = {
    Step.ROSTER: Gives.ROSTER,
    Step.ACCEPTANCE: Gives.ACCEPTANCE,
    Step.ACTIVITY: Gives.ACTIVITY,
    Step.SUMS: Gives.SUMS,
    Step.CLOSING: Gives.CLOSING,
    Step.LATE_ROSTER: Gives.CLOSING,
    Step.MISSED: Gives.CLOSING,
    Step.CLOSED: Gives.CLOSING,
}
"""Steps at which a file is written, and which."""


def add(parser: Parser) -> None:
    """QUARTER, --vault, --passphrase-file and --json."""
    quarter_argument.add(parser, needed=False)
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Tell of one quarter, or of all."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        periods = [quarter_argument.of(arguments)] if arguments.quarter else standing.quarters(session)
        found = [standing.standing(session, period) for period in periods]
    if arguments.json:
        shown.data([_as_data(one) for one in found])
        return 0
    for one in found:
        _tell(one, shown)
    return 0


def next_step(one: Standing, language: Language) -> list[str]:
    """What is to be done, and the command for it where a file is to be written."""
    step = one.next_step
    if step in (Step.ROSTER, Step.AWAIT_ROSTER) and one.enrolled < FEWEST:
        known = language.text(
            _("Next: enrol representatives. At least {fewest} are needed; enrolled so far: {enrolled}."),
            fewest=language.number(FEWEST),
            enrolled=language.number(one.enrolled),
        )
        return [known, "wellbeing office enrol"]
    gives = GIVES.get(step)
    told = language.text(NEXT[step])
    if one.countersigns and step in COUNTERSIGNED:
        gives, told = SIGNED_LAST.get(step), language.text(COUNTERSIGNED[step])
    return (
        [told] if gives is None else [told, f"wellbeing office give {gives} {one.period.label} --out {gives}.wboffice"]
    )


def _tell(one: Standing, shown: Console) -> None:
    shown.line(one.period.label)
    for told in next_step(one, shown.language):
        shown.line(f"  {told}")
    for area in one.areas:
        shown.say(
            _("  {area}: {reported} of {representatives} have reported."),
            area=", ".join(area.area),
            reported=shown.language.number(area.reported),
            representatives=shown.language.number(area.representatives),
        )
        if area.agreed is not None:
            told = (
                _("    Both offices accepted {agreed}: enough.")
                if area.enough
                else _("    Both offices accepted {agreed}: too few, this area does not open.")
            )
            shown.say(told, agreed=shown.language.number(area.agreed))
    if one.missing:
        shown.say(_("  Missing: {names}"), names=", ".join(person.name for person in one.missing))


def _as_data(one: Standing) -> dict[str, object]:
    return {
        "quarter": one.period.label,
        "next": one.next_step.value,
        "areas": [
            {
                "area": list(area.area),
                "representatives": area.representatives,
                "reported": area.reported,
                "agreed": area.agreed,
                "enough": area.enough,
            }
            for area in one.areas
        ],
        "reported": [person.pseudonym for person in one.reported],
        "missing": [person.pseudonym for person in one.missing],
    }
