"""`wellbeing office enrol`: enrol a representative after their fingerprint was compared, or end that."""

import argparse

from wellbeing.app import representatives
from wellbeing.app.office import enrolment
from wellbeing.cli import arguments as common
from wellbeing.cli import compared_card
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """FILE, --fingerprint, --area, --pseudonym, --vault and --passphrase-file."""
    compared_card.add(parser)
    parser.option("--area", words=_("where they work: a NUTS 2 region, such as DE21"), value=_("CODE"), required=True)
    parser.option(
        "--pseudonym",
        words=_("the name by which both offices know them"),
        value=_("NAME"),
        required=True,
    )
    common.vault(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Enrol. Raises Refused where the fingerprint is another one, or card or pseudonym is in use."""
    card = representatives.look(arguments.file)
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        enrolment.enrol(session, card, arguments.fingerprint, area=arguments.area, pseudonym=arguments.pseudonym)
    shown.say(_("{name} is enrolled."), name=card.name)
    return 0
