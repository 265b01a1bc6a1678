"""`wellbeing release read-in`: after a restore, what had left is taken into the ledger again, and releasing opened."""

import argparse
from pathlib import Path

from wellbeing.app import releasing, vaults
from wellbeing.app.contributing import reading_in
from wellbeing.cli import arguments as common
from wellbeing.cli import card_file
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The folders, --card, --nothing-else-by, --vault, --passphrase-file and --json."""
    parser.add_argument(
        "folders",
        metavar=parser.words(_("FOLDER")),
        type=Path,
        nargs="*",
        help=parser.words(
            _("a release folder or a contribution's file that left since the backup was made; the oldest first")
        ),
    )
    card_file.add(parser, _("the signer's card, where the backup is older than the vault's first release"))
    parser.option(
        "--nothing-else-by",
        words=_("your name: you state that nothing else has left since the backup, which opens releasing"),
        value=_("NAME"),
    )
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Read them in, then open releasing where somebody states that there is nothing else."""
    card = card_file.card_of(arguments)
    session = vaults.unlock(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown.language)
    try:
        periods = [
            (reading_in.read_in(session, place) if place.is_file() else releasing.read_in(session, place, card)).label
            for place in arguments.folders
        ]
        if arguments.nothing_else_by is not None:
            releasing.state_complete(session, arguments.nothing_else_by)
        closed = releasing.closed(session)
    finally:
        vaults.close(session)
    if arguments.json:
        shown.data({"read_in": periods, "releasing_closed": closed is not None})
        return 0
    for period in periods:
        shown.say(_("Read in: what left of {period}."), period=period)
    if closed is None:
        shown.say(_("Releasing is open."))
    else:
        moment = shown.language.moment(closed.made_at)
        shown.say(
            _(
                "Releasing is closed: the vault was restored from a backup of {moment}. Read in what has left since, "
                "or state with --nothing-else-by that there is nothing (else)."
            ),
            moment=moment,
        )
    return 0
