"""`wellbeing referral move`: the next step of a referral, or the last one taken back."""

import argparse

from wellbeing.app import referrals
from wellbeing.app.names import REFERRAL_STATE
from wellbeing.cli import arguments as common
from wellbeing.cli import log_filters
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.domain.referral import Outcome, ReferralState
from wellbeing.language import _

BACK = "back"


def add(parser: Parser) -> None:
    """REFERRAL, STEP, --appointment, --outcome, --vault, --passphrase-file and --json."""
    steps = [BACK, *(state.value for state in ReferralState if state is not ReferralState.CONSIDERED)]
    explained = parser.words(_("the id of a referral, or as many of its first characters as tell it from the others"))
    parser.add_argument("referral", metavar=parser.words(_("REFERRAL")), help=explained)
    parser.add_argument(
        "step",
        choices=steps,
        metavar=parser.words(_("STEP")),
        help=parser.words(_("one of {names}; “back” takes the last step back"), names=", ".join(steps)),
    )
    parser.option(
        "--appointment",
        words=_("day of the first appointment, such as 2026-01-31"),
        value=_("DAY"),
        type=log_filters.day,
    )
    parser.option(
        "--outcome",
        words=_("how the referral ended: {names}"),
        names=", ".join(Outcome),
        value=_("OUTCOME"),
        choices=[outcome.value for outcome in Outcome],
    )
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Note it. Raises Refused for an unknown referral, a step that does not follow, and a missing consent."""
    day = arguments.appointment
    outcome = Outcome(arguments.outcome) if arguments.outcome else None
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        found = referrals.find(session, arguments.referral)
        if arguments.step == BACK:
            referrals.take_back(session, found.id)
        else:
            referrals.move(session, found.id, ReferralState(arguments.step), appointment_on=day, outcome=outcome)
        now = referrals.get(session, found.id)
    if arguments.json:
        shown.data({"id": now.uid, "state": now.state, "waited_days": now.waited_days, "outcome": now.outcome})
    else:
        shown.say(_("The referral stands at: {state}."), state=shown.text(REFERRAL_STATE[now.state]))
    return 0
