"""`wellbeing officer hold`: let nothing of an officer be erased while a claim is open, or lift that."""

import argparse

from wellbeing.app import officer_rights
from wellbeing.cli import arguments as common
from wellbeing.cli import log_filters, officer_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """OFFICER, --reason and --until, or --lift, --vault, --passphrase-file and --json."""
    officer_argument.add(parser)
    parser.option("--reason", words=_("which claim is open"), value=_("WORDS"), default="")
    parser.option(
        "--until", words=_("the last day of the hold, such as 2027-12-31"), value=_("DAY"), type=log_filters.day
    )
    parser.option("--lift", words=_("the claim has ended"), action="store_true")
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Set a hold, or lift those that stand."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        officer_id = officer_rights.by_words(session, arguments.officer)
        if arguments.lift:
            officer_rights.lift_holds(session, officer_id)
        else:
            officer_rights.hold(session, officer_id, arguments.reason, arguments.until)
        standing = officer_rights.standing(session, officer_id).holds
    if arguments.json:
        shown.data({"holds": [{"reason": one.reason, "until": one.until.isoformat()} for one in standing]})
    elif arguments.lift:
        shown.say(_("No hold stands for this officer any more."))
    else:
        shown.say(
            _("Until the end of {date} nothing of this officer is erased."), date=shown.language.date(arguments.until)
        )
    return 0
