"""`wellbeing officer restrict`: keep an officer's records without using them, or lift that."""

import argparse

from wellbeing.app import officer_rights
from wellbeing.cli import arguments as common
from wellbeing.cli import officer_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.domain.rights import Ground
from wellbeing.language import _


def add(parser: Parser) -> None:
    """OFFICER, --ground or --lift, --vault, --passphrase-file and --json."""
    officer_argument.add(parser)
    either = parser.add_mutually_exclusive_group(required=True)
    grounds = [ground.value for ground in Ground]
    either.add_argument(
        "--ground",
        choices=grounds,
        metavar=parser.words(_("WORD")),
        help=parser.words(_("why: {names}"), names=", ".join(grounds)),
    )
    either.add_argument("--lift", action="store_true", help=parser.words(_("use the records again")))
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Restrict, or lift. Raises Refused while an emergency is open."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        officer_id = officer_rights.by_words(session, arguments.officer)
        if arguments.lift:
            officer_rights.lift_restriction(session, officer_id)
        else:
            officer_rights.restrict(session, officer_id, Ground(arguments.ground))
        restriction = officer_rights.standing(session, officer_id).restriction
    if arguments.json:
        since = restriction.since.isoformat(timespec="seconds") if restriction else None
        shown.data(
            {"restricted": restriction is not None, "ground": restriction and restriction.ground, "since": since}
        )
    elif arguments.lift:
        shown.say(_("The records are used again."))
    else:
        shown.say(_("The records are kept and not used: no follow-up, no letter, no figure, until this is lifted."))
    return 0
