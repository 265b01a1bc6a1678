"""`wellbeing representative add`: take in another representative's card, after its fingerprint was compared."""

import argparse

from wellbeing.app import representatives
from wellbeing.cli import arguments as common
from wellbeing.cli import compared_card
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """FILE, --fingerprint, --vault, --passphrase-file and --json."""
    compared_card.add(parser)
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Keep it. Raises Refused where the fingerprint is another one."""
    card = representatives.look(arguments.file)
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        representatives.know(session, card, arguments.fingerprint)
    if arguments.json:
        shown.data({"name": card.name, "union": card.union, "fingerprint": card.fingerprint})
    else:
        shown.say(_("{name} is known now: cases can go to and come from them."), name=card.name)
    return 0
