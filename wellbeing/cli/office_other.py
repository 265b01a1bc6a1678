"""`wellbeing office other`: the other one of the two offices, after its fingerprint was compared."""

import argparse

from wellbeing.app import representatives
from wellbeing.app.office import own
from wellbeing.cli import arguments as common
from wellbeing.cli import compared_card
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """FILE, --fingerprint, --vault and --passphrase-file."""
    compared_card.add(parser)
    common.vault(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Keep it. Raises Refused where the fingerprint is another one."""
    card = representatives.look(arguments.file)
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        own.know_other(session, card, arguments.fingerprint)
    shown.say(_("{name} is the other office now."), name=card.name)
    return 0
